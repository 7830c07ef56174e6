"""Dates in running text: span, type and TIMEX3 value, without a model (a blank tokenizer only)."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.dates.component import Dates, is_narrative, published_of

PUBLISHED = "2020-10-16"  # a Friday
Found = list[tuple[str, str, str | None]]

ABSOLUTE = [
    ("They met on 14 October 2020.", [("14 October 2020", "DATE", "2020-10-14")]),
    ("They met on October 14, 2020, in Baku.", [("October 14, 2020", "DATE", "2020-10-14")]),
    ("They met on October 14th, 2020.", [("October 14th, 2020", "DATE", "2020-10-14")]),
    ("They met on the 14th of October, 2020.", [("the 14th of October, 2020", "DATE", "2020-10-14")]),
    ("Filed 2020-10-14.", [("2020-10-14", "DATE", "2020-10-14")]),
    ("Filed 14/10/2020.", [("14/10/2020", "DATE", "2020-10-14")]),
    ("Filed 14.10.2020.", [("14.10.2020", "DATE", "2020-10-14")]),
    ("Filed 10/14/2020.", [("10/14/2020", "DATE", "2020-10-14")]),
    ("Filed 12-Oct-2020.", [("12-Oct-2020", "DATE", "2020-10-12")]),
    ("Filed 05/05/2020.", [("05/05/2020", "DATE", "2020-05-05")]),
    ("Filed 12/10/2020.", [("12/10/2020", "DATE", "2020")]),
    ("It was the 19th and 20th centuries.", [("the 19th", "DATE", "18"), ("20th centuries", "DATE", "19")]),
    ("It fell on Oct. 14.", [("Oct. 14", "DATE", "2020-10-14")]),
    ("It fell on Sept 3, 2019.", [("Sept 3, 2019", "DATE", "2019-09-03")]),
    ("It fell on 3 Jan. 1999.", [("3 Jan. 1999", "DATE", "1999-01-03")]),
    ("On Wednesday, October 14, fire broke out.", [("Wednesday, October 14", "DATE", "2020-10-14")]),
    ("On Wednesday October 14 2020 it rained.", [("Wednesday October 14 2020", "DATE", "2020-10-14")]),
    ("On Saturday, 3 October 2020, it rained.", [("Saturday, 3 October 2020", "DATE", "2020-10-03")]),
    ("It opened in October 2019.", [("October 2019", "DATE", "2019-10")]),
    ("It opened in Oct., 2019.", [("Oct., 2019", "DATE", "2019-10")]),
    ("It opened in May 2019.", [("May 2019", "DATE", "2019-05")]),
    ("It opened in late March 2019.", [("late March 2019", "DATE", "2019-03")]),
    ("It opened at the end of June 1940.", [("the end of June 1940", "DATE", "1940-06")]),
    ("It was founded in 1901.", [("1901", "DATE", "1901")]),
    ("The law dates from the year 2008.", [("the year 2008", "DATE", "2008")]),
    ("The dam (1987) held.", [("1987", "DATE", "1987")]),
    ("In mid-2015 it closed.", [("mid-2015", "DATE", "2015")]),
    ("Early in 1941 it closed.", [("Early in 1941", "DATE", "1941")]),
    ("It closed at the beginning of 2004.", [("the beginning of 2004", "DATE", "2004")]),
    ("He won in ’08.", [("’08", "DATE", "2008")]),
    ("Prices rose in the 1990s.", [("the 1990s", "DATE", "199")]),
    ("Prices rose in the late 1980s.", [("the late 1980s", "DATE", "198")]),
    ("Prices rose in the mid-1960s.", [("the mid-1960s", "DATE", "196")]),
    ("Prices rose in the ’70s.", [("the ’70s", "DATE", "197")]),
    ("Prices rose in the nineties.", [("the nineties", "DATE", "199")]),
    ("A house of the 19th century.", [("the 19th century", "DATE", "18")]),
    ("A house of the nineteenth century.", [("the nineteenth century", "DATE", "18")]),
    ("A wall of the 5th century BC.", [("the 5th century BC", "DATE", "BC04")]),
    ("The city fell in 490 BC.", [("490 BC", "DATE", "BC0490")]),
    ("The city fell in 149 B.C. and burned.", [("149 B.C.", "DATE", "BC0149")]),
    ("Sales rose in the third quarter of 2020.", [("the third quarter of 2020", "DATE", "2020-Q3")]),
    ("Sales rose in Q3 2020.", [("Q3 2020", "DATE", "2020-Q3")]),
    ("Sales rose in the second half of 2008.", [("the second half of 2008", "DATE", "2008-H2")]),
    ("They left in the summer of 2016.", [("the summer of 2016", "DATE", "2016-SU")]),
    ("They left in autumn 2016.", [("autumn 2016", "DATE", "2016-FA")]),
    ("They left in the fall of 2016.", [("the fall of 2016", "DATE", "2016-FA")]),
    ("See week 3 of 2021.", [("week 3 of 2021", "DATE", "2021-W03")]),
    ("On January 1 nineteen eighty-six it began.", [("January 1 nineteen eighty-six", "DATE", "1986-01-01")]),
]

PARTIAL = [
    ("It happened on October 14.", [("October 14", "DATE", "2020-10-14")]),
    ("It happened on 3 January.", [("3 January", "DATE", "2021-01-03")]),
    ("It happened on December 20.", [("December 20", "DATE", "2020-12-20")]),
    ("It happened on June 1.", [("June 1", "DATE", "2020-06-01")]),
    ("It happened on the 14th.", [("the 14th", "DATE", "2020-10-14")]),
    ("It happened on the 20th.", [("the 20th", "DATE", "2020-09-20")]),
    ("It happened on the 2nd of this month.", [("the 2nd of this month", "DATE", "2020-10-02")]),
    ("It happened in August.", [("August", "DATE", "2020-08")]),
    ("It happened in early September.", [("early September", "DATE", "2020-09")]),
    ("It happened in mid-July.", [("mid-July", "DATE", "2020-07")]),
    ("It happened on Wednesday.", [("Wednesday", "DATE", "2020-10-14")]),
    ("It happened on Friday.", [("Friday", "DATE", "2020-10-16")]),
    ("It happened on Saturday.", [("Saturday", "DATE", "2020-10-10")]),
    ("It happened late on Monday.", [("late on Monday", "DATE", "2020-10-12")]),
    ("It happened in the summer.", [("the summer", "DATE", "2020-SU")]),
    ("It happened in the second quarter.", [("the second quarter", "DATE", "2020-Q2")]),
    ("It rained over the weekend.", [("the weekend", "DATE", "2020-W41-WE")]),
    ("He left on Thursday (Oct. 15).", [("Thursday (Oct. 15)", "DATE", "2020-10-15")]),
    ("It happened in the fourth quarter.", [("the fourth quarter", "DATE", "2020-Q4")]),
]

RELATIVE = [
    ("It rained today.", [("today", "DATE", "2020-10-16")]),
    ("It rained yesterday.", [("yesterday", "DATE", "2020-10-15")]),
    ("It will rain tomorrow.", [("tomorrow", "DATE", "2020-10-17")]),
    ("It rained the day before yesterday.", [("the day before yesterday", "DATE", "2020-10-14")]),
    ("He came three days ago.", [("three days ago", "DATE", "2020-10-13")]),
    ("He came a week ago.", [("a week ago", "DATE", "2020-W41")]),
    ("He came two weeks ago.", [("two weeks ago", "DATE", "2020-W40")]),
    ("He came six months ago.", [("six months ago", "DATE", "2020-04")]),
    ("He came about ten years ago.", [("about ten years ago", "DATE", "2010")]),
    ("He came a decade ago.", [("a decade ago", "DATE", "201")]),
    ("He came a few days ago.", [("a few days ago", "DATE", "PAST_REF")]),
    ("He came last week.", [("last week", "DATE", "2020-W41")]),
    ("He came this week.", [("this week", "DATE", "2020-W42")]),
    ("He comes next week.", [("next week", "DATE", "2020-W43")]),
    ("He came last month.", [("last month", "DATE", "2020-09")]),
    ("He came last year.", [("last year", "DATE", "2019")]),
    ("He came earlier this year.", [("earlier this year", "DATE", "2020")]),
    ("He comes later this month.", [("later this month", "DATE", "2020-10")]),
    ("He came early last year.", [("early last year", "DATE", "2019")]),
    ("He came at the end of last year.", [("the end of last year", "DATE", "2019")]),
    ("He comes next year.", [("next year", "DATE", "2021")]),
    ("He came last October.", [("last October", "DATE", "2019-10")]),
    ("He came in October last year.", [("October last year", "DATE", "2019-10")]),
    ("He came last June.", [("last June", "DATE", "2020-06")]),
    ("He comes next March.", [("next March", "DATE", "2021-03")]),
    ("He came last Tuesday.", [("last Tuesday", "DATE", "2020-10-13")]),
    ("He comes next Tuesday.", [("next Tuesday", "DATE", "2020-10-20")]),
    ("He comes this Sunday.", [("this Sunday", "DATE", "2020-10-18")]),
    ("He came on Tuesday of last week.", [("Tuesday of last week", "DATE", "2020-10-06")]),
    ("He came last summer.", [("last summer", "DATE", "2020-SU")]),
    ("He comes next spring.", [("next spring", "DATE", "2021-SP")]),
    ("He came last quarter.", [("last quarter", "DATE", "2020-Q3")]),
    ("He came last weekend.", [("last weekend", "DATE", "2020-W41-WE")]),
    ("He comes in the spring of next year.", [("the spring of next year", "DATE", "2021-SP")]),
    ("He comes two weeks from now.", [("two weeks from now", "DATE", "2020-W44")]),
    (
        "Three days after October 1, 2020 it ended.",
        [("Three days after October 1, 2020", "DATE", "2020-10-04")],
    ),
    (
        "It ended two weeks before Christmas 2019.",
        [("two weeks before Christmas 2019", "DATE", "2019-12-11")],
    ),
    ("He is well now.", [("now", "DATE", "PRESENT_REF")]),
    ("He recently left.", [("recently", "DATE", "PAST_REF")]),
    ("He thinks of the future.", [("the future", "DATE", "FUTURE_REF")]),
]

IN_TEXT = [
    (
        "On 3 May 2019 it began. The next day it ended.",
        [("3 May 2019", "DATE", "2019-05-03"), ("The next day", "DATE", "2019-05-04")],
    ),
    (
        "On 3 May 2019 it began. Two days later it ended.",
        [("3 May 2019", "DATE", "2019-05-03"), ("Two days later", "DATE", "2019-05-05")],
    ),
    (
        "On 3 May 2019 it began and on the same day it ended.",
        [("3 May 2019", "DATE", "2019-05-03"), ("the same day", "DATE", "2019-05-03")],
    ),
    (
        "It began in 2016. Later that year it ended.",
        [("2016", "DATE", "2016"), ("Later that year", "DATE", "2016")],
    ),
    (
        "It began in 2016. The previous year was calm.",
        [("2016", "DATE", "2016"), ("The previous year", "DATE", "2015")],
    ),
    (
        "It began in 2016 and ended in May of the following year.",
        [("2016", "DATE", "2016"), ("May of the following year", "DATE", "2017-05")],
    ),
    (
        "He fled on Wednesday. That night the town burned.",
        [("Wednesday", "DATE", "2020-10-14"), ("That night", "TIME", "2020-10-14TNI")],
    ),
    (
        "He fled on Wednesday. At 1 am local time the town burned.",
        [("Wednesday", "DATE", "2020-10-14"), ("1 am local time", "TIME", "2020-10-14T01:00")],
    ),
]

TIMES = [
    ("It opened at 3 p.m. on Friday.", [("3 p.m. on Friday", "TIME", "2020-10-16T15:00")]),
    ("It opened at 10:30 yesterday.", [("10:30 yesterday", "TIME", "2020-10-15T10:30")]),
    ("It opened on Monday at 9am.", [("Monday at 9am", "TIME", "2020-10-12T09:00")]),
    ("It opened today at noon.", [("today at noon", "TIME", "2020-10-16T12:00")]),
    ("It opened at midnight on Tuesday.", [("midnight on Tuesday", "TIME", "2020-10-13T00:00")]),
    ("It opened at 14:00 GMT on Thursday.", [("14:00 GMT on Thursday", "TIME", "2020-10-15T14:00Z")]),
    ("It opened at half past seven.", [("half past seven", "TIME", "T07:30")]),
    ("It opened at 8 in the evening.", [("8 in the evening", "TIME", "T20:00")]),
    ("It opened at six o'clock.", [("six o'clock", "TIME", "T06:00")]),
    ("It opened at 0730 hours.", [("0730 hours", "TIME", "T07:30")]),
    ("He left this morning.", [("this morning", "TIME", "2020-10-16TMO")]),
    ("He left last night.", [("last night", "TIME", "2020-10-15TNI")]),
    (
        "It opened between 2 p.m. and 4 p.m. on Friday.",
        [("2 p.m.", "TIME", "2020-10-16T14:00"), ("4 p.m. on Friday", "TIME", "2020-10-16T16:00")],
    ),
    ("He left by mid-afternoon on Monday.", [("mid-afternoon on Monday", "TIME", "2020-10-12TAF")]),
    ("He leaves tonight.", [("tonight", "TIME", "2020-10-16TNI")]),
    ("He left yesterday evening.", [("yesterday evening", "TIME", "2020-10-15TEV")]),
    ("He left on Tuesday afternoon.", [("Tuesday afternoon", "TIME", "2020-10-13TAF")]),
    ("He left early on Tuesday morning.", [("early on Tuesday morning", "TIME", "2020-10-13TMO")]),
    ("On the morning of October 14 he left.", [("the morning of October 14", "TIME", "2020-10-14TMO")]),
    ("On the night of 13 May 2019 he left.", [("the night of 13 May 2019", "TIME", "2019-05-13TNI")]),
]

PERIODS = [
    ("It lasted 18 days.", [("18 days", "DURATION", "P18D")]),
    ("It lasted two and a half years.", [("two and a half years", "DURATION", "P2.5Y")]),
    ("It lasted half an hour.", [("half an hour", "DURATION", "PT0.5H")]),
    ("In the 48 hours before it he ran.", [("the 48 hours", "DURATION", "PT48H")]),
    ("Up to 12 weeks passed.", [("Up to 12 weeks", "DURATION", "P12W")]),
    ("You can do it every single day.", [("every single day", "SET", "P1D")]),
    ("It lasted 90 minutes.", [("90 minutes", "DURATION", "PT90M")]),
    ("It lasted twenty-five years.", [("twenty-five years", "DURATION", "P25Y")]),
    ("It lasted 1,460 years.", [("1,460 years", "DURATION", "P1460Y")]),
    ("It lasted a few hours.", [("a few hours", "DURATION", "PTXH")]),
    ("It lasted several months.", [("several months", "DURATION", "PXM")]),
    ("It lasted for months.", [("months", "DURATION", "PXM")]),
    ("It lasted more than three years.", [("more than three years", "DURATION", "P3Y")]),
    ("It lasted nearly a century.", [("nearly a century", "DURATION", "P1CE")]),
    ("It lasted an hour and a half.", [("an hour and a half", "DURATION", "PT1.5H")]),
    ("It lasted two years and three months.", [("two years and three months", "DURATION", "P2Y3M")]),
    ("It lasted two hours and five minutes.", [("two hours and five minutes", "DURATION", "PT2H5M")]),
    ("It lasted a fortnight.", [("a fortnight", "DURATION", "P2W")]),
    ("A three-day visit ended.", [("three-day", "DURATION", "P3D")]),
    ("A year-long siege ended.", [("year-long", "DURATION", "P1Y")]),
    ("In the past two months he ran.", [("the past two months", "DURATION", "P2M")]),
    ("Over the next six weeks he ran.", [("the next six weeks", "DURATION", "P6W")]),
    ("In the last few years he ran.", [("the last few years", "DURATION", "PXY")]),
    ("In the past decade he ran.", [("the past decade", "DURATION", "P1DE")]),
    ("For the first ten months of 1915 he ran.", [("the first ten months of 1915", "DURATION", "P10M")]),
    ("In the last week of August he ran.", [("the last week of August", "DURATION", "P1W")]),
    ("He runs every Tuesday.", [("every Tuesday", "SET", "XXXX-WXX-2")]),
    ("He runs every day.", [("every day", "SET", "P1D")]),
    ("He runs daily.", [("daily", "SET", "P1D")]),
    ("He runs every two weeks.", [("every two weeks", "SET", "P2W")]),
    ("He runs every other day.", [("every other day", "SET", "P2D")]),
    ("He runs twice a week.", [("twice a week", "SET", "P1W")]),
    ("He runs three times a year.", [("three times a year", "SET", "P1Y")]),
    ("He runs on Sundays.", [("Sundays", "SET", "XXXX-WXX-7")]),
    ("He runs on Friday mornings.", [("Friday mornings", "SET", "XXXX-WXX-5TMO")]),
    ("He runs every summer.", [("every summer", "SET", "XXXX-SU")]),
    ("He is paid annually.", [("annually", "SET", "P1Y")]),
]

RANGES = [
    ("From 2014 to 2018 he ran.", [("2014", "DATE", "2014"), ("2018", "DATE", "2018")]),
    ("In 1915-16 he ran.", [("1915", "DATE", "1915"), ("16", "DATE", "1916")]),
    (
        "Between May 15 and August 16, 1988 he ran.",
        [("May 15", "DATE", "1988-05-15"), ("August 16, 1988", "DATE", "1988-08-16")],
    ),
    ("On March 5-9, 1918 he ran.", [("March 5", "DATE", "1918-03-05"), ("9, 1918", "DATE", "1918-03-09")]),
    ("On 6-7 January 1916 he ran.", [("6", "DATE", "1916-01-06"), ("7 January 1916", "DATE", "1916-01-07")]),
    (
        "From November to February 2019 he ran.",
        [("November", "DATE", "2018-11"), ("February 2019", "DATE", "2019-02")],
    ),
    (
        "In spring and summer of 1979 he ran.",
        [("spring", "DATE", "1979-SP"), ("summer of 1979", "DATE", "1979-SU")],
    ),
    ("On 499-493 BC see below.", [("499", "DATE", "BC0499"), ("493 BC", "DATE", "BC0493")]),
]

HOLIDAYS = [
    ("They met at Christmas 2019.", [("Christmas 2019", "DATE", "2019-12-25")]),
    ("They met on Christmas Eve.", [("Christmas Eve", "DATE", "2020-12-24")]),
    ("They met on New Year's Day 2018.", [("New Year's Day 2018", "DATE", "2018-01-01")]),
    ("They met on Easter Monday 2019.", [("Easter Monday 2019", "DATE", "2019-04-22")]),
    ("They met on Good Friday 2018.", [("Good Friday 2018", "DATE", "2018-03-30")]),
    ("They met on Thanksgiving 2019.", [("Thanksgiving 2019", "DATE", "2019-11-28")]),
    ("They met on Black Friday 2019.", [("Black Friday 2019", "DATE", "2019-11-29")]),
    ("They met on Memorial Day 2019.", [("Memorial Day 2019", "DATE", "2019-05-27")]),
    ("They met on Labor Day.", [("Labor Day", "DATE", "2020-09-07")]),
    ("They met on Halloween.", [("Halloween", "DATE", "2020-10-31")]),
    ("They met on July 4, 2020.", [("July 4, 2020", "DATE", "2020-07-04")]),
]

NONE = [
    "He may go, and may 20 others follow.",
    "May I ask why?",
    "They march on the capital.",
    "The March for Science drew thousands.",
    "He came second and sat in the sun.",
    "The second man left.",
    "A 14-year-old boy left.",
    "The boy, 14 years old, left.",
    "Men of 25 years of age left.",
    "He paid $2000 for it.",
    "Some 1,500 soldiers left.",
    "They won 3-1.",
    "It cost 12.50 a piece.",
    "Call 555-1212-2015 at once.",
    "Flight 2019A left.",
    "About three quarters of the town burned.",
    "The fall of the city was near.",
    "He is the 14th man.",
    "Children (aged 12 to 14 years) left.",
    "See flight 1949 and room 2012.",
    "It is open 24/7 and fits 3/8 inch bolts.",
    "Version 10.12.20 is out.",
    "At the start of the Second Front he left.",
    "He scored 4:3 in the final.",
    "",
    "...",
    "–",
]


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def dates(knowledge: Knowledge) -> Dates:
    return Dates(knowledge)


def found(dates: Dates, blank: Language, text: str, published: str | None) -> Found:
    doc = blank(text)
    doc._.published = published
    return [(m.span.of(text), m.type, m.value) for m in dates.process(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*ABSOLUTE, *PARTIAL, *RELATIVE, *IN_TEXT, *TIMES, *PERIODS, *RANGES, *HOLIDAYS],
)
def test_finds_and_resolves(dates: Dates, blank: Language, text: str, expected: Found) -> None:
    assert found(dates, blank, text, PUBLISHED) == expected


@pytest.mark.parametrize("text", NONE)
def test_finds_nothing(dates: Dates, blank: Language, text: str) -> None:
    assert found(dates, blank, text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("It fell on October 14.", "XXXX-10-14", "no publication date"),
        ("It fell on Wednesday, October 14.", "XXXX-10-14", "no publication date"),
        ("It fell in October.", "XXXX-10", "no publication date"),
        ("It fell on Tuesday.", "XXXX-WXX-2", "no publication date"),
        ("It fell on the 14th.", "XXXX-XX-14", "no publication date"),
        ("It fell in the summer.", "XXXX-SU", "no publication date"),
        ("It fell on Christmas Day.", "XXXX-12-25", "no publication date"),
        ("It fell on Good Friday.", None, "no publication date"),
        ("It fell yesterday.", None, "no publication date"),
        ("It fell three days ago.", None, "no publication date"),
        ("It fell last week.", None, "no publication date"),
        ("It fell the next day.", None, "no date before it in the text"),
        ("It fell at 1 am.", "T01:00", "no day that the time belongs to"),
        ("It fell on 3/4/2019.", "2019", "day and month may stand in either order"),
        ("It fell in 2019.", "2019", None),
        ("It lasted 18 days.", "P18D", None),
    ],
)
def test_refuses_to_guess_without_a_publication_date(
    dates: Dates, blank: Language, text: str, value: str | None, reason: str | None
) -> None:
    mentions = dates.process(blank(text))
    assert [(m.value, m.reason) for m in mentions] == [(value, reason)]


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("On 3 May 2019 it began.", ["none"]),
        ("On October 14 it began.", ["published"]),
        ("On 3 May 2019 it began. The next day it ended.", ["none", "text"]),
        ("It began yesterday and lasted two days.", ["published", "none"]),
    ],
)
def test_says_what_a_value_was_counted_from(
    dates: Dates, blank: Language, text: str, anchors: list[str]
) -> None:
    doc = blank(text)
    doc._.published = PUBLISHED
    assert [m.anchor for m in dates.process(doc)] == anchors


def test_hours_count_from_the_time_of_publication(dates: Dates, blank: Language) -> None:
    text = "It fell two hours ago."
    assert found(dates, blank, text, "2020-10-16T01:30:00Z") == [
        ("two hours ago", "TIME", "2020-10-15T23:30")
    ]
    assert found(dates, blank, text, PUBLISHED) == [("two hours ago", "TIME", None)]


def test_a_history_counts_from_its_own_dates(dates: Dates, blank: Language) -> None:
    years = " ".join(f"In {year} it grew." for year in range(1911, 1919))
    text = f"{years} In November 1918 it stopped. On 11 November it was over."
    assert found(dates, blank, text, PUBLISHED)[-1] == ("11 November", "DATE", "1918-11-11")


def test_news_that_looks_back_is_no_history(dates: Dates, blank: Language) -> None:
    text = "In 2016 it grew. In 2017 it shrank. On Wednesday it closed. It opens in November."
    assert [value for _, _, value in found(dates, blank, text, PUBLISHED)] == [
        "2016",
        "2017",
        "2020-10-14",
        "2020-11",
    ]
    assert not is_narrative((), published_of(PUBLISHED))


@pytest.mark.parametrize("value", [None, "", "soon", "2020", "2020-13-40"])
def test_a_publication_date_that_is_none_is_ignored(value: str | None) -> None:
    assert published_of(value) is None


HOSTILE = [
    "1" * 100_000,
    "the " * 20_000 + "week",
    "a week of " + "the " * 5_000,
    "20-" * 5_000,
    "a" * 200_000,
    "\n" * 50_000,
    "May " * 5_000,
    "'" * 50_000,
    "two hundred and " * 3_000 + "days",
    "about " * 3_000 + "a week",
    "1,000," * 3_000 + "000 days",
    "last next this " * 3_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_ends(dates: Dates, blank: Language, text: str) -> None:
    from spacy.tokens import Doc

    for mention in dates.process(Doc(blank.vocab, words=[text], spaces=[False])):
        assert mention.span.of(text)
