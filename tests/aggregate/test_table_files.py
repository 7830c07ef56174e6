"""Tables to files and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.aggregate import files
from sayso.aggregate.build import build_tables
from sayso.aggregate.files import read_table, table_paths, write_tables
from sayso.aggregate.tables import TABLES, frame
from sayso.records import Record


def test_every_table_comes_back_as_it_was(tmp_path: Path, records: list[Record]) -> None:
    tables = build_tables(records)
    paths = write_tables(tables, tmp_path / "new" / "tables")
    assert sorted(paths) == sorted((tmp_path / "new" / "tables").iterdir())
    for path in paths:
        pd.testing.assert_frame_equal(read_table(path), tables[path.stem])


def test_csv_bytes(tmp_path: Path, records: list[Record]) -> None:
    write_tables(build_tables(records), tmp_path)
    assert (tmp_path / "timeline.csv").read_bytes() == (
        b'"day","speaker","speaker_name","act","n_statements","n_statements_original","n_articles",'
        b'"n_articles_original"\n'
        b'"2024-03-05","xb576e7892c68","Ada Quist","deny",1,1,1,1\n'
        b'"2024-03-05","xb576e7892c68","Ada Quist","say",1,1,1,1\n'
        b'"2024-03-05","","","",1,1,1,1\n'
        b'"","xb576e7892c68","Ada Quist","say",1,1,1,1\n'
    )


def test_without_pyarrow_there_is_csv_alone(
    tmp_path: Path, records: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "has_parquet", lambda: False)
    write_tables(build_tables(records), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.csv" for name in TABLES)


def test_what_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, records: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = table_paths(tmp_path)[0]
    old.write_text("old")

    def fails(self: pd.DataFrame, path: Path, **options: object) -> None:
        path.write_text("half")
        raise OSError("disk full")

    monkeypatch.setattr(pd.DataFrame, "to_csv", fails)
    with pytest.raises(OSError, match="disk full"):
        write_tables(build_tables(records), tmp_path)
    assert [(path, path.read_text()) for path in tmp_path.iterdir()] == [(old, "old")]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_words_survive_csv(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    empty: dict[str, object] = dict.fromkeys(TABLES["actors"])
    table = frame("actors", [empty | {"name": words}])
    path = tmp_path_factory.mktemp("csv") / "actors.csv"
    files.write_csv(table, path)
    assert read_table(path)["name"].tolist() == [words]


def test_the_same_records_give_the_same_bytes(tmp_path: Path, records: list[Record]) -> None:
    for folder in ("one", "two"):
        write_tables(build_tables(replace(record) for record in records), tmp_path / folder)
    assert [path.read_bytes() for path in table_paths(tmp_path / "one")] == [
        path.read_bytes() for path in table_paths(tmp_path / "two")
    ]
