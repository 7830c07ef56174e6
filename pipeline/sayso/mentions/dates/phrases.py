"""The words around and within a time expression that bound it: "since 2016", "early June", "or later".

TimeML leaves prepositions out of an expression's span. Those that change which time is meant are kept
beside it: as `bound`, and in the span of the whole phrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import get_args

from sayso.mentions.dates.joins import SLICED
from sayso.mentions.dates.meanings import Fixed, Parse
from sayso.mentions.dates.reader import Reader
from sayso.mentions.dates.words import BoundWords
from sayso.records import DateBound, DateMod

OPENERS = ("from", "between")
OF_PARTS = (
    "dates.part_of_day",
    "dates.set",
)  # "in the morning", "in the mornings": "in" belongs to the phrase
MODS: dict[str, DateMod] = {mod: mod for mod in get_args(DateMod)}
TURNED: dict[DateMod, tuple[DateMod, DateMod]] = {  # of what is counted back, and of what is counted on
    "MORE_THAN": ("BEFORE", "AFTER"),
    "LESS_THAN": ("AFTER", "BEFORE"),
    "EQUAL_OR_MORE": ("ON_OR_BEFORE", "ON_OR_AFTER"),
    "EQUAL_OR_LESS": ("ON_OR_AFTER", "ON_OR_BEFORE"),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """Lexemes ``start`` up to ``end``: an expression with the words that bound it."""

    start: int
    end: int
    bound: DateBound | None = None


def framed(r: Reader, parse: Parse) -> Frame:
    """The whole phrase that ``parse`` stands in, and how its words bound it."""
    before = _before(r, parse.start)
    start = before[0] if before else parse.start
    bound = before[1] if before else None
    if before is None and r.word(start - 1) == "in" and _in_belongs(r, parse):
        start -= 1
    end = parse.end
    for entry in r.lexicon.behind.get(r.word(end), ()):
        stop = end + len(entry.words)
        if bound is None and tuple(r.words[end:stop]) == entry.words and not r.word(stop).isalnum():
            return Frame(start, stop, entry.bound)
    return Frame(start, end, bound)


def opened(r: Reader, start: int) -> int:
    """The start of a range with the "from" or "between" before it."""
    return start - 1 if r.word(start - 1) in OPENERS else start


def _before(r: Reader, start: int) -> tuple[int, DateBound | None] | None:
    for entry in r.lexicon.before.get(r.word(start - 1), ()):
        first = start - len(entry.words)
        if first >= 0 and tuple(r.words[first:start]) == entry.words:
            return first, entry.bound
    return None


def _in_belongs(r: Reader, parse: Parse) -> bool:
    return parse.rule == "dates.ahead" or (parse.rule in OF_PARTS and r.word(parse.start) == "the")


def modifier(r: Reader, parse: Parse) -> DateMod | None:
    """TIMEX3's modifier, by the words with which the expression begins."""
    at = r.skip(parse.start, "the")
    mod = _first(r, at, parse.end)
    if mod in TURNED and not isinstance(parse.meaning, Fixed):
        offset = parse.meaning.offset
        return TURNED[mod][0 if offset is None or offset.n < 0 or offset.n == -inf else 1]
    return mod


def _first(r: Reader, at: int, end: int) -> DateMod | None:
    for entry in r.lexicon.within.get(r.word(at), ()):
        if _stands(r, at, entry) and at + len(entry.words) < end:
            return entry.mod
    word = r.kinds(at)
    if "edge" in word and r.word(at + 1) == "of" and at + 2 < end:
        return MODS.get(word["edge"])
    if "slice" in word and r.word(at + 1) in SLICED and r.word(at + 2) == "of":
        return MODS.get(word["slice"])
    for kind in ("mod", "moved", "bound"):
        if word.get(kind) and at + 1 < end:
            return MODS.get(word[kind])
    return None


def _stands(r: Reader, at: int, entry: BoundWords) -> bool:
    return tuple(r.words[at : at + len(entry.words)]) == entry.words
