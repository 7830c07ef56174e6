"""Which speech act a cue performs: that of its row, changed by who speaks and what about.

A paper and a document report; who was asked answers; a description praises or criticises by its words;
who does not deny admits.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.knowledge import Knowledge
from sayso.records import Modality, Polarity
from sayso.statements.frames import Attribution
from sayso.statements.people import People

PLAIN = "say"
COLOURED = frozenset({"say", "criticise", "believe"})  # acts that the words of a description change
LONGEST = 30  # tokens of a description that are read


@dataclass(frozen=True, slots=True)
class Act:
    """A row of models/acts.csv: a speech act and what it makes of its content.

    ``spoken`` tells acts that put something forward from those of mind or attitude; ``stands`` those
    whose modality holds for a clause too that does not say otherwise ("asked where it is"); ``undone``
    is the act that the negation of another amounts to ("did not deny").
    """

    id: str
    polarity: Polarity
    modality: Modality
    spoken: bool
    meaning: str
    stands: bool = False
    undone: str = ""


@dataclass(frozen=True, slots=True)
class Attitude:
    """A row of models/attitudes.csv: a word (the id) that gives the act of what describes with it."""

    id: str
    act: str
    example: str = ""


class Acts:
    """Finds the act of attributions."""

    def __init__(self, knowledge: Knowledge, people: People) -> None:
        self.rows = knowledge.table("acts", Act)
        self._attitudes = knowledge.table("attitudes", Attitude)
        self._people = people

    def of(self, doc: Doc, found: Attribution) -> Act:
        """The act of ``found`` before negation is asked for."""
        return self.rows[self._id(doc, found)]

    def _id(self, doc: Doc, found: Attribution) -> str:
        act = found.row.act
        if found.rule in ("frame.predicate", "frame.object") and act in COLOURED:
            return self._by_words(doc, found) or act
        if act != PLAIN:
            return act
        if found.source is not None and self._people.report(found.source):
            return "report"
        return "answer" if _was_asked(doc, found) else act

    def _by_words(self, doc: Doc, found: Attribution) -> str | None:
        """The act that the words of a description or the object of the cue ("voiced doubts") give."""
        start, end = found.content[-1]
        words = list(doc[start : min(end, start + LONGEST)])
        if found.rule == "frame.object":
            words = [token for token in words if token.dep_ == "dobj" and token.head.i == found.verb]
        for token in words:
            if token.lower_ in self._attitudes:
                return self._attitudes[token.lower_].act
        return None


def _was_asked(doc: Doc, found: Attribution) -> bool:
    """Whether a question stands right before: "Asked who won, she said …", "Who won? “We,” he said."."""
    if any(child.lower_ == "asked" and child.tag_ == "VBN" for child in doc[found.verb].lefts):
        return True
    if not found.quoted:
        return False
    first = min(found.content[0][0], found.cue[0])
    if found.source is not None:
        first = min(first, found.source.left_edge.i)
    at = first - 1
    while at >= 0 and (doc[at].is_quote or (doc[at].is_space and "\n" not in doc[at].text)):
        at -= 1
    return at >= 0 and doc[at].text == "?"
