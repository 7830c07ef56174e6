"""The CRF against all labellings of short sequences, counted one by one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sayso.statements.tagger.crf import Floats, Sequences, believe, viterbi

LABELS = 3


def score(labels: tuple[int, ...], scores: Floats, transitions: Floats) -> float:
    emitted = sum(scores[at, label] for at, label in enumerate(labels))
    return float(emitted + sum(transitions[a, b] for a, b in itertools.pairwise(labels)))


@pytest.mark.parametrize("seed", range(4))
def test_best_labels_and_probabilities_are_those_of_all_labellings(seed: int) -> None:
    generator = np.random.default_rng(seed)
    starts, size = [0, 2, 3, 7], 9
    scores = generator.normal(size=(size, LABELS)).astype(np.float32)
    transitions = generator.normal(size=(LABELS, LABELS)).astype(np.float32)
    batch = Sequences(starts, size)
    best = viterbi(batch, scores, transitions).tolist()
    belief = believe(batch, scores, transitions)
    total, pairs = 0.0, np.zeros((LABELS, LABELS))
    for start, end in zip(starts, [*starts[1:], size], strict=True):
        own = scores[start:end]
        every = list(itertools.product(range(LABELS), repeat=end - start))
        weights = np.exp([score(labels, own, transitions) for labels in every])
        total += np.log(weights.sum())
        assert tuple(best[start:end]) == every[int(weights.argmax())]
        for weight, labels in zip(weights / weights.sum(), every, strict=True):
            for a, b in itertools.pairwise(labels):
                pairs[a, b] += weight
        for at, label in itertools.product(range(end - start), range(LABELS)):
            expected = sum(w for w, labels in zip(weights, every, strict=True) if labels[at] == label)
            assert belief.labels[start + at, label] == pytest.approx(expected / weights.sum(), abs=1e-5)
    assert belief.log_total == pytest.approx(total, rel=1e-5)
    assert belief.pairs == pytest.approx(pairs, abs=1e-4)


def test_no_sequence_reaches_into_its_neighbour() -> None:
    generator = np.random.default_rng(1)
    scores = generator.normal(size=(6, LABELS)).astype(np.float32)
    transitions = generator.normal(size=(LABELS, LABELS)).astype(np.float32)
    together = believe(Sequences([0, 4], 6), scores, transitions).labels
    alone = believe(Sequences([0], 2), scores[4:], transitions).labels
    assert together[4:] == pytest.approx(alone, abs=1e-6)
