"""Numbers spelled out and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.grammar import Grammar, Reading
from sayso.mentions.numbers.lexer import lex
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.words import Words

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
UNITS += ["sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")]


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> Lexicon:
    return Lexicon(knowledge)


def read(lexicon: Lexicon, text: str) -> Reading | None:
    lexemes = lex(text)
    return Grammar(lexicon, lexemes, Words(lexicon, lexemes)).read(0)


def below_thousand(number: int, joint: str, hyphen: str) -> str:
    if number >= 100:
        rest = below_thousand(number % 100, joint, hyphen) if number % 100 else ""
        return f"{UNITS[number // 100]} hundred" + (f"{joint}{rest}" if rest else "")
    if number < 20:
        return UNITS[number]
    return TENS[number // 10 - 2] + (f"{hyphen}{UNITS[number % 10]}" if number % 10 else "")


def spell(number: int, joint: str, hyphen: str) -> str:
    """``number`` in English words; ``joint`` stands before the tens of a group, ``hyphen`` in tens."""
    parts = []
    for value, name in SCALES:
        if number >= value:
            parts.append(f"{below_thousand(number // value, joint, hyphen)} {name}")
            number %= value
    if number or not parts:
        joins = joint.strip() if parts and number < 100 and joint != " " else ""
        parts.append(f"{joins} {below_thousand(number, joint, hyphen)}".strip())
    return " ".join(parts)


@given(
    st.integers(min_value=0, max_value=10**15 - 1),
    st.sampled_from([" and ", " "]),
    st.sampled_from(["-", " ", "‑"]),
)
def test_spelled_out_and_read_back(lexicon: Lexicon, number: int, joint: str, hyphen: str) -> None:
    text = spell(number, joint, hyphen)
    found = read(lexicon, text)
    assert found is not None
    assert found.end == len(lex(text)) or (joint == " and " and number % 1000 < 100)
    if found.end == len(lex(text)):
        assert found.value == number


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=99))
def test_digits_with_separators(lexicon: Lexicon, whole: int, cents: int) -> None:
    found = read(lexicon, f"{whole:,}.{cents:02}")
    assert found is not None
    assert found.value == pytest.approx(float(f"{whole}.{cents:02}"))


@given(
    st.integers(min_value=1, max_value=999), st.sampled_from(["thousand", "million", "billion", "trillion"])
)
def test_mixed_forms_agree_with_words(lexicon: Lexicon, number: int, scale: str) -> None:
    digits = read(lexicon, f"{number} {scale}")
    words = read(lexicon, f"{spell(number, ' ', '-')} {scale}")
    assert digits is not None
    assert words is not None
    assert digits.value == words.value


@given(st.integers(min_value=2, max_value=19), st.integers(min_value=3, max_value=10))
def test_fractions(lexicon: Lexicon, above: int, below: int) -> None:
    names = {3: "thirds", 4: "quarters", 5: "fifths", 6: "sixths", 7: "sevenths", 8: "eighths", 9: "ninths"}
    found = read(lexicon, f"{UNITS[above]}-{names.get(below, 'tenths')}")
    assert found is not None
    assert found.value == pytest.approx(above / below)
    assert found.form == "fraction"


@pytest.mark.parametrize(
    ("text", "end", "value"),
    [
        ("five hundred and thirty were", 4, 530),
        ("two million and three women", 2, 2_000_000),
        ("4000 3 hundred", 1, 4000),
        ("3 hundred and 2.12 hundred", 2, 300),
        ("a third man", 2, None),
        ("half the men", 1, 0.5),
        ("half past", 0, None),
    ],
)
def test_where_a_number_ends(lexicon: Lexicon, text: str, end: int, value: float | None) -> None:
    found = read(lexicon, text)
    if value is None:
        assert found is None
    else:
        assert found is not None
        assert (found.end, found.value) == (end, value)
