"""Ties items to one another by where they stand: what lies within what, and what is nearest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.spans import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A span of an item with the item's id."""

    span: Span
    id: str


class Ties:
    """Spans with ids, asked for by place. Building sorts once; each question is a binary search."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self._placed = sorted(placed, key=lambda one: (one.span.start, one.span.end, one.id))
        self._starts = [one.span.start for one in self._placed]

    def within(self, spans: Iterable[Span], without: Sequence[Span] = ()) -> list[Placed]:
        """What lies wholly within one of ``spans`` and meets none of ``without``, in reading order."""
        return [
            one
            for span in spans
            for one in self._starting_in(span)
            if one.span.end <= span.end and not any(one.span.overlaps(hole) for hole in without)
        ]

    def _starting_in(self, span: Span) -> list[Placed]:
        return self._placed[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def ids_within(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The ids of `within`, each once, in reading order."""
        return tuple(dict.fromkeys(one.id for one in self.within(spans)))

    def nearest(self, to: Span, within: Span, without: Sequence[Span] = ()) -> str | None:
        """The id of what is nearest to ``to`` within ``within``; None where nothing is.

        Of two at the same distance the one before ``to`` counts as nearer.
        """
        found = self.within([within], without)
        if not found:
            return None
        return min(found, key=lambda one: (_distance(one.span, to), one.span.start)).id


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
