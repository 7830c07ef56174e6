"""Pairs the statements of a record with those of the gold, one to one, best content overlap first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.evaluate.words import Roles, jaccard

NEAR = 0.5  # the Jaccard overlap from which two roles agree
Accept = Callable[[Roles, Roles, float], bool]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gold statement and a found one that share words of content, with their ``overlap``."""

    gold: int
    made: int
    overlap: float


def candidates(gold: Sequence[Roles], made: Sequence[Roles]) -> list[Candidate]:
    """All pairs that share words of content, best first.

    Ties go to the better source, then to the better cue, then to the earlier statement.
    """
    pairs = sorted(
        (-overlap, -jaccard(g.source, m.source), -jaccard(g.cue, m.cue), i, j)
        for i, g in enumerate(gold)
        for j, m in enumerate(made)
        if (overlap := jaccard(g.content, m.content)) > 0
    )
    return [Candidate(i, j, -overlap) for overlap, _, _, i, j in pairs]


def one_to_one(
    pairs: Sequence[Candidate], gold: Sequence[Roles], made: Sequence[Roles], accept: Accept
) -> dict[int, int]:
    """Index of the gold → index of the found statement, for the pairs that ``accept`` allows."""
    out: dict[int, int] = {}
    taken: set[int] = set()
    for pair in pairs:
        free = pair.gold not in out and pair.made not in taken
        if free and accept(gold[pair.gold], made[pair.made], pair.overlap):
            out[pair.gold] = pair.made
            taken.add(pair.made)
    return out


def near(gold: Roles, made: Roles, overlap: float) -> bool:
    """Whether the contents agree: detection."""
    return overlap >= NEAR


def exact(gold: Roles, made: Roles, overlap: float) -> bool:
    """Whether the contents have the same words."""
    return gold.content == made.content


def whole(gold: Roles, made: Roles, overlap: float) -> bool:
    """Whether content and source agree: end to end."""
    return overlap >= NEAR and same_source(gold, made)


def same_source(gold: Roles, made: Roles) -> bool:
    """Whether the sources agree, or neither statement has one."""
    if not gold.source and not made.source:
        return True
    return jaccard(gold.source, made.source) >= NEAR
