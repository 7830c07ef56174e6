"""Choosing among candidates: accepted when one remains, refused with the reason when more do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.resolve.clusters import Cluster, Site
from sayso.resolve.roles import head_noun
from sayso.spans import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention already resolved: where it stands and whose it is."""

    site: Site
    cluster: Cluster
    span: Span


@dataclass(frozen=True, slots=True)
class Choice:
    """What a sieve found; ``cluster`` is None where it refused, and ``reason`` says why."""

    cluster: Cluster | None
    reason: str


Test = Callable[[Cluster], bool]


def has_noun(noun: str, country: str | None, told: set[str]) -> Test:
    """Tests whether ``noun`` heads a name of a body that has the words ``told`` and may be of ``country``."""

    def test(cluster: Cluster) -> bool:
        if cluster.type not in ("organization", "government", "group"):
            return False
        if cluster.country is not None and country not in (None, cluster.country):
            return False
        return any(
            noun == head_noun(name) and (not told or told <= set(name.lower().split()))
            for name in (cluster.name, *cluster.names)
        )

    return test


def choose(entries: list[Entry], what: str, where: str) -> Choice:
    """The only actor among ``entries``, or the only one of the highest rank."""
    actors = {id(e.cluster): e.cluster for e in entries}
    if len(actors) == 1:
        return Choice(entries[0].cluster, f"the only {what} of {where}")
    best = min(e.site.rank for e in entries)
    top = {id(e.cluster): e.cluster for e in entries if e.site.rank == best}
    if best < 2 and len(top) == 1:
        return Choice(next(iter(top.values())), f"the subject of {where}")
    names = ", ".join(c.name for c in list(actors.values())[:4])
    return Choice(None, f"{len(actors)} candidates: {names}")
