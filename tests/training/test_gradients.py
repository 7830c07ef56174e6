"""Every gradient against finite differences."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.statements.tagger.crf import Floats, Sequences
from sayso.statements.tagger.network import Inputs, Weights
from sayso.training.gradients import loss_and_gradients

WIDTH, HIDDEN, VECTOR, LABELS, ROWS, TOKENS = 5, 4, 3, 4, 9, 11
STEP = 1e-3  # small, since a step across the corner of a rectifier has no slope


@pytest.fixture
def generator() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.fixture
def weights(generator: np.random.Generator) -> Weights:
    def normal(*shape: int) -> Floats:
        return generator.normal(0, 0.5, shape)  # type: ignore[return-value]  # double, for the differences

    table = normal(ROWS + 1, WIDTH)
    table[-1] = 0
    return Weights(
        features=table,
        vectors=normal(VECTOR, WIDTH),
        inputs=normal(2, WIDTH, 4 * HIDDEN),
        states=normal(2, HIDDEN, 4 * HIDDEN),
        gates=normal(2, 4 * HIDDEN),
        output=normal(WIDTH + 2 * HIDDEN, LABELS),
        bias=normal(LABELS),
        transitions=normal(LABELS, LABELS),
    )


@pytest.fixture
def inputs(generator: np.random.Generator) -> Inputs:
    rows = generator.integers(-1, ROWS, (2, TOKENS), dtype=np.int32)
    vectors: Floats = generator.normal(size=(TOKENS, WIDTH)).astype(np.float32)
    return Inputs(rows, vectors, Sequences([0, 3, 4, 9], TOKENS))


@pytest.mark.parametrize("name", ["inputs", "states", "gates", "output", "bias", "transitions", "features"])
def test_a_gradient_is_the_slope_of_the_loss(
    name: str, weights: Weights, inputs: Inputs, generator: np.random.Generator
) -> None:
    gold = generator.integers(0, LABELS, TOKENS)
    _, gradients = loss_and_gradients(weights, inputs, gold)
    if name == "features":
        analytic = np.zeros_like(weights.features)
        for column in inputs.rows:
            np.add.at(analytic, column, gradients["tokens"])
        analytic[-1] = 0  # the unknown has no weights of its own
        places = [(row, column) for row in range(ROWS) for column in range(WIDTH)]
    else:
        analytic = gradients[name]
        places = list(np.ndindex(*analytic.shape))
    parameter = getattr(weights, name)
    for place in places:
        value = parameter[place]
        parameter[place] = value + STEP
        above, _ = loss_and_gradients(weights, inputs, gold)
        parameter[place] = value - STEP
        below, _ = loss_and_gradients(weights, inputs, gold)
        parameter[place] = value
        assert analytic[place] == pytest.approx((above - below) / (2 * STEP), abs=2e-3), place
