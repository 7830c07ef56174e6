"""Runs of the command line, measured from outside."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SAYSO = str(Path(sys.executable).with_name("sayso"))
STEP = 0.05  # seconds between two looks at a run's memory


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took: seconds on the wall, processor seconds of the command and its workers together, and
    the most memory (MB resident) that the command and its largest worker ever had.
    """

    wall: float
    cpu: float
    command: int
    worker: int


def extract(source: Path, output: Path, *options: str) -> list[str]:
    """The command that extracts ``source`` to ``output``."""
    return [SAYSO, "extract", str(source), "-o", str(output), "--quiet", *options]


def timed(command: list[str]) -> Run:
    """Runs a command; raises CalledProcessError where it fails."""
    before, start = _spent(), time.perf_counter()
    running = subprocess.Popen(command)
    most = worker = 0
    while running.poll() is None:
        most = max(most, status(running.pid, "VmHWM"))
        worker = max([worker, *(status(pid, "VmHWM") for pid in children(running.pid))])
        time.sleep(STEP)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Run(time.perf_counter() - start, _spent() - before, most, worker)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def status(pid: int, field: str) -> int:
    """A field of a process' status in MB (``VmRSS``, ``VmHWM``), 0 where it has gone; Linux only."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(field)), 0)


def children(pid: int) -> list[int]:
    """The processes that a process has started; Linux only."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def machine() -> str:
    """The processor, the cores that may be used, the memory, and Python, in words."""
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    version = ".".join(map(str, sys.version_info[:3]))
    cores = len(os.sched_getaffinity(0))
    return f"{names[0] if names else 'unknown'}, {cores} cores, {memory:.0f} GiB, Python {version}"
