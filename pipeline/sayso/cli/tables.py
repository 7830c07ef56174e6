"""The work behind ``aggregate`` and ``run``: record files in, table files out, and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.errors import FAILED
from sayso.cli.progress import problem_line, tell
from sayso.errors import Problem

if TYPE_CHECKING:
    from sayso.records import Record

TOLD = 10  # broken lines told one by one; a file of another kind is broken in every line


@dataclass(slots=True)
class _Tally:
    records: int = 0
    repeated: int = 0
    broken: int = 0
    seen: set[str] = field(default_factory=set)


def aggregate_files(paths: Sequence[Path], folder: Path, *, quiet: bool) -> int:
    """Makes tables of the records at ``paths`` in ``folder``; returns the exit code.

    A record whose id was there before is left out. Raises OSError for files that cannot be opened
    or written.
    """
    from sayso.aggregate.build import build_tables
    from sayso.aggregate.files import has_parquet, write_tables

    tally = _Tally()
    tables = build_tables(_records(paths, tally))
    write_tables(tables, folder)
    if tally.broken > TOLD:
        tell(f"… and {tally.broken - TOLD} more broken lines; is this the output of sayso extract?")
    if not quiet:
        rows = ", ".join(f"{name}: {len(table)}" for name, table in tables.items())
        lines = f"records: {tally.records}, repeated: {tally.repeated}, broken: {tally.broken}"
        tell(f"{lines}; {rows} → {folder}")
        if not has_parquet():
            tell("CSV only: for Parquet too, pip install 'sayso[parquet]'")
    return FAILED if tally.broken else 0


def _records(paths: Sequence[Path], tally: _Tally) -> Iterator[Record]:
    from sayso.aggregate.read import read_records

    for path in paths:
        for item in read_records(path):
            if isinstance(item, Problem):
                tally.broken += 1
                if tally.broken <= TOLD:
                    tell(problem_line(item))
            elif item.id in tally.seen:
                tally.repeated += 1
            else:
                tally.seen.add(item.id)
                tally.records += 1
                yield item
