"""``sayso aggregate``."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import quiet_option
from sayso.cli.tables import aggregate_files


@click.command(
    "aggregate",
    short_help="Make pandas tables of records.",
    epilog="""\b
Examples:
  sayso aggregate records.jsonl -o tables
  sayso extract articles | sayso aggregate - -o tables --force
  sayso aggregate records.jsonl -o tables --force --actors my-actors.csv
  sayso aggregate year-*.jsonl.gz -o tables --on-disk

\b
Exit codes:
  0  all went through
  1  some lines were no records and were passed over, or there was no record
  2  wrong call, a file that cannot be opened, or tables that exist already
""",
)
@click.argument(
    "records",
    metavar="RECORDS...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the tables; made where missing.",
)
@click.option(
    "--actors",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An actors.csv that was put right by hand: merge, split or rename actors.",
)
@click.option(
    "--on-disk/--in-memory",
    default=None,
    help="Where what is said waits until all is read. On disk takes less than half of the memory, room in "
    "DIR, and DuckDB (the extra export). Unless told, sayso decides by the size of RECORDS.",
)
@click.option("--force", is_flag=True, help="Replace tables that are there already.")
@quiet_option
@click.pass_context
def aggregate_command(
    context: click.Context,
    records: tuple[Path, ...],
    output: Path,
    actors: Path | None,
    on_disk: bool | None,
    force: bool,
    quiet: bool,
) -> None:
    """Make pandas tables of records, as CSV and, with pyarrow, Parquet.

    The tables tell who claims what (claims, numbers, quotes), who is who (actors, speakers), who
    speaks about whom (exchanges, timeline, positions), what is where (places), which articles are
    copies (articles), and which figures of people and damage agree or not (ledgers, figures,
    relations). Every count comes twice: all, and without copies. RECORDS are files that sayso
    extract wrote, also gzipped, or - for standard input. An article that is there twice counts once.
    """
    from sayso.aggregate.files import table_paths

    present = [path for path in table_paths(output) if path.exists()]
    if present and not force:
        raise click.UsageError(f"{present[0]} is there already; --force replaces the tables in {output}")
    context.exit(aggregate_files(records, output, actors=actors, on_disk=on_disk, quiet=quiet))
