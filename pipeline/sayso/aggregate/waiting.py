"""Where rows, contents and signatures wait until all records are read: in memory, in files, in a database."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pandas as pd

from sayso.aggregate.contents import Contents, ContentsInMemory
from sayso.aggregate.database import ContentsInDatabase
from sayso.aggregate.signatures import Signatures
from sayso.aggregate.tables import ITEMS


class Store(Protocol):
    """Where what has been read waits."""

    def put(self, table: str, chunk: pd.DataFrame) -> None:
        """Adds a chunk to ``table``, one of the tables of items."""

    def chunks(self, table: str) -> Iterator[pd.DataFrame]:
        """The chunks of ``table`` in order."""

    def contents(self) -> Contents:
        """A place for what is said."""

    def signatures(self, name: str, size: int) -> Signatures:
        """A place for signatures of ``size`` numbers; ``name`` tells it from others."""


class Memory:
    """Everything in memory."""

    def __init__(self) -> None:
        self._chunks: dict[str, list[pd.DataFrame]] = {name: [] for name in ITEMS}

    def put(self, table: str, chunk: pd.DataFrame) -> None:
        """Adds a chunk to ``table``."""
        self._chunks[table].append(chunk)

    def chunks(self, table: str) -> Iterator[pd.DataFrame]:
        """The chunks of ``table`` in order."""
        yield from self._chunks[table]

    def contents(self) -> Contents:
        """A place for what is said."""
        return ContentsInMemory()

    def signatures(self, name: str, size: int) -> Signatures:
        """A place for signatures of ``size`` numbers."""
        return Signatures(size)


class Files(Memory):
    """Rows in files of ``folder``, one a table; contents and signatures in memory."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def put(self, table: str, chunk: pd.DataFrame) -> None:
        """Adds a chunk to ``table``; raises OSError where the disk is full."""
        with (self._folder / table).open("ab") as stream:
            pickle.dump(chunk, stream, protocol=5)

    def chunks(self, table: str) -> Iterator[pd.DataFrame]:
        """The chunks of ``table`` in order."""
        path = self._folder / table
        if not path.exists():
            return
        with path.open("rb") as stream:
            while stream.peek(1):
                yield pickle.load(stream)


class Database(Files):
    """Rows and signatures in files of ``folder``, contents in a DuckDB database there; to be closed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._contents = ContentsInDatabase(folder)

    def contents(self) -> Contents:
        """The place for what is said; raises OSError where the disk is full."""
        return self._contents

    def signatures(self, name: str, size: int) -> Signatures:
        """A place for signatures of ``size`` numbers."""
        return Signatures(size, self._folder / f"signatures-{name}")

    def close(self) -> None:
        """Closes the database."""
        self._contents.close()
