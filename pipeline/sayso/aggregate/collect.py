"""Records → compact facts: what the tables over all articles need, in arrays of small numbers.

A million statements take some hundred megabytes here; the other words go into the item tables, which are
written chunk by chunk.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.aggregate.actor_file import NOBODY, ActorFile
from sayso.aggregate.agencies import agency_of, is_house_of
from sayso.aggregate.copies import Text
from sayso.aggregate.identities import Evidence, Variant
from sayso.aggregate.ledger.figures import Figure, figures_of
from sayso.aggregate.ledger.relations import Moment
from sayso.aggregate.ledger.where import Spot, spot_of
from sayso.aggregate.minhash import SHORT, SIZE, shingles, signature
from sayso.records import Actor, Article, Place, Record, Statement

ARTICLE_RUN, STATEMENT_RUN = 4, 3  # words of a shingle
NOTHING = -1
QUOTE_TYPES = ("direct", "mixed", "indirect")
PLACE_FORMS = ("literal", "metonym", "adjective", "embedded")
HEAD = 60  # code points of a text in which its dateline stands
IN_DATELINE, OF_COUNTRY, OF_ACTOR = 0.5, 0.3, 0.5  # weights of mentions in an article's scene
DENIALS = frozenset(("deny", "reject"))  # acts
NAMELESS = frozenset(("unnamed", "group"))

T = TypeVar("T")


class Codes(Generic[T]):
    """Numbers for values, in the order in which they come; `NOTHING` for None."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def of(self, value: T | None) -> int:
        """The number of ``value``."""
        return NOTHING if value is None else self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[T]:
        """The values by number."""
        return list(self._numbers)


@dataclass(slots=True)
class ArticleFacts:
    """One article: what tells it and its copies apart."""

    id: str
    publisher: str | None
    published: str | None
    text: Text
    moment: Moment | None  # when it was published, UTC


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """A figure, its article, its row of numbers, and the variants of its speaker and party."""

    figure: Figure
    article: int
    row: int
    speaker: int | None
    party: int | None


@dataclass(frozen=True, slots=True)
class DenialFacts:
    """A denial without a figure of its own: its row of claims, article, variant of its speaker, offset."""

    claim: int
    article: int
    speaker: int
    at: int


@dataclass(frozen=True, slots=True)
class SceneFacts:
    """Weights of the places and of the named actors (variants) of an article with figures."""

    places: dict[Spot, float]
    actors: dict[int, float]


class Collector:
    """Takes records one by one; its fields are what `sayso.aggregate.results` makes tables of.

    The arrays have one number a row of the item tables claims (``claim_…``), article_actors and
    article_places; ``about_…`` one a pair of a claim and an actor that its content mentions.
    """

    def __init__(self, decided: ActorFile = NOBODY) -> None:
        self._decided = decided
        self._variant_numbers: Codes[Variant] = Codes()
        self.variants: dict[Variant, Evidence] = {}
        self.articles: list[ArticleFacts] = []
        self._signatures, self._text_signatures = array("I"), array("I")
        self.scenes: dict[int, SceneFacts] = {}
        self.figures: list[FigureFacts] = []
        self.denials: list[DenialFacts] = []  # of articles with figures
        self.spots: Codes[Spot] = Codes()
        self.acts: Codes[str] = Codes()
        self.texts: Codes[str] = Codes()  # the different contents
        self.text_sizes = array("i")  # shingles of each
        self.actor_article, self.actor_variant = array("i"), array("i")
        self.place_article, self.place_spot = array("i"), array("i")
        self.place_forms = {form: array("i") for form in PLACE_FORMS}
        self.claim_article, self.claim_text = array("i"), array("i")
        self.claim_speaker, self.claim_addressee = array("i"), array("i")  # variants
        self.claim_act, self.claim_quote, self.claim_negative = array("i"), array("b"), array("b")
        self.claim_place, self.claim_name = array("i"), array("i")
        self.names: Codes[str] = Codes()  # ids of statements in their articles
        self.about_claim, self.about_variant = array("i"), array("i")
        self.number_article, self.number_speaker = array("i"), array("i")

    def add(self, record: Record) -> None:
        """Takes what the tables need of a record."""
        number = len(self.articles)
        hashes = shingles(record.article.text or "", ARTICLE_RUN)
        self._signatures.frombytes(signature(hashes).tobytes())
        self.articles.append(self._article(record, len(hashes)))
        variants = {actor.id: self._actor(actor, number, record.id) for actor in record.actors}
        spots = {place.id: self._place(place, number) for place in record.places}
        for statement in record.statements:
            self._claim(statement, number, variants, spots)
        figures = list(figures_of(record))
        rows = self._numbers(record, number, variants)
        for figure in figures:
            speaker, party = variants.get(figure.speaker or ""), variants.get(figure.party or "")
            self.figures.append(FigureFacts(figure, number, rows[figure.number_id], speaker, party))
        if figures:
            self.scenes[number] = _scene(record, variants)
            self._denials(record, number, {figure.statement for figure in figures}, variants)

    def signatures(self) -> NDArray[np.uint32]:
        """The signature of each article's text."""
        return np.frombuffer(self._signatures, dtype=np.uint32).reshape(-1, SIZE)

    def text_signatures(self) -> NDArray[np.uint32]:
        """The signature of each different content."""
        return np.frombuffer(self._text_signatures, dtype=np.uint32).reshape(-1, SHORT)

    def _article(self, record: Record, n_shingles: int) -> ArticleFacts:
        article = record.article
        agency = agency_of(article)
        moment = _moment(article)
        day, second = moment or (None, None)
        house = is_house_of(article.publisher, agency)
        text = Text(day, second, n_shingles, agency, house, article.text_hash)
        return ArticleFacts(
            id=record.id,
            publisher=article.publisher,
            published=article.published,
            text=text,
            moment=moment,
        )

    def _actor(self, actor: Actor, article: int, article_id: str) -> int:
        variant = self._decided.variant(actor.name, actor.type, actor.country, article_id)
        number = self._variant_numbers.of(variant)
        evidence = self.variants.setdefault(variant, Evidence())
        evidence.n_articles += 1
        evidence.roles.update(actor.roles)
        evidence.externals.update([actor.external] if actor.external else [])
        names = {mention.text for mention in actor.mentions if mention.form == "name"}
        evidence.aliases.update(sorted(names - {actor.name}))
        self.actor_article.append(article)
        self.actor_variant.append(number)
        return number

    def _place(self, place: Place, article: int) -> int:
        number = self.spots.of(spot_of(place))
        forms = Counter(mention.form for mention in place.mentions)
        self.place_article.append(article)
        self.place_spot.append(number)
        for form, counts in self.place_forms.items():
            counts.append(forms[form])  # type: ignore[index]  # the forms of PlaceForm
        return number

    def _claim(
        self, statement: Statement, article: int, variants: dict[str, int], spots: dict[str, int]
    ) -> None:
        number = len(self.claim_article)
        addressee = statement.addressee.actor if statement.addressee else None
        self.claim_article.append(article)
        self.claim_name.append(self.names.of(statement.id))
        self.claim_text.append(self._text(statement.content.text))
        self.claim_speaker.append(variants.get(statement.source.actor or "", NOTHING))
        self.claim_addressee.append(variants.get(addressee or "", NOTHING))
        self.claim_act.append(self.acts.of(statement.cue.act))
        self.claim_quote.append(QUOTE_TYPES.index(statement.quote_type))
        self.claim_negative.append(statement.assertion.polarity == "negative")
        self.claim_place.append(spots.get(statement.place or "", NOTHING))
        for actor in statement.actors:
            self.about_claim.append(number)
            self.about_variant.append(variants.get(actor, NOTHING))

    def _numbers(self, record: Record, article: int, variants: dict[str, int]) -> dict[str, int]:
        """Takes the numbers; returns their rows by id."""
        sources = {statement.id: statement.source.actor for statement in record.statements}
        rows = {}
        for one in record.numbers:
            rows[one.id] = len(self.number_article)
            self.number_article.append(article)
            self.number_speaker.append(variants.get(sources.get(one.statement or "") or "", NOTHING))
        return rows

    def _denials(
        self, record: Record, article: int, with_figures: set[str | None], variants: dict[str, int]
    ) -> None:
        first = len(self.claim_article) - len(record.statements)
        for at, statement in enumerate(record.statements):
            denies = statement.cue.act in DENIALS and statement.assertion.polarity == "negative"
            speaker = variants.get(statement.source.actor or "")
            if denies and speaker is not None and statement.id not in with_figures:
                start = statement.content.spans[0].start if statement.content.spans else 0
                self.denials.append(DenialFacts(first + at, article, speaker, start))

    def _text(self, content: str) -> int:
        number = self.texts.of(content)
        if number == len(self.text_sizes):
            hashes = shingles(content, STATEMENT_RUN)
            self.text_sizes.append(len(hashes))
            self._text_signatures.frombytes(signature(hashes, SHORT).tobytes())
        return number


def _moment(article: Article) -> Moment | None:
    """The day, and the second where a time is given; a time with a zone is turned into UTC."""
    if article.published is None:
        return None
    try:
        when = datetime.fromisoformat(article.published)
    except ValueError:
        return None
    if "T" not in article.published:
        return when.toordinal(), None
    when = when.astimezone(UTC) if when.tzinfo else when
    return when.toordinal(), when.hour * 3600 + when.minute * 60 + when.second


def _scene(record: Record, variants: dict[str, int]) -> SceneFacts:
    """What the article is about; places by their literal mentions, those of a dateline for half."""
    places: dict[Spot, float] = {}
    for place in record.places:
        weight = sum(
            IN_DATELINE if mention.start < HEAD else 1.0
            for mention in place.mentions
            if mention.form == "literal"
        )
        if weight:
            spot = spot_of(place)
            places[spot] = places.get(spot, 0.0) + weight * (OF_COUNTRY if spot.kind == "country" else 1.0)
    actors = {
        variants[actor.id]: OF_ACTOR * len(actor.mentions)
        for actor in record.actors
        if actor.type not in NAMELESS
    }
    return SceneFacts(places, actors)
