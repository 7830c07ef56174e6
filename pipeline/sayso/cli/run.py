"""``sayso run``."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.inputs import refuse_own_output
from sayso.cli.options import Extraction, extraction_options
from sayso.cli.report import REPORT, report_of_run
from sayso.cli.tables import aggregate_files
from sayso.cli.work import exit_code, extract_paths


@click.command(
    "run",
    epilog="""\b
Examples:
  sayso run articles -o out
  sayso run 'crawl/*.html' extra.jsonl -o out --published 2024-03-31

\b
Exit codes:
  0  all went through (skipped articles included)
  1  some articles failed, or --strict stopped
  2  wrong call or settings, or an output that cannot be written
""",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for everything; made where missing.",
)
@click.option("--no-report", is_flag=True, help="Make no report.html.")
@extraction_options(batch=True)
@click.pass_context
def run_command(
    context: click.Context, paths: tuple[str, ...], output: Path, no_report: bool, extraction: Extraction
) -> None:
    """Extract, aggregate and report: articles in, records, tables and a page to read out.

    Writes DIR/records.jsonl, DIR/errors.jsonl (articles that gave no record, and why), DIR/tables and,
    with the extra report, DIR/report.html. A second run puts its own files in the place of the first
    one's and touches no other. PATH is as in sayso extract.
    """
    from sayso.aggregate.files import table_paths

    records, errors, tables = output / "records.jsonl", output / "errors.jsonl", output / "tables"
    report = output / REPORT
    refuse_own_output(paths, [records, errors, report, *table_paths(tables)])
    output.mkdir(parents=True, exist_ok=True)
    summary = extract_paths(paths, extraction, records, errors)
    if summary.stopped is None:
        aggregate_files([records], tables, quiet=extraction.quiet)
        if not no_report:
            report_of_run(records, tables, report, quiet=extraction.quiet)
    context.exit(exit_code(summary))
