"""``sayso aggregate``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

from sayso.aggregate.tables import TABLES
from sayso.records import Record

Sayso = Callable[..., Result]
MakeRecord = Callable[[str, str], Record]


@pytest.fixture
def lines(tmp_path: Path, make_record: MakeRecord) -> Path:
    """A file of two records."""
    path = tmp_path / "records.jsonl"
    records = [make_record("1.txt", "Ada said little."), make_record("2.txt", "Ada said more.")]
    path.write_bytes(b"".join(record.to_json() + b"\n" for record in records))
    return path


def test_tables_are_made(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    result = sayso("aggregate", lines, "-o", tmp_path / "new" / "tables")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("records: 2, repeated: 0, broken: 0; articles: 2, claims: 2, numbers: 2")
    assert {path.stem for path in (tmp_path / "new" / "tables").iterdir()} == set(TABLES)
    assert pd.read_csv(tmp_path / "new" / "tables" / "speakers.csv")["n_statements"].tolist() == [2]


def test_quiet_says_nothing(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    assert sayso("aggregate", lines, "-o", tmp_path / "tables", "--quiet").output == ""


def test_tables_that_are_there_stay_without_force(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    (tmp_path / "claims.csv").write_text("mine")
    refused = sayso("aggregate", lines, "-o", tmp_path)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert (tmp_path / "claims.csv").read_text() == "mine"
    assert sayso("aggregate", lines, "-o", tmp_path, "--force").exit_code == 0
    assert len(pd.read_csv(tmp_path / "claims.csv")) == 2


def test_an_article_that_is_there_twice_counts_once(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    result = sayso("aggregate", lines, lines, "-o", tmp_path / "tables")
    assert result.exit_code == 0
    assert result.stderr.startswith("records: 2, repeated: 2, broken: 0; articles: 2, claims: 2")


def test_a_broken_line_is_named_and_the_rest_is_used(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    lines.write_bytes(lines.read_bytes() + b"{broken\n")
    result = sayso("aggregate", lines, "-o", tmp_path / "tables")
    assert result.exit_code == 1
    assert f"{lines}#3: failed (aggregate, broken_record): " in result.stderr
    assert "records: 2, repeated: 0, broken: 1;" in result.stderr


def test_a_file_of_another_kind_is_not_told_line_by_line(tmp_path: Path, sayso: Sayso) -> None:
    wrong = tmp_path / "articles.jsonl"
    wrong.write_text('{"text": "Ada said little."}\n' * 40)
    result = sayso("aggregate", wrong, "-o", tmp_path / "tables")
    assert result.exit_code == 1
    assert result.stderr.count("failed (aggregate, broken_record)") == 10
    assert "and 30 more broken lines; is this the output of sayso extract?" in result.stderr


def test_records_come_from_standard_input(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    result = sayso("aggregate", "-", "-o", tmp_path / "tables", stdin=lines.read_bytes())
    assert result.exit_code == 0
    assert result.stderr.startswith("records: 2")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["aggregate"], "Missing argument 'RECORDS...'"),
        (["aggregate", "none.jsonl", "-o", "tables"], "'none.jsonl' does not exist"),
        (["aggregate", "-"], "Missing option '-o'"),
    ],
)
def test_a_wrong_call(sayso: Sayso, words: list[str], message: str) -> None:
    result = sayso(*words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_output_that_is_no_folder(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    (tmp_path / "file").touch()
    result = sayso("aggregate", lines, "-o", tmp_path / "file" / "tables")
    assert result.exit_code == 2
    assert f"{tmp_path / 'file' / 'tables'}: Not a directory" in result.stderr


def test_no_spacy_below_the_records(tmp_path: Path, lines: Path) -> None:
    code = (
        "import sys; from sayso.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "sys.exit('spacy' in sys.modules)"
    )
    call = [sys.executable, "-c", code, "aggregate", str(lines), "-o", str(tmp_path / "tables")]
    # main ends by an exit of its own, which standalone_mode=False turns into a return
    assert subprocess.run(call, check=False).returncode == 0
