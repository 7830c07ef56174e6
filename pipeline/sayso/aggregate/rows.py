"""Record → rows: each function gives the rows of one table of items for one article, in reading order.

The keys of a row are the columns that `sayso.aggregate.tables.ITEMS` declares; those that only all articles
together can fill are None here (see `sayso.aggregate.complete`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from sayso.records import Actor, Place, Record, Statement, TextSpan

Row = dict[str, object]


def article_rows(record: Record) -> Iterator[Row]:
    """The row of the article itself."""
    yield {
        **_article(record),
        **dict.fromkeys(("agency", "origin", "original", "n_copies")),
        "n_words": record.article.n_words,
        "n_statements": len(record.statements),
        "n_numbers": len(record.numbers),
    }


def claim_rows(record: Record) -> Iterator[Row]:
    """One row a statement."""
    article = _article(record)
    actors = {actor.id: actor for actor in record.actors}
    places = {place.id: place.name for place in record.places}
    dates = {date.id: date.value for date in record.dates}
    for statement in record.statements:
        addressee = statement.addressee
        yield {
            **article,
            "statement_id": statement.id,
            "quote_type": statement.quote_type,
            "source": _words(statement.source.spans),
            "source_form": statement.source.form,
            **_speaker(statement, actors),
            **dict.fromkeys(("speaker", "speaker_name")),
            "cue": _words(statement.cue.spans),
            "lemma": statement.cue.lemma,
            "act": statement.cue.act,
            "content": statement.content.text,
            "polarity": statement.assertion.polarity,
            "modality": statement.assertion.modality,
            "addressee": _words(addressee.spans) if addressee else None,
            "addressee_actor": _name(actors, addressee.actor if addressee else None),
            "about": "; ".join(actors[one].name for one in statement.actors if one in actors) or None,
            "parent": statement.parent,
            "place": places.get(statement.place or ""),
            "date": dates.get(statement.date or ""),
            "n_numbers": len(statement.numbers),
            "paragraph": statement.paragraph,
            "sentence": statement.sentence,
            **dict.fromkeys(("origin", "original")),
            **_extent(statement.content.spans),
            "rule": statement.rule,
            "confidence": statement.confidence,
        }


def number_rows(record: Record) -> Iterator[Row]:
    """One row a number, with who says it."""
    article = _article(record)
    actors = {actor.id: actor for actor in record.actors}
    places = {place.id: place for place in record.places}
    dates = {date.id: date.value for date in record.dates}
    statements = {statement.id: statement for statement in record.statements}
    for number in record.numbers:
        party = actors.get(number.party or "")
        place = places.get(number.place or "")
        yield {
            **article,
            "number_id": number.id,
            "text": number.text,
            "value": number.value,
            "low": number.low,
            "high": number.high,
            "bound": number.bound,
            "kind": number.kind,
            "unit": number.unit,
            "per": number.per,
            "people": number.people,
            "counted": number.counted.text if number.counted else None,
            "counted_lemma": number.counted.lemma if number.counted else None,
            "outcome": number.outcome,
            "group": number.group,
            "party_id": number.party,
            "party": party.name if party else None,
            "party_country": party.country if party else None,
            "basis": number.basis,
            "place": place.name if place else None,
            "place_country": place.country if place else None,
            "date": dates.get(number.date or ""),
            "statement_id": number.statement,
            **_holder(statements.get(number.statement or "")),
            "polarity": number.assertion.polarity,
            "modality": number.assertion.modality,
            **dict.fromkeys(("figure", "original")),
            **_extent([number]),
            "rule": number.rule,
            "confidence": number.confidence,
        }


def actor_rows(record: Record) -> Iterator[Row]:
    """One row an actor of the article."""
    article = _article(record)
    spoken = Counter(statement.source.actor for statement in record.statements)
    for actor in record.actors:
        forms = Counter(mention.form for mention in actor.mentions)
        yield {
            **article,
            "actor_id": actor.id,
            "name": actor.name,
            "type": actor.type,
            "country": actor.country,
            "roles": "; ".join(actor.roles) or None,
            "external": actor.external,
            "wikidata": actor.wikidata,
            "actor": None,
            "n_mentions": len(actor.mentions),
            "n_name": forms["name"],
            "n_nominal": forms["nominal"],
            "n_pronoun": forms["pronoun"],
            "n_metonym": forms["metonym"],
            "n_statements": spoken[actor.id],
            "original": None,
            **_extent(actor.mentions[:1]),
            "rule": actor.rule,
            "confidence": actor.confidence,
        }


def place_rows(record: Record) -> Iterator[Row]:
    """One row a place of the article."""
    article = _article(record)
    for place in record.places:
        yield {**article, **_place(place)}


def _place(place: Place) -> Row:
    forms = Counter(mention.form for mention in place.mentions)
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonames_id": place.geonames_id,
        "external": place.external,
        "wikidata": place.wikidata,
        "place": None,
        "reason": place.reason,
        "n_mentions": len(place.mentions),
        "n_literal": forms["literal"],
        "n_metonym": forms["metonym"],
        "n_adjective": forms["adjective"],
        "n_embedded": forms["embedded"],
        "original": None,
        **_extent(place.mentions[:1]),
        "rule": place.rule,
        "confidence": place.confidence,
    }


ROWS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "articles": article_rows,
    "claims": claim_rows,
    "numbers": number_rows,
    "article_actors": actor_rows,
    "article_places": place_rows,
}


def _article(record: Record) -> Row:
    article = record.article
    return {
        "article_id": record.id,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
    }


def _speaker(statement: Statement, actors: dict[str, Actor]) -> Row:
    actor = actors.get(statement.source.actor or "")
    return {
        "actor_id": statement.source.actor,
        "actor": actor.name if actor else None,
        "actor_type": actor.type if actor else None,
        "actor_country": actor.country if actor else None,
    }


def _holder(statement: Statement | None) -> Row:
    return {
        **dict.fromkeys(("speaker", "speaker_name")),
        "act": statement.cue.act if statement else None,
    }


def _name(actors: dict[str, Actor], actor: str | None) -> str | None:
    return actors[actor].name if actor in actors else None


def _words(spans: Sequence[TextSpan]) -> str | None:
    return " ".join(span.text for span in spans) or None


def _extent(spans: Sequence[TextSpan]) -> Row:
    """Where the first of ``spans`` starts and the last ends."""
    return {
        "start": spans[0].start if spans else None,
        "end": spans[-1].end if spans else None,
    }
