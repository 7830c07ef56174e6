"""Whose something is: whom "its", "my" and the "Ana" of "Ana's" stand for, and what "the board" is of."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.clusters import Cluster, Site
from sayso.resolve.coreference import Coreference
from sayso.resolve.source_heads import by_head
from sayso.resolve.turns import Turns


class Owners:
    """Looks up owners in one article, when its ``clusters`` are complete."""

    def __init__(
        self,
        words: ActorWords,
        page: Page,
        clusters: Sequence[Cluster],
        coreference: Coreference,
        turns: Turns,
    ) -> None:
        self._words = words
        self._page = page
        self._heads = by_head(page, clusters)
        self._coreference = coreference
        self._turns = turns

    def at(self, token: int) -> Cluster | None:
        """Whom the token stands for: a name, or a possessive pronoun."""
        words, start = self._words, self._page.starts[token]
        found, word = self._heads.get(token), self._page.lower[token]
        if found is not None or word not in words.possessives:
            return found
        if word in words.neuter:
            return self.body(token)
        if word in words.first_person:
            return self._turns.speaker(start)
        return self._turns.addressed(start) if word in words.second_person else None

    def body(self, token: int) -> Cluster | None:
        """The body that the text before the token speaks of, if one alone comes into question."""
        return self._coreference.body(Site(token, self._page.sentences[token], 2, False)).cluster
