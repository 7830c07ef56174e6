"""Numbers inside time expressions: cardinals, ordinals, days of a month, years.

Each function reads at position ``i`` of a Reader and returns the position after what it read,
with its value, or None where there is no such thing.
"""

from __future__ import annotations

from math import inf

from sayso.mentions.dates.reader import ENDS, Reader

CENTURY_PIVOT = 30  # '29 is 2029 and '30 is 1930
VAGUE = "X"  # TIMEX3's mark for an amount that is not told
HALVES = {"half": 0.5, "quarter": 0.25}


def amount(r: Reader, i: int) -> tuple[int, str] | None:
    """How many units ("18", "two and a half", "a few"), as TIMEX3 writes it: "18", "2.5", "X"."""
    if r.word(i) in ("a", "an") and r.get(i + 1, "couple"):
        return r.skip(i + 2, "of"), "2"
    if r.get(i, "couple"):
        return r.skip(i + 1, "of"), "2"
    start = r.skip(i, "a", "the") if r.get(i + 1, "vague") else i
    if r.get(start, "vague"):
        return r.skip(start + 1, "more", "dozen", "hundred"), VAGUE
    read = cardinal(r, i)
    if read is None:
        return (i + 1, "1") if r.word(i) in ("a", "an") else None
    at, value = read
    return _with_half(r, at, value)


def _with_half(r: Reader, i: int, value: float) -> tuple[int, str]:
    """Adds "and a half" to a number read."""
    if r.word(i) == "and":
        at = r.skip(i + 1, "a", "one")
        if r.word(at) in HALVES and not (r.word(at) == "quarter" and at == i + 1):
            return at + 1, plain(value + HALVES[r.word(at)])
    return i, plain(value)


def plain(value: float) -> str:
    """A number without a needless decimal point."""
    return str(int(value)) if value == int(value) else f"{value:g}"


def cardinal(r: Reader, i: int, below: float = inf) -> tuple[int, float] | None:
    """A number in digits ("1,460", "2.5") or words ("twenty-five", "two hundred").

    ``below``: the factor that was read before, which must be greater than any here.
    """
    if r.digits(i) is not None:
        return _figure(r, i)
    if r.word(i) == "½":
        return i + 1, 0.5
    total, at = 0.0, i
    while (value := r.get(at, "number")) is not None:
        total, at = total + float(value), at + 1
        if r.hyphen(at) and r.get(at + 1, "number") and r.glued(at):
            at += 1
        elif float(value) < 20:
            break
    if at > i and (factor := r.get(at, "hundred")) and float(factor) < below:
        total, at = total * float(factor), at + 1
        rest = cardinal(r, r.skip(at, "and"), float(factor))
        if rest is not None and r.get(r.skip(at, "and"), "number"):
            return rest[0], total + rest[1]
    return (at, total) if at > i else None


def _figure(r: Reader, i: int) -> tuple[int, float]:
    """A number in digits, with thousands and decimals."""
    text, at = r.word(i), i + 1
    while r.word(at) == "," and r.glued(at) and r.glued(at + 1) and r.digits(at + 1, 3, 3) is not None:
        text, at = text + r.word(at + 1), at + 2
    if r.word(at) == "." and r.glued(at) and r.glued(at + 1) and r.digits(at + 1) is not None:
        text, at = f"{text}.{r.word(at + 1)}", at + 2
    if r.word(at) == "½" and r.glued(at):
        return at + 1, float(text) + 0.5
    return at, float(text)


def ordinal(r: Reader, i: int) -> tuple[int, int] | None:
    """As in "14th", "third", "twenty-first"."""
    number = r.digits(i, 1, 2)
    if number is not None:
        return (i + 2, number) if r.get(i + 1, "suffix") is not None and r.glued(i + 1) else None
    if (value := r.get(i, "ordinal")) is not None:
        return i + 1, int(value)
    tens, at = r.get(i, "number"), r.skip(i + 1, "-")
    if (
        tens is not None
        and int(tens) >= 20
        and (value := r.get(at, "ordinal")) is not None
        and int(value) < 10
    ):
        return at + 1, int(tens) + int(value)
    return None


def month_day(r: Reader, i: int, words: bool = True) -> tuple[int, int] | None:
    """A day of a month: "14", "14th", and with ``words`` "fourteenth"."""
    read = ordinal(r, i) if words or r.digits(i) is not None else None
    if read is None:
        number = r.digits(i, 1, 2)
        if number is None or goes_on(r, i):
            return None
        read = i + 1, number
    return read if 1 <= read[1] <= 31 else None


def goes_on(r: Reader, i: int) -> bool:
    """Whether the digits at ``i`` are the head of a longer number ("2,500", "3.5", "40%")."""
    mark = r.word(i + 1)
    if mark in ("%", "°"):
        return True
    return mark in (",", ".") and r.glued(i + 1) and r.glued(i + 2) and r.digits(i + 2) is not None


def year(r: Reader, i: int) -> tuple[int, str] | None:
    """A year of four digits, of an era ("490 BC"), or short ("'93"), as TIMEX3 writes it."""
    number = r.digits(i, 1, 4)
    if number is not None:
        dated = era(r, i + 1)
        if dated is not None:
            return dated[0], f"{dated[1]}{number:04d}"
        if len(r.word(i)) == 4 and 1000 <= number <= 2199 and not _joined(r, i):
            return i + 1, r.word(i)
    if r.word(i) in ENDS and r.word(i) and r.glued(i + 1) and not (r.glued(i) and r.word(i - 1) not in "(-–"):
        short = r.digits(i + 1, 2, 2)
        if short is not None:
            return i + 2, full_year(short)
    return None


def year_in_words(r: Reader, i: int) -> tuple[int, str] | None:
    """As in "nineteen eighty-six", "two thousand and fifteen"."""
    century = r.get(i, "number")
    if century is not None and 11 <= int(century) <= 20:
        rest = cardinal(r, i + 1)
        if rest is not None and r.get(i + 1, "number") and 10 <= rest[1] <= 99:
            return rest[0], f"{century}{int(rest[1])}"
    read = cardinal(r, i)
    if read is not None and century is not None and 2000 <= read[1] <= 2099 and r.word(i + 1) == "thousand":
        return read[0], str(int(read[1]))
    return None


def full_year(short: int) -> str:
    """The year that two digits stand for."""
    return str(short + (2000 if short < CENTURY_PIVOT else 1900))


def _joined(r: Reader, i: int) -> bool:
    """Whether the digits at ``i`` belong to a longer number, an amount or a name ("$2000", "A1990")."""
    before, after = r.word(i - 1), r.word(i + 1)
    if r.glued(i) and (before in "$£€¥#@_&=+°§" or before.isalpha()):
        return True
    if before == "-" and r.glued(i) and r.glued(i - 1) and (r.digits(i - 2, 4, 4) is None or r.hyphen(i - 3)):
        return r.digits(i - 2) is not None  # a telephone number, unlike the range "2014-2018"
    if before == "." and r.glued(i) and r.digits(i - 2) is not None:
        return True
    if before == "/" and r.glued(i) and r.glued(i - 1) and r.digits(i - 2) is None and after == "/":
        return True  # in the path of an address
    if before == "," and r.glued(i) and r.glued(i - 1) and r.digits(i - 2) is not None:
        return True
    if r.glued(i + 1) and (after in "%°$£€_" or (after in ",.:" and _digit_after(r, i + 2))):
        return True
    return r.glued(i + 1) and after[:1].isalpha() and after != "s"


def _digit_after(r: Reader, i: int) -> bool:
    return r.glued(i) and r.digits(i) is not None


def era(r: Reader, i: int) -> tuple[int, str] | None:
    """As in "BC", "B.C.", "BCE" ("BC"), "AD", "CE" (""): the position after it and TIMEX3's mark."""
    for letters, mark in ((("b", "c", "e"), "BC"), (("b", "c"), "BC"), (("a", "d"), ""), (("c", "e"), "")):
        if r.word(i) == "".join(letters) and r.capital(i):
            return i + 1, mark
        at = i
        for letter in letters:
            if r.word(at) != letter or not r.capital(at) or (at > i and not r.glued(at)):
                break
            at = at + 2 if r.word(at + 1) == "." else at + 1
        else:
            return at, mark
    return None
