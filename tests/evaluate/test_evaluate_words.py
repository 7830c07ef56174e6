from __future__ import annotations

import pytest

from sayso.evaluate.words import WordedText, jaccard
from sayso.spans import Span

TEXT = 'Ada said: "It rains, she thinks, and snows." It does, "a bit".'


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_words_share_a_character_and_marks_never_count() -> None:
    text = WordedText(TEXT)
    assert text.words([span('a said: "')]) == {0, 1}
    assert text.words([span(': "')]) == frozenset()
    assert text.words([span("Ada"), span("snows.")]) == {0, 7}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("It rains, she thinks, and snows.", "direct"),
        ("she thinks, and snows", "nested"),
        ('does, "a bit', "mixed"),
        ("It does", "indirect"),
    ],
)
def test_kind_of_quotation(content: str, kind: str) -> None:
    start = TEXT.rindex(content)
    assert WordedText(TEXT).roles([], [], [Span(start, start + len(content))]).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [({1, 2}, {2, 3}, 1 / 3), ({1}, {1}, 1.0), ({1}, {2}, 0.0), (set(), set(), 0.0)],
)
def test_jaccard(one: set[int], other: set[int], overlap: float) -> None:
    assert jaccard(frozenset(one), frozenset(other)) == overlap
