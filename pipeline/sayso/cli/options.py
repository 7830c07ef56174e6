"""The options that several commands share, and what they say, gathered in one value."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.settings import DEFAULT_MODEL, TAGGER, Settings

if TYPE_CHECKING:
    from sayso.reading import ReadOptions

Command = Callable[..., None]

TIMEOUT = 600.0  # seconds an article; a book of 3 million characters takes some three minutes

FIELDS = {
    "text": "the article's text",
    "title": "the title",
    "date": "the date of publication",
    "url": "the address",
    "source": "the publisher",
    "id": "the article's own id",
    "authors": "the authors",
}
_FIELD_OPTIONS = [
    click.option(f"--{name}-field", metavar="NAME", help=f"Field (JSON) or column (CSV) that holds {what}.")
    for name, what in FIELDS.items()
]
_READING = [
    click.option(
        "--published", metavar="DATE", help="Publication date of articles that carry none, as 2024-03-31."
    ),
    *_FIELD_OPTIONS,
    click.option("--stdin-format", metavar="FORMAT", help="Format of standard input (text, jsonl, html, …)."),
    click.option(
        "--language",
        type=click.Choice(["en", "any"]),
        default="en",
        show_default=True,
        help="Skip articles that are clearly not in English, or process all.",
    ),
    click.option(
        "--max-bytes", type=click.IntRange(1), metavar="N", help="Longest article or line, in bytes."
    ),
]
_EXTRACTING = [
    click.option(
        "--model",
        metavar="NAME",
        default=DEFAULT_MODEL,
        show_default=True,
        help="Installed English spaCy pipeline, or the folder of one.",
    ),
    click.option(
        "--knowledge",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of CSV tables that add to, replace or remove rows of sayso's own.",
    ),
    click.option(
        "--max-chars",
        type=click.IntRange(1),
        metavar="N",
        default=Settings().max_chars,
        show_default=True,
        help="Longest article that is processed, in characters.",
    ),
    click.option(
        "--statements",
        metavar="WAY",
        default=TAGGER,
        show_default=True,
        help="How statements are found: tagger (rules and tagger together), rules, or the file of a tagger "
        "that sayso train wrote.",
    ),
    click.option(
        "--within-quotations",
        is_flag=True,
        help="Find also what a quoted person says that others said: “He told me so,” she said.",
    ),
]
_BATCH = [
    click.option("--no-text", is_flag=True, help="Leave the article's text out of the record."),
    click.option(
        "--strict",
        is_flag=True,
        help="Stop at the first article that gives no record; the file of -o is not put in place.",
    ),
    click.option("--limit", type=click.IntRange(1), metavar="N", help="Stop after N articles."),
    click.option(
        "--workers",
        type=click.IntRange(1),
        metavar="N",
        help="Processes that extract. With 1 the command does it itself, without --timeout.  [default: one "
        "for each core]",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        default=TIMEOUT,
        show_default=True,
        help="Give up an article that takes longer.",
    ),
    click.option(
        "--resume/--no-resume",
        default=None,
        help="Where an interrupted run has left its journal: refuse to start anew, or start anew.  "
        "[default: go on where the journal fits]",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Extract on the workers of this dask scheduler, or of one made here for the run: local.",
    ),
    click.option(
        "--shared",
        metavar="URL",
        help="With --cluster: folder, or address that fsspec knows, where all machines keep finished work.  "
        "[default: beside the file of -o]",
    ),
]
quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="No progress bar and no summary; problems are still told."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How to read and extract, as the user said it; ``reading`` are fields of ReadOptions."""

    reading: dict[str, Any]
    settings: Settings
    strict: bool = False
    limit: int | None = None
    quiet: bool = False
    workers: int | None = None
    timeout: float = TIMEOUT
    resume: bool | None = None
    cluster: str | None = None
    shared: str | None = None

    def read_options(self) -> ReadOptions:
        """The options of the reading room; raises SettingsError for a date that cannot be read."""
        from sayso.reading import ReadOptions

        return ReadOptions(**self.reading)


def extraction_options(*, batch: bool) -> Callable[[Command], Command]:
    """Gives a command the options of reading and extracting, and with ``batch`` those of many articles.

    The command gets them as one argument, ``extraction``.
    """
    options = [*_EXTRACTING, *_READING, *([*_BATCH, quiet_option] if batch else [])]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def gathered(*context: Any, **values: Any) -> None:
            extraction = _extraction(values)
            command(*context, extraction=extraction, **values)

        for option in reversed(options):
            gathered = option(gathered)
        return gathered

    return decorate


def _extraction(values: dict[str, Any]) -> Extraction:
    """Takes the shared options out of ``values``."""
    batch = ("strict", "limit", "quiet", "workers", "timeout", "resume", "cluster", "shared")
    names = ("published", "stdin_format", "language", "max_bytes", *(f"{name}_field" for name in FIELDS))
    reading = {name: values.pop(name) for name in names}
    return Extraction(
        reading={name: value for name, value in reading.items() if value is not None},
        settings=Settings(
            model=values.pop("model"),
            knowledge=values.pop("knowledge"),
            max_chars=values.pop("max_chars"),
            text=not values.pop("no_text", False),
            statements=values.pop("statements"),
            within_quotations=values.pop("within_quotations"),
        ),
        **{name: values.pop(name) for name in batch if name in values},
    )
