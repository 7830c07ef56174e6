"""Durations ("18 days", "the past two months") and sets ("every Tuesday", "twice a week").

Each function reads at position ``i`` of a Reader and returns the position after what it read, with
the Fixed meaning, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.mentions.dates.calendar import month, weekday
from sayso.mentions.dates.meanings import Fixed, Offset
from sayso.mentions.dates.numbers import VAGUE, amount, cardinal, ordinal, plain
from sayso.mentions.dates.reader import Reader
from sayso.mentions.dates.relative import quantity

Read = tuple[int, Fixed]
# TIMEX3's letters for units; a night counts as a day, a fortnight as two weeks, a quarter as three months.
LETTERS = {"TS": "S", "TM": "M", "TH": "H", "N": "D", "FN": "W", "Q": "M", "ML": "ML"}
TIMES = {"FN": 2, "Q": 3}
# Before the verb "last" ("expected to last three weeks", "make it last four hours").
BEFORE_LAST = (
    "to",
    "will",
    "would",
    "could",
    "can",
    "may",
    "might",
    "should",
    "must",
    "it",
    "them",
    "not",
    "did",
)
WIDE = ("D", "W", "M", "Y", "N", "TH", "TM", "TS", "DE", "CE", "WE", "FN", "Q")


def duration_value(n: str, unit: str) -> str:
    """TIMEX3's value of ``n`` units: ("2", "W") is "P2W", ("X", "TH") is "PTXH"."""
    if n != VAGUE and unit in TIMES:
        n = plain(float(n) * TIMES[unit])
    return f"P{'T' if unit.startswith('T') else ''}{n}{LETTERS.get(unit, unit)}"


def duration(r: Reader, i: int) -> Read | None:
    """As in "18 days", "two years and three months", "the past decade", "a few hours"; no ages."""
    if (
        (unit := r.get(i, "unit") or r.get(i, "units"))
        and r.word(r.skip(i + 1, "-")) == "long"
        and r.hyphen(i + 1)
    ):
        return i + 3, Fixed("DURATION", duration_value("X" if r.get(i, "units") else "1", unit))
    moved = _moved(r, i)
    read = moved[0] if moved is not None else quantity(r, i)
    if read is None or _is_age(r, i, read[0]):
        return None
    at, n, unit = read
    if n == VAGUE and r.get(i, "units") is not None and not _bare(r, i):
        return None
    value = duration_value(n, unit)
    more = quantity(r, r.skip(at, "and", ",")) if n != VAGUE else None
    while (
        more is not None
        and more[1] not in (VAGUE, "0.5")
        and _smaller(unit, more[2])
        and not r.get(more[0], "ago")
    ):
        value += duration_value(more[1], more[2])[1 if "T" not in value or more[2][0] != "T" else 2 :]
        at, unit = more[0], more[2]
        more = quantity(r, r.skip(at, "and", ","))
    way = moved[1] if moved is not None and n != VAGUE and value == duration_value(n, unit) else 0
    return at, Fixed("DURATION", value, window=Offset(float(n) * way, unit) if way else None)


def _smaller(unit: str, other: str) -> bool:
    order = ["CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS"]
    return unit in order and other in order and order.index(other) > order.index(unit)


def _moved(r: Reader, i: int) -> tuple[tuple[int, str, str], int] | None:
    """As in "the past two months", "last 3 weeks", "the next few years", "the past decade".

    What `quantity` gives, and whether it lies before (-1) or after (1) publication, else 0.
    """
    at = r.skip(i, "the", "these", "those")
    if r.word(i) == "last" and r.word(i - 1) in BEFORE_LAST:
        return None
    if (way := r.get(at, "window")) is None:
        counted = quantity(r, at) if at > i and (r.digits(at) is not None or r.get(at, "number")) else None
        return _after_number(r, at) or ((counted, 0) if counted and r.get(counted[0] - 1, "units") else None)
    read = quantity(r, at + 1)
    if read is not None and (r.get(read[0] - 1, "units") or read[1] != "1" or r.word(at + 1) in ("one", "1")):
        return read, int(way)
    unit = r.get(at + 1, "unit")
    if unit is not None and at > i and (r.word(at) == "past" or unit in ("DE", "CE", "TH", "TM", "TS")):
        return (at + 2, "1", unit), int(way)
    return None


def _after_number(r: Reader, i: int) -> tuple[tuple[int, str, str], int] | None:
    """As in "the 5 upcoming years", "the four previous weeks"."""
    read = cardinal(r, i)
    if read is None or (way := r.get(read[0], "window")) is None:
        return None
    unit = r.get(read[0] + 1, "units")
    return ((read[0] + 2, plain(read[1]), unit), int(way)) if unit is not None else None


def _bare(r: Reader, i: int) -> bool:
    """Whether a unit without a number stands where a length of time is meant ("for months")."""
    if r.word(i + 1) == "of" and r.word(i + 2) not in ("the", "a", "his", "her", "its", "their"):
        return r.get(i, "units") != "Q"
    return r.word(i - 1) in ("for", "in", "within", "after", "over", "took", "take", "lasted", "of", "spent")


def _is_age(r: Reader, start: int, end: int) -> bool:
    """Whether "aged" goes before, or "old" or "of age" follows, so that it is an age."""
    before = start - 2 if r.word(start - 1) in ("to", "and", "-", "–") else start
    if "aged" in (r.word(start - 1), r.word(before - 1)):
        return True
    at = end + 1 if r.hyphen(end) else end
    if r.word(at) in ("and", "or") and r.word(at + 1) in ("older", "younger", "over", "up"):
        return True
    return r.word(at) in ("old", "olds", "young") or (r.word(at) == "of" and r.word(at + 1) == "age")


def recurring(r: Reader, i: int) -> Read | None:
    """As in "every Tuesday", "each year", "every two weeks", "every other day", "every morning"."""
    if r.get(i, "every") is None:
        return None
    at = i + 1
    n = "1"
    if r.word(at) in ("other", "second"):
        n, at = "2", at + 1
    elif (nth := ordinal(r, at)) is not None:
        n, at = str(nth[1]), nth[0]
    elif (number := amount(r, at)) is not None:
        n, at = number[1], number[0]
    at = r.skip(at, "single")
    named = weekday(r, at)
    if named is not None:
        part = r.get(named[0], "part")
        end = named[0] + 1 if part else named[0]
        return end, Fixed("SET", f"XXXX-WXX-{named[1]}" + (f"T{part}" if part else ""))
    if (part := r.get(at, "part")) is not None:
        return at + 1, Fixed("SET", f"XXXX-XX-XXT{part}")
    if (unit := r.get(at, "unit") or r.get(at, "units")) is not None:
        return (at + 1, Fixed("SET", duration_value(n, unit))) if unit in WIDE else None
    if (season := r.get(at, "season")) is not None:
        return at + 1, Fixed("SET", f"XXXX-{season}")
    if (named := month(r, at)) is not None:
        return named[0], Fixed("SET", f"XXXX-{named[1]:02d}")
    return None


def often(r: Reader, i: int) -> Read | None:
    """As in "daily", "annually", "on Tuesdays", "twice a week", "three times a year", "per day"."""
    if (value := r.get(i, "often")) is not None:
        return None if r.weak(i, "often") else (i + 1, Fixed("SET", value))
    if (value := r.get(i + 1, "parts")) is not None and r.word(i) == "the" and r.word(i - 1) == "in":
        return i + 2, Fixed("SET", f"XXXX-XX-XXT{value}")
    if (value := r.get(i, "weekdays")) is not None:
        return i + 1, Fixed("SET", f"XXXX-WXX-{value}")
    at = _times(r, i)
    unit = r.get(at, "unit") if at is not None else None
    return (
        (at + 1, Fixed("SET", duration_value("1", unit)))
        if at is not None and unit is not None and unit in WIDE
        else None
    )


def _times(r: Reader, i: int) -> int | None:
    """The position of the unit after "per", "twice a", "three times every"."""
    if r.word(i) == "per":
        return i + 1
    read = cardinal(r, i)
    if r.word(i) in ("once", "twice"):
        at = i + 1
    elif read is not None and r.word(read[0]) == "times":
        at = read[0] + 1
    else:
        return None
    return at + 1 if r.word(at) in ("a", "an", "per", "every", "each") else None


def weekly_part(r: Reader, i: int) -> Read | None:
    """As in "Friday mornings", "Sunday nights"."""
    named = weekday(r, i)
    if named is None:
        return None
    part = r.get(named[0], "parts") or ("NI" if r.word(named[0]) == "nights" else None)
    return (named[0] + 1, Fixed("SET", f"XXXX-WXX-{named[1]}T{part}")) if part else None


def frequency(r: Reader, i: int) -> Read | None:
    """How often, where a day or each day is meant: "every Monday", "each day", "Thursdays", "daily"."""
    read = recurring(r, i) or often(r, i) if r.kinds(i) else None
    if read is None or read[1].value is None:
        return None
    return read if read[1].value == "P1D" or read[1].value.startswith("XXXX") else None


DURATION_HEADS = ("unit", "units", "number", "digits", "vague", "couple", "hundred", "half", "window")
# Each rule with the kinds of word (see `Reader.heads`) of which it needs one at its head.
RULES: tuple[tuple[str, Callable[[Reader, int], Read | None], frozenset[str]], ...] = (
    ("dates.set", recurring, frozenset(["every"])),
    ("dates.set", often, frozenset(["often", "weekdays", "digits", "number", "per", "parts"])),
    ("dates.set", weekly_part, frozenset(["weekday"])),
    ("dates.duration", duration, frozenset(DURATION_HEADS)),
)
