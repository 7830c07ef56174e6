"""Choosing among candidates: accepted when one remains, refused with the reason when more do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.knowledge.actors import ActorWords
from sayso.resolve.clusters import Cluster, Site
from sayso.resolve.roles import head_noun
from sayso.spans import Span

_STATE = (
    "public",
    "force",
    "court",
    "place",
    "event",
)  # sectors of bodies that a bare "the group" does not mean
CLEARLY = 2  # times as often as any other that a topic is mentioned


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


def of_sector(sector: str | None, country: str | None, words: ActorWords) -> Test:
    """Tests whether a named body may be called by a noun of ``sector`` and be of ``country``.

    A body whose own name tells nothing of its kind may be any; one of a state is no company.
    """

    def test(cluster: Cluster) -> bool:
        if cluster.type not in ("organization", "group") or not cluster.names or cluster.plural:
            return False
        if cluster.country is not None and country not in (None, cluster.country):
            return False
        row = words.institutions.get(head_noun(cluster.name))
        own = row.sector if row is not None else None
        return own == sector or own is None or (sector is None and own not in _STATE)

    return test


def sole(candidates: Iterable[Cluster], reason: str) -> Choice | None:
    """The choice of the one actor that ``candidates`` are all of; None for none or several."""
    found = {id(cluster): cluster for cluster in candidates}
    return Choice(next(iter(found.values())), reason) if len(found) == 1 else None


def topic(entries: Sequence[Entry], test: Test) -> Cluster | None:
    """The actor that passes ``test`` and is mentioned `CLEARLY` more often than any other that does."""
    counts = Counter(id(e.cluster) for e in entries)
    fits = {id(e.cluster): e.cluster for e in entries if test(e.cluster)}
    ranked = sorted(fits, key=lambda key: -counts[key])
    if not ranked or counts[ranked[0]] < CLEARLY:
        return None
    if len(ranked) > 1 and counts[ranked[0]] < CLEARLY * counts[ranked[1]]:
        return None
    return fits[ranked[0]]


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
