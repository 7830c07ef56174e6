"""Read results in, record lines and error lines out, every article accounted for."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from sayso.batch.dispatch import Crew, Dispatch
from sayso.batch.journal import Journal
from sayso.batch.shards import Done, Item, shards_of
from sayso.errors import AccountError, Problem
from sayso.output import PutLine, line_output

Watch = Callable[[Done], None]
MakeCrew = Callable[[], AbstractContextManager[Crew]]


class _Stopped(Exception):
    """Leaves the loop of a strict run; the records' file is not put in place."""


@dataclass(slots=True)
class Summary:
    """What became of the articles; ``codes`` counts the problems by code.

    ``stopped`` is the problem that ended a strict run, ``gone`` are the paths of articles that an
    interrupted run before this one has read, and that are no longer in the input.
    """

    read: int = 0
    records: int = 0
    skipped: int = 0
    failed: int = 0
    statements: int = 0
    seconds: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    stopped: Problem | None = None
    gone: list[str] = field(default_factory=list)

    def add(self, done: Done) -> None:
        """Counts what became of a shard."""
        self.records += done.n_records
        self.statements += done.n_statements
        skipped = sum(problem.skipped for problem in done.problems)
        self.skipped += skipped
        self.failed += len(done.problems) - skipped
        self.codes.update(problem.code for problem in done.problems)

    def check(self) -> None:
        """Raises AccountError unless each article read gave exactly one result."""
        if self.read != self.records + self.skipped + self.failed:
            raise AccountError(
                f"{self.read} articles were read, but there are {self.records} records, "
                f"{self.skipped} skipped and {self.failed} failed; please report this"
            )


def run_batch(
    articles: Iterable[Item],
    make_crew: MakeCrew,
    output: Path | BinaryIO,
    *,
    journal: Journal | None = None,
    errors: Path | None = None,
    strict: bool = False,
    limit: int | None = None,
    watch: Watch = lambda done: None,
) -> Summary:
    """Has a crew extract the first ``limit`` of ``articles`` and writes their records to ``output``.

    The records are in the order of ``articles``, and the same whatever the crew. Problems go as JSON lines
    to ``errors``. A file stands under its name only once it is whole; ``journal`` keeps what is finished
    until then. With ``strict`` the first problem, a skipped article included, ends the run, ``errors`` is
    written and ``output`` is not. ``watch`` is told of each shard after it is written. Raises OSError where
    an output cannot be written, AccountError where articles were lost, and what ``make_crew`` raises.
    """
    summary, journal = Summary(), journal or Journal()
    start = time.perf_counter()
    with line_output(errors) as put_error:
        try:
            with line_output(output) as put_record, make_crew() as crew:
                journal.begin(crew.identity)
                shards = shards_of(_counted(islice(articles, limit), summary), crew.identity)
                for done in Dispatch(crew, journal).through(shards):
                    summary.add(done)
                    _write(done, put_record, put_error, strict)
                    watch(done)
                    if strict and done.problems:
                        summary.stopped = done.problems[0]
                        raise _Stopped
                summary.check()
                summary.gone = journal.gone()
        except _Stopped:
            pass
    if summary.stopped is None:
        journal.finish()
    summary.seconds = time.perf_counter() - start
    return summary


def _write(done: Done, put_record: PutLine, put_error: PutLine, strict: bool) -> None:
    if done.records:
        put_record(done.records.removesuffix(b"\n"))
    for problem in done.problems[: 1 if strict else None]:
        put_error(problem.to_json())


def _counted(articles: Iterable[Item], summary: Summary) -> Iterator[Item]:
    for article in articles:
        summary.read += 1
        yield article
