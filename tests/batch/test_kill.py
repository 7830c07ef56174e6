"""Runs with two workers that are killed at random moments, and the runs that go on after them."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

RUN = """
import sys
from pathlib import Path
from obeying_work import Obeying
from sayso.batch.journal import Journal
from sayso.batch.run import run_batch
from sayso.batch.stores import beside
from sayso.batch.workers import Workers
from sayso.values import Article

output, traces = Path(sys.argv[1]), Path(sys.argv[2])
articles = (Article(text="sleep", path=f"{n}.txt") for n in range(900))
journal = Journal(beside(output))
run_batch(articles, lambda: Workers(Obeying(traces), 2, 60), output, journal=journal)
"""
KILLS = 3
EARLIEST, LATEST = 0.1, 0.6  # seconds after the first shard is finished


def start(output: Path, traces: Path) -> subprocess.Popen[bytes]:
    paths = [str(Path(__file__).parents[1] / "helpers"), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.Popen([sys.executable, "-c", RUN, str(output), str(traces)], env=environment)


def finished(output: Path) -> int:
    return len(list(output.parent.glob(".records.jsonl.sayso/*.gz")))


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what is left of a run")
def test_killed_runs_end_in_the_same_bytes(tmp_path: Path) -> None:
    chance = random.Random(7)
    traces, folder, whole = tmp_path / "traces", tmp_path / "out", tmp_path / "whole" / "records.jsonl"
    for made in (traces, folder, whole.parent):
        made.mkdir()
    output = folder / "records.jsonl"
    for _ in range(KILLS):
        before = finished(output)
        running = start(output, traces)
        while finished(output) == before and running.poll() is None:
            time.sleep(0.01)
        with suppress(subprocess.TimeoutExpired):
            running.wait(chance.uniform(EARLIEST, LATEST))
        assert running.poll() is None, "it came to its end before it was killed"
        workers = children(running.pid)
        running.kill()
        running.wait()
        assert not output.exists()
        assert len(workers) == 2
        for worker in workers:
            wait_for_end(worker)
    assert start(output, traces).wait() == 0
    assert [path.name for path in folder.iterdir()] == ["records.jsonl"]
    assert start(whole, traces).wait() == 0
    assert output.read_bytes() == whole.read_bytes()
    assert output.read_bytes().count(b"\n") == 900


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def wait_for_end(pid: int) -> None:
    """Returns once a process has gone, or is a zombie that nobody has asked after."""
    status = Path(f"/proc/{pid}/stat")
    while True:
        try:
            if status.read_text().rpartition(")")[2].split()[0] == "Z":
                return
        except (FileNotFoundError, ProcessLookupError):
            return
        time.sleep(0.01)
