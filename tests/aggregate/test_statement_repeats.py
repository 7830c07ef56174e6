"""What is said again: sayings in known ways, and any sayings beside a slow and simple count."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from facts import ints, signatures_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.aggregate.minhash import SHORT, shingles, signature
from sayso.aggregate.repeats import ALIKE_WORDS, CROWD, FEWEST_WORDS, WITHIN_WORDS, Said, statement_origins

Saying = tuple[int, int, int, bool]  # wording, speaker, origin of its article, quoted

WORDINGS = [
    "we asked for bread and they sent us a brass band",
    "we asked for bread and they sent us",
    "no comment",
    "nobody has seen the band since that day at all",
]
SAYINGS: list[tuple[str, Saying, Saying, list[int]]] = [
    ("one speaker quoted twice", (0, 5, 0, True), (0, 5, 1, True), [0, 0]),
    ("and once cut", (0, 5, 0, True), (1, 5, 1, True), [0, 0]),
    ("a speaker who is not known", (0, 5, 0, True), (0, -1, 1, True), [0, 0]),
    ("two speakers", (0, 5, 0, True), (0, 6, 1, True), [0, 1]),
    ("in other words than quoted", (0, 5, 0, True), (0, 5, 1, False), [0, 1]),
    ("in copies of one article", (0, 5, 0, False), (0, 5, 0, False), [0, 0]),
    ("few words", (2, 5, 0, True), (2, 5, 1, True), [0, 1]),
    ("few words in copies", (2, 5, 0, True), (2, 5, 0, True), [0, 0]),
    ("other words", (0, 5, 0, True), (3, 5, 0, True), [0, 1]),
]


def origins(sayings: list[Saying], ranks: list[int]) -> list[int]:
    wordings, speakers, articles, quoted = zip(*sayings, strict=True)
    hashes = [shingles(text, 3) for text in WORDINGS]
    signatures = signatures_of([signature(one, SHORT) for one in hashes])
    said = Said(ints(*wordings), ints(*speakers), ints(*articles), np.array(quoted))
    return list(statement_origins(said, ints(*map(len, hashes)), signatures, ints(*ranks)))


@pytest.mark.parametrize(
    ("one", "other", "expected"), [case[1:] for case in SAYINGS], ids=[case[0] for case in SAYINGS]
)
def test_what_is_said_again(one: Saying, other: Saying, expected: list[int]) -> None:
    assert origins([one, other], [0, 1]) == expected


def slowly(sayings: list[Saying], ranks: list[int]) -> list[int]:
    """The origins, one after the other: each saying with the last of the same words that it repeats."""
    sets = [set(shingles(text, 3).tolist()) for text in WORDINGS]
    different = list(dict.fromkeys(sayings))
    group = {saying: saying for saying in different}

    def join(one: Saying, other: Saying) -> None:
        kept, gone = group[one], group[other]
        group.update({saying: kept for saying in different if group[saying] == gone})

    def repeats(one: Saying, other: Saying, specific: bool) -> bool:
        one_voice = one[1] == other[1] or -1 in (one[1], other[1])
        return one[2] == other[2] or (specific and one_voice and one[3] and other[3])

    for at, saying in enumerate(different):
        specific = len(sets[saying[0]]) >= FEWEST_WORDS
        same = [earlier for earlier in different[:at] if earlier[0] == saying[0]][-CROWD:]
        if found := [earlier for earlier in same if repeats(saying, earlier, specific)]:
            join(found[-1], saying)
    for one, other in combinations(range(len(WORDINGS)), 2):
        shared, least = len(sets[one] & sets[other]), min(len(sets[one]), len(sets[other]))
        alike = shared / len(sets[one] | sets[other]) >= ALIKE_WORDS or shared / least >= WITHIN_WORDS
        if alike and least >= FEWEST_WORDS:
            for saying in [saying for saying in different if saying[0] == one][-CROWD:]:
                for again in [saying for saying in different if saying[0] == other][-CROWD:]:
                    if repeats(saying, again, True):
                        join(saying, again)
    members = [[at for at, other in enumerate(sayings) if group[other] == group[own]] for own in sayings]
    return [min(same, key=lambda at: (ranks[at], at)) for same in members]


sayings = st.tuples(st.integers(0, 3), st.integers(-1, 3), st.integers(0, 4), st.booleans())


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(sayings, st.integers(0, 2)), min_size=1, max_size=120))
def test_any_sayings_have_the_origins_that_one_after_the_other_gives(told: list[tuple[Saying, int]]) -> None:
    said, ranks = [saying for saying, _ in told], [rank for _, rank in told]
    assert origins(said, ranks) == slowly(said, ranks)
