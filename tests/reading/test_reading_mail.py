from __future__ import annotations

import base64
import quopri
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths
from sayso.reading.mail import message_article
from sayso.reading.problems import Unreadable
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and that nobody else had spoken of it yet."
HEAD = (
    "From: =?utf-8?q?Zo=C3=AB_Brandt?= <zoe@wire.example>\nSubject: Talks\n to go on\n"
    "Date: Sun, 31 Mar 2024 18:00:00 +0000 (UTC)\nMessage-ID: <42@wire.example>\nMIME-Version: 1.0\n"
)


def article(tail: bytes | str, head: str = HEAD) -> Article:
    return message_article(head.encode() + (tail.encode() if isinstance(tail, str) else tail), "a.eml")


def outcomes(file: Path, **options: Any) -> list[tuple[str, str]]:
    found = read_paths([file], ReadOptions(**options))
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in found]


def test_text_and_headers() -> None:
    assert article(f"\n{TEXT}") == Article(
        text=TEXT, path="a.eml", external_id="42@wire.example", title="Talks to go on",
        authors=("Zoë Brandt",), published="2024-03-31T18:00:00+00:00", published_from="metadata",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Type: text/plain; charset=windows-1252\n", "He said “no” — twice.".encode("cp1252")),
        ("Content-Type: text/plain; charset=no-such\n", "He said “no” — twice.".encode()),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
         base64.encodebytes("He said “no” — twice.".encode())),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
         quopri.encodestring("He said “no” — twice.".encode())),
    ],
)  # fmt: skip
def test_encodings(headers: str, body: bytes) -> None:
    assert article(headers.encode() + b"\n" + body).text.strip() == "He said “no” — twice."


def parts(*written: tuple[str, str]) -> str:
    inner = "".join(f"--cut\nContent-Type: {kind}\n\n{body}\n" for kind, body in written)
    return f'Content-Type: multipart/mixed; boundary="cut"\n\n{inner}--cut--\n'


PAGE = f"<style>p {{}}</style><h1>Talks</h1><p>{TEXT}</p>"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([("text/plain", TEXT), ("text/html", PAGE)], TEXT),
        ([("text/html", PAGE), ("image/png", "x")], f"Talks\n\n{TEXT}"),
        ([("text/plain", "Your program shows no HTML."), ("text/html", PAGE)], f"Talks\n\n{TEXT}"),
        ([("text/plain\nContent-Disposition: attachment", "No."), ("text/plain", TEXT)], TEXT),
        ([("text/plain", ""), ("text/plain", TEXT), ("text/plain", "List footer")], TEXT),
        ([("message/rfc822", f"Subject: x\n\n{TEXT}")], TEXT),
    ],
)
def test_which_part_is_the_text(written: list[tuple[str, str]], expected: str) -> None:
    assert article(parts(*written)).text.strip() == expected


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        (parts(("image/png", "x")), "no_text"),
        ("Content-Type: application/pdf\n\n%PDF-1.7", "no_text"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nAAEAAAAAAAAAAAAA", "binary"),
        ("".join(f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(9000)), "bad_mail"),
    ],
)
def test_mails_without_an_article(tail: str, code: str) -> None:
    with pytest.raises(Unreadable) as found:
        article(tail)
    assert found.value.code == code


def test_hostile_headers_cost_little() -> None:
    for header in (
        "a" * 100_000,
        "=?utf-8?q?" * 50_000,
        "(" * 100_000,
        '"' * 100_000,
        "<" * 100_000,
        "\xff" * 9,
    ):
        found = article(
            f"\n{TEXT}", f"From: {header}\nSubject: {header}\nDate: {header}\nMessage-ID: {header}\n"
        )
        assert found.text == TEXT


def test_mbox(tmp_path: Path) -> None:
    begin = "From zoe@wire.example Sun Mar 31 18:00:00 2024\n"
    body = f"{TEXT}\n\nFrom London he flew on.\n\n>From here on, nothing.\n"
    file = tmp_path / "a.mbox"
    sound, long = f"{begin}{HEAD}\n{body}\n", f"{begin}{HEAD}\n{'x' * 9000}\n\n"
    file.write_text(f"{sound}{long}{begin}Content-Type: image/png\n\nx\n\n{sound}")
    found = list(read_paths([file], ReadOptions(max_bytes=5000)))
    assert [one.code if isinstance(one, Problem) else one.path for one in found] == [
        "a.mbox#1", "too_large", "no_text", "a.mbox#4",
    ]  # fmt: skip
    first = found[0]
    assert isinstance(first, Article)
    assert first.text.rstrip("\n") == body.replace(">From", "From").rstrip("\n")


def test_a_file_that_is_no_mbox(tmp_path: Path) -> None:
    file = tmp_path / "a.mbox"
    for content in ("", "\n\n", TEXT, "From now on there will be talks.\n"):
        file.write_text(content)
        assert outcomes(file) == [("a.mbox", "empty")]


def test_eml_in_a_file(tmp_path: Path, samples: ModuleType) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(samples.mail())
    (found,) = read_paths([file])
    assert isinstance(found, Article)
    assert (found.text, found.title, found.authors) == (samples.TEXT, samples.TITLE, ("Ann Fisher",))


MARKS = st.text(st.sampled_from('abc:;=?"<>\n -/()@\\'), max_size=200).map(str.encode)


@given(head=MARKS | st.binary(max_size=100), body=st.binary(max_size=200) | MARKS)
def test_any_bytes(head: bytes, body: bytes) -> None:
    for data in (head + body, b"Content-Type: multipart/mixed; boundary=a\n" + head + b"\n\n--a\n" + body):
        try:
            message_article(data, "a.eml")
        except Unreadable as error:
            assert error.code != "internal"
