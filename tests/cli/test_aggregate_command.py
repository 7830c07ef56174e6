"""``sayso aggregate``."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from click.testing import Result

from sayso.aggregate.database import ContentsInDatabase, as_oserror
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


def test_edited_actors_are_taken_over(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    tables = tmp_path / "tables"
    assert sayso("aggregate", lines, "-o", tables).exit_code == 0
    actors = tables / "actors.csv"
    actors.write_text(actors.read_text().replace('"Ada","person"', '"Ada Quist","person"'))
    result = sayso("aggregate", lines, "-o", tables, "--force", "--actors", actors)
    assert result.exit_code == 0
    assert pd.read_csv(tables / "speakers.csv")["name"].tolist() == ["Ada Quist"]
    assert pd.read_csv(actors)["name"].tolist() == ["Ada Quist"]


def test_wrong_actors_are_told_before_anything_is_read(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    wrong = tmp_path / "actors.csv"
    wrong.write_text("name\nAda\n")
    result = sayso("aggregate", lines, "-o", tmp_path / "tables", "--actors", wrong)
    assert result.exit_code == 2
    assert f"{wrong}:1: no column 'actor'" in result.stderr
    assert not (tmp_path / "tables").exists()


def test_a_broken_line_in_the_middle_is_passed_over(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    first, second = lines.read_bytes().splitlines()
    lines.write_bytes(b"\n".join([first, first[:80], second, b""]))
    result = sayso("aggregate", lines, "-o", tmp_path / "tables")
    assert result.exit_code == 1
    assert f"{lines}#2: failed (aggregate, broken_record): " in result.stderr
    assert len(pd.read_csv(tmp_path / "tables" / "claims.csv")) == 2


def test_records_of_another_version_write_no_table(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    (tmp_path / "claims.csv").write_text("mine")
    lines.write_bytes(lines.read_bytes().replace(b"sayso.record/1", b"sayso.record/9"))
    result = sayso("aggregate", lines, "-o", tmp_path, "--force")
    assert result.exit_code == 1
    assert "schema: Input should be 'sayso.record/1'" in result.stderr
    assert f"no record in {lines}: no table was written" in result.stderr
    assert (tmp_path / "claims.csv").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "records.jsonl"]


def test_an_empty_file_makes_empty_tables_and_says_so(tmp_path: Path, sayso: Sayso) -> None:
    empty = tmp_path / "records.jsonl"
    empty.touch()
    result = sayso("aggregate", empty, "-o", tmp_path / "tables")
    assert result.exit_code == 1
    assert result.stderr == f"no record in {empty}: the tables are empty\n"
    assert {len(pd.read_csv(path)) for path in (tmp_path / "tables").glob("*.csv")} == {0}


@pytest.mark.parametrize("where", ["--on-disk", "--in-memory"])
def test_where_what_is_said_waits_makes_no_difference(
    tmp_path: Path, sayso: Sayso, lines: Path, where: str
) -> None:
    assert sayso("aggregate", lines, "-o", tmp_path / "as-ever").exit_code == 0
    assert sayso("aggregate", lines, "-o", tmp_path / "told", where).exit_code == 0
    for path in (tmp_path / "as-ever").iterdir():
        assert (tmp_path / "told" / path.name).read_bytes() == path.read_bytes()


@pytest.fixture
def databases(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of the databases that are made."""
    made: list[Path] = []

    class Watched(ContentsInDatabase):
        def __init__(self, folder: Path) -> None:
            made.append(folder)
            super().__init__(folder)

    monkeypatch.setattr("sayso.aggregate.waiting.ContentsInDatabase", Watched)
    return made


@pytest.mark.parametrize(
    ("memory", "words", "stdin", "expected"),
    [
        (1 << 40, [], False, False),
        (1, [], False, True),
        (1, ["--in-memory"], False, False),
        (1 << 40, ["--on-disk"], False, True),
        (1 << 40, [], True, True),  # nobody knows how much comes
        (1 << 40, ["--in-memory"], True, False),
    ],
)
def test_a_database_is_for_more_than_memory_holds(
    tmp_path: Path,
    sayso: Sayso,
    lines: Path,
    databases: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    memory: int,
    words: list[str],
    stdin: bool,
    expected: bool,
) -> None:
    monkeypatch.setattr("sayso.cli.memory._memory", lambda: memory)
    source: list[object] = ["-"] if stdin else [lines]
    result = sayso("aggregate", *source, "-o", tmp_path, *words, stdin=lines.read_bytes() if stdin else None)
    assert (result.exit_code, bool(databases)) == (0, expected)


def test_gzipped_records_are_larger_than_their_file(
    tmp_path: Path, sayso: Sayso, lines: Path, databases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "records.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    monkeypatch.setattr("sayso.cli.memory._memory", lambda: 2 * packed.stat().st_size)
    assert sayso("aggregate", packed, "-o", tmp_path).exit_code == 0
    assert databases


def test_without_duckdb_the_cure_is_told(
    tmp_path: Path, sayso: Sayso, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.aggregate.database.has_duckdb", lambda: False)
    forced = sayso("aggregate", lines, "-o", tmp_path / "tables", "--on-disk")
    assert forced.exit_code == 2
    assert "--on-disk needs DuckDB: pip install 'sayso[export]'" in forced.stderr
    assert not (tmp_path / "tables").exists()
    small = sayso("aggregate", lines, "-o", tmp_path / "tables")
    assert (small.exit_code, "DuckDB" in small.stderr) == (0, False)
    monkeypatch.setattr("sayso.cli.memory._memory", lambda: 1)
    large = sayso("aggregate", lines, "-o", tmp_path / "tables", "--force")
    assert large.exit_code == 0
    assert large.stderr.startswith("this may take more memory than there is; it would not with DuckDB: pip")


def test_a_full_disk_is_told_in_a_line(
    tmp_path: Path, sayso: Sayso, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: ContentsInDatabase, content: str) -> None:
        with as_oserror():
            raise duckdb.IOException("IO Error: Could not write file: No space left on device")

    monkeypatch.setattr(ContentsInDatabase, "add", full)
    result = sayso("aggregate", lines, "-o", tmp_path / "tables", "--on-disk")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: the database of what is said cannot be used: "
        "IO Error: Could not write file: No space left on device\n"
    )
    assert list((tmp_path / "tables").iterdir()) == []


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
