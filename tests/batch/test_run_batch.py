"""The batch with an extraction that needs no model."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson
import pytest

from sayso.batch.run import AccountError, run_batch
from sayso.errors import Problem
from sayso.records import Article as RecordArticle
from sayso.records import Provenance, Record, parse_record
from sayso.values import Article

BAD = Problem("bad.txt", "reading", "empty", "the file is empty")
FOREIGN = Problem("de.txt", "reading", "language", "German", skipped=True)


def article(number: int) -> Article:
    return Article(text=f"Text {number}.", path=f"{number}.txt")


def record(article: Article) -> Record:
    return Record(
        id="0" * 16,
        article=RecordArticle(
            path=article.path, text=article.text, text_hash="0" * 64, n_words=2, n_sentences=1
        ),
        actors=(),
        places=(),
        dates=(),
        numbers=(),
        statements=(),
        issues=(),
        provenance=Provenance(sayso="0", model="none", knowledge="0", settings="0"),
    )


def extract(articles: Iterable[Article | Problem]) -> Iterator[Record | Problem]:
    for item in articles:
        yield item if isinstance(item, Problem) else record(item)


def paths(lines: Path) -> list[str]:
    return [parse_record(line).article.path for line in lines.read_bytes().splitlines()]


def errors(lines: Path) -> list[dict[str, object]]:
    return [orjson.loads(line) for line in lines.read_bytes().splitlines()]


def test_every_article_is_accounted_for(tmp_path: Path) -> None:
    out, bad = tmp_path / "records.jsonl", tmp_path / "errors.jsonl"
    watched: list[Record | Problem] = []
    summary = run_batch(
        [article(1), BAD, FOREIGN, article(2)], extract, out, errors=bad, watch=watched.append
    )
    assert (summary.read, summary.records, summary.skipped, summary.failed) == (4, 2, 1, 1)
    assert summary.stopped is None
    assert paths(out) == ["1.txt", "2.txt"]
    assert errors(bad) == [
        {
            "path": "bad.txt",
            "stage": "reading",
            "code": "empty",
            "message": "the file is empty",
            "skipped": False,
        },
        {"path": "de.txt", "stage": "reading", "code": "language", "message": "German", "skipped": True},
    ]
    assert len(watched) == 4


def test_records_can_go_to_a_stream() -> None:
    stream = io.BytesIO()
    run_batch([article(1)], extract, stream)
    assert stream.getvalue() == record(article(1)).to_json() + b"\n"


def test_limit_reads_no_further(tmp_path: Path) -> None:
    def articles() -> Iterator[Article | Problem]:
        yield article(1)
        yield BAD
        raise AssertionError("read beyond the limit")

    out = tmp_path / "records.jsonl"
    assert run_batch(articles(), extract, out, limit=2).read == 2
    assert paths(out) == ["1.txt"]


@pytest.mark.parametrize("problem", [BAD, FOREIGN])
def test_strict_stops_at_the_first_problem(tmp_path: Path, problem: Problem) -> None:
    out, bad = tmp_path / "records.jsonl", tmp_path / "errors.jsonl"
    out.write_text("old")
    items: list[Article | Problem] = [article(1), problem, article(2), BAD]
    summary = run_batch(items, extract, out, errors=bad, strict=True)
    assert summary.stopped == problem
    assert [row["path"] for row in errors(bad)] == [problem.path]
    assert out.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == [bad, out]


@pytest.mark.parametrize("keep", [0, 2])
def test_lost_and_doubled_articles_are_noticed(tmp_path: Path, keep: int) -> None:
    def loses(articles: Iterable[Article | Problem]) -> Iterator[Record | Problem]:
        for result in extract(articles):
            yield from [result] * keep

    with pytest.raises(AccountError, match="1 articles were read"):
        run_batch([article(1)], loses, tmp_path / "records.jsonl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_interrupt_leaves_nothing_half_written(tmp_path: Path, error: type[BaseException]) -> None:
    def interrupted(articles: Iterable[Article | Problem]) -> Iterator[Record | Problem]:
        yield BAD
        yield record(article(1))
        raise error

    old = tmp_path / "records.jsonl"
    old.write_text("old")
    with pytest.raises(error):
        run_batch([article(1)], interrupted, old, errors=tmp_path / "errors.jsonl")
    assert [(path, path.read_text()) for path in tmp_path.iterdir()] == [(old, "old")]


def test_an_output_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    def never(articles: Iterable[Article | Problem]) -> Iterator[Record | Problem]:
        raise AssertionError("work began")

    with pytest.raises(FileNotFoundError):
        run_batch([article(1)], never, tmp_path / "none" / "records.jsonl")


def test_no_articles_make_an_empty_file(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    assert run_batch([], extract, out).read == 0
    assert out.read_bytes() == b""
