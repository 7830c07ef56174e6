"""The place behind a party's letter in American news: "Sen. Dora Pell, D-Bangor"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.spans import PlaceNames
from sayso.spans import Span
from sayso.values import PlaceMention

_NAME = r"[A-Z][A-Za-z'’.]*[A-Za-z]"
_PLACE = rf"(?:(?P<short>[A-Z][A-Za-z.]{{0,5}}\.)|(?P<name>{_NAME}(?: {_NAME}){{0,2}}))"


class PartyTags:
    """Finds known places and states behind the letters of place_words.csv."""

    def __init__(self, words: PlaceLexicon, names: PlaceNames) -> None:
        letters = "|".join(sorted(re.escape(letter) for letter in words["party"]))
        self._tag = re.compile(rf"\b(?P<party>{letters})-{_PLACE}")
        self._names = names

    def find(self, text: str) -> Iterator[PlaceMention]:
        """The mentions in reading order, without the letter."""
        for match in self._tag.finditer(text):
            name = match["short"] or match["name"]
            if self._names.is_known(name):
                span = Span(match.start() + len(match["party"]) + 1, match.end())
                yield PlaceMention(span=span, name=name, form="literal", rule="places.party", confidence=0.9)
