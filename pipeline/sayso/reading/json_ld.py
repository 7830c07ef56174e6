"""JSON-LD of a page (schema.org): its nodes, references between them, and the article's own node."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

# Where a node of the article itself may stand; lists of other articles hang on other keys.
WAYS = ("@graph", "mainEntity", "mainEntityOfPage")
MAX_NODES = 2000
_WRAPPING = re.compile(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?:(?://\s*)?(?:-->|\]\]>)|;)\s*$")


class Graph:
    """The nodes of a page's JSON-LD blocks, in their order; what is not valid JSON is passed over."""

    def __init__(self, blocks: list[str]) -> None:
        self.nodes = list(_nodes([_value(block) for block in blocks]))
        self._by_id: dict[str, Node] = {}
        for node in self.nodes:
            if isinstance(node.get("@id"), str) and len(node) > 1:
                self._by_id.setdefault(node["@id"], node)

    def article(self, url: str | None, title: str | None) -> Node:
        """The node of the page's article: by address, by title, else the first; empty without one."""
        articles = [node for node in self.nodes if _is_article(node)]
        for node in articles:
            if url and _bare(url) in map(_bare, addresses(node)):
                return node
        for node in articles:
            if title and " ".join(str(node.get("headline")).split()) == title:
                return node
        return articles[0] if articles else {}

    def page(self) -> Node:
        """The node of the page itself; empty without one."""
        return next((node for node in self.nodes if "WebPage" in _types(node)), {})

    def resolved(self, value: Any) -> Any:
        """``value`` with references (``{"@id": …}``) replaced by the nodes that they mean."""
        if isinstance(value, list):
            return [self.resolved(part) for part in value if not isinstance(part, list)]
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self._by_id.get(value["@id"], value)
        return value


def addresses(node: Node) -> Iterator[str]:
    """The addresses that a node gives for itself."""
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            yield value


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0].rstrip("/").removeprefix("https:").removeprefix("http:")


def _value(block: str) -> Any:
    """The value of a script element; pages wrap it in comments, and break lines inside strings."""
    text = block.strip()
    for _ in range(2):
        text = _WRAPPING.sub("", text).strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(values: list[Any]) -> Iterator[Node]:
    """All objects that can be reached along WAYS, in the order of the page."""
    waiting = values[::-1]
    seen = 0
    while waiting and seen < MAX_NODES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting.extend(reversed(value[:MAX_NODES]))
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in reversed(WAYS) if key in value)


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return [str(kind).rpartition("/")[2] for kind in named]


def _is_article(node: Node) -> bool:
    """Article, NewsArticle, ReportageNewsArticle, …; BlogPosting, LiveBlogPosting; Report."""
    return any(kind.endswith(("Article", "Posting")) or kind == "Report" for kind in _types(node))
