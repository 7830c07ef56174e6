"""A Doc's annotation as plain lists: what rules that look at every token read.

Asking spaCy's tokens one attribute at a time costs more than the rules themselves; this takes them
out in one go. All lists run parallel to the tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, TAG
from spacy.tokens import Doc

ENT_BEGINS = 3  # spaCy's code of a token that begins an entity


@dataclass(frozen=True, slots=True)
class Page:
    """The tokens of a Doc; ``heads`` are absolute indexes, ``sentences`` count from 0.

    ``starts`` and ``ends`` are offsets in code points of the text.
    """

    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    labels: list[str]
    begins: list[bool]
    sentences: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The index of the token that holds ``offset``, or of the first one after it."""
        return bisect_left(self.ends, offset + 1)

    def last(self, end: int) -> int:
        """The index of the last token that begins before ``end``."""
        return bisect_left(self.starts, end) - 1

    def children(self, head: int, window: int = 40) -> list[int]:
        """The tokens at most ``window`` away that depend on ``head``, in reading order."""
        low, high = max(0, head - window), min(len(self.words), head + window + 1)
        return [i for i in range(low, high) if self.heads[i] == head and i != head]


def page_of(doc: Doc) -> Page:
    """The page of a parsed ``doc``; where an annotation is missing its strings are empty."""
    words = [token.text for token in doc]
    starts = [token.idx for token in doc]
    table = doc.to_array([TAG, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START]).astype(np.int64)
    table = table.reshape(len(words), 6)
    tags, deps, labels = (_names(doc, table[:, column]) for column in (0, 1, 4))
    return Page(
        words=words,
        lower=[word.lower() for word in words],
        tags=tags,
        deps=deps,
        heads=(table[:, 2] + np.arange(len(words))).tolist(),
        labels=labels,
        begins=(table[:, 3] == ENT_BEGINS).tolist(),
        sentences=np.maximum(np.cumsum(table[:, 5] == 1) - 1, 0).tolist(),
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
    )


def _names(doc: Doc, keys: np.ndarray) -> list[str]:
    """The strings of a column of hashes; few differ, so each is looked up once."""
    strings = doc.vocab.strings
    raw = keys.tolist()
    known = {key: strings[key & 0xFFFFFFFFFFFFFFFF] if key else "" for key in set(raw)}
    return [known[key] for key in raw]
