"""Labels of tokens: source, cue and content, each with the side on which its cue stands.

``C`` is a cue; ``S<`` and ``S>`` a source whose cue stands before or after it; ``K<`` and ``K>``
content. A label begins with ``B`` at the first token of a stretch and ``I`` inside; ``O`` is none.
The side ties a stretch to its cue without a second model: the nearest cue on that side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from sayso.language.page import Page
from sayso.spans import Span

OUTSIDE = "O"
NONE = "-"
Roles = tuple[Sequence[Span], Sequence[Span], Sequence[Span]]  # source, cue, content


def labels_of(page: Page, statements: Iterable[Roles]) -> list[str]:
    """The label of each token of ``page``; where statements overlap the earlier one keeps its words."""
    return marked(page, ((roles, "") for roles in statements))[0]


def marked(page: Page, statements: Iterable[tuple[Roles, str]]) -> tuple[list[str], list[str]]:
    """The label of each token, and the name that goes with its statement ("-" for none)."""
    labels, names = [OUTSIDE] * len(page), [NONE] * len(page)
    for (source, cue, content), name in statements:
        anchor = (cue or source or content)[0].start
        for role, spans in (("C", cue), ("S", source), ("K", content)):
            for span in spans:
                side = "" if role == "C" else (">" if span.start < anchor else "<")
                for at in _fill(labels, page, span, role + side):
                    names[at] = name
    return labels, names


def _fill(labels: list[str], page: Page, span: Span, label: str) -> Iterator[int]:
    """Labels the free tokens of ``span`` and yields them."""
    inside = False
    for at in range(bisect_left(page.ends, span.start + 1), bisect_left(page.starts, span.end)):
        if labels[at] != OUTSIDE:
            inside = False
            continue
        labels[at] = ("I" if inside else "B") + label
        inside = True
        yield at
