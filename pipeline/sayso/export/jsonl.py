"""JSON Lines: one flat object an item, with the table that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from sayso.aggregate.tables import ITEMS
from sayso.export.formats import Destination, Format
from sayso.export.tabular import rows_of, tables_of
from sayso.output import line_output
from sayso.records import Record


def write(records: Iterable[Record], to: Destination) -> None:
    """``{"table": "claims", …}`` for each row of the tables of items."""
    tables = tables_of(records)
    with line_output(to.path) as put:
        for name in ITEMS:
            columns = list(tables[name].columns)
            for row in rows_of(tables[name]):
                put(orjson.dumps({"table": name, **dict(zip(columns, row, strict=True))}))


FORMAT = Format(name="jsonl", about="flat rows, an item a line", write=write)
