"""JSON Lines of records → records."""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import jsonlines

from sayso.errors import Problem, RecordError
from sayso.record_lines import parse_record
from sayso.records import Record

STDIN = "-"
_RECORD = re.compile(rb'\s*\{\s*"schema"\s*:\s*"sayso\.record/')


def read_records(path: str | Path) -> Iterator[Record | Problem]:
    """The records of a file that ``sayso extract`` wrote (may be gzipped), or of ``-``, standard input.

    A line that is no record gives a Problem that names the file and line ("records.jsonl#7") and the
    cause, and reading goes on. Blank lines are passed over. Raises OSError where the file cannot be
    opened.
    """
    if str(path) == STDIN:
        yield from _records(sys.stdin.buffer, "standard input")
        return
    with _open(Path(path)) as stream:
        yield from _records(stream, str(path))


def holds_records(path: str | Path) -> bool:
    """Whether the file begins with a record; False also for what cannot be opened or is no file."""
    try:
        with _open(Path(path)) as stream:
            return _RECORD.match(stream.read(200)) is not None
    except (OSError, EOFError, zlib.error):
        return False


def _open(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _records(stream: BinaryIO, name: str) -> Iterator[Record | Problem]:
    with jsonlines.Reader(stream, loads=_loads) as reader:
        while True:
            try:
                yield cast("Record", reader.read(skip_empty=True))
            except jsonlines.InvalidLineError as error:
                yield Problem(f"{name}#{error.lineno}", "aggregate", "broken_record", str(error.__cause__))
            except (EOFError, gzip.BadGzipFile) as error:
                if error.args:  # a gzip file that was cut off; the end of the lines says nothing
                    yield Problem(name, "aggregate", "broken_file", str(error))
                return


def _loads(line: str | bytes) -> Record:
    """A record from its line; jsonlines adds the line's number to a ValueError."""
    try:
        return parse_record(line)
    except RecordError as error:
        raise ValueError(str(error)) from error
