"""The whole batch with work that needs no model, in one process and in several."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import orjson
import pytest

from sayso.batch.dispatch import Crew, InProcess
from sayso.batch.run import run_batch
from sayso.batch.shards import Done, Item
from sayso.batch.workers import Workers
from sayso.errors import AccountError, Problem
from sayso.values import Article

BAD = Problem("bad.txt", "reading", "empty", "the file is empty")
FOREIGN = Problem("de.jsonl#3", "reading", "other_language", "German", skipped=True)
Articles = Callable[..., list[Item]]
MakeCrew = Callable[[], AbstractContextManager[Crew]]


@pytest.fixture(params=["in process", "two workers"])
def make_crew(request: pytest.FixtureRequest, obeying: Any) -> MakeCrew:
    if request.param == "two workers":
        return lambda: Workers(obeying, 2, 60)
    return lambda: nullcontext(InProcess(obeying))


def paths(lines: Path) -> list[str]:
    return [orjson.loads(line)["path"] for line in lines.read_bytes().splitlines()]


def test_every_article_is_accounted_for(tmp_path: Path, articles: Articles, make_crew: MakeCrew) -> None:
    out, bad = tmp_path / "records.jsonl", tmp_path / "errors.jsonl"
    watched: list[Done] = []
    items = [*articles(1), BAD, FOREIGN, *articles(2, first=2)]
    summary = run_batch(items, make_crew, out, errors=bad, watch=watched.append)
    assert (summary.read, summary.records, summary.skipped, summary.failed) == (4, 2, 1, 1)
    assert dict(summary.codes) == {"empty": 1, "other_language": 1}
    assert summary.stopped is None
    assert paths(out) == ["1.txt", "2.txt"]
    assert [orjson.loads(line) for line in bad.read_bytes().splitlines()] == [
        {
            "path": "bad.txt",
            "position": None,
            "stage": "reading",
            "code": "empty",
            "message": "the file is empty",
            "cause": None,
            "skipped": False,
        },
        {
            "path": "de.jsonl#3",
            "position": 3,
            "stage": "reading",
            "code": "other_language",
            "message": "German",
            "cause": None,
            "skipped": True,
        },
    ]
    assert sum(done.n_articles for done in watched) == 4


def test_the_order_is_that_of_the_input(tmp_path: Path, articles: Articles, make_crew: MakeCrew) -> None:
    out = tmp_path / "records.jsonl"
    items = articles(500)
    assert run_batch(items, make_crew, out).records == 500
    assert paths(out) == [item.path for item in items]


def test_records_can_go_to_a_stream(articles: Articles, make_crew: MakeCrew) -> None:
    stream = io.BytesIO()
    run_batch(articles(2), make_crew, stream)
    assert [orjson.loads(line)["path"] for line in stream.getvalue().splitlines()] == ["1.txt", "2.txt"]


def test_limit_reads_no_further(tmp_path: Path, articles: Articles, make_crew: MakeCrew) -> None:
    def items() -> Iterator[Item]:
        yield from articles(1)
        yield BAD
        raise AssertionError("read beyond the limit")

    out = tmp_path / "records.jsonl"
    assert run_batch(items(), make_crew, out, limit=2).read == 2
    assert paths(out) == ["1.txt"]


@pytest.mark.parametrize("problem", [BAD, FOREIGN])
def test_strict_stops_at_the_first_problem(
    tmp_path: Path, articles: Articles, make_crew: MakeCrew, problem: Problem
) -> None:
    out, bad = tmp_path / "records.jsonl", tmp_path / "errors.jsonl"
    out.write_text("old")
    items = [*articles(1), problem, *articles(2, first=2), BAD]
    summary = run_batch(items, make_crew, out, errors=bad, strict=True)
    assert summary.stopped == problem
    assert [orjson.loads(line)["path"] for line in bad.read_bytes().splitlines()] == [problem.path]
    assert out.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {bad.name, out.name}


class Losing:
    """Work that gives each record ``times`` times over."""

    identity = "0123456789abcdef0123"

    def __init__(self, times: int) -> None:
        self._times = times

    def __call__(self, items: Sequence[Item]) -> Done:
        times = self._times * len(items)
        return Done(b"{}\n" * times, times, 0, ())


@pytest.mark.parametrize("times", [0, 2])
def test_lost_and_doubled_articles_are_noticed(tmp_path: Path, articles: Articles, times: int) -> None:
    crew = InProcess(Losing(times))
    with pytest.raises(AccountError, match=f"1 articles from 1.txt on gave {times} records"):
        run_batch(articles(1), lambda: nullcontext(crew), tmp_path / "records.jsonl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_interrupt_leaves_nothing_half_written(
    tmp_path: Path, articles: Articles, make_crew: MakeCrew, error: type[BaseException]
) -> None:
    def interrupted() -> Iterator[Item]:
        yield BAD
        yield from articles(200)
        raise error

    old = tmp_path / "records.jsonl"
    old.write_text("old")
    with pytest.raises(error):
        run_batch(interrupted(), make_crew, old, errors=tmp_path / "errors.jsonl")
    assert [(path, path.read_text()) for path in tmp_path.iterdir() if path.is_file()] == [(old, "old")]


def test_an_output_that_cannot_be_written_is_told_before_the_work(tmp_path: Path, articles: Articles) -> None:
    def never() -> AbstractContextManager[Crew]:
        raise AssertionError("work began")

    with pytest.raises(FileNotFoundError):
        run_batch(articles(1), never, tmp_path / "none" / "records.jsonl")


def test_no_articles_make_an_empty_file(tmp_path: Path, make_crew: MakeCrew) -> None:
    out = tmp_path / "records.jsonl"
    assert run_batch([], make_crew, out).read == 0
    assert out.read_bytes() == b""


def test_an_exception_of_the_work_costs_its_article_alone(
    tmp_path: Path, articles: Articles, make_crew: MakeCrew
) -> None:
    out, bad = tmp_path / "records.jsonl", tmp_path / "errors.jsonl"
    summary = run_batch(articles(30, n7="raise"), make_crew, out, errors=bad)
    assert (summary.records, summary.failed) == (29, 1)
    (error,) = map(orjson.loads, bad.read_bytes().splitlines())
    assert (error["path"], error["code"], error["cause"]) == (
        "7.txt",
        "worker_failed",
        "RuntimeError: as told",
    )
    assert "7.txt" not in paths(out)


def test_a_problem_names_its_place_in_its_file() -> None:
    assert Problem("a.jsonl#12", "reading", "empty", "").position == 12
    assert Problem("a#12.txt", "reading", "empty", "").position is None


def test_articles_of_one_text_are_told_apart(tmp_path: Path, make_crew: MakeCrew) -> None:
    out = tmp_path / "records.jsonl"
    run_batch([Article(text="Same.", path=name) for name in ("a.txt", "b.txt")], make_crew, out)
    assert paths(out) == ["a.txt", "b.txt"]
