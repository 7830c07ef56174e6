"""Files of records: each record once, broken lines told and passed over."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.inputs import count_articles
from sayso.cli.progress import forget_wrong_total, problem_line, tell
from sayso.errors import Problem

if TYPE_CHECKING:
    from sayso.records import Record

TOLD = 10  # broken lines told one by one; a file of another kind is broken in every line


@dataclass(slots=True)
class Tally:
    """What files of records held."""

    records: int = 0
    statements: int = 0
    repeated: int = 0
    broken: int = 0
    seen: set[str] = field(default_factory=set)


@contextmanager
def reading(path: Path, tally: Tally, *, bar: bool, what: str) -> Iterator[Iterator[Record]]:
    """The records of ``path``, counted in ``tally``; the folder of ``sayso run`` stands for those in it.

    A record whose id was there before is left out. With ``bar`` and where standard error is a terminal a
    bar moves, and says ``what`` is being done. Raises RecordError for a folder without records, OSError for a
    file that cannot be opened.
    """
    from sayso.evaluate.recorded import records_file

    file = records_file(path)
    if not (bar and sys.stderr.isatty()):
        yield records_of([file], tally)
    else:
        from sayso.cli.bar import make_bar

        with make_bar() as progress:
            task = progress.add_task(what, total=count_articles([str(file)], None))

            def watched() -> Iterator[Record]:
                for record in records_of([file], tally):
                    progress.update(task, advance=1)
                    forget_wrong_total(progress, task)
                    yield record

            yield watched()
    tell_rest(tally)


def tell_rest(tally: Tally) -> None:
    """Says how many broken lines were not told one by one."""
    if tally.broken > TOLD:
        tell(f"… and {tally.broken - TOLD} more broken lines; is this the output of sayso extract?")


def records_of(paths: Sequence[Path], tally: Tally) -> Iterator[Record]:
    """The records of the files at ``paths``, counted in ``tally``; of one id the first."""
    from sayso.aggregate.read import read_records

    for item in (item for path in paths for item in read_records(path)):
        if isinstance(item, Problem):
            tally.broken += 1
            if tally.broken <= TOLD:
                tell(problem_line(item))
        elif item.id in tally.seen:
            tally.repeated += 1
        else:
            tally.seen.add(item.id)
            tally.records += 1
            tally.statements += len(item.statements)
            yield item
