"""Where the files of finished shards are kept: a folder, or an address of fsspec."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from sayso.errors import SettingsError
from sayso.output import is_special, replacing

SUFFIX = ".shard.gz"
BEGUN = SUFFIX + ".begun"  # marks a shard that a worker is at


class Store(Protocol):
    """A place for the files of shards; it can be sent to another process or machine."""

    def names(self) -> Iterator[str]:
        """The names of the files that are there."""

    def read(self, name: str) -> bytes:
        """A file's bytes; raises OSError where it cannot be read."""

    def write(self, name: str, data: bytes) -> None:
        """Puts a file there, whole or not at all; raises OSError where that cannot be done."""

    def remove(self, name: str) -> bool:
        """Removes a file; says whether it was there."""

    def clear(self) -> None:
        """Removes the files of shards, and the place itself if it is empty then."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that is shared between machines."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def names(self) -> Iterator[str]:
        """The names of the files that are there; none where there is no folder."""
        return (file.name for file in self.path.glob(f"*{SUFFIX}")) if self.path.is_dir() else iter(())

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Puts a file there; it is on the disk when this returns.

        Two workers may do so at once: dask has a shard done again whose result went with its worker.
        """
        self.path.mkdir(exist_ok=True)
        with replacing(self.path / name, writer=f".{uuid4().hex}") as temporary:
            temporary.write_bytes(data)

    def remove(self, name: str) -> bool:
        """Removes a file; says whether it was there."""
        there = (self.path / name).exists()
        (self.path / name).unlink(missing_ok=True)
        return there

    def clear(self) -> None:
        """Removes the files of shards, half-written ones too, and the folder if it is empty then."""
        if not self.path.is_dir():
            return
        for file in self.path.glob(f"*{SUFFIX}*"):
            file.unlink(missing_ok=True)
        with suppress(OSError):  # not empty
            self.path.rmdir()


def beside(output: Path) -> Folder | None:
    """The folder for the journal of ``output``; None for a device or a pipe, which cannot be gone on with."""
    output = output.resolve()
    return None if is_special(output) else Folder(output.with_name(f".{output.name}.sayso"))


@dataclass(frozen=True, slots=True)
class Remote:
    """A place at an address that fsspec knows (``s3://``, ``gs://``, ``abfs://``, ``sftp://``, …).

    Object stores put a file there whole or not at all; where another kind does not, the checksum of a shard
    tells the half-written file, and the shard is done again.
    """

    url: str

    def __str__(self) -> str:
        return self.url

    def names(self) -> Iterator[str]:
        """The names of the files that are there; none where there is no such place."""
        return (name for name in self._all() if name.endswith(SUFFIX))

    def _all(self) -> list[str]:
        system, path = _opened(self.url)
        system.invalidate_cache()
        found = system.ls(path, detail=False) if system.exists(path) else []
        return [posixpath.basename(one) for one in found]

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        system, path = _opened(self.url)
        data: bytes = system.cat_file(f"{path}/{name}")
        return data

    def write(self, name: str, data: bytes) -> None:
        """Puts a file there."""
        system, path = _opened(self.url)
        system.makedirs(path, exist_ok=True)
        system.pipe_file(f"{path}/{name}", data)

    def remove(self, name: str) -> bool:
        """Removes a file; says whether it was there."""
        system, path = _opened(self.url)
        system.invalidate_cache()
        there: bool = system.exists(f"{path}/{name}")
        if there:
            system.rm_file(f"{path}/{name}")
        return there

    def clear(self) -> None:
        """Removes the files of shards."""
        for name in self._all():
            if SUFFIX in name:
                self.remove(name)


def store_at(url: str) -> Store:
    """The store at a path or, with ``://`` in it, an address of fsspec.

    Raises SettingsError for an address of a kind that is not installed.
    """
    if "://" not in url:
        return Folder(Path(url).resolve())
    _opened(url)
    return Remote(url)


@cache
def _opened(url: str) -> tuple[Any, str]:
    """The file system behind ``url``, and the path in it."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise SettingsError(f"{url}: cannot be opened ({error}); pip install 'sayso[dask]'") from error
    return system, path.rstrip("/")
