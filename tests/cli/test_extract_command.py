"""``sayso extract``: the real readers, and an extraction that needs no model."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import Result

from sayso.reading import read_paths
from sayso.record_lines import parse_record
from sayso.records import Record

Sayso = Callable[..., Result]
GOOD = "Ada said that the bridge over the river would be closed to all lorries until the spring."
GERMAN = (
    "Die Brücke über den Fluss wird nach Angaben der Stadt bis zum Frühjahr für alle Lastwagen gesperrt "
    "bleiben, weil die Arbeiten an den Pfeilern noch nicht abgeschlossen sind und das Geld dafür fehlt."
)

pytestmark = pytest.mark.usefixtures("fake_build")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two good articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.txt").write_text(GOOD.replace("Ada", "Bea"))
    return folder


def records_of(lines: bytes) -> list[Record]:
    return [parse_record(line) for line in lines.splitlines()]


def errors_of(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def test_records_go_to_standard_output_and_words_to_standard_error(sayso: Sayso, folder: Path) -> None:
    result = sayso("extract", folder)
    assert result.exit_code == 0
    assert [record.actors[0].name for record in records_of(result.stdout_bytes)] == ["Ada", "Bea"]
    summary = "articles read: 2, skipped: 0, failed: 0, records: 2, statements: 2, seconds: "
    assert result.stderr.startswith(summary)
    assert result.stderr.count("\n") == 1


def test_records_go_to_a_file(sayso: Sayso, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("old")
    result = sayso("extract", folder, "-o", out, "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert len(records_of(out.read_bytes())) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "records.jsonl"]


def test_standard_input(sayso: Sayso) -> None:
    result = sayso("extract", "-", "--published", "2024-03-31", stdin=GOOD.encode())
    (record,) = records_of(result.stdout_bytes)
    assert record.article.text == GOOD
    assert record.article.published == "2024-03-31"


def test_no_text(sayso: Sayso, folder: Path) -> None:
    result = sayso("extract", folder, "--no-text")
    assert [record.article.text for record in records_of(result.stdout_bytes)] == [None, None]


def test_limit(sayso: Sayso, folder: Path) -> None:
    result = sayso("extract", folder, "--limit", 1)
    assert len(records_of(result.stdout_bytes)) == 1
    assert result.stderr.startswith("articles read: 1,")


def test_fields_can_be_named(sayso: Sayso, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(orjson.dumps({"wording": GOOD, "heading": "Bridge closed", "when": "2024-03-31"}))
    names = ["--text-field", "wording", "--title-field", "heading", "--date-field", "when"]
    (record,) = records_of(sayso("extract", path, *names).stdout_bytes)
    assert (record.article.title, record.article.published) == ("Bridge closed", "2024-03-31")


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n ",
    "binary.txt": bytes(range(256)) * 40,
    "broken.json": b'{"text": ',
    "untexted.json": b'{"title": "No text here"}',
    "long.jsonl": b'{"text": "' + b"a word " * 2000 + b'"}',
    "page.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "cut.txt.gz": gzip.compress(GOOD.encode())[:-12],
    "bad.csv": b"one,two\n1,2\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_article_is_one_line_in_the_errors_file(
    sayso: Sayso, folder: Path, tmp_path: Path, name: str
) -> None:
    (folder / name).write_bytes(BAD[name])
    errors = tmp_path / "errors.jsonl"
    result = sayso("extract", folder, "--errors", errors, "--max-bytes", 5000)
    assert result.exit_code == 1
    assert len(records_of(result.stdout_bytes)) == 2
    (error,) = errors_of(errors)
    assert list(error) == ["path", "position", "stage", "code", "message", "cause", "skipped"]
    assert error["path"].split("#")[0].endswith(name)
    assert error["skipped"] is False
    assert result.stderr.startswith("articles read: 3, skipped: 0, failed: 1, records: 2")
    assert f"problems: {error['code']} 1\n" in result.stderr
    assert str(errors) in result.stderr


def test_a_broken_line_spoils_no_other(sayso: Sayso, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = orjson.dumps({"text": GOOD})
    path.write_bytes(good + b"\n{broken\n" + good + b"\n")
    errors = tmp_path / "errors.jsonl"
    result = sayso("extract", path, "--errors", errors)
    assert result.exit_code == 1
    assert len(records_of(result.stdout_bytes)) == 2
    (error,) = errors_of(errors)
    assert error["path"].endswith("news.jsonl#2")
    assert error["position"] == 2


def test_another_language_is_skipped_unless_asked_for(sayso: Sayso, folder: Path) -> None:
    (folder / "de.txt").write_text(GERMAN)
    result = sayso("extract", folder)
    assert result.exit_code == 0
    assert "de.txt: skipped (reading, other_language)" in result.stderr
    assert "articles read: 3, skipped: 1, failed: 0, records: 2" in result.stderr
    assert len(records_of(sayso("extract", folder, "--language", "any").stdout_bytes)) == 3


def test_a_file_without_permission(sayso: Sayso, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = folder / "b.txt"
    opened = os.open

    def refuses(path: Any, *words: Any, **options: Any) -> int:
        if path == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *words, **options)

    monkeypatch.setattr(os, "open", refuses)
    result = sayso("extract", folder)
    assert result.exit_code == 1
    assert "b.txt: failed (reading, permission)" in result.stderr


def test_a_path_that_is_not_there(sayso: Sayso, folder: Path) -> None:
    result = sayso("extract", folder, folder / "none.txt")
    assert result.exit_code == 1
    assert "none.txt: failed (reading, not_found): no such file or folder" in result.stderr


def test_a_file_name_cannot_write_on_the_screen(sayso: Sayso, folder: Path) -> None:
    (folder / "c\x1b[2Jlear\n.txt").write_bytes(b"")
    result = sayso("extract", folder, "--quiet")
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_strict_stops_at_the_first(sayso: Sayso, folder: Path, tmp_path: Path) -> None:
    (folder / "aa.txt").write_bytes(b"")
    out, errors = tmp_path / "records.jsonl", tmp_path / "errors.jsonl"
    result = sayso("extract", folder, "--strict", "-o", out, "--errors", errors)
    assert result.exit_code == 1
    assert "aa.txt: failed (reading, empty)" in result.stderr
    assert "--strict" in result.stderr
    assert not out.exists()
    assert len(errors_of(errors)) == 1


def test_strict_tells_the_problem_once(sayso: Sayso, folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"")
    assert sayso("extract", folder, "--strict").stderr.count("aa.txt") == 1


def test_a_folder_without_articles_is_told(sayso: Sayso, tmp_path: Path) -> None:
    result = sayso("extract", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the folder holds no file of a format that we read" in result.stderr


WRONG_CALLS = [
    ("", "Missing argument 'PATH...'"),
    ("articles --limit 0", "--limit"),
    ("articles --published soon", "'soon' cannot be read"),
    ("articles --knowledge none", "'none' does not exist"),
    ("articles -o articles", "articles is among the inputs"),
    ("articles -o out --resume", "nothing to go on with"),
    ("articles --workers 0", "--workers"),
    ("articles --timeout 0", "--timeout"),
    ("articles -o none/out.jsonl", "No such file or directory"),
    ("articles/a.txt -o articles/a.txt", "is among the inputs"),
    ("articles -o out.jsonl --errors out.jsonl", "give them two names"),
    ("- --stdin-format doc", "doc"),
    ("articles --nonsense", "No such option"),
]


@pytest.mark.parametrize(("words", "message"), WRONG_CALLS)
def test_a_wrong_call(
    sayso: Sayso, folder: Path, monkeypatch: pytest.MonkeyPatch, words: str, message: str
) -> None:
    monkeypatch.chdir(folder.parent)
    result = sayso("extract", *words.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert (folder / "a.txt").read_text() == GOOD


@pytest.mark.parametrize("workers", [1, 2])
def test_any_number_of_workers(sayso: Sayso, folder: Path, workers: int) -> None:
    result = sayso("extract", folder, "--workers", workers)
    assert [record.actors[0].name for record in records_of(result.stdout_bytes)] == ["Ada", "Bea"]


def test_records_go_to_a_folder(sayso: Sayso, folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    out = tmp_path / "new" / "out"
    assert sayso("extract", folder, "-o", f"{out}/").exit_code == 1
    assert sorted(path.name for path in out.iterdir()) == ["errors.jsonl", "records.jsonl"]
    assert len(records_of((out / "records.jsonl").read_bytes())) == 2
    assert [error["path"] for error in errors_of(out / "errors.jsonl")] == ["c.txt"]


def test_an_interrupted_run_is_gone_on_with(
    sayso: Sayso, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr("sayso.reading.read_paths", interrupted_reading(folder))
        result = sayso("extract", folder, "-o", out, "--workers", 1)
    assert result.exit_code == 130
    assert "Interrupted" in result.stderr
    assert "the same command goes on" in result.stderr
    assert out.read_text() == "old"
    (folder / "a.txt").unlink()
    result = sayso("extract", folder, "-o", out, "--resume")
    assert result.exit_code == 0
    assert "were finished in an interrupted run before" in result.stderr
    assert "left out: 1 articles (a.txt)" in result.stderr
    assert len(records_of(out.read_bytes())) == 101
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "records.jsonl"]


def test_an_interrupt_before_anything_is_done_leaves_nothing(
    sayso: Sayso, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.reading.read_paths", interrupted_reading(folder, 0))
    result = sayso("extract", folder, "-o", tmp_path / "records.jsonl")
    assert result.exit_code == 130
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


def interrupted_reading(folder: Path, after: int = 80) -> Callable[..., Iterator[Any]]:
    """A reader to which Ctrl-C comes ``after`` so many of a hundred more articles."""
    for number in range(100):
        (folder / f"more{number:03}.txt").write_text(GOOD)

    def reads(paths: Any, options: Any) -> Iterator[Any]:
        yield from islice(read_paths(paths, options), after)
        raise KeyboardInterrupt

    return reads
