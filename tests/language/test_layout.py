"""Paragraphs, hard-wrapped text, datelines, and the shadow of the same length."""

from __future__ import annotations

from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.layout import LONGEST_PIECE, LONGEST_RUN, dateline, layout_of, shadow
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
    ("RIGA/PARIS, May 3 (TPA) - Three clubs left.", "RIGA/PARIS, May 3 (TPA) - "),
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


SENTENCE = "The mayor said that nobody had asked her. "


def pieces(text: str) -> list[str]:
    starts = layout_of(text).starts
    return [text[start:end] for start, end in pairwise((*starts, len(text)))]


def test_paragraphs_as_news_has_them_are_parsed_in_one_piece() -> None:
    assert pieces(SENTENCE * 200) == [SENTENCE * 200]
    assert pieces(("word " * 300 + "end. ") * 3) == [("word " * 300 + "end. ") * 3]


def test_a_longer_paragraph_is_cut_where_a_sentence_ends() -> None:
    found = pieces(SENTENCE * 1000)
    assert "".join(found) == SENTENCE * 1000
    assert all(piece.endswith("her. ") for piece in found)
    assert max(map(len, found)) <= LONGEST_PIECE


@pytest.mark.parametrize("unit", ["1 ", "a\t", '" ', "said that ", "Mr. ", "1\u00a0", "ja. "])
def test_words_without_the_end_of_a_sentence_are_cut(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    found = pieces(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= LONGEST_RUN
    assert len(layout_of(text).paragraphs) == 1


@given(st.text(alphabet="aB .\n", max_size=300), st.integers(1, 60), st.integers(1, 200))
def test_cuts_lie_inside_the_text(text: str, run: int, piece: int) -> None:
    with mock.patch.multiple("sayso.language.layout", LONGEST_RUN=run, LONGEST_PIECE=piece):
        layout = layout_of(text)
    assert list(layout.starts) == sorted(set(layout.starts))
    assert {span.start for span in layout.paragraphs} <= set(layout.starts)
    assert all(any(span.start <= at < span.end for span in layout.paragraphs) for at in layout.starts)
