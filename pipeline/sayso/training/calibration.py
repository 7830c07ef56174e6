"""How sure a statement is, learnt from articles that the tagger was not trained on.

A logistic regression over the evidence for each candidate, fitted by Newton's method with a small
ridge; the answer is whether the candidate is right end to end as `sayso.evaluate` judges it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

RIDGE = 1.0
STEPS = 50
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

Case = tuple[Mapping[str, float], bool]  # the evidence, and whether the statement is right


def calibrate(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each kind of evidence."""
    names = sorted({name for evidence, _ in cases for name in evidence})
    x = np.array([[evidence.get(name, 0.0) for name in names] for evidence, _ in cases])
    y = np.array([right for _, right in cases], float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (expected - y) + RIDGE * weights
        curvature = (x * (expected * (1 - expected))[:, None]).T @ x + RIDGE * np.eye(len(names))
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return dict(zip(names, np.round(weights, 6).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose confidence lies in one tenth: how many, how sure, how many right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(answers: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The reliability table of (confidence, right) pairs; empty tenths are left out."""
    pairs = sorted(answers)
    out = []
    for low, high in pairwise(BINS):
        own = [(sure, right) for sure, right in pairs if low <= sure < high or sure == high == 1.0]
        if own:
            sure, right = (float(np.mean(values)) for values in zip(*own, strict=True))
            out.append(Bin(low, high, len(own), sure, right))
    return out
