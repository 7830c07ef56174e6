"""Addresses (IRIs) of articles and of what is in them; the same record gives the same ones."""

from __future__ import annotations

import re
from urllib.parse import quote
from uuid import UUID, uuid5

from sayso.records import Record

_SPACE = UUID("6c0f4c2e-3f0d-5b0a-9c55-4a1f1d6b7a10")  # of all names that are made here
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_RESERVED = "!#$%&'()*+,/:;=?@[]~"


def article_address(record: Record) -> str:
    """The article's own address on the web, else its path, relative to wherever the file lies."""
    url = record.article.url
    if url and _WEB.match(url):
        return quote(url, safe=_RESERVED)
    return quote(record.article.path, safe="/")


def item_address(record: Record, *names: str | int) -> str:
    """A ``urn:uuid`` of something in the article, told apart by ``names``."""
    return made_address(record.id, *names)


def made_address(*names: str | int) -> str:
    """A ``urn:uuid`` that ``names`` alone decide (RFC 4122, version 5)."""
    return f"urn:uuid:{uuid5(_SPACE, '/'.join(map(str, names)))}"
