"""A statement of a quarter of a million characters goes through every format that holds words, whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pandas as pd
import pytest
import spacy
from spacy.tokens import DocBin

from sayso.evaluate.read import read_gold
from sayso.export.tabular import tables_of
from sayso.records import Content, Record, TextSpan

Exported = Callable[..., Path]

HUGE = "=cmd said <b>🚢\x00 'word'. " * 10_000


def jsons(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def from_sqlite(path: Path) -> str:
    found: str = sqlite3.connect(path).execute("SELECT content FROM claims").fetchone()[0]
    return found


def from_duckdb(path: Path) -> str:
    with duckdb.connect(path, read_only=True) as database:
        (row,) = database.execute("SELECT content FROM claims").fetchall()
    return str(row[0])


def from_brat(path: Path) -> str:
    (document,) = read_gold(path).values()
    return document.statements[0].content[0].of(document.text)


def from_docbin(path: Path) -> str:
    (doc,) = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    return str(doc.spans["content"][0].text)


READ: dict[str, Callable[[Path], str]] = {
    "csv": lambda path: str(pd.read_csv(path / "claims.csv")["content"][0]).removeprefix("'"),
    "jsonl": lambda path: next(line["content"] for line in jsons(path) if line["table"] == "claims"),
    "parquet": lambda path: str(pd.read_parquet(path / "claims.parquet")["content"][0]),
    "sqlite": from_sqlite,
    "duckdb": from_duckdb,
    "brat": from_brat,
    "label-studio": lambda path: orjson.loads(path.read_bytes())[0]["predictions"][0]["result"][0]["value"][
        "text"
    ],
    "docbin": from_docbin,
    "web-annotation": lambda path: orjson.loads(path.read_bytes())["items"][0]["target"][0]["selector"][1][
        "exact"
    ],
    "schema-org": lambda path: orjson.loads(path.read_bytes())["@graph"][1]["text"],
    "follow-the-money": lambda path: next(e for e in jsons(path) if e["schema"] == "Note")["properties"][
        "summary"
    ][0],
}


@pytest.mark.parametrize("name", READ)
def test_a_huge_statement_is_whole(exported: Exported, ferry: Record, name: str) -> None:
    words = HUGE.strip()
    span = TextSpan(start=0, end=len(words), text=words)
    first = ferry.statements[0]
    said = replace(
        first,
        source=replace(first.source, spans=(), actor=None),
        cue=replace(first.cue, spans=()),
        content=Content(spans=(span,), text=words),
        addressee=None,
        date=None,
    )
    bare = replace(ferry, actors=(), places=(), dates=(), numbers=(), statements=(said,))
    record = replace(bare, article=replace(ferry.article, text=HUGE))
    expected = words.replace("\x00", "\ufffd") if name == "follow-the-money" else words
    assert READ[name](exported(name, "target.x", record)) == expected
    assert tables_of([record])["claims"]["content"].tolist() == [words]
