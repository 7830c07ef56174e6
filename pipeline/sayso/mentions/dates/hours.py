"""Ranges of hours, of which one end may be a bare number: "5 to 6pm", "from 3-8pm", "between 7 and 9:30".

A bare number is an hour where the other end is a clock time, or where a day and "from" or "between" go
before both. It takes the half of the day from the other end: "5 to 6pm" begins at 17:00, "11 to 1pm" at
11:00.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.mentions.dates import clock as clocks
from sayso.mentions.dates.meanings import Offset, Parse, Point
from sayso.mentions.dates.reader import Reader

RULE = "dates.range_end"
HALF_DAY = 12 * 60
Bare = tuple[int, int, int, str]  # what `clock.bare` reads


def joined(r: Reader, i: int) -> bool:
    """Whether the word at ``i`` may stand between two hours."""
    return r.hyphen(i) or r.word(i) in ("to", "and", "until", "till", "through")


def near_end(r: Reader, parse: Parse, point: Point, floor: int) -> Parse | None:
    """The "5" of "5 to 6pm", which takes day and half from the time after it."""
    joint = parse.start - 1
    if point.clock is None or not joined(r, joint) or _starts_with_day(r, parse.start):
        return None
    for at in range(max(floor, joint - 4), joint):
        read = clocks.bare(r, at)
        if read is None or read[0] != joint:
            continue
        if r.word(joint) == "and" and r.word(at - 1) != "between":
            return None
        opened = r.word(at - 1) in ("from", "between", "") or r.hyphen(joint) or r.digits(at) is not None
        minutes = _minutes(read[1], read[2], read[3])
        if read[3] == "":
            minutes = _latest_before(minutes, point.clock)
        return Parse(at, joint, replace(point, clock=_text(minutes)), RULE) if opened else None
    return None


def far_end(r: Reader, parse: Parse, point: Point) -> Parse | None:
    """The "8" of "yesterday from 3-8" and of "3 p.m. to 8", on the day of the time before it."""
    if point.clock is None or not joined(r, parse.end):
        return None
    if r.word(parse.end) == "and" and not _said_between(r, parse):
        return None
    read = clocks.bare(r, parse.end + 1)
    if read is None or _goes_on(r, read[0]) or (r.hyphen(parse.end) and not r.glued(parse.end)):
        return None
    if clocks.clock(r, parse.end + 1) is not None:
        return None  # a time by itself, which `lend` gives its day
    minutes = _first_after(_minutes(read[1], read[2], read[3]), point.clock)
    return Parse(parse.end + 1, read[0], replace(same_day(point), clock=_text(minutes)), RULE)


def after_day(r: Reader, i: int) -> tuple[int, Point] | None:
    """The hour at which a range begins after a day ("yesterday from 3-8pm"): its end and meaning."""
    opened = r.word(i) in ("from", "between")
    read = clocks.bare(r, i + 1 if opened else i)
    if read is None or not joined(r, read[0]) or clocks.bare(r, read[0] + 1) is None:
        return None
    far = clocks.bare(r, read[0] + 1)
    if far is None or not _hours_for_sure(r, i + 1 if opened else i, read, far):
        return None
    if not opened and not (far[3] and r.hyphen(read[0])):
        return None
    minutes = _minutes(read[1], read[2], read[3])
    if far[3] and not read[3]:
        minutes = _latest_before(minutes, _text(_minutes(far[1], far[2], far[3])))
    return read[0], Point(clock=_text(minutes))


def same_day(point: Point) -> Point:
    """The day of ``point`` for what follows it: counted from the text once, not twice."""
    if point.offset is not None and point.offset.base == "text":
        return replace(point, offset=Offset(0, "D", "text"))
    return point


def before_day(r: Reader, parse: Parse, point: Point, floor: int) -> tuple[Parse, Parse] | None:
    """Both ends of hours that stand before their day: "from 10:30 to 3 on Friday"."""
    if point.clock is not None or not (_starts_with_day(r, parse.start) or point.day is not None):
        return None
    stop = parse.start - 1 if r.word(parse.start - 1) in ("on", ",") else parse.start
    for at in range(max(floor, stop - 8), stop - 2):
        opener = r.word(at - 1)
        near = clocks.bare(r, at) if opener in ("from", "between") else None
        joint = r.word(near[0]) if near is not None and joined(r, near[0]) else ""
        far = clocks.bare(r, near[0] + 1) if near is not None and joint else None
        if near is None or far is None or far[0] != stop or (joint == "and") != (opener == "between"):
            continue
        if not _hours_for_sure(r, at, near, far):
            continue
        first = _minutes(near[1], near[2], near[3])
        last = _first_after(_minutes(far[1], far[2], far[3]), _text(first))
        ends = (replace(point, clock=_text(minutes), part=None) for minutes in (first, last))
        a, b = ends
        return Parse(at, near[0], a, RULE), Parse(near[0] + 1, parse.end, b, RULE)
    return None


def with_day(near: Parse, far: Parse, day: Parse, point: Point) -> tuple[Parse, Parse]:
    """Two hours on the day that stands behind them; the far one's span goes on to its end."""
    a, b = near.meaning, far.meaning
    assert isinstance(a, Point)
    assert isinstance(b, Point)
    first, last = (replace(point, clock=end.clock, zone=end.zone, part=None) for end in (a, b))
    return replace(near, meaning=first), replace(far, end=day.end, meaning=last)


def on_day_of(near: Parse, far: Parse) -> Parse:
    """``far`` on the day of ``near``, where it is a clock time alone; in the afternoon if need be."""
    a, b = near.meaning, far.meaning
    if not isinstance(a, Point) or not isinstance(b, Point) or a.clock is None or b.clock is None:
        return far
    if b != Point(clock=b.clock, zone=b.zone):
        return far
    minutes = _first_after(int(b.clock[:2]) * 60 + int(b.clock[3:5]), a.clock)
    return replace(far, meaning=replace(same_day(a), clock=_text(minutes), zone=b.zone))


def at_hour(r: Reader, i: int) -> tuple[int, Point] | None:
    """The hour alone of "Sunday at 8", "tonight around 8.30", where no noun follows that it could count."""
    read = clocks.bare(r, i + 1) if r.word(i) in ("at", "around") and r.digits(i + 1, 1, 2) else None
    if read is None or not 1 <= read[1] <= 23 or read[3]:
        return None
    end, after = read[0], r.word(read[0])
    if after.isalnum() or after in ("%", "/", "-") or (after in (".", ",", ":") and r.glued(end + 1)):
        return None
    return end, Point(clock=_text(read[1] * 60 + read[2]))


def _hours_for_sure(r: Reader, start: int, near: Bare, far: Bare) -> bool:
    """Whether two bare numbers are hours: "rose from 3 to 8 on Monday" has none."""
    told = near[3] or far[3] or ":" in (r.word(start + 1), r.word(near[0] + 2))
    return bool(told or r.hyphen(near[0]) or (len(r.word(start)) == 4 and r.word(start).isdigit()))


def _starts_with_day(r: Reader, i: int) -> bool:
    return bool(r.kinds(i).keys() & {"month", "weekday", "deictic", "turn"})


def _said_between(r: Reader, parse: Parse) -> bool:
    return any(r.word(i) == "between" for i in range(max(0, parse.start - 1), parse.end))


def _goes_on(r: Reader, i: int) -> bool:
    """Whether a number is no hour, since a noun or a longer number follows."""
    word = r.word(i)
    if r.glued(i) and word in (":", "/", "-", "%", "."):
        return r.digits(i + 1) is not None or word == "%"
    return word.isalpha() and not (r.kinds(i) or word in ("in", "at", "on", "for", "when", "and"))


def _minutes(hour: int, minute: int, half: str) -> int:
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute


def _latest_before(minutes: int, clock: str) -> int:
    """A time of either half of the day, in the last half in which it is before ``clock``."""
    far = int(clock[:2]) * 60 + int(clock[3:5])
    return minutes + HALF_DAY if minutes < HALF_DAY and minutes + HALF_DAY < far else minutes


def _first_after(minutes: int, clock: str) -> int:
    near = int(clock[:2]) * 60 + int(clock[3:5])
    return minutes + HALF_DAY if minutes < near <= minutes + HALF_DAY and minutes < HALF_DAY else minutes


def _text(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
