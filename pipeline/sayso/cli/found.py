"""Statements that ``query`` found, on standard output as they are found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

import click
import orjson
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli.display import STYLES, act, speaker
from sayso.cli.words import one_line, printable
from sayso.export.selection import Selection, selected
from sayso.export.tabular import statement_items
from sayso.records import Record, Statement

Found = Iterator[tuple[Record, Statement]]
CHUNK = 100  # statements a printed part of the table


def found_in(records: Iterable[Record], selection: Selection, limit: int | None) -> Found:
    """The first ``limit`` statements that are asked for, all where it is None, each with its record."""
    every = ((record, one) for record in records for one in selected(record, selection))
    return islice(every, limit)


def print_count(found: Found) -> None:
    """Prints how many there are."""
    click.echo(sum(1 for _ in found))


def print_lines(found: Found) -> None:
    """Prints each as its row of the table ``claims``, one JSON object a line."""
    output = sys.stdout.buffer
    for record, pairs in groupby(found, key=_record_of):
        rows = statement_items(record)
        for _, one in pairs:
            output.write(orjson.dumps(rows[one.id]) + b"\n")


def _record_of(pair: tuple[Record, Statement]) -> Record:
    return pair[0]


def print_table(found: Found) -> None:
    """Prints a table part by part, all of the same widths; the first has the head."""
    console = Console(highlight=False)
    head = True
    while part := list(islice(found, CHUNK)):
        console.print(_table(part, head=head))
        head = False
    if head:
        console.print("no statement found", style="dim")


def _table(part: Iterable[tuple[Record, Statement]], *, head: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_header=head, show_edge=head)
    for name, ratio, style in (
        ("article", 3, "dim"),
        ("speaker", 3, STYLES["speaker"]),
        ("→ act", 2, STYLES["cue"]),
        ("→ content", 7, ""),
    ):
        table.add_column(name, ratio=ratio, style=style, overflow="fold")
    for record, statement in part:
        day = (record.article.published or "")[:10]
        actors = {actor.id: actor for actor in record.actors}
        cells = (
            one_line(f"{record.article.path} {statement.id}") + f"\n{one_line(day)}",
            printable(speaker(statement, actors)),
            printable(act(statement)),
            one_line(statement.content.text),
        )
        table.add_row(*map(Text, cells))
    return table
