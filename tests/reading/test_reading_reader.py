from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import Problem, SettingsError
from sayso.reading import (
    Format,
    ReadOptions,
    format_named,
    format_names,
    format_of,
    read_paths,
    register,
    registry,
    suffixes,
)
from sayso.reading.source import Source
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and that nobody else had spoken of it yet."
FRENCH = (
    "Le ministre a dit lundi que les discussions se poursuivraient dans la semaine et que le gouvernement "
    "ne céderait pas."
)


def outcomes(found: Iterator[Article | Problem]) -> list[tuple[str, str]]:
    """Path and code (``ok`` for an article) of each outcome."""
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in found]


def problem(file: Path, options: ReadOptions | None = None) -> Problem:
    (found,) = read_paths([file], options)
    assert isinstance(found, Problem), found
    assert found.stage == "reading"
    return found


def test_one_bad_file_never_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "d.txt").write_bytes(b"x" * 3000)
    (tmp_path / "e.txt").write_text(FRENCH)
    (tmp_path / "f.txt").write_text("Title: Only a title\n\n")
    (tmp_path / "g.txt").write_text(TEXT)
    found = list(read_paths([tmp_path, "nowhere.txt"], ReadOptions(max_bytes=2000)))
    assert outcomes(iter(found)) == [
        ("a.txt", "ok"), ("b.txt", "empty"), ("c.txt", "binary"), ("d.txt", "too_large"),
        ("e.txt", "other_language"), ("f.txt", "empty"), ("g.txt", "ok"), ("nowhere.txt", "not_found"),
    ]  # fmt: skip
    assert [one.path for one in found if isinstance(one, Problem) and one.skipped] == ["e.txt"]


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT)
    found = read_paths([tmp_path])
    first = next(found)
    (tmp_path / "b.txt").unlink()
    assert first.path == "a.txt"
    assert outcomes(found) == [("b.txt", "vanished"), ("c.txt", "ok")]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "Permission denied"), "permission"),
        (OSError(5, "Input/output error"), "unreadable"),
        (RuntimeError("a fault of ours"), "internal"),
        (MemoryError(), "internal"),
    ],
)
def test_errors_of_the_system_and_of_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def refuse(self: Source) -> bytes:
        raise error

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(Source, "opened", refuse)
    assert problem(tmp_path / "a.txt").code == code


def test_any_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH)
    (found,) = read_paths([tmp_path], ReadOptions(language="any"))
    assert found == Article(text=FRENCH, path="a.txt")


def test_default_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(f"Date: 2020-10-14\n\n{TEXT}")
    (tmp_path / "c_20201015.txt").write_text(TEXT)
    (tmp_path / "d_20201015.jsonl").write_text(json.dumps({"text": TEXT}))
    (tmp_path / "e.jsonl").write_text(json.dumps({"text": TEXT, "url": "https://a.example/2020/10/16/x"}))
    found = [
        one
        for one in read_paths([tmp_path], ReadOptions(published="Oct 1, 2020"))
        if isinstance(one, Article)
    ]
    assert [(one.path, one.published, one.published_from) for one in found] == [
        ("a.txt", "2020-10-01", "option"),
        ("b.txt", "2020-10-14", "metadata"),
        ("c_20201015.txt", "2020-10-15", "filename"),
        ("d_20201015.jsonl#1", "2020-10-01", "option"),  # a file of many may be dated otherwise than they
        ("e.jsonl#1", "2020-10-16", "url"),
    ]


@pytest.mark.parametrize(
    ("name", "header", "opening", "expected"),
    [
        ("a.txt", "", "BAKU, Oct 14, 2020 (Agency) — ", ("2020-10-14", "dateline")),
        ("a.txt", "", "RIGA, 2 June 2022 - ", ("2022-06-02", "dateline")),
        ("a.txt", "", "SZEGED, Hungary, May 22, 2023 – ", ("2023-05-22", "dateline")),
        ("a.txt", "", "NEW YORK, Sept. 3, 2019 -- ", ("2019-09-03", "dateline")),
        ("a.txt", "", "BAKU, Oct 14 (Agency) — ", (None, None)),
        ("2020-10-15_a.txt", "", "BAKU, Oct 14 (Agency) — ", ("2020-10-14", "dateline")),
        ("2021-01-01_a.txt", "", "BAKU, Dec 31 — ", ("2020-12-31", "dateline")),
        ("2020-03-01_a.txt", "", "BAKU, Oct 14 (Agency) — ", ("2020-03-01", "filename")),
        ("2020-10-15_a.txt", "", "BAKU, Oct 14, 2019 — ", ("2019-10-14", "dateline")),
        ("2020-10-15_a.txt", "Date: 2020-10-16\n\n", "BAKU, Oct 14, 2020 — ", ("2020-10-16", "metadata")),
        ("2020-10-15_a.txt", "URL: https://a.example/2020/10/16/x\n\n", "BAKU, Oct 14 — ",
         ("2020-10-14", "dateline")),
        ("2020-10-15_a.txt", "URL: https://a.example/2020/10/16/x\n\n", "", ("2020-10-16", "url")),
        ("a.txt", "", "BAKU, Feb 30, 2020 — ", (None, None)),
        ("a.txt", "", "BAKU fell on Oct 14, 2020 - the day before. ", (None, None)),
        ("a.txt", "", "Oct 14, 2020 — ", (None, None)),
    ],
)  # fmt: skip
def test_where_the_date_comes_from_in_order(
    tmp_path: Path, name: str, header: str, opening: str, expected: tuple[str | None, str | None]
) -> None:
    (tmp_path / name).write_text(f"{header}{opening}{TEXT}")
    (found,) = read_paths([tmp_path / name])
    assert isinstance(found, Article)
    assert (found.published, found.published_from) == expected


def test_gzip_of_each_format(tmp_path: Path) -> None:
    row = {"text": TEXT}
    contents = {
        "a.txt.gz": TEXT,
        "b.json.gz": json.dumps(row),
        "c.jsonl.gz": json.dumps(row) + "\n" + json.dumps(row),
        "d.csv.gz": f'text\n"{TEXT}"\n',
        "e.html.gz": f"<html><body><p>{TEXT}</p><p>{TEXT}</p></body></html>",
        "f.TXT.GZ": TEXT,
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    assert outcomes(read_paths([tmp_path])) == [
        ("a.txt.gz", "ok"), ("b.json.gz", "ok"), ("c.jsonl.gz#1", "ok"), ("c.jsonl.gz#2", "ok"),
        ("d.csv.gz#1", "ok"), ("e.html.gz", "ok"), ("f.TXT.GZ", "ok"),
    ]  # fmt: skip


def test_broken_gzip(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{TEXT} {n * 7919}"}) + "\n" for n in range(2000)).encode()
    packed = gzip.compress(lines)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(TEXT.encode())[:-9])
    (tmp_path / "none.txt.gz").write_bytes(b"")
    (tmp_path / "plain.txt.gz").write_text(TEXT)
    (tmp_path / "sick.txt.gz").write_bytes(packed[:40] + b"\xff" * 40 + packed[80:])
    found = outcomes(read_paths([tmp_path]))
    assert found[0] == ("cut.jsonl.gz#1", "ok")  # what comes before the break is kept
    assert [one for one in found if one[1] != "ok"] == [
        ("cut.jsonl.gz", "bad_gzip"), ("cut.txt.gz", "bad_gzip"), ("none.txt.gz", "empty"),
        ("plain.txt.gz", "bad_gzip"), ("sick.txt.gz", "bad_gzip"),
    ]  # fmt: skip


def test_gzip_bombs(tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * 100_000_000)
    for name in ("a.txt.gz", "b.jsonl.gz", "c.csv.gz", "d.json.gz", "e.html.gz"):
        (tmp_path / name).write_bytes(bomb)
    assert {code for _, code in outcomes(read_paths([tmp_path]))} == {"too_large"}


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> io.BytesIO:
    stream = io.BytesIO(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    return stream


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (TEXT.encode(), None, [("-", "ok")]),
        (json.dumps({"text": TEXT}).encode() * 1, None, [("-#1", "ok")]),
        (b"\n \t", None, [("-", "empty")]),
        (
            b"\xef\xbb\xbf\n  " + json.dumps({"text": TEXT}).encode() + b"\n{",
            None,
            [("-#2", "ok"), ("-#3", "bad_json")],
        ),
        (json.dumps([{"text": TEXT}]).encode(), "json", [("-#1", "ok")]),
        (f"text\n{TEXT}".replace(", ", " ").encode(), "csv", [("-#1", "ok")]),
        (f"<p>{TEXT}</p><p>{TEXT}</p>".encode(), "html", [("-", "ok")]),
        (b"", None, [("-", "empty")]),
        (gzip.compress(TEXT.encode()), None, [("-", "binary")]),
    ],
)
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, data: bytes, name: str | None, expected: list[tuple[str, str]]
) -> None:
    stream = pipe(monkeypatch, data)
    assert outcomes(read_paths(["-"], ReadOptions(stdin_format=name))) == expected
    assert not stream.closed


def test_registry_misses_list_the_choices() -> None:
    assert format_names() == (
        "csv", "docx", "eml", "feed", "html", "json", "jsonl", "mbox", "parquet", "pdf", "tar", "text", "tsv",
        "warc", "zip",
    )  # fmt: skip
    with pytest.raises(SettingsError, match="no format 'rtf'; the formats are csv, docx, eml, feed, html"):
        format_named("rtf")
    with pytest.raises(SettingsError, match="rtf"):
        read_paths([], ReadOptions(stdin_format="rtf"))
    assert [format_of(name) for name in ("a.rtf", "a", "gz", ".gz", "a.txt.gz.gz", "a.gz.txt.bz")] == [
        None
    ] * 6
    assert {
        name
        for suffix in suffixes()
        if (known := format_of(f"A{suffix.upper()}.GZ"))
        for name in [known.name]
    } == set(format_names())


def test_a_new_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_shout(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
        yield Article(text=source.whole().decode().upper(), path=source.path)

    monkeypatch.setattr(registry, "_FORMATS", dict(registry._FORMATS))
    register(Format("shout", (".shout",), read_shout))
    (tmp_path / "a.shout").write_text(TEXT)
    assert [one.text for one in read_paths([tmp_path]) if isinstance(one, Article)] == [TEXT.upper()]
    with pytest.raises(SettingsError, match=r"'\.shout' belongs to the format 'shout' already"):
        register(Format("scream", (".shout",), read_shout))


@pytest.mark.parametrize(
    "chosen",
    [{"published": "someday"}, {"published": "05/06/2020"}, {"max_bytes": 0}, {"language": "fr"}],
    ids=str,
)
def test_settings_that_make_no_sense(chosen: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        ReadOptions(**chosen)  # type: ignore[arg-type]


MARKS = st.text(st.sampled_from('{}[]":,\\u d8<>p/\n-#text;é'), max_size=300)
BYTES = st.binary(max_size=300) | MARKS.map(str.encode)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.html", "a.jsonl.gz"]
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=BYTES)
def test_any_bytes_give_articles_and_problems(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    for one in read_paths([tmp_path / name], ReadOptions(language="any")):
        if isinstance(one, Problem):
            assert one.code != "internal"
        else:
            one.text.encode()


def test_the_same_input_gives_the_same_articles(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(f"<p>{TEXT}</p><p>{TEXT}</p>")
    assert list(read_paths([tmp_path])) == list(read_paths([tmp_path]))
