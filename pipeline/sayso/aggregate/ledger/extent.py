"""How far a figure reaches, by the words of its sentence: the world, a country, some of others, a few days.

What stands between a number and the next one is the number's own: "10 in Peru and 300 worldwide".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Number

REACH = 300  # code points of a number's sentence that are looked at, to each side
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n\s*\n")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_WORLD = re.compile(
    r"\b(?:worldwide|world-wide|globally|(?:in|across|around|throughout|over) the (?:whole )?(?:world|globe)"
    r"|(?:global|worldwide) (?:death )?(?:toll|total|number|count|figure))\b",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"\b(?:nationwide|nation-wide|countrywide|country-wide|nationally"
    r"|(?:in|across|around|throughout) the (?:whole |entire )?(?:country|nation))\b",
    re.IGNORECASE,
)
_FEW = r"(?:few|two|three|four|five|six|seven|[2-7]|24|48|72|twenty-four)"
_RECENT = re.compile(
    rf"\bthe (?:last|past|previous) (?:day|night|week|weekend|{_FEW} (?:hours|days))\b"
    r"|\bthis past week\b|\bpast (?:day|24 hours)\b|\bovernight\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:every|each|per|a) (?:hour|day|week|month|year)\b(?!-| (?:ago|later|earlier|after|before|old|long))"
    r"|\bfor every\b|\b(?:on average|an average of|daily|weekly|monthly|annually|yearly|a year on average)\b",
    re.IGNORECASE,
)
_VICTIMS = (
    r"(?:dead|deaths|died|killed|wounded|injured|hurt|victims|missing|cases|infected|infections|patients|sick"
    r"|fatalities|casualties|survivors)"
)
_SOME_OF = re.compile(
    rf"\s+of\s+(?:them|those|these|whom|which|the\s+(?:[\w,.-]+\s+){{0,2}}{_VICTIMS})\b", re.IGNORECASE
)
_AMONG = re.compile(
    rf"\b(?:among|of)\s+(?:them|those|these|the\s+(?:[\w,.-]+\s+){{0,2}}{_VICTIMS})\b[^,;]*,\s*$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"one\s+of\b", re.IGNORECASE)
_SUSPECTED = re.compile(r"\s+(?:\w+\s+)?(?:suspected|suspicious|probable|possible|presumed)\b", re.IGNORECASE)
_MORE_AFTER = re.compile(r"\s+(?:new|newly|additional|further)\b", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:an?\s+additional|a\s+further|additional|further)\s+$", re.IGNORECASE)


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
    """The extent of ``number`` in the article ``text``; ``others`` are the starts of all its numbers."""
    before, after = _sentence(number, text)
    own_before = _cut(before, max((at for at in others if at < number.start), default=0) - number.start)
    following = min((at for at in others if at >= number.end), default=len(text)) - number.end
    own_after = after[: max(0, following)]
    own = f"{own_before} | {own_after}"
    return Extent(
        world=_WORLD.search(own) is not None,
        country=_COUNTRY.search(own) is not None,
        since=_SINCE.search(f"{before} {after}") is not None,
        part=bool(
            _SOME_OF.match(after)
            or _ONE_OF.match(text, number.start)
            or _AMONG.search(before)
            or _MORE_AFTER.match(after)
            or _MORE_BEFORE.search(before)
        ),
        recent=_RECENT.search(own) is not None,
        rate=_RATE.search(own) is not None,
        suspected=_SUSPECTED.match(after) is not None,
    )


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
