"""Dates as metadata write them, read strictly into ISO 8601.

Only shapes that have one reading are read: ISO 8601, RFC 2822, the compact form of GDELT
(``20240131T101500Z``), English month names, and day/month/year where only one order makes a date.
Nothing here looks at the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1600, 2199  # a year outside is a placeholder or no year
MAX_LENGTH = 80  # longer strings are not dates
EPOCH_SECONDS = (100_000_000, 5_000_000_000)  # 1973 to 2128

_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)"
_CLOCK = rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:[.,]\d+)?)?\s*{_ZONE}?"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?:(?:T|,? +){_CLOCK})?",
    re.I,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    rf"(?:[T_ ]?(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?P<second>\d{{2}})?{_ZONE}?)?",
    re.I,
)
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, *)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? ?(?:[A-Z]{1,4}|[+-]\d{4})"
)
_REST = r"(?:,?\s+(?:at\s+|[-|–]\s+)?\d{1,2}[:.]\d{2}.{0,24})?"  # a time of day with a zone in words
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_REST}",
    re.I,
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>[a-z]{{3,9}})\.?,?[\s-]+"
    rf"(?P<year>\d{{4}}){_REST}",
    re.I,
)
_NUMERIC = re.compile(rf"(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}){_REST}")
# BAKU, Oct 14, 2020 (Agency) —      RIGA, 2 June 2022 -      BEIRA, Mozambique, Feb 20 (IOW) --
_DATELINE = re.compile(
    r"[^\S\n]*[A-Z][A-Z'’.-]{2,20}(?:,? [A-Z][\w'’.-]{1,20}){0,6},? "
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})|(?P<day_>\d{1,2}) (?P<month_>[A-Z][a-z]{2,8})\.?)"
    r"(?:,? (?P<year>\d{4}))?(?: ?\([^()\n]{1,40}\))? ?(?:—|–|--|-)"
)
DATELINE_LINES = 5  # at the head of an article, one of which may open with a dateline
DATELINE_REACH = 120  # code points of a line in which a dateline ends
NEAR = 31  # days between the date of a dateline without a year and the date that lends the year
_IN_PATH = re.compile(r"(?<!\d)(\d{4})([-_./]?)(\d{2})\2(\d{2})(?!\d)")
_IN_URL = re.compile(r"/(\d{4})([-/])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?![\da-z])|/(\d{4})()(\d{2})(\d{2})(?!\d)")


def parse_date(value: object) -> str | None:
    """``value`` as an ISO 8601 date or date-time, or None where it has not exactly one reading.

    Numbers are read as seconds or milliseconds since 1970 where they fall between 1973 and 2128.
    A time of day without a known zone in an English date is left out.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_number(value)
    if not isinstance(value, str) or not 6 <= len(value.strip()) <= MAX_LENGTH:
        return None
    text = value.strip()
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _of_parts(found.groupdict())
    if _MAIL.fullmatch(text):
        return _of_mail(text)
    if found := _MONTH_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        return _day(found["year"], _month(found["month"]), found["day"])
    if found := _NUMERIC.fullmatch(text):
        readings = {_day(found["year"], found["a"], found["b"]), _day(found["year"], found["b"], found["a"])}
        return _only(readings)
    return None


def date_in_url(url: str | None) -> str | None:
    """The date that the path of ``url`` names (``/2020/10/14/``, ``/2020/oct/14/``), if exactly one."""
    if not url or len(url) > 2000:
        return None
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return None
    return _only(
        _day(m[1] or m[5], _month(m[3]) if m[3] and m[3].isalpha() else m[3] or m[7], m[4] or m[8])
        for m in _IN_URL.finditer(path)
    )


def date_in_dateline(text: str, near: str | None) -> str | None:
    """The date of the dateline that opens ``text`` ("BAKU, Oct 14, 2020 (Agency) — "), or None.

    A dateline without a year takes the one in which it comes nearest to ``near`` (an ISO date, of the
    address or file name), if that is within a month; without ``near`` it gives no date.
    """
    head = text[: DATELINE_LINES * 400].lstrip().split("\n")
    lines = [line for line in head if line.strip()][:DATELINE_LINES]
    found = next(filter(None, (_DATELINE.match(line[:DATELINE_REACH]) for line in lines)), None)
    if found is None:
        return None
    month, day = _month(found["month"] or found["month_"]), found["day"] or found["day_"]
    if found["year"]:
        return _day(found["year"], month, day)
    if near is None:
        return None
    there = date.fromisoformat(near[:10])
    days = (_day(there.year + n, month, day) for n in (-1, 0, 1))
    return _only(one for one in days if one and abs((date.fromisoformat(one) - there).days) <= NEAR)


def date_in_path(path: str) -> str | None:
    """The date in a file's relative path (``2020-10-14_x.txt``, ``20201014.html``), if exactly one."""
    return _only(_day(m[1], m[3], m[4]) for m in _IN_PATH.finditer(path))


def _only(readings: Iterable[str | None]) -> str | None:
    found = {reading for reading in readings if reading}
    return found.pop() if len(found) == 1 else None


def _of_number(value: float) -> str | None:
    compact = _COMPACT.fullmatch(str(value)) if isinstance(value, int) else None
    if compact and (read := _of_parts(compact.groupdict())):
        return read
    low, high = EPOCH_SECONDS
    seconds = value / 1000 if value >= high else value
    if not low <= seconds < high:  # also NaN
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _of_parts(parts: dict[str, str | None]) -> str | None:
    if parts["hour"] is None:
        return _day(parts["year"], parts["month"], parts["day"])
    try:
        year, month, day = (int(parts[name] or 0) for name in ("year", "month", "day"))
        hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(parts["zone"]))
    except ValueError:
        return None
    return moment.isoformat(timespec="seconds") if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _zone(written: str | None) -> timezone | None:
    if written is None:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)


def _of_mail(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.isoformat(timespec="seconds") if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _month(name: str) -> int:
    """1-12 of an English month name or its abbreviation (three letters or more), else 0."""
    return next((i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower())), 0)


def _day(year: str | int | None, month: str | int | None, day: str | int | None) -> str | None:
    try:
        found = date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None
