"""Counts of articles → figures with intervals, and the differences of two runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.evaluate.bootstrap import draw, interval, ratios
from sayso.evaluate.tally import Tally

ROUNDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """F1 of what is to be found, or the share of right answers (``made`` is None).

    ``value`` is None where there was nothing to find or to ask, ``low`` and ``high`` where no samples
    were drawn.
    """

    value: float | None
    low: float | None
    high: float | None
    hits: int
    made: int | None
    gold: int

    @property
    def precision(self) -> float | None:
        """Share of the found that are right; None for a share of answers and where nothing is found."""
        return self.hits / self.made if self.made else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that is found; None for a share of answers and where there is no gold."""
        return self.hits / self.gold if self.made is not None and self.gold else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure of one run less that of another, with the interval over the same samples."""

    this: float
    other: float
    low: float | None
    high: float | None


def figures(tallies: Sequence[Tally], rounds: int = ROUNDS) -> dict[str, Figure]:
    """All figures by name; an interval for each from ``rounds`` samples."""
    draws = draw(len(tallies), rounds)
    out = {}
    for name, ratio in ratios(tallies).items():
        found = [tally.found[name] for tally in tallies if name in tally.found]
        asked = [tally.asked[name] for tally in tallies if name in tally.asked]
        low, high = interval(ratio.sampled(draws))
        out[name] = Figure(
            value=ratio.value(),
            low=low,
            high=high,
            hits=sum(one.hits for one in found) + sum(one.right for one in asked),
            made=sum(one.made for one in found) if found else None,
            gold=sum(one.gold for one in found) + sum(one.asked for one in asked),
        )
    return out


def differences(
    tallies: Sequence[Tally], others: Sequence[Tally], rounds: int = ROUNDS
) -> dict[str, Difference]:
    """What the figures of ``tallies`` have over those of ``others``, which are of the same articles."""
    draws, other_ratios = draw(len(tallies), rounds), ratios(others)
    out = {}
    for name, ratio in ratios(tallies).items():
        other_ratio = other_ratios.get(name)
        this, other = ratio.value(), other_ratio.value() if other_ratio else None
        if other_ratio and this is not None and other is not None:
            low, high = interval(ratio.sampled(draws) - other_ratio.sampled(draws))
            out[name] = Difference(this=this, other=other, low=low, high=high)
    return out
