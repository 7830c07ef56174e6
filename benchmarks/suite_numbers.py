"""Numbers of sayso in the layout of a scorer: spans, values and units as other people's suites mark them.

    python benchmarks/suite_numbers.py docs.jsonl -o predictions.jsonl

A line of ``docs.jsonl`` is ``{"doc_id": "suite/…", "text": …}``; one of the predictions is
``{"doc_id", "numbers": [{"start", "end", "value", "unit"}]}``. The part of ``doc_id`` before the slash says
what is marked:

- ``number``: the numeral alone, both ends of a range apart, and nothing that a unit is glued to;
- ``numberrange``: numeral and bound words, for ranges and one-sided bounds;
- ``percent``, ``currency``, ``dimension``, ``age``, ``temperature``: the numeral with its unit;
- anything else, as in CQE's news: every quantity and duration, with the counted noun as the unit.

Everything is read from the record, so whoever has records can do the same.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sayso
from sayso.records import Date, Number, Record, TextSpan
from sayso.values import Article

Row = dict[str, Any]
UNMARKED = ("identifier", "score")
ONE_SIDED = ("more_than", "at_least", "less_than", "at_most", "between")
KINDS = {"percent": ("percent",), "currency": ("money",), "age": ("age",), "dimension": ("measure",)}
TEMPERATURES = {"degree Celsius": "C", "degree Fahrenheit": "F", "degree": "degree", "kelvin": "kelvin"}
JOINTS = re.compile(r"\s*(?:-|–|—|\bto\b|\bthrough\b|\band\b|\bor\b)\s*")
PERIOD = re.compile(r"PT?(\d+(?:\.\d+)?)([YMWDHS])")
PERIODS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def rows(suite: str, record: Record) -> list[Row]:
    """The numbers of one record as ``suite`` marks them."""
    if suite == "number":
        return [row for number in record.numbers for row in _bare(number, record)]
    if suite == "numberrange":
        return [_bounded(n) for n in record.numbers if n.bound in ONE_SIDED and n.numeral is not None]
    if suite == "temperature":
        found = [n for n in record.numbers if n.unit in TEMPERATURES]
        return [_row(_quantity(n), _value(n), TEMPERATURES[n.unit or ""]) for n in found]
    if suite in KINDS:
        return [_row(_quantity(n), _value(n), n.unit) for n in record.numbers if n.kind in KINDS[suite]]
    counts = (n for n in record.numbers if n.kind not in (*UNMARKED, "ordinal"))
    quantities = [
        _row(_quantity(n), _value(n), n.unit or (n.counted.lemma if n.counted else None)) for n in counts
    ]
    return quantities + [row for date in record.dates for row in _duration(date)]


def _quantity(number: Number) -> TextSpan:
    return number.quantity or number


def _value(number: Number) -> float | list[float | None] | None:
    return number.value if number.value is not None else [number.low, number.high]


def _row(span: TextSpan, value: object, unit: str | None) -> Row:
    return {"start": span.start, "end": span.end, "value": value, "unit": unit}


def _bare(number: Number, record: Record) -> Iterator[Row]:
    """The numeral; of a range both ends, cut at the word or dash between them."""
    numeral, text = number.numeral, record.article.text or ""
    if numeral is None or number.kind in UNMARKED:
        return
    if number.kind != "count" and text[numeral.end : numeral.end + 1].isalpha():  # "180.25ml"
        return
    joint = next(JOINTS.finditer(numeral.text, 1), None)
    if number.bound != "between" or joint is None:
        yield _row(numeral, number.value, None)
        return
    middle = numeral.start + joint.start(), numeral.start + joint.end()
    yield {"start": numeral.start, "end": middle[0], "value": number.low, "unit": None}
    yield {"start": middle[1], "end": numeral.end, "value": number.high, "unit": None}


def _bounded(number: Number) -> Row:
    """From the bound word to the numeral, or to the bound word behind the unit."""
    numeral, quantity = number.numeral or number, _quantity(number)
    end = number.end if number.end > quantity.end else numeral.end
    return {"start": number.start, "end": end, "value": [number.low, number.high], "unit": None}


def _duration(date: Date) -> Iterator[Row]:
    found = PERIOD.fullmatch(date.value or "") if date.type == "DURATION" else None
    if found is not None:
        yield _row(
            date, float(found[1]), "minute" if "T" in found[0] and found[2] == "M" else PERIODS[found[2]]
        )


def main() -> None:
    """Reads documents, writes predictions."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("docs", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    docs = [json.loads(line) for line in args.docs.read_text(encoding="utf-8").splitlines()]
    nlp = sayso.load()
    articles = [Article(text=doc["text"] or " ", path=doc["doc_id"]) for doc in docs]
    with args.output.open("w", encoding="utf-8") as out:
        for doc, record in zip(docs, sayso.extract(articles, nlp), strict=True):
            suite = doc["doc_id"].split("/")[0]
            numbers = rows(suite, record) if isinstance(record, Record) else []
            out.write(json.dumps({"doc_id": doc["doc_id"], "numbers": numbers}) + "\n")


if __name__ == "__main__":
    main()
