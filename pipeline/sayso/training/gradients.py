"""The gradients of the tagger's loss: the negative log-likelihood of the gold labels, a token.

Backpropagation through the CRF (expected less observed counts), the output layer, and the LSTM
through time. Tests hold each against finite differences.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sayso.statements.tagger.crf import Floats, Ints, Sequences, believe
from sayso.statements.tagger.network import Inputs, Passed, Weights, passed


def loss_and_gradients(
    weights: Weights, inputs: Inputs, gold: Ints, masks: Mapping[str, Floats] | None = None
) -> tuple[float, dict[str, Floats]]:
    """The mean loss a token, and its gradient by each parameter except ``features`` and ``vectors``.

    ``tokens`` among the gradients is that by what a token sums up, its features and its projected vector;
    whoever holds these goes on from there. ``masks`` are dropout masks (`passed`).
    """
    done = passed(weights, inputs, masks)
    size = len(gold)
    loss, d_scores, d_transitions = _crf(weights, inputs.batch, done.scores, gold)
    d_joined = d_scores @ weights.output.T
    width = done.tokens.shape[1]
    if masks is not None:
        d_joined[:, width:] *= masks["states"]
    orders = inputs.batch.by_step()
    sides = np.split(d_joined[:, width:], 2, axis=1)
    outer = np.stack([side[order] for side, order in zip(sides, orders, strict=True)])
    d_gates, d_states_in = _lstm(weights, inputs.batch, done, outer)
    d_tokens = d_joined[:, :width].copy()
    for order, own, into in zip(orders, d_gates, weights.inputs, strict=True):
        d_tokens[order] += own @ into.T
    d_tokens *= done.tokens > 0
    if masks is not None:
        d_tokens *= masks["tokens"]
    gradients = {
        "tokens": d_tokens,
        "inputs": np.stack([done.tokens[order].T @ own for order, own in zip(orders, d_gates, strict=True)]),
        "states": d_states_in,
        "gates": d_gates.sum(axis=1),
        "output": done.joined.T @ d_scores,
        "bias": d_scores.sum(axis=0),
        "transitions": d_transitions,
    }
    return loss / size, {name: (g / np.float32(size)).astype(np.float32) for name, g in gradients.items()}


def _crf(weights: Weights, batch: Sequences, scores: Floats, gold: Ints) -> tuple[float, Floats, Floats]:
    belief = believe(batch, scores, weights.transitions)
    observed = np.zeros_like(weights.transitions)
    inner = np.ones(len(gold), bool)
    inner[batch.begins] = False
    after = np.flatnonzero(inner)
    np.add.at(observed, (gold[after - 1], gold[after]), 1)
    every = np.arange(len(gold))
    reached = scores[every, gold].sum() + (observed * weights.transitions).sum()
    d_scores = belief.labels.copy()
    d_scores[every, gold] -= 1
    return belief.log_total - float(reached), d_scores, belief.pairs - observed


def _lstm(weights: Weights, batch: Sequences, done: Passed, outer: Floats) -> tuple[Floats, Floats]:
    """The gradients by the gates before activation, and by the weights from state to gates.

    ``outer`` is the gradient by the states from outside; all are in the order of the steps.
    """
    size = weights.states.shape[1]
    d_gates = np.zeros_like(done.gates)
    d_weights = np.zeros_like(weights.states)
    d_state: Floats = np.zeros((2, 0, size), np.float32)
    d_cell = np.zeros_like(d_state)
    slices = batch.slices()
    for number in range(len(slices) - 1, -1, -1):
        start, end = slices[number]
        active = end - start
        grown = [(0, 0), (0, active - d_state.shape[1]), (0, 0)]
        d_state = np.pad(d_state, grown) + outer[:, start:end]
        d_cell = np.pad(d_cell, grown)
        gate, bent = done.gates[:, start:end], np.tanh(done.cells[:, start:end])
        entered, kept, shown, new = (gate[..., n * size : (n + 1) * size] for n in range(4))
        first = slices[number - 1][0] if number else None
        before = np.zeros_like(bent) if first is None else done.cells[:, first : first + active]
        d_cell = d_cell + d_state * shown * (1 - bent * bent)
        d_gate = np.concatenate(
            [
                d_cell * new * entered * (1 - entered),
                d_cell * before * kept * (1 - kept),
                d_state * bent * shown * (1 - shown),
                d_cell * entered * (1 - new * new),
            ],
            axis=-1,
        )
        d_gates[:, start:end] = d_gate
        if first is not None:
            d_weights += done.states[:, first : first + active].transpose(0, 2, 1) @ d_gate
        d_state = d_gate @ weights.states.transpose(0, 2, 1)
        d_cell = d_cell * kept
    return d_gates, d_weights
