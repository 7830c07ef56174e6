from __future__ import annotations

import gzip
import io
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths
from sayso.values import Article


def crawl(*answers: tuple[str, str, bytes], gzipped: bool = False) -> bytes:
    """A WARC file of responses, each a status line, a content type and a body."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for number, (status, kind, body) in enumerate(answers):
        names = [("Content-Type", kind)]
        if body.startswith(b"\x1f\x8b"):
            names.append(("Content-Encoding", "gzip"))
        headers = StatusAndHeaders(status, names, protocol="HTTP/1.1")
        url = f"https://gazette.example/{number}"
        writer.write_record(
            writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers)
        )
    return out.getvalue()


def read(folder: Path, data: bytes, name: str = "a.warc", limit: int = 1_000_000) -> list[Article | Problem]:
    (folder / name).write_bytes(data)
    return list(read_paths([folder / name], ReadOptions(max_bytes=limit)))


def outcomes(found: list[Article | Problem]) -> list[tuple[str, str]]:
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in found]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_alone_are_read(tmp_path: Path, samples: ModuleType, name: str) -> None:
    (found,) = read(tmp_path, samples.warc(gzipped=name.endswith(".gz")), name)
    assert isinstance(found, Article)
    assert (found.path, found.url, found.external_id) == (f"{name}#2", samples.URL, f"{2:032}")
    assert (found.title, found.authors, found.published) == (
        samples.TITLE, ("Ann Fisher",), "2024-04-02T17:00:00+00:00",
    )  # fmt: skip


def test_what_is_passed_over_and_what_is_told(tmp_path: Path, samples: ModuleType) -> None:
    page = samples.page().encode()
    html = "text/html; charset=utf-8"
    data = crawl(
        ("200 OK", html, page), ("404 Not Found", html, page), ("200 OK", "application/json", b"{}"),
        ("200 OK", html, b"<html><body><a href='/'>Home</a></body></html>"),
        ("200 OK", html, page + b" " * 9000), ("200 OK", html, b"\0\1\2\3" * 20),
        ("200 OK", "TEXT/HTML", gzip.compress(page)),
    )  # fmt: skip
    found = read(tmp_path, data, limit=5000)
    assert outcomes(found) == [
        ("a.warc#1", "ok"), ("a.warc#4", "no_article"), ("a.warc#5", "too_large"), ("a.warc#6", "binary"),
        ("a.warc#7", "ok"),
    ]  # fmt: skip
    assert [one.skipped for one in found if isinstance(one, Problem)] == [True, False, False]


def test_the_servers_encoding_comes_first(tmp_path: Path, samples: ModuleType) -> None:
    plain = samples.page().replace('<meta charset="utf-8">', "")
    (found,) = read(tmp_path, crawl(("200 OK", "text/html; charset=windows-1252", plain.encode("cp1252"))))
    assert isinstance(found, Article)
    assert ("“We cannot" in found.text, found.issues) == (True, ())


def test_a_bomb_in_a_page(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b" " * 50_000_000)
    assert outcomes(read(tmp_path, crawl(("200 OK", "text/html", bomb)))) == [("a.warc#1", "too_large")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (crawl(("404 Not Found", "text/html", b"No.")), "empty"),
        (b"no crawl\r\n\r\n", "bad_warc"),
        (b"x" * 999_999, "bad_warc"),
    ],
)
def test_what_is_no_warc(tmp_path: Path, data: bytes, code: str) -> None:
    assert outcomes(read(tmp_path, data)) == [("a.warc", code)]


def test_a_damaged_record_keeps_what_comes_before(tmp_path: Path, samples: ModuleType) -> None:
    page = ("200 OK", "text/html; charset=utf-8", samples.page().encode())
    data = crawl(page, page, page)
    second = data.index(b"WARC/1.0", 20)
    found = outcomes(read(tmp_path, data[:second] + b"garbage\r\n" + data[second:]))
    assert found == [("a.warc#1", "ok"), ("a.warc", "bad_warc")]
    cut = outcomes(read(tmp_path, data[: second + 900]))
    assert cut == [("a.warc#1", "ok"), ("a.warc#2", "bad_warc")]


def test_a_wrong_length_is_told_and_not_on_the_screen(
    tmp_path: Path, samples: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    page = ("200 OK", "text/html; charset=utf-8", samples.page().encode())
    data = crawl(page, page, page)
    length = re.findall(rb"Content-Length: (\d+)", data)[0]
    wrong = data.replace(b"Content-Length: " + length, b"Content-Length: %d" % (int(length) - 5), 1)
    found = outcomes(read(tmp_path, wrong))
    assert found == [*((f"a.warc#{n}", "ok") for n in (1, 2, 3)), ("a.warc", "bad_warc")]
    assert capfd.readouterr().err == ""


def test_without_warcio_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    (found,) = read(tmp_path, b"WARC/1.0")
    assert isinstance(found, Problem)
    assert (found.path, found.code) == ("a.warc", "missing_dependency")
    assert "pip install 'sayso[formats]'" in found.message


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=200), at=st.integers(0, 3000))
def test_any_bytes(tmp_path: Path, samples: ModuleType, data: bytes, at: int) -> None:
    sound = samples.warc()
    for content in (data, sound[:at] + data, sound[:at] + data + sound[at + len(data) :]):
        assert "internal" not in dict(outcomes(read(tmp_path, content))).values()
