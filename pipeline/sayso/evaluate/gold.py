"""What a person annotated in an article, as values; `sayso.evaluate.brat` reads them.

Every span counts code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.records import Basis, Bound, Modality, NumberKind, PlaceForm, Polarity, QuoteType, SourceForm
from sayso.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """An attributed statement; a role that the text does not have is an empty tuple.

    ``speaker`` is the name of whom the source stands for, ``parent`` the id of the statement that
    this one is nested in.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: tuple[Span, ...]
    quote_type: QuoteType
    act: str
    polarity: Polarity
    modality: Modality
    form: SourceForm
    speaker: str | None
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldNumber:
    """A number; ``value`` is None for a range (``low``, ``high``), a score and a vague number."""

    id: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    kind: NumberKind
    unit: str | None
    counted: str | None
    outcome: str | None
    group: str | None
    basis: Basis | None
    party: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A mention of a place, with ISO 3166-1 country and GeoNames id where they are certain."""

    id: str
    span: Span
    form: PlaceForm
    country: str | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """An annotated article: ``header`` as written, ``text`` the body that all spans refer to."""

    name: str
    header: Mapping[str, str]
    text: str
    statements: tuple[GoldStatement, ...]
    numbers: tuple[GoldNumber, ...]
    places: tuple[GoldPlace, ...]
