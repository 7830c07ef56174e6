"""Mail: one message a file (EML) or many (mbox); the text part, else the HTML part as text.

Attachments are not read. Headers are decoded by hand with the standard library's lenient parser, as
its strict one takes time without bound on hostile ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from io import BufferedReader

from sayso.errors import Problem
from sayso.reading.decoding import decode
from sayso.reading.fields import article_of
from sayso.reading.markup import text_of_markup
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable, too_large
from sayso.reading.registry import Format
from sayso.reading.source import CHUNK, Source
from sayso.values import Article, Issue

MAX_HEADER = 2000  # characters of a header that are looked at
STUB = 20  # words below which a plain part may only say that the message is in HTML
MAX_FROM = 200  # bytes of a line that are searched for what begins a message
MAX_NESTED = 200  # parts that hold parts; mailers make two or three
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")  # behind a date: "+0000 (UTC)"
_FROM = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}")  # the line that begins a message of an mbox file
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)


def read_eml(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The message as one article; raises Unreadable where it holds no text."""
    yield message_article(source.whole(), source.path)


def read_mbox(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The messages, numbered from 1; raises Unreadable where there is none."""
    number = 0
    with source.opened() as stream:
        for number, message in enumerate(mbox_messages(stream, source.limit), 1):
            path = source.item(number)
            try:
                if message is None:
                    raise too_large(source.limit)
                yield message_article(message, path)
            except Unreadable as error:
                yield error.at(path)
    if not number:
        raise Unreadable("empty", "the file holds no message (an mbox message begins with a line “From …”)")


def mbox_messages(stream: BufferedReader, limit: int) -> Iterator[bytes | None]:
    """The messages of an mbox file; None stands for one of more than ``limit`` bytes.

    ``>From`` at the beginning of a line loses the mark that mbox put there.
    """
    message, begun, too_long, blank = bytearray(), False, False, True
    while line := stream.readline(CHUNK):
        if blank and _FROM.match(line[:MAX_FROM]):
            if begun:
                yield None if too_long else _QUOTED_FROM.sub(rb"\1", bytes(message))
            message, begun, too_long = bytearray(), True, False
        elif begun and not too_long:
            message += line
            if len(message) > limit:
                message, too_long = bytearray(), True
        blank = not line.strip()
    if begun:
        yield None if too_long else _QUOTED_FROM.sub(rb"\1", bytes(message))


def message_article(data: bytes, path: str) -> Article:
    """The article in a message; raises Unreadable (``bad_mail``, ``no_text``)."""
    if data.count(b"multipart/") > MAX_NESTED:
        raise Unreadable("bad_mail", f"the message has more than {MAX_NESTED} nested parts")
    try:
        message = message_from_bytes(data)
        text, issues = _body(message)
    except (MessageError, RecursionError, ValueError, LookupError, AssertionError, TypeError) as error:
        raise Unreadable("bad_mail", f"the message cannot be taken apart ({error})") from error
    fields = {
        "title": _header(message, "Subject"),
        "date": _COMMENT.sub("", _header(message, "Date")),
        "id": _header(message, "Message-ID").strip("<> "),
        "authors": _senders(message),
        "text": text,
    }
    article = article_of(fields, path, ReadOptions())
    return replace(article, issues=issues + article.issues)


def _body(message: Message) -> tuple[str, tuple[Issue, ...]]:
    """The text of the message; that of the HTML part where the plain part is missing or a stub."""
    parts = [part for part in message.walk() if not part.is_multipart() and _is_shown(part)]
    plain = next(_filled(parts, "text/plain"), None)
    if plain is not None and len(plain[0].split()) >= STUB:
        return plain
    found = next(_filled(parts, "text/html"), None)
    if found is None and plain is None:
        raise Unreadable("no_text", "the message has no text part")
    page = (text_of_markup(found[0], "mails in HTML"), found[1]) if found else ("", ())
    return page if plain is None or len(page[0]) > len(plain[0]) else plain


def _is_shown(part: Message) -> bool:
    return part.get_content_disposition() != "attachment"


def _filled(parts: list[Message], kind: str) -> Iterator[tuple[str, tuple[Issue, ...]]]:
    """The decoded contents of the parts of a kind that are not blank."""
    for part in parts:
        data = part.get_payload(decode=True) if part.get_content_type() == kind else None
        if isinstance(data, bytes) and data.strip():
            yield decode(data, part.get_content_charset())


def _senders(message: Message) -> list[str]:
    """The names in From, without addresses."""
    try:
        return [name for name, _ in getaddresses([_header(message, "From")]) if name]
    except (RecursionError, ValueError, IndexError):  # comments in comments without end
        return []


def _header(message: Message, name: str) -> str:
    """A header in one line, its encoded words decoded where they can be."""
    value = str(message.get(name, ""))[:MAX_HEADER]
    with suppress(HeaderParseError, LookupError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


EML = Format("eml", (".eml",), read_eml, "text part (else HTML part); Subject, From, Date, Message-ID")
MBOX = Format("mbox", (".mbox",), read_mbox, "each message, as in `eml`")
