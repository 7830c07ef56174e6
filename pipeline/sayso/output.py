"""Outputs that appear under their names whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows has no such locks; two runs to one file are not told there
    fcntl = None  # type: ignore[assignment]

PutLine = Callable[[bytes], None]


class BusyError(OSError):
    """Another run is writing to the same output."""


@contextmanager
def replacing(path: Path, *, writer: str = "") -> Iterator[Path]:
    """A temporary path in the folder of ``path`` to write to; takes the name ``path`` at the end.

    Writers that may be at one ``path`` at the same time need a name each, ``writer``. The new file is on
    the disk before it takes the name. Where the block raises anything, an interrupt included, the temporary
    file is removed and what stood at ``path`` before stays. A link stays, and what it leads to is replaced;
    a device or pipe (``/dev/null``) is written to directly. Raises OSError where the folder does not allow
    it.
    """
    path = path.resolve()
    if is_special(path):
        yield path
        return
    temporary = path.with_name(f".{path.name}{writer}.part")  # the next run takes the place of a killed one's
    ours = True
    try:
        yield temporary
        sync(temporary)
        temporary.replace(path)
        sync(path.parent)
    except BusyError:
        ours = False
        raise
    finally:
        if ours:
            temporary.unlink(missing_ok=True)


def is_special(path: Path) -> bool:
    """Whether ``path`` is there and no regular file: a device, a pipe, a folder."""
    return path.exists() and not path.is_file()


def sync(path: Path) -> None:
    """Has the system write a file, or the names in a folder, to the disk, so that they outlive a power cut.

    Raises OSError for a file; some systems do not do it for folders.
    """
    folder = path.is_dir()
    with suppress(OSError) if folder else nullcontext():
        handle = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """A temporary folder beside ``path`` to fill; takes the name ``path`` at the end.

    Where the block raises anything, an interrupt included, the temporary folder is removed and what
    stood at ``path`` before stays; otherwise that is gone. Raises OSError where the folder above does
    not allow it.
    """
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary.mkdir()
    try:
        yield temporary
        if path.exists():
            path.rename(old)
        temporary.rename(path)
    finally:
        if old.exists() and not path.exists():
            old.rename(path)
        for left in (temporary, old):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def line_output(target: Path | BinaryIO | None) -> Iterator[PutLine]:
    """A function that writes a line, or lines with ends between them, to ``target``, and an end behind.

    A path is written as `replacing` says, a stream directly and stays open; None swallows the lines. Raises
    BusyError where another process is writing to the same path.
    """
    if target is None:
        yield lambda line: None
    elif isinstance(target, Path):
        with replacing(target) as temporary, temporary.open("ab") as stream:
            _claim(stream, target)
            yield _put_line(stream)
    else:
        yield _put_line(target)
        target.flush()


def _claim(stream: BinaryIO, target: Path) -> None:
    """Empties a file that no other process is writing lines to; what a killed run left goes.

    The lock is the process's own, not its children's: it ends with it, however that ends. Where a file system
    has no locks nobody is told.
    """
    if is_special(Path(stream.name)):
        return
    if fcntl is not None:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                what = "another run is writing to it; wait for its end, or give this one another output"
                raise BusyError(error.errno, what, str(target)) from error
    stream.truncate(0)


def _put_line(stream: BinaryIO) -> PutLine:
    def put(line: bytes) -> None:
        stream.write(line + b"\n")

    return put
