"""Where and when a number's clause puts what it counts: of the places and days of its sentence, one.

The nearest counts, and what stands between makes others farther: the end of a clause, a comma, another
number. "45 dead in Kabul, 12 in Herat" has each where it belongs; "Chile recorded 335 cases, and Argentina
has the most" leaves Argentina to its own clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.language.page import Page
from sayso.spans import Span

# Code points by which a mention counts as farther away for what stands between it and the number.
CLAUSE, COMMA, AND, NUMBER = 60, 20, 20, 25
OUTSIDE = 60  # not in what is said, where the number is
AWAY = 40  # "to X", where nobody was yet
RIGHT_BEHIND = 40  # nearer: "12 in Herat", "12 cases in Herat"
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|with|so) |[–—]| (?:while|whereas) ")
_APART = re.compile(r";|\b(?:up|down) from\b|\bcompared (?:with|to)\b")  # what follows is of another figure
_TOTAL = re.compile(r"\b(?:bring(?:s|ing)?|brought|raising|taking|pushing) (?:the|its|their) ")
_RIGHT_BEHIND = re.compile(r"(?: [a-z]+){0,2} (?:in|at|near|across|around|outside|inside|on|of) (?:the )?")
_AWAY = re.compile(r"\b(?:to|from|towards?|for) (?:the )?$")
_WHERE = re.compile(r", where ")
_SUBJECTS = ("nsubj", "nsubjpass")
_PARTS_OF_NAMES = ("compound", "nmod", "conj", "appos")
_REACH = 20  # tokens that a walk up the parse goes, and code points before a name that are looked at


@dataclass(frozen=True, slots=True)
class Ground:
    """A mention that may say where or when; ``told`` says that it may only as who tells of events.

    "Kenya reported 782 cases" puts the cases in Kenya, "Kenya lost 12 soldiers" says whose they were. An
    ``area`` is a country or region, which may only say where the town before it is.
    """

    span: Span
    id: str
    told: bool = False
    area: bool = False


class Grounds:
    """The grounds of an article, asked for by number.

    With ``days`` they are days: that of an incident is not of the total ("bringing the toll to 40").
    """

    def __init__(
        self, page: Page, grounds: Iterable[Ground], numbers: Iterable[Span], days: bool = False
    ) -> None:
        self._page = page
        self._days = days
        self._grounds = sorted(grounds, key=lambda one: (one.span.start, one.span.end, one.id))
        self._starts = [one.span.start for one in self._grounds]
        self._numbers = sorted(span.start for span in numbers)

    def of(
        self,
        number: Span,
        sentence: Span,
        said: Sequence[Span] = (),
        source: Sequence[Span] = (),
        event: bool = False,
    ) -> str | None:
        """The id of the ground of ``number`` in its ``sentence``; None where there is none.

        ``said`` and ``source`` are the spans of content and source of the statement that holds it: where a
        speaker is does not say where it happened, unless (``event``) it counts cases or deaths: officials
        tell of those where they are.
        """
        low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        fits: list[tuple[int, int, str]] = []
        for at in range(low, high):
            one = self._grounds[at]
            speaks = one.told or any(span.contains(one.span) for span in source)
            if one.span.end > sentence.end or (speaks and not event) or (at > low and self._holds(at)):
                continue
            if self._may_be_of(one, number):
                distance = self._distance(one.span, number, () if one.told else said)
                fits.append((distance, one.span.start, one.id))
        return min(fits)[2] if fits else None

    def _holds(self, at: int) -> bool:
        """Whether a ground says where the one before it is: "Hammond, Indiana"."""
        inner, outer = self._grounds[at - 1], self._grounds[at]
        gap = self._page.text[inner.span.end : outer.span.start]
        return outer.area and not inner.area and gap == ", "

    def _may_be_of(self, ground: Ground, number: Span) -> bool:
        """Whether the ground is neither of another figure nor the subject of a clause without the number."""
        page = self._page
        if self._days and _TOTAL.search(page.text, ground.span.end, number.start):
            return False
        if ground.span.start >= number.end and _APART.search(page.text, number.end, ground.span.start):
            return False
        at = page.last(ground.span.end)
        for _ in range(_REACH):
            if page.deps[at] not in _PARTS_OF_NAMES:
                break
            at = page.heads[at]
        if page.deps[at] not in _SUBJECTS or self._days:
            return not ground.told
        verb, at = page.heads[at], page.at(number.start)
        for _ in range(_REACH):
            if at == verb:
                return True
            at = page.heads[at]
        return False

    def _distance(self, ground: Span, number: Span, said: Sequence[Span]) -> int:
        text = self._page.text
        behind = ground.start >= number.end
        start, end = (number.end, ground.start) if behind else (ground.end, number.start)
        gap = text[start:end]
        clauses = len(_CLAUSE.findall(gap))
        rest = _CLAUSE.sub("", gap)
        commas = rest.count(", ") - (not behind and _WHERE.match(gap) is not None)
        others = max(0, bisect_left(self._numbers, end) - bisect_left(self._numbers, start))
        distance = len(gap) + CLAUSE * clauses + COMMA * commas + AND * rest.count(" and ") + NUMBER * others
        if behind and _RIGHT_BEHIND.fullmatch(gap):
            distance -= RIGHT_BEHIND
        if _AWAY.search(text, max(0, ground.start - _REACH), ground.start):
            distance += AWAY
        if said and not any(span.contains(ground) for span in said):
            distance += OUTSIDE
        return distance
