"""Answers that are one of several classes: how each class fares, and their mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.evaluate.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """How one class of answers fares among the matched statements."""

    label: str
    hits: int
    made: int
    gold: int

    @property
    def f1(self) -> float:
        """Twice the hits by all answers and all golds of this class."""
        return 2 * self.hits / (self.made + self.gold)


def classes(tallies: Sequence[Tally]) -> dict[str, list[ClassRow]]:
    """The classes of each figure that has several, the most frequent in the gold first."""
    sums: dict[str, Counter[tuple[str, str]]] = {}
    for tally in tallies:
        for name, answers in tally.answers.items():
            sums.setdefault(name, Counter()).update(answers)
    return {name: _rows(answers) for name, answers in sums.items()}


def macro(rows: Sequence[ClassRow]) -> float:
    """The mean F1 of classes, each counting the same."""
    return sum(row.f1 for row in rows) / len(rows)


def _rows(answers: Counter[tuple[str, str]]) -> list[ClassRow]:
    gold: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for (right, given), n in answers.items():
        gold[right] += n
        made[given] += n
    labels = sorted(gold.keys() | made.keys(), key=lambda label: (-gold[label], label))
    return [
        ClassRow(label=label, hits=answers[label, label], made=made[label], gold=gold[label])
        for label in labels
    ]
