"""The tagger's network: embeddings of features and vectors, a bidirectional LSTM, a score a label.

Each token is the sum of the embeddings of its features and of a projection of its word vector; an
LSTM reads each sequence in both directions (Hochreiter and Schmidhuber 1997; Graves and Schmidhuber
2005); a linear layer over token and LSTM gives the scores of the labels, which a CRF joins
(`sayso.statements.tagger.crf`). Plain numpy: a thousand words take some milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from sayso.statements.tagger.crf import Floats, Sequences

BLOCK = 500  # tokens whose sums stay in the processor's cache while the features are added


@dataclass(frozen=True, slots=True)
class Weights:
    """The parameters.

    With D the width of a token, H of the LSTM, V of word vectors and L the number of labels:
    ``features`` (rows, D), whose last row stands for the unknown; ``vectors`` (V, D); ``inputs``
    (2, D, 4H), ``states`` (2, H, 4H) and ``gates`` (2, 4H) of the LSTM, forwards and backwards, in
    the order input, forget, output, cell; ``output`` (D + 2H, L), ``bias`` (L), ``transitions`` (L, L).
    """

    features: Floats
    vectors: Floats
    inputs: Floats
    states: Floats
    gates: Floats
    output: Floats
    bias: Floats
    transitions: Floats

    @classmethod
    def names(cls) -> list[str]:
        """The names of the parameters."""
        return [field.name for field in fields(cls)]

    def items(self) -> dict[str, Floats]:
        """The parameters by name."""
        return {name: getattr(self, name) for name in self.names()}


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the network reads of each token: a word vector, and the rows of its features.

    ``rows`` are columns by tokens, -1 for a feature that is not known; ``vectors`` are the word
    vectors times the weights of vectors.
    """

    rows: NDArray[np.int32]
    vectors: Floats
    batch: Sequences


@dataclass(frozen=True, slots=True)
class Passed:
    """What a forward pass leaves for the backward pass.

    ``gates``, ``cells`` and ``states`` are of both directions, tokens in the order of the steps.
    """

    tokens: Floats
    gates: Floats
    cells: Floats
    states: Floats
    joined: Floats
    scores: Floats


def passed(weights: Weights, inputs: Inputs, masks: Mapping[str, Floats] | None = None) -> Passed:
    """Runs the network; ``masks`` are the dropout masks of training, by layer."""
    tokens = inputs.vectors.copy()
    for start in range(0, len(tokens), BLOCK):
        block = tokens[start : start + BLOCK]
        for column in inputs.rows[:, start : start + BLOCK]:
            block += weights.features[column]
    np.maximum(tokens, 0, out=tokens)
    if masks is not None:
        tokens *= masks["tokens"]
    gates, cells, states = _lstm(weights, tokens, inputs.batch)
    joined = np.empty((len(tokens), tokens.shape[1] + 2 * states.shape[2]), np.float32)
    joined[:, : tokens.shape[1]] = tokens
    both = np.split(joined[:, tokens.shape[1] :], 2, axis=1)
    for side, order, own in zip(both, inputs.batch.by_step(), states, strict=True):
        side[order] = own
    if masks is not None:
        joined[:, tokens.shape[1] :] *= masks["states"]
    return Passed(tokens, gates, cells, states, joined, joined @ weights.output + weights.bias)


def _lstm(weights: Weights, tokens: Floats, batch: Sequences) -> tuple[Floats, Floats, Floats]:
    """Gates, cells and states of each token in both directions, in the order of the steps."""
    size = weights.states.shape[1]
    gates = np.stack(
        [
            tokens[order] @ inputs + bias
            for order, inputs, bias in zip(batch.by_step(), weights.inputs, weights.gates, strict=True)
        ]
    )
    cells = np.empty((2, len(tokens), size), np.float32)
    states = np.empty_like(cells)
    cell: Floats = np.zeros((2, len(batch.begins), size), np.float32)
    state = np.zeros_like(cell)
    for start, end in batch.slices():
        active, gate = end - start, gates[:, start:end]
        gate += state[:, :active] @ weights.states
        _activate(gate, size)
        entered, kept, shown, new = (gate[..., n * size : (n + 1) * size] for n in range(4))
        cell = kept * cell[:, :active]
        cell += entered * new
        state = shown * np.tanh(cell)
        cells[:, start:end], states[:, start:end] = cell, state
    return gates, cells, states


def _activate(gate: Floats, size: int) -> None:
    """Sigmoids for the three gates, a hyperbolic tangent for the new cell, in place."""
    sigmoids = gate[..., : 3 * size]
    sigmoids *= 0.5
    np.tanh(gate, out=gate)
    sigmoids += 1
    sigmoids *= 0.5
