"""Records as lines of JSON: the schema, reading a line back, and the check of its offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sayso.errors import RecordError
from sayso.records import SCHEMA, Record, TextSpan

PLAIN = frozenset({str, int, float, bool, type(None)})  # types that hold no span


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record, generated from its types."""
    schema = _adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": SCHEMA}


def parse_record(line: bytes | str) -> Record:
    """A record from its line of JSON.

    Raises RecordError where the line is not JSON, not a record of this schema version, or has a
    span whose text is not what stands at its offsets.
    """
    try:
        record = _adapter().validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "record"
        raise RecordError(f"{where}: {first['msg']}") from error
    check_spans(record)
    return record


def check_spans(record: Record) -> None:
    """Checks that every span of ``record`` says what the article says there.

    Raises RecordError for the first that does not. A record without its text is not checked.
    """
    text = record.article.text
    if text is None:
        return
    for span in _spans(record):
        if text[span.start : span.end] != span.text or span.start >= span.end:
            raise RecordError(f"span {span.start}..{span.end} is not {span.text!r} in {record.article.path}")


def _spans(record: Record) -> Iterator[TextSpan]:
    open_: list[object] = [record]
    while open_:
        value = open_.pop()
        if isinstance(value, tuple):
            open_.extend(item for item in value if type(item) not in PLAIN)
            continue
        if isinstance(value, TextSpan):
            yield value
        for name in _field_names(type(value)):  # type: ignore[arg-type]  # mypy: a type is hashable
            inner = getattr(value, name)
            if type(inner) not in PLAIN:
                open_.append(inner)


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
