"""W3C Web Annotation: a page of annotations (JSON-LD) that point into the articles by position and by quote.

A statement's content is annotated with its act and qualities; its source, cue and addressee are annotated
by links to that annotation; mentions of actors and places, numbers and dates are annotated with what they
stand for. Positions count code points, as the model demands
(https://www.w3.org/TR/annotation-model/#text-position-selector). Where the words are in several
stretches, an annotation has several targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso.export.addresses import article_address, item_address, made_address
from sayso.export.formats import Destination, Format
from sayso.export.json_array import write_array
from sayso.export.words import json
from sayso.records import Number, Place, Record, Statement, TextSpan

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of the text before and after, which find the words again in a changed page
GEONAMES = "https://sws.geonames.org/{}/"

Json = dict[str, Any]
Spans = Sequence[TextSpan]


def write(records: Iterable[Record], to: Destination) -> None:
    """One AnnotationPage with all annotations."""
    head = json({"@context": CONTEXT, "id": made_address("page", to.name), "type": "AnnotationPage"}).decode()
    annotations = (one for record in records for one in annotations_of(record))
    write_array(to.path, annotations, before=f'{head.removesuffix("}")},"items":[', after="]}")


def annotations_of(record: Record) -> Iterator[Json]:
    """The annotations of an article, which must have its text."""
    for statement in record.statements:
        yield from _statement(record, statement)
    for actor in record.actors:
        body = [_body("identifying", actor.name), _body("tagging", actor.type)]
        for at, mention in enumerate(actor.mentions):
            yield _annotation(record, (actor.id, at), "identifying", body, [mention])
    for place in record.places:
        for at, spot in enumerate(place.mentions):
            yield _annotation(record, (place.id, at), "identifying", _place(place), [spot])
    for number in record.numbers:
        yield _annotation(record, (number.id,), "describing", _figures(number), [number])
    for date in record.dates:
        body = [_body("tagging", date.type), *([_body("describing", date.value)] if date.value else [])]
        yield _annotation(record, (date.id,), "describing", body, [date])


def _statement(record: Record, one: Statement) -> Iterator[Json]:
    qualities = (one.quote_type, one.assertion.polarity, one.assertion.modality)
    act = [_body("classifying", one.cue.act)] if one.cue.act else []
    body = [*act, *(_body("tagging", quality) for quality in qualities)]
    yield _annotation(record, (one.id,), "classifying", body, one.content.spans)
    roles = {
        "source": (one.source.spans, one.source.actor),
        "cue": (one.cue.spans, None),
        "addressee": (one.addressee.spans, one.addressee.actor) if one.addressee else ((), None),
    }
    names = {actor.id: actor.name for actor in record.actors}
    for role, (spans, actor) in roles.items():
        if spans:
            link = {"type": "SpecificResource", "purpose": "linking", "source": item_address(record, one.id)}
            named = [_body("identifying", names[actor])] if actor in names else []
            body = [link, _body("tagging", role), *named]
            yield _annotation(record, (one.id, role), "linking", body, spans)


def _place(place: Place) -> list[Json]:
    body = [_body("identifying", place.name), _body("tagging", place.kind)]
    if place.geonames_id is not None:
        source = GEONAMES.format(place.geonames_id)
        body.append({"type": "SpecificResource", "purpose": "identifying", "source": source})
    return body


def _figures(found: Number) -> list[Json]:
    figures = {"value": found.value, "low": found.low, "high": found.high}
    facts = {name: f"{figure!r}" for name, figure in figures.items() if figure is not None}
    told = {"unit": found.unit, "outcome": found.outcome, "group": found.group}
    facts |= {name: word for name, word in told.items() if word is not None}
    described = ", ".join(f"{name} {fact}" for name, fact in facts.items())
    tags = [_body("tagging", found.kind), _body("tagging", found.bound)]
    return [*tags, *([_body("describing", described)] if described else [])]


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _annotation(
    record: Record,
    names: Sequence[str | int],
    motivation: str,
    body: Sequence[Json],
    spans: Sequence[TextSpan],
) -> Json:
    return {
        "id": item_address(record, *names),
        "type": "Annotation",
        "motivation": motivation,
        "body": list(body),
        "target": [_target(record, span) for span in spans],
    }


def _target(record: Record, span: TextSpan) -> Json:
    text = record.article.text or ""
    return {
        "source": article_address(record),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }


FORMAT = Format(
    name="web-annotation",
    about="W3C Web Annotation JSON-LD, by position and quote",
    write=write,
    text=True,
)
