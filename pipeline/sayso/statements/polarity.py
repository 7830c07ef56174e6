"""Whether the source stands by the content: negation on the cue, and cues that deny.

Each negation turns the polarity round: "did not say" is negative, "did not deny" positive. It stands
before the cue ("never said", "neither confirmed nor denied"), on what the cue hangs from ("refused to
say", "stopped short of calling for"), in the source ("nobody said") or is the object ("blamed nobody").
"""

from __future__ import annotations

from typing import get_args

from spacy.tokens import Token

from sayso.knowledge import Knowledge
from sayso.knowledge.assertions import Negation, NegationPlace
from sayso.language.lemmas import Lemmas
from sayso.records import Polarity
from sayso.statements.acts import Act
from sayso.statements.frames import Attribution
from sayso.statements.syntax import SUBJECTS

MAX_CLIMB = 5  # words up from the cue to what it hangs from: "stopped short of calling"
HANGS = frozenset({"xcomp", "pcomp", "prep", "acomp"})
LINKS = HANGS | {"advmod"}  # "stopped short of"
JOINS = frozenset({"or", "nor"})
AFFIRMS = frozenset({"a", "the"})  # "a few", "the few"


class Polarities:
    """Judges the polarity of attributions."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._words: dict[NegationPlace, set[str]] = {place: set() for place in get_args(NegationPlace)}
        for row in knowledge.table("negations", Negation).values():
            verb = row.place in ("governor", "withdrawal")
            forms = lemmas.forms(row.word) | {row.word} if verb else {row.word}
            self._words[row.place].update(forms)

    def judge(self, cue: Token, found: Attribution, act: Act) -> tuple[Polarity, list[Token]]:
        """The polarity of what ``found`` attributes by ``cue``, and the words that turn it."""
        if found.row.kind == "preposition":
            return act.polarity, []
        shared = self._shared(cue)
        if shared:  # who "neither confirms nor denies" stands by nothing
            return "negative", shared
        signs = self._before(cue) + self._above(cue) + self._inside(cue, found)
        if act.polarity == "negative" or found.row.id in self._words["cue"]:
            signs.append(cue)
        return ("negative" if len(signs) % 2 else "positive"), signs

    def _before(self, cue: Token) -> list[Token]:
        return [child for child in cue.lefts if self._negates(child)]

    def _shared(self, cue: Token) -> list[Token]:
        """The negation before the verb that the cue is coordinated with by "or": "did not see or say"."""
        if cue.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in cue.lefts):
            return []
        first = cue.head
        joined = any(child.dep_ == "cc" and child.lower_ in JOINS for child in first.rights)
        return self._before(first) if joined else []

    def _negates(self, word: Token) -> bool:
        lower, words = word.lower_, self._words["before"]
        return lower in words or (word.i > 0 and f"{word.nbor(-1).lower_} {lower}" in words)

    def _above(self, cue: Token) -> list[Token]:
        """The negations on the words that the cue hangs from."""
        signs: list[Token] = []
        word = cue
        for _ in range(MAX_CLIMB):
            if word.dep_ not in (HANGS if word.i == cue.i else LINKS) or word.head.i == word.i:
                break
            word = word.head
            beside = (c for c in word.rights if c.i < cue.i and c.dep_ == "advmod")  # "has yet to say"
            signs.extend(w for w in (word, *beside) if w.lower_ in self._words["governor"])
            if word.tag_[:1] in "VJ":
                signs.extend(self._before(word))
        if cue.tag_[:1] == "N" and cue.dep_ == "dobj" and cue.head.lower_ in self._words["withdrawal"]:
            signs.append(cue.head)
        return signs

    def _inside(self, cue: Token, found: Attribution) -> list[Token]:
        """The negation that is the source ("nobody said") or the whole object ("blamed nobody")."""
        source, words = found.source, self._words["subject"]
        if source is not None and source.tag_ != "PRP":
            for word in (source, *source.lefts):
                if word.lower_ in words and (word.i == 0 or word.nbor(-1).lower_ not in AFFIRMS):
                    return [word]
        if found.rule == "frame.object":
            start, end = found.content[0]
            if end - start == 1 and cue.doc[start].lower_ in self._words["object"]:
                return [cue.doc[start]]
        return []
