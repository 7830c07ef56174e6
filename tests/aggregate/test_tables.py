"""Whole tables of two hand-made records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from expected_items import EXPECTED_ITEMS
from expected_over_all import EXPECTED_OVER_ALL

from sayso.aggregate.build import build_tables
from sayso.aggregate.rows import ROWS
from sayso.aggregate.tables import TABLES, frame
from sayso.records import Record

EXPECTED = EXPECTED_ITEMS | EXPECTED_OVER_ALL


def plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows with None for a missing value."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(column): value for column, value in row.items()} for row in rows]


@pytest.mark.parametrize("name", TABLES)
def test_table(records: list[Record], name: str) -> None:
    assert plain(build_tables(records)[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_dtypes_are_the_declared_ones(records: list[Record], name: str) -> None:
    for tables in (build_tables(records), build_tables([])):
        assert {column: str(dtype) for column, dtype in tables[name].dtypes.items()} == TABLES[name]


@pytest.mark.parametrize("name", ROWS)
def test_rows_hold_no_column_that_is_not_declared(first: Record, name: str) -> None:
    assert {tuple(row) for row in ROWS[name](first)} == {tuple(TABLES[name])}


def test_chunks_make_no_difference(records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build_tables(records)
    monkeypatch.setattr("sayso.aggregate.build.CHUNK", 1)
    for name, table in build_tables(records).items():
        pd.testing.assert_frame_equal(table, whole[name])


def test_a_row_without_a_declared_column_is_refused() -> None:
    with pytest.raises(KeyError, match="article_id"):
        frame("article_actors", [{"name": "Ada Quist"}])


def test_records_without_statements_make_empty_tables(first: Record) -> None:
    bare = replace(first, statements=(), numbers=(), actors=(), places=(), dates=())
    sizes = {name: len(table) for name, table in build_tables([bare]).items()}
    assert sizes == dict.fromkeys(TABLES, 0) | {"articles": 1}
