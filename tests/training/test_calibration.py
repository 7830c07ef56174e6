"""Logistic regression on cases whose answer is known, and the reliability table."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.statements.evidence import confidence
from sayso.training.calibration import Bin, calibrate, reliability


def test_the_weights_give_back_the_shares_that_the_cases_have() -> None:
    cases = [({"always": 1.0, "sure": 1.0}, n < 90) for n in range(100)]
    cases += [({"always": 1.0, "sure": 0.0}, n < 20) for n in range(100)]
    weights = calibrate(cases)
    assert confidence({"always": 1.0, "sure": 1.0}, weights) == pytest.approx(0.9, abs=0.05)
    assert confidence({"always": 1.0, "sure": 0.0}, weights) == pytest.approx(0.2, abs=0.05)


def test_evidence_that_says_nothing_weighs_little() -> None:
    generator = np.random.default_rng(0)
    cases = [({"always": 1.0, "noise": float(generator.normal())}, n % 2 == 0) for n in range(400)]
    assert abs(calibrate(cases)["noise"]) < 0.25


def test_the_table_has_a_line_for_each_tenth_that_holds_statements() -> None:
    table = reliability([(0.05, False), (0.91, True), (0.95, False), (1.0, True)])
    assert table == [
        Bin(0.0, 0.1, 1, 0.05, 0.0),
        Bin(0.9, 1.0, 3, pytest.approx(0.9533, abs=1e-3), pytest.approx(2 / 3)),  # type: ignore[arg-type]
    ]
