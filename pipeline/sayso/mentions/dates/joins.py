"""Dates and times joined with what may stand beside them: "late on Friday", "1 am on Sunday", "early June".

Each function reads at position ``i`` of a Reader and returns the position after what it read, its
meaning and its rule, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from sayso.mentions.dates import calendar, hours, relative, stretches
from sayso.mentions.dates import clock as clocks
from sayso.mentions.dates.meanings import Meaning, Offset, Point
from sayso.mentions.dates.reader import Reader

SLICED = ("part", "half", "days", "weeks", "months", "hours")
Rule = Callable[[Reader, int], tuple[int, Point] | None]
Core = tuple[int, Meaning, str]


def longest(*options: Core | None) -> Core | None:
    """The longest of what was read; the first of equals."""
    return max((core for core in options if core is not None), key=lambda core: core[0], default=None)


@cache
def _rules_for(heads: frozenset[str]) -> tuple[tuple[str, Rule], ...]:
    """The rules of dates that can begin with words of these kinds."""
    rules = (*stretches.RULES, *calendar.RULES, *relative.RULES)
    return tuple((rule, function) for rule, function, needed in rules if not needed.isdisjoint(heads))


def base(r: Reader, i: int) -> tuple[int, Point, str] | None:
    """The longest date or relative date at ``i``, by itself."""
    if i not in r.bases:
        best: tuple[int, Point, str] | None = None
        for rule, function in _rules_for(r.heads(i)):
            read = function(r, i)
            if read is not None and (best is None or read[0] > best[0]):
                best = read[0], read[1], rule
        r.bases[i] = best
    return r.bases[i]


def joined(r: Reader, i: int) -> Core | None:
    """A date or time with its parts: "late on Friday", "the morning of October 14", "1 am on Sunday"."""
    return longest(dated(r, i), _clock_on(r, i), _part_of(r, i), _modified(r, i), _years_end(r, i))


def dated(r: Reader, i: int) -> Core | None:
    """A date with the part of the day or the clock time that may follow it."""
    core = base(r, i) or _part(r, i)
    if core is None:
        return None
    end, point, rule = core
    assert isinstance(point, Point)
    end, point = _of_week(r, end, point)
    if point.part is None and has_day(point) and not (r.hyphen(end) and not r.glued(end)):
        at = end + 1 if r.get(end, "mod") is not None else end
        at = at + 2 if (r.word(at), r.word(at + 1)) in (("in", "the"), ("during", "the")) else at
        part = r.get(at, "part")
        if part is not None and not (r.word(end) == "in" and r.word(at + 1) == "of"):
            end, point = _of_week(r, at + 1, replace(point, part=part))
    at = r.skip(end, ",", "at", "around", "about")
    timed = clocks.clock(r, r.skip(at, "about", "around", "from", "between", "before", "after", "by"))
    timed = hours.after_day(r, end) or timed or hours.at_hour(r, end)
    if timed is not None and (has_day(point) or point.part):
        end, point = timed[0], replace(point, clock=_half_day(timed[1], point), zone=timed[1].zone)
    return end, point, rule


def _half_day(timed: Point, day: Point) -> str:
    """The clock time, moved to the afternoon where the part of the day says so."""
    assert timed.clock is not None
    hour = int(timed.clock[:2])
    if day.part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (day.part == "NI" and hour < 6):
        return f"{hour + 12}{timed.clock[2:]}"
    return timed.clock


def _of_week(r: Reader, end: int, point: Point) -> tuple[int, Point]:
    """As in "Monday last week", "Tuesday of next week", "next week Wednesday"."""
    if point.weekday is not None and point.offset is None and point.day is None:
        read = relative.turned(r, r.skip(end, "of", ","))
        if read is not None and read[1].offset is not None and read[1].offset.unit == "W":
            return read[0], replace(point, offset=read[1].offset)
    if point.offset is not None and point.offset.unit == "W" and not point.weekend and point.weekday is None:
        named = calendar.weekday(r, r.skip(end, "on"))
        if named is not None and r.word(named[0]) != ",":
            return named[0], replace(point, weekday=named[1])
    return end, point


def _part(r: Reader, i: int) -> Core | None:
    read = clocks.part(r, i)
    return (read[0], read[1], "dates.part_of_day") if read else None


def _part_of(r: Reader, i: int) -> Core | None:
    """As in "the morning of October 14", "the early hours of Sunday", "early in the morning of …"."""
    at = r.skip(i, "early", "late")
    at = at + 1 if at > i and (r.word(at) in ("in", "on") or (r.hyphen(at) and r.glued(at))) else at
    at = r.skip(at, "the")
    at = r.skip(at, "early", "late")
    at = at + 2 if r.word(at) == "mid" and r.hyphen(at + 1) else at
    part = r.get(at, "part")
    if part is None and r.word(at) in ("hours",) and at > i and r.word(at - 1) == "early":
        part, at = "MO", at - 1
    if part is None:
        return None
    end = r.skip(at + 1, "hours")
    whole = dated(r, r.skip(end, "of", "on"))
    if whole is not None and isinstance(whole[1], Point) and has_day(whole[1]) and whole[1].part is None:
        return whole[0], replace(whole[1], part=part), "dates.part_of_day"
    if r.word(end) == "of":
        return None
    return end, Point(part=part), "dates.part_of_day"


def has_day(point: Point) -> bool:
    """Whether the point is a day (or within one), so that a time of day can be added."""
    if point.day is not None or point.weekday is not None or point.holiday is not None:
        return True
    return point.offset is not None and point.offset.unit in ("D", "weekday") and point.month is None


def _clock_on(r: Reader, i: int) -> Core | None:
    """As in "1 am local time", "3 p.m. on Friday", "10:30 yesterday", "8am this morning"."""
    read = clocks.clock(r, i)
    if read is None:
        return None
    end, timed = read
    for at in (end, r.skip(end, ",", "on", "in")):
        whole = _part_of(r, at) or base(r, at) or _part(r, at)
        if whole is None or not isinstance(whole[1], Point):
            continue
        stop, day = _of_week(r, whole[0], whole[1])
        if (has_day(day) or day.part) and day.clock is None:
            return stop, replace(day, clock=_half_day(timed, day), zone=timed.zone), "dates.clock"
    return end, timed, "dates.clock"


def _modified(r: Reader, i: int) -> Core | None:
    """As in "early June", "mid-1990s", "the end of May", "later that month", "earlier this year"."""
    at = r.skip(i, "the")
    if r.get(at, "moved") is not None and at == i:
        return _moved(r, i + 1)
    if r.get(at, "mod") is not None:
        first = at + 2 if r.hyphen(at + 1) else at + 1
        for start in (first, first + 1) if r.word(first) in ("in", "on") else (first,):
            core = wide(r, start) or (spoken_of(r, start) if start > first else None)
            if core is not None:
                return core
    if r.get(at, "edge") is not None and r.word(at + 1) == "of":
        return wide(r, at + 2) or spoken_of(r, at + 2) or _bare_unit(r, at + 2)
    if r.get(at, "slice") is not None and r.word(at + 1) in SLICED and r.word(at + 2) == "of":
        return wide(r, at + 3) or spoken_of(r, at + 3)
    return None


def _years_end(r: Reader, i: int) -> Core | None:
    """As in "year's end", "month's end", "year-end", "day's end"."""
    unit = r.get(i, "unit")
    if unit not in ("D", "M", "Y"):
        return None
    at = i + 3 if r.word(i + 1) in ("'", "’") and r.word(i + 2) == "s" else i + 2
    if r.get(at, "edge") == "END" and r.word(at) == "end" and (at > i + 2 or r.hyphen(i + 1)):
        return at + 1, Point(offset=Offset(0, unit, "text")), "dates.edge"
    return None


def _moved(r: Reader, i: int) -> Core | None:
    """What "earlier" or "later" goes with: "this week", "that month", "in the year", "in 1792"."""
    at = r.skip(i, "in", "on")
    core = wide(r, at)
    if core is not None and isinstance(core[1], Point):
        return core if core[1].offset is not None or core[1].weekday is not None or at > i else None
    return spoken_of(r, at) if at > i else None


def spoken_of(r: Reader, i: int) -> Core | None:
    """As in "the year" after "the end of": the one that is spoken of; also bare units ("end of month")."""
    read = relative.whole(r, i)
    if read is not None:
        return read[0], read[1], "dates.edge"
    part = clocks.part(r, i)
    if part is not None and r.word(i) == "the":
        return part[0], part[1], "dates.part_of_day"
    return None


def _bare_unit(r: Reader, i: int) -> Core | None:
    """As in "end of month", "beginning of year"."""
    unit = r.get(i, "unit")
    if unit not in ("D", "W", "M", "Q", "Y") or r.hyphen(i + 1) or r.capital(i):
        return None
    return i + 1, Point(offset=Offset(0, unit, "text")), "dates.edge"


def wide(r: Reader, i: int) -> Core | None:
    """A date that can have a beginning and an end."""
    core = dated(r, i)
    if core is None or not isinstance(core[1], Point) or core[2] in ("dates.counted", "dates.day_apart"):
        return None
    point = core[1]
    if point == Point(part=point.part) and r.word(i) not in ("this", "the"):
        return None
    return core
