"""Time expressions of sayso's records in the form that a scorer of annotated dates reads.

    python benchmarks/suite_dates.py DOCS.jsonl -o PREDICTIONS.jsonl [--style timeml]

DOCS has a line a document: ``{"doc_id", "text", "dct"}``, where ``dct`` is the day (and time) of
publication or null. A line of predictions is ``{"doc_id", "dates": [{"start", "end", "timex"}]}``.

Styles: *timeml* is the record's own span and value. *phrases* is for gold that annotates whole
phrases, as specifications of assistants do: the words that bound a date belong to it, both ends of a
range are one item with the value BEGIN/END, and an article that only determines is left out.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from datetime import date as day
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson

from sayso.build import extract_records, load
from sayso.errors import Problem
from sayso.records import Date, Record
from sayso.settings import Settings
from sayso.values import Article

NO_DAY = "XXXX-XX-XX"  # before a time of an unknown day; gold of this kind gives the time alone
NTH = re.compile(r"XXXX-XX-\d\d.*")  # "the 14th": a day of no month tells less than its value
# Rules of expressions that say the same without "the" ("the next two weeks", "the summer of 2016").
BARE = tuple(
    f"dates.{rule}"
    for rule in ("duration", "year", "month", "decade", "season", "turned", "holiday", "fiscal", "week")
)
ARTICLE = len("the ")


def items(record: Record, style: str) -> Iterator[dict[str, Any]]:
    """The predictions of one record, in reading order."""
    if style == "timeml":
        for date in record.dates:
            yield {"start": date.start, "end": date.end, "timex": date.value}
        return
    by_id = {date.id: date for date in record.dates}
    ends = {date.to for date in record.dates}
    for date in record.dates:
        if date.id not in ends:
            far = by_id.get(date.to or "")
            phrase = date.phrase or date
            start = phrase.start + _article(date, phrase.text)
            now = (record.article.published or "")[:10]
            value = f"{_first(date, now)}/{_first(far, now)}" if far else _value(date)
            yield {"start": start, "end": phrase.end, "timex": value}


def _article(date: Date, phrase: str) -> int:
    """The length of an article at the head of the phrase, where the words say the same without it."""
    return ARTICLE if phrase.lower().startswith("the ") and date.rule in BARE else 0


def _value(date: Date) -> str | None:
    """The value, by the words alone where these leave year or day open.

    Of a stretch counted from publication, of a quarter and of a decade its days.
    """
    alone = date.partial if date.partial and not NTH.fullmatch(date.partial) else date.value
    value = (alone or "").removeprefix(NO_DAY)
    decade = value.isdigit() and len(value) < len("2024")
    spelt = date.type == "DURATION" or decade or value[4:6] in ("-Q", "-H")
    return f"{date.first_day}/{_after(date)}" if spelt and date.first_day else value or None


def _first(date: Date, now: str) -> str | None:
    """One end of a range: the first day of a month or year; "now" is the day of publication."""
    if date.value == "PRESENT_REF" and now:
        return now
    if date.type == "TIME" and (date.partial or "").startswith(("T", NO_DAY)):
        return str(date.partial).removeprefix(NO_DAY)
    if date.type == "DATE" and date.first_day:
        return _after(date) if date.mod == "END" else date.first_day
    return date.value


def _after(date: Date) -> str:
    """The day after the last that ``date`` covers."""
    assert date.last_day is not None
    return (day.fromisoformat(date.last_day) + timedelta(days=1)).isoformat()


def predictions(lines: Sequence[dict[str, Any]], style: str) -> Iterator[dict[str, Any]]:
    """The line of each document, in their order."""
    articles = [
        Article(text=line["text"], path=str(n), published=line["dct"]) for n, line in enumerate(lines)
    ]
    found: dict[str, list[dict[str, Any]]] = {}
    for record in extract_records(load(), articles, Settings()):
        if not isinstance(record, Problem):
            found[record.article.path] = list(items(record, style))
    for n, line in enumerate(lines):
        yield {"doc_id": line["doc_id"], "dates": found.get(str(n), [])}


def main() -> None:
    """Reads documents, writes predictions."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("docs", type=Path, help="JSONL of doc_id, text, dct")
    parser.add_argument("-o", "--output", type=Path, required=True, help="JSONL to write")
    parser.add_argument("--style", choices=("timeml", "phrases"), default="timeml")
    args = parser.parse_args()
    lines = [orjson.loads(line) for line in args.docs.read_bytes().splitlines()]
    with args.output.open("wb") as file:
        for line in predictions(lines, args.style):
            file.write(orjson.dumps(line) + b"\n")


if __name__ == "__main__":
    main()
