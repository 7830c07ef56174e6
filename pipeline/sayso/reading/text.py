"""Plain text and Markdown, with an optional header that tells title, date, address and authors.

A header is YAML front matter between ``---`` lines, or a block of ``Key: value`` lines at the very
top that ends with a blank line. Only a block in which every key is known is a header: a first
line of prose that happens to hold a colon stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from sayso.errors import Problem
from sayso.reading.decoding import decode
from sayso.reading.fields import FIELDS, article_of, normal
from sayso.reading.options import ReadOptions
from sayso.reading.packing import bare
from sayso.reading.registry import Format
from sayso.reading.source import Source
from sayso.values import Article, Issue

# Keys that headers carry and the record has no place for.
IGNORED = frozenset((
    "section", "category", "categories", "tags", "keywords", "language", "lang", "copyright", "length",
    "page", "edition", "summary", "description", "from", "to", "cc", "messageid", "draft", "layout", "slug",
    "wordcount",
))  # fmt: skip
KNOWN = frozenset(name for names in FIELDS.values() for name in names) | IGNORED | {"subject"}
MAX_HEADER = 20_000  # code points
MAX_VALUE = 300  # a longer value is a paragraph
_KEY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,24}):[ \t]*(?P<value>.*)")
_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def read_text(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The file as one article; its text is what follows the header."""
    data, issues = decode(source.whole())
    text = data.replace("\r\n", "\n").replace("\r", "\n")
    header, body, header_issues = split_header(text)
    article = article_of({**header, "text": body}, source.path, ReadOptions())
    if article.title is None and _is_markdown(source.path):
        article = replace(article, title=_first_heading(body))
    yield replace(article, issues=issues + header_issues + article.issues)


def _is_markdown(path: str) -> bool:
    return bare(path).endswith((".md", ".markdown"))


def _first_heading(body: str) -> str | None:
    """The title of a Markdown text that begins with a heading of the first level."""
    line = body.lstrip().partition("\n")[0]
    return line.strip("# ") or None if line.startswith("# ") else None


def split_header(text: str) -> tuple[dict[str, Any], str, tuple[Issue, ...]]:
    """The header's fields, the text after it, and an issue where front matter is broken.

    Without a header the text comes back whole.
    """
    head = text[:MAX_HEADER]
    if front := _FRONT.match(head):
        fields, issues = _front_matter(front["yaml"])
        return (_kept(fields), text[front.end() :], ()) if fields else ({}, text, issues)
    return *_block(text, head), ()


def _front_matter(written: str) -> tuple[dict[str, Any], tuple[Issue, ...]]:
    """The fields of front matter, all as strings: no type is guessed, no object is made."""
    try:
        read = yaml.load(written, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, (Issue("bad_header", "the front matter is not valid YAML and was left in the text"),)
    if not isinstance(read, dict):
        return {}, ()
    return {str(key): value for key, value in read.items() if normal(str(key)) in KNOWN}, ()


def _block(text: str, head: str) -> tuple[dict[str, Any], str]:
    """The fields of a block of ``Key: value`` lines and the text after the blank line that ends it."""
    fields: dict[str, Any] = {}
    at, last = 0, ""
    while (end := head.find("\n", at)) >= 0:
        line = head[at:end]
        at = end + 1
        if not line.strip():
            return (_kept(fields), text[at:]) if fields else ({}, text)
        found = _KEY.fullmatch(line)
        if found and normal(found["key"]) in KNOWN and len(found["value"]) <= MAX_VALUE:
            last = found["key"]
            fields[last] = found["value"].strip()
        elif last and line[0] in " \t":  # a value goes on
            fields[last] += " " + line.strip()
        else:
            break
    return {}, text


def _kept(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that an article has a place for; a mail's subject is its title."""
    kept = {key: value for key, value in fields.items() if normal(key) not in IGNORED}
    subject = next((key for key in kept if normal(key) == "subject"), None)
    if subject is not None:
        kept["headline"] = kept.pop(subject)
    return kept


TEXT = Format(
    "text", (".txt", ".md", ".markdown", ".text"), read_text,
    "the text; title, authors, date, address and publisher from a header",
)  # fmt: skip
