"""Which statements fit what is asked for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from sayso.export.names import FileNames
from sayso.export.selection import Selection, day_range, selected
from sayso.records import Record

ALL = ["s1", "s2", "s3", "s4"]


def found(record: Record, **asked: Any) -> list[str]:
    return [one.id for one in selected(record, Selection(**asked))]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ALL),
        ({"speakers": ("nora",)}, ["s1", "s2", "s4"]),
        ({"speakers": ("she",)}, ["s2"]),  # the words on the page
        ({"speakers": ("NORWAY",)}, ["s3"]),  # whom they stand for
        ({"speakers": ("norway", "She")}, ["s2", "s3"]),
        ({"acts": frozenset({"deny", "warn"})}, ["s2", "s4"]),
        ({"quote_types": frozenset({"direct"})}, ["s1"]),
        ({"polarities": frozenset({"negative"})}, ["s2"]),
        ({"modalities": frozenset({"asserted"})}, ALL),
        ({"modalities": frozenset({"possible"})}, []),
        ({"outcomes": frozenset({"wounded"})}, ["s2"]),
        ({"outcomes": frozenset({"killed"})}, []),
        ({"places": ("oslo",)}, ["s2"]),
        ({"places": ("NO",)}, ["s2"]),
        ({"places": ("SE",)}, []),
        ({"texts": ("SAIL",)}, ["s1"]),
        ({"texts": (".*",)}, []),
        ({"texts": ("sail", "hurt")}, ["s1", "s2"]),
        ({"patterns": (re.compile("w.nd"),)}, ["s1"]),
        ({"patterns": (re.compile("x"), re.compile("^it$"))}, ["s4"]),
        ({"since": "2024-03-31", "until": "2024-03-31"}, ALL),
        ({"since": "2024-04-01"}, []),
        ({"until": "2024-03-30"}, []),
        ({"speakers": ("nora",), "acts": frozenset({"deny"}), "texts": ("hurt",)}, ["s2"]),
        ({"speakers": ("norway",), "acts": frozenset({"deny"})}, []),
    ],
)
def test_selection(ferry: Record, asked: dict[str, Any], ids: list[str]) -> None:
    assert found(ferry, **asked) == ids


@pytest.mark.parametrize(
    ("said", "published", "since", "until", "fits"),
    [
        ("2024-03", "2024-05-01", "2024-03-31", None, True),
        ("2024-03", "2024-05-01", None, "2024-02-28", False),
        ("2023", None, "2023-12-31", "2023-12-31", True),
        ("2023-W05", "2024-05-01", "2024-05-01", "2024-05-01", True),  # no day: the article's counts
        ("PRESENT_REF", "2024-05-01T10:00:00Z", "2024-05-01", None, True),
        ("2024-03-31T10:00", None, "2024-03-31", "2024-03-31", True),
        (None, None, "1900-01-01", None, False),
        (None, "soon", None, "2100-01-01", False),
    ],
)
def test_times(
    ferry: Record, said: str | None, published: str | None, since: str | None, until: str | None, fits: bool
) -> None:
    record = replace(
        ferry,
        article=replace(ferry.article, published=published),
        dates=(replace(ferry.dates[0], value=said),),
        statements=ferry.statements[:1],
    )
    assert found(record, since=since, until=until) == (["s1"] if fits else [])


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-31")),
        ("2024-02-03", ("2024-02-03", "2024-02-03")),
    ],
)
def test_day_range(date: str, days: tuple[str, str]) -> None:
    assert day_range(date) == days


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["a", "a", "A", "a-2"], ["a", "a-2", "A-3", "a-2-2"]),
        (["news/x.jsonl#7", "../../etc/passwd", ".hidden"], ["news_x.jsonl#7", "__.._etc_passwd", "_hidden"]),
        (["", " ", "..", "x. "], ["_", "_-2", "_-3", "x._"]),
        (["a\x00b\nc", "é" * 300, "\ud800"], ["a_b_c", "é" * 100, "_"]),
        (["🚢" * 300], ["🚢" * 50]),
    ],
)
def test_names_of_files(names: list[str], files: list[str]) -> None:
    of = FileNames()
    assert [of.of(name) for name in names] == files
