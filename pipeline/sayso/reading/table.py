"""CSV and TSV: one article a row, columns named in the first row.

Rows are cut out of the file before they are parsed, so that a row of any size is passed over
without being held, and a quotation mark that is never closed costs one problem.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BufferedReader

from sayso.errors import Problem
from sayso.reading.decoding import Decoder
from sayso.reading.fields import article_of, has_text, no_text
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable, too_large
from sayso.reading.registry import Format
from sayso.reading.source import CHUNK, Source
from sayso.values import Article, Issue

COMMAS = ",;\t|"  # what separates cells, where the suffix does not tell
NEWLINE = ord("\n")


def read_table(delimiters: str, source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of the rows, numbered from 1 without the header.

    The delimiter is the one of ``delimiters`` that stands most often in the header.
    """
    decoder = Decoder()
    with source.as_utf8() as stream:
        delimiter = _delimiter(stream, delimiters)
        rows = table_rows(stream, delimiter, source.limit)
        columns = _columns(next(rows, b""), delimiter, decoder, options)
        number = 0
        for number, row in enumerate(rows, 1):
            path = source.item(number)
            try:
                yield _article(row, columns, delimiter, decoder, path, options)
            except Unreadable as error:
                yield error.at(path)
    if not number:
        raise Unreadable("empty", "the table has no rows")


def table_rows(stream: BufferedReader, delimiter: str, limit: int) -> Iterator[bytes | Unreadable]:
    """The rows, line breaks inside quotation marks included, or what is wrong with one.

    Blank lines between rows are passed over. A quotation mark opens a cell only at its start, as
    in Python's csv; the pieces of a row of more than ``limit`` bytes are read and dropped.
    """
    quotes = _Quotes(ord(delimiter))
    row, too_long = bytearray(), False
    while piece := stream.readline(CHUNK):
        quotes.read(piece)
        too_long = too_long or len(row) + len(piece) > limit
        row = bytearray() if too_long else row + piece
        if piece[-1] == NEWLINE and not quotes.open:
            if too_long or row.strip():
                yield too_large(limit) if too_long else bytes(row)
            row, too_long = bytearray(), False
    if quotes.open:
        yield Unreadable("bad_row", "a quotation mark that opens a cell is never closed; close it")
    elif too_long or row.strip():
        yield too_large(limit) if too_long else bytes(row)


class _Quotes:
    """Whether the bytes read so far end inside quotation marks."""

    def __init__(self, delimiter: int) -> None:
        self.open = False
        self._starts = (NEWLINE, delimiter)
        self._last = NEWLINE
        self._closed_last = False

    def read(self, piece: bytes) -> None:
        at, closed = piece.find(b'"'), 0 if self._closed_last else -1
        while at >= 0:
            before = piece[at - 1] if at else self._last
            if self.open:
                self.open, closed = False, at + 1
            elif before in self._starts or closed == at:  # "" inside quotation marks stands for one
                self.open = True
            at = piece.find(b'"', at + 1)
        self._last = piece[-1]
        self._closed_last = closed == len(piece)


def _delimiter(stream: BufferedReader, delimiters: str) -> str:
    """The likeliest delimiter, from the start of the stream, which is not consumed."""
    head = stream.peek(CHUNK)[:CHUNK].lstrip().split(b"\n", 1)[0]
    return max(delimiters, key=lambda mark: (head.count(mark.encode()), -delimiters.index(mark)))


def _columns(row: bytes | Unreadable, delimiter: str, decoder: Decoder, options: ReadOptions) -> list[str]:
    """The names in the header; raises Unreadable where none of them is the text's."""
    columns = [name.strip() for name in _cells(row, delimiter, decoder)[0]]
    if not columns:
        raise Unreadable("empty", "the table is empty")
    if not has_text(columns, options):
        raise no_text(columns, options)
    return columns


def _article(
    row: bytes | Unreadable,
    columns: list[str],
    delimiter: str,
    decoder: Decoder,
    path: str,
    options: ReadOptions,
) -> Article:
    cells, issues = _cells(row, delimiter, decoder)
    if any(cells[len(columns) :]):
        raise Unreadable(
            "bad_row",
            f"the row has {len(cells)} cells and the header {len(columns)}; "
            f"put cells that hold {delimiter!r} into quotation marks",
        )
    article = article_of(
        {name: cell for name, cell in zip(columns, cells, strict=False) if name}, path, options
    )
    return replace(article, issues=issues + article.issues)


def _cells(row: bytes | Unreadable, delimiter: str, decoder: Decoder) -> tuple[list[str], tuple[Issue, ...]]:
    """The cells of a row and the decoder's issues; raises Unreadable."""
    if isinstance(row, Unreadable):
        raise row
    text, issues = decoder(row)
    usual = csv.field_size_limit(len(text) + 1)  # rows are bounded before they come here
    try:
        return next(csv.reader([text], delimiter=delimiter), []), issues
    except csv.Error as error:
        raise Unreadable("bad_row", f"the row is not valid CSV ({error})") from None
    finally:
        csv.field_size_limit(usual)


_COLUMNS = "each row: text, title, authors, date, address, publisher and id by the names of the columns"
CSV = Format("csv", (".csv",), partial(read_table, COMMAS), _COLUMNS)
TSV = Format("tsv", (".tsv", ".tab"), partial(read_table, "\t"), _COLUMNS)
