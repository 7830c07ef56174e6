"""JSON Lines: one article a line. A bad line is one problem; the next line goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import orjson

from sayso.errors import Problem
from sayso.reading.decoding import Decoder
from sayso.reading.fields import article_of
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable, too_large
from sayso.reading.registry import Format
from sayso.reading.source import Source, bounded_lines
from sayso.values import Article

SHOWN = 60  # characters of a bad line that the message quotes


def read_json_lines(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of the lines; blank lines are passed over, but they count."""
    decoder = Decoder()
    empty = True
    with source.as_utf8() as stream:
        for number, line in bounded_lines(stream, source.limit):
            if line is not None and not line.strip():
                continue
            empty = False
            path = source.item(number)
            try:
                yield _article(line, path, decoder, source.limit, options)
            except Unreadable as error:
                yield error.at(path)
    if empty:
        raise Unreadable("empty", "the file is empty")


def _article(line: bytes | None, path: str, decoder: Decoder, limit: int, options: ReadOptions) -> Article:
    if line is None:
        raise too_large(limit)
    text, issues = decoder(line)
    article = article_of(as_object(load_json(text)), path, options)
    return replace(article, issues=issues + article.issues)


def load_json(text: str) -> Any:
    """The JSON value of ``text``; raises Unreadable (``bad_json``).

    orjson reads what is valid. Python's parser gets the rest, as it takes what other programs
    write though it is not valid: NaN, control characters in strings, halves of surrogate pairs.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            start = " ".join(text[:SHOWN].split())
            raise Unreadable(
                "bad_json", f"not valid JSON ({error}): {start!r}…; mend it or leave it out"
            ) from None
    except UnicodeEncodeError:
        raise Unreadable("bad_json", "not valid JSON: it holds halves of surrogate pairs") from None


def as_object(value: Any) -> dict[str, Any]:
    """``value``, which must be an object with fields; raises Unreadable (``bad_json``)."""
    if isinstance(value, dict):
        return value
    raise Unreadable(
        "bad_json",
        f"the JSON value is a {type(value).__name__}, not an object with fields such as title and text",
    )


JSON_LINES = Format("jsonl", (".jsonl", ".ndjson"), read_json_lines, "each line, as in `json`")
