"""Whole tables of two hand-made records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from sayso.aggregate.build import build_tables
from sayso.aggregate.ledger.figure_tables import KINDS
from sayso.aggregate.rows import ROWS
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

AS_QUIST = {"speaker": "xb576e7892c68", "speaker_name": "Ada Quist"}
AS_NOBODY = {"speaker": None, "speaker_name": None}
ON_THE_FIFTH = {"first_published": "2024-03-05", "last_published": "2024-03-05"}


def twice(counted: str, n: int) -> dict[str, int]:
    """A count, the same without copies: these two articles are none."""
    return {f"n_{counted}": n, f"n_{counted}_original": n}


EXPECTED: dict[str, list[dict[str, Any]]] = {
    "articles": [
        {
            **ARTICLE_1,
            "agency": None,
            "origin": "0123456789abcdef",
            "original": True,
            "n_copies": 1,
            "n_words": 20,
            "n_statements": 3,
            "n_numbers": 1,
        },
        {
            **ARTICLE_2,
            "agency": None,
            "origin": "fedcba9876543210",
            "original": True,
            "n_copies": 1,
            "n_words": 6,
            "n_statements": 1,
            "n_numbers": 1,
        },
    ],
    "claims": [
        {
            **ARTICLE_1,
            "statement_id": "s1",
            "quote_type": "indirect",
            "source": "Mayor Ada Quist",
            "source_form": "name",
            **QUIST,
            **AS_QUIST,
            "cue": "told",
            "lemma": "tell",
            "act": "say",
            "content": "that at least 12 Namibian miners were hurt",
            **ASSERTED,
            "addressee": "reporters",
            "addressee_actor": None,
            "about": None,
            "parent": None,
            "place": "Windhoek",
            "date": "2024-03-04",
            "n_numbers": 1,
            "paragraph": 0,
            "sentence": 0,
            "origin": "0123456789abcdef#s1",
            "original": True,
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
            **AS_QUIST,
            "cue": "did not say",
            "lemma": "say",
            "act": "deny",
            "content": "why",
            "polarity": "negative",
            "modality": "questioned",
            "addressee": None,
            "addressee_actor": None,
            "about": None,
            "parent": "s1",
            "place": None,
            "date": None,
            "n_numbers": 0,
            "paragraph": 1,
            "sentence": 1,
            "origin": "0123456789abcdef#s2",
            "original": True,
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
            **AS_NOBODY,
            "cue": None,
            "lemma": None,
            "act": None,
            "content": "said nothing",
            **ASSERTED,
            "addressee": "She",
            "addressee_actor": "Ada Quist",
            "about": None,
            "parent": None,
            "place": None,
            "date": None,
            "n_numbers": 0,
            "paragraph": 1,
            "sentence": 2,
            "origin": "0123456789abcdef#s3",
            "original": True,
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
            **AS_QUIST,
            "cue": "said",
            "lemma": "say",
            "act": "say",
            "content": "No comment,",
            **ASSERTED,
            "addressee": None,
            "addressee_actor": None,
            "about": None,
            "parent": None,
            "place": None,
            "date": None,
            "n_numbers": 0,
            "paragraph": 0,
            "sentence": 0,
            "origin": "fedcba9876543210#s1",
            "original": True,
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
            **AS_QUIST,
            "act": "say",
            **ASSERTED,
            "figure": "l1f1",
            "original": True,
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
            "original": True,
            "start": 0,
            "end": 1,
            "rule": "numbers.x",
            "confidence": 0.1,
        },
    ],
    "article_actors": [
        {
            **ARTICLE_1,
            "actor_id": "a1",
            "name": "Ada Quist",
            "type": "person",
            "country": "NA",
            "roles": "Mayor; engineer",
            "actor": "xb576e7892c68",
            "n_mentions": 2,
            "n_name": 1,
            "n_nominal": 0,
            "n_pronoun": 1,
            "n_metonym": 0,
            "n_statements": 2,
            "original": True,
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
            "actor": "x9020d676a4a3",
            "n_mentions": 1,
            "n_name": 0,
            "n_nominal": 1,
            "n_pronoun": 0,
            "n_metonym": 0,
            "n_statements": 0,
            "original": True,
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
            "actor": "x3d9821ceef53",
            "n_mentions": 1,
            "n_name": 0,
            "n_nominal": 0,
            "n_pronoun": 0,
            "n_metonym": 1,
            "n_statements": 0,
            "original": True,
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
            "actor": "xb576e7892c68",
            "n_mentions": 1,
            "n_name": 1,
            "n_nominal": 0,
            "n_pronoun": 0,
            "n_metonym": 0,
            "n_statements": 1,
            "original": True,
            "start": 19,
            "end": 28,
            "rule": "actors.ner",
            "confidence": 0.9,
        },
    ],
    "article_places": [
        {
            **ARTICLE_1,
            "place_id": "p1",
            "name": "Windhoek",
            "kind": "city",
            "country": "NA",
            "lat": -22.5,
            "lon": 17.0,
            "geonames_id": 3352136,
            "place": "3352136",
            "reason": "the only one",
            "n_mentions": 1,
            "n_literal": 1,
            "n_metonym": 0,
            "n_adjective": 0,
            "n_embedded": 0,
            "original": True,
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
            "place": "country:NA:namibia",
            "reason": "demonym",
            "n_mentions": 1,
            "n_literal": 0,
            "n_metonym": 0,
            "n_adjective": 1,
            "n_embedded": 0,
            "original": True,
            "start": 70,
            "end": 78,
            "rule": "places.demonym",
            "confidence": 0.9,
        },
    ],
    "actors": [
        {
            "actor": "xb576e7892c68",
            "name": "Ada Quist",
            "type": "person",
            "country": "NA",
            "named": True,
            "roles": "Mayor; engineer",
            "variants": "Ada Quist",
            **twice("statements", 3),
            **twice("articles", 2),
            **ON_THE_FIFTH,
        },
        {
            "actor": "x3d9821ceef53",
            "name": "Namibia",
            "type": "group",
            "country": "NA",
            "named": False,
            "roles": None,
            "variants": "Namibia",
            **twice("statements", 0),
            **twice("articles", 1),
            **ON_THE_FIFTH,
        },
        {
            "actor": "x9020d676a4a3",
            "name": "The firm",
            "type": "unnamed",
            "country": None,
            "named": False,
            "roles": None,
            "variants": "The firm",
            **twice("statements", 0),
            **twice("articles", 1),
            **ON_THE_FIFTH,
        },
    ],
    "speakers": [
        {
            "actor": "xb576e7892c68",
            "name": "Ada Quist",
            "type": "person",
            "country": "NA",
            **twice("statements", 3),
            **twice("articles", 2),
            **twice("direct", 1),
            **twice("mixed", 0),
            **twice("indirect", 2),
            **twice("negative", 1),
            "acts": "say 2; deny 1",
            "acts_original": "say 2; deny 1",
            **ON_THE_FIFTH,
        }
    ],
    "exchanges": [],
    "timeline": [
        {"day": "2024-03-05", **AS_QUIST, "act": "deny", **twice("statements", 1), **twice("articles", 1)},
        {"day": "2024-03-05", **AS_QUIST, "act": "say", **twice("statements", 1), **twice("articles", 1)},
        {"day": "2024-03-05", **AS_NOBODY, "act": None, **twice("statements", 1), **twice("articles", 1)},
        {"day": None, **AS_QUIST, "act": "say", **twice("statements", 1), **twice("articles", 1)},
    ],
    "positions": [],
    "places": [
        {
            "place": "country:NA:namibia",
            "name": "Namibia",
            "kind": "country",
            "country": "NA",
            "lat": None,
            "lon": None,
            "geonames_id": None,
            **twice("mentions", 1),
            **twice("literal", 0),
            **twice("metonym", 0),
            **twice("adjective", 1),
            **twice("embedded", 0),
            **twice("statements", 0),
            **twice("articles", 1),
            **ON_THE_FIFTH,
        },
        {
            "place": "3352136",
            "name": "Windhoek",
            "kind": "city",
            "country": "NA",
            "lat": -22.5,
            "lon": 17.0,
            "geonames_id": 3352136,
            **twice("mentions", 1),
            **twice("literal", 1),
            **twice("metonym", 0),
            **twice("adjective", 0),
            **twice("embedded", 0),
            **twice("statements", 1),
            **twice("articles", 1),
            **ON_THE_FIFTH,
        },
    ],
    "quotes": [],
    "ledgers": [
        {
            "ledger": "l1",
            "event": "e1",
            "outcome": "wounded",
            "subject": "people",
            "group": "worker",
            "party": "NA",
            "party_name": "Namibia",
            "place": "3352136",
            "place_name": "Windhoek",
            "place_country": "NA",
            "basis": None,
            "first_day": "2024-03-04",
            "last_day": "2024-03-04",
            "n_figures": 1,
            "n_claimants": 1,
            **twice("numbers", 1),
            **twice("articles", 1),
            "low": 12.0,
            "best_low": 12.0,
            "best_high": None,
            "high": 12.0,
            "open": True,
            "best_figures": 1,
            "best_origins": 1,
            **dict.fromkeys((f"n_{kind}" for kind in KINDS), 0),
        }
    ],
    "figures": [
        {
            "figure": "l1f1",
            "ledger": "l1",
            "claimant": "xb576e7892c68",
            "claimant_name": "Ada Quist",
            "voice": "actor",
            "stance": "claimed",
            "text": "at least 12",
            "value": 12.0,
            "low": 12.0,
            "high": None,
            "as_of": "2024-03-04",
            "as_of_last": "2024-03-04",
            "superseded": False,
            **twice("numbers", 1),
            **twice("articles", 1),
            "first_publisher": "The Post",
            "first_article": "0123456789abcdef",
        }
    ],
    "relations": [],
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
