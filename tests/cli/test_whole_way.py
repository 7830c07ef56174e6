"""The command line with the real extraction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

from sayso.record_lines import parse_record

Sayso = Callable[..., Result]
CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
ARTICLE = """Title: Ferry stays in port
Date: 2024-03-31

Harbour master Nora Lindqvist said on Sunday that at least 40 passengers were waiting in Oslo.

"We cannot sail in this wind," she told reporters.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE)
    return path


@pytest.mark.model
def test_run_then_show(sayso: Sayso, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = sayso("run", article, "-o", out)
    assert ran.exit_code == 0, ran.stderr
    (line,) = (out / "records.jsonl").read_bytes().splitlines()
    record = parse_record(line)
    assert record.article.published == "2024-03-31"
    statements = pd.read_csv(out / "tables" / "claims.csv")
    assert statements["actor"].tolist() == ["Nora Lindqvist", "Nora Lindqvist"]
    assert statements["quote_type"].tolist() == ["indirect", "direct"]
    shown = sayso("show", out / "records.jsonl")
    assert shown.exit_code == 0
    assert "Nora Lindqvist (person" in shown.stdout


def test_a_model_that_is_not_there(sayso: Sayso, article: Path) -> None:
    result = sayso("extract", article, "--model", "no_such_model")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no spaCy pipeline 'no_such_model': install it" in result.stderr


@pytest.mark.model
def test_a_knowledge_folder_with_a_broken_table(sayso: Sayso, article: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "knowledge"
    overlay.mkdir()
    (overlay / "nonsense.csv").write_text("id\n")
    result = sayso("extract", article, "--knowledge", overlay)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nonsense.csv: no table of that name" in result.stderr


@pytest.mark.model
def test_the_bytes_do_not_depend_on_the_workers(sayso: Sayso, tmp_path: Path) -> None:
    paths = sorted(CORPUS.glob("*.txt"))[:6]
    for workers in (1, 2):
        ran = sayso("extract", *paths, "-o", tmp_path / f"{workers}.jsonl", "--workers", workers)
        assert ran.exit_code == 0, ran.stderr
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert (tmp_path / "1.jsonl").read_bytes().count(b"\n") == 6
