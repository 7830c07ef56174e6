"""One process: read results in, record lines and error lines out, every article accounted for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import orjson

from sayso.errors import Problem, SaysoError
from sayso.output import line_output
from sayso.records import Record
from sayso.values import Article

Extract = Callable[[Iterable[Article | Problem]], Iterable[Record | Problem]]
Watch = Callable[[Record | Problem], None]


class AccountError(SaysoError):
    """Articles were lost or doubled on their way: a fault of sayso, never of the input."""


class _Stopped(Exception):
    """Leaves the loop of a strict run; the records' file is not put in place."""


@dataclass(slots=True)
class Summary:
    """What became of the articles; ``stopped`` is the problem that ended a strict run."""

    read: int = 0
    records: int = 0
    skipped: int = 0
    failed: int = 0
    statements: int = 0
    seconds: float = 0.0
    stopped: Problem | None = None

    def add(self, result: Record | Problem) -> None:
        """Counts one result."""
        if isinstance(result, Record):
            self.records += 1
            self.statements += len(result.statements)
        elif result.skipped:
            self.skipped += 1
        else:
            self.failed += 1

    def check(self) -> None:
        """Raises AccountError unless each article read gave exactly one result."""
        if self.read != self.records + self.skipped + self.failed:
            raise AccountError(
                f"{self.read} articles were read, but there are {self.records} records, "
                f"{self.skipped} skipped and {self.failed} failed; please report this"
            )


def run_batch(
    articles: Iterable[Article | Problem],
    extract: Extract,
    output: Path | BinaryIO,
    *,
    errors: Path | None = None,
    strict: bool = False,
    limit: int | None = None,
    watch: Watch = lambda result: None,
) -> Summary:
    """Extracts the first ``limit`` of ``articles`` and writes their records to ``output``.

    ``extract`` gives one result an article, in order. Problems go as JSON lines to ``errors``. A
    file stands under its name only once it is whole; with ``strict`` the first problem, a skipped
    article included, ends the run, ``errors`` is written and ``output`` is not. ``watch`` is told
    each result after it is written. Raises OSError where an output cannot be written, AccountError
    where articles were lost, and what ``extract`` raises.
    """
    summary = Summary()
    start = time.perf_counter()
    with line_output(errors) as put_error:
        try:
            with line_output(output) as put_record:
                for result in extract(_counted(islice(articles, limit), summary)):
                    summary.add(result)
                    if isinstance(result, Record):
                        put_record(result.to_json())
                    else:
                        put_error(orjson.dumps(result))
                    watch(result)
                    if strict and isinstance(result, Problem):
                        summary.stopped = result
                        raise _Stopped
                summary.check()
        except _Stopped:
            pass
    summary.seconds = time.perf_counter() - start
    return summary


def _counted(articles: Iterable[Article | Problem], summary: Summary) -> Iterator[Article | Problem]:
    for article in articles:
        summary.read += 1
        yield article
