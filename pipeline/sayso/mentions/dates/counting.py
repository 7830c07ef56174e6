"""TIMEX3 values of what is counted from a known date, and of fields of the calendar in a known year."""

from __future__ import annotations

from datetime import timedelta
from math import isinf

from sayso.mentions.dates import anchors
from sayso.mentions.dates.anchors import Anchor, of_date, year_text
from sayso.mentions.dates.context import FAR, VAGUE, Published, Resolved
from sayso.mentions.dates.holidays import by_the_moon, holiday_date
from sayso.mentions.dates.meanings import Offset, Point
from sayso.records import DateAnchor

MOON = "by the arithmetic calendar; the sighting of the moon may put it a day off"


def in_year(point: Point, year: int) -> tuple[str | None, DateAnchor, str | None, Anchor | None]:
    """The value of ``point`` in a known year (anchor "none")."""
    if point.week is not None:
        return f"{year_text(year)}-W{point.week:02d}", "none", None, Anchor(year)
    if point.season:
        return f"{year_text(year)}-{point.season}", "none", None, Anchor(year)
    if point.period:
        return f"{year_text(year)}-{point.period}", "none", None, Anchor(year)
    if point.holiday:
        day = holiday_date(point.holiday, year)
        doubt = MOON if by_the_moon(point.holiday) else None
        return (
            (of_date(day).value(), "none", doubt, of_date(day))
            if day
            else (None, "none", "no such day", None)
        )
    place = Anchor(year, point.month, point.day)
    return place.value(), "none", None, place


def anchored(point: Point, year: int, anchor: DateAnchor) -> Resolved:
    """``point`` in a year that ``anchor`` gave."""
    value, _, reason, place = in_year(point, year)
    return Resolved(value, anchor, reason, place)


def month_of(point: Point) -> int:
    """The month of a point without a year, or about the middle of its season or period."""
    if point.month is not None:
        return point.month
    if point.season:
        return anchors.SEASON_MONTHS[point.season]
    if point.period:
        return {"Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 3, "H2": 9}[point.period]
    day = holiday_date(point.holiday or "", 2020)
    return day.month if day else 1


def hours_away(offset: Offset, published: Published) -> Resolved:
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


def counted(point: Point, offset: Offset, base: Anchor, anchor: DateAnchor, exact: bool = False) -> Resolved:
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
        return anchored(point, place.year, anchor)
    if point.week is not None:
        return Resolved(f"{year_text(place.year)}-W{point.week:02d}", anchor, None, Anchor(place.year))
    if point.day is not None:
        place = Anchor(place.year, place.month, point.day)
        return Resolved(place.value(), anchor, None, place)
    if (point.weekday is not None and point.nth is None) or point.weekend:
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
    month = month_of(point)
    here = base.month or 1
    if n == 0:
        year = base.year
    elif n < 0:
        year = base.year if month < here else base.year - 1
    else:
        year = base.year if month > here else base.year + 1
    return anchored(point, year, anchor)


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
