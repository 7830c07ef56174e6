"""Days and months, with the year where one is given.

Each function reads at position ``i`` of a Reader and returns the position after what it read, with
the Point that it means, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.mentions.dates import numbers
from sayso.mentions.dates.meanings import Base, Offset, Point
from sayso.mentions.dates.reader import Reader

Read = tuple[int, Point]
EITHER_ORDER = "day and month may stand in either order"
MONTH_WORDS: dict[str, tuple[int, Base]] = {
    "the": (0, "published"), "this": (0, "published"), "last": (-1, "published"),
    "next": (1, "published"), "that": (0, "text"), "each": (0, "text"),
}  # fmt: skip


def month(r: Reader, i: int) -> tuple[int, int] | None:
    """A month's name, with the full stop of an abbreviation; "may" and "march" only with a capital."""
    value = r.get(i, "month")
    if value is None or ("word" in r.kinds(i) and not r.capital(i) and not _beside_number(r, i)):
        return None
    short = len(r.word(i)) <= 4 and r.word(i + 1) == "." and r.glued(i + 1)
    return (i + 2 if short and r.word(i) not in ("may", "june", "july") else i + 1), int(value)


def _beside_number(r: Reader, i: int) -> bool:
    """Whether a month in small letters has a day or year beside it; "may" and "march" need more."""
    if r.word(i) in ("may", "march"):
        return r.get(i + 2, "suffix") is not None or numbers.year(r, i + 1) is not None
    before = i - 2 if r.word(i - 1) == "of" else i - 1
    ordinals = numbers.ordinal(r, r.skip(i + 1, "the")) or numbers.ordinal(r, before)
    return (
        r.digits(i + 1) is not None
        or r.digits(before) is not None
        or bool(r.get(before, "suffix") or ordinals)
    )


def weekday(r: Reader, i: int) -> tuple[int, int] | None:
    """A weekday's name, with the full stop of an abbreviation."""
    value = r.get(i, "weekday")
    if value is None or (r.weak(i, "weekday") and not r.capital(i)):
        return None
    return (i + 2 if len(r.word(i)) <= 5 and r.word(i + 1) == "." else i + 1), int(value)


def year_after(r: Reader, i: int) -> tuple[int, str] | None:
    """The year that ends a date: "2020", ", 2020", "of 2020", "in 2020", "/2020", "-2020"."""
    for at in (i, i + 1) if r.word(i) in (",", "of", "in", "'") or _mark(r, i) else (i,):
        read = numbers.year(r, at) or numbers.year_in_words(r, at)
        if read is not None and not _is_amount(r, read[0]):
            return read
    if r.word(i) == "of" and (short := r.digits(i + 1, 2, 2)) is not None and not r.glued(i + 2):
        return i + 2, numbers.full_year(short)
    return None


def _mark(r: Reader, i: int) -> bool:
    return r.word(i) in ("-", "/") and r.glued(i) and r.glued(i + 1)


def _is_amount(r: Reader, i: int) -> bool:
    """Whether a unit follows, so that the number before ``i`` is no year ("1500 hours")."""
    return r.get(i, "units") is not None


def day_month(r: Reader, i: int) -> Read | None:
    """As in "14 October 2020", "the 14th of October", "14-Oct-2020"."""
    at = r.skip(i, "the")
    day = numbers.month_day(r, at)
    if day is None:
        return None
    at = r.skip(day[0], "of", "-", "/", ",") if r.word(day[0]) != "," else day[0]
    named = month(r, r.skip(at, "the"))
    if named is None or r.word(day[0]) == "." or _another_day(r, i, named[0]):
        return None
    point = Point(month=named[1], day=day[1])
    return with_year(r, named[0], point)


def _another_day(r: Reader, i: int, at: int) -> bool:
    """Whether the number before the month is no day of it, as in "the $12 December 27"."""
    return r.word(i - 1) in ("$", "£", "€") and numbers.month_day(r, at) is not None


def month_day(r: Reader, i: int) -> Read | None:
    """As in "October 14, 2020", "Oct. 14th", "October the 14th", "Dec31"."""
    named = month(r, i)
    if named is None:
        return None
    at = r.skip(named[0], "the", "-", "/") if not r.hyphen(named[0]) or r.glued(named[0]) else named[0]
    day = numbers.month_day(r, at)
    if day is None or r.get(day[0], "half") is not None:
        return None
    if r.word(day[0]) in (":", "/") and r.glued(day[0]) and r.digits(day[0] + 1, 4, 4) is None:
        return None
    return with_year(r, day[0], Point(month=named[1], day=day[1]))


def with_year(r: Reader, i: int, point: Point) -> Read:
    """Adds the year, or "of that year", or "last year", where one follows."""
    read = year_after(r, i)
    if read is not None:
        return read[0], replace(point, year=read[1])
    named = year_named(r, r.skip(i, "of", "in")) or year_named(r, r.skip(r.skip(i, ","), "of"))
    if named is None and r.word(i) == "of" and r.word(i + 1) == "the" and r.word(i + 2) == "year":
        named = i + 3, Offset(0, "Y")
    return (named[0], replace(point, offset=named[1])) if named else (i, point)


def year_named(r: Reader, i: int) -> tuple[int, Offset] | None:
    """As in "last year", "this year", "that year", "the same year", "the following year"."""
    at = r.skip(i, "the")
    if r.word(at + 1) != "year" or (r.glued(at + 3) and r.hyphen(at + 2)):
        return None
    word = r.word(at)
    if at == i and (turn := r.get(at, "turn")) is not None:
        return at + 2, Offset(int(turn), "Y")
    if (turn := r.get(at, "text_turn")) is not None and (at > i or word == "that"):
        return at + 2, Offset(int(turn), "Y", "text")
    return None


def figures(r: Reader, i: int) -> Read | None:
    """All in figures: 2020-10-14, 14/10/2020, 14.10.2020, 10/14, where day and month are plain."""
    mark = r.word(i + 1)
    if mark not in ("-", "/", ".") or not (r.glued(i + 1) and r.glued(i + 2)) or _longer(r, i):
        return None
    first, second = r.digits(i, 1, 4), r.digits(i + 2, 1, 4)
    if r.word(i + 3) == mark and r.glued(i + 3) and r.glued(i + 4):
        third = r.digits(i + 4, 1, 4)
        if first is None or third is None:
            return None
        if second is None:
            named = r.get(i + 2, "month")
            second = int(named) if named and len(r.word(i)) == 4 else None
        return _three(r, i, second, mark) if second is not None else None
    if first is None or second is None:
        return None
    return _two(r, i, first, second, mark)


def _longer(r: Reader, i: int) -> bool:
    """Whether figures go on before ``i``: a telephone or identity number, or a web address."""
    mark = r.word(i + 1)
    if r.glued(i) and r.word(i - 1) == "/":
        return True
    if mark == "/" and r.word(i - 1) == "-" and r.digits(i - 2) is not None:
        return r.word(i - 3) != "/"  # "1/10/2018-7/10/2018" is a range
    return r.glued(i) and r.word(i - 1) in ("-", "/", ".") and r.digits(i - 2) is not None and r.glued(i - 1)


def _three(r: Reader, i: int, second: int, mark: str) -> Read | None:
    a, b, c = r.word(i), second, r.word(i + 4)
    end = i + 5
    if r.word(end) == mark and r.glued(end) and r.digits(end + 1) is not None and mark == ".":
        return None
    if len(a) == 4:
        return _checked(end, a, b, int(c)) if len(c) <= 2 and mark != "." else None
    if len(c) not in (2, 4) or len(a) > 2 or (len(c) == 2 and mark == "."):
        return None
    year = c if len(c) == 4 else numbers.full_year(int(c))
    if mark == "." or int(a) > 12:
        return _checked(end, year, b, int(a)) or _checked(end, year, int(a), b)
    if b <= 12 and int(a) != b:
        return (end, Point(year=year, doubt=EITHER_ORDER)) if int(a) > 0 and b > 0 else None
    return _checked(end, year, int(a), b)


def _checked(end: int, year: str | None, month: int, day: int) -> Read | None:
    ok = 1 <= month <= 12 and 1 <= day <= 31 and (year is None or 1000 <= int(year) <= 2199)
    return (end, Point(year=year, month=month, day=day)) if ok else None


def _two(r: Reader, i: int, first: int, second: int, mark: str) -> Read | None:
    """As in "12-2015", "2015-12", "22/04"; "3-1" and "1.5" are no dates, "10/14" is one."""
    a, b = r.word(i), r.word(i + 2)
    if len(b) == 4 and len(a) <= 2 and 1 <= first <= 12 and 1000 <= second <= 2199 and mark != ".":
        return i + 3, Point(year=b, month=first)
    if len(a) == 4 and len(b) == 2 and mark == "-" and 1 <= second <= 12 and 1000 <= first <= 2199:
        return (i + 3, Point(year=a, month=second)) if second != (first + 1) % 100 else None
    if mark != "/" or len(a) > 2 or len(b) > 2:
        return None
    if first > 12:
        return _checked(i + 3, None, second, first) if len(b) == 2 else None
    return _checked(i + 3, None, first, second) if second > 12 else None


def dated_weekday(r: Reader, i: int) -> Read | None:
    """As in "Wednesday, October 14, 2020", "Saturday the 14th", "Friday 7/6", and a bare weekday."""
    named = weekday(r, i)
    if named is None:
        return None
    for at in (named[0], named[0] + 1) if r.word(named[0]) in (",", "(", "on") else (named[0],):
        for rule in (day_month, month_day, figures, slashed):
            read = rule(r, at)
            if read is not None and (at == named[0] or r.word(named[0]) != "("):
                return read
            if read is not None and r.word(read[0]) == ")":
                return read[0] + 1, read[1]
        nth = nth_day(r, at)
        if nth is not None and r.word(named[0]) != "(":
            return nth[0], replace(nth[1], weekday=named[1])
    day = r.digits(named[0], 1, 2)
    if day is not None and 1 <= day <= 31 and _ends(r, named[0] + 1):
        return named[0] + 1, Point(weekday=named[1], day=day)
    if r.weak(i, "weekday"):
        return None
    return named[0], Point(weekday=named[1])


def _ends(r: Reader, i: int) -> bool:
    """Whether nothing follows that a number before ``i`` could count or go on with ("Monday 21 at 4")."""
    if r.word(i) in ("at", "from", "between"):
        return True
    return r.word(i) in ("", ".", ",", ";", "!", "?", ")", "\n") and not r.glued(i + 1)


def slashed(r: Reader, i: int) -> Read | None:
    """A day and month in figures of either order ("7/6"), read as American; for use after a weekday."""
    first, second = r.digits(i, 1, 2), r.digits(i + 2, 1, 2)
    if r.word(i + 1) not in ("/", ".") or first is None or second is None or not r.glued(i + 2):
        return None
    return _checked(i + 3, None, first, second)


def nth_day(r: Reader, i: int) -> Read | None:
    """As in "the 14th", "the 14th of the month", "the 28th of that month"."""
    at = r.skip(i, "the")
    read = numbers.ordinal(r, at)
    if read is None or not 1 <= read[1] <= 31 or (r.hyphen(read[0]) and r.glued(read[0] + 1)):
        return None
    point = Point(day=read[1])
    of = r.skip(read[0], "day")
    if r.word(of) == "of" and r.word(of + 2) == "month" and r.word(of + 1) in MONTH_WORDS:
        n, base = MONTH_WORDS[r.word(of + 1)]
        return of + 3, replace(point, offset=Offset(n, "M", base))
    figures_only = r.digits(at) is not None or r.get(i - 1, "weekday") is not None
    return (read[0], point) if figures_only and (at > i or r.get(i - 1, "weekday")) else None


def month_year(r: Reader, i: int) -> Read | None:
    """As in "October 2020", "Oct., 2020", "October of that year", "October last year", "October"."""
    named = month(r, i)
    return with_year(r, named[0], Point(month=named[1])) if named else None


# Each rule with the kinds of word (see `Reader.heads`) of which it needs one at its head.
RULES: tuple[tuple[str, Callable[[Reader, int], Read | None], frozenset[str]], ...] = (
    ("dates.weekday", dated_weekday, frozenset(["weekday"])),
    ("dates.day_month", day_month, frozenset(["digits", "ordinal", "number"])),
    ("dates.month_day", month_day, frozenset(["month"])),
    ("dates.figures", figures, frozenset(["digits"])),
    ("dates.month", month_year, frozenset(["month"])),
    ("dates.nth_day", nth_day, frozenset(["digits", "ordinal", "number"])),
)
