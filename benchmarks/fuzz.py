"""Mutated files of every format through the reader: no crash, no hang, nothing unaccounted.

    python benchmarks/fuzz.py [--files 1000] [--seed 1] [--keep DIR]

Each file is a sound sample (`samples`) with bits flipped, pieces cut out, repeated, or spliced in from
another sample. Each must give articles and typed problems, at least one of either, and never the problem
``internal``, which is a fault of a reader; and it must be read within a bound of processor time. The seed
fixes the files. Offenders are written to the folder of ``--keep``; exit code 1 if there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from samples import samples
from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths

SLOW = 20.0  # seconds of processor time that no small file may take
MOST = 4  # changes of one file
HOSTILE = (
    b"\0",
    b'"',
    b"'",
    b"<",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"(",
    b"[",
    b"{",
    b"&",
    b"\xe2\x80\xae",
    b"\r",
    b"9",
)


def mutated(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """``data`` with one to four changes."""
    changed = bytearray(data)
    for _ in range(random.randint(1, MOST)):
        _change(random, changed, others)
    return bytes(changed)


def _change(random: Random, data: bytearray, others: list[bytes]) -> None:
    at = random.randint(0, len(data))
    end = min(len(data), at + random.choice((1, 4, 40, 400, 4000)))
    match random.choice(("flip", "flip", "cut", "end", "repeat", "splice", "insert", "zero")):
        case "flip" if at < len(data):
            data[at] ^= 1 << random.randint(0, 7)
        case "cut":
            del data[at:end]
        case "end":
            del data[at:]
        case "repeat":
            data[at:at] = data[at:end] * random.choice((1, 2, 50))
        case "splice":
            other = random.choice(others)
            start = random.randint(0, len(other))
            data[at:end] = other[start : start + random.choice((1, 4, 40, 400, 4000))]
        case "insert":
            data[at:at] = random.choice(HOSTILE) * random.choice((1, 3, 1000))
        case "zero":
            data[at:end] = b"\0" * (end - at)


def mutants(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """``count`` names and contents, going through the samples in turn."""
    random = Random(seed)
    sound = samples()
    names, contents = list(sound), list(sound.values())
    for number in range(count):
        name = names[number % len(names)]
        yield name, mutated(random, sound[name], contents)


def fault_of(file: Path) -> tuple[str | None, Counter[str]]:
    """What is wrong with how ``file`` is read, if anything; the outcomes by code (``ok`` for an article)."""
    start = time.process_time()
    try:
        found = list(read_paths([file], ReadOptions(language="any")))
        for one in found:
            repr(one).encode()
    except Exception as error:
        return f"crash: {error!r}", Counter()
    codes = Counter(one.code if isinstance(one, Problem) else "ok" for one in found)
    seconds = time.process_time() - start
    if seconds > SLOW:
        return f"slow: {seconds:.0f} seconds", codes
    if not found:
        return "unaccounted: neither article nor problem", codes
    inner = [one.message for one in found if isinstance(one, Problem) and one.code == "internal"]
    return (f"internal: {inner[0]}" if inner else None), codes


def run(seed: int, count: int, folder: Path, keep: Path | None) -> tuple[list[str], Counter[str]]:
    """The faults, and all outcomes by code; ``folder`` holds each file in turn."""
    faults: list[str] = []
    outcomes: Counter[str] = Counter()
    for number, (name, data) in enumerate(mutants(seed, count)):
        file = folder / name
        file.write_bytes(data)
        fault, codes = fault_of(file)
        file.unlink()
        outcomes += codes
        if fault:
            faults.append(f"{seed}-{number}-{name}: {fault}")
            if keep is not None:
                (keep / f"{seed}-{number}-{name}").write_bytes(data)
    return faults, outcomes


def main() -> int:
    """Runs and prints faults and outcomes; returns the exit code."""
    parser = argparse.ArgumentParser(description="Read mutated files of every format.")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for files that show a fault")
    options = parser.parse_args()
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        faults, outcomes = run(options.seed, options.files, Path(folder), options.keep)
    print("\n".join(faults))
    print(
        f"files: {options.files}, faults: {len(faults)}; "
        + ", ".join(f"{k} {n}" for k, n in outcomes.most_common())
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
