"""``sayso extract``."""

from __future__ import annotations

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
    "-o", "--output", metavar="FILE", type=_FILE, help="Write records here.  [default: standard output]"
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
    output: Path | None,
    errors: Path | None,
    extraction: Extraction,
) -> None:
    """Write one JSON record a line for each article.

    PATH is a file, a folder (read through, in sorted order), a pattern in quotation marks, or - for
    standard input. Formats: text and Markdown, HTML, JSON, JSON Lines, CSV and TSV, each also
    gzipped. FILE is written under a temporary name and put in place, over an older one, when all
    articles are through. An article that cannot be read is told and passed over.
    """
    if output is not None and errors is not None and output.resolve() == errors.resolve():
        raise click.UsageError(f"-o and --errors are both {output}; give them two names")
    refuse_own_output(paths, [path for path in (output, errors) if path is not None])
    summary = extract_paths(paths, extraction, output or sys.stdout.buffer, errors)
    context.exit(exit_code(summary))
