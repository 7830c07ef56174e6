"""A whole evaluation, and what it writes for machines to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, get_args

from sayso.errors import RecordError
from sayso.evaluate.changes import Change, ChangeKind
from sayso.evaluate.classes import ClassRow, classes, macro
from sayso.evaluate.compare import Comparison, compare_all
from sayso.evaluate.counts import count
from sayso.evaluate.definitions import FIGURES
from sayso.evaluate.figures import ROUNDS, Difference, Figure, figures
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.slips import Slip, class_counts, slips
from sayso.evaluate.tally import Tally
from sayso.records import Record

PLACES = 4  # of a figure in a file


@dataclass(frozen=True)
class Evaluation:
    """Records against gold: the articles side by side, and their figures by name."""

    articles: Sequence[Comparison]
    tallies: Sequence[Tally]
    figures: Mapping[str, Figure]
    classes: Mapping[str, list[ClassRow]]
    without_record: Sequence[str]
    ignored: int

    @property
    def values(self) -> dict[str, float]:
        """The figures of `FIGURES` that there is anything of; ``acts_macro`` is the mean over the acts."""
        plain = {name: figure.value for name, figure in self.figures.items()}
        means = {f"{name}_macro": macro(rows) for name, rows in self.classes.items()}
        known = {name: (plain | means).get(name) for name in FIGURES}
        return {name: value for name, value in known.items() if value is not None}

    @cached_property
    def slips(self) -> list[Slip]:
        """What is not right."""
        return list(slips(self.articles))


def evaluation(
    gold: Mapping[str, GoldDocument], records: Mapping[str, Record], rounds: int = ROUNDS
) -> Evaluation:
    """Evaluates ``records`` against ``gold``, both by article name.

    An article without a record counts as one in which nothing was found; records of other articles are
    ignored. Raises RecordError for a record whose text is not the gold's, and where no record is of an
    article of the gold.
    """
    if gold and not gold.keys() & records.keys():
        names = f"{next(iter(records), 'none')}, not {next(iter(gold))}"
        raise RecordError(f"no record is of an article of the gold; their names are like {names}")
    articles = compare_all(gold, records)
    tallies = [count(article) for article in articles]
    return Evaluation(
        articles=articles,
        tallies=tallies,
        figures=figures(tallies, rounds),
        classes=classes(tallies),
        without_record=[name for name in gold if name not in records],
        ignored=len(records.keys() - gold.keys()),
    )


def as_json(found: Evaluation) -> dict[str, Any]:
    """Everything that was evaluated, to be written as JSON."""
    return {
        "articles": len(found.articles),
        "without_record": list(found.without_record),
        "ignored": found.ignored,
        "figures": {name: _figure(found.figures.get(name), value) for name, value in found.values.items()},
        "breakdown": {
            name: _figure(figure, figure.value) for name, figure in found.figures.items() if "/" in name
        },
        "classes": {name: [_class(row) for row in rows] for name, rows in found.classes.items()},
        "slips": class_counts(found.slips),
    }


def against_as_json(found: Mapping[str, Difference], changed: Sequence[Change]) -> dict[str, Any]:
    """The differences from another run and how many statements changed, to be written as JSON."""
    rows = {
        name: {
            "this": one.this,
            "other": one.other,
            "difference": one.this - one.other,
            "low": one.low,
            "high": one.high,
        }
        for name, one in found.items()
    }
    return {
        "differences": {name: _rounded(row) for name, row in rows.items()},
        "changes": {kind: sum(one.kind == kind for one in changed) for kind in get_args(ChangeKind)},
    }


def _figure(figure: Figure | None, value: float | None) -> dict[str, Any]:
    if figure is None:
        return _rounded({"value": value})
    measured = {
        "value": value,
        "low": figure.low,
        "high": figure.high,
        "precision": figure.precision,
        "recall": figure.recall,
    }
    return _rounded(measured) | {"hits": figure.hits, "made": figure.made, "gold": figure.gold}


def _class(row: ClassRow) -> dict[str, Any]:
    return asdict(row) | _rounded({"f1": row.f1})


def _rounded(values: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, PLACES) for name, value in values.items()}
