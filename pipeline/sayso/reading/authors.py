"""Author names out of what bylines and metadata write."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any

import orjson

MAX_LENGTH = 2000  # a longer byline is none
MAX_AUTHORS = 100
_BY = re.compile(r"^\s*(?:written\s+)?by[:\s]\s*", re.I)
_ADDRESS = re.compile(r"https?://\S*|www\.\S+|\S+@\S+", re.I)
_MARKUP = re.compile(r"<[^<>]*>")


def authors_of(value: object) -> tuple[str, ...]:
    """The names in ``value``: a string, an object with a name, or a list of these, in their order.

    Strings are divided at semicolons, at "and", and at commas where each part has two words or
    more ("Smith, Jane" stays one name). Addresses and a leading "By" are left out.
    """
    names = [name for part in _parts(value)[:MAX_AUTHORS] for name in _names(part)]
    return tuple(dict.fromkeys(names))


def _parts(value: object) -> list[Any]:
    if isinstance(value, str) and value.lstrip().startswith("["):
        return _written_list(value)
    return value if isinstance(value, list) else [value]


def _written_list(text: str) -> list[Any]:
    """A list inside a CSV cell, as JSON or as Python writes it."""
    if len(text) > MAX_LENGTH:
        return []
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError:
        try:
            read = ast.literal_eval(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return [text.strip(" []")]
    return read if isinstance(read, list) else []


def _names(part: object) -> list[str]:
    if isinstance(part, Mapping):
        part = part.get("name")
    if not isinstance(part, str) or len(part) > MAX_LENGTH:
        return []
    line = " ".join(_ADDRESS.sub(" ", _MARKUP.sub(" ", _BY.sub("", part))).split())
    names = []
    for piece in re.split(r"\s*;\s*|\s+and\s+|\s+&\s+", line):
        cells = [cell.strip() for cell in piece.split(",")]
        names += cells if all(len(cell.split()) > 1 for cell in cells) else [piece]
    cleaned = (name.strip(" ,;|()<>-") for name in names)
    return [
        name
        for name in cleaned
        if any(map(str.isalpha, name)) and name.lower() not in ("nan", "none", "null")
    ]
