"""How two figures of one scope stand to each other: contradiction, update, or compatible.

A figure of a claimant holds from the day it is first given to the day it is last given. Two claimants
contradict each other where both hold figures on the same day that no one number can satisfy, or where the
later falls below what was counted before. A later figure that is larger is an update, unless one of the two
claimants speaks of its own losses and the other of its enemy's, or they are two governments: time does not
make parties to a dispute agree. A claimant's own later figure is an update, up or down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.aggregate.copies import Moment
from sayso.aggregate.ledger.figures import Stance

Kind = Literal["contradiction", "update", "scope", "compatible", "denial", "concession"]


@dataclass(slots=True)
class Entry:
    """What one claimant says in one ledger: one figure, in however many articles.

    ``side`` is the country that a government speaks for, ``own`` says that it counts its own people.
    ``first`` and ``last`` are None where no article has a date. ``numbers`` are rows of the numbers table,
    ``articles`` and ``origins`` numbers of articles.
    """

    claimant: str
    label: str | None
    identity: int | None
    side: str | None
    own: bool
    stance: Stance
    least: float
    most: float
    point: float
    text: str
    first: Moment | None = None
    last: Moment | None = None
    numbers: list[int] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    origins: set[int] = field(default_factory=set)
    first_article: int = -1
    n_original: int = 0  # numbers in the first article of each origin

    @property
    def stands(self) -> bool:
        """Whether the claimant puts it forward as so."""
        return self.stance in ("claimed", "conceded")


def relate(one: Entry, other: Entry, falls: bool, adverse: bool) -> tuple[Kind, str]:
    """The relation of two entries of one ledger, ``one`` not later than ``other``, with its reason.

    ``falls``: the outcome's count may go down. ``adverse``: the two claimants are parties to a dispute about
    the figure.
    """
    meet = one.least <= other.most and other.least <= one.most
    if one.claimant == other.claimant or (one.side is not None and one.side == other.side):
        return _own(one, other, meet)
    later = _before(one.last, other.first)
    grew = other.point > one.point
    if not later or adverse:
        if meet:
            return "compatible", "one number can satisfy both"
        return "contradiction", "the same people, two claimants, no number satisfies both"
    if grew or (falls and one.point != other.point):
        return "update", "later and larger" if grew else "later and smaller, of a count that falls"
    if meet:
        return "compatible", "one number can satisfy both"
    return "contradiction", "later and smaller, by another claimant"


def _own(one: Entry, other: Entry, meet: bool) -> tuple[Kind, str]:
    """Two figures of one claimant, or of two voices of one government."""
    if _before(one.first, other.first) and one.point != other.point:
        return "update", "the same claimant, later" + (", revised down" if other.point < one.point else "")
    if one.articles & other.articles and one.point != other.point:
        return "scope", "one account gives both"
    return (
        ("compatible", "the same claimant") if meet else ("update", "the same claimant, the order is unknown")
    )


def superseded(one: Entry, other: Entry, successors: list[Entry]) -> bool:
    """Whether the claimant of ``one`` had given a later figure by the time ``other`` was given.

    "Five, after it had spoken of three" gives the old figure once more, on the day of the new one.
    """
    return any(
        _before(one.first, newer.first)
        and not _before(newer.first, one.last)
        and not _before(other.first, newer.first)
        for newer in successors
    )


def _before(one: Moment | None, other: Moment | None) -> bool:
    """Whether a moment is surely before another: an earlier day, or a known earlier time of the same day."""
    if one is None or other is None:
        return False
    if one[0] != other[0]:
        return one[0] < other[0]
    return one[1] is not None and other[1] is not None and one[1] < other[1]
