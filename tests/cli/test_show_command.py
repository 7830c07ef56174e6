"""``sayso show``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from sayso.cli.display import STYLES, act, legend, marked_text, speaker, statement_list
from sayso.records import Record, Source

Sayso = Callable[..., Result]
MakeRecord = Callable[[str, str], Record]
TEXT = "Ada said that\r\nnothing \x1b[31m happened."


def test_every_span_is_painted_at_its_place(make_record: MakeRecord) -> None:
    text = marked_text(make_record("1.txt", TEXT))
    assert text.plain == "Ada said that \nnothing \ufffd[31m happened."
    assert [(span.start, span.end, span.style) for span in text.spans] == [
        (8, 38, STYLES["statement"]),
        (4, 8, STYLES["place"]),
        (4, 8, STYLES["number"]),
        (0, 3, STYLES["speaker"]),
        (4, 8, STYLES["cue"]),
    ]


def test_the_legend_names_each_style() -> None:
    assert legend().plain.split() == list(STYLES)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Ada (person, FR)"),
        ({"actor": None}, '"Ada" (unresolved)'),
        ({"actor": None, "spans": ()}, "(nobody named)"),
    ],
)
def test_speaker(make_record: MakeRecord, changes: dict[str, object], words: str) -> None:
    record = make_record("1.txt", TEXT)
    source = replace(record.statements[0].source, **changes)  # type: ignore[arg-type]
    assert isinstance(source, Source)
    statement = replace(record.statements[0], source=source)
    assert speaker(statement, {actor.id: actor for actor in record.actors}) == words


def test_act_with_what_qualifies_it(make_record: MakeRecord) -> None:
    assert act(make_record("1.txt", TEXT).statements[0]) == "say\nindirect, negative, possible"


def test_no_statement_is_said(make_record: MakeRecord) -> None:
    assert "No statements" in str(statement_list(replace(make_record("1.txt", TEXT), statements=())))


@pytest.fixture
def records(tmp_path: Path, make_record: MakeRecord) -> Path:
    """A file of two records, the second without its text."""
    path = tmp_path / "records.jsonl"
    first, second = make_record("1.txt", "Ada said little."), make_record("2.txt", "Bea said more.")
    bare = replace(second, article=replace(second.article, text=None))
    path.write_bytes(first.to_json() + b"\n" + bare.to_json() + b"\n")
    return path


def test_a_record_needs_no_model(sayso: Sayso, records: Path) -> None:
    result = sayso("show", records)
    assert result.exit_code == 0
    for words in ("(no title)", "1.txt", "Ada said little.", "speaker", "Ada (person, FR)", "little."):
        assert words in result.stdout


def test_a_record_without_text_shows_its_statements(sayso: Sayso, records: Path) -> None:
    result = sayso("show", records, "--number", 2)
    assert result.exit_code == 0
    assert "--no-text" in result.stdout
    assert "Bea (person, FR)" in result.stdout


def test_there_are_not_so_many(sayso: Sayso, records: Path) -> None:
    result = sayso("show", records, "--number", 3)
    assert result.exit_code == 2
    assert "holds no article number 3" in result.stderr


def test_a_broken_record_is_told(sayso: Sayso, records: Path) -> None:
    records.write_bytes(records.read_bytes()[:-9])
    result = sayso("show", records, "--number", 2)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{records}#2: failed (aggregate, broken_record): ")


@pytest.mark.usefixtures("fake_build")
def test_an_article_is_extracted_and_shown(sayso: Sayso, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Ada said that nothing happened to the village on the river.")
    result = sayso("show", article)
    assert result.exit_code == 0
    assert "Ada (person, FR)" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("fake_build")
def test_an_article_that_cannot_be_read(sayso: Sayso, tmp_path: Path) -> None:
    result = sayso("show", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert "none.txt: failed (reading, not_found)" in result.stderr
