"""The tables that are exported: those of aggregate/ as they are, with what an export says of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from sayso.aggregate.build import build_tables
from sayso.aggregate.rows import ROWS, Row
from sayso.records import Record

# What the table of articles gets beside its own columns.
ARTICLE_COLUMNS = {
    "external_id": "string",
    "authors": "string",  # joined by "; "
    "published_from": "string",
    "language": "string",
    "n_sentences": "Int64",
    "text_hash": "string",
    "text": "string",
}
TOGETHER = ("speaker", "speaker_name", "origin", "original")  # what only many articles together tell
CHUNK = 10_000  # rows that are Python objects at one time


def tables_of(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """The tables of `build_tables` by name; ``articles`` has the texts too."""
    rows: list[Row] = []
    tables = build_tables(_noted(records, rows))
    more = {
        column: pd.array([row[column] for row in rows], dtype=dtype)  # type: ignore[call-overload]
        for column, dtype in ARTICLE_COLUMNS.items()
    }
    return tables | {"articles": tables["articles"].assign(**more)}


def rows_of(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows as Python objects, None for what is missing."""
    for start in range(0, len(table), CHUNK):
        part = table.iloc[start : start + CHUNK].astype(object)
        yield from part.where(part.notna(), None).itertuples(index=False, name=None)


def statement_items(record: Record) -> dict[str, Row]:
    """The rows of the table ``claims`` for one article, by the statements' ids, without `TOGETHER`."""
    rows = ({key: row[key] for key in row if key not in TOGETHER} for row in ROWS["claims"](record))
    return {str(row["statement_id"]): row for row in rows}


def _noted(records: Iterable[Record], rows: list[Row]) -> Iterator[Record]:
    for record in records:
        row: Row = {column: getattr(record.article, column) for column in ARTICLE_COLUMNS}
        rows.append(row | {"authors": "; ".join(record.article.authors) or None})
        yield record
