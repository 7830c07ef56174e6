"""Fits the network to examples: mini-batches of sequences, Adam, dropout, averaged weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, Optimizer

from sayso.statements.tagger.crf import FORBIDDEN, Floats, Sequences
from sayso.statements.tagger.model import Model
from sayso.statements.tagger.network import Inputs, Weights
from sayso.training.examples import Example, known_keys, known_labels
from sayso.training.gradients import loss_and_gradients

POOL = 20  # batches that are filled together from sequences of like length


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a model is trained; the defaults are those of the model that sayso ships.

    ``width`` is that of a token and ``hidden`` that of the LSTM in one direction; ``batch`` counts
    tokens; ``feature_dropout`` is the share of features hidden from the network in training.
    """

    rounds: int = 12
    width: int = 64
    hidden: int = 48
    batch: int = 3000
    rate: float = 2e-3
    decay: float = 1e-2
    dropout: float = 0.5
    feature_dropout: float = 0.3
    min_count: int = 10
    min_articles: int = 5
    seed: int = 0


@dataclass(slots=True)
class _Data:
    """All examples in one: rows of features, vectors and labels, and the sequences' bounds."""

    rows: NDArray[np.int32]
    vectors: NDArray[np.float16]
    gold: NDArray[np.int64]
    bounds: list[tuple[int, int]]


def fit(examples: Sequence[Example], plan: Plan, report: Callable[[int, float], None] | None = None) -> Model:
    """The model that ``plan`` makes of ``examples``; ``report`` hears each round's number and loss.

    An example that stands several times counts that often.
    """
    generator = np.random.default_rng(plan.seed)
    distinct = list({example.name: example for example in examples}.values())
    keys = known_keys(distinct, plan.min_count, plan.min_articles)
    labels = known_labels(examples)
    weights = _initial(plan, len(keys), examples[0].vectors.shape[1], labels, generator)
    model = Model(labels, keys, weights)
    data = _data(model, examples)
    steps = max(1, plan.rounds * len(list(_batches(data.bounds, plan.batch, np.random.default_rng(0)))))
    optimizer = Optimizer(
        [plan.rate * max(0.02, 1 - step / steps) for step in range(steps + 1)],
        L2=plan.decay,
        grad_clip=1.0,
    )
    for number in range(plan.rounds):
        losses = [
            _step(model, data, batch, plan, optimizer, generator)
            for batch in _batches(data.bounds, plan.batch, generator)
        ]
        if report is not None:
            report(number, float(np.mean(losses)))
    assert optimizer.averages is not None
    averaged = {
        name: np.asarray(optimizer.averages[0, name], np.float32).reshape(weight.shape)
        for name, weight in weights.items().items()
    }
    return Model(labels, keys, Weights(**averaged))


def _initial(
    plan: Plan, rows: int, vectors: int, labels: Sequence[str], generator: np.random.Generator
) -> Weights:
    wide, hidden, count = plan.width, plan.hidden, len(labels)

    def uniform(*shape: int) -> Floats:
        bound = np.sqrt(1 / hidden if len(shape) == 3 else 6 / sum(shape))
        return generator.uniform(-bound, bound, shape).astype(np.float32)

    table = generator.normal(0, 0.1, (rows + 1, wide)).astype(np.float32)
    table[-1] = 0
    return Weights(
        features=table,
        vectors=uniform(vectors, wide),
        inputs=uniform(2, wide, 4 * hidden),
        states=uniform(2, hidden, 4 * hidden),
        gates=np.zeros((2, 4 * hidden), np.float32),
        output=uniform(wide + 2 * hidden, count),
        bias=np.zeros(count, np.float32),
        transitions=_forbid_all(np.zeros((count, count), np.float32), labels),
    )


def _forbid_all(transitions: Floats, labels: Sequence[str]) -> Floats:
    """``transitions`` where the inside of a stretch can follow its own label alone."""
    for row, before in enumerate(labels):
        for column, label in enumerate(labels):
            if label[0] == "I" and before[1:] != label[1:]:
                transitions[row, column] = FORBIDDEN
    return transitions


def _data(model: Model, examples: Sequence[Example]) -> _Data:
    index = {label: number for number, label in enumerate(model.labels)}
    bounds: list[tuple[int, int]] = []
    at = 0
    for example in examples:
        starts = [at + start for start in example.starts]
        at += len(example.gold)
        bounds.extend(zip(starts, [*starts[1:], at], strict=True))
    return _Data(
        np.concatenate([model.rows(example.columns) for example in examples], axis=1),
        np.concatenate([example.vectors for example in examples]),
        np.array([index[label] for example in examples for label in example.gold], np.int64),
        bounds,
    )


def _batches(
    bounds: Sequence[tuple[int, int]], size: int, generator: np.random.Generator
) -> Iterator[list[tuple[int, int]]]:
    """Batches of about ``size`` tokens, of sequences of like length, in random order."""
    order = [bounds[number] for number in generator.permutation(len(bounds))]
    filled: list[list[tuple[int, int]]] = []
    share = max(1, round(POOL * size * len(order) / sum(end - start for start, end in order)))
    for first in range(0, len(order), share):
        batch: list[tuple[int, int]] = []
        tokens = 0
        for start, end in sorted(order[first : first + share], key=lambda b: (b[1] - b[0], b)):
            batch.append((start, end))
            tokens += end - start
            if tokens >= size:
                filled.append(batch)
                batch, tokens = [], 0
        if batch:
            filled.append(batch)
    yield from (filled[number] for number in generator.permutation(len(filled)))


def _step(
    model: Model,
    data: _Data,
    batch: Sequence[tuple[int, int]],
    plan: Plan,
    optimizer: Optimizer,
    generator: np.random.Generator,
) -> float:
    """One update of the weights, in place; returns the loss before it."""
    tokens = np.concatenate([np.arange(start, end) for start, end in batch])
    starts = np.cumsum([0, *(end - start for start, end in batch[:-1])]).tolist()
    rows = data.rows[:, tokens]
    rows[generator.random(rows.shape) < plan.feature_dropout] = -1
    vectors = data.vectors[tokens].astype(np.float32)
    masks = {
        "tokens": _mask(generator, (len(tokens), plan.width), plan.dropout),
        "states": _mask(generator, (len(tokens), 2 * plan.hidden), plan.dropout),
    }
    inputs = Inputs(rows, vectors @ model.weights.vectors, Sequences(starts, len(tokens)))
    loss, gradients = loss_and_gradients(model.weights, inputs, data.gold[tokens], masks)
    by_token = gradients.pop("tokens")
    gradients["features"] = _by_row(model.weights.features, rows, by_token)
    gradients["vectors"] = vectors.T @ by_token
    for name, weight in model.weights.items().items():
        optimizer((0, name), weight, gradients[name])  # type: ignore[arg-type]  # thinc's own array types
    model.weights.features[-1] = 0
    optimizer.step_schedules()  # type: ignore[no-untyped-call]
    return loss


def _mask(generator: np.random.Generator, shape: tuple[int, int], dropout: float) -> Floats:
    kept = generator.random(shape) >= dropout
    return kept.astype(np.float32) / np.float32(1 - dropout)


def _by_row(table: Floats, rows: NDArray[np.int32], tokens: Floats) -> Floats:
    out = np.zeros_like(table)
    for column in rows:
        known = column >= 0
        NumpyOps().scatter_add(out, column[known], tokens[known])
    return out
