"""The number line under the figures of one ledger."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

FAR = 100  # from this ratio of greatest to least on, the line is logarithmic
LEFT, RIGHT = 4.0, 92.0  # where the line begins and ends, in per cent; beyond it arrows of open bounds end
MOST_TICKS = 5
TINY = 1e-9  # less is shown as nothing


@dataclass(frozen=True, slots=True)
class Axis:
    """A number line from ``low`` to ``high``."""

    low: float
    high: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where a value stands, in per cent of the plot's width; values outside stand at the ends."""
        low, high, inside = self.low, self.high, min(max(value, self.low), self.high)
        if self.logarithmic:
            low, high, inside = math.log10(low), math.log10(high), math.log10(inside)
        return round(LEFT + (RIGHT - LEFT) * (inside - low) / (high - low), 2)

    def ticks(self) -> list[float]:
        """Round numbers on the line, in order."""
        return _decades(self) if self.logarithmic else _steps(self)


def axis_of(values: Iterable[float]) -> Axis:
    """A line that holds all ``values``, at least one; from 0 unless they lie close together far from it."""
    found = sorted(value if abs(value) > TINY else 0.0 for value in values)
    least, most = found[0], found[-1]
    if least > 0 and most / least >= FAR:
        return Axis(10.0 ** math.floor(math.log10(least)), most * 1.1, logarithmic=True)
    if least > most * 0.6:
        margin = max((most - least) * 0.4, most * 0.08)
        return Axis(max(0.0, least - margin), most + margin)
    return Axis(min(0.0, least), most * 1.1 if most > 0 else 1.0)


def _steps(axis: Axis) -> list[float]:
    rough = (axis.high - axis.low) / MOST_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    step = max(step, 1.0) if axis.high > 2 else step
    first = math.ceil(axis.low / step)
    return [float(f"{number * step:.12g}") for number in range(first, math.floor(axis.high / step) + 1)]


def _decades(axis: Axis) -> list[float]:
    first, last = math.floor(math.log10(axis.low)), math.floor(math.log10(axis.high))
    every = max(1, math.ceil((last - first + 1) / MOST_TICKS))
    return [10.0**power for power in range(first, last + 1, every)]
