"""TIMEX3 values: what a time expression means, given the publication date and the text before it.

Values follow TimeML 1.2.1 (Saurí et al. 2006) with TIDES' letters for parts of the day and seasons.
What cannot be known is None, and the reason says why; the clock is never asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isinf

from sayso.mentions.dates import anchors
from sayso.mentions.dates.anchors import Anchor, of_date
from sayso.mentions.dates.context import NO_DAY, NO_PUBLISHED, NO_TEXT, VAGUE, Context, Resolved
from sayso.mentions.dates.counting import anchored, counted, hours_away, in_year, month_of
from sayso.mentions.dates.holidays import fixed_day, holiday_date, nth_weekday
from sayso.mentions.dates.meanings import Offset, Point

MONTHS_SEARCHED = 6  # to each side, for "Tuesday the 14th"


def resolve(point: Point, context: Context) -> Resolved:
    """The value of ``point`` in ``context``."""
    if point.offset is not None:
        found = _from_offset(point, point.offset, context)
    elif point.year is not None:
        found = _with_year(point, point.year)
    elif point.month is not None or point.season or point.period or point.holiday:
        found = _without_year(point, context)
    elif point.day is not None:
        found = _nth(point.day, context, point.weekday)
    elif point.weekend:
        found = _weekend(context)
    elif point.weekday is not None:
        found = _weekday(point.weekday, context)
    else:
        found = _time_alone(point, context)
    if point.nth is not None and found.place is not None:
        found = _nth_weekday(point, found, point.nth)
    if point.doubt is not None:
        found = replace(found, reason=point.doubt)
    return _timed(found, point, context)


def _nth_weekday(point: Point, found: Resolved, nth: int) -> Resolved:
    """As in "the first Monday of next month": that day of the month found."""
    month, weekday = found.place, point.weekday
    if month is None or month.month is None or weekday is None or month.year < 1:
        return Resolved(None, found.anchor, "the month is not known")
    day = nth_weekday(month.year, month.month, weekday, nth)
    if day.month != month.month:
        return Resolved(None, found.anchor, "no such day")
    return Resolved(of_date(day).value(), found.anchor, found.reason, of_date(day))


def _timed(found: Resolved, point: Point, context: Context) -> Resolved:
    """Adds the clock time or the part of the day."""
    if point.clock is None and point.part is None:
        return found
    time = f"T{point.clock}{point.zone}" if point.clock else f"T{point.part}"
    if found.value is None:
        return found
    if (
        found.place is not None
        and found.place.date() is None
        and found.value
        and not found.value.startswith("XXXX")
    ):
        return Resolved(None, reason=NO_DAY, place=found.place)
    if point.clock in ("24:00",) and found.place is not None:
        time = "T24:00"
    return Resolved(found.value + time, found.anchor, found.reason, found.place)


def _with_year(point: Point, year: str) -> Resolved:
    if len(year.removeprefix("BC")) < 4 or (
        year.startswith("BC") and point.month is None and not point.season
    ):
        place = Anchor(-int(year[2:])) if year.startswith("BC") and len(year) == 6 else None
        return Resolved(year, place=place)
    number = -int(year[2:]) if year.startswith("BC") else int(year)
    return Resolved(*in_year(point, number))


def _day_of(point: Point, year: int) -> int | None:
    day = holiday_date(point.holiday, year) if point.holiday else None
    return day.day if day else None


def _without_year(point: Point, context: Context) -> Resolved:
    """A month, day of a month, season, quarter or holiday of the year that is meant."""
    if context.narrative and context.text is not None:
        return anchored(point, _narrative_year(point, context.text), "text")
    if context.published is None:
        place = Anchor(0, point.month, point.day) if point.day else None
        return Resolved(_open_year(point), reason=NO_PUBLISHED, place=place)
    if point.period:
        return anchored(point, _period_year(point.period, context), "published")
    tense = context.tense
    if tense == "present" and (point.day is not None or point.holiday):
        tense = "future"  # a programme: "the fair opens on 3 May"
    day = point.day or _day_of(point, context.published.day.year)
    year = anchors.nearest_month(context.published.day, month_of(point), tense, day)
    return anchored(point, year, "published")


def _period_year(period: str, context: Context) -> int:
    """The year of a quarter or half: the last that has begun, unless the future is spoken of."""
    assert context.published is not None
    day = context.published.day
    first = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}[period]
    return day.year if context.tense == "future" or first <= day.month else day.year - 1


def _narrative_year(point: Point, text: Anchor) -> int:
    """The year that the text is in; the next one where a late month is followed by an early one."""
    month = month_of(point)
    if text.month is not None and text.month >= 10 and month <= 3:
        return anchors.year_plus(text.year, 1)
    return text.year


def _open_year(point: Point) -> str | None:
    """What is known of a date whose year is not: "XXXX-10-14"."""
    if point.season or point.period:
        return f"XXXX-{point.season or point.period}"
    if point.holiday:
        day = fixed_day(point.holiday)
        return f"XXXX-{day}" if day else None
    return f"XXXX-{point.month:02d}" + (f"-{point.day:02d}" if point.day else "")


def _nth(day: int, context: Context, weekday: int | None = None) -> Resolved:
    """As in "the 14th": of the month that the text is in, or the last one before publication.

    "Tuesday the 14th" is of the nearest month in which the 14th is a Tuesday.
    """
    text = context.text
    if context.narrative and text is not None and text.month is not None:
        place = Anchor(text.year, text.month, day)
        return Resolved(place.value(), "text", None, place)
    if context.published is None:
        return Resolved(f"XXXX-XX-{day:02d}", reason=NO_PUBLISHED)
    near = context.published.day
    back = context.tense not in ("future", "prospect")
    month = Anchor(near.year, near.month)
    if (back and day > near.day) or (not back and day < near.day):
        month = anchors.moved(month, -1 if back else 1, "M") or month
    place = Anchor(month.year, month.month, day)
    if weekday is not None:
        place = _on_weekday(place, weekday, near) or place
    return Resolved(place.value(), "published", None, place)


def _on_weekday(place: Anchor, weekday: int, near: date) -> Anchor | None:
    """The day of the month of ``place`` that falls on ``weekday`` and is nearest to ``near``."""
    found = []
    for n in range(-MONTHS_SEARCHED, MONTHS_SEARCHED + 1):
        month = anchors.moved(Anchor(place.year, place.month), n, "M")
        day = Anchor(month.year, month.month, place.day).date() if month else None
        if day is not None and day.isoweekday() == weekday:
            found.append(day)
    return of_date(min(found, key=lambda day: abs(day - near))) if found else None


def _weekday(weekday: int, context: Context) -> Resolved:
    if context.published is None:
        return Resolved(f"XXXX-WXX-{weekday}", reason=NO_PUBLISHED)
    place = of_date(anchors.weekday_date(context.published.day, weekday, context.tense))
    return Resolved(place.value(), "published", None, place)


def _weekend(context: Context) -> Resolved:
    """As in "the weekend": the one that it is, else the last one, for the future the next one."""
    if context.published is None:
        return Resolved("XXXX-WXX-WE", reason=NO_PUBLISHED)
    day = context.published.day
    ahead = context.tense in ("present", "future", "prospect") or day.isoweekday() >= 6
    week = anchors.moved(of_date(day), 0 if ahead else -1, "W")
    assert week is not None
    return Resolved(f"{week.value()}-WE", "published", None, week)


def _time_alone(point: Point, context: Context) -> Resolved:
    """A time of day alone: on the day that the text spoke of last, else on that of publication."""
    text = context.text if context.narrative else context.day
    if text is not None and text.day is not None and not text.week:
        reason = NO_PUBLISHED if text.year == 0 else None
        return Resolved(Anchor(text.year, text.month, text.day).value(), "text", reason, text)
    if context.published is not None and context.tense == "past" and not context.narrative:
        day = of_date(context.published.day)
        return Resolved(day.value(), "published", None, day)
    return Resolved("XXXX-XX-XX" if point.part else "", reason=NO_DAY)


def _from_offset(point: Point, offset: Offset, context: Context) -> Resolved:
    base = offset.base
    if isinstance(base, Point):
        start = resolve(base, context)
        if start.place is None:
            return Resolved(None, start.anchor, start.reason or "no date to count from")
        return counted(point, offset, start.place, start.anchor, exact=True)
    if base == "published" and context.narrative and _leans_on_text(offset) and context.text is not None:
        return counted(point, offset, context.text, "text")
    if base == "text":
        near = context.text
        if near is not None and near.day is None and offset.unit == "D":
            near = context.day
        if near is not None:
            return counted(point, offset, near, "text")
        if isinf(offset.n):
            return Resolved("PAST_REF" if offset.n < 0 else "FUTURE_REF", reason=VAGUE)
    if context.published is None:
        return Resolved(None, reason=NO_TEXT if base == "text" else NO_PUBLISHED)
    if offset.unit in ("TH", "TM", "TS") and not isinf(offset.n):
        return hours_away(offset, context.published)
    return counted(point, offset, of_date(context.published.day), "published")


def _leans_on_text(offset: Offset) -> bool:
    return offset.unit in ("month", "season") or (offset.n == 0 and offset.unit in ("Y", "M"))
