"""What a date says beside its value: modifier, bound, whole phrase, range, partial value, days covered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.dates.component import Dates
from sayso.mentions.dates.intervals import days_of, part_of, window
from sayso.mentions.dates.meanings import Offset, Point, Slice
from sayso.values import DateMention

PUBLISHED = "2020-10-16"  # a Friday


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def dates(knowledge: Knowledge) -> Dates:
    return Dates(knowledge)


def found(dates: Dates, blank: Language, text: str) -> tuple[DateMention, ...]:
    doc = blank(text)
    doc._.published = PUBLISHED
    return dates.process(doc)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It closed in early June.", "START"),
        ("It closed in late 2019.", "END"),
        ("It closed in mid-2015.", "MID"),
        ("It closed at the beginning of 2004.", "START"),
        ("It closed in the middle of May 2004.", "MID"),
        ("It closed at the end of June 1940.", "END"),
        ("It closed in the latter part of the year.", "END"),
        ("It closed earlier this year.", "START"),
        ("It closes later this month.", "END"),
        ("It closed in about 1910.", "APPROX"),
        ("It lasted about a week.", "APPROX"),
        ("It lasted more than three years.", "MORE_THAN"),
        ("It lasted nearly a century.", "LESS_THAN"),
        ("It lasted at least two days.", "EQUAL_OR_MORE"),
        ("It lasted up to 12 weeks.", "EQUAL_OR_LESS"),
        ("It lasted no more than nine minutes.", "EQUAL_OR_LESS"),
        ("It closed more than a decade ago.", "BEFORE"),
        ("It closed less than a year ago.", "AFTER"),
        ("It closed more than a week later.", "AFTER"),
        ("It closed at least two years ago.", "ON_OR_BEFORE"),
        ("It closed in June.", None),
        ("It lasted three years.", None),
    ],
)
def test_modifier(dates: Dates, blank: Language, text: str, mod: str | None) -> None:
    assert [mention.mod for mention in found(dates, blank, text)] == [mod]


@pytest.mark.parametrize(
    ("text", "bound", "phrase"),
    [
        ("It has run since 2016.", "since", "since 2016"),
        ("It has run ever since May 2016.", "since", "ever since May 2016"),
        ("It runs from as early as 2016.", "since", "from as early as 2016"),
        ("It runs 2016 or later.", "since", "2016 or later"),
        ("It ran until Friday.", "until", "until Friday"),
        ("It ran no later than Friday.", "until", "no later than Friday"),
        ("It must close by the end of May.", "until", "by the end of May"),
        ("It closed before 1999.", "before", "before 1999"),
        ("It closed prior to 1999.", "before", "prior to 1999"),
        ("It closed after 1999.", "after", "after 1999"),
        ("It closed later than 1999.", "after", "later than 1999"),
        ("It must close within 48 hours.", "within", "within 48 hours"),
        ("It closed in the morning.", None, "in the morning"),
        ("It closed on Friday.", None, None),
        ("It closed in 1999.", None, None),
        ("It closed in 1999 and later in May.", None, None),
    ],
)
def test_bound_and_phrase(
    dates: Dates, blank: Language, text: str, bound: str | None, phrase: str | None
) -> None:
    first = found(dates, blank, text)[0]
    assert (first.bound, first.phrase.of(text) if first.phrase else None) == (bound, phrase)


@pytest.mark.parametrize(
    ("text", "values", "phrase"),
    [
        ("It ran from 2014 to 2018.", ["2014", "2018"], "from 2014 to 2018"),
        ("It ran between 2014 and 2018.", ["2014", "2018"], "between 2014 and 2018"),
        ("It ran 2014-2018.", ["2014", "2018"], "2014-2018"),
        ("It ran from May to July 2019.", ["2019-05", "2019-07"], "from May to July 2019"),
        ("It ran from August to October.", ["2020-08", "2020-10"], "from August to October"),
        ("It ran from November to February.", ["2020-11", "2021-02"], "from November to February"),
        ("It ran Jan-Feb 2017.", ["2017-01", "2017-02"], "Jan-Feb 2017"),
        ("It ran on May 4-9, 2019.", ["2019-05-04", "2019-05-09"], "May 4-9, 2019"),
        (
            "It ran from the ninth to the seventeenth of April 2019.",
            ["2019-04-09", "2019-04-17"],
            "from the ninth to the seventeenth of April 2019",
        ),
        (
            "It ran from the 27th to the 3rd of April 2019.",
            ["2019-03-27", "2019-04-03"],
            "from the 27th to the 3rd of April 2019",
        ),
        ("It is open from 5 to 6pm.", ["T17:00", "T18:00"], "from 5 to 6pm"),
        ("It is open 11 to 1pm.", ["T11:00", "T13:00"], "11 to 1pm"),
        (
            "It was open yesterday from 3-8pm.",
            ["2020-10-15T15:00", "2020-10-15T20:00"],
            "yesterday from 3-8pm",
        ),
        (
            "It was open between 7 and 9:30 last night.",
            ["2020-10-15T19:00", "2020-10-15T21:30"],
            "between 7 and 9:30 last night",
        ),
        (
            "It was open from 10:30 to 3 on Friday.",
            ["2020-10-16T10:30", "2020-10-16T15:00"],
            "from 10:30 to 3 on Friday",
        ),
        (
            "It is open tomorrow from 2:00 to 2:30 pm.",
            ["2020-10-17T14:00", "2020-10-17T14:30"],
            "tomorrow from 2:00 to 2:30 pm",
        ),
        ("It ran from 2014 until now.", ["2014", "PRESENT_REF"], "from 2014 until now"),
    ],
)
def test_a_range_is_two_dates_tied(
    dates: Dates, blank: Language, text: str, values: list[str], phrase: str
) -> None:
    near, far = found(dates, blank, text)
    assert [near.value, far.value] == values
    assert (near.begins_range, far.begins_range) == (True, False)
    assert near.phrase is not None
    assert near.phrase.of(text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "It closed in 2014 and 2018.",
        "It closed in 2014 or 2018.",
        "It closed at 3pm - this week they say.",
        "Shares rose from 3 to 8 on Monday.",
        "Shares rose on Monday from 3 to 8.",
        "It closed at 5 p.m. to 8 homes.",
        "They won on Monday 3-1.",
        "On May 4 and 9 people it fell.",
    ],
)
def test_what_is_no_range(dates: Dates, blank: Language, text: str) -> None:
    mentions = found(dates, blank, text)
    assert mentions
    assert not any(mention.begins_range for mention in mentions)


@pytest.mark.parametrize(
    ("text", "value", "partial"),
    [
        ("It closed on October 14.", "2020-10-14", "XXXX-10-14"),
        ("It closed on Tuesday.", "2020-10-13", "XXXX-WXX-2"),
        ("It closed in May.", "2020-05", "XXXX-05"),
        ("It closed on the 14th.", "2020-10-14", "XXXX-XX-14"),
        ("It closed at Christmas.", "2020-12-25", "XXXX-12-25"),
        ("It closed on 3 May 2019.", "2019-05-03", None),
        ("It closed yesterday.", "2020-10-15", None),
        ("It closed at 1 am.", "T01:00", None),
        ("It closed three weeks ago.", "2020-W39", None),
    ],
)
def test_partial_is_what_the_words_alone_say(
    dates: Dates, blank: Language, text: str, value: str, partial: str | None
) -> None:
    assert [(m.value, m.partial) for m in found(dates, blank, text)] == [(value, partial)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It closed on 3 May 2019.", ("2019-05-03", "2019-05-03")),
        ("It closed at noon on 3 May 2019.", ("2019-05-03", "2019-05-03")),
        ("It closed in February 2020.", ("2020-02-01", "2020-02-29")),
        ("It closed in 2019.", ("2019-01-01", "2019-12-31")),
        ("It closed last week.", ("2020-10-05", "2020-10-11")),
        ("It closed last weekend.", ("2020-10-10", "2020-10-11")),
        ("It closed in the third quarter of 2019.", ("2019-07-01", "2019-09-30")),
        ("It closed in the second half of 2019.", ("2019-07-01", "2019-12-31")),
        ("It closed in the 1990s.", ("1990-01-01", "1999-12-31")),
        ("It closed in the 19th century.", ("1800-01-01", "1899-12-31")),
        ("It fell in the past two months.", ("2020-08-16", "2020-10-15")),
        ("It will fall in the next two days.", ("2020-10-17", "2020-10-18")),
        ("It fell in the past three quarters.", ("2020-01-01", "2020-09-30")),
        ("It fell in the last week of August 2019.", ("2019-08-26", "2019-09-01")),
        ("It fell in the first ten days of 2019.", ("2019-01-01", "2019-01-10")),
        ("It fell in the summer of 2019.", (None, None)),
        ("It lasted two days.", (None, None)),
        ("It closed in fiscal 2019.", (None, None)),
        ("It closed on Feb 30, 2020.", (None, None)),
    ],
)
def test_the_days_that_a_date_covers(
    dates: Dates, blank: Language, text: str, days: tuple[str | None, str | None]
) -> None:
    assert [(m.first_day, m.last_day) for m in found(dates, blank, text)] == [days]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It meets every Monday at 4pm.", [("every Monday at 4pm", "SET", "XXXX-WXX-1T16:00")]),
        ("It meets 3pm each day.", [("3pm each day", "SET", "XXXX-XX-XXT15:00")]),
        ("It costs £2 million a year.", [("a year", "SET", "P1Y")]),
        ("It ships 300 tons a month.", [("a month", "SET", "P1M")]),
        ("It hit him at 40 miles an hour.", []),
        ("It took three quarters of it.", []),
        ("It is expected to last three weeks.", [("three weeks", "DURATION", "P3W")]),
        ("It closed in the last three weeks.", [("the last three weeks", "DURATION", "P3W")]),
        ("It fell 5 percent over two years.", [("two years", "DURATION", "P2Y")]),
        ("It fell for over two years.", [("over two years", "DURATION", "P2Y")]),
        ("It rose 11% more than a year earlier.", [("a year earlier", "DATE", "2019")]),
        ("It met on the first Monday of May 2019.", [("the first Monday of May 2019", "DATE", "2019-05-06")]),
        ("It met on the last Friday of May 2019.", [("the last Friday of May 2019", "DATE", "2019-05-31")]),
        ("It met on the 9th day of May 2019.", [("the 9th day of May 2019", "DATE", "2019-05-09")]),
        ("It met in the ninth month of last year.", [("the ninth month of last year", "DATE", "2019-09")]),
        ("It fell in last year's third quarter.", [("last year's third quarter", "DATE", "2019-Q3")]),
        ("It fell from the year-earlier quarter.", [("the year-earlier quarter", "DATE", "2019-Q4")]),
        ("It fell in fiscal 2019.", [("fiscal 2019", "DATE", "FY2019")]),
        ("It fell in the fiscal year.", [("the fiscal year", "DATE", "FYXXXX")]),
        ("It closes the week after next.", [("the week after next", "DATE", "2020-W44")]),
        ("It closed the year before last.", [("the year before last", "DATE", "2018")]),
        ("It met on Tuesday the 13th.", [("Tuesday the 13th", "DATE", "2020-10-13")]),
        ("It met on Friday 13.", [("Friday 13", "DATE", "2020-11-13")]),
        ("It was shut all week.", [("all week", "DURATION", "P1W")]),
        ("It is paid semi-annually.", [("semi-annually", "SET", "P6M")]),
        ("It is quiet at night.", [("night", "TIME", "XXXX-XX-XXTNI")]),
        ("A 24h strike began.", [("24h", "DURATION", "PT24H")]),
        ("It opens Sunday at 8.", [("Sunday at 8", "TIME", "2020-10-11T08:00")]),
        ("It sold Sunday at 8 shops.", [("Sunday", "DATE", "2020-10-11")]),
        ("It fell the next day.", [("the next day", "DATE", "2020-10-17")]),
        ("Mr. March and Ms. June left.", []),
        ("The Sunday Telegraph said so.", []),
        ("It is the most up to date map.", []),
    ],
)
def test_other_constructions(
    dates: Dates, blank: Language, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert [(m.span.of(text), m.type, m.value) for m in found(dates, blank, text)] == expected


def test_a_time_is_of_the_day_named_last_though_a_year_came_between(dates: Dates, blank: Language) -> None:
    text = "It closed on Monday. It was built in 1990. At 2:45 a.m. it burned."
    assert [mention.value for mention in found(dates, blank, text)] == [
        "2020-10-12",
        "1990",
        "2020-10-12T02:45",
    ]


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_day_covers_itself_and_lies_in_its_week_month_and_year(day: date) -> None:
    iso = day.isocalendar()
    values = [day.isoformat(), day.isoformat()[:7], f"{day.year:04d}", f"{iso.year:04d}-W{iso.week:02d}"]
    for value in values:
        days = days_of(value)
        if days is not None:
            assert days[0] <= day.isoformat() <= days[1]
    assert days_of(values[0]) == (values[0], values[0])


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), st.integers(1, 400))
def test_a_window_of_days_is_so_many_days_long(published: date, n: int) -> None:
    back, ahead = window(Offset(-n, "D"), published), window(Offset(n, "D"), published)
    assert back == ((published - timedelta(n)).isoformat(), (published - timedelta(1)).isoformat())
    assert ahead == ((published + timedelta(1)).isoformat(), (published + timedelta(n)).isoformat())


@given(st.integers(1600, 2199), st.integers(1, 12))
def test_the_weeks_of_a_month_have_seven_days_and_a_thursday_in_it(year: int, month: int) -> None:
    value = f"{year:04d}-{month:02d}"
    for nth in (1, -1):
        days = part_of(Slice(nth, 1, "W", Point(year=str(year), month=month)), value)
        assert days is not None
        first = date.fromisoformat(days[0])
        assert date.fromisoformat(days[1]) - first == timedelta(6)
        assert (first + timedelta(3)).isoformat()[:7] == value
