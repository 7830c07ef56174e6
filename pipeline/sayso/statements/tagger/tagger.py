"""The tagger: from an article and what the rules found in it to statements in tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from sayso.language.arithmetic import one_thread
from sayso.statements.tagger.crf import Floats, Ints, Sequences, believe, viterbi
from sayso.statements.tagger.features import NAMES, Seen, columns_of, keys_of
from sayso.statements.tagger.model import Model, load_model
from sayso.statements.tagger.network import Inputs, passed
from sayso.statements.tagger.stretches import Tagged, statements_of

SHIPPED = "tagger.npz"  # among the files of models/
LONG = 160  # tokens after which a paragraph is read in parts, cut at a sentence
PART = 20_000  # tokens that the network reads at once
HARD = 2 * LONG  # where there is no sentence to cut at
FAVOUR = np.float32(0.4)  # added to the score of a cue's first token: more recall for some precision


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tagger makes of an article.

    ``source``, ``cue`` and ``content`` are the probabilities that a token is in that role.
    """

    statements: list[Tagged]
    source: Sequence[float]
    cue: Sequence[float]
    content: Sequence[float]


class Tagger:
    """A trained model at work."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._roles = [
            np.array([number for number, label in enumerate(model.labels) if label[1:2] == role])
            for role in "SCK"
        ]
        self._begins = model.labels.index("BC")
        self._vectors: tuple[Any, Floats] | None = None  # spaCy's table, and its projection

    def read(self, seen: Sequence[Seen]) -> list[Reading]:
        """The statements of the articles that ``seen`` describe, all read at once."""
        sizes = [len(one.doc) for one in seen]
        if not sum(sizes):
            return [Reading([], (), (), ()) for _ in seen]
        ends = np.cumsum(sizes).tolist()
        with one_thread():
            best, belief = self._labels(seen, [end - size for end, size in zip(ends, sizes, strict=True)])
        roles = [belief[:, role].sum(axis=1).tolist() for role in self._roles]
        out = []
        for one, size, end in zip(seen, sizes, ends, strict=True):
            own = slice(end - size, end)
            labels = [self.model.labels[number] for number in best[own].tolist()]
            quoted = {at for quote in one.quoted for at in range(*quote.outer)}
            statements = statements_of(labels, one.sentences.tolist(), paragraphs_of_tokens(one), quoted)
            out.append(Reading(statements, *(role[own] for role in roles)))
        return out

    def _labels(self, seen: Sequence[Seen], offsets: Sequence[int]) -> tuple[Ints, Floats]:
        """The best label of each token, and the probability of every label, articles in a row."""
        starts = [
            offset + start for one, offset in zip(seen, offsets, strict=True) for start in starts_of(one)
        ]
        rows = self.model.rows(np.concatenate([columns_of(one) for one in seen if len(one.doc)], axis=1))
        vectors = np.concatenate([self._projected(one.doc) for one in seen])
        parts = [
            self._labels_of(Inputs(rows[:, low:high], vectors[low:high], Sequences(own, high - low)))
            for low, high, own in parts_of(starts, len(vectors))
        ]
        best, belief = zip(*parts, strict=True)
        return np.concatenate(best), np.concatenate(belief)

    def _labels_of(self, inputs: Inputs) -> tuple[Ints, Floats]:
        weights = self.model.weights
        scores = passed(weights, inputs).scores
        belief = believe(inputs.batch, scores, weights.transitions).labels
        scores[:, self._begins] += FAVOUR
        return viterbi(inputs.batch, scores, weights.transitions), belief

    def _projected(self, doc: Doc) -> Floats:
        """The projection of each token's word vector, from a table made once for the pipeline's vectors.

        A pipeline with other vectors, or none, gives zeros: the tagger then reads features alone.
        """
        weights, table = self.model.weights.vectors, doc.vocab.vectors
        if table.shape[1:] != weights.shape[:1]:
            return np.zeros((len(doc), weights.shape[1]), np.float32)
        if self._vectors is None or self._vectors[0] is not table:
            self._vectors = table, np.vstack([unit(np.asarray(table.data)) @ weights, 0 * weights[:1]])
        return self._vectors[1][vector_rows(doc)]


def load_tagger(path: str | None = None) -> Tagger:
    """The tagger in the file ``path``, or the one that sayso ships; one a file.

    Raises ModelError where it is none.
    """
    return _load(Path(path) if path else None)


@cache
def _load(path: Path | None) -> Tagger:
    if path is not None:
        return Tagger(load_model(path))
    with resources.as_file(resources.files("sayso.models") / SHIPPED) as shipped:
        return Tagger(load_model(shipped))


def starts_of(seen: Seen) -> list[int]:
    """Where the sequences start that the tagger reads: at paragraphs, and inside very long ones."""
    breaks, sentences = {0, *seen.breaks}, seen.sentences.tolist()
    starts: list[int] = []
    for at, sentence in enumerate(sentences):
        length = at - starts[-1] if starts else 0
        new_sentence = length >= LONG and sentence != sentences[at - 1]
        if at in breaks or new_sentence or length >= HARD:
            starts.append(at)
    return starts


def parts_of(starts: Sequence[int], size: int) -> Iterator[tuple[int, int, list[int]]]:
    """Stretches of `PART` tokens or a little more, cut between sequences, each with its own starts.

    A very long article would else need memory for all of its tokens in every layer at once.
    """
    first = 0
    for number, end in enumerate([*starts[1:], size], 1):
        if end - starts[first] >= PART or end == size:
            low = starts[first]
            yield low, end, [start - low for start in starts[first:number]]
            first = number


def paragraphs_of_tokens(seen: Seen) -> list[int]:
    """The number of each token's paragraph."""
    at = np.arange(len(seen.doc))
    numbers = np.searchsorted(np.asarray(seen.breaks), at, side="right") - 1
    paragraphs: list[int] = np.maximum(numbers, 0).tolist()
    return paragraphs


def vector_rows(doc: Doc) -> Ints:
    """The row of each token's word vector, -1 for names, figures and unknown words."""
    lower, tag = doc.to_array(["LOWER", "TAG"]).T
    rows: Ints = doc.vocab.vectors.find(keys=lower.tolist())
    return np.where(np.isin(tag, keys_of(NAMES)), -1, rows)


def unit(vectors: Floats) -> Floats:
    """Vectors of length 1; zeros stay."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Floats = (vectors / np.maximum(norms, 1e-6)).astype(np.float32)
    return units
