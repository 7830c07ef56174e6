"""Calendar arithmetic on dates of which only the year, or the year and month, may be known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.mentions.dates.meanings import Tense

FIRST, LAST = -9999, 9998  # years that TIMEX3 and the calendar can write
SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
YEARS = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
MONTHS = {"M": 1, "Q": 3}
DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "FN": 14}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date to count from; ``year`` is negative before Christ, 0 where it is not known.

    ``week`` marks a whole week.
    """

    year: int
    month: int | None = None
    day: int | None = None
    week: bool = False

    def date(self) -> date | None:
        """The day, where it is one that the calendar has."""
        if self.month is None or self.day is None or not 1 <= self.year <= 9998:
            return None
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            return None
        return date(self.year, self.month, self.day)

    def value(self) -> str:
        """The TIMEX3 value."""
        day = self.date()
        if self.week and day is not None:
            iso = day.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}"
        text = year_text(self.year)
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text


def year_text(year: int) -> str:
    """A year as TIMEX3 writes it: "1999", "BC0490", "XXXX" for the unknown."""
    if year == 0:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def of_date(day: date) -> Anchor:
    """The anchor of a day."""
    return Anchor(day.year, day.month, day.day)


def moved(anchor: Anchor, n: float, unit: str) -> Anchor | None:
    """``anchor`` moved by ``n`` units, as exact as the unit ("three weeks ago" is a week).

    None where the anchor is less exact than the unit, or no calendar reaches so far.
    """
    found = _moved(anchor, n, unit) if anchor.year != 0 else None
    return found if found is not None and FIRST <= found.year <= LAST else None


def _moved(anchor: Anchor, n: float, unit: str) -> Anchor | None:
    if unit == "Y" and n != int(n):
        return _month_plus(anchor, n * 12)
    if unit in YEARS:
        return Anchor(year_plus(anchor.year, round(n * YEARS[unit])))
    if unit in MONTHS:
        return _month_plus(anchor, n * MONTHS[unit])
    day = anchor.date()
    if unit not in DAYS or day is None:
        return None
    try:
        there = of_date(day + timedelta(days=round(n * DAYS[unit])))
    except OverflowError:
        return None
    return there if unit in ("D", "N") else replace(there, week=True)


def year_plus(year: int, n: int) -> int:
    """Years counted over the missing year 0."""
    total = year + n
    if year < 0 <= total:
        return total + 1
    return total - 1 if total <= 0 < year else total


def _month_plus(anchor: Anchor, n: float) -> Anchor | None:
    if anchor.month is None or anchor.year < 1:
        return None
    total = anchor.year * 12 + anchor.month - 1 + round(n)
    return Anchor(total // 12, total % 12 + 1) if total >= 12 else None


def day_plus(anchor: Anchor, n: float, unit: str) -> Anchor | None:
    """``anchor`` moved by ``n`` units to the very day, where it is one."""
    day = anchor.date()
    if day is None or unit in DAYS:
        shifted = moved(anchor, n, unit)
        return Anchor(shifted.year, shifted.month, shifted.day) if shifted else None
    shifted = moved(anchor, n, unit)
    if shifted is None or not 1 <= shifted.year <= 9998:
        return None
    month = shifted.month or day.month
    return Anchor(shifted.year, month, min(day.day, calendar.monthrange(shifted.year, month)[1]))


def nearest_month(reference: date, month: int, tense: Tense, day: int | None = None) -> int:
    """The year of a month (and day) named without one, by the news rule.

    The nearest to the publication date; the last one after a past verb, the next one after a future.
    """
    there = (month, day or (reference.day if month == reference.month else 15))
    here = (reference.month, reference.day)
    if tense == "past":
        return reference.year if there <= here else reference.year - 1
    if tense == "future":
        return reference.year if there >= here else reference.year + 1
    distance = (month - reference.month) * 30.4 + there[1] - reference.day
    return reference.year + (1 if distance < -183 else -1 if distance > 183 else 0)


def weekday_date(reference: date, weekday: int, tense: Tense) -> date:
    """The day of a weekday by the news rule: today or the last one, for the future the next one.

    The present tense with a weekday is a programme ("the trial opens on Monday").
    """
    if tense in ("present", "future", "prospect"):
        return reference + timedelta(days=(weekday - reference.isoweekday()) % 7)
    return reference - timedelta(days=(reference.isoweekday() - weekday) % 7)
