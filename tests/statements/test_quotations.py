"""Pairing of quotation marks, on text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.layout import layout_of
from sayso.spans import Span
from sayso.statements.quotations import quotations
from sayso.statements.quoting import quote_type, without_comma
from sayso.values import Quotation


def found(text: str) -> tuple[Quotation, ...]:
    return quotations(text, layout_of(text).paragraphs)


PAIRS = [
    ('He said "I go," and "you".', ["I go,", "you"]),
    ("“We will go,” she said. “Now.”", ["We will go,", "Now."]),
    ("'It's the ministers' plan,' he said. 'Don't.'", ["It's the ministers' plan,", "Don't."]),
    ("‘It’s over,’ the teachers’ union said.", ["It’s over,"]),
    ("the workers' union said 'no'", ["no"]),
    ("«Bon», a dit-il. « Oui »", ["Bon", "Oui"]),
    ("»Nein«, sagte er.", ["Nein"]),
    ("„Nie“, powiedział.", ["Nie"]),
    ("``Hello,'' he said.", ["Hello,"]),
    ("''Hello,'' he said. ''Bye.''", ["Hello,", "Bye."]),
    ("She’s “very ‘nice’ indeed,” he’ll say.", ["very ‘nice’ indeed,"]),
    ('A pipe of 6" and a “rule”.', ["rule"]),
    ("In the '90s it wasn't so.", []),
    ('Nothing "" here.', []),
    ("rock 'n' roll", ["n"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [q.inner.of(text) for q in found(text)] == expected


def test_a_quotation_over_paragraphs_opens_in_each_and_closes_in_the_last() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    assert [(q.closed, q.continues, q.paragraph) for q in found(text)] == [
        (False, True, 0),
        (False, True, 1),
        (True, False, 2),
    ]


def test_an_unclosed_mark_stays_in_its_paragraph() -> None:
    text = 'He said "I go.\n\nThe road was "closed".'
    assert [(q.inner.of(text), q.closed, q.continues) for q in found(text)] == [
        ("I go.", False, False),
        ("closed", True, False),
    ]


@given(st.text(alphabet="ab .,\n'\"“”‘’«»„`", max_size=200))
def test_quotations_are_ordered_spans_within_paragraphs(text: str) -> None:
    paragraphs = layout_of(text).paragraphs
    end = 0
    for quotation in quotations(text, paragraphs):
        assert quotation.outer.contains(quotation.inner)
        assert paragraphs[quotation.paragraph].contains(quotation.outer)
        assert quotation.outer.start >= end
        assert quotation.inner.of(text).strip() == quotation.inner.of(text)
        end = quotation.outer.end


@pytest.mark.parametrize("mark", ["'", '"', "“", "‘", "''", "«"])
def test_a_million_marks_are_read_in_linear_steps(mark: str) -> None:
    """A quadratic search would not come back from this."""
    text = f" {mark}a" * 300_000
    assert len(found(text)) <= 300_000


TYPES = [
    ([(1, 5)], [(0, 6)], "direct"),
    ([(0, 9)], [(4, 9)], "mixed"),
    ([(0, 3)], [(4, 9)], "indirect"),
    ([(1, 5), (11, 14)], [(0, 6), (10, 15)], "direct"),
    ([(1, 5), (20, 24)], [(0, 6), (10, 15)], "mixed"),
]


@pytest.mark.parametrize(("content", "marks", "expected"), TYPES)
def test_quote_type(content: list[tuple[int, int]], marks: list[tuple[int, int]], expected: str) -> None:
    assert quote_type([Span(*c) for c in content], [Span(*m) for m in marks]) == expected


def test_the_comma_before_the_cue_is_the_newspapers() -> None:
    assert without_comma("We go, now,", Span(0, 11)) == Span(0, 10)
    assert without_comma(",", Span(0, 1)) == Span(0, 1)
