"""Bytes into text: the declared encoding, then UTF-8, then a guess that is told as an issue.

Nothing is repaired here but one thing: text that is UTF-8 apart from a few broken bytes stays
UTF-8, with U+FFFD for those.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from sayso.reading.problems import Binary
from sayso.values import Issue

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the web means by these names (WHATWG Encoding Standard, "names and labels").
WEB_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
PREFERRED = ("cp1252", "mac_roman")  # among encodings that read the sample alike
SAMPLE = 1 << 16  # bytes that a guess looks at
ASCII_SHARE = 0.1  # of bytes beyond ASCII, up to which text counts as English
HEAD = 1 << 12  # bytes that are searched for signs of a binary file


def mark_of(head: bytes) -> tuple[str, int] | None:
    """The encoding and length of the byte order mark that ``head`` begins with."""
    return next(((name, len(bom)) for bom, name in BOMS if head.startswith(bom)), None)


def check_text(head: bytes, tolerated: float = 0) -> None:
    """Raises Binary if ``head``, without a byte order mark, can be no text.

    ``tolerated`` is the share of NUL bytes that may be strays in a file of many articles.
    """
    if head.count(b"\0") > tolerated * len(head):
        raise Binary("it holds NUL bytes")
    if head.startswith(b"%PDF-"):
        raise Binary("it is a PDF file")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text of ``data`` without its byte order mark, and an issue if its encoding was guessed.

    A declared encoding gives way to UTF-8 where the bytes are UTF-8 beyond ASCII: that does not
    happen by chance, and a saved page often keeps a declaration that its server overrode.
    Raises Binary for what is no text.
    """
    if mark := mark_of(data):
        return data[mark[1] :].decode(mark[0], errors="replace"), ()
    if wide := _utf16_without_mark(data):
        return data.decode(wide, errors="replace"), (guess_issue(wide),)
    check_text(data)
    name = _codec(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if name and name != "utf-8" and (read := _try(data, name)) is not None:
            return read, ()
        text, guessed = guess(data, error.start)
        return text, (guess_issue(guessed),)
    if name in (None, "utf-8"):
        return text, ()
    if len(text) < len(data):
        return text, (
            Issue("encoding_guessed", f"declared as {declared}, but its bytes are UTF-8; read as utf-8"),
        )
    read = _try(data, name)  # ASCII bytes, which mean something else in ISO 2022 and the like
    return text if read is None else read, ()


class Decoder:
    """Decodes the lines of one file, keeping to the encoding that was guessed first."""

    def __init__(self) -> None:
        self._guessed: str | None = None

    def __call__(self, data: bytes) -> tuple[str, tuple[Issue, ...]]:
        """The text of one line or row; raises Binary for what is no text."""
        check_text(data)
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError as error:
            if self._guessed and (text := _try(data, self._guessed)) is not None:
                return text, (guess_issue(self._guessed),)
            text, self._guessed = guess(data, error.start)
            return text, (guess_issue(self._guessed),)


def _codec(declared: str | None) -> str | None:
    """The codec that a declared name means, or None where there is no such encoding of text."""
    try:
        name = codecs.lookup(declared or "").name
        b"".decode(name)  # raises LookupError for codecs that do not give text
    except LookupError:
        return None
    return WEB_NAMES.get(name, name)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in text of Latin script as a NUL in every other place."""
    head = data[:HEAD]
    for name, nul, letter in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(nul) >= 8 and nul.count(0) > 0.8 * len(nul) and 0 not in letter:
            return name
    return None


def guess(data: bytes, broken: int) -> tuple[str, str]:
    """Text and encoding of bytes that are not UTF-8, the first wrong one at ``broken``; raises Binary."""
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if beyond_ascii >= 3 * text.count("\ufffd"):
        return text, "utf-8"
    if _is_mostly_ascii(data) and (read := _try(data, "cp1252")) is not None:
        return read, "cp1252"
    start = max(0, broken - SAMPLE // 2)
    best = from_bytes(data[start : start + SAMPLE]).best()
    if best is None:
        raise Binary("no encoding makes text of it")
    likely = [name for name in PREFERRED if name in best.could_be_from_charset]
    for name in (*likely, best.encoding, *PREFERRED):
        read = _try(data, name)
        if read is not None:
            return read, name
    raise Binary("no encoding makes text of it")


def _is_mostly_ascii(data: bytes) -> bool:
    """Whether the bytes are English with a few quotation marks, dashes or accents between.

    A guesser of encodings has too little to go by there; what browsers take for such text
    (windows-1252, WHATWG's Encoding Standard) nearly always is right.
    """
    beyond = sum(byte > 127 for byte in data[:SAMPLE])
    return beyond <= ASCII_SHARE * len(data[:SAMPLE])


def guess_issue(encoding: str) -> Issue:
    """The issue that tells of an encoding that was guessed."""
    said = f"the text is not valid in a declared encoding or in UTF-8; it was read as {encoding}"
    if encoding == "utf-8":
        said = "the text is UTF-8 but for some bytes, which became U+FFFD"
    return Issue("encoding_guessed", said)
