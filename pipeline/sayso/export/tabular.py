"""The tables that are exported: those of aggregate/ as they are, and one of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from sayso.aggregate.build import build_tables
from sayso.aggregate.rows import ROWS, Row
from sayso.records import Record

ARTICLE_COLUMNS = {
    "article_id": "string",
    "path": "string",
    "external_id": "string",
    "title": "string",
    "publisher": "string",
    "authors": "string",  # joined by "; "
    "url": "string",
    "published": "string",
    "published_from": "string",
    "language": "string",
    "n_words": "Int64",
    "n_sentences": "Int64",
    "n_statements": "Int64",
    "text_hash": "string",
    "text": "string",
}


def tables_of(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """The tables by name: ``articles``, one row a record with its text, then those of `build_tables`."""
    rows: list[Row] = []
    tables = build_tables(_noted(records, rows))
    articles = pd.DataFrame(
        {
            column: pd.array([row[column] for row in rows], dtype=dtype)  # type: ignore[call-overload]
            for column, dtype in ARTICLE_COLUMNS.items()
        }
    )
    return {"articles": articles} | tables


def items_of(record: Record) -> Iterator[tuple[str, Row]]:
    """Every item of a record as a flat row with its table's name, table by table in reading order."""
    for table, rows in ROWS.items():
        for row in rows(record):
            yield table, row


def statement_items(record: Record) -> dict[str, Row]:
    """The rows of the table ``statements`` for an article, by the statements' ids."""
    return {str(row["statement_id"]): row for row in ROWS["statements"](record)}


def _noted(records: Iterable[Record], rows: list[Row]) -> Iterator[Record]:
    for record in records:
        article = record.article
        row: Row = {column: getattr(article, column, None) for column in ARTICLE_COLUMNS}
        row |= {
            "article_id": record.id,
            "authors": "; ".join(article.authors) or None,
            "n_statements": len(record.statements),
        }
        rows.append(row)
        yield record
