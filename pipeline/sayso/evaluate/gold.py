"""What is annotated in an article, as values; `sayso.evaluate.read` reads them.

Every span counts code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from sayso.records import (
    Basis,
    Bound,
    DateType,
    Modality,
    NumberKind,
    PlaceForm,
    Polarity,
    QuoteType,
    SourceForm,
)
from sayso.spans import Span

Layer = Literal[
    "addressee",
    "quote_type",
    "act",
    "polarity",
    "modality",
    "form",
    "speaker",
    "parent",
    "numbers",
    "places",
    "dates",
]
LAYERS: frozenset[Layer] = frozenset(get_args(Layer))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """An attributed statement; a role that the text does not have is an empty tuple.

    ``speaker`` is the name of whom the source stands for, ``parent`` the id of the statement that
    this one is nested in. What the gold does not annotate is None or empty; `GoldDocument.layers`
    tells it from what is not there.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressee: tuple[Span, ...] = ()
    quote_type: QuoteType | None = None
    act: str | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    form: SourceForm | None = None
    speaker: str | None = None
    parent: str | None = None


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
class GoldDate:
    """A time expression; ``value`` is TIMEX3's, None where the article does not tell it."""

    id: str
    span: Span
    type: DateType
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """An annotated article: ``header`` as written, ``text`` the body that all spans refer to.

    ``layers`` are what was annotated beside source, cue and content.
    """

    name: str
    header: Mapping[str, str]
    text: str
    statements: tuple[GoldStatement, ...]
    numbers: tuple[GoldNumber, ...]
    places: tuple[GoldPlace, ...]
    dates: tuple[GoldDate, ...] = ()
    layers: frozenset[Layer] = LAYERS

    @property
    def published(self) -> str | None:
        """The date of publication, where the header has one."""
        return self.header.get("Date")
