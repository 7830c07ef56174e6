"""For each of what a figure is: the word behind the quantity."""

from __future__ import annotations

import pytest

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexer import lex
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.per import Per


@pytest.fixture(scope="module")
def per(knowledge: Knowledge) -> Per:
    return Per(Lexicon(knowledge), Lemmas(knowledge))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a barrel.", "barrel"),
        ("an ounce", "ounce"),
        ("per tonne", "tonne"),
        ("per capita", "person"),
        ("a head", "head"),
        ("per patient per month", "patient"),
        ("a day", "day"),
        ("each year", "year"),
        ("every week", "week"),
        ("per kilowatt hour", "kilowatt hour"),
        ("/km", None),
        ("a year ago", None),
        ("a week to leave", None),
        ("a barrel bomb", None),
        ("a wedding", None),
        ("each mile", None),
        ("per cent", None),
        ("for each family", None),
        ("", None),
    ],
)
def test_after(per: Per, text: str, expected: str | None) -> None:
    assert per.after(lex(text), 0) == expected


def test_a_slash_is_glued(per: Per) -> None:
    lexemes = lex("80/tonne and 80 / tonne")
    assert [per.after(lexemes, at) for at, word in enumerate(lexemes.texts) if word == "/"] == ["tonne", None]
