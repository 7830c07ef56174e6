"""The gate of quality: figures may not fall below the floors that are pinned for them."""

from __future__ import annotations

from collections.abc import Mapping

PLACES = 3  # of a floor
CURE = (
    "If the fall is right, say why in the commit and pin again with --update-floors --lower-floors; "
    "else mend what made it fall."
)


def raised(
    floors: Mapping[str, float], reached: Mapping[str, float], slack: float, *, lower: bool = False
) -> dict[str, float]:
    """New floors, ``slack`` below what is reached; one that was pinned stays where that is less.

    A new figure gets a floor. With ``lower`` a floor above its figure comes down, and that of a figure
    that is no longer measured goes.
    """
    out = dict(floors)
    for name, value in reached.items():
        below = round(value - slack, PLACES)
        fallen = name in floors and value < floors[name]
        out[name] = below if lower and fallen else max(below, floors.get(name, below))
    return {name: floor for name, floor in out.items() if name in reached or not lower}


def complaints(floors: Mapping[str, float], reached: Mapping[str, float]) -> list[str]:
    """What is wrong, a line for each figure, and the cure; empty where all is well."""
    fallen = [
        f"{name}: {reached[name]:.4f} is below its floor of {floor:.3f}"
        for name, floor in floors.items()
        if name in reached and reached[name] < floor
    ]
    gone = [
        f"{name}: no longer measured, its floor is {floors[name]:.3f}"
        for name in floors
        if name not in reached
    ]
    new = [
        f"{name}: {reached[name]:.4f} has no floor; pin one with --update-floors"
        for name in reached
        if name not in floors
    ]
    return [*fallen, *gone, *new, *([CURE] if fallen or gone else [])]
