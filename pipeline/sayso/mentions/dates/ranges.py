"""Ranges of dates: two ends, each an expression of its own, that lend each other month and year.

"March 5-9, 1918" are March 5 and 9 of 1918, "6-7 January" January 6 and 7, "from May 15 to August
16, 1988" two days of 1988.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.mentions.dates import calendar, numbers
from sayso.mentions.dates.meanings import Parse, Point
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
    near = _near_end(r, parse, point, floor)
    if near is not None:
        found.append(near)
    far = _far_end(r, parse, point)
    if far is None:
        found.append(parse)
        return parse.end
    if isinstance(far.meaning, Point) and point.month is not None:
        parse = replace(parse, meaning=replace(point, year=far.meaning.year))
    found.extend((parse, far))
    return far.end


def _joint(r: Reader, i: int) -> bool:
    return r.hyphen(i) or r.word(i) in JOINTS


def _near_end(r: Reader, parse: Parse, point: Point, floor: int) -> Parse | None:
    """The "6" of "6-7 January 1916", the "499" of "499-493 BC", which lean on what follows."""
    at = parse.start - 2
    if at < floor or not _joint(r, at + 1):
        return None
    number, before = r.digits(at, 1, 4), r.word(at - 1)
    if number is None or (r.glued(at) and before not in ("(", "[")):
        return None
    if not r.hyphen(at + 1) and before not in BEFORE_RANGE:
        return None
    if point.year is not None and point.year.startswith("BC") and point.month is None:
        meaning = Point(year=f"BC{number:04d}") if number > int(point.year[2:] or 0) else None
    elif point.day is not None and point.month is not None and r.digits(parse.start, 1, 2) is not None:
        meaning = replace(point, day=number) if 1 <= number < point.day else None
    else:
        meaning = None
    return Parse(at, at + 1, meaning, "dates.range_end") if meaning is not None else None


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
    """Gives what only the far end of a range says to the near one.

    So the year of "from May 15 to August 16, 1988" and the day of "between 9 and 11 p.m. on Friday".
    """
    for n in range(len(found) - 2, -1, -1):
        near, far = found[n].meaning, found[n + 1].meaning
        if (
            not isinstance(near, Point)
            or not isinstance(far, Point)
            or not _adjacent(r, found[n], found[n + 1])
        ):
            continue
        if near == Point(clock=near.clock, zone=near.zone) and far.clock is not None:
            found[n] = replace(found[n], meaning=replace(far, clock=near.clock))
        elif near.year is None and near.offset is None and far.year is not None and len(far.year) == 4:
            found[n] = replace(found[n], meaning=_in_year_of(near, far, int(far.year)))
    return found


def _in_year_of(near: Point, far: Point, year: int) -> Point:
    """``near`` in the year of ``far``, or in the one before where its month is the later one."""
    if near.month is None and near.season is None:
        return near
    earlier = near.month is not None and near.month > (far.month or 12)
    return replace(near, year=str(year - earlier))


def _adjacent(r: Reader, near: Parse, far: Parse) -> bool:
    """Whether only the words of a range stand between the two."""
    between = range(near.end, far.start)
    if not 0 < len(between) <= MAX_LOAN:
        return False
    return any(_joint(r, i) for i in between) and all(
        _joint(r, i) or r.word(i) in ("the", ",") for i in between
    )
