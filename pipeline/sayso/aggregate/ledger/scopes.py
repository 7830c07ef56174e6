"""What a figure covers: outcome, group, party, place and basis, and which scope is in which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.aggregate.ledger.figures import ledger_outcomes
from sayso.aggregate.ledger.where import Spot, contains
from sayso.knowledge import load_knowledge

Fit = Literal["same", "wider", "narrower", "apart"]
_Holders = Callable[[str], tuple[str, ...]]


PART, RECENT = "part", "recent"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerGroup:
    """A row of ledger_groups.csv: a group of counted people or things, and the group that holds it."""

    id: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a ledger counts. None for people of any group, of whatever side, wherever the event was.

    ``basis`` is "" for the event as a whole, "since" for a total over a time that began before it, the day
    (ISO 8601) for a day's part of an event of many days, `RECENT` for that of the last few days, and `PART`
    for "five of them".
    """

    outcome: str
    group: str | None
    party: str | None
    spot: Spot | None
    basis: str = ""


def compare(one: Scope, other: Scope) -> dict[str, Fit] | None:
    """How ``one`` lies to ``other`` where they differ; None where they count different things."""
    fits: dict[str, Fit] = {
        "outcome": _nested(one.outcome, other.outcome, _outcomes_within),
        "group": _optional(one.group, other.group, _groups_within),
        "party": _optional(one.party, other.party, lambda party: ()),
        "place": _place(one.spot, other.spot),
        "basis": _basis(one.basis, other.basis),
    }
    if "apart" in fits.values():
        return None
    return {dimension: fit for dimension, fit in fits.items() if fit != "same"}


def _nested(one: str, other: str, holders: _Holders) -> Fit:
    if one == other:
        return "same"
    if one in holders(other):
        return "wider"
    return "narrower" if other in holders(one) else "apart"


def _optional(one: str | None, other: str | None, holders: _Holders) -> Fit:
    """The same where None holds everything."""
    if one is None or other is None:
        return "same" if one == other else "wider" if one is None else "narrower"
    return _nested(one, other, holders)


def _place(one: Spot | None, other: Spot | None) -> Fit:
    if one is None or other is None or one.key == other.key:
        return "same"
    if contains(one, other):
        return "wider"
    return "narrower" if contains(other, one) else "apart"


def _basis(one: str, other: str) -> Fit:
    """A total since an earlier day holds the event, and the event its days and parts."""
    if one == other:
        return "same"
    wide, narrow = sorted((one, other), key=lambda basis: (basis != "since", basis != ""))
    if wide not in ("since", "") or (wide == "since" and narrow == PART):
        return "apart"
    return "wider" if one == wide else "narrower"


@cache
def _outcomes_within(outcome: str) -> tuple[str, ...]:
    """The outcomes that include ``outcome``."""
    return tuple(row.id for row in ledger_outcomes().values() if outcome in row.includes)


@cache
def _groups_within(group: str) -> tuple[str, ...]:
    """The groups that hold ``group``, the nearest first."""
    rows = load_knowledge().table("ledger_groups", LedgerGroup)
    held: list[str] = []
    while (row := rows.get(group)) and row.within and row.within not in held:
        held.append(row.within)
        group = row.within
    return tuple(held)
