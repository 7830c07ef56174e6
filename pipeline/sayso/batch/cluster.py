"""A crew on a dask cluster, of this machine or of many.

A shard is a future. The worker that gets it loads the pipeline once, keeps what becomes of the shard in the
shared store, and answers with its identity alone; this process reads the results from the store in the order
of input. dask gives the shards of a worker that died to others; a shard that it gives up is tried again and
taken apart as in `sayso.batch.dispatch`.
"""

from __future__ import annotations

import faulthandler
import logging
from contextlib import ExitStack
from functools import cache
from threading import Lock
from types import TracebackType
from typing import Self

import dask
from distributed import CancelledError, Client, Future, KilledWorker, LocalCluster, wait

from sayso.batch.dispatch import Death, Task, attempt
from sayso.batch.journal import Journal, packed
from sayso.batch.shards import Done, MakeWork, Shard, Work
from sayso.batch.stores import BEGUN, SUFFIX, Store
from sayso.batch.workers import SHARD_SECONDS
from sayso.errors import ModelError, SaysoError, SettingsError

LOCAL = "local"
WORKERS_SECONDS = 60  # to wait for the first worker
TO_EACH = 2  # shards a thread of a worker, so that none waits

_one = Lock()  # a pipeline is for one thread at a time


class ClusterError(SaysoError):
    """The cluster cannot be reached, or has no worker."""


class Cluster:
    """The workers of the scheduler at ``address``; with `LOCAL`, ``count`` processes of this machine.

    ``journal`` must have a store that all machines can write to. As a context it connects, and lets go.
    Raises ClusterError where there is no scheduler or no worker.
    """

    def __init__(
        self, address: str, make_work: MakeWork, journal: Journal, *, count: int, timeout: float
    ) -> None:
        if journal.store is None:
            raise SettingsError("--cluster needs a place for finished work: give -o FILE or --shared URL")
        self._address = address
        self._make_work = make_work
        self._journal = journal
        self._store = journal.store
        self._count = count
        self._timeout = timeout
        self._open = ExitStack()
        self._tasks: dict[Future, Task] = {}
        self.identity = ""

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            self._client = opening.enter_context(self._connected(opening))
            try:
                self._client.wait_for_workers(1, timeout=WORKERS_SECONDS)
            except TimeoutError as error:
                raise ClusterError(f"{self._address}: no worker after {WORKERS_SECONDS} seconds") from error
            try:
                self.identity = self._client.submit(_identity, self._make_work, pure=False).result()
            except KilledWorker as error:
                raise ClusterError(f"workers die while they load the model ({error})") from error
            self._open = opening.pop_all()
        return self

    def _connected(self, opening: ExitStack) -> Client:
        logging.getLogger("distributed").setLevel(logging.ERROR)
        if self._address != LOCAL:
            try:
                return Client(self._address)
            except (OSError, ValueError) as error:
                raise ClusterError(f"{self._address}: no scheduler answers ({error})") from error
        # One death is told at once; dispatch counts them.
        opening.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": 0}))
        local = LocalCluster(
            n_workers=self._count, threads_per_worker=1, dashboard_address=None, silence_logs=logging.ERROR
        )
        return Client(opening.enter_context(local))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.cancel(list(self._tasks))
        self._open.close()

    @property
    def room(self) -> int:
        """Some tasks for each worker that is there now."""
        threads: int = sum(self._client.nthreads().values())
        return TO_EACH * max(1, threads)

    def submit(self, task: Task) -> None:
        """Makes a future of a task."""
        future = self._client.submit(
            _work_on, self._make_work, task.shard, self._store, self._timeout, pure=False
        )
        self._tasks[future] = task

    def collect(self) -> list[tuple[Task, Done | Death]]:
        """What became of some of the tasks; waits until a future is done.

        Raises what is wrong with the cluster or the store, and with no article.
        """
        told: list[tuple[Task, Done | Death]] = []
        while not told:
            finished = wait(list(self._tasks), return_when="FIRST_COMPLETED").done
            for future, task in [(future, self._tasks.pop(future)) for future in finished]:
                outcome = self._outcome(future, task)
                if outcome is None:
                    self.submit(task)
                else:
                    told.append((task, outcome))
        return told

    def _outcome(self, future: Future, task: Task) -> Done | Death | None:
        """What a future has come to; None where it died with a worker that was at another task.

        dask blames all tasks that a worker had been given; the worker marks the one that it is at.
        """
        try:
            answer = future.result()
        except KilledWorker as error:
            if not self._store.remove(task.shard.key + BEGUN):
                return None
            message = "the worker that worked on it died each time, or was over its time (--timeout)"
            return Death("worker_died", message, f"KilledWorker: {error.allowed_failures + 1} workers died")
        except CancelledError as error:
            raise ClusterError(f"{self._address}: the scheduler has gone, or dropped our work") from error
        if isinstance(answer, Death):
            return answer
        if answer != self.identity:
            raise ModelError("the workers differ: give all the same sayso, spaCy, model and tables")
        done = self._journal.load(task.shard)
        if done is None:
            raise ClusterError(f"{self._store}: not shared by all machines; give --shared a place that is")
        return done


@cache
def _made(make_work: MakeWork) -> Work:
    """The work of this process, which loads its pipeline once."""
    return make_work()


def _identity(make_work: MakeWork) -> str:
    with _one:
        return _made(make_work).identity


def _work_on(make_work: MakeWork, shard: Shard, store: Store, timeout: float) -> str | Death:
    """Runs on a worker: does a shard and keeps what becomes of it; gives the identity of the work.

    A worker that is over its time ends itself, even inside native code; its traceback is in its log.
    """
    with _one:
        store.write(shard.key + BEGUN, b"")
        work = _made(make_work)
        seconds = timeout if len(shard.items) == 1 else max(timeout, SHARD_SECONDS)
        faulthandler.dump_traceback_later(seconds, exit=True, file=2)
        try:
            outcome = attempt(work, shard.items)
        finally:
            faulthandler.cancel_dump_traceback_later()
        if not isinstance(outcome, Death):
            store.write(shard.key + SUFFIX, packed(shard, outcome))
        store.remove(shard.key + BEGUN)
    return outcome if isinstance(outcome, Death) else work.identity
