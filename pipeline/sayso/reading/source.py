"""One input of bytes: a file, a gzip archive of one, or standard input, opened with bounds."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from sayso.reading.decoding import HEAD, check_text, mark_of
from sayso.reading.problems import Unreadable, too_large

GZIP = ".gz"
STRAY = 0.01  # share of NUL bytes up to which a file of many articles is worth reading on
CHUNK = 1 << 16
# News in gzip shrinks by 2-5, repetitive JSON Lines by 20; deflate's own bound is 1032.
MAX_RATIO = 100
RATIO_FROM = 64_000_000  # unpacked bytes below which the ratio does not matter


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article or many come from.

    ``path`` is the path to show; ``limit`` is the longest article, line or row, in bytes; ``stream``
    stands for ``file`` where the bytes come from standard input.
    """

    path: str
    limit: int
    file: Path | None = None
    stream: io.BufferedReader | None = None

    def item(self, number: int) -> str:
        """The path of item ``number`` (from 1) of a file of many."""
        return f"{self.path}#{number}"

    @contextmanager
    def opened(self) -> Iterator[io.BufferedReader]:
        """The bytes, unpacked; raises OSError, and Unreadable when a gzip bomb goes off."""
        if self.stream is not None:
            yield self.stream
            return
        assert self.file is not None, "a source is a file or a stream"
        with self.file.open("rb") as packed:
            if not self.file.name.lower().endswith(GZIP):
                yield packed
                return
            with gzip.GzipFile(fileobj=packed) as unpacked:
                size = self.file.stat().st_size
                yield io.BufferedReader(_Unpacked(unpacked, size), CHUNK)

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


class _Unpacked(io.RawIOBase):
    """What gzip unpacks, as long as it stays in a sound proportion to the archive."""

    def __init__(self, stream: gzip.GzipFile, packed_size: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = max(RATIO_FROM, MAX_RATIO * packed_size)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                "too_large",
                f"the archive unpacks to over {MAX_RATIO} times its size; unpack it first if it is sound",
            )
        buffer[: len(data)] = data
        return len(data)


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
