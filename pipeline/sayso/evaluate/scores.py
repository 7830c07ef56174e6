"""Records against gold, as plain figures."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.evaluate.evaluation import PLACES, evaluation
from sayso.evaluate.gold import GoldDocument
from sayso.records import Record


def evaluate(gold: Mapping[str, GoldDocument], records: Mapping[str, Record]) -> dict[str, float]:
    """The figures of ``records`` against ``gold``, both by article name, in the order of `FIGURES`.

    What there is nothing of is left out. Raises RecordError for a record whose text is not the gold's,
    and where no record is of an article of the gold.
    """
    found = evaluation(gold, records, rounds=0)
    return {name: round(value, PLACES) for name, value in found.values.items()}
