"""Days of the Hebrew and of the Islamic calendar as Gregorian dates.

The Hebrew calendar is exact. The Islamic one is the arithmetic (tabular) calendar with the astronomical
epoch, from which what is announced by the sighting of the moon may differ by a day. Both after Reingold
and Dershowitz, Calendrical Calculations (4th ed., 2018), chapters 7 and 8; days are counted as
`date.toordinal` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

HEBREW_EPOCH = -1_373_427  # 1 Tishri of year 1, less the days that `_elapsed` counts
ISLAMIC_EPOCH = 227_014  # 1 Muharram of year 1: 15 July 622 (Julian)
NISAN, SIVAN, TISHRI, KISLEV, ADAR = 1, 3, 7, 9, 13  # Adar is the last month before Nisan
TO_TISHRI = 177  # days from 1 Nisan to 1 Tishri


def islamic_day(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the arithmetic Islamic calendar."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return ISLAMIC_EPOCH - 1 + days


def islamic_days_in(gregorian: int, month: int, day: int) -> Iterator[date]:
    """The Gregorian dates in a year on which an Islamic day falls: one, seldom two or none."""
    first, last = date(gregorian, 1, 1).toordinal(), date(gregorian, 12, 31).toordinal()
    about = (first - ISLAMIC_EPOCH) * 30 // 10_631
    for year in range(about, about + 4):
        there = islamic_day(year, month, day)
        if first <= there <= last:
            yield date.fromordinal(there)


def hebrew_new_year(year: int) -> int:
    """The ordinal of 1 Tishri of a Hebrew year."""
    return HEBREW_EPOCH + _elapsed(year) + _correction(year)


def _elapsed(year: int) -> int:
    """Days from the epoch to the molad of Tishri, put off where it is too late or on a wrong weekday."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def _correction(year: int) -> int:
    before, here, after = (_elapsed(year + n) for n in (-1, 0, 1))
    if after - here == 356:
        return 2
    return 1 if here - before == 382 else 0


def hebrew_day_in(gregorian: int, month: int, day: int) -> date:
    """The Gregorian date in a year of a day of Nisan, Sivan, Tishri, Kislev or Adar; KeyError for others."""
    autumn = hebrew_new_year(gregorian + 3761)  # 1 Tishri in the autumn of the year
    long_marheshvan = hebrew_new_year(gregorian + 3762) - autumn in (355, 385)
    offset = {
        ADAR: -TO_TISHRI - 29,
        NISAN: -TO_TISHRI,
        SIVAN: 59 - TO_TISHRI,
        TISHRI: 0,
        KISLEV: 60 if long_marheshvan else 59,
    }[month]
    return date.fromordinal(autumn + offset + day - 1)
