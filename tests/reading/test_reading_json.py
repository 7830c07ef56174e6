from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and nobody else spoke of it."


def read(file: Path, **options: Any) -> list[Article | Problem]:
    return list(read_paths([file], ReadOptions(**options)))


def outcomes(found: list[Article | Problem]) -> list[tuple[str, str]]:
    """Path and code (``ok`` for an article) of each outcome."""
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in found]


def article(file: Path, row: dict[str, Any], **options: Any) -> Article:
    file.write_text(json.dumps(row) + "\n")
    (found,) = read(file, **options)
    assert isinstance(found, Article), found
    return found


ROWS: dict[str, tuple[dict[str, Any], tuple[Any, ...]]] = {
    "plain": (
        {"id": 7, "title": "T", "text": TEXT, "date": "2020-10-14", "url": "https://a.example/1",
         "source": "The A", "authors": "Jane Doe, John Roe"},
        ("7", "T", "The A", ("Jane Doe", "John Roe"), "https://a.example/1", "2020-10-14"),
    ),
    "news-please": (
        {"authors": ["Jane Doe"], "date_download": "2021-01-01 00:00:00", "date_modify": None,
         "date_publish": "2020-10-14 09:30:00", "description": "D", "filename": "x.json", "language": "en",
         "maintext": TEXT, "source_domain": "a.example", "text": None, "title": "T", "title_page": None,
         "url": "https://a.example/1"},
        (None, "T", "a.example", ("Jane Doe",), "https://a.example/1", "2020-10-14T09:30:00"),
    ),
    "trafilatura": (
        {"title": "T", "author": "Jane Doe; John Roe", "hostname": "a.example", "date": "2020-10-14",
         "fingerprint": "f00", "id": None, "raw_text": "other", "text": TEXT, "filedate": "2021-01-01",
         "source": "https://a.example/1", "source-hostname": "The A", "excerpt": "E", "comments": ""},
        (None, "T", "The A", ("Jane Doe", "John Roe"), "https://a.example/1", "2020-10-14"),
    ),
    "gdelt": (
        {"url": "https://a.example/1", "title": "T", "seendate": "20201014T093000Z", "domain": "a.example",
         "language": "English", "sourcecountry": "Armenia", "text": TEXT},
        (None, "T", "a.example", (), "https://a.example/1", "2020-10-14T09:30:00+00:00"),
    ),
    "news api": (
        {"source": {"id": None, "name": "The A"}, "author": "Jane Doe", "title": "T", "publishedAt":
         "2020-10-14T09:30:00Z", "content": TEXT, "url": "https://a.example/1"},
        (None, "T", "The A", ("Jane Doe",), "https://a.example/1", "2020-10-14T09:30:00+00:00"),
    ),
    "blog api": (
        {"id": 7, "title": {"rendered": "T"}, "content": {"rendered": TEXT}, "link": "https://a.example/1",
         "date": "2020-10-14T09:30:00"},
        ("7", "T", None, (), "https://a.example/1", "2020-10-14T09:30:00"),
    ),
    "schema.org": (
        {"headline": "T", "articleBody": TEXT, "datePublished": "2020-10-14",
         "author": [{"name": "Jane Doe"}], "publisher": {"name": "The A"}},
        (None, "T", "The A", ("Jane Doe",), None, "2020-10-14"),
    ),
    "nothing said": (
        {"Text": TEXT, "title": "NaN", "date": "None", "url": "", "source": float("nan"), "authors": "nan"},
        (None, None, None, (), None, None),
    ),
    "database": (
        {"_id": {"$oid": "5f86"}, "body": ["Said Ann.", "Said Bob."], "published": True},
        ("5f86", None, None, (), None, None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_field_names(tmp_path: Path, name: str) -> None:
    row, expected = ROWS[name]
    found = article(tmp_path / "a.jsonl", row)
    assert (
        found.external_id, found.title, found.publisher, found.authors, found.url, found.published
    ) == expected  # fmt: skip
    assert found.published_from == ("metadata" if found.published else None)
    assert found.text in (TEXT, "Said Ann.\n\nSaid Bob.")


def test_named_fields_win(tmp_path: Path) -> None:
    row = {
        "text": "not this", "fields": {"bodyText": TEXT, "by": "Jane Doe"}, "head": "T",
        "day": "14 October 2020", "web": "https://a.example/1", "paper": "The A", "key": "k7", "title": "no",
    }  # fmt: skip
    found = article(
        tmp_path / "a.jsonl", row, text_field="fields.bodyText", title_field="head", date_field="day",
        url_field="web", source_field="paper", id_field="key", authors_field="fields.by",
    )  # fmt: skip
    assert found == Article(
        text=TEXT, path="a.jsonl#1", external_id="k7", title="T", publisher="The A", authors=("Jane Doe",),
        url="https://a.example/1", published="2020-10-14", published_from="metadata",
    )  # fmt: skip


def test_a_named_field_that_is_not_there_has_no_stand_in(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": TEXT, "lead": "x"}))
    (problem,) = read(file, text_field="story")
    assert isinstance(problem, Problem)
    assert problem.code == "no_text"
    assert "'story'" in problem.message
    assert "text, lead" in problem.message
    assert "--text-field" in problem.message


def test_one_bad_line_never_stops_the_file(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}).encode()
    lines = [
        good,
        b"{broken",
        b"",
        b'{"title": "no text here"}',
        b'{"text": "  "}',
        b"[1, 2]",
        b"[" * 100_000,
        b'{"text": "' + b"x" * 5000 + b'"}',
        b'{"text": 12}',
        b"\xff\xfe\x00\x01 \x81\x8d",
        b'{"n": ' + b"9" * 5000 + b"}",
        good,
    ]
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\n".join(lines))
    found = outcomes(read(file, max_bytes=200_000))
    assert [code for _, code in found if code == "ok"] == ["ok", "ok", "ok"]
    assert [path for path, _ in found] == [f"a.jsonl#{n}" for n in (1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12)]
    codes = [code for _, code in found]
    assert codes[:6] == ["ok", "bad_json", "no_text", "empty", "bad_json", "bad_json"]
    assert codes[7] == "no_text"
    assert codes[8] in ("bad_json", "binary")
    assert codes[9] in ("bad_json", "no_text")


def test_a_line_of_fifty_megabytes_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT}).encode() + b"\n"
    with file.open("wb") as out:
        out.write(good + b'{"text": "')
        for _ in range(50):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n' + good)
    assert outcomes(read(file)) == [("a.jsonl#1", "ok"), ("a.jsonl#2", "too_large"), ("a.jsonl#3", "ok")]


def test_what_other_programs_write(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"text": "a\tb, he said", "score": NaN}\r\n'
        b'{"text": "half \\ud83d, whole \\ud83d\\ude00", "title": "\\udc00"}\n'
    )
    first, second = read(file)
    assert isinstance(first, Article)
    assert first.text == "a\tb, he said"
    assert isinstance(second, Article)
    assert (second.text, second.title) == ("half \ufffd, whole \U0001f600", "\ufffd")
    assert [issue.code for issue in second.issues] == ["lone_surrogate"]


def test_lines_in_another_encoding(tmp_path: Path) -> None:
    line = json.dumps({"text": "“We won’t,” said the café’s owner. " * 3}, ensure_ascii=False) + "\n"
    file = tmp_path / "a.jsonl"
    file.write_bytes(line.encode("cp1252") * 2)
    for found in read(file):
        assert isinstance(found, Article)
        assert found.text.startswith("“We won’t,” said the café’s owner.")
        assert [issue.code for issue in found.issues] == ["encoding_guessed"]
    file.write_bytes(b"\xff\xfe" + (line * 2).encode("utf-16-le"))
    assert [found.issues for found in read(file) if isinstance(found, Article)] == [(), ()]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": TEXT}, [("a.json", "ok")]),
        ([{"text": TEXT}], [("a.json#1", "ok")]),
        ([{"text": TEXT}, {"title": "T"}, 5, {"text": TEXT}],
         [("a.json#1", "ok"), ("a.json#2", "no_text"), ("a.json#3", "bad_json"), ("a.json#4", "ok")]),
        ({"status": "ok", "articles": [{"content": TEXT}, {"content": TEXT}]},
         [("a.json#1", "ok"), ("a.json#2", "ok")]),
        ({"text": TEXT, "data": [1]}, [("a.json", "ok")]),
        ([], [("a.json", "empty")]),
        ({"articles": []}, [("a.json", "empty")]),
        ("a string", [("a.json", "bad_json")]),
        ({"title": "T"}, [("a.json", "no_text")]),
    ],
)  # fmt: skip
def test_json_files(tmp_path: Path, content: Any, expected: list[tuple[str, str]]) -> None:
    file = tmp_path / "a.json"
    for indent in (None, 2):
        file.write_text(json.dumps(content, indent=indent))
        assert outcomes(read(file)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [("a.json", "empty")]),
        (b" \n", [("a.json", "empty")]),
        (b"{bad", [("a.json", "bad_json")]),
        (b"[" * 100_000, [("a.json", "bad_json")]),
        (b'[{"text": "said Ann"}, {"text": "cut', [("a.json#1", "ok"), ("a.json#2", "bad_json")]),
        (b'[{"text": "said Ann"}', [("a.json#1", "ok"), ("a.json#2", "bad_json")]),
        (b'{"text": "said Ann"}\n{"text": "said Bob"}\n', [("a.json#1", "ok"), ("a.json#2", "ok")]),
        (b"\0\1\2", [("a.json", "binary")]),
    ],
)
def test_broken_json_files(tmp_path: Path, content: bytes, expected: list[tuple[str, str]]) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(content)
    assert outcomes(read(file)) == expected


@pytest.mark.parametrize("indent", [None, 1])
def test_a_long_list_is_read_in_pieces(tmp_path: Path, indent: int | None) -> None:
    texts = [f"Said Ann, {'é' * (n % 3000)}." for n in range(500)]
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"text": text} for text in texts], ensure_ascii=False, indent=indent))
    found = read(file, max_bytes=10_000)
    assert [one.text for one in found if isinstance(one, Article)] == texts


def test_a_long_list_in_another_encoding(tmp_path: Path) -> None:
    texts = [f"“Said” Ann’s café, {n}." for n in range(5000)]
    file = tmp_path / "a.json"
    file.write_bytes(json.dumps([{"text": text} for text in texts], ensure_ascii=False).encode("cp1252"))
    found = [one for one in read(file) if isinstance(one, Article)]
    assert [one.text for one in found] == texts
    assert {issue.code for one in found for issue in one.issues} == {"encoding_guessed"}


def test_a_value_beyond_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"text": TEXT}, {"text": "x" * 1_000_000}]))
    assert outcomes(read(file, max_bytes=100_000)) == [("a.json#1", "ok"), ("a.json#2", "too_large")]
