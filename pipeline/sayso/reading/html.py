"""HTML pages: the article's text by trafilatura, its metadata by our own reader beside it.

What the page states (JSON-LD, meta tags) wins; trafilatura's guesses fill what it does not state.
Nothing on the page is executed or fetched. A page without a few sentences of prose has no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sayso.errors import Problem
from sayso.reading.authors import authors_of
from sayso.reading.dates import date_in_url, parse_date
from sayso.reading.decoding import decode
from sayso.reading.extras import keep_quiet, needed
from sayso.reading.fields import date_unreadable
from sayso.reading.html_metadata import Page, drop_distractions, headings, read_page
from sayso.reading.markup import BLOCKS, is_cut
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable
from sayso.reading.registry import Format
from sayso.reading.source import Source
from sayso.values import Article, Issue

DECLARED_IN = 4096  # bytes in which a page declares its encoding (WHATWG asks for 1024)
MAX_BLOCKS = 3000  # block elements up to which trafilatura tries its rescue, whose time is quadratic
MIN_PROSE = 20  # words in sentences from which a page has an article
MIN_SENTENCE = 5  # words from which a line that ends like a sentence is one
# trafilatura's date finder is kept from reading dates out of running text and from asking the clock.
DATE_SEARCH = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I
)
_PROLOG = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_WHOLE = re.compile(r"<(?:html|body|head)\b", re.I)
_ENDS = re.compile(r"[.!?…]['\"”’»)\]]*$")


def read_html(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The page as one article; raises Unreadable where it holds none, or without trafilatura."""
    yield page_article(source.whole(), None, source.path)


def page_article(data: bytes, declared: str | None, path: str) -> Article:
    """The article of a page; ``declared`` is the encoding that its server named, before the page's own.

    Raises Unreadable: ``no_article``, ``binary``, and ``missing_dependency`` without trafilatura.
    """
    engine = _engine()
    found = _DECLARED.search(data[:DECLARED_IN])
    declared = declared or (found[1].decode("ascii") if found else None)
    markup, issues = decode(data, declared)
    tree = _tree(engine, markup)
    if is_cut(tree):
        issues += (Issue("too_deep", "elements are nested too deep; what stands behind them was not read"),)
    page = read_page(tree)
    drop_distractions(tree)
    guessed = _extract(engine, tree, page)
    text = _without_title(_text(guessed, page), {page.title, *headings(tree)})
    date, origin = page.published()
    if date is None:
        issues += tuple(date_unreadable(written) for written, _ in page.dates[:1])
        if date_in_url(page.url) is None and (date := parse_date(_guess(guessed, "date"))):
            origin = "html"
    return Article(
        text=text,
        path=path,
        title=page.title or _guess(guessed, "title"),
        publisher=page.publisher or _site(guessed),
        authors=page.authors or authors_of(_guess(guessed, "author")),
        url=page.url,
        published=date,
        published_from=origin,
        issues=issues,
    )


def _engine() -> Any:
    """The trafilatura package, imported when the first page comes; raises Unreadable without it."""
    trafilatura = needed("trafilatura", "HTML pages", "html")
    for name in ("htmldate", "justext", "courlan"):
        keep_quiet(name)
    return trafilatura


def _tree(engine: Any, markup: str) -> Any:
    """The parsed page; a fragment is given a body."""
    markup = _PROLOG.sub("", markup, count=1) if _PROLOG.match(markup) else markup
    if not _WHOLE.search(markup):
        markup = f"<html><body>{markup}</body></html>"
    tree = engine.load_html(markup)
    if tree is None:
        raise Unreadable("no_article", "this is no HTML page that can be parsed")
    return tree


def _extract(engine: Any, tree: Any, page: Page) -> Any:
    """What trafilatura makes of the page, or None where it finds nothing (or fails)."""
    try:
        return engine.bare_extraction(
            tree,
            url=page.url,
            include_comments=False,
            include_tables=False,
            fast=sum(1 for _ in islice(tree.iter(*BLOCKS), MAX_BLOCKS)) == MAX_BLOCKS,
            with_metadata=True,
            date_extraction_params=dict(DATE_SEARCH),
        )
    except Exception:  # its parts raise what they please on hostile pages
        return None


def _text(guessed: Any, page: Page) -> str:
    """The article's text; raises Unreadable where neither trafilatura nor JSON-LD has an article."""
    text = _guess(guessed, "text") or ""
    stated = page.body or ""
    if prose(stated) > 2 * prose(text) or stated.split() == text.split():
        text = stated  # trafilatura may take it too, but without its paragraphs
    if prose(text) < MIN_PROSE:
        raise Unreadable(
            "no_article", "the page holds no article; leave it out, or save the article's own page"
        )
    return text


def _without_title(text: str, titles: set[str | None]) -> str:
    """``text`` without its first line where that is the title, which has a field of its own."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if rest and " ".join(first.split()) in titles else text


def prose(text: str) -> int:
    """How many words of ``text`` stand in lines that end like a sentence."""
    lines = (line.strip() for line in text.splitlines())
    counts = (len(line.split()) for line in lines if _ENDS.search(line[-8:]))
    return sum(count for count in counts if count >= MIN_SENTENCE)


def _guess(guessed: Any, name: str) -> str | None:
    value = getattr(guessed, name, None)
    return value if isinstance(value, str) and value.strip() else None


def _site(guessed: Any) -> str | None:
    """The site's name, unless trafilatura made it up from the address."""
    name = _guess(guessed, "sitename")
    return None if name is None or "." in name else name


HTML = Format(
    "html", (".html", ".htm", ".xhtml"), read_html,
    "the page's article; title, authors, date, address, publisher from JSON-LD, meta tags and markup", "html",
)  # fmt: skip
