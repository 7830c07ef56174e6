"""Whether what is said is put forward as true: polarity and modality, with the words that say so.

The act of the cue gives a default ("denied" makes it negative, "urged" an order); a negation on the
cue and hedges at the head of the content override it. Tables: models/acts.csv, models/modality.csv.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.records import Modality, Polarity
from sayso.spans import Span
from sayso.statements.syntax import Range
from sayso.values import Assertion

HEAD_WORDS = frozenset({"aux", "advmod", "mark", "amod"})


@dataclass(frozen=True, slots=True)
class Act:
    """A row of models/acts.csv: a speech act and what it makes of its content.

    ``spoken`` tells acts that put something forward from those of mind or attitude.
    """

    id: str
    polarity: Polarity
    modality: Modality
    spoken: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A row of models/modality.csv: a word that changes how firmly the content is asserted."""

    id: str
    word: str
    modality: Modality


class Assertions:
    """Judges contents by the tables of acts and hedges."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.acts = knowledge.table("acts", Act)
        self.hedges = {row.word: row for row in knowledge.table("modality", Hedge).values()}

    def judge(self, doc: Doc, cue: int, act: str, content: tuple[Range, ...]) -> Assertion:
        """The assertion of ``content`` (token ranges) under the cue token ``cue`` of ``act``."""
        row = self.acts[act]
        polarity, modality = row.polarity, row.modality
        evidence = [_span(doc[cue])] if polarity == "negative" else []
        negations = [child for child in doc[cue].children if child.dep_ == "neg"]
        if negations:
            polarity = "negative" if polarity == "positive" else "positive"
            evidence.extend(_span(token) for token in negations)
        hedge = self._hedge(doc, content) if modality == "asserted" else None
        if hedge is not None:
            modality = self.hedges[hedge.lower_].modality
            evidence.append(_span(hedge))
        return Assertion(polarity=polarity, modality=modality, evidence=tuple(sorted(evidence)))

    def _hedge(self, doc: Doc, content: tuple[Range, ...]) -> Token | None:
        """The first hedge that hangs on the head of the content, in reading order."""
        start, end = content[0]
        root = doc[start:end].root
        for child in root.children:
            if child.lower_ in self.hedges and child.dep_ in HEAD_WORDS and start <= child.i < end:
                return child
        return None


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
