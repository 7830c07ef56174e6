"""``sayso run``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

from sayso.aggregate.tables import TABLES

Sayso = Callable[..., Result]
GOOD = "Ada said that the bridge over the river would be closed to all lorries until the spring."

pytestmark = pytest.mark.usefixtures("fake_build")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    return folder


def test_records_errors_tables_and_report(sayso: Sayso, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = sayso("run", articles, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(path.name for path in out.iterdir()) == [
        "errors.jsonl",
        "records.jsonl",
        "report.html",
        "tables",
    ]
    assert (out / "errors.jsonl").read_bytes() == b""
    assert {path.stem for path in (out / "tables").iterdir()} == set(TABLES)
    assert pd.read_csv(out / "tables" / "claims.csv")["actor"].tolist() == ["Ada"]


def test_a_second_run_replaces_its_own_files_alone(sayso: Sayso, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    sayso("run", articles, "-o", out)
    (out / "tables" / "mine.csv").write_text("mine")
    (articles / "b.txt").write_bytes(b"")
    result = sayso("run", articles, "-o", out, "--no-text", "--quiet")
    assert (result.exit_code, result.output) == (1, "")
    assert (out / "tables" / "mine.csv").read_text() == "mine"
    assert b'"text":null' in (out / "records.jsonl").read_bytes()
    assert b"b.txt" in (out / "errors.jsonl").read_bytes()


def test_the_same_articles_give_the_same_bytes(sayso: Sayso, articles: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        sayso("run", articles, "-o", tmp_path / name)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "two")
    )
    assert one == two


def test_strict_makes_no_tables(sayso: Sayso, articles: Path, tmp_path: Path) -> None:
    (articles / "b.txt").write_bytes(b"")
    result = sayso("run", articles, "-o", tmp_path / "out", "--strict")
    assert result.exit_code == 1
    assert "b.txt: failed (reading, empty)" in result.stderr
    assert "1 articles" not in result.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [".records.jsonl.sayso", "errors.jsonl"]


def test_an_output_that_is_a_file(sayso: Sayso, articles: Path) -> None:
    result = sayso("run", articles, "-o", articles / "a.txt")
    assert result.exit_code == 2
    assert "is a file" in result.stderr
