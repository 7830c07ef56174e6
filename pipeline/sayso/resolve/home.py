"""The country that an article is written from or about: whose government "the government" is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.language.layout import DATELINES_WITHIN, dateline
from sayso.spans import Span
from sayso.values import Place

CLEARLY = 2  # times as often as any other that a country is mentioned which is the article's own


def home_country(
    text: str, paragraphs: Sequence[Span], places: Sequence[Place], without: Sequence[str] = ()
) -> str | None:
    """The ISO code of the article's own country, or None where it has none or several.

    It is the dateline's, unless another is mentioned clearly more often; without a dateline the one
    that is mentioned clearly more often than any other. Countries in ``without`` do not count.
    """
    counts: Counter[str] = Counter()
    for place in places:
        if place.country is not None and place.country not in without:
            counts[place.country] += len(place.mentions)
    if not counts:
        return None
    ranked = counts.most_common(2)
    first, most = ranked[0]
    origin = _origin(text, paragraphs, places)
    if origin is not None and counts[origin] * CLEARLY >= most:
        return origin
    rest = ranked[1][1] if len(ranked) > 1 else 0
    return first if most >= max(CLEARLY, CLEARLY * rest) else None


def _origin(text: str, paragraphs: Sequence[Span], places: Sequence[Place]) -> str | None:
    """The country of the city that a dateline names."""
    head = paragraphs[:DATELINES_WITHIN] or (Span(0, len(text)),)
    lines = [line for paragraph in head if (line := dateline(text, paragraph)) is not None]
    for line in lines[:1]:
        for place in places:
            if place.country and any(line.contains(mention.span) for mention in place.mentions):
                return place.country
    return None
