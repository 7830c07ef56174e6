"""The range of a ledger: low, best-supported range, high.

The names follow UCDP's best, low and high estimates (Sundberg and Melander, 2013), but where UCDP's coders
choose, this counts: the best-supported range is where most figures agree. Nothing here says who is right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Support:
    """A figure that stands: the values that its words allow, the one they name, and its origins."""

    least: float
    most: float
    point: float
    origins: frozenset[int]


@dataclass(frozen=True, slots=True)
class Range:
    """``low`` and ``high`` are the least and the greatest named; ``open`` says that some words go beyond.

    ``best_low`` to ``best_high`` holds what most figures allow (the hull of all such stretches, where several
    are equally supported; ``best_high`` is None where none of them ends); ``n_figures`` and ``n_origins``
    are how many figures and how many independent origins support it.
    """

    low: float
    best_low: float
    best_high: float | None
    high: float
    open: bool
    n_figures: int
    n_origins: int


def range_of(figures: Sequence[Support]) -> Range | None:
    """The range of the figures that stand; None without one."""
    if not figures:
        return None
    ends = sorted({end for one in figures for end in (one.least, one.most) if math.isfinite(end)})
    support = [(end, [one for one in figures if one.least <= end <= one.most]) for end in ends]
    ranked = [(len(_origins(holding)), len(holding)) for _, holding in support]
    best = max(ranked)
    chosen = [pair for pair, rank in zip(support, ranked, strict=True) if rank == best]
    unbounded = all(math.isinf(one.most) for _, holding in chosen for one in holding)
    return Range(
        low=min(min(one.point, one.least) if one.least else one.point for one in figures),
        best_low=chosen[0][0],
        best_high=None if unbounded else chosen[-1][0],
        high=max(one.point if math.isinf(one.most) else max(one.point, one.most) for one in figures),
        open=any(math.isinf(one.most) for one in figures),
        n_figures=best[1],
        n_origins=best[0],
    )


def _origins(figures: Sequence[Support]) -> set[int]:
    return {origin for one in figures for origin in one.origins}
