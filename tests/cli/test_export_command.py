"""``sayso export`` and ``sayso import-corrections``, from the call to the files."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from click.testing import Result

from sayso.cli import main
from sayso.evaluate.read import read_gold
from sayso.export.registry import FORMATS
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


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(tmp_path: Path, sayso: Sayso, lines: Path, name: str) -> None:
    target = tmp_path / "target.x"
    result = sayso("export", lines, target, "--to", name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"records: 2, repeated: 0, broken: 0; statements: 2 → {target}")
    assert target.is_dir() == (FORMATS[name].folder is not None)
    assert all(path.is_file() for path in FORMATS[name].files_beside(target))


@pytest.mark.parametrize("name", FORMATS)
def test_the_help_names_every_format_as_it_is(name: str) -> None:
    epilog = main.commands["export"].epilog or ""
    assert f"  {name:17} {FORMATS[name].about}\n" in epilog


def test_quiet_says_nothing(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    assert sayso("export", lines, tmp_path / "x", "--to", "jsonl", "-q").output == ""


def test_records_come_gzipped_from_a_run_and_from_standard_input(
    tmp_path: Path, sayso: Sayso, lines: Path
) -> None:
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(lines.read_bytes()))
    sayso("export", tmp_path / "r.jsonl.gz", tmp_path / "a", "--to", "jsonl")
    sayso("export", tmp_path, tmp_path / "b", "--to", "jsonl")
    sayso("export", "-", tmp_path / "c", "--to", "jsonl", stdin=lines.read_bytes())
    assert (
        (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes() != b""
    )


def test_a_broken_line_in_the_middle_is_named_and_the_rest_is_used(
    tmp_path: Path, sayso: Sayso, lines: Path
) -> None:
    first, second = lines.read_bytes().splitlines(keepends=True)
    odd = b'{"schema":"sayso.record/9"}\n'
    surrogate = first.replace(b'"path":"1.txt"', b'"path":"\\ud800"')
    lines.write_bytes(first + b"{broken\n" + odd + surrogate + b"\n" + second + first)
    result = sayso("export", lines, tmp_path / "x", "--to", "jsonl")
    assert result.exit_code == 1
    assert f"{lines}#2: failed (aggregate, broken_record): " in result.stderr
    assert (
        f"{lines}#3: failed (aggregate, broken_record): schema: Input should be 'sayso.record/1'"
        in result.stderr
    )
    assert f"{lines}#4: failed (aggregate, broken_record): " in result.stderr
    assert "records: 2, repeated: 1, broken: 3; statements: 2" in result.stderr


@pytest.mark.parametrize("written", [b"", b"\n\n", b'{"text": "Ada said little."}\n' * 40])
def test_a_file_without_a_record_gives_no_file(tmp_path: Path, sayso: Sayso, written: bytes) -> None:
    (tmp_path / "r.jsonl").write_bytes(written)
    result = sayso("export", tmp_path / "r.jsonl", tmp_path / "x.db", "--to", "sqlite")
    assert result.exit_code == 2
    assert "there is no record to export; nothing was written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl"]
    assert result.stderr.count("failed (") == min(10, written.count(b"text"))


def test_what_is_there_stays_without_force(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    (tmp_path / "x").write_text("mine")
    refused = sayso("export", lines, tmp_path / "x", "--to", "jsonl")
    assert (refused.exit_code, (tmp_path / "x").read_text()) == (2, "mine")
    assert f"{tmp_path / 'x'} is there already; --force replaces it" in refused.stderr
    assert sayso("export", lines, tmp_path / "x", "--to", "jsonl", "--force").exit_code == 0
    assert (tmp_path / "x").read_text().startswith('{"table":"articles"')


def test_the_input_is_never_the_target(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    before = lines.read_bytes()
    result = sayso("export", lines, lines, "--to", "jsonl", "--force")
    assert (result.exit_code, lines.read_bytes()) == (2, before)
    assert "is the input; write somewhere else" in result.stderr
    result = sayso("export", tmp_path, lines, "--to", "jsonl", "--force")
    assert (result.exit_code, lines.read_bytes()) == (2, before)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["export"], "Missing argument 'RECORDS'"),
        (["export", "none.jsonl", "x", "--to", "csv"], "'none.jsonl' does not exist"),
        (["export", "-", "x"], "Missing option '--to'"),
        (["export", "-", "x", "--to", "xlsx"], "no format 'xlsx'; the formats are csv, "),
        (["export", "-", "no/folder/x", "--to", "jsonl"], "there is no folder no/folder; make it"),
        (["import-corrections", "none", "-o", "gold"], "'none' does not exist"),
    ],
)
def test_a_wrong_call(sayso: Sayso, words: list[str], message: str) -> None:
    result = sayso(*words, stdin=b"")
    assert result.exit_code == 2
    assert message in result.stderr


def test_spacy_is_loaded_for_the_docbin_alone(tmp_path: Path, lines: Path) -> None:
    code = (
        "import sys; from sayso.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "sys.exit('spacy' in sys.modules)"
    )
    loaded = {
        name: subprocess.run(
            [sys.executable, "-c", code, "export", str(lines), str(tmp_path / name), "--to", name],
            check=False,
        ).returncode
        for name in ("brat", "docbin")
    }
    assert loaded == {"brat": 0, "docbin": 1}


def test_corrections_in_brat_become_gold(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    collection, gold = tmp_path / "collection", tmp_path / "new" / "gold"
    sayso("export", lines, collection, "--to", "brat")
    path = collection / "1.ann"
    path.write_text(path.read_text().replace("Act E1 say", "Act E1 deny"))
    result = sayso("import-corrections", collection, "-o", gold)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"articles: 2, statements: 2 → {gold}\n"
    assert [one.act for document in read_gold(gold).values() for one in document.statements] == [
        "deny",
        "say",
    ]
    assert sayso("evaluate", gold, lines, "--rounds", 0).exit_code == 0
    refused = sayso("import-corrections", collection, "-o", gold)
    assert refused.exit_code == 2
    assert "--force replaces what is in it" in refused.stderr
    assert sayso("import-corrections", collection, "-o", gold, "--force", "-q").output == ""


def test_corrections_in_label_studio_become_gold(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    sayso("export", lines, tmp_path / "tasks.json", "--to", "label-studio")
    tasks = orjson.loads((tmp_path / "tasks.json").read_bytes())
    for task in tasks[:1]:
        task["annotations"] = [{"result": task.pop("predictions")[0]["result"]}]
    (tmp_path / "project.json").write_bytes(orjson.dumps(tasks))
    result = sayso("import-corrections", tmp_path / "project.json", "-o", tmp_path / "gold")
    assert (result.exit_code, result.stderr) == (0, f"articles: 1, statements: 1 → {tmp_path / 'gold'}\n")
    assert list(read_gold(tmp_path / "gold")) == ["1"]


def test_corrections_that_are_wrong_leave_nothing(tmp_path: Path, sayso: Sayso, lines: Path) -> None:
    sayso("export", lines, tmp_path / "collection", "--to", "brat")
    path = tmp_path / "collection" / "2.ann"
    path.write_text(path.read_text().replace("A1\t", "A1 "))
    result = sayso("import-corrections", tmp_path / "collection", "-o", tmp_path / "gold")
    assert result.exit_code == 2
    assert f"{path}:6: not a line of brat standoff" in result.stderr
    assert not (tmp_path / "gold").exists()
    empty = sayso("import-corrections", tmp_path, "-o", tmp_path / "gold")
    assert "name the folder that was open in brat" in empty.stderr
