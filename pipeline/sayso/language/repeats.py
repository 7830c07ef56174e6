"""Paragraphs that came before: what wire copies, disclaimers and bylines repeat is parsed once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Doc

ROOM = 500_000  # characters of paragraphs that are remembered, the last ones seen

Parse = Callable[[Sequence[str]], Iterable[Doc]]


class Repeats:
    """The Docs of the paragraphs seen last. They are shared: nothing may be stored on them."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._size = 0
        self._known: OrderedDict[str, Doc] = OrderedDict()

    def parsed(self, texts: Sequence[str], parse: Parse) -> list[Doc]:
        """The Doc of each text; ``parse`` gives those of the ones not remembered, each once."""
        here = {text: self._known[text] for text in texts if text in self._known}
        new = list(dict.fromkeys(text for text in texts if text not in here))
        here.update(zip(new, parse(new), strict=True))
        for text, doc in here.items():
            self._keep(text, doc)
        return [here[text] for text in texts]

    def _keep(self, text: str, doc: Doc) -> None:
        if text not in self._known:
            self._size += len(text)
        self._known[text] = doc
        self._known.move_to_end(text)
        while self._size > self._room:
            forgotten, _ = self._known.popitem(last=False)
            self._size -= len(forgotten)
