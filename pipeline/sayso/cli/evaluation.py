"""The work behind ``evaluate``: gold and records in, tables on the screen and files out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson
from rich.console import Console

from sayso.cli import evaluation_page as page
from sayso.cli.errors import FAILED
from sayso.cli.progress import tell
from sayso.evaluate.changes import Change, changes
from sayso.evaluate.evaluation import Evaluation, against_as_json, as_json, evaluation
from sayso.evaluate.figures import Difference, differences
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.read import read_gold
from sayso.evaluate.recorded import load_records
from sayso.output import line_output

TOLD = 10  # articles without a record that are named one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown beside the figures: so many classes, so many changes of a kind, classes of answers."""

    misses: int
    changes: int
    classes: bool


@dataclass(frozen=True, slots=True)
class _Against:
    """What another run had otherwise."""

    differences: Mapping[str, Difference]
    changes: Sequence[Change]


def run_evaluation(
    gold: Path,
    records: Sequence[Path],
    against: Path | None,
    shown: Shown,
    to_json: Path | None,
    to_list: Path | None,
    *,
    rounds: int,
) -> int:
    """Evaluates, prints and writes; returns the exit code.

    Raises SaysoError and OSError for gold or records that cannot be read and outputs that cannot be
    written.
    """
    documents = read_gold(gold)
    found = evaluation(documents, load_records(records), rounds)
    other = _against(documents, found, against, rounds) if against else None
    _tell_unmatched(found)
    _print(found, other, shown)
    if to_json is not None:
        compared = against_as_json(other.differences, other.changes) if other else None
        whole = as_json(found) | ({"against": compared} if compared else {})
        with line_output(to_json) as put:
            put(orjson.dumps(whole, option=orjson.OPT_INDENT_2))
    if to_list is not None:
        with line_output(to_list) as put:
            for line in _lines(found, other):
                put(line)
    return FAILED if found.without_record else 0


def _against(documents: Mapping[str, GoldDocument], found: Evaluation, path: Path, rounds: int) -> _Against:
    other = evaluation(documents, load_records([path]), 0)
    return _Against(
        differences(found.tallies, other.tallies, rounds), list(changes(found.articles, other.articles))
    )


def _tell_unmatched(found: Evaluation) -> None:
    for name in found.without_record[:TOLD]:
        tell(f"{name}: no record; all its statements count as missed")
    if len(found.without_record) > TOLD:
        tell(f"… and {len(found.without_record) - TOLD} more articles without a record")
    if found.ignored:
        tell(f"records of articles that are not in the gold, ignored: {found.ignored}")


def _print(found: Evaluation, other: _Against | None, shown: Shown) -> None:
    console = Console(highlight=False)
    console.print(page.summary(found))
    console.print(page.figure_table(found))
    console.print(page.breakdown_table(found))
    if shown.classes:
        for name, rows in found.classes.items():
            console.print(page.class_table(name, rows))
    if shown.misses:
        console.print(page.slip_counts(found.slips))
        console.print(page.slip_groups(found.slips, shown.misses))
    if other:
        console.print(page.difference_table(other.differences))
        console.print(page.change_list(other.changes, shown.changes))


def _lines(found: Evaluation, other: _Against | None) -> Iterator[bytes]:
    for slip in found.slips:
        yield orjson.dumps(asdict(slip))
    for change in other.changes if other else ():
        yield orjson.dumps(asdict(change))
