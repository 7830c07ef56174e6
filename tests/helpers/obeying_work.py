"""Work that needs no model: it writes each article down, or does what the article's text tells it to do."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from sayso.batch.shards import Done, Item
from sayso.errors import Problem
from sayso.values import Article

LONG = 60.0  # seconds that a hanging article sleeps
SHORT = 0.01  # that another sleeps


@dataclass(frozen=True)
class Obeying:
    """Makes itself, as work; ``folder`` is where articles leave traces of having been at work."""

    folder: Path
    identity: str = "0123456789abcdef0123"

    def __call__(self, items: Sequence[Item] | None = None) -> object:
        """Without items the work itself; with them, what becomes of them."""
        return self if items is None else self._done(items)

    def _done(self, items: Sequence[Item]) -> Done:
        lines, problems = [], []
        for item in items:
            if isinstance(item, Problem):
                problems.append(item)
            else:
                self._obey(item)
                lines.append(orjson.dumps({"path": item.path, "text": item.text}) + b"\n")
        return Done(b"".join(lines), len(lines), len(lines), tuple(problems))

    def _obey(self, article: Article) -> None:
        trace = self.folder / article.path
        with trace.open("a") as stream:
            stream.write("x")
        times = len(trace.read_text())
        word, _, most = article.text.partition(" ")
        if word == "die" and times <= int(most):
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "leave":
            os._exit(3)
        elif word == "hang":
            time.sleep(LONG)
        elif word == "sleep":
            time.sleep(SHORT)
        elif word == "raise":
            raise RuntimeError("as told")
