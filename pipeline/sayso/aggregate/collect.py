"""Records → compact facts: what the tables over all articles need, in arrays of small numbers.

A million statements take some ten megabytes in the arrays here; their words go into the item tables, which
are written chunk by chunk, and what is said into `sayso.aggregate.contents`.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass

from sayso.aggregate.actor_file import NOBODY, ActorFile
from sayso.aggregate.articles import Articles
from sayso.aggregate.codes import NOTHING, Codes
from sayso.aggregate.contents import Contents
from sayso.aggregate.identities import Evidence, Variant
from sayso.aggregate.ledger.figures import Figure, figures_of
from sayso.aggregate.ledger.where import Spot, spot_of
from sayso.aggregate.minhash import shingles, signature
from sayso.aggregate.signatures import Signatures
from sayso.records import Actor, Place, Record, Statement

ARTICLE_RUN = 4  # words of a shingle
QUOTE_TYPES = ("direct", "mixed", "indirect")
PLACE_FORMS = ("literal", "metonym", "adjective", "embedded")
HEAD = 60  # code points of a text in which its dateline stands
IN_DATELINE, OF_COUNTRY, OF_ACTOR = 0.5, 0.3, 0.5  # weights of mentions in an article's scene
DENIALS = frozenset(("deny", "reject"))  # acts
NAMELESS = frozenset(("unnamed", "group"))


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
    """Takes records one by one; its fields are what the tables over all articles are made of.

    The arrays have one number a row of the item tables claims (``claim_…``), article_actors and
    article_places; ``about_…`` one a pair of a claim and an actor that its content mentions.
    """

    def __init__(self, contents: Contents, signatures: Signatures, decided: ActorFile = NOBODY) -> None:
        self._decided = decided
        self.contents, self.signatures = contents, signatures
        self._variant_numbers: Codes[Variant] = Codes()
        self.variants: dict[Variant, Evidence] = {}
        self.articles = Articles()
        self.scenes: dict[int, SceneFacts] = {}
        self.figures: list[FigureFacts] = []
        self.denials: list[DenialFacts] = []  # of articles with figures
        self.spots: Codes[Spot] = Codes()
        self.acts: Codes[str] = Codes()
        self.actor_article, self.actor_variant = array("i"), array("i")
        self.place_article, self.place_spot = array("i"), array("i")
        self.place_forms = {form: array("i") for form in PLACE_FORMS}
        self.claim_article = array("i")
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
        self.signatures.add(signature(hashes))
        self.articles.add(record, len(hashes))
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

    def forget_figures(self) -> None:
        """Makes room: figures, scenes and denials are only what the ledger is made of."""
        self.figures, self.scenes, self.denials = [], {}, []

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
        self.contents.add(statement.content.text)
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
