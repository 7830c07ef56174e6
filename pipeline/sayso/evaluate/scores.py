"""Records against gold, as plain figures."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.evaluate.classes import classes, macro
from sayso.evaluate.compare import compare_all
from sayso.evaluate.counts import count
from sayso.evaluate.figures import figures
from sayso.evaluate.gold import GoldDocument
from sayso.records import Record


def evaluate(gold: Mapping[str, GoldDocument], records: Mapping[str, Record]) -> dict[str, float]:
    """The figures of ``records`` against ``gold``, both by article name, by their names in reading order.

    Breakdowns are left out and so is what there was nothing of; ``acts_macro``, ``polarity_macro`` and so
    on are means of the classes' F1. Raises RecordError for a record whose text is not the gold's.
    """
    tallies = [count(article) for article in compare_all(gold, records)]
    plain = {name: figure.value for name, figure in figures(tallies, rounds=0).items() if "/" not in name}
    out = {name: value for name, value in plain.items() if value is not None}
    macros = {f"{name}_macro": macro(rows) for name, rows in classes(tallies).items()}
    return {name: round(value, 4) for name, value in (out | macros).items()}
