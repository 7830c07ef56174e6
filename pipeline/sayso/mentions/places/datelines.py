"""The places of a dateline: "BEIRA, Mozambique, Feb 20 (IOW) —" names a city and what holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Gazetteer
from sayso.knowledge.gazetteer_names import key
from sayso.language.extensions import text_of
from sayso.language.layout import DATELINES_WITHIN, dateline
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.spans import Span
from sayso.values import PlaceMention

_EDGES = " —–-\t"


def dateline_places(
    doc: Doc, gazetteer: Gazetteer, words: PlaceLexicon
) -> Iterator[tuple[Span, list[PlaceMention]]]:
    """Each dateline at the head of ``doc`` with the places that it names, all literal.

    The city needs no entry in the gazetteer where a country, a state or an agency's name in
    brackets stands behind it.
    """
    text = text_of(doc)
    for paragraph in (doc._.paragraphs or ())[:DATELINES_WITHIN]:
        line = dateline(text, paragraph)
        if line is not None:
            places = _places(text, line, gazetteer, words)
            if places:
                yield line, places


def _places(text: str, line: Span, gazetteer: Gazetteer, words: PlaceLexicon) -> list[PlaceMention]:
    names = line.of(text).partition("(")[0]
    agency = "(" in line.of(text)
    city, *rest = _parts(names, line.start)
    outer = [
        part
        for part in rest
        if gazetteer.areas(part.of(text))
        or gazetteer.state(part.of(text)) is not None
        or (text[part.start - 1] == "/" and gazetteer.named(part.of(text)))  # "PARIS/ROME"
    ]
    name = city.of(text)
    is_known = bool(gazetteer.named(name)) and not words.is_common(key(name))
    if not (is_known or outer or (agency and not words.is_common(key(name)))):
        return []
    return [_mention(text, part, gazetteer) for part in (city, *outer)]


def _parts(names: str, start: int) -> list[Span]:
    """The stretches between the commas and slashes of ``names``, edges cut off."""
    parts = []
    for found in re.finditer("[^,/]+", names):
        inner = found[0].strip(_EDGES)
        if inner:
            first = start + found.start() + found[0].index(inner)
            parts.append(Span(first, first + len(inner)))
    return parts


def _mention(text: str, span: Span, gazetteer: Gazetteer) -> PlaceMention:
    name = span.of(text)
    if gazetteer.abbreviation(f"{name}.") is not None:
        name += "."
    return PlaceMention(span=span, name=name, form="literal", rule="places.dateline", confidence=0.95)
