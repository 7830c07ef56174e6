"""What a worker does: articles in, the lines of their records out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from sayso.batch.shards import Done, Item
from sayso.errors import Problem
from sayso.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

WARM = 4  # shards whose words stay known to spaCy: the frequent ones, and those of the language data


class Extracting:
    """The extraction, with its pipeline loaded."""

    def __init__(self, nlp: Language, settings: Settings) -> None:
        from sayso.build import identity

        threadpool_limits(limits=1, user_api="blas")  # a worker has one core; more threads only wait
        self._nlp = nlp
        self._settings = settings
        self._warm = 0
        self.identity = hashlib.sha256(identity(nlp, settings).encode()).hexdigest()

    def __call__(self, items: Sequence[Item]) -> Done:
        """What becomes of ``items``; raises nothing for what is wrong with one of them."""
        from sayso.build import extract_records

        lines: list[bytes] = []
        problems: list[Problem] = []
        statements = 0
        with self._forgetting():
            for result in extract_records(self._nlp, items, self._settings):
                if isinstance(result, Problem):
                    problems.append(result)
                else:
                    lines.append(result.to_json() + b"\n")
                    statements += len(result.statements)
        return Done(b"".join(lines), len(lines), statements, tuple(problems))

    def _forgetting(self) -> AbstractContextManager[object]:
        """A memory zone: at its end spaCy forgets the words that it met within, else it keeps all words."""
        self._warm += 1
        return nullcontext() if self._warm <= WARM else self._nlp.memory_zone()


@dataclass(frozen=True, slots=True)
class Loading:
    """Makes the extraction of ``settings``; can be sent to another process or machine."""

    settings: Settings

    def __call__(self) -> Extracting:
        """Loads the pipeline; raises ModelError and KnowledgeError as `sayso.build.load` does."""
        from sayso.build import load

        return Extracting(load(self.settings), self.settings)
