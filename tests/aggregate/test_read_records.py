"""Reading records back, broken lines included."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from sayso.aggregate.read import read_records
from sayso.errors import Problem
from sayso.records import Record


def test_records_come_back_as_they_were(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(record.to_json() for record in records))
    assert list(read_records(path)) == records


def test_gzip_is_opened(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(records[0].to_json()))
    assert list(read_records(path)) == records[:1]


BROKEN = [
    (b"{not json", "Invalid JSON"),
    (b"\xff\xfe", "codec can't decode"),
    (b"[]", "Input should be"),
    (b"null", "Input should be"),
    (b'{"schema": "sayso.record/9"}', "schema: Input should be 'sayso.record/1'"),
    (b'{"schema": "sayso.record/1"}', "id: Field required"),
]


@pytest.mark.parametrize(("line", "cause"), BROKEN)
def test_a_broken_line_is_named_and_passed_over(
    tmp_path: Path, records: list[Record], line: bytes, cause: str
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join([records[0].to_json(), b"", line, records[1].to_json(), b""]))
    first, problem, second = read_records(path)
    assert [first, second] == records
    assert isinstance(problem, Problem)
    assert (problem.path, problem.stage, problem.code) == (f"{path}#3", "aggregate", "broken_record")
    assert cause in problem.message


def test_a_span_that_lies_is_a_broken_record(tmp_path: Path, first: Record) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(first.to_json().replace(b'"text":"Windhoek"', b'"text":"Swakopmund"'))
    (problem,) = read_records(path)
    assert isinstance(problem, Problem)
    assert "is not 'Swakopmund'" in problem.message


def test_a_gzip_file_that_was_cut_is_told(tmp_path: Path, first: Record) -> None:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(first.to_json() * 50)[:-30])
    (problem,) = read_records(path)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.code) == (str(path), "broken_file")


def test_a_gzip_file_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(b"plain")
    (problem,) = read_records(path)
    assert isinstance(problem, Problem)
    assert problem.code == "broken_file"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_records(tmp_path / "none.jsonl"))
