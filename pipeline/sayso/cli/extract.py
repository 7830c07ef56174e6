"""``sayso extract``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from sayso.cli.inputs import refuse_own_output
from sayso.cli.options import Extraction, extraction_options
from sayso.cli.work import exit_code, extract_paths

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    "extract",
    epilog="""\b
Examples:
  sayso extract articles -o records.jsonl --errors errors.jsonl
  sayso extract 'crawl/2024-*.jsonl.gz' --text-field body > records.jsonl
  cat article.txt | sayso extract - --published 2024-03-31 | jq .statements

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
    metavar="FILE|DIR/",
    help="Write records here; to a folder as DIR/records.jsonl, with DIR/errors.jsonl.  [default: standard "
    "output]",
)
@click.option(
    "--errors",
    metavar="FILE",
    type=_FILE,
    help="Write articles that gave no record here, as JSON Lines.  [default: messages on standard error]",
)
@extraction_options(batch=True)
@click.pass_context
def extract_command(
    context: click.Context,
    paths: tuple[str, ...],
    output: str | None,
    errors: Path | None,
    extraction: Extraction,
) -> None:
    """Write one JSON record a line for each article.

    PATH is a file, a folder (read through, in sorted order), a pattern in quotation marks, or - for
    standard input. Formats: text and Markdown, HTML, JSON, JSON Lines, CSV and TSV, each also
    gzipped. FILE is written under a temporary name and put in place, over an older one, when all
    articles are through. An article that cannot be read is told and passed over. The same command goes
    on where it was interrupted.
    """
    records, errors = _outputs(paths, output, errors)
    refuse_own_output(paths, [path for path in (records, errors) if path is not None])
    summary = extract_paths(paths, extraction, records or sys.stdout.buffer, errors)
    context.exit(exit_code(summary))


def _outputs(
    paths: tuple[str, ...], output: str | None, errors: Path | None
) -> tuple[Path | None, Path | None]:
    """The files of records and errors; a folder is made where it is missing.

    Raises UsageError for one name given twice, and for a folder that is an input.
    """
    records = Path(output) if output is not None else None
    if output is not None and records is not None and (output.endswith(("/", os.sep)) or records.is_dir()):
        if records.resolve() in {Path(path).resolve() for path in paths}:
            raise click.UsageError(f"{output} is among the inputs; write somewhere else")
        records.mkdir(parents=True, exist_ok=True)
        records, errors = records / "records.jsonl", errors or records / "errors.jsonl"
    if records is not None and errors is not None and records.resolve() == errors.resolve():
        raise click.UsageError(f"-o and --errors are both {records}; give them two names")
    return records, errors
