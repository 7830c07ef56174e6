"""Number phrases from text alone: value, bound, kind and unit, and the three spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.lexer import lex
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.phrase import Phrase
from sayso.mentions.numbers.phrases import PhraseReader


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> PhraseReader:
    return PhraseReader(Lexicon(knowledge))


def read(reader: PhraseReader, text: str) -> tuple[Phrase, ...]:
    return reader.read(lex(text))


VALUES = [
    ("564", 564),
    ("1,234,567", 1234567),
    ("12,34,567 votes", 1234567),
    ("40 000 people", 40000),
    ("40\u00a0250 people", 40250),
    ("2.5", 2.5),
    (".25", 0.25),
    ("-5 points", -5),
    ("−5 points", -5),
    ("minus five", -5),
    ("negative ten", -10),
    ("three", 3),
    ("Seventeen villages", 17),
    ("twenty-six", 26),
    ("Twenty Six", 26),
    ("one hundred", 100),
    ("a hundred homes", 100),
    ("two hundred and fifty-four", 254),
    ("two hundred fifty four", 254),
    ("twelve hundred", 1200),
    ("three thousand nine hundred and sixty five", 3965),
    ("two hundred and two thousand", 202000),
    ("a thousand", 1000),
    ("twenty-one trillion and three hundred", 21000000000300),
    ("hundred thousand", 100000),
    ("4 thousand 3 hundred and 21", 4321),
    ("3 hundred and one", 301),
    ("1.5 million", 1500000),
    ("ten million", 10000000),
    ("a million", 1000000),
    ("three lakh crore", 3000000000000),
    ("20k followers", 20000),
    ("10K", 10000),
    ("1.2bn", 1200000000),
    ("10 bln", 10000000000),
    ("3.4tn", 3400000000000),
    ("2m people", 2000000),
    ("2m jobs", 2000000),
    ("a dozen eggs", 12),
    ("two dozen", 24),
    ("three dozens", 36),
    ("half a million", 500000),
    ("half a dozen", 6),
    ("half million", 500000),
    ("a quarter of a million", 250000),
    ("quarter million", 250000),
    ("one and a half", 1.5),
    ("one and a half million", 1500000),
    ("two and a half million", 2500000),
    ("3 million and a half", 3500000),
    ("two-thirds", 2 / 3),
    ("two thirds of them", 2 / 3),
    ("three quarters", 0.75),
    ("a third of voters", 1 / 3),
    ("one quarter of them", 0.25),
    ("three fifths", 0.6),
    ("five and a quarter", 5.25),
    ("10 1/2", 10.5),
    ("2½", 2.5),
    ("¾", 0.75),
    ("half of them", 0.5),
    ("more than half", 0.5),
    ("five point two", 5.2),
    ("nine point nought four", 9.04),
    ("one in five", 0.2),
    ("one in 10", 0.1),
    ("nine in 10", 0.9),
    ("two out of three", 2 / 3),
    ("12 per 100,000", 12),
    ("by a third overnight", 1 / 3),
    ("down by half.", 0.5),
    ("the other half is gone", 0.5),
    ("half were women", 0.5),
    ("well over two-thirds", 2 / 3),
    ("nine tenths of it", 0.9),
    ("three hundredths", 0.03),
    ("a tenth of the votes", 0.1),
    ("five million three hundred thousand", 5300000),
    ("two score", 40),
    ("six per 1,000", 6),
    ("12 per thousand", 12),
    ("7.5 million", 7500000),
    ("3.2 trillion", 3200000000000),
    ("zero", 0),
    ("1.3x10^6", 1300000),
    ("12e+3", 12000),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(reader: PhraseReader, text: str, value: float) -> None:
    assert [p.value for p in read(reader, text)] == [pytest.approx(value)]


BOUNDS = [
    ("more than 200 men", "more than 200", "more_than", 200, 200, None),
    ("over 200 men", "over 200", "more_than", 200, 200, None),
    ("upwards of 200 men", "upwards of 200", "more_than", 200, 200, None),
    ("in excess of 200 men", "in excess of 200", "more_than", 200, 200, None),
    ("well over a hundred men", "well over a hundred", "more_than", 100, 100, None),
    ("at least three men", "at least three", "at_least", 3, 3, None),
    ("at least another 30 men", "at least another 30", "at_least", 30, 30, None),
    ("no fewer than 9 men", "no fewer than 9", "at_least", 9, 9, None),
    ("not less than 9 men", "not less than 9", "at_least", 9, 9, None),
    ("9 or more men", "9 or more", "at_least", 9, 9, None),
    ("200-plus men", "200-plus", "at_least", 200, 200, None),
    ("200+ men", "200+", "at_least", 200, 200, None),
    ("fewer than 20 men", "fewer than 20", "less_than", 20, None, 20),
    ("under 20 men", "under 20", "less_than", 20, None, 20),
    ("up to 700 men", "up to 700", "at_most", 700, None, 700),
    ("as many as 700 men", "as many as 700", "at_most", 700, None, 700),
    ("no more than 700 men", "no more than 700", "at_most", 700, None, 700),
    ("at most 700 men", "at most 700", "at_most", 700, None, 700),
    ("700 or fewer men", "700 or fewer", "at_most", 700, None, 700),
    ("about 40 men", "about 40", "about", 40, None, None),
    ("around 40 men", "around 40", "about", 40, None, None),
    ("some 40 men", "some 40", "about", 40, None, None),
    ("roughly 40 men", "roughly 40", "about", 40, None, None),
    ("nearly 40 men", "nearly 40", "about", 40, None, None),
    ("almost 40 men", "almost 40", "about", 40, None, None),
    ("an estimated 40 men", "an estimated 40", "about", 40, None, None),
    ("20-odd men", "20-odd", "about", 20, None, None),
    ("40 or so men", "40 or so", "about", 40, None, None),
    ("exactly 40 men", "exactly 40", "exact", 40, None, None),
    ("40 men", "40", "exact", 40, None, None),
    ("between 40 and 50 men", "between 40 and 50", "between", None, 40, 50),
    ("from 10 to 12 men", "from 10 to 12", "between", None, 10, 12),
    ("30 or 40 men", "30 or 40", "between", None, 30, 40),
    ("two or three men", "two or three", "between", None, 2, 3),
    ("60 to 70 men", "60 to 70", "between", None, 60, 70),
    ("1000 – 5000 men", "1000 – 5000", "between", None, 1000, 5000),
    ("two to three million men", "two to three million", "between", None, 2000000, 3000000),
    ("more than 10 and less than 40", "more than 10 and less than 40", "between", None, 10, 40),
    ("several men", "several", "vague", None, 3, 9),
    ("a handful of men", "a handful", "vague", None, 3, 9),
    ("a couple of men", "a couple", "vague", None, 2, 3),
    ("a few men", "a few", "vague", None, 3, 9),
    ("dozens of men", "dozens", "vague", None, 24, 99),
    ("scores of men", "scores", "vague", None, 40, 199),
    ("hundreds of men", "hundreds", "vague", None, 200, 999),
    ("several hundred men", "several hundred", "vague", None, 300, 999),
    ("a few thousand men", "a few thousand", "vague", None, 3000, 9999),
    ("tens of thousands of men", "tens of thousands", "vague", None, 20000, 99999),
    ("hundreds of thousands of men", "hundreds of thousands", "vague", None, 200000, 999999),
    ("millions of men", "millions", "vague", None, 2000000, 9999999),
]


@pytest.mark.parametrize(("text", "span", "bound", "value", "low", "high"), BOUNDS)
def test_bound(
    reader: PhraseReader,
    text: str,
    span: str,
    bound: str,
    value: float | None,
    low: float | None,
    high: float | None,
) -> None:
    found = [(p.span.of(text), p.bound, p.value, p.low, p.high) for p in read(reader, text)]
    assert found == [(span, bound, value, low, high)]


UNITS = [
    ("$5", "$5", "money", "USD", 5),
    ("US$3.4tn", "US$3.4tn", "money", "USD", 3.4e12),
    ("€1.2bn", "€1.2bn", "money", "EUR", 1.2e9),
    ("£2m", "£2m", "money", "GBP", 2e6),
    ("more than $5 million", "more than $5 million", "money", "USD", 5e6),
    ("USD 200", "USD 200", "money", "USD", 200),
    ("C$16.4 million", "C$16.4 million", "money", "CAD", 16.4e6),
    ("20,000 Australian dollars", "20,000 Australian dollars", "money", "AUD", 20000),
    ("five million yen", "five million yen", "money", "JPY", 5e6),
    ("5 million pounds", "5 million pounds", "money", "GBP", 5e6),
    ("200,000 dinars", "200,000 dinars", "money", "dinar", 200000),
    ("75 USD million", "75 USD million", "money", "USD", 75e6),
    ("13 dollars and 45 cents", "13 dollars and 45 cents", "money", "USD", 13.45),
    ("12 cents", "12 cents", "money", "cent", 12),
    ("20 per cent", "20 per cent", "percent", "%", 20),
    ("about 20%", "about 20%", "percent", "%", 20),
    ("five percentage points", "five percentage points", "percent", "percentage point", 5),
    ("20 km", "20 km", "measure", "kilometer", 20),
    ("20km", "20km", "measure", "kilometer", 20),
    ("a 2m drop", "2m", "measure", "meter", 2),
    ("100 km/h", "100 km/h", "measure", "kilometer per hour", 100),
    ("60 miles an hour", "60 miles an hour", "measure", "mile per hour", 60),
    ("3-inch", "3-inch", "measure", "inch", 3),
    ("190,000 square metres", "190,000 square metres", "measure", "square meter", 190000),
    ("10 tonnes", "10 tonnes", "measure", "tonne", 10),
    ("two pounds", "two pounds", "measure", "pound", 2),
    ("5 ft 2 in", "5 ft 2 in", "measure", "foot", 5 + 2 / 12),
    ("20 degrees Celsius", "20 degrees Celsius", "measure", "degree Celsius", 20),
    ("-5°C", "-5°C", "measure", "degree Celsius", -5),
    ("100 MB", "100 MB", "measure", "megabyte", 100),
    ("300 megawatts", "300 megawatts", "measure", "megawatt", 300),
    ("a 14-year-old boy", "14-year-old", "age", "year", 14),
    ("29 years old", "29 years old", "age", "year", 29),
    ("ten months old", "ten months old", "age", "month", 10),
    ("3 years of age", "3 years of age", "age", "year", 3),
    ("aged 14", "14", "age", "year", 14),
    ("at the age of 14", "14", "age", "year", 14),
    ("500 meticais a head", "500 meticais", "money", "MZN", 500),
    ("six soles", "six soles", "money", "PEN", 6),
    ("5,000 ariary a child", "5,000 ariary", "money", "MGA", 5000),
    ("205 Kenyan shillings", "205 Kenyan shillings", "money", "KES", 205),
    ("205 shillings", "205 shillings", "money", "shilling", 205),
    ("30 Bahraini dinars", "30 Bahraini dinars", "money", "BHD", 30),
    ("40 Algerian dinars", "40 Algerian dinars", "money", "DZD", 40),
    ("80 lempiras", "80 lempiras", "money", "HNL", 80),
    ("600 West African CFA francs", "600 West African CFA francs", "money", "XOF", 600),
    ("90 Moldovan lei", "90 Moldovan lei", "money", "MDL", 90),
    ("70 South Sudanese pounds", "70 South Sudanese pounds", "money", "SSP", 70),
    ("60 Fijian dollars", "60 Fijian dollars", "money", "FJD", 60),
    ("25 pula", "25 pula", "money", "BWP", 25),
    ("half a percentage point", "half a percentage point", "percent", "percentage point", 0.5),
    ("rates up three-quarters of a point", "three-quarters of a point", "percent", "percentage point", 0.75),
    ("a 3-point lead in the polls", "3-point", "percent", "percentage point", 3),
    ("a six-point lead in the league", "six", "count", None, 6),
    ("half a mile", "half a mile", "measure", "mile", 0.5),
    ("a third of a mile", "a third of a mile", "measure", "mile", 1 / 3),
    ("an 18,500-square-metre hall", "18,500-square-metre", "measure", "square meter", 18500),
    ("per thousand cubic metres", "thousand cubic metres", "measure", "cubic meter", 1000),
    ("a magnitude of 7.7", "7.7", "measure", "magnitude", 7.7),
    ("over the age of 17", "over the age of 17", "age", "year", 17),
    ("children under age 14", "under age 14", "age", "year", 14),
    ("aged about 40", "about 40", "age", "year", 40),
    ("may exceed 70 per cent", "70 per cent", "percent", "%", 70),
    ("the 21st district", "21st", "ordinal", None, 21),
    ("her one hundred and fifth birthday", "one hundred and fifth", "ordinal", None, 105),
    ("the two hundredth visitor", "two hundredth", "ordinal", None, 200),
    ("USD115 million", "USD115 million", "money", "USD", 115e6),
    ("GBP350", "GBP350", "money", "GBP", 350),
    ("R500m for roads", "R500m", "money", "ZAR", 500e6),
    ("N$310 million", "N$310 million", "money", "NAD", 310e6),
    ("Ksh 3,000", "Ksh 3,000", "money", "KES", 3000),
    ("rupees 500 crore", "rupees 500 crore", "money", "INR", 5e9),
    ("euro 2.5 million", "euro 2.5 million", "money", "EUR", 2.5e6),
    ("40 pence", "40 pence", "money", "penny", 40),
    ("35 cents a share", "35 cents", "money", "cent", 35),
    ("a heatwave of 41.3C", "41.3C", "measure", "degree Celsius", 41.3),
    ("cold of 14F", "14F", "measure", "degree Fahrenheit", 14),
    ("90,000 bpd", "90,000 bpd", "measure", "barrel per day", 90000),
    ("Percent of 40", "Percent of 40", "percent", "%", 40),
    ("1,5 million homes", "1,5 million", "count", None, 1.5e6),
    ("3,5 per cent", "3,5 per cent", "percent", "%", 3.5),
    ("fewer than 5000 or equal", "fewer than 5000 or equal", "count", None, 5000),
    ("140 over 90", "140 over 90", "rate", None, 140 / 90),
    ("1 in 6,500 children", "1 in 6,500", "rate", None, 1 / 6500),
    ("the third man", "third", "ordinal", None, 3),
    ("the twenty-first man", "twenty-first", "ordinal", None, 21),
]


@pytest.mark.parametrize(("text", "span", "kind", "unit", "value"), UNITS)
def test_unit(reader: PhraseReader, text: str, span: str, kind: str, unit: str | None, value: float) -> None:
    found = [(p.span.of(text), p.kind, p.unit) for p in read(reader, text)]
    assert found == [(span, kind, unit)]
    assert [p.value for p in read(reader, text)] == [pytest.approx(value)]


RANGES_WITH_UNITS = [
    ("5-7 per cent", "5-7 per cent", "%", 5, 7),
    ("$5-7 million", "$5-7 million", "USD", 5e6, 7e6),
    ("between $5 million and $7 million", "between $5 million and $7 million", "USD", 5e6, 7e6),
    ("10 to 12 miles", "10 to 12 miles", "mile", 10, 12),
    ("between five and seven points in the poll", "between five and seven points", "percentage point", 5, 7),
    ("between 2,000 and 5,000 ariary", "between 2,000 and 5,000 ariary", "MGA", 2000, 5000),
    ("aged six to 12", "six to 12", "year", 6, 12),
    ("aged between six and 12", "between six and 12", "year", 6, 12),
    ("aged 18 to 24", "18 to 24", "year", 18, 24),
]


@pytest.mark.parametrize(("text", "span", "unit", "low", "high"), RANGES_WITH_UNITS)
def test_range_with_unit(
    reader: PhraseReader, text: str, span: str, unit: str, low: float, high: float
) -> None:
    found = [(p.span.of(text), p.unit, p.value, p.low, p.high) for p in read(reader, text)]
    assert found == [(span, unit, None, low, high)]


@given(
    st.integers(min_value=1, max_value=10**6),
    st.integers(min_value=1, max_value=10**6),
    st.sampled_from(["between {} and {}", "from {} to {}", "{}-{}", "{} to {}"]),
    st.sampled_from(["", " kilometres", " per cent", " euros"]),
)
def test_ranges_are_read_back(reader: PhraseReader, low: int, more: int, words: str, unit: str) -> None:
    high = low + min(more, low)
    text = words.format(low, high) + unit
    found = read(reader, f"It took {text}.")
    year = 1400 <= low <= 2100 or 1400 <= high <= 2100  # "2015-16", "from 2015 to 2016"
    short = high <= 60 and words == "{}-{}" and not unit  # "3-1", "10-12"
    if not (year or short):
        assert [(p.low, p.high, p.bound) for p in found] == [(low, high, "between")]


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from(["", "k", "m", "bn", " thousand", " million", " billion"]),
    st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("A$", "AUD"), ("₹", "INR")]),
)
def test_money_is_read_back(reader: PhraseReader, number: int, scale: str, sign: tuple[str, str]) -> None:
    factor = {"": 1, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e3}[
        scale.strip()[:1] if scale != " thousand" else "t"
    ]
    found = read(reader, f"It cost {sign[0]}{number}{scale} then.")
    assert [(p.value, p.kind, p.unit) for p in found] == [(number * factor, "money", sign[1])]


def test_a_change_is_two_numbers(reader: PhraseReader) -> None:
    text = "unemployment rose from 10 to 12 per cent"
    assert [(p.value, p.unit) for p in read(reader, text)] == [(10, "%"), (12, "%")]


def test_three_spans(reader: PhraseReader) -> None:
    text = "It costs more than $5 million."
    (phrase,) = read(reader, text)
    spans = [span.of(text) for span in (phrase.core, phrase.measured, phrase.span)]
    assert spans == ["5 million", "$5 million", "more than $5 million"]


NAMES = [
    ("T-72 tanks", "T-72"),
    ("an F-16 jet", "F-16"),
    ("the G7 summit", "G7"),
    ("COVID-19 patients", "COVID-19"),
    ("SARS-CoV-2 tests", "SARS-CoV-2"),
    ("Flight 370 vanished", "370"),
    ("UN Resolution 1325 says", "1325"),
    ("the Group of 20 met", "20"),
    ("platform No. 3 was", "3"),
    ("call +44 20 7946 0018 now", "+44 20 7946 0018"),
    ("call 555-123-4567 now", "555-123-4567"),
]


@pytest.mark.parametrize(("text", "span"), NAMES)
def test_identifier(reader: PhraseReader, text: str, span: str) -> None:
    assert [(p.span.of(text), p.kind, p.value) for p in read(reader, text)] == [(span, "identifier", None)]


@pytest.mark.parametrize("text", ["They won 3-1 at home.", "a vote of 52-48", "They beat them 2–1."])
def test_score(reader: PhraseReader, text: str) -> None:
    assert [(p.kind, p.value) for p in read(reader, text)] == [("score", None)]


NOTHING = [
    "",
    "in 2016",
    "on October 14 it began",
    "on 14 October it began",
    "on 14/10/2020",
    "2020-10-14",
    "at 10:30 today",
    "at 6pm",
    "at 1 am local time",
    "the 1990s",
    "in 2015-16",
    "on 9/11",
    "24/7",
    "https://example.org/a/2020/11000-cases",
    "write to a1@example.org",
    "deaths per million",
    "half an hour",
    "That one is good.",
    "This one you know",
    "the next of kin",
    "a man and an old house",
    "no letters? —–-…",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_number(reader: PhraseReader, text: str) -> None:
    assert read(reader, text) == ()


HOSTILE = [
    "9" * 5000,
    "1-" * 3000,
    "1,1," * 3000,
    "one " * 3000,
    "twenty-" * 2000,
    "more than " * 2000 + "5",
    "$" * 5000,
    "½" * 3000,
    "a" * 100000,
    "\u0130 3 İ 4",
    "1^99999999",
    "9^999 0^-1",
    "\x00 5 \ud800".encode("utf-8", "replace").decode(),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(reader: PhraseReader, text: str) -> None:
    for phrase in read(reader, text):
        assert phrase.span.contains(phrase.core)
        assert phrase.span.end <= len(text)


@given(st.text(alphabet="0123456789 .,-–/:$€%&()abckmtwohundredxieslv\n½", max_size=60))
def test_spans_are_sound(reader: PhraseReader, text: str) -> None:
    phrases = read(reader, text)
    for phrase in phrases:
        assert phrase.span.contains(phrase.measured) or phrase.kind == "age"
        assert phrase.measured.contains(phrase.core)
        assert phrase.span.of(text).strip() == phrase.span.of(text)
        if phrase.low is not None and phrase.high is not None:
            assert phrase.low <= phrase.high
    spans = [phrase.span for phrase in phrases]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a in spans for b in spans if a is not b)
