"""``sayso export``."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.errors import FAILED
from sayso.cli.options import quiet_option
from sayso.cli.progress import tell
from sayso.cli.record_files import Tally, reading


@click.command(
    "export",
    short_help="Write records in the format of another tool.",
    epilog="""\b
Formats:
  csv               a folder of tables; no cell is a formula
  jsonl             flat rows, an item a line
  parquet           a folder of typed tables
  sqlite            a SQLite database with full-text search, and metadata for Datasette
  duckdb            a DuckDB database
  brat              a folder that brat opens, to look at and to correct
  label-studio      tasks with predictions for Label Studio, and the labelling setup
  docbin            spaCy Docs with the spans in doc.spans
  web-annotation    W3C Web Annotation JSON-LD, by position and quote
  schema-org        schema.org Quotation and Claim JSON-LD
  follow-the-money  FollowTheMoney entities, one a line
  graphml           who speaks to and about whom, as a graph
  edges             who speaks to and about whom, as CSV

\b
Examples:
  sayso export records.jsonl news.db --to sqlite
  sayso export out collection --to brat
  sayso extract articles | sayso export - tables --to parquet

\b
Exit codes:
  0  all went through
  1  some lines were no records and were passed over
  2  wrong call, no record at all, or a target that is there already or cannot be written
""",
)
@click.argument("records", metavar="RECORDS", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@click.option("--to", "format_name", metavar="FORMAT", required=True, help="One of the formats below.")
@click.option("--force", is_flag=True, help="Replace what an export wrote to TARGET before.")
@quiet_option
@click.pass_context
def export_command(
    context: click.Context, records: Path, target: Path, format_name: str, force: bool, quiet: bool
) -> None:
    """Write records in the format of another tool.

    RECORDS is a file that sayso extract wrote, also gzipped, the folder of sayso run, or - for standard
    input. TARGET is a file, or a folder for csv, parquet and brat. It appears whole or not at all. An
    article that is there twice counts once. parquet, sqlite and duckdb need the extra export.
    """
    from sayso.evaluate.recorded import records_file
    from sayso.export.registry import format_named
    from sayso.export.run import check_target, export

    format_ = format_named(format_name)
    check_target(format_, target, force=force)
    outputs = {path.resolve() for path in (target, *format_.files_beside(target))}
    if records_file(records).resolve() in outputs:
        raise click.UsageError(f"{target} is the input; write somewhere else")
    tally = Tally()
    with reading(records, tally, bar=not quiet, what="exporting") as found:
        export(found, target, format_, force=force)
    if not quiet:
        counts = f"records: {tally.records}, repeated: {tally.repeated}, broken: {tally.broken}"
        beside = "".join(f", {path}" for path in format_.files_beside(target))
        tell(f"{counts}; statements: {tally.statements} → {target}{beside}")
    context.exit(FAILED if tally.broken else 0)
