"""FollowTheMoney: articles, actors, mentions and statements as entities, one a line.

A record gives an Article; a Person, Organization, PublicBody or LegalEntity for each actor that the page
names, if only by a metonym ("the Kremlin"); a Mention for each name that the page gives it; a Note for each
statement, with its source and cue in words; and an UnknownLink from the speaker to whom it speaks to or
about. An actor of another article is another entity: who is the same is for the tools of FollowTheMoney to
find. Ids come from the record's, so the same record gives the same entities. The schemata are at
https://followthemoney.tech/explorer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import orjson

from sayso.export.formats import Destination, Format
from sayso.export.words import xml
from sayso.output import line_output
from sayso.records import Actor, Record, Statement

SCHEMATA = {
    "person": "Person",
    "organization": "Organization",
    "government": "PublicBody",
    "group": "LegalEntity",
}
LANGUAGES = {"en": "eng"}  # FollowTheMoney takes ISO 639-3; sayso reads English
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?")

Entity = dict[str, object]
Properties = dict[str, Iterable[str | None]]


def write(records: Iterable[Record], to: Destination) -> None:
    """The entities of each article, one a line."""
    with line_output(to.path) as put:
        for record in records:
            for entity in entities_of(record):
                put(orjson.dumps(entity))


def entities_of(record: Record) -> Iterator[Entity]:
    """The article, its actors with their mentions, its statements with whom they tie."""
    yield _article(record)
    actors = {actor.id: actor for actor in record.actors if _is_named(actor)}
    for actor in actors.values():
        yield _actor(record, actor)
        yield from _mentions(record, actor)
    for statement in record.statements:
        yield _note(record, statement, actors)
        yield from _links(record, statement, actors)


def _is_named(actor: Actor) -> bool:
    return actor.type in SCHEMATA and any(mention.form in ("name", "metonym") for mention in actor.mentions)


def _entity(record: Record, name: str, schema: str, properties: Properties) -> Entity:
    """An entity; properties without a value are left out, values are words that any store takes, once."""
    given = {
        key: list(dict.fromkeys(xml(value).strip() for value in values if value and not value.isspace()))
        for key, values in properties.items()
    }
    return {
        "id": _id(record, name),
        "schema": schema,
        "properties": {key: values for key, values in given.items() if values},
    }


def _id(record: Record, name: str = "") -> str:
    return "-".join(filter(None, ("sayso", record.id, name)))


def _article(record: Record) -> Entity:
    article = record.article
    return _entity(
        record,
        "",
        "Article",
        {
            "title": [article.title],
            "fileName": [article.path],
            "author": article.authors,
            "publisher": [article.publisher],
            "sourceUrl": [_matched(_WEB, article.url)],
            "publishedAt": [_matched(_DATE, article.published)],
            "language": [LANGUAGES.get(article.language or "")],
            "bodyText": [article.text],
        },
    )


def _matched(pattern: re.Pattern[str], value: str | None) -> str | None:
    """What ``pattern`` finds at the beginning of ``value``."""
    found = pattern.match(value or "")
    return found[0] if found else None


def _actor(record: Record, actor: Actor) -> Entity:
    properties: Properties = {
        "name": [actor.name],
        "alias": (name for name in _names(actor) if name != actor.name),
        "country": [_country(actor)],
        "proof": [_id(record)],
    }
    if actor.type == "person":
        properties["position"] = actor.roles
    return _entity(record, actor.id, SCHEMATA[actor.type], properties)


def _country(actor: Actor) -> str | None:
    return actor.country.lower() if actor.country else None


def _names(actor: Actor) -> list[str]:
    """The different names that the page gives an actor, in reading order."""
    return list(dict.fromkeys(" ".join(one.text.split()) for one in actor.mentions if one.form == "name"))


def _mentions(record: Record, actor: Actor) -> Iterator[Entity]:
    for number, name in enumerate(_names(actor), start=1):
        yield _entity(
            record,
            f"{actor.id}-m{number}",
            "Mention",
            {
                "name": [name],
                "document": [_id(record)],
                "resolved": [_id(record, actor.id)],
                "detectedSchema": [SCHEMATA[actor.type]],
                "contextCountry": [_country(actor)],
            },
        )


def _note(record: Record, one: Statement, actors: dict[str, Actor]) -> Entity:
    speaker = actors.get(one.source.actor or "")
    return _entity(
        record,
        one.id,
        "Note",
        {
            "description": [_told(one)],
            "entity": [_id(record), _id(record, speaker.id) if speaker else None],
            "summary": [one.content.text],
            "keywords": [one.cue.act, one.quote_type, one.assertion.polarity, one.assertion.modality],
            "namesMentioned": (actors[id_].name for id_ in one.actors if id_ in actors),
            "publisher": [record.article.publisher],
            "sourceUrl": [_matched(_WEB, record.article.url)],
            "proof": [_id(record)],
        },
    )


def _told(one: Statement) -> str:
    """Source, cue and content in words, so that what is denied is not read as said."""
    said = " ".join(span.text for span in (*one.source.spans, *one.cue.spans))
    return f"{said}: {one.content.text}" if said else one.content.text


def _links(record: Record, one: Statement, actors: dict[str, Actor]) -> Iterator[Entity]:
    speaker = one.source.actor
    if speaker not in actors:
        return
    told = [one.addressee.actor] if one.addressee and one.addressee.actor else []
    for way, others in (("to", told), ("about", one.actors)):
        for other in others:
            if other in actors and other != speaker:
                properties: Properties = {
                    "subject": [_id(record, speaker)],
                    "object": [_id(record, other)],
                    "role": [f"{one.cue.act or 'say'} ({way})"],
                    "description": [_told(one)],
                    "date": [_matched(_DATE, _day(record, one))],
                    "proof": [_id(record)],
                }
                yield _entity(record, f"{one.id}-{way}-{other}", "UnknownLink", properties)


def _day(record: Record, one: Statement) -> str | None:
    """When it was said, as far as the article tells, else when the article was published."""
    said = next((date.value for date in record.dates if date.id == one.date), None)
    return said or record.article.published


FORMAT = Format(name="follow-the-money", about="FollowTheMoney entities, one a line", write=write)
