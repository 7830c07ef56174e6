"""What speaks for a statement, and which of two it stands beside."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.statements.evidence import Candidate, Meetings, confidence, evidence_of
from sayso.statements.tagger.tagger import Reading


def candidate(source: str, cue: str, content: str, rule: str | None = None, prior: float = 0.0) -> Candidate:
    """Token numbers in strings: "0 1"."""
    roles = (frozenset(map(int, role.split())) for role in (source, cue, content))
    s, c, k = roles
    return Candidate(source=s, cue=c, content=k, rule=rule, prior=prior)


READING = Reading(
    statements=[],
    source=[0.9, 0.0, 0.0, 0.0, 0.0],
    cue=[0.0, 0.8, 0.0, 0.0, 0.0],
    content=[0.0, 0.0, 0.9, 0.7, 0.1],
)


def test_the_partner_has_the_same_cue_before_the_same_content() -> None:
    meetings = Meetings()
    for other in (candidate("", "9", "2 3"), candidate("0", "1", "3 4"), candidate("", "8", "7")):
        meetings.add(other)
    assert meetings.partner_of(candidate("0", "1", "2 3")) == 1
    assert meetings.partner_of(candidate("", "", "2 3")) == 0
    assert meetings.partner_of(candidate("", "5", "6")) is None
    assert meetings.partner_of(candidate("", "4", "3 6 7 10")) is None  # shares words, but too few


def test_evidence_is_higher_for_words_that_the_tagger_believes_in() -> None:
    good = evidence_of(candidate("0", "1", "2 3"), None, READING)
    bad = evidence_of(candidate("4", "3", "1 4"), None, READING)
    for name in ("cue", "source", "content", "weakest word"):
        assert good[name] > bad[name], name


def test_a_missing_role_is_told_and_weighs_nothing() -> None:
    evidence = evidence_of(candidate("", "", "2"), None, READING)
    assert (evidence["no source"], evidence["no cue"]) == (1.0, 1.0)
    assert (evidence["source"], evidence["cue"]) == (0.0, 0.0)


def test_agreement_with_a_rule_brings_the_rules_confidence() -> None:
    rule = candidate("0", "1", "2 3", "frame.clause", 0.75)
    evidence = evidence_of(candidate("0", "1", "2 3"), rule, READING)
    assert (evidence["agreed"], evidence["overlap"]) == (1.0, 1.0)
    assert (evidence["same content"], evidence["same source"]) == (1.0, 1.0)
    assert evidence["rule"] == pytest.approx(np.log(0.76 / 0.26))


def test_confidence_is_the_logistic_function_of_the_weighed_evidence() -> None:
    assert confidence({"always": 1.0, "cue": 2.0}, {"always": -1.0, "cue": 0.5}) == pytest.approx(0.5)
    assert confidence({"always": 1.0}, {}) == pytest.approx(0.5)
    assert confidence({"always": 1.0}, {"always": 3.0}) == pytest.approx(1 / (1 + np.exp(-3)))
