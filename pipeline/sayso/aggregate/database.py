"""Contents of more statements than memory holds, in a DuckDB database."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sayso.aggregate.codes import Ints, one_by_one
from sayso.aggregate.parts import numbered

MEMORY = "256MB"  # that DuckDB may take; what is more goes to its files
HELD = 20_000  # contents that are held before they go to the database
FETCHED = 10_000  # rows that are fetched at one time


def has_duckdb() -> bool:
    """Whether DuckDB is installed."""
    return find_spec("duckdb") is not None


class ContentsInDatabase:
    """`sayso.aggregate.contents.Contents` in a database file in ``folder``.

    Memory holds a hash of each. What gives words is read to its end, or not at all, before the next is asked
    for. Every method raises OSError where the disk is full or the folder cannot be written to. To be closed
    before the folder goes.
    """

    def __init__(self, folder: Path) -> None:
        import duckdb

        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": str(folder / "spilled"),
            "preserve_insertion_order": True,
            "threads": 1,
        }
        with as_oserror():
            self._database = duckdb.connect(folder / "contents.duckdb", config=config)
            self._database.execute("CREATE TABLE said (statement INTEGER, content VARCHAR)")
        self._hashes = array("q")  # two numbers, 128 bits, a statement
        self._held: list[str] = []
        self._firsts = np.empty(0, dtype=np.int32)  # the first statement of each wording

    def add(self, content: str) -> None:
        """Adds the content of the next statement."""
        self._hashes.frombytes(blake2b(content.encode(), digest_size=16).digest())
        self._held.append(content)
        if len(self._held) >= HELD:
            self._store()

    def numbers(self) -> Ints:
        """The number of the wording of each statement; to be asked for once, when all are added."""
        self._store()
        hashes = np.asarray(self._hashes).reshape(-1, 2)
        self._firsts, numbers = numbered(hashes[:, 0], hashes[:, 1])
        self._hashes = array("q")
        return numbers

    def wordings(self) -> Iterator[str]:
        """The wordings by number."""
        firsts = iter(one_by_one(self._firsts))
        first = next(firsts, None)
        for statement, content in self._fetched("SELECT statement, content FROM said"):
            if statement == first:
                yield content
                first = next(firsts, None)

    def texts(self, numbers: Ints) -> Iterator[str]:
        """The wordings of ``numbers`` in their order."""
        wanted = pd.DataFrame({"place": np.arange(len(numbers)), "statement": self._firsts[numbers]})
        with as_oserror():
            self._database.register("wanted", wanted)
        query = "SELECT content FROM wanted JOIN said USING (statement) ORDER BY place"
        yield from (content for (content,) in self._fetched(query))

    def close(self) -> None:
        """Closes the database file."""
        self._database.close()

    def _store(self) -> None:
        end = len(self._hashes) // 2
        # objects: what else pandas takes text for needs another package to be read
        contents = pd.Series(self._held, dtype=object)
        held = pd.DataFrame({"statement": np.arange(end - len(contents), end), "content": contents})
        with as_oserror():
            self._database.register("held", held)
            self._database.execute("INSERT INTO said SELECT statement, content FROM held")
            self._database.unregister("held")
        self._held = []

    def _fetched(self, query: str) -> Iterator[Any]:
        """The rows of a query, a tuple each."""
        with as_oserror():
            self._database.execute(query)
            while rows := self._database.fetchmany(FETCHED):
                yield from rows


@contextmanager
def as_oserror() -> Iterator[None]:
    """Turns what DuckDB raises where the disk is full into OSError, and its word for Ctrl-C into Python's."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:  # of several types, by what it was about to write
        cause = str(error).partition("\n")[0]
        raise OSError(f"the database of what is said cannot be used: {cause}") from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise
