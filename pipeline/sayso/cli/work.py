"""The work behind ``extract`` and ``run``: joins reading, building, the batch and the screen."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.cli.errors import FAILED
from sayso.cli.inputs import count_articles
from sayso.cli.options import Extraction
from sayso.cli.progress import problem_line, summary_lines, tell, watching
from sayso.errors import Problem, SaysoError, SettingsError
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.batch.dispatch import Crew
    from sayso.batch.journal import Journal
    from sayso.batch.run import Summary
    from sayso.batch.stores import Store
    from sayso.batch.work import Loading
    from sayso.records import Record
    from sayso.values import Article

TOLD = 3  # articles told by name that are no longer in the input


def extract_paths(
    paths: Sequence[str], extraction: Extraction, output: Path | BinaryIO, errors: Path | None
) -> Summary:
    """Extracts the articles at ``paths`` into ``output`` and tells on standard error how it went.

    Raises SaysoError and OSError for what is wrong with the call, not with an article.
    """
    from sayso.batch.journal import Journal
    from sayso.batch.run import run_batch
    from sayso.reading import read_paths

    options, limit = extraction.read_options(), extraction.limit
    journal = Journal(_store(extraction, output), resume=extraction.resume)
    with watching(
        lambda: count_articles(paths, limit), bar=not extraction.quiet, problems=errors is None
    ) as watch:
        try:
            summary = run_batch(
                read_paths(paths, options),
                lambda: _crew(extraction, journal),
                output,
                journal=journal,
                errors=errors,
                strict=extraction.strict,
                limit=limit,
                watch=watch,
            )
        except (KeyboardInterrupt, OSError, SaysoError):
            _tell_kept(journal)
            raise
    _tell_end(summary, journal, extraction, errors)
    return summary


def extract_articles(articles: Iterable[Article | Problem], settings: Settings) -> Iterator[Record | Problem]:
    """Loads the pipeline and extracts."""
    from sayso.build import extract_records, load

    return extract_records(load(settings), articles, settings)


def exit_code(summary: Summary) -> int:
    """0 if every article gave a record or was skipped, else 1."""
    return FAILED if summary.failed or summary.stopped else 0


def _store(extraction: Extraction, output: Path | BinaryIO) -> Store | None:
    """Where finished work is kept until the output is whole; nowhere for a stream or a device."""
    from sayso.batch.stores import beside, store_at

    if extraction.shared is not None:
        return store_at(extraction.shared)
    return beside(output) if isinstance(output, Path) else None


@contextmanager
def _crew(extraction: Extraction, journal: Journal) -> Iterator[Crew]:
    """The workers that the user wishes, as long as they are needed."""
    from sayso.batch.dispatch import InProcess
    from sayso.batch.work import Loading
    from sayso.batch.workers import Workers

    make_work, count = Loading(extraction.settings), extraction.workers or cores()
    if extraction.cluster is not None:
        with _cluster(extraction.cluster, make_work, journal, count, extraction.timeout) as cluster:
            yield cluster
    elif count == 1:
        yield InProcess(make_work())
    else:
        with Workers(make_work, count, extraction.timeout) as workers:
            yield workers


def _cluster(
    address: str, make_work: Loading, journal: Journal, count: int, timeout: float
) -> AbstractContextManager[Crew]:
    try:
        from sayso.batch.cluster import Cluster
    except ImportError as error:
        raise SettingsError(f"--cluster needs dask ({error}): pip install 'sayso[dask]'") from error
    return Cluster(address, make_work, journal, count=count, timeout=timeout)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tell_kept(journal: Journal) -> None:
    if journal.articles:
        tell(
            f"{journal.articles} articles are finished and kept in {journal}; the same command goes on there."
        )


def _tell_end(summary: Summary, journal: Journal, extraction: Extraction, errors: Path | None) -> None:
    if summary.stopped:
        if errors is not None:
            tell(problem_line(summary.stopped))
        tell("Stopped at the first problem (--strict).")
        _tell_kept(journal)
    elif not extraction.quiet:
        for line in summary_lines(summary):
            tell(line)
        if journal.resumed:
            tell(f"Of these articles, {journal.resumed} were finished in an interrupted run before.")
        if errors is not None and summary.failed + summary.skipped:
            tell(f"Why articles failed or were skipped: {errors}")
    if summary.gone:
        more = ", …" if len(summary.gone) > TOLD else ""
        names = ", ".join(summary.gone[:TOLD])
        tell(f"No longer in the input, and left out: {len(summary.gone)} articles ({names}{more})")
