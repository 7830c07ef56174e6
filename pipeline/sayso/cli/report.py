"""``sayso report``."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.errors import FAILED
from sayso.cli.options import quiet_option
from sayso.cli.progress import tell
from sayso.cli.record_files import Tally, reading
from sayso.errors import ReportError
from sayso.report import MOST_ARTICLES, TITLE

REPORT = "report.html"
MOST_IN_RUN = 20_000  # articles of which sayso run makes a report: all their tables are held in memory


@click.command(
    "report",
    short_help="Make one HTML page of records, to read and to search.",
    epilog="""\b
Examples:
  sayso report records.jsonl -o report.html
  sayso report out -o out/report.html --force --title 'The harbour strike'
  sayso extract articles | sayso report - -o report.html

\b
Exit codes:
  0  all went through
  1  some lines were no records and were passed over
  2  wrong call, no record at all, a missing extra, or a page that is there already or cannot be written
""",
)
@click.argument("records", metavar="RECORDS", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page, as report.html.",
)
@click.option("--title", metavar="WORDS", default=TITLE, show_default=True, help="Its title.")
@click.option(
    "--articles",
    type=click.IntRange(1),
    metavar="N",
    default=MOST_ARTICLES,
    show_default=True,
    help="Most articles whose text and statements the page holds; all are counted.",
)
@click.option(
    "--actors",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An actors.csv that was put right by hand, as for sayso aggregate.",
)
@click.option("--force", is_flag=True, help="Replace a page that is there already.")
@quiet_option
@click.pass_context
def report_command(
    context: click.Context,
    records: Path,
    output: Path,
    title: str,
    articles: int,
    actors: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Make one HTML page of records, to read and to search.

    The page opens in any browser, needs no network and no other file. It shows who speaks, how often and with
    which acts, when, who gives which figure and who contradicts it, who speaks about whom, where; every
    statement in a table; and every article with its statements, speakers, numbers and places marked.
    RECORDS is a file that sayso extract wrote, also gzipped, the folder of sayso run, or - for standard
    input. Needs the extra report.
    """
    from sayso.aggregate.actor_file import NOBODY, read_actor_file
    from sayso.aggregate.build import build_tables
    from sayso.report.articles import Articles
    from sayso.report.bundle import need_packages
    from sayso.report.page import report_page

    if output.exists() and not force:
        raise click.UsageError(f"{output} is there already; --force replaces it")
    need_packages()
    decided = read_actor_file(actors) if actors else NOBODY
    taken, tally = Articles(articles), Tally()
    with reading(records, tally, bar=not quiet, what="reading") as found:
        tables = build_tables(taken.taken(found), decided)
    if not tally.records:
        raise ReportError(f"no record in {records}: no page was written")
    _write(report_page(taken, tables, title), output)
    if not quiet:
        counts = f"records: {tally.records}, repeated: {tally.repeated}, broken: {tally.broken}"
        tell(f"{counts}; statements: {tally.statements} → {output}")
    context.exit(FAILED if tally.broken else 0)


def report_of_run(records: Path, tables: Path, output: Path, *, quiet: bool) -> None:
    """The page of a run from its records and the tables that it wrote; where none is made, tells why."""
    from sayso.aggregate.files import has_parquet, read_table
    from sayso.aggregate.tables import TABLES
    from sayso.report.articles import Articles
    from sayso.report.bundle import missing
    from sayso.report.page import report_page

    if missing():
        if not quiet:
            tell("no report: for one HTML page of it all, pip install 'sayso[report]'")
        return
    taken, tally = Articles(), Tally()
    with reading(records, tally, bar=False, what="") as found:
        for _ in taken.taken(found):
            if taken.total > MOST_IN_RUN:
                tell(f"no report: more than {MOST_IN_RUN:,} articles; sayso report makes one of fewer")
                return
    if not taken.total:
        return
    suffix = "parquet" if has_parquet() else "csv"
    found_tables = {name: read_table(tables / f"{name}.{suffix}") for name in TABLES}
    _write(report_page(taken, found_tables), output)
    if not quiet:
        tell(f"report → {output}")


def _write(page: bytes, output: Path) -> None:
    from sayso.output import replacing

    with replacing(output) as temporary:
        temporary.write_bytes(page)
