"""Whether records fit into memory while tables are made of them."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from pathlib import Path

PACKED = 8  # bytes of records that a byte of a gzipped file holds, about
NEEDED = 0.6  # bytes of memory that a byte of records takes, about: measured by benchmarks/aggregate.py
SHARE = 0.5  # of the memory that tables may take
ASSUMED = 8 << 30  # bytes, where a system does not tell its memory
LIMIT = Path("/sys/fs/cgroup/memory.max")  # of a container


def are_large(paths: Sequence[Path]) -> bool:
    """Whether tables of the records at ``paths`` would take more than half of this machine's memory."""
    return NEEDED * sum(map(_size, paths)) > SHARE * _memory()


def are_unknown(paths: Sequence[Path]) -> bool:
    """Whether one of ``paths`` is a stream, standard input or another: nobody knows how much it holds."""
    return not all(path.is_file() for path in paths)


def _size(path: Path) -> float:
    """Bytes of records in a file; 0 for a stream."""
    if not path.is_file():
        return 0
    return path.stat().st_size * (PACKED if path.suffix == ".gz" else 1)


def _memory() -> float:
    """Bytes of memory of this machine, or of the container that this process is in."""
    try:
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        machine = ASSUMED
    try:
        limit = float(LIMIT.read_text())
    except (OSError, ValueError):  # none, or "max"
        limit = math.inf
    return min(machine, limit)
