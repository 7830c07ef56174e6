"""Edges as CSV: who speaks to whom and about whom, for Gephi, Cytoscape and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.export.csv import write_neutral
from sayso.export.formats import Destination, Format
from sayso.export.tabular import tables_of
from sayso.records import Record

ENDS = {"speaker": "source", "target": "target"}  # as programs for graphs call them


def write(records: Iterable[Record], to: Destination) -> None:
    """The table ``exchanges``, one row an edge; text cells are neutral as in `sayso.export.csv`."""
    write_neutral(tables_of(records)["exchanges"].rename(columns=ENDS), to.path)


FORMAT = Format(name="edges", about="who speaks to and about whom, as CSV", write=write)
