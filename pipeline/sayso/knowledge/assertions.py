"""The words that negate and hedge statements and figures: models/negations.csv, models/modality.csv."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records import Modality

NegationPlace = Literal["before", "governor", "subject", "object", "withdrawal", "cue"]
HedgePlace = Literal["condition", "inversion", "opening", "aux", "adverb", "adjective", "noun", "verb", "cue"]


@dataclass(frozen=True, slots=True)
class Negation:
    """A row of models/negations.csv: a word that turns the polarity round, and its place.

    ``before`` the cue or what it hangs from; ``governor`` above the cue; in the ``subject``; as the
    ``object``; ``withdrawal`` of a noun cue ("dropped its demand"); or the row of a ``cue`` itself.
    """

    id: str
    word: str
    place: NegationPlace
    example: str = ""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A row of models/modality.csv: a word that changes how firmly the content is asserted.

    ``place`` says where: a ``condition`` that opens a clause on the head or an ``inversion`` ("had they
    asked"); the ``opening`` of a question; an ``aux``, ``adverb``, ``adjective`` or ``noun`` beside the
    head; a ``verb`` that is the head, with an infinitive ("seems to"); or the row of a ``cue`` whose
    content is no clause.
    """

    id: str
    word: str
    modality: Modality
    place: HedgePlace
    example: str = ""
