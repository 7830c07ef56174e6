"""What befell the counted: killed, wounded, missing, …, read from the words around a noun.

Dependency frames over models/outcomes.csv. The parser errs on the clipped sentences of casualty
news ("43 killed, 200 wounded"), so the words right beside the number are asked first.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexicon import Cue
from sayso.mentions.numbers.outcomes import OutcomeWords, has_number

MAX_CLIMB = 6
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "DT", "JJ", "JJR", "WP")
COMPLEMENTS = ("xcomp", "oprd", "acomp", "attr", "ccomp", "advcl", "prt", "advmod", "dep")
LOST = frozenset({"advcl", "ROOT", "dep", "npadvmod", "ccomp", "appos", "conj"})
VERBAL = ("VBN", "VBD", "VB", "VBZ", "VBP", "VBG")
BOUNDING = frozenset({"over", "above", "under", "below", "about", "around", "between", "than"})
AUXILIARIES = frozenset({"have", "has", "had", "were", "was", "are", "is"})
CLAUSE_ENDS = frozenset(
    {"who", "which", "that", "and", "but", "when", "while", "after", "as", ";", ".", "said"}
)
TOLL_PREPOSITIONS = frozenset({"to", "at", "from", "by", "as", "above", "past", "over"})
THOSE = ("those", "that")
AHEAD = 12  # tokens after a noun among which its predicate is looked for


class Outcomes:
    """Finds the outcome of a counted noun (or of a number that counts nothing named)."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self.words = OutcomeWords(knowledge, lemmas)
        cues = knowledge.table("number_cues", Cue)
        self._filler = frozenset(cues["before_outcome"].forms)
        self._containers = frozenset(cues["container"].forms)

    def beside(self, doc: Doc, first: int, last: int, head: Token, person: bool | None) -> str | None:
        """The outcome said by a participle or adjective right around the number and its noun.

        ``first`` and ``last`` are the indexes of the number's own tokens.
        """
        before = doc[first - 2] if first > 1 and doc[first - 1].tag_ == "''" else None
        if before is not None and before.tag_ in ("VBN", "VBD", "JJ"):  # had “neutralised” 14 rebels
            found = self.words.word("transitive", before.lower_, person)
            if found is not None:
                return found
        inner = [doc[i] for i in range(last + 1, head.i)] if last < head.i <= last + 6 else []
        for token in inner:
            found = self.words.state(token, person)
            if found is not None:
                return self.words.joined(token, found)
        found = self._after(doc, max(last, head.i), person)
        return None if _is_published(head, found) else found

    def _after(self, doc: Doc, at: int, person: bool | None) -> str | None:
        """As in "43 killed", "30 others injured", "12 people dead"."""
        for token in doc[at + 1 : at + 4]:
            if self.words.is_fatal(token):  # "ten were shot, three fatally"
                return "killed"
            if token.lower_ in self._filler and self.words.state(token, person) is None:
                continue
            found = self.words.state(token, person)
            if found is None or (token.tag_ == "VBD" and _child(token, "dobj") is not None):
                return None
            if token.dep_ == "amod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNP", "NN"):
                return found if token.i + 1 == token.head.i and token.head.tag_ == "NNS" else None
            return self.words.joined(token, found)
        return None

    def of_clause(self, head: Token, person: bool | None) -> str | None:
        """The outcome that the clause around ``head`` gives it, climbing the parse."""
        current = head
        for _ in range(MAX_CLIMB):
            found = self._attached(current, person) or self._governed(current, person)
            if found is not None:
                return found
            upper = self._upper(current)
            if upper is None:
                return None
            listed = current.tag_ == "CD" or upper.lower_ in THOSE or current.lower_ in THOSE
            if listed and upper.tag_ in ("NNS", "NN"):
                # "three deaths in the west, two in the east", "13 bodies, including those of two men"
                found = self.words.of_noun(upper)
                if found is not None:
                    return found
            current = upper
        return None

    def ahead(self, noun: Token, person: bool | None) -> str | None:
        """The outcome of the next predicate after ``noun``, where the parse lost its subject.

        As in "two children in Baghdad, Iraq have died": an auxiliary and a participle, with no
        other number or full verb before them.
        """
        part = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.tag_ == "CD"
        if noun.dep_ not in LOST and not part:
            return None
        doc = noun.doc
        for i in range(noun.i + 1, min(noun.i + AHEAD, len(doc) - 1)):
            token = doc[i]
            if token.is_sent_start or token.tag_ in ("CD", ":", "MD") or token.lower_ in CLAUSE_ENDS:
                return None
            if token.lower_ in AUXILIARIES:
                verb = doc[i + 1] if doc[i + 1].lower_ != "been" or i + 2 >= len(doc) else doc[i + 2]
                passive = token.lower_ not in ("have", "has", "had") or verb.i > i + 1
                return self._of_subject(verb, passive, person) or self.words.state(verb, person)
            if token.tag_ in ("VBD", "VBZ", "VBP"):
                return self.words.word("intransitive", token.lower_, person)
        return None

    def _attached(self, noun: Token, person: bool | None) -> str | None:
        """A participle or relative clause on ``noun`` ("people killed in …", "who died")."""
        after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
        if after is not None and after.lower_ == "who" and after.dep_ in ("nsubj", "nsubjpass"):
            found = self._of_subject(after.head, after.dep_ == "nsubjpass", person)
            if found is not None:
                return found
        for child in noun.children:
            if (
                child.i > noun.i
                and child.dep_ in ("acl", "amod", "appos")
                and child.tag_ in ("VBN", "JJ", "VBD")
            ):
                found = self.words.state(child, person)
                if _is_published(noun, found):
                    continue
                if found is not None:
                    return self.words.joined(child, found)
            elif child.dep_ == "relcl":
                found = self._relative(child, person)
                if found is not None:
                    return found
        return None

    def _relative(self, verb: Token, person: bool | None) -> str | None:
        subject = _child(verb, "nsubjpass") or _child(verb, "nsubj")
        if subject is not None and subject.tag_ not in ("WP", "WDT"):
            return None
        passive = _child(verb, "nsubjpass") is not None or _child(verb, "auxpass") is not None
        return self._of_subject(verb, passive, person)

    def _upper(self, token: Token) -> Token | None:
        """The noun whose clause ``token`` shares: its head, first conjunct or container."""
        head = token.head
        if head is token:
            return None
        if token.dep_ in ("conj", "appos", "nummod", "quantmod", "compound", "amod", "nmod", "poss", "dep"):
            return head if head.tag_ in NOMINAL else None
        if token.dep_ != "pobj" or head.head.tag_ not in NOMINAL:
            return None
        owner = head.head
        whole = head.lower_ == "of" and (self._lemmas.of(owner) in self._containers or owner.lower_ in THOSE)
        return owner if whole or head.lower_ == "including" else None

    def _governed(self, token: Token, person: bool | None) -> str | None:
        """The outcome by the role that ``token`` plays for its head."""
        head, dep = token.head, token.dep_
        if dep == "nsubjpass":
            return self._of_subject(head, True, person)
        if dep == "nsubj" and head.dep_ == "auxpass":  # the parser hangs some subjects on "were"
            return self._of_subject(head.head, True, person)
        if dep == "nsubj":
            return self._of_subject(head, False, person)
        if dep in ("dobj", "attr", "oprd") or (dep == "advmod" and token.tag_ == "JJR"):  # "wounded 56 more"
            return self._of_object(token, head, person)
        if dep == "pobj" and head.lower_ in BOUNDING and head.i < head.head.i and head.head.tag_[0] in "VJ":
            verb = head.head  # "between 40 and 50 people were missing"
            return self._of_subject(verb, _child(verb, "auxpass") is not None, person)
        if dep == "pobj" and head.lower_ in BOUNDING and head.head.tag_ in VERBAL:  # "infected over 4,000"
            return self._of_object(token, head.head, person) or self._of_preposition(head, token, person)
        if dep == "pobj":
            return self._of_preposition(head, token, person)
        return None

    def _of_subject(self, verb: Token, passive: bool, person: bool | None) -> str | None:
        """What befalls the subject of ``verb``."""
        lower = verb.lower_
        found = self.words.framed("frame" if passive else "subject-frame", verb, person)
        found = found or (self.words.suffered(lower, person, verb) if passive else None)
        found = found or self.words.word("intransitive", lower, person)
        if found == "rescued" and _is_counterfactual(verb):
            return None
        if found is None and verb.tag_ in ("VBG", "JJ"):
            found = self.words.word("state", lower, person)
        if (
            found is None
            and not passive
            and verb.tag_ in ("VBN", "VBD", "JJ")
            and _child(verb, "dobj") is None
        ):
            found = self.words.word("transitive", lower, person) if _child(verb, "aux") is None else None
        if found is not None:
            return self.words.joined(verb, found)
        if not passive and _child(verb, "dobj") is not None:
            return self._suffered(verb)
        among = next(
            (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("among", "amongst")), None
        )
        if (
            among is not None and (whole := _child(among, "pobj")) is not None
        ):  # "among the dead were four men"
            found = self._collective(whole)
            if found is not None:
                return found
        for child in verb.children:
            if child.i > verb.i and (child.dep_ in COMPLEMENTS or child.dep_ == "prep"):
                found = self._complement(child, person)
                if found is not None:
                    return found
        return None

    def _complement(self, child: Token, person: bool | None) -> str | None:
        """As in "were declared killed", "are missing", "is believed to have died", "are in custody"."""
        found = self.words.state(child, person)
        if (
            found is not None
            and child.dep_ not in ("prep",)
            and child.tag_[:1] in "VJ"
            and _child(child, "nsubj") is None
        ):
            return self.words.joined(child, found)
        if child.dep_ == "prep":
            return self.words.phrase_state(child)
        if child.dep_ in ("xcomp", "ccomp") and _child(child, "nsubj") is None:
            return self._of_subject(child, _child(child, "auxpass") is not None, person)
        return None

    def _suffered(self, verb: Token) -> str | None:
        """As in "12 suffered burns", "20 lost their lives"."""
        noun = _child(verb, "dobj")
        if noun is None:
            return None
        lemma = self._lemmas.of(noun)
        if self.words.word("life-verb", verb.lower_, True):
            return self.words.word("lives", lemma, True)
        return self.words.word("suffer", lemma, True)

    def _of_object(self, token: Token, verb: Token, person: bool | None) -> str | None:
        """What befalls the object of ``verb``, or the members of its subject ("the dead included 14")."""
        if token.dep_ in ("dobj", "advmod", "pobj"):
            lemma = self._lemmas.of(token)
            if self.words.word("life-verb", verb.lower_, True) and self.words.word("lives", lemma, True):
                return self.words.word("lives", lemma, True)
            found = (
                self.words.framed("frame", verb, person)
                or self.words.word("transitive", verb.lower_, person, verb)
                or self.words.word("active", verb.lower_, person)
            )
            if found is not None:
                return self.words.joined(verb, found)
        for child in verb.children:
            if child.i > token.i and child.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "advcl", "prt"):
                found = self.words.state(child, person)
                if found is not None and child.tag_ in ("VBN", "JJ", "VBD"):
                    return self.words.joined(child, found)
        other = next((c for c in verb.children if c.dep_ == "dobj" and c.i < token.i), None)
        if other is not None and self.words.word(
            "toll", other.lower_, True
        ):  # "taking the toll up to 212 people"
            return self._toll(other)
        subject = _child(verb, "nsubj") or _child(verb, "nsubjpass")
        return None if subject is None else self._collective(subject)

    def _of_preposition(self, prep: Token, token: Token, person: bool | None) -> str | None:
        """As in "the death of 12", "a toll of 43", "the toll rose to 43"."""
        head = prep.head
        if head.tag_ in NOMINAL or (head.tag_ == "VBG" and prep.lower_ == "of"):
            return self._of_genitive(prep, head, token, person)
        if prep.lower_ == "with" and head.lower_ == "along":  # "injured along with three bystanders"
            verb = head.head
            return self.words.word("transitive", verb.lower_, person) if verb.tag_ == "VBN" else None
        if prep.lower_ not in TOLL_PREPOSITIONS:
            return None
        if head.tag_ in ("IN", "RB", "RP"):
            head = head.head
        for child in head.children:
            if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
                relative = child.tag_ == "WDT" and head.dep_ == "relcl"
                found = self._collective(head.head if relative else child)
                if found is not None:
                    return found
        return None

    def _of_genitive(self, prep: Token, noun: Token, token: Token, person: bool | None) -> str | None:
        """As in "the death of 12", "a toll of 43", "the lives of 12", "the toll to 43"."""
        if prep.i and prep.doc[prep.i - 1].tag_ in ("NN", "NNS"):  # "the death of 10 and injury of 31"
            noun = prep.doc[prep.i - 1]
        lemma = self._lemmas.of(noun)
        if lemma == "toll" or (lemma == "number" and prep.lower_ in TOLL_PREPOSITIONS):
            return self._toll(noun)
        if prep.lower_ != "of":
            return None
        if self.words.word("lives-noun", lemma, True):  # "the loss of 23 lives"
            lost = self.words.word("lives", self._lemmas.of(token), True)
            if lost is not None:
                return lost
        if self.words.word("lives", lemma, True) and self.words.word("life-verb", noun.head.lower_, True):
            return self.words.word("lives", lemma, True)
        return self.words.word("of", lemma, person) or self.words.word("of", noun.lower_, person)

    def _collective(self, noun: Token) -> str | None:
        """The outcome of a noun that stands for all victims: "the dead", "the death toll"."""
        lower = noun.lower_
        lemma = self._lemmas.of(noun)
        if noun.tag_ in ("NNP", "NNPS"):
            return None
        if lemma == "toll" or self._lemmas.of(noun) == "number":
            return self._toll(noun)
        if has_number(noun):
            return None
        return (
            self.words.of_noun(noun)
            or self.words.word("collective", lemma, True)
            or self.words.word("state", lower, True)
        )

    def _toll(self, noun: Token) -> str | None:
        """Deaths unless the noun says otherwise ("the number of wounded", "casualty toll")."""
        for token in noun.subtree:
            if token.i != noun.i:
                found = self.words.of_noun(token) or self.words.state(token, True)
                found = found or self.words.word("intransitive", token.lower_, True)
                if found is not None:
                    return found
        return self.words.word("toll", noun.lower_, True)


def _is_published(noun: Token, found: str | None) -> bool:
    """As in "a poll of 400 voters released on Friday": it is the poll that was released."""
    return found == "released" and noun.dep_ == "pobj"


def _is_counterfactual(verb: Token) -> bool:
    """As in "could have been saved": they were not."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return "have" in helpers and not helpers.isdisjoint(("could", "might", "would", "should"))


def _child(token: Token, dep: str) -> Token | None:
    return next((child for child in token.children if child.dep_ == dep), None)
