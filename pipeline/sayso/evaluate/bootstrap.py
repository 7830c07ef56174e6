"""How far a figure would move on other such articles: the bootstrap.

The interval is the middle 95 % of the figure over many samples of the articles, drawn with a fixed seed
and with replacement. Articles are what is drawn: the statements of one hang together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.evaluate.tally import Tally

SEED = 20
MIDDLE = (2.5, 97.5)  # per cent
Array = npt.NDArray[np.float64]


class Ratio(NamedTuple):
    """A figure as what stands above and below the line, article by article."""

    above: Array
    below: Array

    def value(self) -> float | None:
        """The figure over all articles; None where there is nothing of it."""
        return float(self.above.sum() / self.below.sum()) if self.below.sum() else None

    def sampled(self, draws: Array) -> Array:
        """The figure on each sample; NaN on one that has nothing of it."""
        above, below = draws @ self.above, draws @ self.below
        return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)


def ratios(tallies: Sequence[Tally]) -> dict[str, Ratio]:
    """All figures of the articles; F1 is twice the hits by what was found and what is in the gold."""
    out: dict[str, Ratio] = {}
    for at, tally in enumerate(tallies):
        found = {name: (2 * one.hits, one.made + one.gold) for name, one in tally.found.items()}
        for name, (above, below) in (found | tally.asked).items():
            ratio = out.setdefault(name, Ratio(np.zeros(len(tallies)), np.zeros(len(tallies))))
            ratio.above[at], ratio.below[at] = above, below
    return out


def draw(articles: int, rounds: int) -> Array:
    """How often each article is in each sample."""
    even = np.full(articles, 1 / articles) if articles else np.zeros(0)
    return np.random.default_rng(SEED).multinomial(articles, even, size=rounds).astype(np.float64)


def interval(values: Array) -> tuple[float | None, float | None]:
    """The ends of the middle of ``values``, those that are NaN left out."""
    there = values[~np.isnan(values)]
    if not there.size:
        return None, None
    low, high = np.percentile(there, MIDDLE)
    return float(low), float(high)
