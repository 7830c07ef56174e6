"""WARC files of web crawls: the HTML pages that a server answered with, each as one article.

Requests, redirects, errors and responses of other types are passed over. A crawl holds many pages
that are no articles; they are skipped, not failed. The time of the crawl is not the date of
publication.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any

from sayso.errors import Problem
from sayso.reading.extras import FORMATS, needed
from sayso.reading.html import page_article
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable, too_large
from sayso.reading.registry import Format
from sayso.reading.source import Source
from sayso.values import Article

HTML_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.I)


def read_warc(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of the pages, each numbered by its record in the file, from 1."""
    iterator = needed("warcio.archiveiterator", "WARC files")
    number, pages, stray = 0, 0, io.StringIO()
    with source.opened() as stream:
        records = iter(iterator.ArchiveIterator(stream))
        while (record := _next(records, number, stray)) is not None:
            number += 1
            if _is_page(record):
                pages += 1
                path = source.item(number)
                try:
                    yield _article(record, path, source.limit)
                except Unreadable as error:
                    yield error.at(path)
    if not pages:
        raise Unreadable("empty", f"none of the file's {number} records is an HTML page that a server sent")
    if stray.getvalue():
        raise Unreadable(
            "bad_warc",
            "bytes between the records were passed over: a record's length is wrong; fetch it again",
        )


def _next(records: Iterator[Any], number: int, stray: io.StringIO) -> Any:
    """The next record, None at the end; raises Unreadable where the file is damaged.

    ``stray`` gets what warcio would write on standard error: that bytes belong to no record.
    """
    try:
        with redirect_stderr(stray):
            return next(records, None)
    except (Unreadable, OSError):
        raise
    except Exception as error:  # warcio raises errors of its own and of its parts
        raise Unreadable(
            "bad_warc", f"the WARC file is damaged behind record {number} ({error}); fetch it again"
        ) from error


def _is_page(record: Any) -> bool:
    """Whether a record is a server's answer that holds an HTML page."""
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0]
    return record.http_headers.get_statuscode() == "200" and kind.strip().lower() in HTML_TYPES


def _article(record: Any, path: str, limit: int) -> Article:
    """The article of a page; raises Unreadable, skipped where the page holds none."""
    try:
        data = record.content_stream().read(limit + 1)
        ended = len(data) > limit or not record.raw_stream.limit or record.raw_stream.read(1)
    except (Unreadable, OSError):
        raise
    except Exception as error:  # a body that is not what its headers say
        raise Unreadable("bad_warc", f"the page cannot be unpacked ({error})") from error
    if len(data) > limit:
        raise too_large(limit)
    if not ended:
        raise Unreadable("bad_warc", "the file ends in the middle of the page; fetch it again")
    declared = _CHARSET.search(record.http_headers.get_header("Content-Type") or "")
    try:
        article = page_article(data, declared[1] if declared else None, path)
    except Unreadable as error:
        if error.code == "no_article":
            raise Unreadable(error.code, "the page holds no article", skipped=True) from None
        raise
    return replace(
        article,
        url=article.url or record.rec_headers.get_header("WARC-Target-URI"),
        external_id=_bare_id(record.rec_headers.get_header("WARC-Record-ID")),
    )


def _bare_id(written: str | None) -> str | None:
    return (written or "").strip("<> ").removeprefix("urn:uuid:") or None


WARC = Format(
    "warc", (".warc",), read_warc,
    "each HTML page of a response with status 200, as in `html`; its address, and the record's id", FORMATS,
)  # fmt: skip
