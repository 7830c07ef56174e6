"""Labels and back: what statements make of tokens, and what tokens make of statements."""

from __future__ import annotations

import pytest

from sayso.statements.tagger.stretches import Tagged, statements_of

O = "O"  # noqa: E741 -- the label's own name
CASES = [
    # she said it fell
    (["BS>", "BC", "BK<", "IK<"], [Tagged((1, 2), [(0, 1)], [(2, 4)])]),
    # it fell , she said
    (["BK>", "IK>", O, "BS>", "BC"], [Tagged((4, 5), [(3, 4)], [(0, 2)])]),
    # it , she said , fell
    (["BK>", O, "BS>", "BC", O, "BK<"], [Tagged((3, 4), [(2, 3)], [(0, 1), (5, 6)])]),
    # she said it fell and denied blame: one source for two cues
    (
        ["BS>", "BC", "BK<", "IK<", O, "BC", "BK<"],
        [Tagged((1, 2), [(0, 1)], [(2, 4)]), Tagged((5, 6), [(0, 1)], [(6, 7)])],
    ),
    # a cue without content says nothing
    (["BS>", "BC", O], []),
    # a turn: a speaker, no cue, a content
    (["BS<", O, "BK<", "IK<"], [Tagged(None, [(0, 1)], [(2, 4)])]),
    # two contents that no cue claims, in one paragraph, are one statement
    (["BK<", O, "BK<"], [Tagged(None, [], [(0, 1), (2, 3)])]),
    ([O, O], []),
]


@pytest.mark.parametrize(("labels", "expected"), CASES)
def test_labels_make_statements(labels: list[str], expected: list[Tagged]) -> None:
    size = len(labels)
    assert statements_of(labels, [0] * size, [0] * size) == expected


def test_a_source_is_not_carried_over_to_the_next_sentence() -> None:
    labels = ["BS>", "BC", "BK<", "BC", "BK<"]
    made = statements_of(labels, [0, 0, 0, 1, 1], [0] * 5)
    assert [each.source for each in made] == [[(0, 1)], []]


def test_content_two_paragraphs_away_from_a_cue_is_not_its_own() -> None:
    labels = ["BS>", "BC", "BK<", "BK<"]
    made = statements_of(labels, [0, 0, 0, 1], [0, 0, 0, 2])
    assert made == [Tagged((1, 2), [(0, 1)], [(2, 3)]), Tagged(None, [], [(3, 4)])]


def test_only_what_is_quoted_has_its_cue_in_another_paragraph() -> None:
    labels = ["BS>", "BC", "BK<", "BK<"]
    made = statements_of(labels, [0, 0, 0, 1], [0, 0, 0, 1])
    assert made == [Tagged((1, 2), [(0, 1)], [(2, 3)]), Tagged(None, [], [(3, 4)])]
    assert statements_of(labels, [0, 0, 0, 1], [0, 0, 0, 1], {3}) == [
        Tagged((1, 2), [(0, 1)], [(2, 3), (3, 4)])
    ]
