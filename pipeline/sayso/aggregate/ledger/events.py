"""Which articles tell of the same event: the same places and people within some days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

WINDOW = 10  # days without an article after which an event is over
SHARED = 0.25  # of what an article is about that it must share with an event
CANDIDATES = 50  # events that an article is compared with, the latest first


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article is about: weights of its places and named actors, which add up to 1.

    ``places`` are the keys of places smaller than a country, of which two articles of one event share one at
    least, unless one of them names none.
    """

    weights: Mapping[str, float]
    places: frozenset[str]
    countries: frozenset[str]


@dataclass(slots=True)
class _Event:
    last: int
    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    places: set[str] = field(default_factory=set)
    n: int = 0

    def add(self, scene: Scene, day: int) -> None:
        self.last = max(self.last, day)
        for key, weight in scene.weights.items():
            self.weights[key] += weight
        self.places |= scene.places
        self.n += 1

    def may_hold(self, scene: Scene) -> bool:
        return not self.places or not scene.places or not self.places.isdisjoint(scene.places)

    def shared(self, scene: Scene) -> float:
        return sum(min(weight, self.weights.get(key, 0.0) / self.n) for key, weight in scene.weights.items())


def events_of(
    days: Sequence[int | None], scene_of: Callable[[int], Scene], origins: Sequence[int]
) -> list[int]:
    """The number of the event of each article. Copies go with their origin.

    ``days`` are ordinals, None where unknown; ``scene_of`` gives the scene of an article by its number, once.
    Articles are taken in the order of their days; each joins the event of the last `WINDOW` days with which
    it shares most, if that is `SHARED` or more, else it opens one.
    """
    found = [-1] * len(days)
    events: list[_Event] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(days)), key=lambda one: (days[one] or 0, one)):
        if origins[number] != number:
            continue
        scene, day = scene_of(number), days[number] or 0
        best = _best(scene, day, events, by_key)
        if best is None:
            best = len(events)
            events.append(_Event(day))
        events[best].add(scene, day)
        for key in (*scene.places, *scene.countries):
            if not by_key[key] or by_key[key][-1] != best:
                by_key[key].append(best)
        found[number] = best
    return [found[origins[number]] for number in range(len(days))]


def _best(scene: Scene, day: int, events: Sequence[_Event], by_key: Mapping[str, list[int]]) -> int | None:
    keys = (*scene.places, *scene.countries)
    near = {number for key in keys for number in by_key.get(key, ())[-CANDIDATES:]}
    scored = [
        (events[number].shared(scene), -number)
        for number in near
        if day - events[number].last <= WINDOW and events[number].may_hold(scene)
    ]
    share, number = max(scored, default=(0.0, 0))
    return -number if share >= SHARED else None
