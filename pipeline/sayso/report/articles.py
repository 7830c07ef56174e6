"""Records → what the page needs of each article, as plain values that become JSON.

Offsets are code points of the article's text, as in the record. Texts are made fit for the page
(`sayso.report.words.shown`), which changes no length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sayso.records import Number, Place, Record, Statement, TextSpan
from sayso.report import MOST_ARTICLES
from sayso.report.words import known, shown, web_address

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Identities:
    """What items of articles are in the tables over all articles, by article id and item id."""

    actor: Mapping[tuple[str, str], str]
    place: Mapping[tuple[str, str], str]
    figure: Mapping[tuple[str, str], str]
    copies: frozenset[tuple[str, str]]  # statements that repeat an earlier one


class Articles:
    """The first ``most`` articles of some records, taken as the records pass by; ``total`` counts all."""

    def __init__(self, most: int = MOST_ARTICLES) -> None:
        self.total = 0
        self.kept: list[Plain] = []
        self._most = most

    def taken(self, records: Iterable[Record]) -> Iterator[Record]:
        """``records``, each kept for the page when it passes."""
        for record in records:
            self.total += 1
            if len(self.kept) < self._most:
                self.kept.append(_article(record))
            yield record

    def identified(self, tables: Mapping[str, pd.DataFrame]) -> list[Plain]:
        """The articles with ids of the tables over all articles in the place of their own."""
        identities = _identities(tables)
        return [_identified(article, identities) for article in self.kept]


def _article(record: Record) -> Plain:
    article = record.article
    text = None if article.text is None else shown(article.text)
    return {
        "id": record.id,
        "title": shown(article.title or article.path),
        "publisher": shown(article.publisher or ""),
        "published": shown(article.published or ""),
        "url": web_address(article.url),
        "path": shown(article.path),
        "words": article.n_words,
        "text": text,
        "statements": [_statement(one, with_words=text is None) for one in record.statements],
        "numbers": [_number(one) for one in record.numbers],
        "places": [span for place in record.places for span in _place(place)],
    }


def _statement(one: Statement, *, with_words: bool) -> Plain:
    return {
        "id": one.id,
        "speaker": one.source.actor,
        "who": shown(" ".join(span.text for span in one.source.spans)),
        "act": shown(one.cue.act or ""),
        "type": one.quote_type,
        "negative": one.assertion.polarity == "negative",
        "modality": one.assertion.modality,
        "content": _spans(one.content.spans),
        "source": _spans(one.source.spans),
        "cue": _spans(one.cue.spans),
        "about": list(one.actors),
        "to": one.addressee.actor if one.addressee else None,
        "words": shown(one.content.text) if with_words else None,
    }


def _number(one: Number) -> Plain:
    counted = one.counted.lemma if one.counted else one.unit
    reading = " · ".join(filter(None, (one.kind, one.bound.replace("_", " "), counted, one.outcome)))
    return {"id": one.id, "span": [one.start, one.end], "reading": shown(reading)}


def _place(one: Place) -> Iterator[Plain]:
    for mention in one.mentions:
        yield {"id": one.id, "span": [mention.start, mention.end], "name": shown(one.name)}


def _spans(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _identities(tables: Mapping[str, pd.DataFrame]) -> Identities:
    claims = tables["claims"]
    copies = claims[~claims["original"].fillna(True).astype(bool)]
    return Identities(
        actor=_by_item(tables["article_actors"], "actor_id", "actor"),
        place=_by_item(tables["article_places"], "place_id", "place"),
        figure=_by_item(tables["numbers"], "number_id", "figure"),
        copies=frozenset(zip(copies["article_id"], copies["statement_id"], strict=True)),
    )


def _by_item(table: pd.DataFrame, item: str, value: str) -> dict[tuple[str, str], str]:
    kept = table[table[value].notna()]
    return {
        (article, name): known(found)
        for article, name, found in zip(kept["article_id"], kept[item], kept[value], strict=True)
    }


def _identified(article: Plain, identities: Identities) -> Plain:
    key = article["id"]

    def actor(name: str | None) -> str | None:
        return identities.actor.get((key, name)) if name else None

    return {
        **article,
        "statements": [
            {
                **one,
                "speaker": actor(one["speaker"]),
                "about": [found for name in one["about"] if (found := actor(name))],
                "to": actor(one["to"]),
                "copy": (key, one["id"]) in identities.copies,
            }
            for one in article["statements"]
        ],
        "numbers": [{**one, "figure": identities.figure.get((key, one["id"]))} for one in article["numbers"]],
        "places": [{**one, "place": identities.place.get((key, one["id"]))} for one in article["places"]],
    }
