"""``sayso query``."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import click

from sayso.cli.errors import FAILED
from sayso.cli.record_files import Tally, reading
from sayso.records import Modality, Polarity, QuoteType

_DAYS = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _day(context: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A year, month or day as the day that the range begins or ends with."""
    from sayso.export.selection import day_range

    if value is None:
        return None
    first, last = day_range(value) if _DAYS.fullmatch(value) else ("", "")
    try:
        date.fromisoformat(first)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write 2024, 2024-03 or 2024-03-31") from None
    return first if param.name == "since" else last


def _patterns(texts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The texts as regular expressions; raises UsageError for one that is none."""
    out = []
    for text in texts:
        try:
            out.append(re.compile(text, re.IGNORECASE))
        except re.error as error:
            raise click.UsageError(f"--text {text!r} is no regular expression: {error}") from error
    return tuple(out)


@click.command(
    "query",
    short_help="Find statements in records.",
    epilog="""\b
Examples:
  sayso query records.jsonl --speaker kremlin --act deny
  sayso query out --outcome killed --place Gori --since 2024-03
  sayso query records.jsonl --text ceasefire --jsonl | jq .content
  sayso extract articles | sayso query - --polarity negative --count

\b
Exit codes:
  0  all went through, whether something was found or not
  1  some lines were no records and were passed over
  2  wrong call, or a file that cannot be opened
""",
)
@click.argument("records", metavar="RECORDS", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Part of the speaker's name.")
@click.option("--act", "acts", multiple=True, metavar="ACT", help="Speech act: say, deny, accuse, …")
@click.option(
    "--quote-type",
    "quote_types",
    multiple=True,
    type=click.Choice(get_args(QuoteType)),
    help="Within quotation marks wholly, partly or not.",
)
@click.option(
    "--polarity",
    "polarities",
    multiple=True,
    type=click.Choice(get_args(Polarity)),
    help="negative: what the speaker denies or does not say.",
)
@click.option(
    "--modality",
    "modalities",
    multiple=True,
    type=click.Choice(get_args(Modality)),
    help="How firmly it is put forward.",
)
@click.option(
    "--outcome", "outcomes", multiple=True, metavar="WORD", help="Of a number in it: killed, wounded, …"
)
@click.option(
    "--place",
    "places",
    multiple=True,
    metavar="NAME",
    help="Part of the name, or country code, of a place where it was said or that is in it.",
)
@click.option("--since", metavar="DATE", callback=_day, help="Said, else published, on this day or later.")
@click.option("--until", metavar="DATE", callback=_day, help="Said, else published, on this day or before.")
@click.option("--text", "texts", multiple=True, metavar="WORDS", help="Part of the content.")
@click.option("--regex", is_flag=True, help="Take --text as regular expressions.")
@click.option("--jsonl", "as_lines", is_flag=True, help="Print JSON Lines: the rows of the table claims.")
@click.option("--count", "only_count", is_flag=True, help="Print how many there are, and nothing else.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Stop after N statements.")
@click.pass_context
def query_command(
    context: click.Context,
    records: Path,
    speakers: tuple[str, ...],
    acts: tuple[str, ...],
    quote_types: tuple[str, ...],
    polarities: tuple[str, ...],
    modalities: tuple[str, ...],
    outcomes: tuple[str, ...],
    places: tuple[str, ...],
    since: str | None,
    until: str | None,
    texts: tuple[str, ...],
    regex: bool,
    as_lines: bool,
    only_count: bool,
    limit: int | None,
) -> None:
    """Find statements in records, and print them as a table or as JSON Lines.

    RECORDS is a file that sayso extract wrote, also gzipped, the folder of sayso run, or - for standard
    input. A statement must fit all options that are given; of several values of one option, one. Words
    are compared without regard to case.
    """
    from sayso.cli.found import found_in, print_count, print_lines, print_table
    from sayso.export.selection import Selection

    if as_lines and only_count:
        raise click.UsageError("--jsonl and --count exclude each other")
    selection = Selection(
        speakers=speakers,
        acts=frozenset(acts),
        quote_types=frozenset(quote_types),
        polarities=frozenset(polarities),
        modalities=frozenset(modalities),
        outcomes=frozenset(outcomes),
        places=places,
        texts=() if regex else texts,
        patterns=_patterns(texts) if regex else (),
        since=since,
        until=until,
    )
    tally = Tally()
    show = print_lines if as_lines else print_count if only_count else print_table
    with reading(records, tally, bar=False, what="") as read:
        show(found_in(read, selection, limit))
    context.exit(FAILED if tally.broken else 0)
