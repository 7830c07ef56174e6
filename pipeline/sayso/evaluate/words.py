r"""The words of an article, and statements as sets of them.

Words are ``\w+``, so that punctuation and quotation marks never count, as in the public benchmarks of
attribution (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from sayso.evaluate.quoted import quoted_stretches

WORD = re.compile(r"\w+")
Words = frozenset[int]
Kind = Literal["direct", "nested", "mixed", "indirect"]


class Stretch(Protocol):
    """Anything with a start and an end in code points."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The one after the last."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of a statement's roles, as indexes into the article's words, and its kind of quotation."""

    source: Words
    cue: Words
    content: Words
    kind: Kind


class WordedText:
    """The words of one text, looked up by span."""

    def __init__(self, text: str) -> None:
        self._spans = [found.span() for found in WORD.finditer(text)]
        self._ends = [end for _, end in self._spans]
        inside = [self._between(start, end) for start, end in quoted_stretches(text)]
        self._quoted = frozenset(word for words in inside for word in words)
        self._opening = frozenset(words[0] for words in inside if words)

    def words(self, spans: Iterable[Stretch]) -> Words:
        """The indexes of the words that share a character with one of ``spans``."""
        return frozenset(word for span in spans for word in self._between(span.start, span.end))

    def roles(self, source: Iterable[Stretch], cue: Iterable[Stretch], content: Iterable[Stretch]) -> Roles:
        """A statement as words."""
        said = self.words(content)
        return Roles(self.words(source), self.words(cue), said, self.kind(said))

    def kind(self, content: Words) -> Kind:
        """How a content stands to the quotation marks of the text, whoever annotated it.

        ``direct``: wholly within marks, from where a quotation opens; ``nested``: wholly within, from
        the middle of a quotation; ``mixed``: partly within; ``indirect``: outside.
        """
        quoted = content & self._quoted
        if not quoted:
            return "indirect"
        if len(quoted) < len(content):
            return "mixed"
        return "direct" if min(content) in self._opening else "nested"

    def _between(self, start: int, end: int) -> range:
        first = last = bisect_left(self._ends, start + 1)
        while last < len(self._spans) and self._spans[last][0] < end:
            last += 1
        return range(first, last)


def jaccard(one: Words, other: Words) -> float:
    """The overlap of two sets of words; 0 where both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0
