from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and that nobody else had spoken of it yet."


def read(folder: Path, data: bytes, **options: Any) -> list[Article | Problem]:
    (folder / "a.parquet").write_bytes(data)
    return list(read_paths([folder / "a.parquet"], ReadOptions(**options)))


def outcomes(found: list[Article | Problem]) -> list[tuple[str, str]]:
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in found]


def test_columns(tmp_path: Path, samples: ModuleType) -> None:
    first, second = read(tmp_path, samples.parquet_table())
    assert first == Article(
        text=samples.TEXT, path="a.parquet#1", external_id="7", title=samples.TITLE, authors=("Ann Fisher",),
        url=samples.URL, published="2024-04-02", published_from="metadata", language="en",
    )  # fmt: skip
    assert second.path == "a.parquet#2"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 4, 2), "2024-04-02"),
        (datetime(2024, 4, 2, 17, 5, 6, 789), "2024-04-02T17:05:06"),
        (datetime(2024, 4, 2, 17, tzinfo=UTC), "2024-04-02T17:00:00+00:00"),
        (20240402, "2024-04-02"),
        (None, None),
    ],
)
def test_dates(tmp_path: Path, samples: ModuleType, value: object, expected: str | None) -> None:
    (found,) = read(tmp_path, samples.parquet_table([{"text": TEXT, "date": value}]))
    assert isinstance(found, Article)
    assert found.published == expected


def test_rows_of_many_groups_are_numbered_through(tmp_path: Path) -> None:
    out = io.BytesIO()
    rows = [{"text": f"{TEXT} {n}" if n % 7 else None} for n in range(1000)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), out, row_group_size=300)
    found = outcomes(read(tmp_path, out.getvalue()))
    assert found == [(f"a.parquet#{n + 1}", "ok" if n % 7 else "no_text") for n in range(1000)]


def test_fields_that_the_user_names(tmp_path: Path, samples: ModuleType) -> None:
    rows = [{"deep": {"words": TEXT}, "when": "2024-04-02", "embedding": [0.5] * 9}]
    data = samples.parquet_table(rows)
    assert outcomes(read(tmp_path, data)) == [("a.parquet", "no_text")]
    (found,) = read(tmp_path, data, text_field="deep.words", date_field="when")
    assert isinstance(found, Article)
    assert (found.text, found.published) == (TEXT, "2024-04-02")


def test_limits(tmp_path: Path, samples: ModuleType) -> None:
    long = samples.parquet_table([{"text": TEXT}, {"text": "x" * 9000}, {"text": TEXT}])
    assert [code for _, code in outcomes(read(tmp_path, long, max_bytes=5000))] == ["ok", "too_large", "ok"]
    assert outcomes(read(tmp_path, samples.parquet_table([{"text": TEXT}])[:-9])) == [
        ("a.parquet", "bad_parquet")
    ]


def test_a_bomb_of_one_string_many_times_is_read_row_by_row(tmp_path: Path) -> None:
    """Where rows were copies, a batch of them would take 512 MB."""
    out = io.BytesIO()
    words = pyarrow.DictionaryArray.from_arrays([0] * 256, ["word " * 400_000])
    parquet.write_table(pyarrow.table({"text": words}), out, dictionary_pagesize_limit=10_000_000)
    assert len(out.getvalue()) < 1_000_000
    found = read(tmp_path, out.getvalue(), max_bytes=1_000_000)
    assert {one.code for one in found if isinstance(one, Problem)} == {"too_large"}
    assert pyarrow.default_memory_pool().max_memory() < 100_000_000


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" * 9, b"no table at all"])
def test_what_is_no_parquet(tmp_path: Path, data: bytes) -> None:
    assert [code for _, code in outcomes(read(tmp_path, data))] == ["bad_parquet"]


def test_a_table_without_rows(tmp_path: Path) -> None:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": pyarrow.array([], pyarrow.string())}), out)
    assert outcomes(read(tmp_path, out.getvalue())) == [("a.parquet", "empty")]


def test_without_pyarrow_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (found,) = read(tmp_path, b"PAR1")
    assert isinstance(found, Problem)
    assert (found.path, found.code) == ("a.parquet", "missing_dependency")
    assert "pip install 'sayso[parquet]'" in found.message


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=60), at=st.integers(0, 3000))
def test_any_bytes(tmp_path: Path, samples: ModuleType, data: bytes, at: int) -> None:
    sound = samples.parquet_table()
    for content in (b"PAR1" + data, sound[:at] + data, sound[:at] + data + sound[at + len(data) :]):
        assert "internal" not in dict(outcomes(read(tmp_path, content))).values()
