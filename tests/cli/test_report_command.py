"""``sayso report``, and the report of ``sayso run``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from sayso.cli import report as command
from sayso.records import Record
from sayso.report import bundle

Sayso = Callable[..., Result]
MakeRecord = Callable[[str, str], Record]


@pytest.fixture
def records(tmp_path: Path, make_record: MakeRecord) -> Path:
    path = tmp_path / "records.jsonl"
    made = [
        make_record(name, f"{name.title()} said that the bridge would stay shut.") for name in ("ada", "bo")
    ]
    path.write_bytes(b"".join(record.to_json() + b"\n" for record in made))
    return path


def test_a_page(sayso: Sayso, records: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = sayso("report", records, "-o", page, "--title", "Bridges & <ferries>")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"records: 2, repeated: 0, broken: 0; statements: 2 → {page}\n"
    assert "<h1>Bridges &amp; &lt;ferries&gt;</h1>" in page.read_text(encoding="utf-8")


def test_a_page_is_not_replaced_unasked(sayso: Sayso, records: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine")
    result = sayso("report", records, "-o", page)
    assert (result.exit_code, page.read_text()) == (2, "mine")
    assert "--force replaces it" in result.stderr
    assert sayso("report", records, "-o", page, "--force", "--quiet").output == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_broken_lines_are_told(sayso: Sayso, records: Path, tmp_path: Path) -> None:
    records.write_bytes(b"{\n" + records.read_bytes())
    result = sayso("report", records, "-o", tmp_path / "page.html")
    assert result.exit_code == 1
    assert "records.jsonl#1" in result.stderr
    assert "broken: 1" in result.stderr


def test_no_record_no_page(sayso: Sayso, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"")
    result = sayso("report", empty, "-o", tmp_path / "page.html")
    assert result.exit_code == 2
    assert "no record in" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["empty.jsonl"]


def test_without_the_extra(
    sayso: Sayso, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "PACKAGES", ("no_such_package",))
    result = sayso("report", records, "-o", tmp_path / "page.html")
    assert result.exit_code == 2
    assert "pip install 'sayso[report]'" in result.stderr


@pytest.fixture
def articles(tmp_path: Path, fake_build: None) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Ada said that the bridge over the river would be closed to all lorries.")
    return folder


def test_a_run_makes_the_same_page(sayso: Sayso, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = sayso("run", articles, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"report → {out / 'report.html'}" in result.stderr
    assert sayso("report", out, "-o", tmp_path / "again.html").exit_code == 0
    assert (tmp_path / "again.html").read_bytes() == (out / "report.html").read_bytes()


def test_a_run_without_a_page(sayso: Sayso, articles: Path, tmp_path: Path) -> None:
    result = sayso("run", articles, "-o", tmp_path / "out", "--no-report")
    assert result.exit_code == 0
    assert "report" not in result.stderr
    assert not (tmp_path / "out" / "report.html").exists()


def test_a_run_without_the_extra(
    sayso: Sayso, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "PACKAGES", ("no_such_package",))
    result = sayso("run", articles, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "no report: for one HTML page of it all, pip install 'sayso[report]'" in result.stderr
    assert not (tmp_path / "out" / "report.html").exists()


def test_a_run_of_too_many_articles(
    sayso: Sayso, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MOST_IN_RUN", 0)
    result = sayso("run", articles, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "no report: more than 0 articles" in result.stderr
