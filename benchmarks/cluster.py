"""Whether a dask cluster gives the same bytes as one process, with one of its workers killed on the way.

    python benchmarks/cluster.py [--workers 3] [--count 300] [--words 200] [--seed 1] [--keep]

starts ``dask scheduler`` and ``dask worker`` processes as on so many machines, gives them a run of
``sayso extract --cluster``, kills one of them (``SIGKILL``) after a third of the shards, and compares the
records with those of a local run. ``--keep`` kills none. Needs the extra ``dask``; Linux only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import articles
from runs import children, extract, timed

DASK = str(Path(sys.executable).with_name("dask"))
SHARD = 16  # articles, on average


@contextmanager
def process(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended with the block, and what it has started with it."""
    running = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        yield running
    finally:
        running.terminate()
        running.wait()


def kill(worker: subprocess.Popen[bytes]) -> None:
    """Ends a ``dask worker`` as a power cut does: its nanny and the worker itself, without a word."""
    own = children(worker.pid)
    worker.kill()
    for pid in own:
        subprocess.run(["kill", "-9", str(pid)], check=False)


def main() -> None:
    """Runs the benchmark; ends with exit code 1 where the bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=18786)
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    address = f"tcp://127.0.0.1:{args.port}"
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        folder = Path(name)
        source = articles.write(folder, args.count, args.words, args.seed)
        whole, output = folder / "whole.jsonl", folder / "records.jsonl"
        local = timed(extract(source, whole, "--workers", "1"))
        host = ("--host", "127.0.0.1")
        running.enter_context(process(DASK, "scheduler", *host, "--port", str(args.port), "--no-dashboard"))
        each = (DASK, "worker", address, *host, "--nthreads", "1", "--no-dashboard")
        workers = [running.enter_context(process(*each)) for _ in range(args.workers)]
        start = time.perf_counter()
        command = subprocess.Popen(extract(source, output, "--cluster", address))
        while not args.keep and command.poll() is None:
            if len(list(folder.glob(".records.jsonl.sayso/*.gz"))) > args.count / SHARD / 3:
                kill(workers[0])
                print(f"one of {args.workers} workers was killed after {time.perf_counter() - start:.1f} s")
                break
            time.sleep(0.05)
        code = command.wait()
        seconds = time.perf_counter() - start
        same = code == 0 and output.read_bytes() == whole.read_bytes()
        print(f"one process {local.wall:.1f} s, cluster of {args.workers} {seconds:.1f} s")
        print("the same bytes" if same else f"ANOTHER FILE (exit code {code})")
    raise SystemExit(0 if same else 1)


if __name__ == "__main__":
    main()
