"""Edges as CSV: who speaks to whom and about whom, for Gephi, Cytoscape and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sayso.export.csv import write_neutral
from sayso.export.exchanges import exchanges
from sayso.export.formats import Destination, Format
from sayso.records import Record

COLUMNS = {
    "source": "string",
    "source_type": "string",
    "source_country": "string",
    "target": "string",
    "target_type": "string",
    "target_country": "string",
    "relation": "string",  # to, about
    "act": "string",
    "polarity": "string",
    "n_statements": "Int64",
    "n_articles": "Int64",
    "first_published": "string",
    "last_published": "string",
}


def write(records: Iterable[Record], to: Destination) -> None:
    """One row an edge; text cells are neutral as in `sayso.export.csv`."""
    rows = [
        (
            *(edge.speaker.name, edge.speaker.type, edge.speaker.country or None),
            *(edge.other.name, edge.other.type, edge.other.country or None),
            *(edge.relation, edge.act or None, edge.polarity),
            *(tally.statements, len(tally.articles), tally.first or None, tally.last or None),
        )
        for edge, tally in exchanges(records).items()
    ]
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    table = pd.DataFrame(
        {
            name: pd.array(list(values), dtype=dtype)  # type: ignore[call-overload]
            for (name, dtype), values in zip(COLUMNS.items(), columns, strict=True)
        }
    )
    write_neutral(table, to.path)


FORMAT = Format(name="edges", about="who speaks to and about whom, as CSV", write=write)
