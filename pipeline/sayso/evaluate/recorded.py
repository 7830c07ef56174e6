"""Reads files of records: what is to be scored, or what is taken for gold."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from sayso.errors import RecordError
from sayso.evaluate.gold import GoldDate, GoldDocument, GoldNumber, GoldPlace, GoldStatement
from sayso.evaluate.words import Stretch
from sayso.record_lines import parse_record
from sayso.records import Number, Place, Record, Statement
from sayso.spans import Span

GZIP = ".gz"


def load_records(paths: Iterable[Path]) -> dict[str, Record]:
    """The records of ``paths`` by article name; a folder stands for the ``records.jsonl`` in it.

    A record that is there twice counts once. Raises RecordError, with file and line, for a line that is
    no record and for two articles of one name, OSError for a file that cannot be opened.
    """
    out: dict[str, Record] = {}
    for path in map(records_file, paths):
        for number, record in _lines(path):
            name = article_name(record)
            known = out.setdefault(name, record)
            if known.id != record.id:
                where = f"{known.article.path} and {record.article.path}"
                raise RecordError(f"{path}#{number}: two articles have the name {name}: {where}")
    return out


def records_file(path: Path) -> Path:
    """The file itself, or the records in a folder that ``sayso run`` wrote; raises RecordError."""
    if not path.is_dir():
        return path
    if not (path / "records.jsonl").is_file():
        raise RecordError(f"{path}: no records.jsonl; name the file, or the folder of sayso run -o")
    return path / "records.jsonl"


def article_name(record: Record) -> str:
    """By which name gold and records are matched.

    The stem of the article's path; for one of many in a file, the id that the input gives or the path.
    """
    path = record.article.path
    if "#" in path:
        return record.article.external_id or path
    return PurePosixPath(path.removesuffix(GZIP)).stem


def gold_of(record: Record) -> GoldDocument:
    """A record as if a person had annotated it; raises RecordError for one without its text."""
    if record.article.text is None:
        raise RecordError(f"{record.article.path}: the record has no text; extract without --no-text")
    names = {actor.id: actor.name for actor in record.actors}
    published = record.article.published
    return GoldDocument(
        name=article_name(record),
        header={"Date": published} if published else {},
        text=record.article.text,
        statements=tuple(_statement(statement, names) for statement in record.statements),
        numbers=tuple(_number(number, names) for number in record.numbers),
        places=tuple(mention for place in record.places for mention in _places(place)),
        dates=tuple(
            GoldDate(id=date.id, span=Span(date.start, date.end), type=date.type, value=date.value)
            for date in record.dates
        ),
    )


def _lines(path: Path) -> Iterator[tuple[int, Record]]:
    with gzip.open(path) if path.suffix == GZIP else path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                try:
                    yield number, parse_record(line)
                except RecordError as error:
                    raise RecordError(f"{path}#{number}: no record of sayso extract ({error})") from error


def _statement(statement: Statement, names: dict[str, str]) -> GoldStatement:
    addressee = statement.addressee.spans if statement.addressee else ()
    return GoldStatement(
        id=statement.id,
        source=_spans(statement.source.spans),
        cue=_spans(statement.cue.spans),
        content=_spans(statement.content.spans),
        addressee=_spans(addressee),
        quote_type=statement.quote_type,
        act=statement.cue.act,
        polarity=statement.assertion.polarity,
        modality=statement.assertion.modality,
        form=statement.source.form,
        speaker=names.get(statement.source.actor or ""),
        parent=statement.parent,
    )


def _number(number: Number, names: dict[str, str]) -> GoldNumber:
    return GoldNumber(
        id=number.id,
        span=Span(number.start, number.end),
        value=number.value,
        low=number.low,
        high=number.high,
        bound=number.bound,
        kind=number.kind,
        unit=number.unit,
        counted=number.counted.text if number.counted else None,
        outcome=number.outcome,
        group=number.group,
        basis=number.basis,
        party=names.get(number.party or ""),
    )


def _places(place: Place) -> Iterator[GoldPlace]:
    for mention in place.mentions:
        yield GoldPlace(
            id=place.id,
            span=Span(mention.start, mention.end),
            form=mention.form,
            country=place.country,
            geonames_id=place.geonames_id,
        )


def _spans(spans: Iterable[Stretch]) -> tuple[Span, ...]:
    return tuple(Span(span.start, span.end) for span in spans)
