"""The work behind ``aggregate`` and ``run``: record files in, table files out, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.errors import FAILED
from sayso.cli.progress import problem_line, tell
from sayso.errors import Problem

if TYPE_CHECKING:
    import pandas as pd

    from sayso.aggregate.build import Aggregation
    from sayso.records import Record

TOLD = 10  # broken lines told one by one; a file of another kind is broken in every line


@dataclass(slots=True)
class _Tally:
    records: int = 0
    repeated: int = 0
    broken: int = 0
    seen: set[str] = field(default_factory=set)


def aggregate_files(
    paths: Sequence[Path], folder: Path, *, actors: Path | None = None, quiet: bool = False
) -> int:
    """Makes tables of the records at ``paths`` in ``folder``; returns the exit code.

    ``actors`` is an edited actors.csv. A record whose id was there before is left out. Without any record
    the tables are empty; where lines are broken and none is a record, none is written. Raises KnowledgeError
    for a wrong ``actors``, OSError for files that cannot be opened or written.
    """
    from sayso.aggregate.actor_file import NOBODY, read_actor_file
    from sayso.aggregate.build import aggregation
    from sayso.aggregate.files import has_parquet, write_chunks

    decided = read_actor_file(actors) if actors else NOBODY
    tally = _Tally()
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    with aggregation(_records(paths, tally), folder, decided) as made:
        if tally.records or not tally.broken:
            write_chunks(_counting(made, rows), folder)
    if tally.broken > TOLD:
        tell(f"… and {tally.broken - TOLD} more broken lines; is this the output of sayso extract?")
    if not tally.records:
        empty = "no table was written" if tally.broken else "the tables are empty"
        tell(f"no record in {', '.join(map(str, paths))}: {empty}")
    elif not quiet:
        sizes = ", ".join(f"{name}: {size}" for name, size in rows.items())
        lines = f"records: {tally.records}, repeated: {tally.repeated}, broken: {tally.broken}"
        tell(f"{lines}; {sizes} → {folder}")
        if not has_parquet():
            tell("CSV only: for Parquet too, pip install 'sayso[parquet]'")
    return FAILED if tally.broken or not tally.records else 0


def _counting(made: Aggregation, rows: dict[str, int]) -> Callable[[str], Iterator[pd.DataFrame]]:
    """The chunks of ``made``, whose rows are counted in ``rows`` as they pass."""

    def chunks(table: str) -> Iterator[pd.DataFrame]:
        for chunk in made.chunks(table):
            rows[table] = rows.get(table, 0) + len(chunk)
            yield chunk

    return chunks


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
