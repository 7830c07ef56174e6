"""Ranges of dates: two ends, each an expression of its own, that lend each other what one leaves out.

"March 5-9, 1918" are March 5 and 9 of 1918, "6-7 January" January 6 and 7, "from May 15 to August
16, 1988" two days of 1988, "between 5 and 7 p.m." two times of an afternoon.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.mentions.dates import calendar, hours, numbers
from sayso.mentions.dates.meanings import Fixed, Parse, Point
from sayso.mentions.dates.reader import Reader

JOINTS = ("to", "and", "through", "until", "till", "/", "or")
BEFORE_RANGE = ("on", "between", "from", "the", "(", "of", "in", "for", "\n", "")
MAX_LOAN = 3  # lexemes between two ends that share a year


def add(r: Reader, found: list[Parse], parse: Parse) -> int:
    """Appends ``parse`` and the ends of a range that lean on it; returns the position to read on from."""
    floor = found[-1].end if found else 0
    point = parse.meaning
    if not isinstance(point, Point):
        found.append(parse)
        return parse.end
    if _gives_day(r, found, parse, point):
        found[-2:] = hours.with_day(found[-2], found[-1], parse, point)
        return parse.end
    hours_before = hours.before_day(r, parse, point, floor)
    if hours_before is not None:
        found.extend(hours_before)
        return parse.end
    near = _near_end(r, parse, point, floor) or hours.near_end(r, parse, point, floor)
    if near is not None:
        found.append(near)
    far = _far_end(r, parse, point) or hours.far_end(r, parse, point)
    if far is None:
        found.append(parse)
        return parse.end
    if isinstance(far.meaning, Point) and point.month is not None and point.clock is None:
        parse = replace(parse, meaning=replace(point, year=far.meaning.year))
    found.extend((parse, far))
    return far.end


def _gives_day(r: Reader, found: list[Parse], parse: Parse, point: Point) -> bool:
    """Whether ``parse`` is the day of the two hours found before it ("from 10:30 to 3 on Friday")."""
    if len(found) < 2 or found[-1].rule != hours.RULE or point.clock is not None:
        return False
    between = [r.word(i) for i in range(found[-1].end, parse.start)]
    lone = all(
        isinstance(end.meaning, Point) and end.meaning == Point(clock=end.meaning.clock) for end in found[-2:]
    )
    day = (
        point.day is not None
        or point.weekday is not None
        or (point.offset is not None and point.offset.unit == "D")
    )
    return lone and day and between in ([], ["on"], [","])


def _joint(r: Reader, i: int) -> bool:
    return r.hyphen(i) or r.word(i) in JOINTS


def _near_end(r: Reader, parse: Parse, point: Point, floor: int) -> Parse | None:
    """The "6" of "6-7 January 1916", the "499" of "499-493 BC", which lean on what follows."""
    joint = parse.start - 1
    if not _joint(r, joint):
        return None
    if point.year is not None and point.year.startswith("BC") and point.month is None:
        number = r.digits(joint - 1, 1, 4)
        if number is None or number <= int(point.year[2:] or 0) or not _opens(r, joint - 1, joint, floor):
            return None
        return Parse(joint - 1, joint, Point(year=f"BC{number:04d}"), "dates.range_end")
    if point.day is None or point.month is None or point.clock is not None:
        return None
    for at in (joint - 3, joint - 2, joint - 1):
        day = numbers.month_day(r, at) if at >= floor else None
        if day is not None and day[0] == joint and _opens(r, at, joint, floor):
            start = at - 1 if r.word(at - 1) == "the" and at - 1 >= floor else at
            meaning = replace(point, day=day[1]) if day[1] < point.day else _month_before(point, day[1])
            return Parse(start, joint, meaning, "dates.range_end") if _is_day(r, parse.start) else None
    return None


def _opens(r: Reader, at: int, joint: int, floor: int) -> bool:
    """Whether a number may be the near end of a range, by what stands around it."""
    before = r.word(at - 1)
    if at < floor or (r.glued(at) and before not in ("(", "[")):
        return False
    return r.hyphen(joint) or before in BEFORE_RANGE


def _is_day(r: Reader, i: int) -> bool:
    return numbers.month_day(r, r.skip(i, "the")) is not None


def _month_before(point: Point, day: int) -> Point:
    """As in "from the 27th to the 3rd of April": of the month before."""
    assert point.month is not None
    year = point.year
    if point.month == 1 and year is not None and year.isdigit():
        year = str(int(year) - 1)
    return replace(point, month=(point.month - 2) % 12 + 1, day=day, year=year, weekday=None)


def _far_end(r: Reader, parse: Parse, point: Point) -> Parse | None:
    """The "9, 1918" of "March 5-9, 1918", the "16" of "1915-16"."""
    end = parse.end
    if not _joint(r, end):
        return None
    if point.day is not None and point.month is not None and point.offset is None and point.clock is None:
        return _far_day(r, end, point, r.word(parse.start - 1) in ("from", "between"))
    if (
        point == Point(year=point.year)
        and point.year is not None
        and len(point.year) == 4
        and r.glued(end + 1)
    ):
        short = r.digits(end + 1, 2, 2)
        if short is not None and short > int(point.year[2:]) and r.hyphen(end) and not r.hyphen(end + 2):
            return Parse(end + 1, end + 2, Point(year=f"{point.year[:2]}{short:02d}"), "dates.range_end")
    return None


def _far_day(r: Reader, end: int, point: Point, opened: bool) -> Parse | None:
    at = r.skip(end + 1, "the")
    read = numbers.month_day(r, at)
    if read is None or read[1] <= (point.day or 0) or calendar.month(r, r.skip(read[0], "of")) is not None:
        return None
    if r.word(end) == "/" or (not r.hyphen(end) and not opened and _counts(r, read[0])):
        return None
    if r.get(read[0], "half") is not None or (r.glued(read[0]) and r.word(read[0]) in ("-", "/", ":")):
        return None
    year = calendar.year_after(r, read[0]) if point.year is None else None
    far = replace(point, day=read[1], year=year[1] if year else point.year, weekday=None, part=None)
    return Parse(end + 1, year[0] if year else read[0], far, "dates.range_end")


def _counts(r: Reader, i: int) -> bool:
    """Whether what follows a number shows that it counts things ("May 4 and 9 people")."""
    return r.word(i).isalpha() and r.word(i) not in (
        "in",
        "at",
        "when",
        "of",
        "as",
        "and",
        "for",
        "by",
        "on",
        "were",
    )


def lend(r: Reader, found: list[Parse]) -> list[Parse]:
    """Gives what only the far end of a range says to the near one, and says which ends make a range.

    So the year of "from May 15 to August 16, 1988" and the day of "between 9 and 11 p.m. on Friday".
    """
    for n in range(len(found) - 2, -1, -1):
        near, far = found[n], found[n + 1]
        ends = all(isinstance(end.meaning, Point) or _is_now(end) for end in (near, far))
        if not ends or not _adjacent(r, near, far):
            continue
        found[n] = replace(_lent(near, far), ranges=_is_range(r, near, far))
        found[n + 1] = hours.on_day_of(found[n], far) if found[n].ranges else far
    return found


def _lent(near: Parse, far: Parse) -> Parse:
    """``near`` with the day or the year that only ``far`` gives."""
    a, b = near.meaning, far.meaning
    if not isinstance(a, Point) or not isinstance(b, Point):
        return near
    if a == Point(clock=a.clock, zone=a.zone) and b.clock is not None:
        return replace(near, meaning=replace(b, clock=a.clock))
    if a == Point(day=a.day) and a.day is not None and b.day is not None and b.month is not None:
        return replace(near, meaning=replace(b, day=a.day) if a.day < b.day else _month_before(b, a.day))
    if a.year is None and a.offset is None and b.year is not None and len(b.year) == 4:
        return replace(near, meaning=_in_year_of(a, b, int(b.year)))
    return near


def _in_year_of(near: Point, far: Point, year: int) -> Point:
    """``near`` in the year of ``far``, or in the one before where its month is the later one."""
    if near.month is None and near.season is None:
        return near
    earlier = near.month is not None and near.month > (far.month or 12)
    return replace(near, year=str(year - earlier))


def _is_range(r: Reader, near: Parse, far: Parse) -> bool:
    """Whether the words between the two say that one goes on to the other ("and" only after "between")."""
    timed = [isinstance(end.meaning, Point) and end.meaning.clock is not None for end in (near, far)]
    if timed[0] != timed[1] and not _is_now(near):
        return False
    words = [r.word(i) for i in range(near.end, far.start)]
    if "and" in words:
        return r.word(near.start - 1) == "between"
    return "or" not in words


def _is_now(parse: Parse) -> bool:
    return isinstance(parse.meaning, Fixed) and parse.meaning.value == "PRESENT_REF"


def _adjacent(r: Reader, near: Parse, far: Parse) -> bool:
    """Whether only the words of a range stand between the two."""
    between = range(near.end, far.start)
    if not 0 < len(between) <= MAX_LOAN:
        return False
    return any(_joint(r, i) for i in between) and all(
        _joint(r, i) or r.word(i) in ("the", ",") for i in between
    )
