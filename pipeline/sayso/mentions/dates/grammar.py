"""The grammar of time expressions: parses of words, days, periods and clock times, and how they join.

`find` reads a text and returns what it means, not yet resolved: the longest expression at each place.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.mentions.dates import clock as clocks
from sayso.mentions.dates import hours, periods, ranges, relative
from sayso.mentions.dates.joins import Core, base, joined, longest
from sayso.mentions.dates.meanings import Fixed, Offset, Parse, Point
from sayso.mentions.dates.reader import Reader
from sayso.mentions.dates.wholes import fiscal, nth_unit, spoken_for, stretch_of, year_apart

REACH = 9  # an expression starts at most so many lexemes before the first word that gives it away
SHARES = ("%", "percent", "cent", "higher", "lower", "points")  # "11% more than a year ago" compares shares
NO_BOUND = ("dates.turned", "dates.part_of_day")
ABOUT = ("about", "ca", "circa", "around", "approximately")
DEFINITE = ("the", "these", "those", "this", "that")


def find(r: Reader) -> list[Parse]:
    """All time expressions of the text in reading order; none overlaps another."""
    found: list[Parse] = []
    at = 0
    for trigger in r.triggers():
        if trigger < at:
            continue
        for start in r.starts_before(trigger, max(at, trigger - REACH)):
            parse = expression(r, start)
            if parse is not None and parse.end > trigger:
                at = ranges.add(r, found, parse)
                break
    return ranges.lend(r, found)


def expression(r: Reader, i: int) -> Parse | None:
    """The longest time expression that starts at ``i``."""
    heads = r.heads(i)
    core: Core | None = None
    for read, needed in READERS:
        found = read(r, i) if not needed or not needed.isdisjoint(heads) else None
        if found is not None and (core is None or found[0] > core[0]):
            core = found
    if core is not None and core[1] == Point(part="NI") and r.word(i - 1) == "at":
        core = core[0], Fixed("TIME", "XXXX-XX-XXTNI", "any night"), core[2]
    return Parse(i, *core) if core is not None else None


def _fixed(r: Reader, i: int) -> Core | None:
    read = r.phrase(i)
    if read is None or read[1].fixed is None:
        return None
    row = read[1].fixed
    return read[0], Fixed(row.type, row.value), "dates.phrase"


def _period(r: Reader, i: int) -> Core | None:
    best: Core | None = None
    heads = r.heads(i)
    for rule, function, needed in periods.RULES:
        read = function(r, i) if not needed.isdisjoint(heads) else None
        if read is not None and (best is None or read[0] > best[0]):
            best = stretch_of(r, i, (read[0], read[1], rule))
    return best


def _bounded(r: Reader, i: int) -> Core | None:
    """As in "about a week", "more than three years", "around April 1981", "nearly two years ago"."""
    at = _after_bound(r, i)
    if at == i:
        return None
    core = _period(r, at) or _bounded(r, at)
    read = relative.counted(r, at)
    counted = (read[0], read[1], "dates.counted") if read is not None else None
    near = joined(r, at) if r.word(i) in ABOUT else None
    if near is not None and (near[2] in NO_BOUND or not _measures(r, i, near[2])):
        near = None
    return longest(core, counted, near, _counted_from(r, at))


def _after_bound(r: Reader, i: int) -> int:
    """The position after "about", "more than", "ca."; ``i`` where there is no such word."""
    for entry in r.lexicon.within.get(r.word(i), ()):
        end = i + len(entry.words)
        if tuple(r.words[i:end]) == entry.words:
            shares = entry.words[-1] == "than" and (r.word(i - 1) in SHARES or r.digits(i - 1) is not None)
            return i if shares else end
    if r.get(i, "bound") is None or (r.word(i) in ("over", "under") and not _bounds(r, i)):
        return i
    return r.skip(i + 1, ".") if r.word(i) == "ca" else i + 1


def _measures(r: Reader, i: int, rule: str) -> bool:
    """Whether "about" before a date says how near it is, not what is spoken of ("asked about March 3")."""
    return (
        r.word(i) != "about"
        or rule in ("dates.clock", "dates.year")
        or r.word(i - 1) in ("in", "on", "at", "from", "until", "to")
    )


def _bounds(r: Reader, i: int) -> bool:
    """Whether "over" goes with the number, and is no preposition ("spread over a year")."""
    if r.word(i + 1) in DEFINITE:
        return False
    if r.word(i - 1) in ("", "\n", ".", ",") or r.kinds(i - 1).keys() & {"bound", "lasting"}:
        return True
    read = relative.quantity(r, i + 1)
    return read is not None and (r.get(read[0], "ago") or r.get(read[0], "apart")) is not None


def _counted_from(r: Reader, i: int) -> Core | None:
    """As in "three days after October 14", "two weeks before Christmas", "three weeks from tomorrow"."""
    read = relative.quantity(r, i)
    if read is None or read[1] == "X" or r.word(read[0]) not in ("after", "before", "from", "following"):
        return None
    start = base(r, read[0] + 1)
    if start is None or start[2] == "dates.season":
        return None
    if r.word(read[0]) == "from" and r.word(start[0]) in ("to", "until", "till", "through"):
        return None  # "64 days from May 1 to July 3" is a length
    sign = -1 if r.word(read[0]) == "before" else 1
    return start[0], Point(offset=Offset(float(read[1]) * sign, read[2], start[1])), "dates.counted_from"


def _timed_set(r: Reader, i: int) -> Core | None:
    """A set with a clock time: "every Monday at 4pm", "3pm each day", "Thursdays at 17.30"."""
    timed = clocks.clock(r, i) if not hours.joined(r, i - 1) else None
    recurring = periods.frequency(r, timed[0] if timed else i)
    if recurring is None:
        return None
    end, fixed = recurring
    if timed is None:
        timed = clocks.clock(r, r.skip(end, "at", "from", "around")) or hours.at_hour(r, end)
        end = timed[0] if timed else end
    if timed is None or fixed.value is None:
        return None
    day = fixed.value.partition("T")[0] if fixed.value.startswith("XXXX") else "XXXX-XX-XX"
    return end, Fixed("SET", f"{day}T{timed[1].clock}{timed[1].zone}"), "dates.set"


# What an expression may be, with the kinds of word (see `Reader.heads`) of which it needs one at its head.
READERS: tuple[tuple[Callable[[Reader, int], Core | None], frozenset[str]], ...] = (
    (_fixed, frozenset(["phrase"])),
    (_period, frozenset()),
    (_bounded, frozenset(["bound", "compared"])),
    (_counted_from, frozenset()),
    (nth_unit, frozenset(["ordinal", "digits", "last", "slice", "edge", "turn", "number"])),
    (joined, frozenset()),
    (_timed_set, frozenset(["every", "often", "weekdays", "noon", "digits", "number"])),
    (spoken_for, frozenset(["unit"])),
    (fiscal, frozenset(["fiscal", "turn"])),
    (year_apart, frozenset(["unit"])),
)
