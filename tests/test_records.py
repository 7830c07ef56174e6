"""The record as JSON: order of keys, schema, and what is refused when it is read back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sayso.errors import RecordError
from sayso.record_lines import json_schema, parse_record
from sayso.records import (
    SCHEMA,
    Article,
    Assertion,
    Content,
    Cue,
    Provenance,
    Record,
    Source,
    Statement,
    TextSpan,
)

TEXT = "Baku said so."


def span(start: int, end: int) -> TextSpan:
    return TextSpan(start=start, end=end, text=TEXT[start:end])


RECORD = Record(
    id="0123456789abcdef",
    article=Article(path="a.txt", text=TEXT, text_hash="0" * 64, n_words=3, n_sentences=1),
    actors=(),
    places=(),
    dates=(),
    numbers=(),
    statements=(
        Statement(
            id="s1",
            quote_type="indirect",
            source=Source(spans=(span(0, 4),), form="metonym", reason="no actor"),
            cue=Cue(spans=(span(5, 9),), lemma="say", act="say"),
            content=Content(spans=(span(10, 12),), text="so"),
            assertion=Assertion(polarity="positive", modality="asserted"),
            paragraph=0,
            sentence=0,
            rule="frame.clause",
            confidence=0.74,
        ),
    ),
    issues=(),
    provenance=Provenance(sayso="0", model="m", knowledge="k", settings="s"),
)


def test_a_record_comes_back_as_it_went() -> None:
    assert parse_record(RECORD.to_json()) == RECORD


def test_keys_stand_in_the_order_of_the_contract() -> None:
    keys = " ".join(json.loads(RECORD.to_json()))
    assert keys == "schema id article actors places dates numbers statements issues provenance"


def test_unknown_is_null_in_json() -> None:
    statement = json.loads(RECORD.to_json())["statements"][0]
    assert statement["parent"] is None
    assert statement["addressee"] is None


def test_a_span_must_say_what_stands_there() -> None:
    article = replace(RECORD.article, text="Kiev said so.")
    with pytest.raises(RecordError, match=r"span 0\.\.4 is not 'Baku' in a\.txt"):
        parse_record(replace(RECORD, article=article).to_json())


def test_a_record_without_its_text_is_read_but_its_spans_are_not_checked() -> None:
    bare = replace(RECORD, article=replace(RECORD.article, text=None))
    assert parse_record(bare.to_json()) == bare


BROKEN = [
    (b"{", "record: Invalid JSON"),
    (b"[]", "record: "),
    (RECORD.to_json().replace(b"sayso.record/1", b"sayso.record/2"), "schema: Input should be"),
    (RECORD.to_json().replace(b'"indirect"', b'"oblique"'), r"statements\.0\.quote_type: "),
    (RECORD.to_json().replace(b'"confidence":0.74', b'"confidence":7'), r"statements\.0\.confidence: "),
]


@pytest.mark.parametrize(("line", "message"), BROKEN)
def test_what_is_no_record_is_refused_with_the_place(line: bytes, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        parse_record(line)


def test_the_schema_names_its_version_and_every_item() -> None:
    schema = json_schema()
    assert schema["title"] == SCHEMA
    assert {"Statement", "Number", "Actor", "Place", "Date"} <= set(schema["$defs"])
    assert schema["$defs"]["TextSpan"]["properties"]["start"]["description"].startswith("0-based")
