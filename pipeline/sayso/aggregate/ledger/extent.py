"""How far a figure reaches, by the words of its sentence: the world, a country, some of others, a few days.

What stands between a number and the next one is the number's own: "10 in Peru and 300 worldwide". The words
are `models/figure_extents.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.knowledge import load_knowledge
from sayso.records import Number

REACH = 300  # code points of a number's sentence that are looked at, to each side
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n\s*\n")
_NOT_AGO = r"(?!-| (?:ago|later|earlier|after|before|old|long)\b)"  # "a year ago" is no rate
_THEM = r"(?:them|those|these|whom|which)"

Name = Literal["world", "country", "since", "part", "recent", "rate", "suspected"]
Place = Literal["near", "after", "before", "number", "victims", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtentWords:
    """A row of figure_extents.csv: phrases that tell an ``extent``, and where they stand.

    ``near``: in the number's own part of the sentence; ``after``: right behind it, or behind a word more;
    ``before``: right before it; ``number``: they begin with it; ``sentence``: anywhere in the sentence;
    ``victims`` are the words for those of whom it may count some ("12 of the 40 dead").
    """

    id: str
    extent: Name
    place: Place
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """What the words beside a number say.

    ``world`` and ``country``: it is of all the world, of all the country. ``since``: the sentence says
    "since". ``part``: it counts some of those that another figure counts, or what has come to it ("five of
    them", "a further 16"). ``recent``: it is of the last few days alone. ``rate``: it is so many each day or
    year, and no count of an event. ``suspected``: those who count it are not sure of it.
    """

    world: bool = False
    country: bool = False
    since: bool = False
    part: bool = False
    recent: bool = False
    rate: bool = False
    suspected: bool = False


def extent_of(number: Number, text: str, others: Sequence[int]) -> Extent:
    """The extent of ``number`` in the article ``text``; ``others`` are the starts of its numbers, sorted."""
    before, after = _sentence(number, text)
    at, behind = bisect_left(others, number.start), bisect_left(others, number.end)
    own_before = _cut(before, (others[at - 1] if at else 0) - number.start)
    following = (others[behind] if behind < len(others) else len(text)) - number.end
    stretches: dict[Place, str] = {
        "near": f"{own_before} | {after[: max(0, following)]}",
        "after": after,
        "before": before,
        "number": text[number.start : number.start + REACH],
        "sentence": f"{before} {after}",
    }
    told = {name for name, place, pattern in _patterns() if pattern.search(stretches[place])}
    return Extent(**dict.fromkeys(told, True))


@cache
def _patterns() -> tuple[tuple[Name, Place, re.Pattern[str]], ...]:
    """Each extent with a pattern of its words, and the stretch of the sentence that it is looked for in."""
    return tuple(_read(load_knowledge().table("figure_extents", ExtentWords)))


def _read(rows: Mapping[str, ExtentWords]) -> Iterable[tuple[Name, Place, re.Pattern[str]]]:
    for row in rows.values():
        words = "|".join(map(re.escape, sorted(row.phrases, key=len, reverse=True)))
        if row.place == "victims":
            some = rf"(?:{_THEM}|the\s+(?:[\w,.-]+\s+){{0,2}}(?:{words}))\b"
            yield row.extent, "after", re.compile(rf"^\s+of\s+{some}", re.IGNORECASE)
            yield row.extent, "before", re.compile(rf"\b(?:among|of)\s+{some}[^,;]*,\s*$", re.IGNORECASE)
            continue
        pattern = {
            "near": rf"\b(?:{words})\b{_NOT_AGO}",
            "after": rf"^\s+(?:\w+\s+)?(?:{words})\b",
            "before": rf"\b(?:{words})\s+$",
            "number": rf"^(?:{words})\b",
            "sentence": rf"\b(?:{words})\b",
        }[row.place]
        yield row.extent, row.place, re.compile(pattern, re.IGNORECASE)


def _sentence(number: Number, text: str) -> tuple[str, str]:
    """What stands before and behind a number in its sentence, up to `REACH` code points."""
    before = text[max(0, number.start - REACH) : number.start]
    ends = list(_SENTENCE_END.finditer(before))
    after = text[number.end : number.end + REACH]
    end = _SENTENCE_END.search(after)
    return before[ends[-1].end() if ends else 0 :], after[: end.start()] if end else after


def _cut(before: str, start: int) -> str:
    """``before`` from ``start`` on, which counts back from the number; the whole where that is farther."""
    return before[start:] if -len(before) < start < 0 else before
