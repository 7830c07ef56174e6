"""JSON files: one article, a list of articles, or an object that holds the list as ``articles``.

The values are read one after another and never all held, so that a list of any length can be
read; objects that merely follow one another (JSON Lines with the suffix ``.json``) are read too.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from sayso.errors import Problem
from sayso.reading.decoding import guess, guess_issue
from sayso.reading.fields import article_of, has_text
from sayso.reading.json_lines import as_object
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable, too_large
from sayso.reading.registry import Format
from sayso.reading.source import CHUNK, Source
from sayso.values import Article, Issue

LISTS = ("articles", "results", "items", "docs", "data")  # keys under which news APIs send their articles
NEAR_END = 12  # an error so near the end of what is read may come from the cut
REST = "; the rest of the file was not read (in JSON Lines one bad line does not stop the others)"
_DECODER = json.JSONDecoder(strict=False)


def read_json(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of the file, numbered from 1 unless it is a single object.

    An error of syntax ends the file, as nobody can tell where the next value begins.
    """
    number = 0
    with source.as_utf8() as stream:
        values = JsonValues(stream, source.limit)
        try:
            for row, alone in _rows(values, options):
                number += 1
                path = source.path if alone else source.item(number)
                try:
                    article = article_of(as_object(row), path, options)
                    yield replace(article, issues=values.issues + article.issues)
                except Unreadable as error:
                    yield error.at(path)
        except Unreadable as error:
            if not number:
                raise
            yield Unreadable(error.code, error.message + REST).at(source.item(number + 1))
            return
    if not number:
        raise Unreadable("empty", "the file holds no article")


def _rows(values: JsonValues, options: ReadOptions) -> Iterator[tuple[Any, bool]]:
    """The articles in the values, each with whether it is the file's only value."""
    for value in values:
        inner = _inner(value, options)
        if inner is None:
            yield value, not values.many
        else:
            yield from ((row, False) for row in inner)


def _inner(value: Any, options: ReadOptions) -> list[Any] | None:
    """The list of articles that an object wraps, or None where the object is an article itself."""
    if not isinstance(value, dict) or has_text(list(value), options):
        return None
    lists = (value[key] for key in LISTS if isinstance(value.get(key), list))
    return next(lists, None)


class JsonValues:
    """The values of a list, or the values that stand one after another, read as they are needed.

    ``many`` says whether there is, or may be, more than one; ``issues`` tells a guessed encoding.
    Raises Unreadable: ``bad_json``, or ``too_large`` for a value of more than ``limit`` characters.
    """

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self.many = False
        self.issues: tuple[Issue, ...] = ()
        self._stream = stream
        self._limit = limit
        self._decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")()
        self._buffer = ""
        self._at = 0
        self._ended = False

    def __iter__(self) -> Iterator[Any]:
        self.many = self._next() == "["
        if not self.many:
            while self._next():
                value = self._value()
                self.many = self.many or bool(self._next())
                yield value
            return
        self._at += 1
        while (char := self._next()) != "]":
            if not char:
                raise Unreadable("bad_json", "the JSON list is not closed: the file was cut short")
            if char == ",":
                self._at += 1
            else:
                yield self._value()

    def _next(self) -> str:
        """The next character that is not white space, or nothing at the end."""
        while True:
            rest = self._buffer[self._at : self._at + CHUNK]
            blank = len(rest) - len(rest.lstrip())
            self._at += blank
            if blank < len(rest):
                return self._buffer[self._at]
            if self._at >= len(self._buffer) and not self._fill():
                return ""

    def _value(self) -> Any:
        """The value that begins here, read in ever larger pieces until it is whole."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                self._read_on(error)
            except (RecursionError, ValueError) as error:  # ValueError: an integer of thousands of digits
                raise Unreadable(
                    "bad_json", f"the JSON is nested too deep or has absurd numbers ({error})"
                ) from None
            else:
                if end - self._at > self._limit:
                    raise too_large(self._limit)
                self._at = end
                return value

    def _read_on(self, error: json.JSONDecodeError) -> None:
        """Reads twice as much where the error may come from the cut; raises Unreadable elsewhere."""
        held = len(self._buffer) - self._at
        if held > self._limit:
            raise too_large(self._limit) from None
        cut = error.msg.startswith("Unterminated") or error.pos >= len(self._buffer) - NEAR_END
        if not cut or not self._fill(held):
            raise Unreadable("bad_json", f"not valid JSON ({error.msg})") from None

    def _fill(self, size: int = CHUNK) -> bool:
        """Reads on, at least ``size`` bytes; False at the end."""
        data = self._stream.read(max(size, CHUNK))
        if not data and self._ended:
            return False
        self._ended = not data
        self._buffer = self._buffer[self._at :] + self._decode(data)
        self._at = 0
        return True

    def _decode(self, data: bytes) -> str:
        held = self._decoder.getstate()[0]
        try:
            return self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            text, name = guess(held + data, error.start)
            self.issues = (guess_issue(name),)
            self._decoder = codecs.getincrementaldecoder(name)(errors="replace")
            return self._decoder.decode(held + data, final=not data) if data else text


JSON = Format(
    "json", (".json",), read_json,
    "each object: text, title, authors, date, address, publisher and id by the names of the keys",
)  # fmt: skip
