"""The work behind ``extract`` and ``run``: joins reading, building, the batch and the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.cli.errors import FAILED
from sayso.cli.inputs import count_articles
from sayso.cli.options import Extraction
from sayso.cli.progress import problem_line, summary_line, tell, watching
from sayso.errors import Problem
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.batch.run import Summary
    from sayso.records import Record
    from sayso.values import Article


def extract_paths(
    paths: Sequence[str], extraction: Extraction, output: Path | BinaryIO, errors: Path | None
) -> Summary:
    """Extracts the articles at ``paths`` into ``output`` and tells on standard error how it went.

    Raises SaysoError and OSError for what is wrong with the call, not with an article.
    """
    from sayso.batch.run import run_batch
    from sayso.reading import read_paths

    options, settings = extraction.read_options(), extraction.settings
    limit = extraction.limit
    with watching(
        lambda: count_articles(paths, limit), bar=not extraction.quiet, problems=errors is None
    ) as watch:
        summary = run_batch(
            read_paths(paths, options),
            lambda articles: extract_articles(articles, settings),
            output,
            errors=errors,
            strict=extraction.strict,
            limit=limit,
            watch=watch,
        )
    _tell_end(summary, extraction, errors)
    return summary


def extract_articles(articles: Iterable[Article | Problem], settings: Settings) -> Iterator[Record | Problem]:
    """Loads the pipeline and extracts."""
    from sayso.build import extract_records, load

    return extract_records(load(settings), articles, settings)


def exit_code(summary: Summary) -> int:
    """0 if every article gave a record or was skipped, else 1."""
    return FAILED if summary.failed or summary.stopped else 0


def _tell_end(summary: Summary, extraction: Extraction, errors: Path | None) -> None:
    if summary.stopped:
        if errors is not None:
            tell(problem_line(summary.stopped))
        tell("Stopped at the first problem (--strict).")
    elif not extraction.quiet:
        tell(summary_line(summary))
        if errors is not None and summary.failed + summary.skipped:
            tell(f"Why articles failed or were skipped: {errors}")
