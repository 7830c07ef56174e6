"""A record's annotations as a person corrects them, in the terms of corpus/GUIDE.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from sayso.evaluate.gold import GoldDate, GoldDocument, GoldNumber, GoldPlace, GoldStatement
from sayso.evaluate.recorded import gold_of
from sayso.records import Article, Record, SourceForm
from sayso.spans import Span, merge, trim

Item = TypeVar("Item", GoldNumber, GoldPlace, GoldDate)
NEUTRAL_ACT = "say"  # the guide's act of a statement whose cue tells none
LONGEST = 300  # code points of a header's value; the reader of articles takes a longer one for a paragraph


def annotated(record: Record) -> GoldDocument:
    """The statements, numbers, places and dates of ``record`` as gold that `sayso.evaluate.brat` accepts.

    Spans lose white space at their ends; a statement's ids are E1, E2, … in reading order. A statement
    without words of content is left out, since the guide knows none. An act that is not known is
    `NEUTRAL_ACT`; a source that was not resolved is its own speaker. Raises RecordError for a record
    without its text.
    """
    document = gold_of(record)
    statements = tuple(_statements(document, _sources(record)))
    numbers = tuple(_trimmed(document.text, document.numbers))
    places = tuple(_trimmed(document.text, document.places))
    dates = tuple(_trimmed(document.text, document.dates))
    header = {"ID": document.name} | header_of(record.article)
    return replace(
        document, header=header, statements=statements, numbers=numbers, places=places, dates=dates
    )


def header_of(article: Article) -> dict[str, str]:
    """What is known of an article, as the lines of a header; each value on one line."""
    facts = {
        "Title": article.title,
        "Date": article.published,
        "Publisher": article.publisher,
        "Author": ", ".join(article.authors),
        "URL": article.url,
    }
    return {key: on_one_line(value)[:LONGEST] for key, value in facts.items() if value}


def on_one_line(words: str) -> str:
    """``words`` with each stretch of white space as one space."""
    return " ".join(words.split())


def _sources(record: Record) -> dict[str, str]:
    """The words of each statement's source."""
    return {
        statement.id: on_one_line(" ".join(span.text for span in statement.source.spans))
        for statement in record.statements
    }


def _statements(document: GoldDocument, sources: Mapping[str, str]) -> Iterator[GoldStatement]:
    kept = [one for one in document.statements if _tidy(document.text, one.content)]
    ids = {one.id: f"E{number}" for number, one in enumerate(kept, start=1)}
    for one in kept:
        source = _tidy(document.text, one.source)
        yield replace(
            one,
            id=ids[one.id],
            source=source,
            cue=_tidy(document.text, one.cue),
            content=_tidy(document.text, one.content),
            addressee=_tidy(document.text, one.addressee),
            act=one.act or NEUTRAL_ACT,
            form=_form(one, source),
            speaker=on_one_line(one.speaker or sources[one.id]) if source else None,
            parent=ids.get(one.parent or ""),
        )


def _form(statement: GoldStatement, source: tuple[Span, ...]) -> SourceForm | None:
    if not source:
        return "none"
    return "nominal" if statement.form == "none" else statement.form


def _trimmed(text: str, items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        span = trim(text, item.span.start, item.span.end)
        if span:
            yield replace(item, span=span)


def _tidy(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in reading order, without white space at their ends and without overlap."""
    return merge(span for one in spans if (span := trim(text, one.start, one.end)))
