"""Figures of whole news sentences and short reports, all of them our own.

``news_counts.txt``: people counted, each marked {words|value|outcome}; the value with its bound before it
(">=" at least, ">" more than, "~" about, …), "v" where it is vague, the outcome "-" where none is said.
``news_quantities.txt``: a sentence, and after the bar its quantities as value and unit (or the counted noun
where there is none), with "/" before what it is for each of.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.component import Numbers
from sayso.values import NumberMention

pytestmark = pytest.mark.model

HERE = Path(__file__).parent
MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\|([^{}|]*)\}")
SIGNS = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<", "about": "~"}
COUNTS = (HERE / "news_counts.txt").read_text(encoding="utf-8").splitlines()
QUANTITIES = (HERE / "news_quantities.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def numbers(knowledge: Knowledge) -> Numbers:
    return Numbers(knowledge)


def plain(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def value_of(number: NumberMention) -> str:
    if number.bound == "vague":
        return "v"
    if number.value is None:
        return f"{plain(number.low)}..{plain(number.high)}"
    return SIGNS.get(number.bound, "") + plain(number.value)


@pytest.mark.parametrize("line", COUNTS, ids=range(len(COUNTS)))
def test_people_counted(nlp: Language, numbers: Numbers, line: str) -> None:
    expected = [(m[1], m[2], m[3]) for m in MARK.finditer(line)]
    text = MARK.sub(r"\1", line)
    found = [n for n in numbers.process(nlp(text)) if n.people]
    assert [(n.span.of(text), value_of(n), n.outcome or "-") for n in found] == expected


def quantity_of(number: NumberMention) -> str:
    named = number.unit or (number.counted.lemma if number.counted else "-")
    value = value_of(number) if number.bound == "between" else value_of(number).lstrip("<>=~")
    if value == "v":
        value = f"{plain(number.low)}..{plain(number.high)}"
    return f"{value} {named}" + (f"/{number.per}" if number.per else "")


@pytest.mark.parametrize("line", QUANTITIES, ids=range(len(QUANTITIES)))
def test_quantities(nlp: Language, numbers: Numbers, line: str) -> None:
    text, _, quantities = line.partition(" |")
    expected = [part.strip() for part in quantities.split(";") if part.strip()]
    found = [n for n in numbers.process(nlp(text)) if n.kind not in ("identifier", "score", "ordinal")]
    assert [quantity_of(n) for n in found] == expected
