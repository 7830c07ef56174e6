"""Workers that die, hang and leave: what they were at is done by others, or given up with its cause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

import sayso.batch.workers
from sayso.batch.run import Summary, run_batch
from sayso.batch.shards import Item
from sayso.batch.workers import Workers, ended

Articles = Callable[..., list[Item]]
AtWork = Callable[[str], int]


def run(items: list[Item], work: Any, folder: Path, timeout: float = 60, count: int = 2) -> Summary:
    return run_batch(
        items,
        lambda: Workers(work, count, timeout),
        folder / "records.jsonl",
        errors=folder / "errors.jsonl",
    )


def lines(file: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in file.read_bytes().splitlines()]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_any_number_of_workers_gives_the_same_bytes(
    tmp_path: Path, articles: Articles, obeying: Any, count: int
) -> None:
    run(articles(300), obeying, tmp_path, count=count)
    expected = [{"path": item.path, "text": item.text} for item in articles(300)]  # type: ignore[union-attr]
    assert lines(tmp_path / "records.jsonl") == expected


def test_a_worker_that_is_killed_once_changes_nothing(
    tmp_path: Path, articles: Articles, obeying: Any, at_work: AtWork
) -> None:
    items = articles(100, n5="die 1", n60="die 1")
    summary = run(items, obeying, tmp_path)
    assert (summary.records, summary.failed) == (100, 0)
    assert [row["path"] for row in lines(tmp_path / "records.jsonl")] == [item.path for item in items]
    assert (at_work("5.txt"), at_work("60.txt")) == (2, 2)


def test_an_article_that_kills_again_and_again_is_given_up_alone(
    tmp_path: Path, articles: Articles, obeying: Any, at_work: AtWork
) -> None:
    summary = run(articles(100, n5="die 99", n9="leave"), obeying, tmp_path)
    assert (summary.read, summary.records, summary.failed) == (100, 98, 2)
    first, second = lines(tmp_path / "errors.jsonl")
    assert (first["path"], first["stage"], first["code"]) == ("5.txt", "batch", "worker_died")
    assert first["cause"] == "the worker was ended by SIGKILL (out of memory?)"
    assert (second["path"], second["cause"]) == ("9.txt", "the worker ended with exit code 3")
    assert at_work("5.txt") == 4  # twice among others, twice alone
    kept = [row["path"] for row in lines(tmp_path / "records.jsonl")]
    assert kept == [item.path for item in articles(100) if item.path not in ("5.txt", "9.txt")]


def test_an_article_that_takes_too_long_is_given_up_alone(
    tmp_path: Path, articles: Articles, obeying: Any, at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sayso.batch.workers, "SHARD_SECONDS", 2.0)
    summary = run(articles(40, n5="hang"), obeying, tmp_path, timeout=2.0)
    assert (summary.records, summary.failed) == (39, 1)
    (error,) = lines(tmp_path / "errors.jsonl")
    assert (error["path"], error["code"], error["cause"]) == (
        "5.txt",
        "timeout",
        "no result within 2 seconds",
    )
    assert at_work("5.txt") == 2


def test_no_worker_is_left(tmp_path: Path, articles: Articles, obeying: Any) -> None:
    with Workers(obeying, 2, 60) as workers:
        run_batch(articles(50), lambda: _open(workers), tmp_path / "records.jsonl")
        processes = [worker.process for worker in workers._workers]
    assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)


def _open(workers: Workers) -> Any:
    from contextlib import nullcontext

    return nullcontext(workers)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1, "the worker ended with exit code 1"),
        (-11, "the worker was ended by SIGSEGV"),
        (-9, "the worker was ended by SIGKILL (out of memory?)"),
        (-200, "the worker was ended by signal 200"),
    ],
)
def test_exit_codes_in_words(code: int, words: str) -> None:
    assert ended(code) == words
