"""A shard: consecutive articles that one worker takes at once, and what became of them.

Where a shard ends depends on the articles in it alone, never on how many went before, so that an article
added or removed changes the shard that it is in and no other. A shard's key is a hash of all that its
results depend on.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.errors import Problem
from sayso.values import Article

Item = Article | Problem

ENDS = 16  # one path in so many ends its shard: about two seconds of work
MOST = 64  # articles of a shard
MOST_CHARS = 200_000  # code points of its texts, but for the last one's
IDENTITY_CHARS = 16  # of a key, before the part that depends on the articles


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive articles, or what could not be read in their place, and the key of their results."""

    key: str
    items: tuple[Item, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its articles."""
        return tuple(item.path for item in self.items)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the articles of a shard.

    ``records`` holds the lines of the records, with an end behind each; ``problems`` those of the articles
    that gave none. Both are in the order of input.
    """

    records: bytes
    n_records: int
    n_statements: int
    problems: tuple[Problem, ...]

    @property
    def n_articles(self) -> int:
        """The articles accounted for."""
        return self.n_records + len(self.problems)


class Work(Protocol):
    """Makes records of articles; ``identity`` changes with all but the articles that can change a record."""

    @property
    def identity(self) -> str:
        """A hash of the settings, the model and the language data."""

    def __call__(self, items: Sequence[Item]) -> Done:
        """What becomes of ``items``: one record or problem for each."""


MakeWork = Callable[[], Work]


def shards_of(items: Iterable[Item], identity: str) -> Iterator[Shard]:
    """Cuts ``items`` into shards, in their order, each item in one."""
    held: list[Item] = []
    chars = 0
    for item in items:
        held.append(item)
        chars += len(item.text) if isinstance(item, Article) else 0
        if len(held) >= MOST or chars >= MOST_CHARS or _ends(item):
            yield shard_of(held, identity)
            held, chars = [], 0
    if held:
        yield shard_of(held, identity)


def shard_of(items: Sequence[Item], identity: str) -> Shard:
    """``items`` as a shard."""
    key = hashlib.sha256()
    for item in items:
        key.update(repr(item).encode("utf-8", "backslashreplace"))
    return Shard(f"{identity[:IDENTITY_CHARS]}-{key.hexdigest()[:32]}", tuple(items))


def joined(parts: Sequence[Done]) -> Done:
    """What became of consecutive parts, as of one."""
    return Done(
        b"".join(part.records for part in parts),
        sum(part.n_records for part in parts),
        sum(part.n_statements for part in parts),
        tuple(problem for part in parts for problem in part.problems),
    )


def _ends(item: Item) -> bool:
    return zlib.crc32(item.path.encode("utf-8", "backslashreplace")) % ENDS == 0
