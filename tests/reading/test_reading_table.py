from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths
from sayso.reading.problems import Unreadable
from sayso.reading.table import table_rows
from sayso.values import Article

TEXT = 'The minister said: "We go on", on Monday; nobody else spoke,\nthat is all.'


def read(file: Path, **options: Any) -> list[Article | Problem]:
    return list(read_paths([file], ReadOptions(**options)))


def outcomes(found: list[Article | Problem]) -> list[tuple[str, str]]:
    """Path and code (``ok`` for an article) of each outcome."""
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in found]


def written(rows: list[list[str]], **dialect: Any) -> str:
    out = io.StringIO()
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "dialect"),
    [("a.csv", {}), ("a.csv", {"delimiter": ";"}), ("a.csv", {"delimiter": "\t", "lineterminator": "\n"}),
     ("a.tsv", {"delimiter": "\t"})],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns(tmp_path: Path, name: str, dialect: dict[str, Any], encoding: str) -> None:
    rows = [
        ["id", "Title", "text", "Date", "url", "source", "authors"],
        ["7", "T", TEXT, "2020-10-14", "https://a.example/1", "The A", "['Jane Doe', 'John Roe']"],
    ]
    file = tmp_path / name
    file.write_bytes(written(rows, **dialect).encode(encoding))
    assert read(file) == [
        Article(
            text=TEXT, path=f"{name}#1", external_id="7", title="T", publisher="The A", url="https://a.example/1",
            authors=("Jane Doe", "John Roe"), published="2020-10-14", published_from="metadata",
        )
    ]  # fmt: skip


def test_one_bad_row_never_stops_the_table(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(
        b"id,text\n1,said Ann\n\n2,said, Bob\n3,\n4\n5,\0\n6," + b"x" * 5000 + b'\n7,"'
        + b"line\n" * 1000 + b'"\n8,said Cem,,\n9,"never closed\n10,said Eve\n'
    )  # fmt: skip
    assert outcomes(read(file, max_bytes=2000)) == [
        ("a.csv#1", "ok"), ("a.csv#2", "bad_row"), ("a.csv#3", "empty"), ("a.csv#4", "no_text"),
        ("a.csv#5", "binary"), ("a.csv#6", "too_large"), ("a.csv#7", "too_large"), ("a.csv#8", "ok"),
        ("a.csv#9", "bad_row"),
    ]  # fmt: skip


def test_a_giant_field_within_the_limit_is_read(tmp_path: Path) -> None:
    text = 'said "Ann" ' * 100_000
    file = tmp_path / "a.csv"
    file.write_text(written([["text"], [text]]))
    usual = csv.field_size_limit()
    (found,) = read(file)
    assert isinstance(found, Article)
    assert found.text == text
    assert csv.field_size_limit() == usual


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("", "empty", "empty"),
        ("id,text\n", "empty", "no rows"),
        ("id,story_so_far\n1,said Ann\n", "no_text", "id, story_so_far"),
        ("1,said Ann\n2,said Bob\n", "no_text", "--text-field"),
    ],
)
def test_tables_without_articles(tmp_path: Path, content: str, code: str, words: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(content)
    (problem,) = read(file)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.code, words in problem.message) == ("a.csv", code, True)


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("text;id\n“We won’t,” said the café’s owner.;1\nsaid Ann;2\n".encode("cp1252"))
    first, second = read(file)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.text, [issue.code for issue in first.issues]) == (
        "“We won’t,” said the café’s owner.", ["encoding_guessed"]
    )  # fmt: skip
    assert second.issues == ()


CELL = st.text(st.sampled_from('ab",;\n \r'), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=3), min_size=1, max_size=6))
def test_rows_are_cut_where_csv_cuts_them(rows: list[list[str]]) -> None:
    stream: Any = io.BufferedReader(io.BytesIO(written(rows).encode()))
    cut = list(table_rows(stream, ",", 10_000))
    parsed = [next(csv.reader([row.decode()])) for row in cut if isinstance(row, bytes)]
    assert parsed == rows


@given(st.binary(max_size=200), st.integers(1, 50))
def test_any_bytes_make_rows_within_the_limit(data: bytes, limit: int) -> None:
    stream: Any = io.BufferedReader(io.BytesIO(data))
    for row in table_rows(stream, ",", limit):
        assert isinstance(row, Unreadable) or 0 < len(row) <= limit


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (  # Media Cloud, stories of a collection
            {"stories_id": "42", "publish_date": "2024-04-02 17:00:00", "media_name": "The Wire",
             "media_url": "https://wire.example", "media_id": "9", "title": "T", "story_text": TEXT,
             "url": "https://wire.example/1"},
            ("42", "T", "The Wire", "https://wire.example/1", "2024-04-02T17:00:00"),
        ),
        (  # Media Cloud, its index of online news
            {"article_title": "T", "publication_date": "2024-04-02", "indexed_date": "2024-05-01",
             "language": "en", "canonical_domain": "wire.example", "original_url": "https://wire.example/1",
             "normalized_url": "http://wire.example/1", "text_content": TEXT},
            (None, "T", "wire.example", "https://wire.example/1", "2024-04-02"),
        ),
        (  # GDELT, article list
            {"url": "https://wire.example/1", "url_mobile": "", "title": "T", "seendate": "20240402T170000Z",
             "domain": "wire.example", "language": "English", "sourcecountry": "Norway", "text": TEXT},
            (None, "T", "wire.example", "https://wire.example/1", "2024-04-02T17:00:00+00:00"),
        ),
        (  # GDELT, knowledge graph
            {"GKGRECORDID": "20240402170000-1", "DATE": "20240402170000", "SourceCommonName": "wire.example",
             "DocumentIdentifier": "https://wire.example/1", "text": TEXT},
            ("20240402170000-1", None, "wire.example", "https://wire.example/1", "2024-04-02T17:00:00"),
        ),
        (  # GDELT, events
            {"GLOBALEVENTID": "7", "SQLDATE": "20240402", "DATEADDED": "20240403", "text": TEXT,
             "SOURCEURL": "https://wire.example/1"},
            ("7", None, None, "https://wire.example/1", "2024-04-02"),
        ),
        (  # tables made of Common Crawl's news
            {"requested_url": "https://wire.example/1", "plain_text": TEXT, "published_date": "2024-04-02",
             "title": "T", "sitename": "The Wire", "crawl_date": "2024-05-01"},
            (None, "T", "The Wire", "https://wire.example/1", "2024-04-02"),
        ),
    ],
)  # fmt: skip
def test_columns_of_the_large_collections(
    tmp_path: Path, row: dict[str, str], expected: tuple[str | None, ...]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(written([list(row), list(row.values())]))
    (found,) = read(file)
    assert isinstance(found, Article)
    assert found.text == TEXT
    assert (found.external_id, found.title, found.publisher, found.url, found.published) == expected
