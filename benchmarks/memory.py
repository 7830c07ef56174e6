"""Whether memory grows with the number of articles.

    python benchmarks/memory.py [--count 20000] [--words 120] [--workers 2] [--json FILE]

runs ``sayso extract`` over articles with ever new words (`articles`), looks at the resident memory of the
command and of its largest worker each time that another fiftieth of the articles is through, and gives the
most that was seen as a ratio to the most that was seen in the first tenth. Linux only.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

import orjson

import articles
from runs import children, extract, status

STEP = 0.2  # seconds between two looks at the output
LOOKS = 50  # at the memory
EARLY = 0.1  # of the articles


class Lines:
    """Counts the lines of a file that is being written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = self._count = 0

    def now(self) -> int:
        """The lines that are there by now."""
        if self._path.exists():
            with self._path.open("rb") as stream:
                stream.seek(self._at)
                new = stream.read()
            self._at += len(new)
            self._count += new.count(b"\n")
        return self._count


def measured(count: int, words: int, workers: int) -> list[dict[str, int]]:
    """Articles that are through, and MB of the command and of its largest worker, look by look."""
    found: list[dict[str, int]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = articles.write(folder, count, words)
        output, lines = folder / "records.jsonl", Lines(folder / ".records.jsonl.part")
        command = extract(source, output, "--no-text", "--workers", str(workers))
        running = subprocess.Popen(command)
        while running.poll() is None:
            time.sleep(STEP)
            through = lines.now()
            if through >= count // LOOKS * (len(found) + 1):
                own = [status(pid, "VmRSS") for pid in children(running.pid)]
                command_own = status(running.pid, "VmRSS")
                found.append({"articles": through, "command": command_own, "worker": max(own, default=0)})
                print(found[-1], flush=True)
        if running.returncode:
            raise SystemExit(f"sayso ended with {running.returncode}")
    return found


def main() -> None:
    """Runs the benchmark and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=120)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    args = parser.parse_args()
    looks = measured(args.count, args.words, args.workers)
    early = [look for look in looks if look["articles"] <= args.count * EARLY]
    for who in ("command", "worker"):
        if early[0][who]:
            first, most = (max(look[who] for look in some) for some in (early, looks))
            print(f"{who}: {first} MB in the first tenth, {most} MB in all, ratio {most / first:.2f}")
    if args.json:
        args.json.write_bytes(orjson.dumps(looks, option=orjson.OPT_INDENT_2))


if __name__ == "__main__":
    main()
