"""What is known of the inputs before they are read."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from sayso.cli.inputs import count_articles, refuse_own_output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("One.")
    (tmp_path / "three.jsonl").write_text("{}\n{}\n{}\n")
    return tmp_path


def test_lines_are_counted(folder: Path) -> None:
    assert count_articles([str(folder)], None) == 4


def test_a_missing_file_is_one_problem_to_come(folder: Path) -> None:
    assert count_articles([str(folder / "none.txt"), str(folder / "one.txt")], None) == 2


@pytest.mark.parametrize(("paths", "limit", "count"), [(["."], 2, 2), (["-"], None, None), (["-"], 5, 5)])
def test_limit(
    folder: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], limit: int | None, count: int | None
) -> None:
    monkeypatch.chdir(folder)
    assert count_articles(paths, limit) == count


def test_an_output_of_before_that_would_be_read_is_refused(folder: Path) -> None:
    refuse_own_output([str(folder)], [folder / "records.jsonl"])
    (folder / "records.jsonl").touch()
    with pytest.raises(click.UsageError, match=r"records\.jsonl is among the inputs"):
        refuse_own_output([str(folder)], [folder / "records.jsonl"])
    refuse_own_output([str(folder / "one.txt")], [folder / "records.jsonl"])
