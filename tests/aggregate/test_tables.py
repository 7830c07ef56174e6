"""Whole tables of two hand-made records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from sayso.aggregate.build import build_tables
from sayso.aggregate.rows import ROWS
from sayso.aggregate.speakers import speakers_of
from sayso.aggregate.tables import TABLES, frame
from sayso.records import Record

ARTICLE_1 = {
    "article_id": "0123456789abcdef",
    "path": "a/first.txt",
    "title": 'Miners hurt, "badly"',
    "publisher": "The Post",
    "published": "2024-03-05T10:00:00+02:00",
    "url": "https://post.example/1",
}
ARTICLE_2 = {
    "article_id": "fedcba9876543210",
    "path": "b.jsonl#2",
    "title": None,
    "publisher": None,
    "published": None,
    "url": None,
}
QUIST = {"actor_id": "a1", "actor": "Ada Quist", "actor_type": "person", "actor_country": "NA"}
NOBODY = {"actor_id": None, "actor": None, "actor_type": None, "actor_country": None}
ASSERTED = {"polarity": "positive", "modality": "asserted"}

EXPECTED: dict[str, list[dict[str, Any]]] = {
    "statements": [
        {
            **ARTICLE_1,
            "statement_id": "s1",
            "quote_type": "indirect",
            "source": "Mayor Ada Quist",
            "source_form": "name",
            **QUIST,
            "cue": "told",
            "lemma": "tell",
            "act": "say",
            "content": "that at least 12 Namibian miners were hurt",
            **ASSERTED,
            "addressee": "reporters",
            "addressee_actor": None,
            "parent": None,
            "place": "Windhoek",
            "date": "2024-03-04",
            "n_numbers": 1,
            "paragraph": 0,
            "sentence": 0,
            "start": 53,
            "end": 95,
            "rule": "statements.clause",
            "confidence": 0.9,
        },
        {
            **ARTICLE_1,
            "statement_id": "s2",
            "quote_type": "indirect",
            "source": "She",
            "source_form": "pronoun",
            **QUIST,
            "cue": "did not say",
            "lemma": "say",
            "act": "deny",
            "content": "why",
            "polarity": "negative",
            "modality": "questioned",
            "addressee": None,
            "addressee_actor": None,
            "parent": "s1",
            "place": None,
            "date": None,
            "n_numbers": 0,
            "paragraph": 1,
            "sentence": 1,
            "start": 113,
            "end": 116,
            "rule": "statements.clause",
            "confidence": 0.7,
        },
        {
            **ARTICLE_1,
            "statement_id": "s3",
            "quote_type": "indirect",
            "source": "The firm",
            "source_form": "nominal",
            **NOBODY,
            "cue": None,
            "lemma": None,
            "act": None,
            "content": "said nothing",
            **ASSERTED,
            "addressee": "She",
            "addressee_actor": "Ada Quist",
            "parent": None,
            "place": None,
            "date": None,
            "n_numbers": 0,
            "paragraph": 1,
            "sentence": 2,
            "start": 127,
            "end": 139,
            "rule": "statements.none",
            "confidence": 0.2,
        },
        {
            **ARTICLE_2,
            "statement_id": "s1",
            "quote_type": "direct",
            "source": "Ada Quist",
            "source_form": "name",
            **QUIST,
            "cue": "said",
            "lemma": "say",
            "act": "say",
            "content": "No comment,",
            **ASSERTED,
            "addressee": None,
            "addressee_actor": None,
            "parent": None,
            "place": None,
            "date": None,
            "n_numbers": 0,
            "paragraph": 0,
            "sentence": 0,
            "start": 1,
            "end": 12,
            "rule": "statements.quotation",
            "confidence": 0.99,
        },
    ],
    "numbers": [
        {
            **ARTICLE_1,
            "number_id": "n1",
            "text": "at least 12",
            "value": 12.0,
            "low": 12.0,
            "high": None,
            "bound": "at_least",
            "kind": "count",
            "unit": None,
            "per": None,
            "people": True,
            "counted": "miners",
            "counted_lemma": "miner",
            "outcome": "wounded",
            "group": "worker",
            "party_id": "a3",
            "party": "Namibia",
            "party_country": "NA",
            "basis": "incident",
            "place": "Windhoek",
            "place_country": "NA",
            "date": "2024-03-04",
            "statement_id": "s1",
            "speaker": "Ada Quist",
            "act": "say",
            **ASSERTED,
            "start": 58,
            "end": 69,
            "rule": "numbers.digits",
            "confidence": 0.95,
        },
        {
            **dict.fromkeys(TABLES["numbers"]),
            **ARTICLE_2,
            "number_id": "n1",
            "text": "=",
            "bound": "vague",
            "kind": "count",
            **ASSERTED,
            "start": 0,
            "end": 1,
            "rule": "numbers.x",
            "confidence": 0.1,
        },
    ],
    "actors": [
        {
            **ARTICLE_1,
            "actor_id": "a1",
            "name": "Ada Quist",
            "type": "person",
            "country": "NA",
            "roles": "Mayor; engineer",
            "n_mentions": 2,
            "n_name": 1,
            "n_nominal": 0,
            "n_pronoun": 1,
            "n_metonym": 0,
            "n_statements": 2,
            "start": 6,
            "end": 15,
            "rule": "actors.ner",
            "confidence": 0.9,
        },
        {
            **ARTICLE_1,
            "actor_id": "a2",
            "name": "The firm",
            "type": "unnamed",
            "country": None,
            "roles": None,
            "n_mentions": 1,
            "n_name": 0,
            "n_nominal": 1,
            "n_pronoun": 0,
            "n_metonym": 0,
            "n_statements": 0,
            "start": 118,
            "end": 126,
            "rule": "actors.nominal",
            "confidence": 0.5,
        },
        {
            **ARTICLE_1,
            "actor_id": "a3",
            "name": "Namibia",
            "type": "group",
            "country": "NA",
            "roles": None,
            "n_mentions": 1,
            "n_name": 0,
            "n_nominal": 0,
            "n_pronoun": 0,
            "n_metonym": 1,
            "n_statements": 0,
            "start": 70,
            "end": 78,
            "rule": "actors.norp",
            "confidence": 0.6,
        },
        {
            **ARTICLE_2,
            "actor_id": "a1",
            "name": "Ada Quist",
            "type": "person",
            "country": "NA",
            "roles": None,
            "n_mentions": 1,
            "n_name": 1,
            "n_nominal": 0,
            "n_pronoun": 0,
            "n_metonym": 0,
            "n_statements": 1,
            "start": 19,
            "end": 28,
            "rule": "actors.ner",
            "confidence": 0.9,
        },
    ],
    "places": [
        {
            **ARTICLE_1,
            "place_id": "p1",
            "name": "Windhoek",
            "kind": "city",
            "country": "NA",
            "lat": -22.5,
            "lon": 17.0,
            "geonames_id": 3352136,
            "external": None,
            "wikidata": None,
            "reason": "the only one",
            "n_mentions": 1,
            "n_literal": 1,
            "n_metonym": 0,
            "n_adjective": 0,
            "n_embedded": 0,
            "start": 34,
            "end": 42,
            "rule": "places.gazetteer",
            "confidence": 0.9,
        },
        {
            **ARTICLE_1,
            "place_id": "p2",
            "name": "Namibia",
            "kind": "country",
            "country": "NA",
            "lat": None,
            "lon": None,
            "geonames_id": None,
            "external": None,
            "wikidata": None,
            "reason": "demonym",
            "n_mentions": 1,
            "n_literal": 0,
            "n_metonym": 0,
            "n_adjective": 1,
            "n_embedded": 0,
            "start": 70,
            "end": 78,
            "rule": "places.demonym",
            "confidence": 0.9,
        },
    ],
    "speakers": [
        {
            "name": "Ada Quist",
            "type": "person",
            "country": "NA",
            "n_statements": 3,
            "n_articles": 2,
            "n_direct": 1,
            "n_mixed": 0,
            "n_indirect": 2,
            "n_negative": 1,
            "acts": "say 2; deny 1",
            "first_published": "2024-03-05",
            "last_published": "2024-03-05",
        }
    ],
}


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
    assert [list(row) for row in ROWS[name](first)][:1] == [list(TABLES[name])]


def test_chunks_make_no_difference(records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build_tables(records)
    monkeypatch.setattr("sayso.aggregate.build.CHUNK", 1)
    for name, table in build_tables(records).items():
        pd.testing.assert_frame_equal(table, whole[name])


def test_a_row_without_a_declared_column_is_refused() -> None:
    with pytest.raises(KeyError, match="article_id"):
        frame("actors", [{"name": "Ada Quist"}])


def statements(*rows: tuple[str | None, str | None, str | None, str | None]) -> pd.DataFrame:
    """A statements table from (actor, country, act, published)."""
    empty: dict[str, object] = dict.fromkeys(TABLES["statements"])
    return frame(
        "statements",
        [
            empty
            | {
                "article_id": published or "undated",
                "actor_id": "a1" if actor else None,
                "actor": actor,
                "actor_country": country,
                "act": act,
                "published": published,
                "quote_type": "mixed",
            }
            for actor, country, act, published in rows
        ],
    )


def test_speakers_are_told_apart_by_country_and_sorted() -> None:
    table = speakers_of(
        statements(
            ("B", None, "say", "2024-02-01"),
            ("A", "FR", None, None),
            ("A", None, "warn", "2024-01-02"),
            ("C", None, "warn", "2024-03-01"),
            ("C", None, "claim", "2023-12-31T23:00:00Z"),
            (None, None, "say", "2020-01-01"),
        )
    )
    columns = ["name", "country", "n_statements", "n_articles", "n_mixed", "acts", "first_published"]
    assert [tuple(row.values()) for row in plain(table[columns])] == [
        ("C", None, 2, 2, 2, "claim 1; warn 1", "2023-12-31"),
        ("A", "FR", 1, 1, 1, None, None),
        ("A", None, 1, 1, 1, "warn 1", "2024-01-02"),
        ("B", None, 1, 1, 1, "say 1", "2024-02-01"),
    ]


def test_a_selection_of_statements_can_be_counted(records: list[Record]) -> None:
    table = build_tables(records)["statements"]
    assert plain(speakers_of(table[table["quote_type"] == "direct"]))[0]["n_statements"] == 1


def test_records_without_statements_make_empty_tables(first: Record) -> None:
    bare = replace(first, statements=(), numbers=(), actors=(), places=(), dates=())
    assert {name: len(table) for name, table in build_tables([bare]).items()} == dict.fromkeys(TABLES, 0)
