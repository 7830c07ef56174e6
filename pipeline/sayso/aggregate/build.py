"""Records → tables, in two steps: records are taken one by one, then all of them are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from sayso.aggregate.actor_file import NOBODY, ActorFile
from sayso.aggregate.actors import actors_table
from sayso.aggregate.collect import Collector
from sayso.aggregate.complete import Completer
from sayso.aggregate.exchanges import exchange_chunks
from sayso.aggregate.joined import join
from sayso.aggregate.ledger.figure_tables import Disputes
from sayso.aggregate.minhash import SHORT, SIZE
from sayso.aggregate.places import places_table
from sayso.aggregate.positions import position_chunks
from sayso.aggregate.quotes import quote_chunks
from sayso.aggregate.rows import ROWS, Row
from sayso.aggregate.speakers import speakers_table, timeline_chunks
from sayso.aggregate.tables import CHUNK, TABLES, frame
from sayso.aggregate.waiting import Database, Files, Memory, Store
from sayso.records import Record


class Aggregation:
    """All tables of some records, chunk by chunk. What has been read waits in ``store``."""

    def __init__(self, records: Iterable[Record], store: Store, decided: ActorFile = NOBODY) -> None:
        facts = _take(records, store, decided)
        joined = join(facts, store.signatures("contents", SHORT), decided)
        disputes = Disputes(joined)
        facts.forget_figures()
        self._store = store
        self._completer = Completer(joined, disputes)
        self._over_all: dict[str, Callable[[], Iterator[pd.DataFrame]]] = {
            "actors": lambda: iter([actors_table(joined)]),
            "speakers": lambda: iter([speakers_table(joined)]),
            "exchanges": lambda: exchange_chunks(joined),
            "timeline": lambda: timeline_chunks(joined),
            "positions": lambda: position_chunks(joined, disputes.ledgers),
            "places": lambda: iter([places_table(joined)]),
            "quotes": lambda: quote_chunks(joined),
            "ledgers": disputes.ledger_chunks,
            "figures": disputes.figure_chunks,
            "relations": disputes.relation_chunks,
        }

    def chunks(self, table: str) -> Iterator[pd.DataFrame]:
        """The rows of ``table`` in chunks, at least one; those of items in the order of the records."""
        if table in self._over_all:
            yield from self._over_all[table]()
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
    records: Iterable[Record], folder: Path, decided: ActorFile = NOBODY, *, on_disk: bool = False
) -> Iterator[Aggregation]:
    """The tables of more records than memory would hold the tables of; rows wait in ``folder`` meanwhile.

    With ``on_disk``, which needs DuckDB, so does what is said: memory then grows by a third of a gigabyte a
    million statements. Raises OSError where ``folder`` cannot be written to.
    """
    with TemporaryDirectory(prefix=".sayso-", dir=folder) as waiting:
        if on_disk:
            with closing(Database(Path(waiting))) as database:
                yield Aggregation(records, database, decided)
        else:
            yield Aggregation(records, Files(Path(waiting)), decided)


def _take(records: Iterable[Record], store: Store, decided: ActorFile) -> Collector:
    """Takes the facts of all records and stores their rows."""
    facts = Collector(store.contents(), store.signatures("articles", SIZE), decided)
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
