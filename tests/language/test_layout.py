"""Paragraphs, hard-wrapped text, datelines, and the shadow of the same length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.layout import LONGEST_PIECE, dateline, layout_of, shadow
from sayso.wrapping import is_wrapped

WRAPPED = """\
The ferry company said on Tuesday that it would raise its fares by one
tenth in the spring, the third such rise in as many years, and blamed
the price of fuel and of repairs to its two oldest ships, which have
been laid up since a storm in the autumn.

Passengers said that they had been told nothing, and that the website
still showed last year's fares on Tuesday evening.
"""
LINES = "The mayor resigned.\nThe council met on Monday.\nNobody spoke for an hour.\nThen they voted.\n"


def test_wrapped_text_is_told_from_text_with_a_paragraph_a_line() -> None:
    assert is_wrapped(WRAPPED)
    assert not is_wrapped(LINES)
    assert not is_wrapped("")


def test_paragraphs() -> None:
    assert [p.of(WRAPPED)[:10] for p in layout_of(WRAPPED).paragraphs] == ["The ferry ", "Passengers"]
    assert [p.of(LINES) for p in layout_of(LINES).paragraphs] == LINES.splitlines()


def test_the_shadow_of_wrapped_text_has_no_line_break_inside_a_paragraph() -> None:
    shaded = shadow(WRAPPED, layout_of(WRAPPED))
    assert len(shaded) == len(WRAPPED)
    assert shaded.count("\n") == 3
    assert shaded.replace("\n", " ") == WRAPPED.replace("\n", " ")


def test_an_overlong_word_is_masked_for_the_parser() -> None:
    text = "See " + "([{" * 200 + " there."
    assert shadow(text, layout_of(text)) == "See " + "x" * 600 + " there."


@given(st.text(alphabet="aB .,\n\r\t\u00a0“\u2028", max_size=300))
def test_every_word_lies_in_one_paragraph_and_the_shadow_keeps_offsets(text: str) -> None:
    layout = layout_of(text)
    assert len(shadow(text, layout)) == len(text)
    covered = [0] * len(text)
    for paragraph in layout.paragraphs:
        for at in range(paragraph.start, paragraph.end):
            covered[at] += 1
    assert all(covered[at] == 1 for at, char in enumerate(text) if not char.isspace())


DATELINES = [
    ("BAKU, Oct 14 (Agency) — The army said so.", "BAKU, Oct 14 (Agency) — "),
    ("RIGA – Three clubs left.", "RIGA – "),
    ("BEIRA, Mozambique, Feb 20 (IOW) — The river rose.", "BEIRA, Mozambique, Feb 20 (IOW) — "),
    ("SZEGED, Hungary, May 22, 2023 - The firm grew.", "SZEGED, Hungary, May 22, 2023 - "),
    ("RIGA, 2 June 2022 - The sea rose.", "RIGA, 2 June 2022 - "),
    ("NEW YORK (TPA) - Shares fell.", "NEW YORK (TPA) - "),
    ("Hanoi (VNA) – The river rose.", "Hanoi (VNA) – "),
    ("New Delhi, India (Reuters) - Prices fell.", "New Delhi, India (Reuters) - "),
    ("Ann Lee (D-Ohio) — who had left — said so.", None),
    ("Hanoi (where it rained) – waits.", None),
    ("The army – what is left of it – fled.", None),
    ("NATO said so.", None),
    ("UN-backed forces left.", None),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_dateline(text: str, expected: str | None) -> None:
    span = dateline(text, layout_of(text).paragraphs[0])
    assert (span.of(text) if span else None) == expected


def test_a_very_long_paragraph_is_cut_behind_sentences() -> None:
    sentence = "The clerk read the list of streets aloud. "
    text = "Before.\n" + sentence * 2000 + "\nAfter."
    starts = layout_of(text).starts
    assert starts[:2] == (0, 8)
    assert len(starts) == 2 + len(sentence * 2000) // LONGEST_PIECE + 1
    assert max(b - a for a, b in pairwise((*starts, len(text)))) <= LONGEST_PIECE
    assert {text[start:][:3] for start in starts} == {"Bef", "The", "Aft"}


@pytest.mark.parametrize(("unit", "behind"), [("street ", " "), ("x", "x"), ("… ", " ")])
def test_a_very_long_paragraph_without_sentences_is_cut_behind_a_word(unit: str, behind: str) -> None:
    text = (unit * (3 * LONGEST_PIECE // len(unit))).strip()
    starts = layout_of(text).starts
    assert {text[start - 1] for start in starts[1:]} == {behind}
    assert max(b - a for a, b in pairwise((*starts, len(text)))) <= LONGEST_PIECE
