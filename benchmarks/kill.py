"""Whether a run that is killed and goes on gives the same bytes as one that is not.

    python benchmarks/kill.py [--kills 25] [--count 600] [--words 200] [--seed 1]

kills (``SIGKILL``) a run with two workers at a random moment, has the same command go on to its end, and
compares the records with those of an undisturbed run; ``--kills`` times over, each in a folder of its own.
The seed decides after how many finished shards, and how much later, each run is killed.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import articles
from runs import extract, timed

SHARD = 16  # articles, on average
LATER = 1.0  # seconds, at most, between the last shard waited for and the kill
STEP = 0.01  # seconds between two looks


def finished(output: Path) -> int:
    """The shards in the journal of a run."""
    return len(list(output.parent.glob(".*.sayso/*.gz")))


def killed(command: list[str], output: Path, shards: int, later: float) -> bool:
    """Starts a run and kills it ``later`` seconds after some shards; False where it ended before."""
    running = subprocess.Popen(command)
    while running.poll() is None and finished(output) < shards:
        time.sleep(STEP)
    try:
        code = running.wait(later)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.wait()
        return True
    if code:
        raise SystemExit(f"sayso ended with {code}")
    return False


def main() -> None:
    """Runs the benchmark; ends with exit code 1 at the first difference."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = articles.write(folder, args.count, args.words, args.seed)
        whole = folder / "whole.jsonl"
        timed(extract(source, whole, "--workers", "2"))
        kills = runs = 0
        while kills < args.kills:
            runs += 1
            output = folder / f"run-{runs}" / "records.jsonl"
            output.parent.mkdir()
            command = extract(source, output, "--workers", "2")
            was = killed(command, output, chance.randint(0, args.count // SHARD), chance.uniform(0, LATER))
            kills += was
            what = (
                f"kill {kills} with {finished(output)} shards finished"
                if was
                else "at its end before the kill"
            )
            timed(command)
            left = sorted(path.name for path in output.parent.iterdir())
            same = output.read_bytes() == whole.read_bytes() and left == [output.name]
            print(f"run {runs}: {what}: {'the same bytes' if same else 'ANOTHER FILE'}", flush=True)
            if not same:
                raise SystemExit(1)


if __name__ == "__main__":
    main()
