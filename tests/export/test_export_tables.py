"""The tables in CSV, JSON Lines, Parquet, DuckDB and SQLite, opened by those who read them."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import orjson
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.aggregate.tables import ITEMS
from sayso.export.csv import MARK, neutral, neutralised, restored
from sayso.export.tabular import tables_of
from sayso.records import Record

Exported = Callable[..., Path]


def plain(table: pd.DataFrame) -> list[list[object]]:
    """The cells as Python objects, None for what is missing."""
    return table.astype(object).where(table.notna(), None).to_numpy().tolist()


def read_csv(path: Path, table: pd.DataFrame) -> pd.DataFrame:
    read = pd.read_csv(path, dtype=table.dtypes.to_dict(), keep_default_na=False, na_values=[""])
    return restored(read)


def test_csv_gives_back_what_was_there(exported: Exported, records: list[Record]) -> None:
    folder = exported("csv", "tables")
    tables = tables_of(records)
    assert {path.stem for path in folder.iterdir()} == set(tables)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(read_csv(folder / f"{name}.csv", table), table)


def test_no_cell_of_csv_is_a_formula(exported: Exported) -> None:
    for path in exported("csv", "tables").iterdir():
        cells = pd.read_csv(path, dtype=str, keep_default_na=False)
        numeric = cells.columns.isin(["lat", "lon"])
        text = cells.loc[:, ~numeric].to_numpy().ravel()
        assert not [cell for cell in text if cell.lstrip("\x00 \t\r\n")[:1] in tuple("=+-@")]


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\x00=1", "\ufeff=1", "\u200b@x"),
        *("＝1", "＋1", "－1", "＠x", "'=1", "'tis", "\ttab", '=HYPERLINK("http://x")'),
    ],
)
def test_a_cell_that_may_act_gets_a_mark(cell: str) -> None:
    assert neutral(cell) == MARK + cell


@pytest.mark.parametrize("cell", ["", "a=1", "12", "“=1”", "Oslo", "(=1)", "tis'", "3-1"])
def test_a_cell_that_cannot_act_stays(cell: str) -> None:
    assert neutral(cell) == cell


@settings(deadline=None)
@given(st.lists(st.text() | st.none(), min_size=1))
def test_neutral_cells_are_restored(cells: list[str | None]) -> None:
    table = pd.DataFrame({"text": pd.array(cells, dtype="string"), "n": range(len(cells))})
    pd.testing.assert_frame_equal(restored(neutralised(table)), table)


def test_numbers_stay_numbers_in_csv(exported: Exported, records: list[Record]) -> None:
    south = pd.DataFrame(
        {"lat": pd.array([-22.5], dtype="Float64"), "name": pd.array(["-x"], dtype="string")}
    )
    assert plain(neutralised(south)) == [[-22.5, "'-x"]]


def test_json_lines_are_flat(exported: Exported, records: list[Record]) -> None:
    lines = [orjson.loads(line) for line in exported("jsonl", "items.jsonl").read_bytes().splitlines()]
    tables = tables_of(records)
    for name in ITEMS:
        rows = [list(line.values())[1:] for line in lines if line["table"] == name]
        assert rows == plain(tables[name])
    assert all(not isinstance(value, dict | list) for line in lines for value in line.values())


def test_parquet_keeps_the_types(exported: Exported, records: list[Record]) -> None:
    folder = exported("parquet", "tables")
    for name, table in tables_of(records).items():
        assert pq.read_table(folder / f"{name}.parquet").num_rows == len(table)
        read = pd.read_parquet(folder / f"{name}.parquet").astype(table.dtypes.to_dict())
        pd.testing.assert_frame_equal(read, table)


def test_duckdb_holds_the_tables(exported: Exported, records: list[Record]) -> None:
    with duckdb.connect(exported("duckdb", "news.duckdb"), read_only=True) as database:
        for name, table in tables_of(records).items():
            assert [list(row) for row in database.sql(f'SELECT * FROM "{name}"').fetchall()] == plain(table)
        speakers = database.sql(
            "SELECT actor, count(*) FROM claims WHERE polarity = 'negative' GROUP BY actor"
        ).fetchall()
    assert speakers == [("Nora Lind", 1)]


@pytest.fixture
def database(exported: Exported) -> sqlite3.Connection:
    return sqlite3.connect(exported("sqlite", "news.db"))


def test_sqlite_holds_the_tables(database: sqlite3.Connection, records: list[Record]) -> None:
    for name, table in tables_of(records).items():
        local = {"statement_id", "actor_id", "party_id", "parent", "place_id", "number_id"} & set(
            table.columns
        )
        rows = database.execute(f'SELECT * FROM "{name}"').fetchall()
        read = pd.DataFrame(rows, columns=table.columns).drop(columns=list(local))
        assert plain(read.astype(object)) == plain(table.drop(columns=list(local)))


def test_keys_of_sqlite_lead_to_their_rows(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    query = (
        "SELECT actors.name, articles.title, numbers.value FROM numbers "
        "JOIN claims USING (statement_id) JOIN actors ON actors.actor = claims.speaker "
        "JOIN articles ON articles.article_id = numbers.article_id"
    )
    assert database.execute(query).fetchall() == [("Nora Lind", "Ferry stays: “no wind, no sail”", 40.0)]
    parents = "SELECT b.cue FROM claims a JOIN claims b ON a.parent = b.statement_id"
    assert database.execute(parents).fetchall() == [("said",)]
    ends = {
        name: {(row[3], row[2]) for row in database.execute(f'PRAGMA foreign_key_list("{name}")')}
        for name in ("articles", "actors", "article_actors", "claims", "speakers")
    }
    assert ends == {
        "articles": {("origin", "articles")},
        "actors": set(),
        "article_actors": {("article_id", "articles"), ("actor", "actors")},
        "claims": {("article_id", "articles"), ("actor_id", "article_actors"), ("speaker", "actors")}
        | {("parent", "claims"), ("origin", "claims")},
        "speakers": {("actor", "actors")},
    }


def test_statements_of_sqlite_are_searched(database: sqlite3.Connection) -> None:
    query = (
        "SELECT content FROM claims WHERE rowid IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)"
    )
    assert database.execute(query, ["sailing"]).fetchall() == [("We cannot sail, Not in this wind.",)]
    assert database.execute(query, ["nora AND hurt"]).fetchall() == [
        ("that at least 40 people were hurt near Oslo",)
    ]
    assert database.execute(query, ["nothing"]).fetchall() == []


def test_metadata_names_what_is_in_the_database(exported: Exported) -> None:
    path = exported("sqlite", "news.db")
    shown = json.loads(path.with_name("news.metadata.json").read_bytes())["databases"]["news"]["tables"]
    database = sqlite3.connect(path)
    for name, about in shown.items():
        columns = {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')}
        named = {about[key] for key in ("label_column",) if key in about} | set(about.get("facets", ()))
        assert columns >= named
    assert shown["claims"]["label_column"] == "content"


def test_datasette_serves_the_database(exported: Exported) -> None:
    from datasette.app import Datasette

    path = exported("sqlite", "news.db")
    metadata = json.loads(path.with_name("news.metadata.json").read_bytes())

    async def ask() -> tuple[int, dict[str, object], str]:
        site = Datasette([str(path)], metadata=metadata)
        rows = await site.client.get("/news/claims.json?_search=hurt&_shape=objects&_labels=on")
        page = await site.client.get("/news/claims")
        return page.status_code, rows.json()["rows"][0], page.text

    status, row, page = asyncio.run(ask())
    assert status == 200
    assert row["actor_id"] == {"value": "0123456789abcdef#a1", "label": "Nora Lind"}
    assert "<script>alert(1)" not in page
