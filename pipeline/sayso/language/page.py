"""A Doc's annotation as plain lists: what rules that look at every token read.

Asking spaCy's tokens one attribute at a time costs more than the rules themselves; this takes them
out in one go. All lists run parallel to the tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from sayso.language.extensions import text_of

_COLUMNS = ("TAG", "DEP", "ENT_TYPE", "HEAD", "ENT_IOB", "SENT_START", "IDX", "LENGTH")
ENT_BEGINS = 3  # spaCy's code of a token that begins an entity


@dataclass(frozen=True, slots=True)
class Page:
    """The tokens of a Doc; ``heads`` are absolute indexes, ``sentences`` count from 0.

    ``starts`` and ``ends`` are offsets in code points of the text.
    """

    text: str
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
    """The page of a parsed ``doc``; where an annotation is missing its strings are empty.

    It is kept with a Doc that has been parsed, whose annotation must not change afterwards.
    """
    kept: Page | None = doc._.page
    if kept is None:
        kept = _read(doc)
        if doc.has_annotation("DEP"):
            doc._.page = kept
    return kept


def _read(doc: Doc) -> Page:
    text = text_of(doc)
    table = doc.to_array(list(_COLUMNS)).astype(np.int64).reshape(len(doc), len(_COLUMNS))
    tags, deps, labels = (_names(doc, table[:, column]) for column in (0, 1, 2))
    starts, ends = table[:, 6], table[:, 6] + table[:, 7]
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    return Page(
        text=text,
        words=words,
        lower=[word.lower() for word in words],
        tags=tags,
        deps=deps,
        heads=(table[:, 3] + np.arange(len(words))).tolist(),
        labels=labels,
        begins=(table[:, 4] == ENT_BEGINS).tolist(),
        sentences=np.maximum(np.cumsum(table[:, 5] == 1) - 1, 0).tolist(),
        starts=starts.tolist(),
        ends=ends.tolist(),
    )


def _names(doc: Doc, keys: NDArray[np.int64]) -> list[str]:
    """The strings of a column of hashes; few differ, so each is looked up once."""
    strings = doc.vocab.strings
    raw = keys.tolist()
    known = {key: strings[key & 0xFFFFFFFFFFFFFFFF] if key else "" for key in set(raw)}
    return [known[key] for key in raw]
