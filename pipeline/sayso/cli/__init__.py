"""The command line: parses words of the user, calls the rooms, prints.

Records go to standard output or a file, words for people to standard error. Exit codes: 0 all went
through, 1 some articles failed, 2 the call or its settings are wrong or an output cannot be
written, 3 articles were lost, 130 interrupted. What is heavy to import is imported inside the
functions that use it, so that ``sayso --help`` answers at once.
"""

from __future__ import annotations

import click

from sayso import __version__
from sayso.cli.aggregate import aggregate_command
from sayso.cli.corrections import import_corrections_command
from sayso.cli.errors import Commands
from sayso.cli.evaluate import evaluate_command
from sayso.cli.export import export_command
from sayso.cli.extract import extract_command
from sayso.cli.query import query_command
from sayso.cli.report import report_command
from sayso.cli.run import run_command
from sayso.cli.schema import schema_command
from sayso.cli.show import show_command
from sayso.cli.train import train_command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  sayso run articles -o out               records, tables and report of a folder of articles
  sayso extract news.jsonl -o recs.jsonl  records alone
  sayso show article.txt                  one article in the terminal, marked up

\b
Exit codes:
  0  all went through
  1  some articles failed (see the messages or the errors file)
  2  wrong call or settings, or an output that cannot be written
""",
)
@click.version_option(__version__, prog_name="sayso", message="%(prog)s %(version)s")
def main() -> None:
    """Read news articles and write down who said what.

    Each article becomes one JSON record: its actors, places, dates, numbers and attributed
    statements, each with its character offsets. Everything runs on this machine, offline.
    """


for _command in (
    run_command,
    extract_command,
    aggregate_command,
    report_command,
    export_command,
    query_command,
    show_command,
    evaluate_command,
    import_corrections_command,
    train_command,
    schema_command,
):
    main.add_command(_command)
