"""All tables of many records: on disk as in memory, whole or not at all, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from made import Said, Who, article

from sayso.aggregate.build import aggregation, build_tables
from sayso.aggregate.files import read_table, table_paths, write_chunks
from sayso.aggregate.tables import ITEMS, TABLES
from sayso.records import Addressee, Record

SPEAKERS = [Who("Ada Quist", "person", "NO"), Who("Bo Lund", "person"), Who("Dockers Union")]


def many(number: int) -> Iterator[Record]:
    """Articles of which every third is a copy of the one before it."""
    for at in range(number):
        source = at - 1 if at % 3 == 2 else at
        told = [
            Said(str(10 + source % 7), SPEAKERS[source % 3]),
            Said(str(3 + source % 5), SPEAKERS[(source + 1) % 3]),
        ]
        made = article(f"2024-03-{1 + source % 28:02}", *told, lead=f"Edition {source}. ")
        if at != source:
            made = replace(made, id=f"{at:016x}", article=replace(made.article, path=f"{at}.txt"))
        yield made


@pytest.mark.parametrize("chunk", [1, 7, 10_000])
def test_chunks_on_disk_make_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    whole = build_tables(many(30))
    monkeypatch.setattr("sayso.aggregate.build.CHUNK", chunk)
    with aggregation(many(30), tmp_path) as made:
        paths = write_chunks(made.chunks, tmp_path)
    assert sorted(paths) == sorted(tmp_path.iterdir())  # and nothing that waited on the way
    for path in paths:
        pd.testing.assert_frame_equal(read_table(path), whole[path.stem])


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with aggregation(many(30), tmp_path / name) as made:
            write_chunks(made.chunks, tmp_path / name)
    for one, two in zip(table_paths(tmp_path / "one"), table_paths(tmp_path / "two"), strict=True):
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("chunk", [3, 20_000])
@pytest.mark.parametrize("part", [2, 100_000])
def test_in_a_database_what_is_said_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, part: int
) -> None:
    for module in ("tables", "naming", "build"):
        monkeypatch.setattr(f"sayso.aggregate.{module}.CHUNK", chunk)
    for module in ("database", "signatures"):
        monkeypatch.setattr(f"sayso.aggregate.{module}.HELD", chunk)
    monkeypatch.setattr("sayso.aggregate.parts.PART", part)
    for name, on_disk in (("memory", False), ("disk", True)):
        (tmp_path / name).mkdir()
        with aggregation(many(30), tmp_path / name, on_disk=on_disk) as made:
            write_chunks(made.chunks, tmp_path / name)
    assert sorted(path.name for path in (tmp_path / "disk").iterdir()) == sorted(
        path.name for path in table_paths(tmp_path)
    )
    for one, two in zip(table_paths(tmp_path / "memory"), table_paths(tmp_path / "disk"), strict=True):
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("part", [1, 7])
def test_parts_make_no_difference(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    whole = build_tables(many(30))
    monkeypatch.setattr("sayso.aggregate.parts.PART", part)
    for name, table in build_tables(many(30)).items():
        pd.testing.assert_frame_equal(table, whole[name])


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("disk full")])
@pytest.mark.parametrize("step", ["add", "numbers", "wordings", "texts"])
def test_what_goes_wrong_on_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    def fails(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(f"sayso.aggregate.database.ContentsInDatabase.{step}", fails)
    with pytest.raises((KeyboardInterrupt, OSError)), aggregation(many(6), tmp_path, on_disk=True) as made:
        write_chunks(made.chunks, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_the_last_table_fails_none_appears(tmp_path: Path) -> None:
    tables = build_tables(many(3))

    def chunks(name: str) -> Iterator[pd.DataFrame]:
        yield tables[name]
        if name == list(TABLES)[-1]:
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_chunks(chunks, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_every_count_comes_twice() -> None:
    for name, columns in TABLES.items():
        if name in ITEMS:
            continue
        counts = {
            column for column in columns if column.startswith("n_") and not column.endswith("_original")
        }
        single = {column for column in counts if f"{column}_original" not in columns}
        # how many different things there are, each of which is counted twice itself
        assert single <= {"n_variants", "n_figures", "n_claimants"} | {
            f"n_{kind}" for kind in ("contradiction", "update", "scope", "compatible", "denial", "concession")
        }


def test_copies_count_once_as_originals() -> None:
    tables = build_tables(many(30))
    articles, speakers = tables["articles"], tables["speakers"]
    assert (len(articles), int(articles["original"].sum()), articles["n_copies"].max()) == (30, 20, 2)
    assert (speakers["n_statements"].sum(), speakers["n_statements_original"].sum()) == (60, 40)
    assert tables["claims"]["original"].sum() == 40
    timeline = tables["timeline"]
    assert (timeline["n_statements"].sum(), timeline["n_statements_original"].sum()) == (60, 40)


def test_exchanges_tell_about_whom_and_to_whom() -> None:
    told = article("2024-03-04", Said("12", SPEAKERS[0], party=SPEAKERS[2]), Said("3", SPEAKERS[1]))
    (first, second) = told.statements
    to = Addressee(spans=first.source.spans, actor="a1")
    denies = replace(
        second,
        addressee=to,
        actors=("a1", "a1", "a3"),
        assertion=replace(second.assertion, polarity="negative"),
    )
    told = replace(told, statements=(replace(first, actors=("a1", "a2")), denies))
    columns = ["speaker_name", "target_name", "relation", "act", "n_statements", "n_negative"]
    table = build_tables([told])["exchanges"].sort_values(["speaker_name", "target_name", "relation"])
    assert table[columns].values.tolist() == [
        ["Ada Quist", "Dockers Union", "about", "say", 1, 0],
        ["Bo Lund", "Ada Quist", "about", "say", 1, 1],
        ["Bo Lund", "Ada Quist", "to", "say", 1, 1],
    ]


def test_positions_on_an_actor_whom_two_speak_about() -> None:
    told = [
        article(f"2024-03-0{day}", Said(str(day), speaker, party=SPEAKERS[2]))
        for day in (1, 2)
        for speaker in SPEAKERS[:2]
    ]
    told = [replace(one, statements=(replace(one.statements[0], actors=("a2",)),)) for one in told]
    positions = build_tables(told)["positions"]
    (row,) = positions[positions["topic_kind"] == "actor"].to_dict("records")
    assert {row["actor_name"], row["other_name"], row["topic_name"]} == {who.name for who in SPEAKERS}
    assert (row["n_asserted"], row["n_denied"], row["other_n_asserted"], row["other_n_denied"]) == (
        2,
        0,
        2,
        0,
    )


def test_identities_and_places_are_one_over_articles() -> None:
    tables = build_tables(many(6))
    assert sorted(tables["actors"]["name"]) == sorted(who.name for who in SPEAKERS)
    (place,) = tables["places"].to_dict("records")
    assert (place["name"], place["n_articles"], place["n_articles_original"]) == ("Ostby", 6, 4)
    assert set(tables["article_places"]["place"]) == {place["place"]}
