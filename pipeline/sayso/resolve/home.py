"""The country that an article is written from or about: whose government "the government" is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from sayso.knowledge.gazetteer import Gazetteer
from sayso.language.layout import DATELINES_WITHIN, dateline
from sayso.spans import Span
from sayso.values import Place

LONGEST_PUBLISHER = 200  # code points of a publisher's name that are read
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


def publisher_country(publisher: str | None, url: str | None, gazetteer: Gazetteer) -> str | None:
    """The ISO code of the country that an article is published in, or None where nothing tells it.

    The country's domain of ``url`` tells it, or else a country, territory or nationality in the name of the
    ``publisher`` ("The Irish Times"); a city does not: small papers bear the names of great ones.
    """
    host = (urlsplit(url).hostname if url and _is_url(url) else None) or ""
    country = gazetteer.domain(host.rpartition(".")[2]) if "." in host else None
    if country is not None or publisher is None:
        return country
    words = publisher[:LONGEST_PUBLISHER].split()
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            for entry in (*gazetteer.demonym(name)[:1], *gazetteer.areas(name)[:1]):
                if entry.layer in ("country", "territory"):
                    return entry.country
    return None


def _is_url(url: str) -> bool:
    """Whether ``url`` can be taken apart; a stray bracket makes it no address at all."""
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _origin(text: str, paragraphs: Sequence[Span], places: Sequence[Place]) -> str | None:
    """The country of the city that a dateline names."""
    head = paragraphs[:DATELINES_WITHIN] or (Span(0, len(text)),)
    lines = [line for paragraph in head if (line := dateline(text, paragraph)) is not None]
    for line in lines[:1]:
        for place in places:
            if place.country and any(line.contains(mention.span) for mention in place.mentions):
                return place.country
    return None
