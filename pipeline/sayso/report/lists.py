"""The tables that the page shows in parts, with search and sort: columns and rows as plain values.

The first cell of a row is no column: it ends the link of the second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from sayso.report.words import rows_of

Kind = Literal["text", "type", "count", "day"]


@dataclass(frozen=True, slots=True)
class List:
    """A table: ``link`` begins the way to what the first column names."""

    id: str
    caption: str
    link: str
    columns: tuple[tuple[str, Kind], ...]
    rows: list[list[Any]]


def speakers_list(speakers: pd.DataFrame) -> List:
    """Who speaks, how often, with which acts."""
    return _list(
        speakers,
        List("list-speakers", "Speakers", "#/statements?speaker=", (), []),
        "actor",
        {
            "name": ("speaker", "text"),
            "type": ("type", "type"),
            "country": ("country", "text"),
            "n_statements": ("statements", "count"),
            "n_statements_original": ("without copies", "count"),
            "n_articles": ("articles", "count"),
            "acts": ("acts", "text"),
            "first_published": ("first", "day"),
            "last_published": ("last", "day"),
        },
    )


def places_list(places: pd.DataFrame) -> List:
    """Where, how often, in which form."""
    return _list(
        places,
        List("list-places", "Places", "#/articles?place=", (), []),
        "place",
        {
            "name": ("place", "text"),
            "kind": ("kind", "text"),
            "country": ("country", "text"),
            "n_articles": ("articles", "count"),
            "n_mentions": ("mentions", "count"),
            "n_literal": ("as a place", "count"),
            "n_metonym": ("as actor", "count"),
            "n_statements": ("said there", "count"),
            "last_published": ("last", "day"),
        },
    )


def quotes_list(quotes: pd.DataFrame) -> List:
    """Quotations that were taken over."""
    repeated = quotes[quotes["n_statements"] > 1]
    ways = repeated["quote"].str.replace("#", "/", regex=False)
    return _list(
        repeated.assign(quote=ways),
        List("list-quotes", "Repeated quotations", "#/article/", (), []),
        "quote",
        {
            "text": ("longest form", "text"),
            "speaker_name": ("speaker", "text"),
            "n_variants": ("forms", "count"),
            "n_articles": ("articles", "count"),
            "n_articles_original": ("without copies", "count"),
            "first_publisher": ("first in", "text"),
            "first_published": ("first", "day"),
        },
    )


def _list(table: pd.DataFrame, empty: List, key: str, columns: Mapping[str, tuple[str, Kind]]) -> List:
    rows = [[row[key], *(row[name] for name in columns)] for row in rows_of(table[[key, *columns]])]
    return List(empty.id, empty.caption, empty.link, tuple(columns.values()), rows)
