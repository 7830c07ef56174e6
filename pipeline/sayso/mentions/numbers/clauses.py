"""What befell the counted: killed, wounded, missing, …, read from the words around a noun.

Dependency frames over models/outcomes.csv. The parser errs on the clipped sentences of casualty
news ("43 killed, 200 wounded"), so the words right beside the number are asked first.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexicon import Cue
from sayso.mentions.numbers.outcomes import OutcomeWords
from sayso.mentions.numbers.roles import NOMINAL, Roles, child_of

MAX_CLIMB = 6
LOST = frozenset({"advcl", "ROOT", "dep", "npadvmod", "ccomp", "appos", "conj"})
AUXILIARIES = frozenset({"have", "has", "had", "were", "was", "are", "is"})
CLAUSE_ENDS = frozenset(
    {"who", "which", "that", "and", "but", "when", "while", "after", "as", ";", ".", "said"}
)
PARTICIPLES = ("acl", "amod", "appos")
THOSE = ("those", "that")
ASIDE = 8  # tokens of an aside between commas
BOUND_TAGS = ("IN", "RB", "RBR", "RBS", "JJR", "JJS", "DT")
OF_REACH = 5  # tokens of "at least" and the like between "of" and a number
AHEAD = 12  # tokens after a noun among which its predicate is looked for


class Outcomes:
    """Finds the outcome of a counted noun (or of a number that counts nothing named)."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self.words = OutcomeWords(knowledge, lemmas)
        self._roles = Roles(knowledge, lemmas, self.words)
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

    def before(self, doc: Doc, first: int, person: bool | None) -> str | None:
        """As in "the remains of at least 44 people", where the parse has lost what follows "of"."""
        at = first - 1
        while at > max(1, first - OF_REACH) and doc[at].tag_ in BOUND_TAGS and doc[at].lower_ != "of":
            at -= 1
        if at < 1 or doc[at].lower_ != "of":
            return None
        noun = doc[at - 1]
        return self.words.word("of", self._lemmas.of(noun), person) or self.words.word(
            "of", noun.lower_, person
        )

    def _after(self, doc: Doc, at: int, person: bool | None) -> str | None:
        """As in "43 killed", "30 others injured", "12 people dead"."""
        for token in doc[_past_aside(doc, at + 1) : at + ASIDE + 4][:3]:
            if self.words.is_fatal(token):  # "ten were shot, three fatally"
                return "killed"
            if token.lower_ in self._filler and self.words.state(token, person) is None:
                continue
            found = self.words.state(token, person)
            if found is None or (token.tag_ == "VBD" and child_of(token, "dobj") is not None):
                return None
            if token.dep_ == "amod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNP", "NN"):
                return found if token.i + 1 == token.head.i and token.head.tag_ == "NNS" else None
            return self.words.joined(token, found)
        return None

    def of_clause(self, head: Token, person: bool | None) -> str | None:
        """The outcome that the clause around ``head`` gives it, climbing the parse."""
        current = head
        for _ in range(MAX_CLIMB):
            found = self._attached(current, person) or self._roles.governed(current, person)
            found = found or self._related(current, person)
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
                return self._roles.of_subject(verb, passive, person) or self.words.state(verb, person)
            if token.tag_ in ("VBD", "VBZ", "VBP"):
                return self.words.word("intransitive", token.lower_, person)
        return None

    def _attached(self, noun: Token, person: bool | None) -> str | None:
        """A participle on ``noun`` ("people killed in …", "two dead")."""
        for child in noun.children:
            if child.i > noun.i and child.dep_ in PARTICIPLES and child.tag_ in ("VBN", "JJ", "VBD"):
                found = self.words.state(child, person)
                if found is not None and not _is_published(noun, found):
                    return self.words.joined(child, found)
        return None

    def _related(self, noun: Token, person: bool | None) -> str | None:
        """A relative clause on ``noun``; "who" right after it is its own, whatever the parser says."""
        after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
        if after is not None and after.lower_ == "who" and after.dep_ in ("nsubj", "nsubjpass"):
            found = self._roles.of_subject(after.head, after.dep_ == "nsubjpass", person)
            if found is not None:
                return found
        clauses = (child for child in noun.children if child.dep_ == "relcl")
        return next((found for c in clauses if (found := self._relative(c, person)) is not None), None)

    def _relative(self, verb: Token, person: bool | None) -> str | None:
        subject = child_of(verb, "nsubjpass") or child_of(verb, "nsubj")
        if subject is not None and subject.tag_ not in ("WP", "WDT"):
            own = subject.dep_ == "nsubjpass" or child_of(verb, "dobj") is not None
            return None if own else self.words.word("transitive", verb.lower_, person)  # the boys they took
        passive = child_of(verb, "nsubjpass") is not None or child_of(verb, "auxpass") is not None
        return self._roles.of_subject(verb, passive, person)

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


def _past_aside(doc: Doc, at: int) -> int:
    """The index after an aside with numbers of its own, as in "nine people, five of them women, dead"."""
    if at >= len(doc) or doc[at].lower_ != ",":
        return at
    end = next((i for i in range(at + 1, min(at + ASIDE, len(doc))) if doc[i].lower_ == ","), None)
    return at if end is None or doc[at + 1].tag_ != "CD" else end + 1


def _is_published(noun: Token, found: str | None) -> bool:
    """As in "a poll of 400 voters released on Friday": it is the poll that was released."""
    return found == "released" and noun.dep_ == "pobj"
