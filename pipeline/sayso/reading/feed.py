"""RSS and Atom files: each entry that holds its article, by feedparser, with its metadata.

An entry that only announces its article is skipped. Nothing is fetched: the parser gets bytes, never
an address.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import Problem
from sayso.reading.extras import FORMATS, needed
from sayso.reading.fields import article_of
from sayso.reading.markup import text_of_markup
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable
from sayso.reading.registry import Format
from sayso.reading.source import Source
from sayso.values import Article

TEASER = 100  # words up to which a summary announces an article and is none
NEED = "RSS and Atom files"


def read_feed(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of the entries, numbered from 1; raises Unreadable for what is no feed."""
    feedparser = needed("feedparser", NEED)
    data = source.whole()
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # the parser raises what its libraries raise
        raise Unreadable("bad_feed", f"the feed cannot be parsed ({error!r})") from error
    if not found.get("version"):
        raise Unreadable("no_article", "this XML is no RSS or Atom feed; leave it out")
    if not found.entries:
        raise Unreadable("empty", "the feed has no entry that can be read")
    publisher = found.feed.get("title")
    for number, entry in enumerate(found.entries, 1):
        path = source.item(number)
        try:
            yield _article(entry, publisher, path)
        except Unreadable as error:
            yield error.at(path)


def _article(entry: Any, publisher: Any, path: str) -> Article:
    """The article in an entry; raises Unreadable (``teaser``, skipped) where it holds none."""
    source = entry.get("source") or {}
    fields = {
        "title": text_of_markup(str(entry.get("title", "")), NEED),
        "date": entry.get("published"),
        "url": link if str(link := entry.get("link")).startswith(("http:", "https:")) else None,
        "id": entry.get("id"),
        "publisher": source.get("title") or entry.get("publisher") or publisher,
        "authors": [author.get("name") for author in entry.get("authors", ())] or entry.get("author"),
        "text": _text(entry),
    }
    return replace(article_of(fields, path, ReadOptions()), path=path)


def _text(entry: Any) -> str:
    """The longest of an entry's contents, else a summary that is long enough to be the article."""
    texts = [_plain(content) for content in entry.get("content", ())]
    text = max(texts, key=len, default="")
    if text:
        return text
    summary = _plain(entry.get("summary_detail") or {})
    if len(summary.split()) <= TEASER:
        raise Unreadable(
            "teaser", "the entry only announces its article; read the article's page", skipped=True
        )
    return summary


def _plain(content: Any) -> str:
    value = str(content.get("value", ""))
    return value if content.get("type") == "text/plain" else text_of_markup(value, NEED)


FEED = Format(
    "feed", (".rss", ".atom", ".xml"), read_feed,
    "each RSS or Atom entry with its content; title, authors, date, link, id, the feed's title", FORMATS,
)  # fmt: skip
