"""What every article goes through after its format's reader: newlines, dates of last resort, language."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from sayso.reading.dates import date_in_dateline, date_in_path, date_in_url
from sayso.reading.language import looks_english
from sayso.reading.options import ANY, ReadOptions
from sayso.reading.problems import Unreadable
from sayso.records import PublishedFrom
from sayso.values import Article, Issue

Words = TypeVar("Words", str, str | None)


def finish(article: Article, options: ReadOptions, *, alone: bool) -> Article:
    r"""The article as it leaves the room.

    Line ends become ``\n``; a code point that UTF-8 cannot hold (half of a surrogate pair)
    becomes U+FFFD, with an issue; nothing else of the text changes. ``alone`` says that the file
    holds this one article, so that its path may tell the date. Raises Unreadable for an article
    without text (``empty``) and for one in another language (``other_language``, skipped).
    """
    article = _valid(article)
    text = article.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("empty", "the article has no text")
    english = looks_english(text)
    if english is False and options.language != ANY:
        raise Unreadable(
            "other_language",
            "the article is not in English; --language any keeps such articles",
            skipped=True,
        )
    published, origin = _published(article, options, alone)
    return replace(
        article,
        text=text,
        published=published,
        published_from=origin,
        language="en" if english else article.language,
    )


def _published(
    article: Article, options: ReadOptions, alone: bool
) -> tuple[str | None, PublishedFrom | None]:
    """The article's date and where it was found, the surest place first.

    So its metadata, its dateline, its address, its path, the user's option; never the clock.
    """
    if article.published:
        return article.published, article.published_from
    in_url = date_in_url(article.url)
    in_path = date_in_path(article.path) if alone else None
    places: tuple[tuple[str | None, PublishedFrom], ...] = (
        (date_in_dateline(article.text, in_url or in_path or options.published), "dateline"),
        (in_url, "url"),
        (in_path, "filename"),
        (options.published, "option"),
    )
    return next(((found, origin) for found, origin in places if found), (None, None))


def _valid(article: Article) -> Article:
    """The article with all its words fit for UTF-8."""
    try:
        "\n".join(_words(article)).encode()
    except UnicodeEncodeError:
        return replace(
            article,
            text=_mend(article.text),
            external_id=_mend(article.external_id),
            title=_mend(article.title),
            publisher=_mend(article.publisher),
            authors=tuple(map(_mend, article.authors)),
            url=_mend(article.url),
            issues=(
                *(Issue(issue.code, _mend(issue.message), issue.span) for issue in article.issues),
                Issue("lone_surrogate", "halves of surrogate pairs became U+FFFD"),
            ),
        )
    return article


def _words(article: Article) -> list[str]:
    optional = (article.external_id, article.title, article.publisher, article.url)
    return [
        article.text,
        *filter(None, optional),
        *article.authors,
        *(issue.message for issue in article.issues),
    ]


def _mend(words: Words) -> Words:
    """``words`` with U+FFFD for each surrogate that stands alone, and pairs joined."""
    if words is None:
        return words
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
