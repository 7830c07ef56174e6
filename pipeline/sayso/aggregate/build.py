"""Records → tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pandas as pd

from sayso.aggregate.rows import ROWS
from sayso.aggregate.speakers import speakers_of
from sayso.aggregate.tables import frame
from sayso.records import Record

CHUNK = 500  # records whose rows are held as Python objects at one time


def build_tables(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """The tables of `sayso.aggregate.tables.TABLES` by name, rows in the order of ``records``.

    The ``speakers`` are sorted by the number of their statements.
    """
    parts: dict[str, list[pd.DataFrame]] = {name: [frame(name, ())] for name in ROWS}
    for chunk in _chunks(records):
        for name, rows_of in ROWS.items():
            parts[name].append(frame(name, (row for record in chunk for row in rows_of(record))))
    tables = {name: pd.concat(frames, ignore_index=True) for name, frames in parts.items()}
    return tables | {"speakers": speakers_of(tables["statements"])}


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    remaining = iter(records)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
