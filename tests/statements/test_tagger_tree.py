"""Anchors in a parse, on trees given as lists of heads."""

from __future__ import annotations

import numpy as np
from spacy.strings import get_string_id

from sayso.statements.tagger.tree import SELF, above, nearest, sums_by_head


def keys(*words: str) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.array([get_string_id(word) for word in words], np.uint64)


def test_each_token_finds_the_cue_and_the_clause_above_it() -> None:
    # she said the bridge fell .
    heads = np.array([1, 1, 3, 4, 1, 1])
    deps = keys("nsubj", "ROOT", "det", "nsubj", "ccomp", "punct")
    found = above(heads, deps, np.array([False, True, False, False, False, False]))
    ccomp, nsubj, punct = (get_string_id(word) for word in ("ccomp", "nsubj", "punct"))
    assert found.cue.tolist() == [1, 1, 1, 1, 1, 1]
    assert found.way.tolist() == [nsubj, int(SELF), ccomp, ccomp, ccomp, punct]
    assert found.before.tolist() == [1, 0, 0, 0, 0, 0]
    assert found.governor.tolist() == [-1, -1, 1, 1, 1, -1]
    assert found.clause.tolist() == [0, 0, ccomp, ccomp, ccomp, 0]


def test_a_token_with_no_cue_above_has_none() -> None:
    found = above(np.array([1, 1]), keys("nsubj", "ROOT"), np.array([False, False]))
    assert found.cue.tolist() == [-1, -1]
    assert found.way.tolist() == [0, 0]


def test_the_nearest_cues_are_those_of_the_sentence() -> None:
    is_cue = np.array([False, True, False, False, True, False])
    before, after = nearest(is_cue, np.array([0, 0, 0, 1, 1, 1]))
    assert before.tolist() == [-1, -1, 1, -1, -1, 4]
    assert after.tolist() == [1, -1, -1, 4, -1, -1]


def test_a_head_has_the_sum_of_its_chosen_children() -> None:
    heads = np.array([1, 1, 1, 2])
    sums = sums_by_head(heads, np.array([True, False, True, True]), np.array([1, 2, 4, 8], np.uint64))
    assert sums.tolist() == [0, 5, 8, 0]
