"""Years and what is longer or shorter by name: decades, centuries, seasons, quarters, weeks; holidays.

Each function reads at position ``i`` of a Reader and returns the position after what it read, with
the Point that it means, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.mentions.dates import numbers
from sayso.mentions.dates.calendar import with_year, year_after, year_named
from sayso.mentions.dates.meanings import Offset, Point
from sayso.mentions.dates.reader import Reader

Read = tuple[int, Point]
PERIODS = {"quarter": ("Q", 4), "half": ("H", 2)}
DECADE_PIVOT = 20  # "the '20s" are the 1920s, "the '10s" the 2010s


def decade(r: Reader, i: int) -> Read | None:
    """As in "1990s", "the '90s", "the nineties", "the 470s BC"."""
    at = r.skip(i, "the")
    apostrophe = r.word(at) in ("'", "’", "‘")
    digits = at + 1 if apostrophe else at
    number = r.digits(digits, 2, 4)
    if number is not None and number % 10 == 0:
        end = digits + 1
        if r.word(end) in ("'", "’") and r.glued(end):
            end += 1
        if r.word(end) != "s" or not (r.glued(end) or len(r.word(digits)) == 4):
            return None
        dated = numbers.era(r, end + 1)
        if dated is not None:
            return dated[0], Point(year=f"{dated[1]}{number // 10:03d}")
        if len(r.word(digits)) == 4:
            return end + 1, Point(year=r.word(digits)[:3])
        if len(r.word(digits)) == 2 and (apostrophe or at > i):
            return end + 1, Point(year=("19" if number >= DECADE_PIVOT else "20") + r.word(digits)[0])
        return None
    if at > i and (tens := r.get(at, "decade")) is not None:
        return at + 1, Point(year="19" + tens)
    return None


def century(r: Reader, i: int) -> Read | None:
    """As in "the 19th century", "the nineteenth century", "the 5th century BC"."""
    read = numbers.ordinal(r, r.skip(i, "the"))
    if read is None:
        return None
    at = r.skip(read[0], "-")
    if at > read[0] and r.word(i) == "the":
        return None  # "the 19th-century church": the article goes with the church
    if r.word(at) in ("and", "or", "to") and (other := numbers.ordinal(r, r.skip(at + 1, "the"))) is not None:
        shared = r.word(other[0]) in ("century", "centuries")
        return (read[0], Point(year=f"{read[1] - 1:02d}")) if shared else None
    if r.word(at) not in ("century", "centuries") or not 1 <= read[1] <= 30:
        return None
    dated = numbers.era(r, at + 1)
    if dated is not None and dated[1]:
        return dated[0], Point(year=f"BC{read[1] - 1:02d}")
    return (dated[0] if dated else at + 1), Point(year=f"{read[1] - 1:02d}")


def season(r: Reader, i: int) -> Read | None:
    """As in "the summer of 1916", "summer 2020", "the spring of next year", "the winter"."""
    at = r.skip(i, "the")
    dated = numbers.year(r, at)
    if dated is not None and (value := r.get(dated[0], "season")) is not None and not r.capital(dated[0]):
        return dated[0] + 1, Point(year=dated[1], season=value)
    at = at if not (at > i and r.capital(at + 1)) else i
    value = r.get(at, "season")
    if value is None:
        return None
    point = Point(season=value)
    end, point = with_year(r, at + 1, point)
    return end, point


def period(r: Reader, i: int) -> Read | None:
    """As in "the third quarter of 2020", "Q3 2020", "2019-H2", "the second half of next year"."""
    year = numbers.year(r, i)
    at = r.skip(year[0], "-") if year else i
    owner = _owned(r, i, year)
    if owner is not None:
        return owner
    if r.word(at) in ("q", "h") and r.glued(at + 1) and (n := r.digits(at + 1, 1, 1)) is not None:
        if not 1 <= n <= (4 if r.word(at) == "q" else 2):
            return None
        point = Point(period=f"{r.word(at).upper()}{n}", year=year[1] if year else None)
        return (at + 2, point) if year else with_year(r, at + 2, point)
    at = r.skip(i, "the")
    nth = numbers.ordinal(r, at)
    last = r.get(at, "last") is not None or r.word(at) == "latter"
    if nth is None and not last:
        return None
    before = at
    at = r.skip(nth[0] if nth else at + 1, "-")
    if before > i and r.hyphen(at - 1):
        return None  # "the first-quarter loss": the article goes with the loss
    letter, most = PERIODS.get(r.word(at), ("", 0))
    n = nth[1] if nth else most
    if not letter or not 1 <= n <= most:
        return None
    end, point = with_year(r, at + 1, Point(period=f"{letter}{n}"))
    if r.word(end) == "of" and r.get(r.skip(end + 1, "the"), "fiscal") is None:
        return None  # "the second quarter of the city"
    if (letter == "H" or last) and point.year is None and point.offset is None:
        return None
    return end, point


def _owned(r: Reader, i: int, year: tuple[int, str] | None) -> Read | None:
    """As in "last year's third quarter", "2019's first half"."""
    named = year_named(r, i)
    at = named[0] if named else year[0] if year else i
    if at == i or r.word(at) not in ("'", "’") or r.word(at + 1) != "s":
        return None
    nth = numbers.ordinal(r, at + 2)
    letter, most = PERIODS.get(r.word(nth[0]) if nth else "", ("", 0))
    if nth is None or nth[1] > most:
        return None
    whole = Point(period=f"{letter}{nth[1]}")
    end = nth[0] + 1
    return (
        (end, replace(whole, offset=named[1]))
        if named
        else (end, replace(whole, year=year[1] if year else None))
    )


def bare_year(r: Reader, i: int) -> Read | None:
    """As in "1939", "the year 2008", "490 BC", "'93"."""
    at = i
    if r.word(r.skip(i, "the")) in ("year", "years"):
        at = r.skip(r.skip(i, "the") + 1, "of")
    read = numbers.year(r, at)
    return (read[0], Point(year=read[1])) if read else None


def week(r: Reader, i: int) -> Read | None:
    """As in "week 10", "week 3 of 2027", "the second week of 2021"."""
    at = r.skip(i, "the")
    if (
        r.word(at) == "week"
        and (number := r.digits(at + 1, 1, 2)) is not None
        and not numbers.goes_on(r, at + 1)
    ):
        end, said = at + 2, True
    else:
        read = numbers.ordinal(r, at)
        if read is None or r.word(read[0]) != "week":
            return None
        end, number, said = read[0] + 1, read[1], False
    if not 1 <= number <= 53:
        return None
    dated = year_after(r, end)
    if dated is None and not said:
        return None
    return (
        (dated[0], Point(week=number, year=dated[1]))
        if dated
        else (end, Point(week=number, offset=Offset(0, "Y")))
    )


def holiday(r: Reader, i: int) -> Read | None:
    """A day with a name, with its year where one follows."""
    rule = r.phrase_named(i)
    found = r.phrase(i)
    if rule is None or found is None:
        return None
    end, point = with_year(r, found[0], Point(holiday=rule))
    dated = end > found[0] or r.digits(i) is not None
    return (
        (end, point) if r.capital(i) or dated or r.word(i) in ("christmas", "easter", "halloween") else None
    )


# Each rule with the kinds of word (see `Reader.heads`) of which it needs one at its head.
RULES: tuple[tuple[str, Callable[[Reader, int], Read | None], frozenset[str]], ...] = (
    ("dates.holiday", holiday, frozenset(["phrase"])),
    (
        "dates.period",
        period,
        frozenset(["digits", "ordinal", "last", "slice", "q", "h", "turn", "text_turn"]),
    ),
    ("dates.century", century, frozenset(["digits", "ordinal", "number"])),
    ("dates.decade", decade, frozenset(["digits", "decade"])),
    ("dates.season", season, frozenset(["season", "digits"])),
    ("dates.week", week, frozenset(["unit", "ordinal", "digits"])),
    ("dates.year", bare_year, frozenset(["digits", "unit", "units"])),
)
