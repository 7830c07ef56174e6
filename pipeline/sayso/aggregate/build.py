"""Records → tables, in two steps: records are taken one by one, then all of them are put together."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import pandas as pd

from sayso.aggregate.actor_file import NOBODY, ActorFile
from sayso.aggregate.actors import actors_table
from sayso.aggregate.collect import Collector
from sayso.aggregate.complete import Completer
from sayso.aggregate.exchanges import exchanges_table
from sayso.aggregate.joined import join
from sayso.aggregate.ledger.figure_tables import disputes_of
from sayso.aggregate.places import places_table
from sayso.aggregate.positions import positions_table
from sayso.aggregate.quotes import quotes_table
from sayso.aggregate.rows import ROWS, Row
from sayso.aggregate.speakers import speakers_table, timeline_table
from sayso.aggregate.tables import ITEMS, TABLES, frame
from sayso.records import Record

CHUNK = 20_000  # rows of one table that are held as Python objects at one time


class Store(Protocol):
    """Where chunks of the tables of items wait until all records are read."""

    def put(self, table: str, chunk: pd.DataFrame) -> None:
        """Adds a chunk to ``table``."""

    def chunks(self, table: str) -> Iterator[pd.DataFrame]:
        """The chunks of ``table`` in order."""


class Memory:
    """Chunks kept in memory."""

    def __init__(self) -> None:
        self._chunks: dict[str, list[pd.DataFrame]] = {name: [] for name in ITEMS}

    def put(self, table: str, chunk: pd.DataFrame) -> None:
        """Adds a chunk to ``table``."""
        self._chunks[table].append(chunk)

    def chunks(self, table: str) -> Iterator[pd.DataFrame]:
        """The chunks of ``table`` in order."""
        yield from self._chunks[table]


class Disk:
    """Chunks kept in files of ``folder``, one file a table."""

    def __init__(self, folder: Path) -> None:
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


class Aggregation:
    """All tables of some records: those of items chunk by chunk, those over all articles whole.

    ``over_all`` holds the latter by name.
    """

    def __init__(self, records: Iterable[Record], store: Store, decided: ActorFile = NOBODY) -> None:
        facts = _take(records, store, decided)
        joined = join(facts, decided)
        disputes = disputes_of(joined)
        self._store = store
        self._completer = Completer(joined, disputes.figure_of)
        self.over_all = {
            "actors": actors_table(joined),
            "speakers": speakers_table(joined),
            "exchanges": exchanges_table(joined),
            "timeline": timeline_table(joined),
            "positions": positions_table(joined, disputes.found),
            "places": places_table(joined),
            "quotes": quotes_table(joined),
            "ledgers": disputes.ledgers,
            "figures": disputes.figures,
            "relations": disputes.relations,
        }

    def chunks(self, table: str) -> Iterator[pd.DataFrame]:
        """The rows of ``table`` in chunks, at least one, in the order of the records."""
        if table in self.over_all:
            yield self.over_all[table]
            return
        start = 0
        for chunk in self._store.chunks(table):
            yield self._completer.fill(table, chunk, start)
            start += len(chunk)
        if not start:
            yield frame(table, ())


def build_tables(records: Iterable[Record], decided: ActorFile = NOBODY) -> dict[str, pd.DataFrame]:
    """The tables of `sayso.aggregate.tables.TABLES` by name, in memory.

    Rows of the tables of items are in the order of ``records``. ``decided`` is what a user says of who is
    who (`sayso.aggregate.actor_file.read_actor_file`).
    """
    made = Aggregation(records, Memory(), decided)
    return {name: pd.concat(list(made.chunks(name)), ignore_index=True) for name in TABLES}


@contextmanager
def aggregation(
    records: Iterable[Record], folder: Path, decided: ActorFile = NOBODY
) -> Iterator[Aggregation]:
    """The tables of more records than memory would hold the tables of; chunks wait in ``folder`` meanwhile.

    Raises OSError where ``folder`` cannot be written to.
    """
    with TemporaryDirectory(prefix=".sayso-", dir=folder) as waiting:
        yield Aggregation(records, Disk(Path(waiting)), decided)


def _take(records: Iterable[Record], store: Store, decided: ActorFile) -> Collector:
    """Takes the facts of all records and stores their rows."""
    facts = Collector(decided)
    rows: dict[str, list[Row]] = {name: [] for name in ROWS}
    for record in records:
        facts.add(record)
        for name, rows_of in ROWS.items():
            rows[name].extend(rows_of(record))
            if len(rows[name]) >= CHUNK:
                store.put(name, frame(name, rows[name]))
                rows[name] = []
    for name, left in rows.items():
        if left:
            store.put(name, frame(name, left))
    return facts
