"""Clock times and parts of the day.

Each function reads at position ``i`` of a Reader and returns the position after what it read, with
the Point that it means, or None.
"""

from __future__ import annotations

from sayso.mentions.dates.meanings import Offset, Point
from sayso.mentions.dates.numbers import cardinal
from sayso.mentions.dates.reader import Reader

Read = tuple[int, Point]
OFFSETS = {"gmt": "Z", "utc": "Z", "z": "Z"}


def clock(r: Reader, i: int) -> Read | None:
    """As in "1 am local time", "10:30", "half past seven", "noon", "0730 hours", "8 in the morning"."""
    if i not in r.clocks:
        r.clocks[i] = _clock(r, i)
    return r.clocks[i]


def _clock(r: Reader, i: int) -> Read | None:
    if (value := r.get(i, "noon")) is not None:
        return i + 1, Point(clock=value)
    read = _figures(r, i) or _spoken(r, i)
    if read is None:
        return None
    end, hour, minute = read
    if r.get(i, "number") is None and (zone := _zone(r, end)) is not None:
        return zone[0], Point(clock=f"{hour:02d}:{minute:02d}", zone=zone[1])
    return end, Point(clock=f"{hour:02d}:{minute:02d}")


def _figures(r: Reader, i: int) -> tuple[int, int, int] | None:
    """A time in figures, with "am", "o'clock", "hours", a zone or minutes to show what it is."""
    hour, at, minute = r.digits(i, 1, 2), i + 1, None
    if r.glued(i) and r.word(i - 1) in (":", ".", "$", "£", "€", "/", ",") and r.digits(i - 2) is not None:
        return None
    if hour is None and (word := r.get(i, "number")) is not None:
        hour = int(word)
    if hour is not None and r.word(at) in (":", ".") and r.glued(at) and r.glued(at + 1):
        minute = r.digits(at + 1, 2, 2)
        colon = r.word(at) == ":"
        at = at + 2 if minute is not None else at
        if minute is not None and colon and r.word(at) == ":" and r.digits(at + 1, 2, 2) is not None:
            at += 2
        half = _half(r, at)
        if half is not None:
            return _checked(half[0], hour, minute, half[1])
        if minute is None or not colon or (r.glued(at) and r.word(at) in (":", "%", ".") and r.glued(at + 1)):
            return None
        return _checked(_hours(r, at) or at, hour, minute)
    military = r.digits(i, 4, 4)
    if military is not None and len(r.word(i)) == 4:
        half = _half(r, i + 1)
        if half is not None:
            return _checked(half[0], military // 100, military % 100, half[1])
        end = _hours(r, i + 1) or (i + 1 if _zone(r, i + 1) else None)
        return _checked(end, military // 100, military % 100) if end else None
    return _whole(r, at, hour) if hour is not None else None


def _whole(r: Reader, at: int, hour: int) -> tuple[int, int, int] | None:
    """A whole hour, which "am", "o'clock" or "in the morning" shows to be one."""
    half = _half(r, at)
    if half is not None:
        return _checked(half[0], hour, 0, half[1])
    if r.word(at) == "o" and r.word(at + 2) == "clock":
        at, hours = at + 3, True
    elif r.word(at) == "oclock":
        at, hours = at + 1, True
    else:
        hours = False
    said = _in_the(r, at)
    if said is not None and 1 <= hour <= 12:
        return _checked(said[0], hour, 0, said[1])
    if hours:
        return _checked(at, hour, 0)
    return None


def _half(r: Reader, i: int) -> tuple[int, str] | None:
    """As in "am", "p.m.", "PM": the position after it and which half of the day."""
    if (value := r.get(i, "half")) is not None:
        return i + 1, value
    if (
        r.word(i) in ("a", "p")
        and r.glued(i)
        and r.digits(i - 1, 1, 2) is not None
        and not (r.glued(i + 1) and r.word(i + 1).isalnum())
        and (r.word(i + 1) != "." or not r.glued(i + 2))
    ):
        return i + 1, r.word(i) + "m"  # "9p"
    if r.word(i) in ("a", "p") and r.word(i + 1) == "." and r.word(i + 2) == "m" and r.glued(i + 1):
        return (i + 4 if r.word(i + 3) == "." and r.glued(i + 3) else i + 3), r.word(i) + "m"
    return None


def bare(r: Reader, i: int) -> tuple[int, int, int, str] | None:
    """An hour with or without minutes that only its place in a range makes one: "5", "9.30", "0730".

    The position after it, hour, minute, and the half of the day where that is told ("am").
    """
    hour, at, minute = r.digits(i, 1, 2), i + 1, 0
    if hour is None and (word := r.get(i, "number")) is not None:
        hour = int(word)
    if (military := r.digits(i, 4, 4)) is not None and military % 100 < 60:
        hour, minute = divmod(military, 100)
    elif r.word(at) in (":", ".") and r.glued(at) and r.glued(at + 1) and len(r.word(at + 1)) == 2:
        minute, at = r.digits(at + 1, 2, 2) or 0, at + 2
    if hour is None or hour > 24 or minute > 59 or (r.glued(i) and r.word(i - 1) in (":", ".", ",", "/")):
        return None
    half = _half(r, at) or _in_the(r, at)
    return (half[0], hour, minute, half[1]) if half else (at, hour, minute, "")


def _in_the(r: Reader, i: int) -> tuple[int, str] | None:
    """As in "in the morning", "in the evening", "at night"."""
    at = i + 2 if r.word(i) == "in" and r.word(i + 1) == "the" else i + 1
    part = r.get(at, "part")
    if part is None or r.word(i) not in ("in", "at") or (r.word(i) == "at" and part != "NI"):
        return None
    return at + 1, "am" if part == "MO" else "pm"


def _hours(r: Reader, i: int) -> int | None:
    """The position after "hours", "hrs", "h"."""
    return i + 1 if r.word(i) in ("hours", "hrs", "hr", "h") else None


def _checked(end: int, hour: int, minute: int | None, half: str = "") -> tuple[int, int, int] | None:
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (end, hour, minute or 0) if hour <= 24 and (minute or 0) < 60 else None


def _spoken(r: Reader, i: int) -> tuple[int, int, int] | None:
    """As in "half past seven", "twenty to eight in the evening", "quarter past nine"."""
    at = r.skip(i, "a")
    if r.word(at) in ("half", "quarter"):
        minute, at = (30 if r.word(at) == "half" else 15), at + 1
    else:
        read = cardinal(r, i)
        if read is None or not 0 < read[1] < 60 or read[1] != int(read[1]):
            return None
        minute, at = int(read[1]), r.skip(read[0], "min", "minutes", "mins")
        if r.word(at) == "to" and at == read[0]:
            return None
    back = r.word(at) == "to"
    hour = cardinal(r, at + 1)
    if not (back or r.word(at) == "past") or hour is None or not 1 <= hour[1] <= 12:
        return None
    end = hour[0]
    if r.word(end) == "o" and r.word(end + 2) == "clock":
        end += 3
    half = _in_the(r, end) or _half(r, end)
    if back and half is None and r.word(i) not in ("quarter", "a"):
        return None
    whole = _checked(half[0] if half else end, int(hour[1]), 0, half[1] if half else "")
    if whole is None:
        return None
    total = whole[1] * 60 + (-minute if back else minute)
    return whole[0], total // 60 % 24, total % 60


def _zone(r: Reader, i: int) -> tuple[int, str] | None:
    """As in "GMT", "EST", "local time", "Moscow time", "(GMT)": the position after it, and "Z" for UTC."""
    at = r.skip(i, "(")
    if r.get(at, "zone") is not None and r.capital(at):
        return (r.skip(at + 1, ")") if at > i else at + 1), OFFSETS.get(r.word(at), "")
    if r.get(i, "zoned") is not None or r.capital(i):
        at = r.skip(i + 1, "standard", "daylight", "summer", "mean")
        if r.word(at) == "time" and r.get(i, "month") is None:
            return at + 1, "Z" if r.word(i) == "greenwich" else ""
    return None


def part(r: Reader, i: int) -> Read | None:
    """As in "this morning", "last night", "the next morning", "that afternoon", "tonight", "the night"."""
    if r.get(i, "tonight") is not None:
        return i + 1, Point(part="NI", offset=Offset(0, "D"))
    if r.get(i, "overnight") is not None:
        return i + 1, Point(part="NI")
    if r.word(i) in ("one", "1") and (value := r.get(i + 1, "part")) is not None:
        return i + 2, Point(part=value)
    at = r.skip(i, "the", "that")
    turn, text = r.get(at, "turn"), r.get(at, "text_turn")
    early = 1 if r.get(at + 1, "mod") is not None else 0
    value = r.get(at + 1 + early, "part")
    if value is not None and at == i and turn is not None and text is None:
        return at + 2 + early, Point(part=value, offset=Offset(int(turn), "D"))
    if value is not None and text is not None:
        return at + 2 + early, Point(part=value, offset=Offset(int(text), "D", "text"))
    value = r.get(at, "part")
    if value is None:
        return None
    if r.word(at + 1) in ("before", "after") and at > i and r.word(at + 2) in (".", ",", ";", ""):
        return at + 2, Point(part=value, offset=Offset(-1 if r.word(at + 1) == "before" else 1, "D", "text"))
    if r.word(i) == "that":
        return at + 1, Point(part=value, offset=Offset(0, "D", "text"))
    return at + 1, Point(part=value)
