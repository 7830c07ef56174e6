"""Statements inside quotation marks: "I told him that it was late," she said.

There the quoted person attributes, not the article. They are left out unless the setting
``within_quotations`` asks for them; then each lies wholly within its quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.statements.direct import Quoted
from sayso.statements.frames import Attribution


def outside(found: Iterable[Attribution], quoted: Sequence[Quoted]) -> Iterator[Attribution]:
    """The attributions whose cue stands in no quotation."""
    return (one for one in found if _holder(one, quoted) is None)


def inside(found: Iterable[Attribution], quoted: Sequence[Quoted]) -> Iterator[Attribution]:
    """The attributions whose cue stands in a quotation, cut to it."""
    for one in found:
        holder = _holder(one, quoted)
        if holder is None:
            continue
        start, end = holder.tokens
        content = tuple((max(start, low), min(end, high)) for low, high in one.content)
        content = tuple((low, high) for low, high in content if low < high)
        if content:
            source = one.source if one.source is not None and start <= one.source.i < end else None
            yield replace(one, content=content, source=source, window=holder.tokens)


def _holder(found: Attribution, quoted: Sequence[Quoted]) -> Quoted | None:
    at = bisect_right(quoted, found.verb, key=lambda quote: quote.tokens[0]) - 1
    return quoted[at] if at >= 0 and found.verb < quoted[at].tokens[1] else None
