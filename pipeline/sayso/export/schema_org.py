"""schema.org: articles, quotations and claims (JSON-LD), never a ClaimReview, since sayso gives no verdict.

Direct speech is a Quotation. Any other statement is a Claim where its source puts the content forward; what
it denies or does not say is told with the cue's words ("denied that …"), so that no one is made to claim it.
What is asked or ordered is no claim, and a CreativeWork of the genre "question" or "demand". ``creditText``
are the source's words on the page, ``creator`` the person or body that they stand for. The types are at
https://schema.org/Claim and https://schema.org/Quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.export.addresses import article_address, item_address
from sayso.export.formats import Destination, Format
from sayso.export.json_array import write_array
from sayso.records import Actor, Place, Record, Statement

Json = dict[str, Any]
TYPES = {"person": "Person", "organization": "Organization", "government": "GovernmentOrganization"}
GENRES = {"ordered": "demand", "questioned": "question"}


def write(records: Iterable[Record], to: Destination) -> None:
    """One graph with a NewsArticle for each record and what was said in it."""
    nodes = (node for record in records for node in nodes_of(record))
    write_array(to.path, nodes, before='{"@context":"https://schema.org","@graph":[', after="]}")


def nodes_of(record: Record) -> Iterator[Json]:
    """The article, then its statements."""
    yield _article(record)
    actors = {actor.id: actor for actor in record.actors}
    places = {place.id: place for place in record.places}
    dates = {date.id: date for date in record.dates}
    for one in record.statements:
        place, date = places.get(one.place or ""), dates.get(one.date or "")
        about = [_named(actors[id_]) for id_ in one.actors if id_ in actors]
        about += [_place(places[id_]) for id_ in one.places if id_ in places]
        yield _known(
            {
                **_kind(one, article_address(record)),
                "@id": item_address(record, one.id),
                "text": _text(one),
                "creator": _creator(actors.get(one.source.actor or "")),
                "creditText": " ".join(span.text for span in one.source.spans),
                "about": about,
                "locationCreated": _place(place) if place else None,
                "dateCreated": date.value if date and date.type == "DATE" else None,
                "keywords": _keywords(one),
            }
        )


def _article(record: Record) -> Json:
    article = record.article
    return _known(
        {
            "@type": "NewsArticle",
            "@id": article_address(record),
            "identifier": record.id,
            "headline": article.title,
            "url": article.url,
            "datePublished": article.published,
            "inLanguage": article.language,
            "wordCount": article.n_words,
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
        }
    )


def _kind(one: Statement, article: str) -> Json:
    """The type of a statement, and how it refers to the article that it stands in."""
    if one.quote_type == "direct":
        return {"@type": "Quotation", "isPartOf": {"@id": article}}
    if one.assertion.modality in GENRES:
        genre = GENRES[one.assertion.modality]
        return {"@type": "CreativeWork", "genre": genre, "isPartOf": {"@id": article}}
    return {"@type": "Claim", "appearance": {"@id": article}}


def _text(one: Statement) -> str:
    if one.quote_type == "direct" or one.assertion.polarity == "positive":
        return one.content.text
    return " ".join((*(span.text for span in one.cue.spans), one.content.text))


def _keywords(one: Statement) -> list[str]:
    act = [one.cue.act] if one.cue.act else []
    return [*act, one.quote_type, one.assertion.polarity, one.assertion.modality]


def _creator(actor: Actor | None) -> Json | None:
    return _named(actor) if actor is not None and actor.type in TYPES else None


def _named(actor: Actor) -> Json:
    return {"@type": TYPES.get(actor.type, "Thing"), "name": actor.name}


def _place(place: Place) -> Json:
    point = None
    if place.lat is not None and place.lon is not None:
        point = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    same = f"https://sws.geonames.org/{place.geonames_id}/" if place.geonames_id is not None else None
    return _known({"@type": "Place", "name": place.name, "geo": point, "sameAs": same})


def _known(node: Json) -> Json:
    """``node`` without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


FORMAT = Format(name="schema-org", about="schema.org Quotation and Claim JSON-LD", write=write)
