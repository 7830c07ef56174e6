"""Which of the options stand."""

from __future__ import annotations

import pytest

from sayso.statements.evidence import Candidate
from sayso.statements.joining import Option, choose

WEIGHTS = {"always": 1.0}  # the evidence is then the log odds
SURE, LIKELY, EVEN, UNLIKELY = 3.0, 1.0, -0.5, -2.0


def option(name: str, cue: str, content: str, odds: float) -> Option:
    """An option of token numbers ("0 1"), named by its rule."""
    words = (frozenset(map(int, role.split())) for role in (cue, content))
    cue_words, content_words = words
    candidate = Candidate(source=frozenset(), cue=cue_words, content=content_words, rule=name)
    return Option(candidate, None, None, {"always": odds})


CASES = [
    pytest.param([("a", "1", "2 3", SURE), ("b", "5", "6 7", LIKELY)], ["a", "b"], id="apart"),
    pytest.param([("a", "1", "2 3", SURE), ("b", "1", "6 7", LIKELY)], ["a"], id="the same cue"),
    pytest.param([("a", "1", "2 3", LIKELY), ("b", "5", "2 3 4", SURE)], ["b"], id="the same content"),
    pytest.param([("a", "1", "2 3", UNLIKELY)], [], id="unlikely"),
    pytest.param([("outer", "1", "2 3 4 5 6", LIKELY), ("inner", "3", "4 5", SURE)], ["outer"], id="inside"),
    pytest.param(
        [("outer", "1", "2 3 4 5 6", EVEN), ("inner", "3", "4 5", SURE)], ["inner"], id="weak outer"
    ),
    pytest.param(
        [("outer", "", "2 3 4 5 6", SURE), ("inner", "3", "4 5", SURE)], ["outer"], id="a quotation"
    ),
]


@pytest.mark.parametrize(("offered", "stand"), CASES)
def test_the_surest_stand_and_the_outer_before_the_inner(
    offered: list[tuple[str, str, str, float]], stand: list[str]
) -> None:
    chosen = choose([option(*each) for each in offered], WEIGHTS)
    assert [each.candidate.rule for each, _ in chosen] == stand
