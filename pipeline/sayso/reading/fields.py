"""A row, object or header with named fields → an article.

The names are those of news-please, trafilatura's JSON, Media Cloud, GDELT (article lists, events,
knowledge graph), Common Crawl's news tables, schema.org, the large news APIs, and plain ones. Case,
``_``, ``-`` and spaces in names do not matter; the first name of a list that has a value wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sayso.reading.authors import authors_of
from sayso.reading.dates import parse_date
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable
from sayso.values import Article, Issue

TEXT = (
    "maintext", "text", "articlebody", "body", "content", "fulltext", "articletext", "bodytext",
    "fullcontent", "articlecontent", "storytext", "story", "article", "rawtext", "paragraphs",
    "textcontent", "plaintext",
)  # fmt: skip
FIELDS = {
    "title": ("title", "headline", "articletitle", "webtitle"),
    "date": (
        "datepublish", "published", "publishedat", "datepublished", "publisheddate", "publishdate",
        "publicationdate", "pubdate", "webpublicationdate", "date", "datetime", "articledate",
        "sqldate", "seendate", "dateadded",
    ),
    "url": (
        "url", "link", "articleurl", "weburl", "canonicalurl", "permalink", "href",
        "originalurl", "normalizedurl", "respondedurl", "requestedurl", "sourceurl", "documentidentifier",
    ),
    "source": (
        "publisher", "sitename", "sourcename", "sourcehostname", "publication", "newspaper", "outlet",
        "source", "sourcedomain", "hostname", "domain",
        "medianame", "sourcecommonname", "canonicaldomain",
    ),
    "id": (
        "id", "articleid", "docid", "documentid", "guid", "uuid", "externalid", "identifier", "storiesid",
        "storyid", "gkgrecordid", "globaleventid",
    ),
    "authors": ("authors", "author", "byline", "creator", "writer", "by"),
}  # fmt: skip
NOTHING = frozenset(
    {"", "nan", "nat", "none", "null", "n/a", "na", "unknown"}
)  # how exports write "no value"
NAMED = ("name", "title", "main", "rendered", "$oid")  # what to take of an object where a word is wanted
SHOWN = 12  # field names that a message lists
_ADDRESS = re.compile(r"https?://", re.I)
_NOT_ALNUM = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """A field's name without case, ``_``, ``-`` and spaces."""
    return _NOT_ALNUM.sub("", name.lower())


def has_text(names: list[str], options: ReadOptions) -> bool:
    """Whether one of the columns ``names`` can hold the article's text."""
    if options.text_field is not None:
        return options.text_field in names or options.text_field.split(".")[0] in names
    return any(normal(name) in TEXT for name in names)


def is_field(name: str, options: ReadOptions) -> bool:
    """Whether a column of that name can tell anything that an article has a place for."""
    named = (
        options.text_field, options.title_field, options.date_field, options.url_field, options.source_field,
        options.id_field, options.authors_field,
    )  # fmt: skip
    plain = normal(name)
    return (
        plain in TEXT
        or any(plain in names for names in FIELDS.values())
        or any(name in (one, one.split(".")[0]) for one in named if one is not None)
    )


def no_text(names: list[str], options: ReadOptions) -> Unreadable:
    """The problem of a row without a text field; names the fields that there are, and the cure."""
    shown = ", ".join(name[:40] for name in names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    wanted = repr(options.text_field) if options.text_field is not None else "of a usual name"
    return Unreadable(
        "no_text",
        f"no text field {wanted}; the fields are: {shown or 'none'}; name the right one with --text-field",
    )


def article_of(row: Mapping[str, Any], path: str, options: ReadOptions) -> Article:
    """The article that ``row`` describes; its text and names are as they stand there.

    A text that is a list of strings is joined by blank lines. Raises Unreadable (``no_text``) where
    no field holds a text.
    """
    fields = {normal(str(name)): value for name, value in reversed(list(row.items()))}
    text = _text(row, fields, options)
    if text is None:
        raise no_text([str(name) for name in row], options)
    published, issues = _published(row, fields, options)
    return Article(
        text=text,
        path=path,
        external_id=_word(row, fields, "id", options.id_field),
        title=_word(row, fields, "title", options.title_field),
        publisher=_publisher(row, fields, options),
        authors=authors_of(_first(_values(row, fields, "authors", options.authors_field))),
        url=_url(row, fields, options),
        published=published,
        published_from="metadata" if published else None,
        issues=issues,
    )


def word_of(value: object) -> str | None:
    """``value`` as one word or line of metadata, or None where it says nothing."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in NAMED if value.get(key)), None)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    word = " ".join(str(value).split())
    return None if word.lower() in NOTHING else word


def _at(row: Mapping[str, Any], name: str) -> object:
    """The field of exactly that name, else the one that its dots lead to."""
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _values(row: Mapping[str, Any], fields: dict[str, Any], kind: str, named: str | None) -> list[Any]:
    """What stands in the fields of a kind, best name first; in the user's field alone if named."""
    if named is not None:
        return [_at(row, named)]
    return [fields[name] for name in FIELDS[kind] if name in fields]


def _first(values: list[Any]) -> object:
    return next((value for value in values if value not in (None, "", [])), None)


def _word(row: Mapping[str, Any], fields: dict[str, Any], kind: str, named: str | None) -> str | None:
    return next(filter(None, map(word_of, _values(row, fields, kind, named))), None)


def _text(row: Mapping[str, Any], fields: dict[str, Any], options: ReadOptions) -> str | None:
    """The first text that is not blank; blank if all are; None if there is no field of text."""
    named = options.text_field
    values = [_at(row, named)] if named is not None else [fields[name] for name in TEXT if name in fields]
    texts = [text for text in map(_as_text, values) if text is not None]
    return next((text for text in texts if text.strip()), texts[0] if texts else None)


def _as_text(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("rendered")
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else None


def _published(
    row: Mapping[str, Any], fields: dict[str, Any], options: ReadOptions
) -> tuple[str | None, tuple[Issue, ...]]:
    """The first date that can be read; an issue where there is one that cannot."""
    written = [value for value in _values(row, fields, "date", options.date_field) if word_of(value)]
    for value in written:
        if date := parse_date(value):
            return date, ()
    return None, tuple(date_unreadable(value) for value in written[:1])


def date_unreadable(value: object) -> Issue:
    """The issue of a date of which no reading, or more than one, makes sense."""
    return Issue(
        "date_unreadable", f"the date {str(value)[:60]!r} has no clear reading; write it as 2020-10-14"
    )


def _publisher(row: Mapping[str, Any], fields: dict[str, Any], options: ReadOptions) -> str | None:
    words = map(word_of, _values(row, fields, "source", options.source_field))
    return next((word for word in words if word and not _ADDRESS.match(word)), None)


def _url(row: Mapping[str, Any], fields: dict[str, Any], options: ReadOptions) -> str | None:
    """The address of the article; trafilatura writes it into ``source``."""
    if found := _word(row, fields, "url", options.url_field):
        return found
    if options.url_field is not None:
        return None
    source = word_of(fields.get("source"))
    return source if source and _ADDRESS.match(source) else None
