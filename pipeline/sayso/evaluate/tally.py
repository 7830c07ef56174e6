"""What is counted in one article, so that figures and their intervals are sums over articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Found(NamedTuple):
    """Of what is to be found: how many are found rightly, found at all, and in the gold."""

    hits: int
    made: int
    gold: int


class Asked(NamedTuple):
    """Of what is asked of each that matched: how many answers are right, and how many there are."""

    right: int
    asked: int


@dataclass(slots=True)
class Tally:
    """The counts of one article by figure; ``answers`` are pairs of the gold's and the record's word."""

    found: dict[str, Found] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    answers: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def find(self, figure: str, hits: int, made: int, gold: int) -> None:
        """Adds to what is to be found."""
        old = self.found.get(figure, Found(0, 0, 0))
        self.found[figure] = Found(old.hits + hits, old.made + made, old.gold + gold)

    def ask(self, figure: str, rights: Iterable[bool]) -> None:
        """Adds answers, right or wrong."""
        given = list(rights)
        old = self.asked.get(figure, Asked(0, 0))
        self.asked[figure] = Asked(old.right + sum(given), old.asked + len(given))

    def answer(self, figure: str, gold: str | None, made: str | None) -> None:
        """Adds an answer that is one of several classes; None is a class of its own, "none"."""
        pair = (gold or "none", made or "none")
        self.answers.setdefault(figure, Counter())[pair] += 1
        self.ask(figure, [pair[0] == pair[1]])

    def agree(self, figure: str, gold: object, made: object, *, same: bool) -> None:
        """Adds a value that either side may lack: a hit where both have it and it is the ``same``."""
        both = gold is not None and made is not None
        self.find(figure, both and same, made is not None, gold is not None)
