"""One input of bytes: a file, a member of an archive, or standard input, unpacked and with bounds."""

from __future__ import annotations

import codecs
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from sayso.reading.decoding import HEAD, check_text, mark_of
from sayso.reading.packing import Budget, packing_of, unpacked
from sayso.reading.problems import Unreadable, not_regular, too_large

STRAY = 0.01  # share of NUL bytes up to which a file of many articles is worth reading on
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article or many come from.

    ``path`` is the path to show, whose suffixes tell packing and format; ``limit`` is the longest
    article, line or row, in bytes. ``stream`` stands for ``file`` where the bytes come from standard
    input or from an archive, whose members share ``budget``.
    """

    path: str
    limit: int
    file: Path | None = None
    stream: io.BufferedReader | None = None
    budget: Budget | None = None

    def item(self, number: int) -> str:
        """The path of item ``number`` (from 1) of a file of many."""
        return f"{self.path}#{number}"

    def size(self) -> int:
        """The number of bytes as they lie there, packed; 0 for what comes from a stream."""
        return self.file.stat().st_size if self.file is not None else 0

    @contextmanager
    def opened(self) -> Iterator[io.BufferedReader]:
        """The bytes, unpacked; raises OSError, and Unreadable for damaged archives and bombs."""
        with self._packed() as stream:
            packing = packing_of(self.path)
            if packing is None:
                yield stream
            else:
                budget = self.budget or Budget(self.size())
                yield io.BufferedReader(unpacked(stream, packing, budget), CHUNK)

    @contextmanager
    def seekable(self) -> Iterator[tuple[IO[bytes], int]]:
        """The bytes where a reader must jump, and their number.

        A packed file, a member or standard input is held whole; raises as `whole`.
        """
        if self.file is not None and packing_of(self.path) is None:
            with self._packed() as stream:
                yield stream, self.size()
        else:
            data = self.whole()
            yield io.BytesIO(data), len(data)

    @contextmanager
    def _packed(self) -> Iterator[io.BufferedReader]:
        """The bytes as they lie there."""
        if self.stream is not None:
            yield self.stream
            return
        assert self.file is not None, "a source is a file or a stream"
        with open(self.file, "rb", opener=_regular) as stream:
            yield stream

    def whole(self) -> bytes:
        """All bytes of a file that is one article; raises Unreadable beyond the limit."""
        with self.opened() as stream:
            data = stream.read(self.limit + 1)
        if len(data) > self.limit:
            raise too_large(self.limit)
        if not data.strip():
            raise Unreadable("empty", "the file is empty")
        return data

    @contextmanager
    def as_utf8(self) -> Iterator[io.BufferedReader]:
        """The bytes without a byte order mark, UTF-16 and UTF-32 recoded; raises Binary."""
        with self.opened() as stream:
            head = stream.peek(HEAD)[:HEAD]
            mark = mark_of(head)
            if mark is None:
                check_text(head, STRAY)
                yield stream
                return
            stream.read(mark[1])
            yield stream if mark[0] == "utf-8" else io.BufferedReader(_Recoded(stream, mark[0]), CHUNK)


def _regular(path: str, flags: int) -> int:
    """Opens a regular file; a pipe put into its place since it was listed would block for ever."""
    number = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise not_regular()
    return number


@contextmanager
def standard_input() -> Iterator[io.BufferedReader]:
    """Standard input as bytes that can be peeked into; it stays open."""
    stream: Any = io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer), CHUNK)
    try:
        yield stream
    finally:
        stream.detach()


def bounded_lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Line numbers from 1 and lines; None stands for a line of more than ``limit`` bytes.

    A longer line is passed over piece by piece and never held.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while (piece := stream.readline(CHUNK)) and not piece.endswith(b"\n"):
            pass
        yield number, None


class _Recoded(io.RawIOBase):
    """A stream in another encoding as UTF-8; bytes that it cannot hold become U+FFFD."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            data = self._stream.read(CHUNK)
            self._ready = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count
