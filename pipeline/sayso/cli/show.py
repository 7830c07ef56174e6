"""``sayso show``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import click

from sayso.cli.errors import FAILED
from sayso.cli.options import Extraction, extraction_options
from sayso.cli.progress import problem_line, tell
from sayso.cli.work import extract_articles
from sayso.errors import Problem

if TYPE_CHECKING:
    from sayso.records import Record

T = TypeVar("T")


@click.command(
    "show",
    short_help="Show one article with its statements in colour.",
    epilog="""\b
Examples:
  sayso show article.html
  sayso show crawl.jsonl --number 12
  sayso show out/records.jsonl --number 3 | less -R

\b
Exit codes:
  0  the article was shown
  1  the article cannot be read
  2  wrong call or settings
""",
)
@click.argument("path", metavar="ARTICLE")
@click.option(
    "--number",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Which article of a file that holds many.",
)
@extraction_options(batch=False)
@click.pass_context
def show_command(context: click.Context, path: str, number: int, extraction: Extraction) -> None:
    """Show one article with its statements, speakers, numbers and places in colour.

    ARTICLE is an article in any format that sayso extract reads, or a file of records that it wrote
    (no model is needed then). Below the text stands the list of statements: speaker, act, content.
    """
    from rich.console import Console

    from sayso.cli.display import page

    result = find_record(path, number, extraction)
    if result is None:
        raise click.UsageError(f"{path} holds no article number {number}")
    if isinstance(result, Problem):
        tell(problem_line(result))
        context.exit(FAILED)
    Console(highlight=False).print(page(result))


def find_record(path: str, number: int, extraction: Extraction) -> Record | Problem | None:
    """The record of the ``number``-th article at ``path``, extracted unless the file holds records."""
    from sayso.aggregate.read import holds_records, read_records

    if holds_records(path):
        return _nth(read_records(path), number)
    from sayso.reading import read_paths

    options, settings = extraction.read_options(), extraction.settings
    article = _nth(read_paths([path], options), number)
    if article is None or isinstance(article, Problem):
        return article
    return next(iter(extract_articles([article], settings)))


def _nth(items: Iterable[T], number: int) -> T | None:
    return next(islice(items, number - 1, None), None)
