"""Tables of models/ and the overlay of a user, with every way to get one wrong."""

from __future__ import annotations

import csv
from importlib import resources
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge import Knowledge
from sayso.statements.acts import Act
from sayso.statements.lexicon import Cue

HEADER = "id,polarity,modality,spoken,meaning\n"


def overlay(folder: Path, text: str, name: str = "acts") -> Knowledge:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Knowledge(folder)


def test_rows_come_in_file_order_and_typed() -> None:
    acts = Knowledge().table("acts", Act)
    assert next(iter(acts)) == "say"
    assert acts["reject"] == Act("reject", "negative", "asserted", True, acts["reject"].meaning)


def test_a_column_gives_its_values_once_and_in_order() -> None:
    assert Knowledge().values("acts", "id")[:2] == ("say", "announce")
    outcomes = Knowledge().values("outcomes", "outcome")
    assert outcomes[0] == "killed"
    assert len(set(outcomes)) == len(outcomes) > 10


def test_lists_are_split() -> None:
    cue = Knowledge().table("cues", Cue)["verb.call.for"]
    assert cue.frames == {"+for", "+on"}
    assert cue.prepositions == {"for", "on"}


def test_an_overlay_adds_replaces_and_removes(tmp_path: Path) -> None:
    knowledge = overlay(
        tmp_path,
        HEADER + "howl,positive,asserted,yes,loudly\nsay,positive,alleged,yes,ours\n-deny,,,,\n",
    )
    acts = knowledge.table("acts", Act)
    assert acts["howl"].meaning == "loudly"
    assert acts["say"].modality == "alleged"
    assert "deny" not in acts


def test_the_fingerprint_changes_with_the_overlay(tmp_path: Path) -> None:
    assert Knowledge().fingerprint() == Knowledge().fingerprint()
    changed = overlay(tmp_path, HEADER + "howl,positive,asserted,yes,loudly\n")
    assert changed.fingerprint() != Knowledge().fingerprint()


BROKEN = [
    ("id,polarity,modality,spoken,meaning,colour\n", "acts.csv:1: unknown column 'colour'"),
    (HEADER + "howl,loud,asserted,yes,x\n", "acts.csv:2: howl: polarity"),
    (HEADER + "howl,positive,asserted,yes\n", "acts.csv:2: 'howl' has more or fewer"),
    (HEADER + ",positive,asserted,yes,x\n", "acts.csv:2: a row without an id"),
    (
        HEADER + "a,positive,asserted,yes,x\na,positive,asserted,yes,y\n",
        "acts.csv:3: id 'a' stands",
    ),
    (HEADER + "-nothing,,,,\n", "cannot remove 'nothing'"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_table_is_told_with_file_line_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        overlay(tmp_path, text).table("acts", Act)


def test_a_table_of_an_unknown_name_lists_the_names(tmp_path: Path) -> None:
    with pytest.raises(
        KnowledgeError, match=r"verbs\.csv: no table of that name; the tables are actors, acts, "
    ):
        overlay(tmp_path, "id\n", name="verbs")


def test_an_overlay_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="not a folder"):
        Knowledge(tmp_path / "missing")


def test_a_table_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "acts.csv").write_bytes(b"\xff\xfe\x00id")
    with pytest.raises(KnowledgeError, match="cannot be read as UTF-8"):
        Knowledge(tmp_path).table("acts", Act)


@pytest.mark.parametrize("name", Knowledge().names())
def test_every_row_of_every_table_is_whole_and_its_id_is_its_own(name: str) -> None:
    text = (resources.files("sayso.models") / f"{name}.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    assert header[0] == "id"
    assert [row for row in rows if len(row) != len(header)] == []
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids))
    assert all(ids)
