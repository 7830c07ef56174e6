"""ZIP and tar archives: their members are read one after another, and nothing is unpacked to disk.

As in a folder, hidden files and files of other suffixes are passed over. A member whose name leads
out of the archive or came before, a link or device, an encrypted member, and an archive inside the
archive are problems in their place.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any

from sayso.errors import Problem
from sayso.reading.options import ReadOptions
from sayso.reading.packing import Budget, Unpacked, unpacking
from sayso.reading.problems import Unreadable, not_regular
from sayso.reading.registry import Format, format_of
from sayso.reading.source import CHUNK, Source

MAX_MEMBERS = 1_000_000
MAX_DIRECTORY = 200_000_000  # bytes of a ZIP file's list of members, which is held in memory
MAX_NAME = 1000  # characters of a member's name
MAX_EXTENDED = 1_000_000  # bytes of a tar header that holds a long name or other attributes
ENCRYPTED = 1  # a ZIP member's flag
# The end of a ZIP file's directory and its 64-bit form: signature, members, bytes of the directory.
_END, _END_64 = struct.Struct("<4s6xHI"), struct.Struct("<4s28xQQ")
# Tar headers that hold a long name or attributes of the header behind them.
_EXTENDED = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE)
_DRIVE = re.compile(r"[A-Za-z]:")
_HIDDEN = re.compile(r"(?:^|[/\\])(?:\.(?![./\\])|__MACOSX[/\\])")


def read_zip(source: Source, options: ReadOptions) -> Iterator[Source | Problem]:
    """The members of a ZIP file in the order of its directory; raises Unreadable where it is none."""
    with source.seekable() as (stream, size), unpacking("ZIP"):
        _check_directory(stream, size)
        archive = zipfile.ZipFile(stream)
        members = _Members(source, Budget(size), "ZIP")
        for info in archive.infolist():
            if not info.is_dir():
                yield from members.give(info.filename, partial(_open_zipped, archive, info))
        members.check()


def read_tar(source: Source, options: ReadOptions) -> Iterator[Source | Problem]:
    """The members of a tar archive as they come; raises Unreadable where it is none."""
    members = _Members(source, Budget(source.size()), "tar")
    with (
        source.opened() as stream,
        unpacking("tar"),
        tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive,
    ):
        while info := archive.next():
            archive.members.clear()  # type: ignore[attr-defined]  # tarfile would keep them all
            if not info.isdir():
                yield from members.give(info.name, partial(_open_tarred, archive, info))
        members.check()


class _Members:
    """What an archive's members are given as, one after another, within the archive's bounds."""

    def __init__(self, source: Source, budget: Budget, kind: str) -> None:
        self._source = source
        self._budget = budget
        self._kind = kind
        self._passed = 0
        self._names: set[str] = set()

    def give(self, name: str, opened: Callable[[], IO[bytes]]) -> Iterator[Source | Problem]:
        """The member as a source, or what is wrong with it; nothing where a folder's walk would pass it over.

        Raises Unreadable where the archive as a whole is beyond its bounds.
        """
        self._passed += 1
        if self._passed > MAX_MEMBERS:
            raise Unreadable("too_large", f"the archive has more than {MAX_MEMBERS:,} members; divide it")
        self._budget.spend(0)
        known = format_of(name)
        if known is None or _HIDDEN.search(name):
            return
        path = f"{self._source.path}/{_shown(name)}"
        try:
            self._check(name, nested=known.archive)
            stream: Any = opened()
        except Unreadable as error:
            yield error.at(path)
            return
        with stream:
            content = Unpacked(stream.read, self._budget, self._kind)
            yield Source(
                path, self._source.limit, stream=io.BufferedReader(content, CHUNK), budget=self._budget
            )

    def check(self) -> None:
        """Raises Unreadable (``empty``) where no member was given."""
        if not self._names:
            raise Unreadable("empty", "the archive holds no file of a format that we read")

    def _check(self, name: str, *, nested: bool) -> None:
        shown = _shown(name)
        repeated = shown in self._names
        self._names.add(shown)
        if _is_unsafe(name):
            raise Unreadable("unsafe_name", "the member's name leads out of the archive; rename it")
        if repeated:
            raise Unreadable("repeated_name", "the archive holds a member of this name before; rename one")
        if nested:
            raise Unreadable("nested_archive", "an archive in an archive is not read; unpack the outer one")


def _shown(name: str) -> str:
    """A member's name as part of a path to show: valid Unicode, no NUL, no empty or ``.`` parts."""
    valid = name[:MAX_NAME].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    parts = valid.replace("\0", "\ufffd").replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", "."))


def _is_unsafe(name: str) -> bool:
    """Whether a program that took the name for a path on disk might write outside its folder."""
    parts = re.split(r"[/\\]", name)
    return len(name) > MAX_NAME or "\0" in name or ".." in parts or not parts[0] or bool(_DRIVE.match(name))


def _check_directory(stream: IO[bytes], size: int) -> None:
    """Raises Unreadable where the list of members, which zipfile holds whole, is too long."""
    stream.seek(max(0, size - (1 << 16) - 200))
    tail = stream.read()
    for record, mark in ((_END, b"PK\5\6"), (_END_64, b"PK\6\6")):
        at = tail.rfind(mark)
        if 0 <= at <= len(tail) - record.size:
            _, members, length = record.unpack_from(tail, at)
            if record is _END and length == 0xFFFFFFFF:
                continue  # the 64-bit form tells
            if members > MAX_MEMBERS or length > MAX_DIRECTORY:
                raise Unreadable("too_large", f"the archive has more than {MAX_MEMBERS:,} members; divide it")


def _open_zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & ENCRYPTED:
        raise Unreadable("encrypted", "the member is encrypted; decrypt it first")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise not_regular()
    with unpacking("ZIP"):
        return archive.open(info)


def _open_tarred(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(info) if info.isreg() else None
    if opened is None:
        raise not_regular()
    return opened


class _Header(tarfile.TarInfo):
    """A tar header that bounds what tarfile would hold, and tells a damaged one from the end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        """The header in ``buf``; raises ValueError where tarfile would take damage for the end."""
        try:
            header = super().frombuf(buf, encoding, errors)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise ValueError(str(error)) from error
        if header.size < 0 or (header.type in _EXTENDED and header.size > MAX_EXTENDED):
            raise ValueError("a header of absurd size")
        return header


ZIP = Format("zip", (".zip",), read_zip, "the files in it, each as its own format", archive=True)
TAR = Format("tar", (".tar",), read_tar, "the files in it, each as its own format", archive=True)
