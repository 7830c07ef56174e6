"""A fragment of HTML (of a mail, of a feed) → its text, a blank line between paragraphs.

Nothing is left out but what is never shown: unlike a page, a fragment has nothing beside its article.
"""

from __future__ import annotations

import html
import re
from typing import Any

from sayso.reading.extras import needed

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
    "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p",
    "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
MAX_DEPTH = 250  # libxml2 reads no deeper than 256 levels
_TAG = re.compile(r"<[^<>]*>")
UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "title", "svg", "object", "iframe"})


def text_of_markup(markup: str, what: str) -> str:
    """The text of ``markup``; white space inside a paragraph becomes single spaces.

    Raises Unreadable without lxml; ``what`` is what needs it, in the plural.
    """
    etree = needed("lxml.etree", what)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    sound = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        tree = etree.fromstring(b"<html><body>" + sound + b"</body></html>", parser)
    except etree.LxmlError:
        return ""
    if tree is None or is_cut(tree):
        pieces = [html.unescape(_TAG.sub("\0", markup.replace("\0", "")))]  # all of it, unseen parts too
    else:
        pieces = _pieces(etree, tree)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\0"))
    return "\n\n".join(line for line in lines if line)


def is_cut(tree: Any) -> bool:
    """Whether the parser stopped before the end, as it does where elements are nested too deep.

    It stops where it is, so that the last node is the deepest.
    """
    depth = 0
    while len(tree):
        tree = tree[-1]
        depth += 1
    return depth >= MAX_DEPTH


def _pieces(etree: Any, tree: Any) -> list[str]:
    """The text in its order, a NUL (which no HTML text holds) where a block begins or ends."""
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        mark = "\0" if element.tag in BLOCKS else ""
        if event == "start":
            unseen += element.tag in UNSEEN
            text = element.text
        else:
            unseen -= element.tag in UNSEEN
            text = element.tail
        pieces += (mark, "" if unseen else text or "")
    return pieces
