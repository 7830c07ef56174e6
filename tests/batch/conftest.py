"""Work that needs no model, and articles for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from obeying_work import Obeying

from sayso.batch.shards import Item
from sayso.values import Article


@pytest.fixture
def obeying(tmp_path: Path) -> Obeying:
    """Work that does what an article says: "die N" (the first N times), "leave", "hang", "raise"."""
    folder = tmp_path / "traces"
    folder.mkdir()
    return Obeying(folder)


@pytest.fixture
def at_work(obeying: Obeying) -> Callable[[str], int]:
    """How often an article, by its path, has been at work."""
    return lambda path: len(trace.read_text()) if (trace := obeying.folder / path).exists() else 0


@pytest.fixture
def articles() -> Callable[..., list[Item]]:
    """Makes articles ``n.txt``, ``first`` to ``last``; the text of some can be told."""

    def make(last: int, first: int = 1, **texts: str) -> list[Item]:
        return [
            Article(text=texts.get(f"n{number}", f"Text {number}."), path=f"{number}.txt")
            for number in range(first, last + 1)
        ]

    return make
