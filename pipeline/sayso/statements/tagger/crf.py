"""Sequences of one article worked on together, a step at a time, and a linear-chain CRF over them.

The CRF gives each sequence of labels a score: that of each label at its token and that of each pair
of neighbours. The recurrences are those of Lafferty, McCallum and Pereira (2001): Viterbi for the
best labels, forward-backward for the probability of each label at each token.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FORBIDDEN = np.float32(-1e4)  # the score of a pair of labels that cannot be


class Sequences:
    """Stretches of tokens, longest first, so that each step works on a leading slice of them.

    ``starts`` are the first tokens of the sequences in order, ``size`` the number of all tokens.
    """

    def __init__(self, starts: Sequence[int], size: int) -> None:
        begins = np.asarray(starts, np.int64)
        lengths = np.diff(np.append(begins, size))
        order = np.argsort(-lengths, kind="stable")
        self.begins, self.ends = begins[order], (begins + lengths)[order]
        self.size = size
        lengths = lengths[order]
        steps = int(lengths[0]) if len(lengths) else 0
        self.active: list[int] = np.searchsorted(-lengths, -np.arange(steps), side="left").tolist()

    def forwards(self) -> Iterator[Ints]:
        """For each step the tokens that are reached, from the sequences' starts on."""
        for step, active in enumerate(self.active):
            yield self.begins[:active] + step

    def by_step(self) -> tuple[Ints, Ints]:
        """All tokens in the order of the steps: from the sequences' starts on, from their ends back."""
        none: Ints = np.zeros(0, np.int64)
        forth = [none, *self.forwards()]
        back = [none, *(self.ends[:active] - 1 - step for step, active in enumerate(self.active))]
        return np.concatenate(forth), np.concatenate(back)

    def slices(self) -> list[tuple[int, int]]:
        """Where the tokens of each step stand in the order of the steps."""
        ends = np.cumsum(self.active).tolist()
        return list(zip([0, *ends[:-1]], ends, strict=True)) if ends else []


def viterbi(batch: Sequences, scores: Floats, transitions: Floats) -> Ints:
    """The best label of each token, as an index of labels."""
    back = np.zeros(scores.shape, np.int64)
    best = np.zeros(scores.shape, np.float32)
    arriving = np.ascontiguousarray(transitions.T)
    for step, at in enumerate(batch.forwards()):
        if step == 0:
            best[at] = scores[at]
            continue
        paths = best[at - 1][:, None, :] + arriving
        come = paths.argmax(axis=2)
        back[at] = come
        best[at] = np.take_along_axis(paths, come[:, :, None], axis=2)[:, :, 0] + scores[at]
    out = np.zeros(batch.size, np.int64)
    following: Ints = np.zeros(0, np.int64)
    for at in reversed(list(batch.forwards())):
        known = len(following)
        out[at[:known]] = back[following, out[following]]
        out[at[known:]] = best[at[known:]].argmax(axis=1)
        following = at
    return out


@dataclass(frozen=True, slots=True)
class Belief:
    """What the CRF holds of an article.

    ``labels`` is the probability of each label at each token, ``pairs`` the expected number of each
    pair of neighbouring labels, ``log_total`` the logarithm of the sum over all labellings.
    """

    labels: Floats
    pairs: Floats
    log_total: float


def believe(batch: Sequences, scores: Floats, transitions: Floats) -> Belief:
    """The probabilities of all labellings under ``scores`` (tokens by labels) and ``transitions``."""
    peak = scores.max(axis=1, keepdims=True)
    emitted, moves = np.exp(scores - peak), np.exp(transitions)
    forward, scale = np.empty_like(scores), np.empty(len(scores), np.float32)
    for step, at in enumerate(batch.forwards()):
        reached = emitted[at] if step == 0 else (forward[at - 1] @ moves) * emitted[at]
        total = reached.sum(axis=1)
        forward[at], scale[at] = reached / total[:, None], total
    backward = np.ones_like(scores)
    pairs = np.zeros_like(moves)
    steps = list(batch.forwards())
    for at in reversed(steps[1:]):
        message = backward[at] * emitted[at] / scale[at][:, None]
        pairs += forward[at - 1].T @ message
        backward[at - 1] = message @ moves.T
    labels = forward * backward
    labels /= labels.sum(axis=1, keepdims=True)
    return Belief(labels, pairs * moves, float(np.log(scale).sum() + peak.sum()))
