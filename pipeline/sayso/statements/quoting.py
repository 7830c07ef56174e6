"""Contents and quotation marks: what belongs to the speaker, and how much of it is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.records import QuoteType
from sayso.spans import Span, trim


def without_comma(text: str, span: Span) -> Span:
    """The span of a quotation without the comma that ties it to its cue: that is the newspaper's."""
    return trim(text, span.start, span.end, ",") or span


def quote_type(content: Sequence[Span], quotations: Sequence[Span]) -> QuoteType:
    """``direct`` if every stretch lies in a quotation, ``indirect`` if none meets one, else mixed.

    ``quotations`` are the spans of the quotations, in reading order and not overlapping.
    """
    inside = touched = 0
    for span in content:
        first = bisect_right(quotations, span.start, key=lambda q: q.start) - 1
        last = bisect_left(quotations, span.end, key=lambda q: q.start)
        near = quotations[max(0, first) : last]
        inside += any(q.contains(span) for q in near)
        touched += any(q.overlaps(span) for q in near)
    if inside == len(content):
        return "direct"
    return "mixed" if touched else "indirect"
