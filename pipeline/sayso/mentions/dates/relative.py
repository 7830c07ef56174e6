"""Dates counted from another date: "yesterday", "last week", "three days ago", "the same day".

Each function reads at position ``i`` of a Reader and returns the position after what it read, with
the Point that it means, or None. ``published`` offsets count from the publication date, ``text``
ones from the date that the text named last.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from sayso.mentions.dates.calendar import month, weekday
from sayso.mentions.dates.meanings import Base, Offset, Point
from sayso.mentions.dates.numbers import VAGUE, amount
from sayso.mentions.dates.reader import Reader

Read = tuple[int, Point]
APART = ("W", "M", "Y", "Q")  # "the week after next", "the year before last"


def deictic(r: Reader, i: int) -> Read | None:
    """As in "today", "yesterday", "tomorrow", "the day before yesterday"."""
    value = r.get(i, "deictic")
    if value is not None:
        return i + 1, Point(offset=Offset(int(value), "D"))
    at = r.skip(i, "the")
    if r.word(at + 1) in ("after", "before") and (unit := r.get(at, "unit")) in APART:
        way = {"next": 1, "last": -1}.get(r.word(at + 2), 0)
        if way and way == (1 if r.word(at + 1) == "after" else -1) and at > i:
            return at + 3, Point(offset=Offset(2 * way, str(unit)))
    if r.word(at) == "day" and r.word(at + 1) in ("before", "after"):
        named = r.get(at + 2, "deictic")
        if named is not None:
            return at + 3, Point(offset=Offset(int(named) + (-1 if r.word(at + 1) == "before" else 1), "D"))
    return None


def turned(r: Reader, i: int) -> Read | None:
    """As in "last week", "next Tuesday", "this spring", "last October", "the next day", "that year"."""
    at = r.skip(i, "the", "that", "this") if r.get(i + 1, "text_turn") or r.get(i + 1, "turn") else i
    turn, base = _turn(r, i, at)
    if turn is None:
        return None
    past = r.word(at) == "past" and at == i
    at = at + 2 if r.get(at + 1, "measure") is not None and r.get(at + 2, "unit") is not None else at + 1
    if (unit := r.get(at, "unit")) is not None and not (r.hyphen(at + 1) and r.glued(at + 1)):
        return None if past and unit != "W" else _unit(r, i, at, unit, turn, base)
    if past:
        return None
    if (named := weekday(r, at)) is not None:
        return named[0], Point(weekday=named[1], offset=Offset(turn, "weekday", base))
    if (named := month(r, at)) is not None and r.digits(named[0], 1, 4) is None:
        return named[0], Point(month=named[1], offset=Offset(turn, "month", base))
    if (value := r.get(at, "season")) is not None and r.digits(at + 1, 4, 4) is None:
        return at + 1, Point(season=value, offset=Offset(turn, "season", base))
    if (rule := r.phrase_named(at)) is not None and (found := r.phrase(at)) is not None:
        return found[0], Point(holiday=rule, offset=Offset(turn, "holiday", base))
    return None


def _turn(r: Reader, i: int, at: int) -> tuple[int | None, Base]:
    """Which one is meant (-1 the last, 0 this, 1 the next), and counted from where."""
    turn, text = r.get(at, "turn"), r.get(at, "text_turn")
    if at > i and text is not None and r.word(i) != "this":
        return int(text), "text"
    if turn is not None:
        return int(turn), "published"
    if text is not None and r.word(at) in ("that", "same", "following", "preceding", "previous"):
        return int(text), "text"
    return None, "published"


def _unit(r: Reader, i: int, at: int, unit: str, turn: int, base: Base) -> Read | None:
    """A unit after "last", "this", "next"; with the weekday or part that may follow ("last week")."""
    if unit in ("TS", "ML") or (unit in ("TM", "TH") and turn == 0):
        return None
    if "the" in (r.word(i), r.word(i - 1)) and r.word(at + 1) == "of" and r.word(at - 1) == "last":
        return None  # "the last day of the siege" is not the day before publication
    if unit == "WE":
        return at + 1, Point(weekend=True, offset=Offset(turn, "W", base))
    return at + 1, Point(offset=Offset(turn, unit, base))


def counted(r: Reader, i: int) -> Read | None:
    """As in "three days ago", "two weeks later", "a year earlier", "ten minutes from now"."""
    read = quantity(r, i)
    if read is None:
        return None
    at, n, unit = read
    if r.word(at) in ("'", "’") and r.word(at + 1) == "time" and r.word(i - 1) == "in":
        return at + 2, Point(offset=Offset(inf if n == VAGUE else float(n), unit))  # "in two weeks’ time"
    sign, end, base = _direction(r, at)
    if sign == 0:
        return None
    return end, Point(offset=Offset((inf if n == VAGUE else float(n)) * sign, unit, base))


def quantity(r: Reader, i: int) -> tuple[int, str, str] | None:
    """A number of units ("18 days", "half an hour", "decades"): position after it, number, unit."""
    if i not in r.quantities:
        r.quantities[i] = _quantity(r, i)
    return r.quantities[i]


def _quantity(r: Reader, i: int) -> tuple[int, str, str] | None:
    if r.word(i) == "half" and r.word(i + 1) in ("a", "an") and (unit := r.get(i + 2, "unit")):
        return i + 3, "0.5", unit
    if (unit := r.get(i, "units")) is not None:
        return i + 1, VAGUE, unit
    read = amount(r, i)
    if read is None or (r.digits(i, 4, 4) is not None and r.word(i)[0] == "0"):
        return None
    at, n = read
    while r.word(at) == "-" or r.get(at, "measure") is not None:
        at += 1
    unit = r.get(at, "units") or r.get(at, "unit")
    if unit == "Q" and not _counts_quarters(r, i, at, n):
        return None
    if unit is None and r.digits(i) is not None and r.glued(at) and (short := r.get(at, "glued")):
        return at + 1, n, short
    if (
        unit is None
        or (r.weak(at, "unit") and n not in ("1",))
        or (unit == "TS" and r.word(i) in ("a", "an"))
    ):
        return None
    if r.hyphen(at + 1) and r.glued(at + 1) and r.word(at + 2) == "long" and r.word(i) in ("a", "an"):
        return None  # "a year-long siege": the article goes with the siege
    if r.get(at, "unit") and r.word(at - 1) == "-" and n != "1" and not r.glued(at):
        return None
    if r.word(at + 1) == "and" and r.word(at + 2) in ("a", "one") and r.word(at + 3) in ("half", "quarter"):
        extra = 0.5 if r.word(at + 3) == "half" else 0.25
        return at + 4, f"{float(n) + extra:g}" if n != VAGUE else n, unit
    return at + 1, n, unit


def _counts_quarters(r: Reader, i: int, at: int, n: str) -> bool:
    """Whether quarters are those of a year; "three quarters" alone is a share."""
    if n == VAGUE or r.word(at + 1) == "of" or r.hyphen(at - 1):
        return False
    told = r.get(i - 1, "window") is not None or r.get(at - 1, "measure") is not None
    return told or n not in ("1", "3")


def _direction(r: Reader, i: int) -> tuple[int, int, Base]:
    """Before (-1) or after (1), or neither (0); the position after the words, and the base."""
    if r.get(i, "ago") is not None:
        return -1, i + 1, "published"
    if r.word(i) == "from" and r.word(i + 1) in ("now", "today"):
        return 1, i + 2, "published"
    value = r.get(i, "apart")
    if value is None or (r.word(i) in ("before", "after", "following", "prior") and _takes_object(r, i + 1)):
        return 0, i, "text"
    return int(value), i + 1, "text"


def _takes_object(r: Reader, i: int) -> bool:
    """Whether "before" or "after" goes on to a noun or clause, so that it is a preposition."""
    word = r.word(i)
    return word not in ("", ".", ",", ";", ":", ")", "\n", "!", "?", "that", "”", '"', "and", "when", "in")


def weekend(r: Reader, i: int) -> Read | None:
    """As in "the weekend"."""
    if r.word(i) != "the" or r.get(i + 1, "unit") != "WE":
        return None
    return i + 2, Point(weekend=True)


def day_apart(r: Reader, i: int) -> Read | None:
    """As in "the day before", "the year after", "the night before" with nothing after it."""
    if r.word(i) != "the" or (unit := r.get(i + 1, "unit")) is None:
        return None
    if r.word(i + 2) not in ("before", "after", "following") or _takes_object(r, i + 3):
        return None
    return i + 3, Point(offset=Offset(-1 if r.word(i + 2) == "before" else 1, unit, "text"))


def whole(r: Reader, i: int) -> Read | None:
    """As in "the year", "the month" after "the end of", "later in": the one that is spoken of."""
    unit = r.get(i + 1, "unit")
    if r.word(i) != "the" or unit not in ("D", "W", "M", "Y", "DE", "CE"):
        return None
    return i + 2, Point(offset=Offset(0, unit, "text"))


# Each rule with the kinds of word (see `Reader.heads`) of which it needs one at its head.
RULES: tuple[tuple[str, Callable[[Reader, int], Read | None], frozenset[str]], ...] = (
    ("dates.deictic", deictic, frozenset(["deictic", "unit"])),
    (
        "dates.counted",
        counted,
        frozenset(["number", "digits", "vague", "couple", "hundred", "units", "unit", "half"]),
    ),
    ("dates.turned", turned, frozenset(["turn", "text_turn"])),
    ("dates.weekend", weekend, frozenset(["unit"])),
    ("dates.day_apart", day_apart, frozenset(["unit"])),
)
