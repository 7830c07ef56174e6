"""Gives shards to a crew of workers and hands on what became of them, in the order of input.

A shard whose worker died is tried once more, then taken apart into its articles, each of which is tried
alone; the article that still ends its worker is given up, as one problem. The crew may be this process
(`InProcess`), processes of this machine (`sayso.batch.workers`) or a cluster (`sayso.batch.cluster`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from sayso.batch.journal import Journal
from sayso.batch.shards import Done, Item, Shard, Work, joined, shard_of
from sayso.errors import AccountError, Problem

AHEAD = 32  # shards, for each that is at work, which may wait for an earlier one to be finished
DEATHS = 2  # ends of a worker after which a shard is taken apart, and its only article given up


@dataclass(frozen=True, slots=True)
class Death:
    """A worker that ended, or was ended, over a shard; ``final`` says that trying again would not help.

    ``code`` and ``cause`` are those of the problem, should it come to that.
    """

    code: str
    message: str
    cause: str
    final: bool = False


@dataclass(slots=True, eq=False)
class Task:
    """A shard on its way: at work, or done, or taken apart into ``parts``."""

    shard: Shard
    kept: bool = False  # the journal has it
    deaths: int = 0
    done: Done | None = None
    parts: list[Task] = field(default_factory=list)

    def result(self) -> Done | None:
        """What became of the shard; None as long as it is not known."""
        if self.parts and self.done is None:
            results = [part.done for part in self.parts if part.done is not None]
            if len(results) == len(self.parts):
                self.done = joined(results)
        return self.done


class Crew(Protocol):
    """Workers, of whatever kind."""

    @property
    def identity(self) -> str:
        """That of the work (`sayso.batch.shards.Work`)."""

    @property
    def room(self) -> int:
        """How many tasks it should hold, so that none of its workers waits."""

    def submit(self, task: Task) -> None:
        """Takes a task."""

    def collect(self) -> list[tuple[Task, Done | Death]]:
        """What became of some of the tasks that it holds; waits until there is at least one."""


class InProcess:
    """A crew of this process alone: without a limit of time, and a crash is the end of the run."""

    room = 1

    def __init__(self, work: Work) -> None:
        self.identity = work.identity
        self._work = work
        self._tasks: deque[Task] = deque()

    def submit(self, task: Task) -> None:
        """Takes a task."""
        self._tasks.append(task)

    def collect(self) -> list[tuple[Task, Done | Death]]:
        """Does the task that came first."""
        task = self._tasks.popleft()
        return [(task, attempt(self._work, task.shard.items))]


def attempt(work: Work, items: tuple[Item, ...]) -> Done | Death:
    """What becomes of ``items``; an exception that is no article's own problem is the death of them all."""
    try:
        return work(items)
    except Exception as error:
        cause = f"{type(error).__name__}: {error}"
        return Death("worker_failed", "the extraction failed on it; please report this", cause, final=True)


class Dispatch:
    """The shards on their way from input to output."""

    def __init__(self, crew: Crew, journal: Journal) -> None:
        self._crew = crew
        self._journal = journal
        self._queue: deque[Task] = deque()  # in the order of input
        self._at_work = 0

    def through(self, shards: Iterable[Shard]) -> Iterator[Done]:
        """What became of each shard, in order; those that the journal has are not done again.

        Raises AccountError where articles of a shard were lost or doubled, and OSError where the journal
        cannot be written.
        """
        for shard in shards:
            task = Task(shard, kept=self._journal.has(shard))
            self._queue.append(task)
            if not task.kept:
                self._submit(task)
            while self._at_work and self._is_full():
                self._collect()
            yield from self._ready()
        while self._queue:
            if self._at_work:
                self._collect()
            yield from self._ready()

    def _is_full(self) -> bool:
        room = self._crew.room
        return self._at_work >= room or len(self._queue) > AHEAD * room

    def _submit(self, task: Task) -> None:
        self._at_work += 1
        self._crew.submit(task)

    def _collect(self) -> None:
        for task, outcome in self._crew.collect():
            self._at_work -= 1
            if isinstance(outcome, Death):
                self._bury(task, outcome)
            else:
                _check(task.shard, outcome)
                task.done = outcome
                self._journal.save(task.shard, outcome)

    def _bury(self, task: Task, death: Death) -> None:
        """Has a shard tried again whole, then article by article; gives the one article of a shard up."""
        task.deaths += 1
        if not death.final and task.deaths < DEATHS:
            self._submit(task)
        elif len(task.shard.items) > 1:
            task.parts = [Task(shard_of([item], self._crew.identity)) for item in task.shard.items]
            for part in task.parts:
                self._submit(part)
        else:
            task.done = given_up(task.shard.items[0], death)

    def _ready(self) -> Iterator[Done]:
        """Takes from the head of the queue what is done."""
        while self._queue:
            task = self._queue[0]
            if task.kept:
                task.done = self._journal.load(task.shard)
                if task.done is None:  # damaged on the disk
                    task.kept = False
                    self._submit(task)
            done = task.result()
            if done is None:
                return
            if task.parts:
                self._journal.save(task.shard, done)
            self._queue.popleft()
            yield done


def given_up(item: Item, death: Death) -> Done:
    """What became of an article that ends its worker."""
    if not isinstance(item, Problem):
        item = Problem(item.path, "batch", death.code, death.message, cause=death.cause)
    return Done(b"", 0, 0, (item,))


def _check(shard: Shard, done: Done) -> None:
    if done.n_articles != len(shard.items):
        raise AccountError(
            f"{len(shard.items)} articles from {shard.items[0].path} on gave {done.n_records} records and "
            f"{len(done.problems)} problems; please report this"
        )
