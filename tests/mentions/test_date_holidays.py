"""Days with a name: the rules of models/date_holidays.csv."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.knowledge import Knowledge
from sayso.mentions.dates.holidays import RULE, fixed_day, holiday_date
from sayso.mentions.dates.words import Holiday

DAYS = [
    ("12-25", 2020, date(2020, 12, 25)),
    ("easter", 1961, date(1961, 4, 2)),
    ("easter", 2000, date(2000, 4, 23)),
    ("easter", 2019, date(2019, 4, 21)),
    ("easter", 2024, date(2024, 3, 31)),
    ("easter", 2038, date(2038, 4, 25)),
    ("easter-2", 2019, date(2019, 4, 19)),
    ("easter+49", 2019, date(2019, 6, 9)),
    ("orthodox", 2019, date(2019, 4, 28)),
    ("orthodox", 2021, date(2021, 5, 2)),
    ("orthodox", 2024, date(2024, 5, 5)),
    ("11-4-4", 2020, date(2020, 11, 26)),
    ("11-4-4+1", 2020, date(2020, 11, 27)),
    ("11-1-1+1", 2016, date(2016, 11, 8)),
    ("05-1--1", 2019, date(2019, 5, 27)),
    ("09-1-1", 2019, date(2019, 9, 2)),
    ("hebrew-07-01", 2019, date(2019, 9, 30)),
    ("hebrew-07-01", 2024, date(2024, 10, 3)),
    ("hebrew-07-10", 1973, date(1973, 10, 6)),
    ("hebrew-09-25", 2021, date(2021, 11, 29)),
    ("hebrew-09-25", 2024, date(2024, 12, 26)),
    ("hebrew-13-14", 2024, date(2024, 3, 24)),
    ("hebrew-01-15", 2021, date(2021, 3, 28)),
    ("hebrew-03-06", 2019, date(2019, 6, 9)),
    ("islamic-10-01", 2023, date(2023, 4, 21)),
    ("islamic-12-10", 2019, date(2019, 8, 11)),
    ("islamic-12-10", 2024, date(2024, 6, 16)),
    ("islamic-01-01", 2025, date(2025, 6, 26)),
    ("orthodox-2", 2021, date(2021, 4, 30)),
    ("some day", 2019, None),
    ("12-25", 0, None),
    ("12-25", 123456, None),
]


@pytest.mark.parametrize(("rule", "year", "expected"), DAYS)
def test_the_day_of_a_year(rule: str, year: int, expected: date | None) -> None:
    assert holiday_date(rule, year) == expected


def test_only_a_holiday_with_the_same_day_every_year_has_one_without_a_year() -> None:
    assert (fixed_day("12-25"), fixed_day("easter"), fixed_day("11-4-4")) == ("12-25", None, None)


def test_every_rule_of_the_table_can_be_read(knowledge: Knowledge) -> None:
    rows = knowledge.table("date_holidays", Holiday).values()
    assert [row.id for row in rows if not RULE.fullmatch(row.rule)] == []
