"""Relative clauses that the parser hangs on the wrong noun."""

from __future__ import annotations

from sayso.language.page import Page

_PLACES = ("GPE", "LOC", "FAC")


def meant_by_who(page: Page, noun: int) -> int:
    """The token that "who" is about, where the parse says ``noun``.

    Of "a diplomat in Nairobi, who" that is the diplomat: no place is a who.
    """
    if page.labels[noun] not in _PLACES or page.deps[noun] != "pobj":
        return noun
    above = page.heads[page.heads[noun]]
    return above if page.tags[above][:2] == "NN" else noun
