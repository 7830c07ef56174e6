"""What the extractors hand to one another: frozen values with spans, before ids are given.

The rooms mentions/, statements/ and resolve/ do not import each other; these are the words they
share. Every `Span` counts code points of the article's text. `sayso.build` turns the values into
the record's items.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.records import (
    ActorForm,
    ActorType,
    Basis,
    Bound,
    DateAnchor,
    DateBound,
    DateMod,
    DateType,
    Modality,
    NumberKind,
    PlaceForm,
    PlaceKind,
    Polarity,
    PublishedFrom,
    QuoteType,
    SourceForm,
)
from sayso.spans import Span

Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went wrong inside the article without stopping it."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch within quotation marks, inside one paragraph.

    ``inner`` lies between the marks, ``outer`` includes them; ``continues`` says that the quotation
    goes on in the next paragraph (opened again there and not closed here).
    """

    inner: Span
    outer: Span
    paragraph: int
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The head of the counted noun phrase."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """Whether the content is put forward as true, and how firmly."""

    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number as the text gives it.

    ``numeral`` is the number alone ("200"), ``quantity`` the number with its unit ("200 km"), both None
    where no number word stands ("a boy was hurt"); ``people`` says whether people are counted, None where
    the words do not tell; ``party`` is the words that say whose members are counted;
    ``assertion`` is how its clause puts it forward.
    """

    span: Span
    numeral: Span | None = None
    quantity: Span | None = None
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    kind: NumberKind
    unit: str | None = None
    per: str | None = None
    counted: Counted | None = None
    people: bool | None = None
    outcome: str | None = None
    group: str | None = None
    basis: Basis | None = None
    party: Span | None = None
    assertion: Assertion = field(default_factory=Assertion)
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time expression with its TIMEX3 value, resolved where the publication date allows it.

    ``partial`` is the value by the words alone, where these leave the year or the day open;
    ``first_day`` and ``last_day`` are those of the days that it covers; ``phrase`` is the span with
    the words that give ``bound``, of a range with its other end, None where it is no more.
    ``begins_range`` says that the next mention is that end.
    """

    span: Span
    type: DateType
    value: str | None
    partial: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    mod: DateMod | None = None
    bound: DateBound | None = None
    phrase: Span | None = None
    begins_range: bool = False
    anchor: DateAnchor
    reason: str | None = None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place; ``name`` is the form to look up in the gazetteer.

    ``kind`` is what the words beside the name say that it is ("the village of X", "X Province");
    ``modifier`` says that a country's name tells whose, not where ("US forces").
    """

    span: Span
    name: str
    form: PlaceForm
    kind: PlaceKind | None = None
    modifier: bool = False
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the article with all its mentions; ``reason`` says what decided its reading.

    ``external`` is its id in a user's own table, ``wikidata`` its id there.
    """

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    external: str | None = None
    wikidata: str | None = None
    reason: str
    mentions: tuple[PlaceMention, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that stand for an actor.

    ``name`` is the name without title or role ("Nikol Pashinyan"), or the words themselves of a
    nominal; ``span`` covers the name (or the pronoun, or the nominal phrase).
    """

    span: Span
    name: str
    form: ActorForm
    type: ActorType
    role: str | None = None
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor of the article with all its mentions; ``external`` is its id in actors.csv."""

    name: str
    type: ActorType
    roles: tuple[str, ...]
    country: str | None
    mentions: tuple[ActorMention, ...]
    rule: str
    confidence: float
    external: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attributed statement, its source not yet resolved to an actor.

    ``source`` is the full source phrase and ``source_head`` the one word that heads it; both are
    empty (None) where nobody is named. ``parent`` is the index of the enclosing statement.
    """

    quote_type: QuoteType
    source: tuple[Span, ...]
    source_head: Span | None
    cue: tuple[Span, ...]
    lemma: str | None
    act: str | None
    content: tuple[Span, ...]
    addressee: tuple[Span, ...] = ()
    assertion: Assertion = field(default_factory=Assertion)
    parent: int | None = None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a statement's source stands for: ``actor`` is an index into the article's actors."""

    form: SourceForm
    actor: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who, where and whose, for one article.

    ``speakers`` and ``addressees`` run parallel to the statements, ``parties`` to the numbers
    (indexes of actors, or None).
    """

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    addressees: tuple[int | None, ...] = ()
    parties: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as a reader gives it: its text, untouched, and what is known about it.

    ``path`` is relative to the input root (``file.jsonl#7`` for line 7 of a file of many);
    ``published`` is an ISO 8601 date or date-time; ``issues`` are the reader's own (a guessed
    encoding), without spans.
    """

    text: str
    path: str = ""
    external_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    issues: tuple[Issue, ...] = ()
