"""JSON Lines: one flat object an item, with the table that it belongs to; streamed."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from sayso.export.formats import Destination, Format
from sayso.export.tabular import items_of
from sayso.output import line_output
from sayso.records import Record


def write(records: Iterable[Record], to: Destination) -> None:
    """``{"table": "statements", …}`` for each row of the tables about one article."""
    with line_output(to.path) as put:
        for record in records:
            for table, row in items_of(record):
                put(orjson.dumps({"table": table, **row}))


FORMAT = Format(name="jsonl", about="flat rows, an item a line", write=write)
