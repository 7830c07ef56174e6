"""Annotated articles as the network reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.statements.tagger.features import Keys
from sayso.statements.tagger.labels import OUTSIDE
from sayso.statements.tagger.model import slots_of


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its features by column, its word vectors, where sequences start, its gold labels."""

    name: str
    columns: Keys
    vectors: NDArray[np.float16]
    starts: tuple[int, ...]
    gold: Sequence[str]


def known_keys(examples: Sequence[Example], min_count: int, min_articles: int) -> Keys:
    """The features that are frequent enough to be learnt, sorted.

    A feature must stand ``min_count`` times and in ``min_articles`` articles: what is rarer is an
    article's own and teaches little. Of two in one slot the more frequent stays.
    """
    keys, counts = np.unique(np.concatenate([each.columns.ravel() for each in examples]), return_counts=True)
    own, articles = np.unique(
        np.concatenate([np.unique(each.columns) for each in examples]), return_counts=True
    )
    assert (keys == own).all()
    frequent = (counts >= min_count) & (articles >= min_articles)
    keys, counts = keys[frequent], counts[frequent]
    order = np.lexsort((keys, -counts))
    _, first = np.unique(slots_of(keys[order]), return_index=True)
    return np.sort(keys[order[first]])


def known_labels(examples: Iterable[Example]) -> tuple[str, ...]:
    """All labels of the gold, none first."""
    found = {label for example in examples for label in example.gold}
    return (OUTSIDE, *sorted(found - {OUTSIDE}))
