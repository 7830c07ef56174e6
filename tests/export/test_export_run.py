"""An export is there whole or not at all, and never over what is there unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import ExportError, SettingsError
from sayso.export import run
from sayso.export.registry import FORMATS, format_named
from sayso.export.run import check_target, export
from sayso.records import Record

NEEDS_TEXT = ["brat", "label-studio", "docbin", "web-annotation"]


def tree(folder: Path) -> dict[str, bytes]:
    """All files below ``folder`` with their bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_records_give_the_same_bytes(tmp_path: Path, records: list[Record], name: str) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        export(records, tmp_path / folder / "target.x", format_named(name))
    first = tree(tmp_path / "one")
    assert len(first) >= 1
    if name != "duckdb":  # its files hold an identity of their own
        assert first == tree(tmp_path / "two")


@pytest.mark.parametrize("name", FORMATS)
def test_what_fails_in_the_middle_leaves_nothing(tmp_path: Path, records: list[Record], name: str) -> None:
    def failing() -> Iterator[Record]:
        yield records[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(failing(), tmp_path / "target.x", format_named(name))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_what_fails_in_the_middle_leaves_the_old(tmp_path: Path, records: list[Record], name: str) -> None:
    target, format_ = tmp_path / "target.x", format_named(name)
    export(records, target, format_)
    before = tree(tmp_path)

    def failing() -> Iterator[Record]:
        yield records[0]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        export(failing(), target, format_, force=True)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_there_stays_without_force(tmp_path: Path, records: list[Record], name: str) -> None:
    target, format_ = tmp_path / "target.x", format_named(name)
    export(records[:1], target, format_)
    with pytest.raises(ExportError, match="--force replaces"):
        export(records, target, format_)
    alone = tree(tmp_path)
    export(records[1:], target, format_, force=True)
    assert tree(tmp_path) != alone


@pytest.mark.parametrize("name", [name for name, format_ in FORMATS.items() if format_.folder])
@pytest.mark.parametrize("foreign", ["thesis.docx", "sub/articles.csv", "notes.txt", "x.csv", "x.parquet"])
def test_a_folder_of_other_things_is_never_replaced(
    tmp_path: Path, records: list[Record], name: str, foreign: str
) -> None:
    mine = tmp_path / "mine" / foreign
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with pytest.raises(ExportError, match="nothing is replaced"):
        export(records, tmp_path / "mine", format_named(name), force=True)
    assert mine.read_text() == "mine"


def test_a_folder_that_holds_more_than_the_export_is_not_replaced(
    tmp_path: Path, records: list[Record]
) -> None:
    export(records, tmp_path / "tables", format_named("csv"))
    (tmp_path / "tables" / "notes.md").write_text("mine")
    with pytest.raises(ExportError, match=r"notes\.md is not of csv"):
        export(records, tmp_path / "tables", format_named("csv"), force=True)


@pytest.mark.parametrize("name", [name for name, format_ in FORMATS.items() if not format_.folder])
def test_a_folder_that_is_missing_or_closed_is_told(
    tmp_path: Path, records: list[Record], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ExportError, match="there is no folder"):
        export(records, tmp_path / "missing" / "target.x", format_named(name))

    def closed(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "touch", closed)
    with pytest.raises(PermissionError):
        export(records, tmp_path / "target.x", format_named(name))


def test_an_empty_folder_is_filled(tmp_path: Path, records: list[Record]) -> None:
    (tmp_path / "tables").mkdir()
    export(records, tmp_path / "tables", format_named("csv"))
    assert (tmp_path / "tables" / "claims.csv").is_file()


def test_a_file_where_a_folder_should_be_and_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="is a file; csv is a folder"):
        check_target(format_named("csv"), tmp_path / "file", force=True)
    with pytest.raises(ExportError, match="is a folder; jsonl writes a file"):
        check_target(format_named("jsonl"), tmp_path / "folder", force=True)


def test_a_file_beside_the_target_is_not_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "news.metadata.json").touch()
    with pytest.raises(ExportError, match=r"news\.metadata\.json is there already"):
        check_target(format_named("sqlite"), tmp_path / "news.db", force=False)


@pytest.mark.parametrize("name", FORMATS)
def test_no_record_is_an_error_and_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="no record"):
        export([], tmp_path / "target.x", format_named(name))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_record_without_statements_or_text(tmp_path: Path, ferry: Record, name: str) -> None:
    empty = replace(ferry, statements=(), numbers=(), places=(), dates=(), actors=())
    export([empty], tmp_path / "empty.x", format_named(name))
    assert (tmp_path / "empty.x").exists()
    blind = replace(ferry, article=replace(ferry.article, text=None))
    if name in NEEDS_TEXT:
        with pytest.raises(ExportError, match="extract without --no-text"):
            export([blind], tmp_path / "blind.x", format_named(name))
    else:
        export([blind], tmp_path / "blind.x", format_named(name))
    assert (tmp_path / "blind.x").exists() == (name not in NEEDS_TEXT)


def test_a_missing_module_is_told_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "find_spec", lambda name: None)
    for name, format_ in FORMATS.items():
        if format_.needs:
            with pytest.raises(ExportError, match=r"not installed: pip install 'sayso\[export\]'"):
                check_target(format_named(name), tmp_path / "x", force=False)
        else:
            check_target(format_named(name), tmp_path / "x", force=False)


def test_an_unknown_format_lists_the_known() -> None:
    with pytest.raises(SettingsError, match="no format 'xlsx'; the formats are csv, jsonl, "):
        format_named("xlsx")
