"""Parts of a longer time, and the time spoken of: "the last week of May", "for the year", "fiscal 2019".

Each function reads at position ``i`` of a Reader and returns the position after what it read, its
meaning and its rule, or None.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.mentions.dates import calendar, numbers, periods, relative
from sayso.mentions.dates.joins import Core, base
from sayso.mentions.dates.meanings import Fixed, Offset, Point, Slice
from sayso.mentions.dates.reader import Reader

AFTER_WHOLE = (
    "and",
    "but",
    "as",
    "while",
    "because",
    "from",
    "compared",
    "versus",
    "so",
    "with",
    "was",
    "were",
)
WHOLES = ("dates.year", "dates.month", "dates.season", "dates.turned", "dates.decade", "dates.century")


def stretch_of(r: Reader, i: int, core: Core) -> Core:
    """``core`` as "the first ten months of 1915", where a part of a date is measured, else itself."""
    at, end = r.skip(i, "the"), core[0]
    side = 1 if r.word(at) in ("first", "opening") else -1 if r.get(at, "last") or r.word(at) == "last" else 0
    if r.word(end) != "of" or not (side or r.word(at) == "next") or not isinstance(core[1], Fixed):
        return core
    whole = base(r, end + 1)
    if whole is None or whole[2] not in WHOLES:
        return core
    read = relative.quantity(r, at + 1)
    counted = side and read is not None and read[1].isdigit()
    part = Slice(side, int(read[1]), read[2], whole[1]) if counted and read is not None else None
    return whole[0], replace(core[1], window=None, slice=part), "dates.stretch"


def nth_unit(r: Reader, i: int) -> Core | None:
    """As in "the last week of August", "the third day of May", "the ninth month of next year"."""
    at = r.skip(i, "the")
    nth = numbers.ordinal(r, at)
    last = r.get(at, "last") is not None or r.word(at) == "last"
    if nth is None and not last and r.word(at) != "opening":
        return None
    at = nth[0] if nth is not None else at + 1
    n = nth[1] if nth is not None else -1 if last else 1
    named = calendar.weekday(r, at)
    of = named[0] if named is not None else at + 1
    unit = "weekday" if named is not None else r.get(at, "unit")
    if unit not in ("W", "WE", "D", "M", "weekday") or r.word(of) not in ("of", "in"):
        return None
    whole = base(r, of + 1)
    if whole is None or (whole[2] not in WHOLES and named is None):
        return None
    point = whole[1]
    if named is not None:
        ok = _is_month(point) and point.day is None and n <= 5
        return (whole[0], replace(point, weekday=named[1], nth=n), "dates.nth_weekday") if ok else None
    if unit == "M" and n > 0 and point == Point(year=point.year, offset=point.offset):
        return whole[0], replace(point, month=n), "dates.nth_month"
    if unit == "D" and n > 0 and point == Point(year=point.year, month=point.month, offset=point.offset):
        return (whole[0], replace(point, day=n), "dates.nth_day") if _is_month(point) else None
    part = Slice(n, 1, unit, point)
    return whole[0], Fixed("DURATION", periods.duration_value("1", unit), slice=part), "dates.stretch"


def _is_month(point: Point) -> bool:
    return point.month is not None or (point.offset is not None and point.offset.unit == "M")


def spoken_for(r: Reader, i: int) -> Core | None:
    """As in "for the year", "in the quarter" and no more: the one that is spoken of."""
    if r.word(i - 1) not in ("for", "in", "during", "of") or r.word(i) != "the":
        return None
    unit, after = r.get(i + 1, "unit"), r.word(i + 2)
    if (
        unit not in ("W", "M", "Q", "Y", "D", "DE", "CE")
        or (after.isalnum() and after not in AFTER_WHOLE)
        or r.hyphen(i + 2)
    ):
        return None
    return i + 2, Point(offset=Offset(0, unit, "text")), "dates.spoken_of"


def fiscal(r: Reader, i: int) -> Core | None:
    """A year with bounds of its own: "fiscal 2019", "the school year 2018", "this fiscal year"."""
    at = r.skip(i, "the")
    turn = r.get(at, "turn") if r.get(at + 1, "fiscal") else None
    at = at + 1 if turn is not None else at
    letters = r.get(at, "fiscal")
    if letters is None:
        return None
    named = r.word(at + 1) == "year" or (r.word(at + 1) == "years" and r.digits(at + 2, 4, 4) is not None)
    year = numbers.year(r, at + 2 if named else at + 1)
    if year is not None:
        return year[0], Fixed("DATE", f"{letters}{year[1]}"), "dates.fiscal"
    if not named:
        return None
    return at + 2, Fixed("DATE", f"{letters}XXXX", "which year it is depends on whose it is"), "dates.fiscal"


def year_apart(r: Reader, i: int) -> Core | None:
    """As in "the year-earlier quarter", "the year-ago period"."""
    at = r.skip(i, "the")
    apart = r.get(at + 2, "ago") or r.get(at + 2, "apart")
    if r.get(at, "unit") != "Y" or not r.hyphen(at + 1) or apart != "-1":
        return None
    quarter = r.get(at + 3, "unit") == "Q"
    if not quarter and r.word(at + 3) not in ("period", "month", "figure", "level", "week"):
        return None
    end = at + 4 if quarter or r.word(at + 3) in ("period", "month", "week") else at + 3
    offset = Offset(-4, "Q", "text") if quarter else Offset(-1, "Y", "text")
    return end, Point(offset=offset), "dates.counted"
