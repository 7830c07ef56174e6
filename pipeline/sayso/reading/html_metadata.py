"""What an HTML page states about its article: JSON-LD, meta tags, canonical link, time elements.

The order of trust: schema.org JSON-LD of the article, Open Graph and the publishers' own meta
tags, citation and Dublin Core tags, then ``<time>`` elements. A modification date is never taken
for the date of publication.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from sayso.reading.authors import authors_of
from sayso.reading.dates import parse_date
from sayso.reading.fields import word_of
from sayso.reading.json_ld import Graph, addresses

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "rnews:datepublished", "citation_publication_date", "citation_online_date",
    "citation_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate",
    "publishdate", "publish-date", "publish_date", "published-date", "publication_date", "publication-date",
    "originalpublicationdate", "article.published", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dcterms.date", "dc.date", "ptime", "date",
)  # fmt: skip
TITLES = (
    "og:title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
)
SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name")
AUTHORS = (
    "author", "article:author", "citation_author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator",
)  # fmt: skip
MODIFIED = ("modif", "updated", "changed")  # parts of the names of dates that are not publication dates
MAX_TIMES = 200
ASIDE = frozenset({"aside", "nav", "footer"})  # a time element below these dates something else


_TAG = re.compile(r"<[^<>]{1,500}>")
_BREAK = re.compile(r"</p\s*>|<br\s*/?>", re.I)

Origin = Literal["metadata", "html"]


@dataclass(frozen=True, slots=True)
class Page:
    """What one page states; unknown is None, ``dates`` are as written, the most trusted first."""

    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    url: str | None
    body: str | None
    dates: tuple[tuple[Any, Origin], ...]

    def published(self) -> tuple[str | None, Origin | None]:
        """The first date that can be read, and whether metadata or markup give it."""
        read = ((parse_date(written), origin) for written, origin in self.dates)
        return next(((date, origin) for date, origin in read if date), (None, None))


def read_page(tree: Any) -> Page:
    """The statements of the parsed page ``tree`` (lxml)."""
    metas = _metas(tree)
    url = _canonical(tree) or _address(_first(metas, ("og:url", "parsely-link", "dc.identifier")))
    title = _first(metas, TITLES)
    graph = Graph([script.text or "" for script in tree.iter("script") if _is_json_ld(script)])
    node = graph.article(url, title)
    authors = authors_of(_unescaped(graph.resolved(node.get("author"))))
    return Page(
        title=_line(node.get("headline")) or title or _line(node.get("name")),
        publisher=_line(graph.resolved(node.get("publisher"))) or _first(metas, SITES),
        authors=authors or _meta_authors(metas),
        url=url or next(addresses(node), None),
        body=_body(node.get("articleBody")),
        dates=tuple(_dates(tree, metas, node, graph.page())),
    )


def drop_distractions(tree: Any) -> None:
    """Takes out of ``tree`` what may mislead a search for the article and its date.

    That is what stands beside the article, and the dates of its revisions.
    """
    beside = list(tree.iter(*ASIDE))
    revisions = [element for element in tree.iter("time", "meta") if _is_revision(element)]
    for element in beside + revisions:
        if element.getparent() is not None:
            element.drop_tree()


def headings(tree: Any) -> list[str]:
    """The texts of the page's main headings."""
    return [" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1")]


def _metas(tree: Any) -> dict[str, list[str]]:
    """The contents of the meta elements by name, property or itemprop in lower case."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := meta.get(attribute)):
                metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((html.unescape(metas[name][0]) for name in names if name in metas), None)


def _meta_authors(metas: dict[str, list[str]]) -> tuple[str, ...]:
    found = (authors_of(_unescaped(metas[name])) for name in AUTHORS if name in metas)
    return next(filter(None, found), ())


def _canonical(tree: Any) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next(filter(None, map(_address, links)), None)


def _address(url: str | None) -> str | None:
    return url.strip() if url and url.strip().lower().startswith(("http://", "https://")) else None


def _is_json_ld(script: Any) -> bool:
    return (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"


def _line(value: object) -> str | None:
    """One line of metadata; JSON-LD often holds HTML's character references."""
    word = word_of(value)
    return html.unescape(word) if word else None


def _unescaped(value: Any) -> Any:
    if isinstance(value, list):
        return [_unescaped(part) for part in value]
    if isinstance(value, dict):
        return {"name": _unescaped(value.get("name"))}
    return html.unescape(value) if isinstance(value, str) else value


def _body(value: object) -> str | None:
    """The text that JSON-LD holds, without markup."""
    if not isinstance(value, str) or not value.strip():
        return None
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", value)))


def _dates(tree: Any, metas: dict[str, list[str]], node: Any, page: Any) -> Iterator[tuple[Any, Origin]]:
    """The dates that the page gives as its publication, the most trusted first."""
    stated = [node.get("datePublished"), *(metas[name][0] for name in PUBLISHED if name in metas)]
    stated += [node.get("dateCreated"), page.get("datePublished")]
    yield from ((written, "metadata") for written in stated if written)
    marked = tree.xpath("//*[@itemprop='datePublished'][not(self::meta)]")
    yield from ((_moment(element), "html") for element in marked[:1])
    times = [element for element in islice(tree.iter("time"), MAX_TIMES) if not _is_aside(element)]
    times.sort(key=lambda element: "pub" not in _names(element))
    yield from ((_moment(element), "html") for element in times[:1])


def _moment(element: Any) -> str:
    """The date of an element as its attribute or its text gives it."""
    return element.get("datetime") or element.get("content") or " ".join(element.itertext())[:200].strip()


def _names(element: Any) -> str:
    """What an element is called by its attributes, in lower case."""
    names = [element.get(name) or "" for name in ("itemprop", "class", "id", "property", "name")]
    return " ".join([*names, "pubdate" if "pubdate" in element.attrib else ""]).lower()


def _is_revision(element: Any) -> bool:
    return any(mark in _names(element) for mark in MODIFIED)


def _is_aside(element: Any) -> bool:
    """Whether a time element dates something else than the article's publication."""
    return _is_revision(element) or any(above.tag in ASIDE for above in element.iterancestors())
