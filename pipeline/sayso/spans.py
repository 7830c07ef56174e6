"""Spans: half-open intervals of Unicode code points of one article's text.

Every offset in sayso is of this kind: 0-based, end-exclusive, counted in code points of
``article.text`` (what Python's ``str`` indexing counts), never in bytes, tokens or UTF-16 units.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The interval ``[start, end)`` of a text; ordered by start, then end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def trim(text: str, start: int, end: int, marks: str = "") -> Span | None:
    """The span ``start..end`` without white space and ``marks`` at its two ends.

    Returns None where nothing is left.
    """
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end) if start < end else None


def merge(spans: Iterable[Span], gap: int = 0) -> tuple[Span, ...]:
    """The union of ``spans`` in reading order; those at most ``gap`` code points apart are joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + gap:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def subtract(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of ``span`` without the ``holes``, in reading order."""
    out: list[Span] = []
    at = span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            out.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        out.append(Span(at, span.end))
    return tuple(out)


def holder(starts: Sequence[int], offset: int) -> int:
    """The index of the stretch that holds ``offset``, where ``starts`` are the sorted starts.

    Returns -1 for an offset before the first stretch.
    """
    return bisect_right(starts, offset) - 1
