"""``sayso evaluate``."""

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(dir_okay=False, path_type=Path)
_THERE = click.Path(exists=True, path_type=Path)


@click.command(
    "evaluate",
    short_help="Score records against annotated articles.",
    epilog="""\b
Examples:
  sayso extract corpus/articles -o records.jsonl
  sayso evaluate corpus records.jsonl
  sayso evaluate corpus records.jsonl --against before.jsonl --misses 20 --list slips.jsonl

\b
Exit codes:
  0  all went through
  1  some articles of the gold have no record
  2  wrong call, gold or records that cannot be read, or an output that cannot be written
""",
)
@click.argument("gold", metavar="GOLD", type=_THERE)
@click.argument("records", metavar="RECORDS...", nargs=-1, required=True, type=_THERE)
@click.option(
    "--against", metavar="RECORDS", type=_THERE, help="Compare with these records of an earlier run."
)
@click.option("--json", "to_json", metavar="FILE", type=_FILE, help="Write all figures here, as JSON.")
@click.option(
    "--list",
    "to_list",
    metavar="FILE",
    type=_FILE,
    help="Write every miss, false alarm and, with --against, change here, as JSON Lines.",
)
@click.option(
    "--misses",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Show the N largest classes of misses and false alarms, with examples.",
)
@click.option(
    "--changes",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    metavar="N",
    help="With --against: show N statements of each kind of change.",
)
@click.option("--classes", is_flag=True, help="Show acts, modality and the like class by class.")
@click.option(
    "--rounds",
    type=click.IntRange(0),
    default=1000,
    show_default=True,
    metavar="N",
    help="Samples of articles behind each 95 % interval; 0 for no intervals.",
)
@click.pass_context
def evaluate_command(
    context: click.Context,
    gold: Path,
    records: tuple[Path, ...],
    against: Path | None,
    to_json: Path | None,
    to_list: Path | None,
    misses: int,
    changes: int,
    classes: bool,
    rounds: int,
) -> None:
    """Score records against annotated articles, and show what is missed.

    GOLD is a folder with articles/ and gold/ (as corpus), one with text/ and attributions/ (as
    PolNeAR), or records that count as gold. RECORDS are files that sayso extract wrote of the same
    articles, or the folder of sayso run. An article and its record are matched by the file's name
    without suffix; an article without a record counts as one in which nothing was found.
    """
    from sayso.cli.evaluation import Shown, run_evaluation

    inputs = {path.resolve() for path in (gold, *records, *([against] if against else []))}
    for output in (to_json, to_list):
        if output is not None and output.resolve() in inputs:
            raise click.UsageError(f"{output} is among the inputs; write somewhere else")
    if to_json is not None and to_list is not None and to_json.resolve() == to_list.resolve():
        raise click.UsageError(f"--json and --list are both {to_json}; give them two names")
    shown = Shown(misses=misses, changes=changes, classes=classes)
    context.exit(run_evaluation(gold, records, against, shown, to_json, to_list, rounds=rounds))
