"""The words of a statement and the sentence that it stands in, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.evaluate.gold import GoldStatement
from sayso.evaluate.words import Stretch
from sayso.records import Statement
from sayso.spans import holder

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z])")
GAP = " … "


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The words of a statement's roles; of a found one also its cue's lemma and its rule."""

    source: str
    cue: str
    content: str
    lemma: str | None = None
    rule: str | None = None


class Excerpts:
    """Cuts what people read out of one text. Sentences are found by their marks alone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text)), len(text)]

    def gold(self, statement: GoldStatement) -> Phrases:
        """The words of an annotated statement."""
        roles = statement.source, statement.cue, statement.content
        source, cue, content = map(self._words, roles)
        return Phrases(source=source, cue=cue, content=content)

    def made(self, statement: Statement) -> Phrases:
        """The words of a found statement."""
        roles = statement.source.spans, statement.cue.spans, statement.content.spans
        source, cue, content = map(self._words, roles)
        lemma, rule = statement.cue.lemma, statement.rule
        return Phrases(source=source, cue=cue, content=content, lemma=lemma, rule=rule)

    def sentence(self, statement: GoldStatement | Statement) -> str:
        """The sentence of the cue, or of the content's beginning where there is no cue."""
        if isinstance(statement, GoldStatement):
            first: Stretch = (statement.cue or statement.content)[0]
        else:
            first = (statement.cue.spans or statement.content.spans)[0]
        at = min(holder(self._starts, first.start), len(self._starts) - 2)
        return " ".join(self._text[self._starts[at] : self._starts[at + 1]].split())

    def _words(self, spans: Iterable[Stretch]) -> str:
        return GAP.join(" ".join(self._text[span.start : span.end].split()) for span in spans)
