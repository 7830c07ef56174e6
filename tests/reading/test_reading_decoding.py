from __future__ import annotations

import pytest

from sayso.reading.decoding import Decoder, decode
from sayso.reading.problems import Binary

WORDS = "“We won’t go back,” said the café’s owner — and meant it. "
PLAIN = "The minister said that the talks would go on. "


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        b"\xff\xfe" + WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        b"\xff\xfe\0\0" + WORDS.encode("utf-32-le"),
    ],
)
def test_utf8_and_byte_order_marks_are_no_guess(data: bytes) -> None:
    assert decode(data) == (WORDS, ())


@pytest.mark.parametrize("name", ["windows-1252", "iso-8859-1", "ISO8859-1", "ascii"])
def test_declared_latin_is_what_the_web_means_by_it(name: str) -> None:
    assert decode(WORDS.encode("cp1252"), name) == (WORDS, ())


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("Привет, мир".encode("cp1251"), "windows-1251", "Привет, мир"),
        ("日本の首相".encode("shift_jis"), "shift_jis", "日本の首相"),
        ("日本の首相".encode("iso2022_jp"), "iso-2022-jp", "日本の首相"),
        ("中国总理".encode("gb18030"), "gb2312", "中国总理"),
        (WORDS.encode(), "utf-16", WORDS),
    ],
)
def test_declared_encodings(data: bytes, declared: str, text: str) -> None:
    assert decode(data, declared) == (text, ())


def test_utf8_beats_a_wrong_declaration() -> None:
    text, issues = decode(WORDS.encode(), "iso-8859-1")
    assert (text, [issue.code for issue in issues]) == (WORDS, ["encoding_guessed"])


@pytest.mark.parametrize("declared", [None, "no-such-code", "zip", "hex", "utf-8"])
def test_a_guess_is_told(declared: str | None) -> None:
    text, issues = decode((WORDS * 3).encode("cp1252"), declared)
    assert text == WORDS * 3
    assert [issue.code for issue in issues] == ["encoding_guessed"]
    assert issues[0].message.endswith("cp1252")


def test_utf16_without_a_mark() -> None:
    text, issues = decode(PLAIN.encode("utf-16-le"))
    assert (text, [issue.code for issue in issues]) == (PLAIN, ["encoding_guessed"])


def test_one_broken_byte_does_not_spoil_utf8() -> None:
    text, issues = decode((WORDS * 3).encode() + b"\xe2\x80")
    assert text == WORDS * 3 + "\ufffd"
    assert [issue.code for issue in issues] == ["encoding_guessed"]


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0abc", b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.7\nabc"])
def test_binary(data: bytes) -> None:
    with pytest.raises(Binary):
        decode(data)


def test_lines_keep_to_the_first_guess() -> None:
    decoder = Decoder()
    first = decoder((WORDS * 3).encode("cp1252"))
    second = decoder("“Äh”, said Ñ.".encode("cp1252"))
    third = decoder(PLAIN.encode())
    assert (first[0], second[0], third) == (WORDS * 3, "“Äh”, said Ñ.", (PLAIN, ()))
    assert second[1] == first[1]


def test_english_with_a_few_odd_bytes_is_windows_1252() -> None:
    data = "The mayor said “the road is open” — and left.".encode("cp1252")
    assert decode(data, None)[0] == "The mayor said “the road is open” — and left."
