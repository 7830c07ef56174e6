"""The record: what one article becomes, as types (``sayso.record/1``).

These dataclasses are the contract: the JSON Schema is generated from them (``sayso schema``), the
record's keys stand in their order, and whatever reads records back validates against them
(`sayso.record_lines`).
Offsets are code points of ``article.text`` (see `sayso.spans`); unknown is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import orjson
from pydantic import Field

SCHEMA: Literal["sayso.record/1"] = "sayso.record/1"

PublishedFrom = Literal["metadata", "html", "dateline", "url", "filename", "option"]
ActorType = Literal["person", "organization", "government", "group", "unnamed"]
ActorForm = Literal["name", "nominal", "pronoun", "metonym"]
PlaceKind = Literal["country", "region", "city", "facility", "natural", "other"]
PlaceForm = Literal["literal", "metonym", "adjective", "embedded"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateAnchor = Literal["published", "text", "none"]
DateMod = Literal[
    "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
]  # fmt: skip
DateBound = Literal["since", "after", "before", "until", "within"]
Bound = Literal["exact", "more_than", "at_least", "less_than", "at_most", "about", "between", "vague"]
NumberKind = Literal[
    "count", "money", "percent", "measure", "age", "ordinal", "fraction", "rate", "score", "identifier"
]
Basis = Literal["incident", "period", "cumulative"]
QuoteType = Literal["direct", "mixed", "indirect"]
SourceForm = Literal["name", "nominal", "pronoun", "metonym", "none"]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "possible", "alleged", "conditional", "predicted", "ordered", "questioned"]

Confidence = Annotated[
    float,
    Field(
        ge=0,
        le=1,
        description="how far the rule that found this is to be trusted, 0-1: the precision that its "
        "author expects of the rule; not calibrated, so not a probability",
    ),
]
Likelihood = Annotated[
    float,
    Field(
        ge=0,
        le=1,
        description="how probable it is that the statement is right, source included, calibrated on "
        "annotated US news; for a statement inside another, and without the tagger, the precision of "
        "its rule there",
    ),
]
Rule = Annotated[str, Field(description="stable id of the rule that found this item")]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A stretch of the article: ``article.text[start:end] == text``, in code points."""

    start: Annotated[int, Field(ge=0, description="0-based offset in code points")]
    end: Annotated[int, Field(ge=0, description="end-exclusive offset in code points")]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The article as read, and what is known about it."""

    path: Annotated[str, Field(description="as given, relative to the input root; file.jsonl#7 for line 7")]
    external_id: Annotated[str | None, Field(description="the id that the input itself gives")] = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: Annotated[str | None, Field(description="ISO 8601 date or date-time")] = None
    published_from: PublishedFrom | None = None
    language: Annotated[str | None, Field(description="ISO 639-1 code of the text's language")] = None
    text: Annotated[
        str | None, Field(description="the text as read, never cleaned; null when left out by --no-text")
    ]
    text_hash: Annotated[str, Field(description="sha256 of the text in UTF-8, hexadecimal")]
    n_words: int
    n_sentences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(TextSpan):
    """Words on the page that stand for an actor."""

    form: ActorForm
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts or speaks."""

    id: str
    name: Annotated[
        str,
        Field(
            description="the fullest form in the article; the reading of a metonym (government of "
            "Armenia), of a ministry (Foreign Ministry of Sudan), of what is owned (office of Ilo Tam); "
            "of an actor in actors.csv its name there"
        ),
    ]
    type: ActorType
    roles: tuple[str, ...] = ()
    country: Country | None = None
    mentions: tuple[ActorMention, ...]
    rule: Rule
    confidence: Confidence
    external: Annotated[str | None, Field(description="id of its row in actors.csv, if it has one")] = None
    wikidata: Annotated[str | None, Field(description="Wikidata id, where that row gives one")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(TextSpan):
    """Words on the page that name a place."""

    form: PlaceForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the article, resolved where one reading stands out."""

    id: str
    name: str
    kind: PlaceKind
    country: Country | None = None
    lat: Annotated[float | None, Field(ge=-90, le=90)] = None
    lon: Annotated[float | None, Field(ge=-180, le=180)] = None
    geonames_id: int | None = None
    external: Annotated[str | None, Field(description="id in a table of the user's own")] = None
    wikidata: Annotated[str | None, Field(description="id in Wikidata, where a table gives it")] = None
    reason: Annotated[str, Field(description="what decided the resolution, or why nothing did")]
    mentions: tuple[PlaceMention, ...]
    rule: Rule
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(TextSpan):
    """A time expression; its span is TimeML's, without the preposition before it."""

    id: str
    type: DateType
    value: Annotated[str | None, Field(description="TIMEX3 value")] = None
    partial: Annotated[
        str | None,
        Field(
            description="value by the words alone, where the publication date or the text had to complete it"
        ),
    ] = None
    first_day: Annotated[str | None, Field(description="first day that it covers, ISO 8601")] = None
    last_day: Annotated[str | None, Field(description="last day that it covers, ISO 8601")] = None
    mod: Annotated[
        DateMod | None,
        Field(description='TIMEX3 modifier by the words within the span ("early June": START)'),
    ] = None
    bound: Annotated[
        DateBound | None,
        Field(
            description="how the words around it bound it: since (from it on), until (up to it), after, "
            "before, within"
        ),
    ] = None
    phrase: Annotated[
        TextSpan | None,
        Field(
            description='the span with the words that bound it ("since 2016"), of a range with both ends '
            '("from 2014 to 2018"); null where that is the span itself'
        ),
    ] = None
    to: Annotated[str | None, Field(description="date id: where the range ends that this one begins")] = None
    anchor: DateAnchor
    reason: Annotated[str | None, Field(description="why value is null, partial or in doubt")] = None
    rule: Rule
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(TextSpan):
    """The head of the noun phrase that a number counts."""

    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """Whether the content is put forward as true, and how firmly."""

    polarity: Polarity
    modality: Modality
    evidence: Annotated[tuple[TextSpan, ...], Field(description="the words that negate or hedge")] = ()


ASSERTED = Assertion(polarity="positive", modality="asserted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(TextSpan):
    """A number with its bound, what is counted, and whose. Its span holds bound words and unit too."""

    id: str
    numeral: Annotated[
        TextSpan | None, Field(description='the number alone: "200" of "more than 200 km"; null in "a boy"')
    ] = None
    quantity: Annotated[TextSpan | None, Field(description='the number with its unit: "200 km"')] = None
    value: Annotated[float | None, Field(description="null where the number is a range or vague")] = None
    low: float | None = None
    high: float | None = None
    bound: Bound
    kind: NumberKind
    unit: Annotated[
        str | None, Field(description="ISO 4217 code (peso, cent where it is open whose), % or a unit's name")
    ] = None
    per: Annotated[str | None, Field(description='for each of what: "barrel" in "$84 a barrel"')] = None
    counted: Counted | None = None
    people: Annotated[
        bool | None, Field(description="whether people are counted; null where the text does not tell")
    ] = None
    outcome: Annotated[str | None, Field(description="what befell the counted: killed, wounded, …")] = None
    group: Annotated[str | None, Field(description="civilian, soldier, child, …")] = None
    party: Annotated[str | None, Field(description="actor id of whose members they are")] = None
    basis: Basis | None = None
    assertion: Annotated[
        Assertion, Field(description="how its clause puts it forward, or else the statement that holds it")
    ] = ASSERTED
    place: Annotated[str | None, Field(description="place id")] = None
    date: Annotated[str | None, Field(description="date id")] = None
    statement: Annotated[str | None, Field(description="innermost statement whose content holds it")] = None
    rule: Rule
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who is said to have said it."""

    spans: Annotated[tuple[TextSpan, ...], Field(description="full source phrase, title and apposition too")]
    form: SourceForm
    actor: Annotated[str | None, Field(description="actor id")] = None
    reason: Annotated[str, Field(description="how the actor was found, or why there is none")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute: "said", "according to", "denied"."""

    spans: tuple[TextSpan, ...]
    lemma: str | None
    act: Annotated[str | None, Field(description="speech act: say, claim, confirm, deny, …")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said: complementiser included, quotation marks excluded."""

    spans: tuple[TextSpan, ...]
    text: Annotated[str, Field(description="the spans' words joined by one space")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom it is said to."""

    spans: tuple[TextSpan, ...]
    actor: Annotated[str | None, Field(description="actor id")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attributed statement."""

    id: str
    quote_type: QuoteType
    source: Source
    cue: Cue
    content: Content
    addressee: Addressee | None = None
    assertion: Assertion
    parent: Annotated[str | None, Field(description="statement that this one is nested in")] = None
    date: Annotated[str | None, Field(description="date id: when it was said")] = None
    place: Annotated[str | None, Field(description="place id: where it was said")] = None
    numbers: Annotated[tuple[str, ...], Field(description="ids of numbers inside the content")] = ()
    actors: Annotated[tuple[str, ...], Field(description="ids of actors mentioned inside the content")] = ()
    places: Annotated[tuple[str, ...], Field(description="ids of places mentioned inside the content")] = ()
    dates: Annotated[tuple[str, ...], Field(description="ids of dates inside the content")] = ()
    paragraph: Annotated[int, Field(description="0-based paragraph of the cue, else of the content")]
    sentence: Annotated[int, Field(description="0-based sentence of the cue, else of the content")]
    rule: Rule
    confidence: Likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What went wrong inside this article without stopping it."""

    code: str
    message: str
    span: TextSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the record; no clock, so that the same input gives the same bytes."""

    sayso: Annotated[str, Field(description="version of sayso")]
    model: Annotated[str, Field(description="name and version of the spaCy pipeline")]
    knowledge: Annotated[str, Field(description="hash of the language data")]
    settings: Annotated[str, Field(description="hash of the settings")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that is known about one article: one line of JSON."""

    schema: Annotated[Literal["sayso.record/1"], Field(description="version of this shape")] = SCHEMA
    id: Annotated[str, Field(pattern="^[0-9a-f]{16}$", description="hash of path or URL, and text")]
    article: Article
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    dates: tuple[Date, ...]
    numbers: tuple[Number, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...]
    provenance: Provenance

    def to_json(self) -> bytes:
        """The record as one line of UTF-8 JSON, without the line's end."""
        return orjson.dumps(self)
