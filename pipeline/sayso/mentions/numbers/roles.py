"""What befalls a noun by the role that it plays for its head: subject, object, complement, member.

"Nine were shot", "the storm killed nine", "a toll of nine", "the dead included nine children".
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexicon import Cue
from sayso.mentions.numbers.outcomes import OutcomeWords, has_number

NOMINAL = ("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "DT", "JJ", "JJR", "WP")
COMPLEMENTS = ("xcomp", "oprd", "acomp", "attr", "ccomp", "advcl", "prt", "advmod", "dep")
VERBAL = ("VBN", "VBD", "VB", "VBZ", "VBP", "VBG")
BOUNDING = frozenset({"over", "above", "under", "below", "about", "around", "between", "than"})
TOLL_PREPOSITIONS = frozenset({"to", "at", "from", "by", "as", "above", "past", "over"})


class Roles:
    """Asks the head of a noun what befalls the noun."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas, words: OutcomeWords) -> None:
        self._lemmas = lemmas
        self.words = words
        membership = knowledge.table("number_cues", Cue)["membership"].forms
        self._membership = frozenset(form for verb in membership for form in lemmas.forms(verb))

    def governed(self, token: Token, person: bool | None) -> str | None:
        """The outcome by the role that ``token`` plays for its head."""
        head, dep = token.head, token.dep_
        if dep == "nsubjpass":
            return self.of_subject(head, True, person)
        if dep == "nsubj" and head.dep_ == "auxpass":  # the parser hangs some subjects on "were"
            return self.of_subject(head.head, True, person)
        if dep == "nsubj":
            return self.of_subject(head, False, person)
        if dep in ("dobj", "attr", "oprd") or (dep == "advmod" and token.tag_ == "JJR"):  # "wounded 56 more"
            return self._of_object(token, head, person)
        if dep == "pobj" and head.lower_ in BOUNDING and head.i < head.head.i and head.head.tag_[0] in "VJ":
            verb = head.head  # "between 40 and 50 people were missing"
            return self.of_subject(verb, child_of(verb, "auxpass") is not None, person)
        if dep == "pobj" and head.lower_ in BOUNDING and head.head.tag_ in VERBAL:  # "infected over 4,000"
            return self._of_object(token, head.head, person) or self._of_preposition(head, token, person)
        if dep == "pobj":
            return self._of_preposition(head, token, person)
        return None

    def of_subject(self, verb: Token, passive: bool, person: bool | None) -> str | None:
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
            and child_of(verb, "dobj") is None
        ):
            found = self.words.word("transitive", lower, person) if child_of(verb, "aux") is None else None
        if found is not None:
            return self.words.joined(verb, found)
        if not passive and child_of(verb, "dobj") is not None:
            return self._suffered(verb)
        among = next(
            (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("among", "amongst")), None
        )
        if (
            among is not None and (whole := child_of(among, "pobj")) is not None
        ):  # "among the dead were four men"
            found = self._collective(whole)
            if found is not None:
                return found
        return self._of_predicate(verb, passive, person)

    def _of_predicate(self, verb: Token, passive: bool, person: bool | None) -> str | None:
        """What the complements of ``verb``, the verbs joined to it, or one above it say of its subject."""
        if verb.dep_ == "ccomp" and verb.tag_ in ("JJ", "VBN") and child_of(verb, "aux") is None:
            found = self.words.framed("frame", verb.head, person)  # "found all four guilty"
            if found is not None:
                return found
        for child in verb.children:
            found = None
            if child.i > verb.i and (child.dep_ in COMPLEMENTS or child.dep_ == "prep"):
                found = self._complement(child, person)
            elif child.dep_ == "conj" and not has_subject(child):
                also = passive and child.tag_ == "VBN" and child_of(child, "aux") is None
                found = self.of_subject(child, also or child_of(child, "auxpass") is not None, person)
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
            and not has_subject(child)
        ):
            return self.words.joined(child, found)
        if child.dep_ == "prep":
            return self.words.phrase_state(child)
        if child.dep_ in ("xcomp", "ccomp") and not has_subject(child):
            return self.of_subject(child, child_of(child, "auxpass") is not None, person)
        return None

    def _suffered(self, verb: Token) -> str | None:
        """As in "12 suffered burns", "20 lost their lives"."""
        noun = child_of(verb, "dobj")
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
                or self.words.done_to(verb.lower_, person, verb)
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
        subject = child_of(verb, "nsubj") or child_of(verb, "nsubjpass")
        member = subject is not None and verb.lower_ in self._membership
        return self._collective(subject) if subject is not None and member else None

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


def _is_counterfactual(verb: Token) -> bool:
    """As in "could have been saved": they were not."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return "have" in helpers and not helpers.isdisjoint(("could", "might", "would", "should"))


def has_subject(verb: Token) -> bool:
    """Whether ``verb`` has a subject of its own, active or passive."""
    return child_of(verb, "nsubj") is not None or child_of(verb, "nsubjpass") is not None


def child_of(token: Token, dep: str) -> Token | None:
    """The first child of ``token`` with the relation ``dep``, or None."""
    return next((child for child in token.children if child.dep_ == dep), None)
