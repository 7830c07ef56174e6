"""Compressed files (``.gz .bz2 .xz .zst``) as streams of bytes, unpacked with bounds.

All four are read in one way: small steps of input into a decompressor that knows where its frame
ends. So no step can grow without bound, a file of several frames is read to its end, and a file
that was cut short is told from one that ended.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from sayso.reading.extras import needed
from sayso.reading.problems import Unreadable, of_system

# News in gzip shrinks by 2-5, repetitive JSON Lines by 20; deflate's own bound is 1032.
MAX_RATIO = 100
RATIO_FROM = 64_000_000  # unpacked bytes below which the ratio does not matter
MAX_WINDOW = 1 << 27  # bytes of memory that xz and zstd may ask for; their usual levels need less
SHORT = {".tgz": ".tar.gz", ".tbz": ".tar.bz2", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}


@dataclass(frozen=True, slots=True)
class Packing:
    """A way of compression; ``step`` bytes of input never become more than some 32 MB."""

    name: str
    start: Callable[[], Any]
    step: int


def _zstd() -> Any:
    zstandard = needed("zstandard", "files packed with Zstandard")
    return zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).decompressobj()


PACKINGS = {
    ".gz": Packing("gzip", lambda: zlib.decompressobj(zlib.MAX_WBITS | 16), 1 << 14),
    ".bz2": Packing("bzip2", bz2.BZ2Decompressor, 1 << 10),
    ".xz": Packing("xz", lambda: lzma.LZMADecompressor(memlimit=MAX_WINDOW), 1 << 12),
    ".zst": Packing("Zstandard", _zstd, 1 << 10),
}


def spelled_out(name: str) -> str:
    """The name of a file in lower case, short suffixes such as ``.tgz`` written in full."""
    name = name.lower()
    short = next((suffix for suffix in SHORT if name.endswith(suffix)), None)
    return name.removesuffix(short) + SHORT[short] if short else name


def packing_of(name: str) -> Packing | None:
    """The packing that the suffix of a file's name tells."""
    name = spelled_out(name)
    return next((packing for suffix, packing in PACKINGS.items() if name.endswith(suffix)), None)


def bare(name: str) -> str:
    """The name of a file in lower case without the suffix of its packing."""
    name = spelled_out(name)
    return name.removesuffix(next((suffix for suffix in PACKINGS if name.endswith(suffix)), ""))


class Budget:
    """How many bytes an input of ``packed`` bytes may still be unpacked to."""

    def __init__(self, packed: int) -> None:
        self.left = max(RATIO_FROM, MAX_RATIO * packed)

    def spend(self, count: int) -> None:
        """Takes ``count`` bytes; raises Unreadable (``too_large``) once more than all are gone."""
        self.left -= count
        if self.left < 0:
            raise Unreadable(
                "too_large",
                f"the archive unpacks to over {MAX_RATIO} times its size; unpack it first if it is sound",
            )


class Unpacked(io.RawIOBase):
    """What ``read`` gives, within a budget; what an unpacker raises becomes Unreadable.

    ``kind`` is how messages call the archive.
    """

    def __init__(self, read: Callable[[int], bytes], budget: Budget, kind: str) -> None:
        super().__init__()
        self._read = read
        self._budget = budget
        self._kind = kind

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills ``buffer`` as far as it goes and gives the number of bytes."""
        with unpacking(self._kind):
            data = self._read(len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def unpacking(kind: str) -> Iterator[None]:
    """Turns what unpackers raise, each library its own errors, into Unreadable.

    Errors of the system stay what they are. ``kind`` is how the message calls the archive.
    """
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        if of_system(error):
            raise
        code = "bad_gzip" if kind == "gzip" else "bad_archive"
        raise Unreadable(
            code, f"the {kind} archive is damaged or cut short ({error}); fetch it again"
        ) from error


def unpacked(stream: IO[bytes], packing: Packing, budget: Budget) -> Unpacked:
    """The content of the compressed ``stream``."""
    return Unpacked(_Frames(stream, packing).read, budget, packing.name)


class _Frames:
    """The content of frames that stand one after another, NUL bytes between and behind them left out."""

    def __init__(self, stream: IO[bytes], packing: Packing) -> None:
        self._stream = stream
        self._packing = packing
        self._frame: Any = None  # the decompressor of the frame that has begun
        self._input = b""
        self._ready = b""
        self._at = 0

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, none at the end; raises EOFError where the last frame has no end."""
        while self._at >= len(self._ready) and self._fill():
            pass
        piece = self._ready[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def _fill(self) -> bool:
        """Unpacks one step; False at the end."""
        data = self._input or self._stream.read(self._packing.step)
        self._input = b""
        if self._frame is None:
            data = data.lstrip(b"\0")
            if not data:
                self._input = self._stream.read(self._packing.step)
                return bool(self._input)
            self._frame = self._packing.start()
        elif not data:
            raise EOFError("it ends in the middle")
        self._ready, self._at = self._frame.decompress(data), 0
        if self._frame.eof:
            self._input, self._frame = self._frame.unused_data, None
        return True
