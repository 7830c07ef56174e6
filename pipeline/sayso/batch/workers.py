"""A crew of processes on this machine.

On Linux a worker is a fork of this process with the pipeline already loaded: it starts in some 10 ms and
shares the memory of the model (measured: 185 MB of its own, where a process that loads the model itself has
530 MB). Elsewhere, where forking is not safe, each worker starts afresh and loads the model once.

A worker takes one shard at a time and hands back bytes. One that ends over its shard, or is ended because
the shard takes too long, is replaced.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self

from sayso.batch.dispatch import Death, Task, attempt
from sayso.batch.shards import Done, MakeWork, Work

FORKS = sys.platform == "linux"
SHARD_SECONDS = 60.0  # that a shard of several articles has at least, however little an article has
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, our end of its pipe, and what it is at; ``until`` is on the monotonic clock."""

    process: Any  # the class depends on how it is started
    pipe: Connection
    task: Task | None = None
    until: float = 0.0


class Workers:
    """Up to ``count`` workers with the work of ``make_work``, as a context that ends them.

    ``timeout`` is how many seconds one article may take. Raises what ``make_work`` raises.
    """

    def __init__(self, make_work: MakeWork, count: int, timeout: float) -> None:
        self.room = 2 * count
        self._count = count
        self._timeout = timeout
        self._context = get_context("fork" if FORKS else "spawn")
        work = make_work()
        self.identity = work.identity
        self._make_work: MakeWork = _Ready(work) if FORKS else make_work
        self._waiting: deque[Task] = deque()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        gc.collect()
        gc.freeze()  # or else the collector would touch, and so copy, all that workers share
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in list(self._workers):
            worker.process.kill()  # it holds nothing that is to be kept
            self._lose(worker)
        gc.unfreeze()

    def submit(self, task: Task) -> None:
        """Takes a task; a worker is started for it as long as there are fewer than there may be."""
        self._waiting.append(task)
        self._feed()

    def collect(self) -> list[tuple[Task, Done | Death]]:
        """What became of some of the tasks; waits until a worker is done, dead or over its time."""
        while True:
            busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
            first = min(worker.until for worker in busy.values())
            ready = wait(list(busy), max(0.0, first - time.monotonic()))
            heard = [self._hear(busy[pipe]) for pipe in ready if isinstance(pipe, Connection)]
            late = [worker for worker in busy.values() if worker.task and worker.until <= time.monotonic()]
            heard += [self._end(worker) for worker in late]
            self._feed()
            if heard:
                return heard

    def _feed(self) -> None:
        """Gives waiting tasks to idle workers."""
        while self._waiting:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None and len(self._workers) == self._count:
                return
            worker = idle or self._start()
            task = self._waiting.popleft()
            try:
                worker.pipe.send(task.shard.items)
            except OSError:  # it died idle
                self._lose(worker)
                self._waiting.appendleft(task)
                continue
            worker.task = task
            worker.until = time.monotonic() + self._seconds(task)

    def _seconds(self, task: Task) -> float:
        alone = len(task.shard.items) == 1
        return self._timeout if alone else max(self._timeout, SHARD_SECONDS)

    def _start(self) -> _Worker:
        ours, its = self._context.Pipe()
        process: Any = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(its, self._make_work, os.getpid()), daemon=True
        )
        process.start()
        its.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _lose(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.join()
        self._workers.remove(worker)

    def _hear(self, worker: _Worker) -> tuple[Task, Done | Death]:
        """What a worker says of its task, or what its silence means."""
        task = worker.task
        assert task is not None, "only workers at work are listened to"
        try:
            outcome: Done | Death = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker)
            cause = ended(worker.process.exitcode)
            return task, Death("worker_died", "the process that worked on it died each time", cause)
        worker.task = None
        return task, outcome

    def _end(self, worker: _Worker) -> tuple[Task, Done | Death]:
        """Ends a worker that is over its time."""
        task = worker.task
        assert task is not None, "only workers at work can be late"
        worker.process.kill()
        self._lose(worker)
        cause = f"no result within {self._seconds(task):g} seconds"
        message = "it takes too long; give it more seconds (--timeout), or leave it out"
        return task, Death("timeout", message, cause, final=True)


@dataclass(frozen=True, slots=True)
class _Ready:
    """Work that is there already: what a forked worker has inherited."""

    work: Work

    def __call__(self) -> Work:
        return self.work


def ended(code: int) -> str:
    """What the exit code of a process means, in words."""
    if code >= 0:
        return f"the worker ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"the worker was ended by {name}" + (" (out of memory?)" if name == "SIGKILL" else "")


def _serve(pipe: Connection, make_work: Callable[[], Work], parent: int) -> None:
    """The life of a worker: shards in, results out, until it is ended or the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command's own affair
    _die_with(parent)
    work = make_work()
    while True:
        try:
            items = pipe.recv()
            pipe.send(attempt(work, items))
        except (EOFError, OSError):
            return


def _die_with(parent: int) -> None:
    """Has Linux end this process when its parent is killed: other workers keep our pipe open."""
    if FORKS:
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
