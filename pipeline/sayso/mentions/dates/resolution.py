"""TIMEX3 values: what a time expression means, given the publication date and the text before it.

Values follow TimeML 1.2.1 (Saurí et al. 2006) with TIDES' letters for parts of the day and seasons.
What cannot be known is None, and the reason says why; the clock is never asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isinf

from sayso.mentions.dates import anchors
from sayso.mentions.dates.anchors import Anchor, of_date, year_text
from sayso.mentions.dates.holidays import fixed_day, holiday_date
from sayso.mentions.dates.meanings import Offset, Point, Tense
from sayso.records import DateAnchor

NO_PUBLISHED = "no publication date"
NO_TEXT = "no date before it in the text"
VAGUE = "an amount that is not told"
FAR = "further away than any calendar"
NO_DAY = "no day that the time belongs to"
LONG = ("M", "Q", "Y", "DE", "CE")  # where no date went before, counted from publication


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date and, where it is known, its time ("16:12")."""

    day: date
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """From where to count: publication, the date that the text named last, and the verb's tense.

    ``narrative`` says that the text tells of the past (history), so that a date without a year
    leans on the text and not on the publication date.
    """

    published: Published | None
    text: Anchor | None = None
    tense: Tense = "unknown"
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, what it was counted from, and the anchor that it gives to what follows."""

    value: str | None
    anchor: DateAnchor = "none"
    reason: str | None = None
    place: Anchor | None = None


def resolve(point: Point, context: Context) -> Resolved:
    """The value of ``point`` in ``context``."""
    if point.offset is not None:
        found = _from_offset(point, point.offset, context)
    elif point.year is not None:
        found = _with_year(point, point.year)
    elif point.month is not None or point.season or point.period or point.holiday:
        found = _without_year(point, context)
    elif point.day is not None:
        found = _nth(point.day, context)
    elif point.weekend:
        found = _weekend(context)
    elif point.weekday is not None:
        found = _weekday(point.weekday, context)
    else:
        found = _time_alone(point, context)
    if point.doubt is not None:
        found = replace(found, reason=point.doubt)
    return _timed(found, point, context)


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
    return Resolved(*_in_year(point, number))


def _in_year(point: Point, year: int) -> tuple[str | None, DateAnchor, str | None, Anchor | None]:
    """The value of ``point`` in a known year (anchor "none")."""
    if point.week is not None:
        return f"{year_text(year)}-W{point.week:02d}", "none", None, Anchor(year)
    if point.season:
        return f"{year_text(year)}-{point.season}", "none", None, Anchor(year)
    if point.period:
        return f"{year_text(year)}-{point.period}", "none", None, Anchor(year)
    if point.holiday:
        day = holiday_date(point.holiday, year)
        return (
            (of_date(day).value(), "none", None, of_date(day)) if day else (None, "none", "no such day", None)
        )
    place = Anchor(year, point.month, point.day)
    return place.value(), "none", None, place


def _anchored(point: Point, year: int, anchor: DateAnchor) -> Resolved:
    value, _, reason, place = _in_year(point, year)
    return Resolved(value, anchor, reason, place)


def _month_of(point: Point) -> int:
    if point.month is not None:
        return point.month
    if point.season:
        return anchors.SEASON_MONTHS[point.season]
    if point.period:
        return {"Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 3, "H2": 9}[point.period]
    day = holiday_date(point.holiday or "", 2020)
    return day.month if day else 1


def _without_year(point: Point, context: Context) -> Resolved:
    """A month, day of a month, season, quarter or holiday of the year that is meant."""
    if context.narrative and context.text is not None:
        return _anchored(point, _narrative_year(point, context.text), "text")
    if context.published is None:
        place = Anchor(0, point.month, point.day) if point.day else None
        return Resolved(_open_year(point), reason=NO_PUBLISHED, place=place)
    if point.period:
        return _anchored(point, _period_year(point.period, context), "published")
    year = anchors.nearest_month(context.published.day, _month_of(point), context.tense, point.day)
    return _anchored(point, year, "published")


def _period_year(period: str, context: Context) -> int:
    """The year of a quarter or half: the last that has begun, unless the future is spoken of."""
    assert context.published is not None
    day = context.published.day
    first = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}[period]
    return day.year if context.tense == "future" or first <= day.month else day.year - 1


def _narrative_year(point: Point, text: Anchor) -> int:
    """The year that the text is in; the next one where a late month is followed by an early one."""
    month = _month_of(point)
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


def _nth(day: int, context: Context) -> Resolved:
    """As in "the 14th": of the month that the text is in, or the last one before publication."""
    text = context.text
    if context.narrative and text is not None and text.month is not None:
        place = Anchor(text.year, text.month, day)
        return Resolved(place.value(), "text", None, place)
    if context.published is None:
        return Resolved(f"XXXX-XX-{day:02d}", reason=NO_PUBLISHED)
    near = context.published.day
    back = context.tense != "future"
    month = Anchor(near.year, near.month)
    if (back and day > near.day) or (not back and day < near.day):
        moved = anchors.moved(month, -1 if back else 1, "M")
        month = moved or month
    place = Anchor(month.year, month.month, day)
    return Resolved(place.value(), "published", None, place)


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
    ahead = context.tense in ("present", "future") or day.isoweekday() >= 6
    week = anchors.moved(of_date(day), 0 if ahead else -1, "W")
    assert week is not None
    return Resolved(f"{week.value()}-WE", "published", None, week)


def _time_alone(point: Point, context: Context) -> Resolved:
    """A time of day alone: on the day that the text spoke of last."""
    text = context.text
    if text is not None and text.day is not None and not text.week:
        reason = NO_PUBLISHED if text.year == 0 else None
        return Resolved(Anchor(text.year, text.month, text.day).value(), "text", reason, text)
    return Resolved("XXXX-XX-XX" if point.part else "", reason=NO_DAY)


def _from_offset(point: Point, offset: Offset, context: Context) -> Resolved:
    base = offset.base
    if isinstance(base, Point):
        near = resolve(base, context)
        if near.place is None:
            return Resolved(None, near.anchor, near.reason or "no date to count from")
        return _counted(point, offset, near.place, near.anchor, exact=True)
    if base == "published" and context.narrative and _leans_on_text(offset) and context.text is not None:
        return _counted(point, offset, context.text, "text")
    if base == "text":
        if context.text is not None:
            return _counted(point, offset, context.text, "text")
        if isinf(offset.n):
            return Resolved("PAST_REF" if offset.n < 0 else "FUTURE_REF", reason=VAGUE)
        if offset.n > 0 or (offset.n < 0 and offset.unit not in LONG):
            return Resolved(None, reason=NO_TEXT)
    if context.published is None:
        return Resolved(None, reason=NO_PUBLISHED)
    if offset.unit in ("TH", "TM", "TS") and not isinf(offset.n):
        return _hours(offset, context.published)
    return _counted(point, offset, of_date(context.published.day), "published")


def _leans_on_text(offset: Offset) -> bool:
    return offset.unit in ("month", "season") or (offset.n == 0 and offset.unit in ("Y", "M"))


def _hours(offset: Offset, published: Published) -> Resolved:
    """Hours and minutes from the time of publication, where that is known."""
    if published.time is None:
        return Resolved(None, "published", "no time of publication")
    hour, minute = (int(part) for part in published.time.split(":")[:2])
    minutes = round(offset.n * {"TH": 60, "TM": 1, "TS": 1 / 60}[offset.unit])
    total = hour * 60 + minute + minutes
    place = anchors.moved(of_date(published.day), total // 1440, "D")
    if place is None:
        return Resolved(None, "published", FAR)
    total %= 1440
    return Resolved(f"{place.value()}T{total // 60:02d}:{total % 60:02d}", "published", None, place)


def _counted(point: Point, offset: Offset, base: Anchor, anchor: DateAnchor, exact: bool = False) -> Resolved:
    """The date ``offset`` away from ``base``, with the fields that ``point`` gives itself."""
    if isinf(offset.n):
        return Resolved("PAST_REF" if offset.n < 0 else "FUTURE_REF", anchor, VAGUE)
    if offset.unit in ("month", "season", "holiday", "weekday"):
        return _named(point, offset, base, anchor)
    if offset.unit == "Q":
        return _quarter(base, int(offset.n), anchor)
    move = anchors.day_plus if exact else anchors.moved
    place = move(base, offset.n, offset.unit)
    if place is None:
        return Resolved(None, anchor, "the date to count from is not exact enough")
    if point.month or point.season or point.period or point.holiday:
        return _anchored(point, place.year, anchor)
    if point.week is not None:
        return Resolved(f"{year_text(place.year)}-W{point.week:02d}", anchor, None, Anchor(place.year))
    if point.day is not None:
        place = Anchor(place.year, place.month, point.day)
        return Resolved(place.value(), anchor, None, place)
    if point.weekday is not None or point.weekend:
        return _in_week(point, place, anchor)
    if offset.unit in ("DE", "CE") and not exact:
        return Resolved(year_text(place.year)[: -1 if offset.unit == "DE" else -2], anchor)
    return Resolved(place.value(), anchor, None, place)


def _in_week(point: Point, place: Anchor, anchor: DateAnchor) -> Resolved:
    day = place.date()
    if day is None:
        return Resolved(None, anchor, "the week is not known")
    if point.weekend:
        return Resolved(f"{place.value()}-WE", anchor, None, place)
    found = of_date(day + timedelta(days=(point.weekday or 1) - day.isoweekday()))
    return Resolved(found.value(), anchor, None, found)


def _quarter(base: Anchor, n: int, anchor: DateAnchor) -> Resolved:
    if base.month is None:
        return Resolved(None, anchor, "the date to count from is not exact enough")
    total = base.year * 4 + (base.month - 1) // 3 + n
    return Resolved(f"{total // 4}-Q{total % 4 + 1}", anchor, None, Anchor(total // 4, total % 4 * 3 + 1))


def _named(point: Point, offset: Offset, base: Anchor, anchor: DateAnchor) -> Resolved:
    """As in "last October", "next Tuesday", "this spring": the one before, in or after the base."""
    n = int(offset.n)
    if offset.unit == "weekday":
        return _turned_weekday(point, n, base, anchor)
    month = _month_of(point)
    here = base.month or 1
    if n == 0:
        year = base.year
    elif n < 0:
        year = base.year if month < here else base.year - 1
    else:
        year = base.year if month > here else base.year + 1
    return _anchored(point, year, anchor)


def _turned_weekday(point: Point, n: int, base: Anchor, anchor: DateAnchor) -> Resolved:
    day = base.date()
    if day is None or point.weekday is None:
        return Resolved(None, anchor, "the date to count from is not exact enough")
    if n == 0:
        found = day + timedelta(days=point.weekday - day.isoweekday())
    elif n < 0:
        found = day - timedelta(days=(day.isoweekday() - point.weekday - 1) % 7 + 1)
    else:
        found = day + timedelta(days=(point.weekday - day.isoweekday() - 1) % 7 + 1)
    place = of_date(found)
    return Resolved(place.value(), anchor, None, place)
