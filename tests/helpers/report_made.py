"""A page with its tree and data, and words that mean harm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from lxml import html
from made import Who

from sayso.aggregate.build import build_tables
from sayso.records import Record
from sayso.report.articles import Articles
from sayso.report.page import report_page

NORTH = Who("Northern League", "organization", "NO")
SOUTH = Who("government of Sweden", "government", "SE")
HARM = '<script>alert("a")</script><img src=x onerror=alert(1)>'
TWISTED = "</script><!-- \x00 \u202eevil\u202c \u2028 \U0001f600 שלום"


class Page:
    """A page with its tree and the data of its script."""

    def __init__(self, records: Sequence[Record], most: int = 5000) -> None:
        articles = Articles(most)
        self.tables = build_tables(articles.taken(records))
        self.bytes = report_page(articles, self.tables)
        self.tree = html.document_fromstring(self.bytes.decode())
        (data,) = self.tree.xpath("//script[@id='data']")
        self.data: dict[str, Any] = orjson.loads(data.text)

    def links(self) -> list[str]:
        """Where the links of the page as it is written lead."""
        return [str(href) for href in self.tree.xpath("//a/@href")]
