"""What is finished, shard by shard, on the disk beside the output until the output is whole.

Each shard is one packed file, named by the key of its results (`sayso.batch.shards`). It takes its name
once it is on the disk, so that neither a kill nor a power cut leaves half a shard; a run that finds the
files of an earlier one takes those whose keys are among its own, and does the rest.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import astuple

import orjson

from sayso.batch.shards import IDENTITY_CHARS, Done, Shard
from sayso.batch.stores import SUFFIX, Store
from sayso.errors import Problem, SettingsError

FAST = 1  # level of packing: five times smaller, for a thousandth of the time of the extraction


class Journal:
    """The finished shards of this run, and of earlier ones that did not come to their end.

    Without a ``store`` nothing is kept. ``resume`` says whether the run must (True), may (None) or may not
    go on where an earlier one stopped.
    """

    def __init__(self, store: Store | None = None, *, resume: bool | None = None) -> None:
        self.store = store
        self._resume = resume
        self._before: frozenset[str] = frozenset()
        self._kept: set[str] = set()
        self._used: set[str] = set()
        self._paths: set[int] = set()  # hashes of the paths of articles that an earlier run may have done too
        self.articles = 0  # of finished shards
        self.resumed = 0  # of these, those that an earlier run has done

    def __str__(self) -> str:
        return str(self.store)

    def begin(self, identity: str) -> None:
        """Looks what an earlier run of the same ``identity`` has left, and forgets those of others.

        Raises SettingsError where the run must go on, and there is nothing to go on with.
        """
        if self.store is None:
            return
        found = frozenset(self.store.names())
        fitting = frozenset(name for name in found if name.startswith(identity[:IDENTITY_CHARS]))
        if self._resume and not fitting:
            why = "that of other settings, tables or another model" if found else "not there"
            raise SettingsError(f"nothing to go on with: the journal {self} is {why}")
        if self._resume is False or not fitting:
            self.store.clear()
            return
        self._before = fitting
        self._kept = set(fitting)

    def has(self, shard: Shard) -> bool:
        """Whether ``shard`` is finished."""
        return shard.key + SUFFIX in self._kept

    def load(self, shard: Shard) -> Done | None:
        """What became of a finished ``shard``; None where its file is damaged, and the shard forgotten."""
        name = shard.key + SUFFIX
        assert self.store is not None, "a journal without a store has no shard"
        try:
            done = unpacked(self.store.read(name))[1]
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            self._kept.discard(name)
            return None
        self._kept.add(name)
        self.articles += len(shard.items)
        if name in self._before:
            self._used.add(name)
            self.resumed += len(shard.items)
        return done

    def save(self, shard: Shard, done: Done) -> None:
        """Keeps what became of ``shard``, unless that is kept. Raises OSError where it cannot be written."""
        name = shard.key + SUFFIX
        if self._before:
            self._paths.update(map(hash, shard.paths))
        if self.store is None or name in self._kept:
            return
        self.store.write(name, packed(shard, done))
        self._kept.add(name)
        self.articles += len(shard.items)

    def gone(self) -> list[str]:
        """The paths of articles that an earlier run has done and that are no longer in the input, sorted.

        To be asked once all shards have been loaded or saved.
        """
        assert self.store is not None or not self._before
        paths = [
            path
            for name in self._before - self._used
            if self.store is not None
            for path in unpacked(self.store.read(name))[0]
        ]
        return sorted(path for path in paths if hash(path) not in self._paths)

    def finish(self) -> None:
        """Removes what was kept: the run has come to its end."""
        if self.store is not None:
            self.store.clear()


def packed(shard: Shard, done: Done) -> bytes:
    """The bytes of a finished shard's file; their checksum tells damage."""
    head = {
        "paths": shard.paths,
        "records": done.n_records,
        "statements": done.n_statements,
        "problems": [astuple(problem) for problem in done.problems],
    }
    return gzip.compress(orjson.dumps(head) + b"\n" + done.records, FAST, mtime=0)


def unpacked(data: bytes) -> tuple[list[str], Done]:
    """The paths of a finished shard's articles and what became of them.

    Raises OSError, EOFError, zlib.error, ValueError, KeyError or TypeError for damaged data.
    """
    head, _, records = gzip.decompress(data).partition(b"\n")
    told = orjson.loads(head)
    problems = tuple(Problem(*fields) for fields in told["problems"])
    return told["paths"], Done(records, told["records"], told["statements"], problems)
