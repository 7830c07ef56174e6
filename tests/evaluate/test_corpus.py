"""The corpus is what the project promises: enough articles, of news length, rightly annotated."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from sayso.evaluate import standoff
from sayso.evaluate.brat import load_gold
from sayso.evaluate.gold import GoldDocument, GoldStatement
from sayso.evaluate.words import WordedText
from sayso.records import (
    Basis,
    Bound,
    Modality,
    NumberKind,
    PlaceForm,
    Polarity,
    QuoteType,
    SourceForm,
)
from sayso.spans import Span

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = sorted(path.stem for path in (CORPUS / "articles").glob("*.txt"))
MARKS = re.compile(r"[\"“”]")


@pytest.fixture(scope="module")
def gold() -> dict[str, GoldDocument]:
    return load_gold(CORPUS)


def test_there_are_at_least_25_articles(gold: dict[str, GoldDocument]) -> None:
    assert len(gold) >= 25


def test_there_is_enough_to_measure_on(gold: dict[str, GoldDocument]) -> None:
    documents = gold.values()
    assert sum(len(document.statements) for document in documents) >= 12 * len(gold)
    assert sum(len(document.numbers) for document in documents) >= 6 * len(gold)


@pytest.mark.parametrize("name", NAMES)
def test_article_has_the_length_of_news(gold: dict[str, GoldDocument], name: str) -> None:
    assert 400 <= len(gold[name].text.split()) <= 700


@pytest.mark.parametrize("name", NAMES)
def test_article_is_headed_and_laid_out(gold: dict[str, GoldDocument], name: str) -> None:
    document = gold[name]
    assert re.fullmatch(r"\d\d(?:-[a-z0-9]+)+", name)
    assert document.header.keys() - {"Author"} == {"Title", "Date", "Publisher"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", document.header["Date"])
    assert document.text.endswith("\n") and "\n\n\n" not in document.text
    assert not re.search(r"[ \t]$|\t", document.text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_thing_is_annotated(gold: dict[str, GoldDocument], name: str) -> None:
    document = gold[name]
    assert document.statements and document.numbers and document.places


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_a_number_or_in_a_date(gold: dict[str, GoldDocument], name: str) -> None:
    document = gold[name]
    money = [
        match.group()
        for match in re.finditer(r"[$€£] ?\d[\d,.]*|\d[\d,.]*(?:%| per cent| percent)", document.text)
        if not any(number.span.overlaps(Span(*match.span())) for number in document.numbers)
    ]
    assert money == []


@pytest.mark.parametrize("name", NAMES)
def test_roles_of_a_statement_do_not_overlap(gold: dict[str, GoldDocument], name: str) -> None:
    def clash(statement: GoldStatement) -> bool:
        roles = (statement.source, statement.cue, statement.content)
        spans = [span for role in roles for span in role]
        return any(one.overlaps(other) for i, one in enumerate(spans) for other in spans[:i])

    assert [statement.id for statement in gold[name].statements if clash(statement)] == []


@pytest.mark.parametrize("name", NAMES)
def test_marks_around_a_stretch_of_content_are_left_out(gold: dict[str, GoldDocument], name: str) -> None:
    document = gold[name]
    stretches = [span.of(document.text) for statement in document.statements for span in statement.content]
    whole = [words for words in stretches if MARKS.match(words) and len(MARKS.findall(words)) % 2]
    assert whole == []


@pytest.mark.parametrize("name", NAMES)
def test_no_statement_is_given_twice(gold: dict[str, GoldDocument], name: str) -> None:
    keys = [(statement.source, statement.cue, statement.content) for statement in gold[name].statements]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_lies_within_its_parent(gold: dict[str, GoldDocument], name: str) -> None:
    text = WordedText(gold[name].text)
    words = {statement.id: text.words(statement.content) for statement in gold[name].statements}
    outside = [
        statement.id
        for statement in gold[name].statements
        if statement.parent and not words[statement.id] <= words[statement.parent]
    ]
    assert outside == []


@pytest.mark.parametrize("name", NAMES)
def test_quote_types_agree_with_the_marks(gold: dict[str, GoldDocument], name: str) -> None:
    """Marks within marks make a direct content look mixed; a transcript's turns have no cue and no marks."""
    text = WordedText(gold[name].text)
    kinds = {"direct": ("direct", "nested", "mixed"), "mixed": ("mixed",), "indirect": ("indirect",)}
    wrong = [
        statement.id
        for statement in gold[name].statements
        if statement.cue and statement.quote_type
        if text.kind(text.words(statement.content)) not in kinds[statement.quote_type]
        if not (statement.quote_type == "direct" and _in_a_turn(gold[name], statement))
    ]
    assert wrong == []


def _in_a_turn(document: GoldDocument, statement: GoldStatement) -> bool:
    """Whether a turn of a transcript, which has no cue, holds the statement."""
    turns = [turn for turn in document.statements if not turn.cue]
    return any(
        outer.contains(inner) for turn in turns for outer in turn.content for inner in statement.content
    )


def values_of(attribute: str) -> set[str]:
    for line in (CORPUS / "annotation.conf").read_text(encoding="utf-8").split("\n"):
        if line.startswith(f"{attribute}\t"):
            return set(line.split("Value:")[1].split("|"))
    raise AssertionError(attribute)


@pytest.mark.parametrize(
    ("attribute", "values"),
    [
        ("QuoteType", get_args(QuoteType)),
        ("Polarity", get_args(Polarity)),
        ("Modality", get_args(Modality)),
        ("Form", get_args(SourceForm) + get_args(PlaceForm)),
        ("Bound", get_args(Bound)),
        ("Kind", get_args(NumberKind)),
        ("Basis", get_args(Basis)),
    ],
)
def test_the_configuration_has_the_words_of_the_record(attribute: str, values: tuple[str, ...]) -> None:
    assert values_of(attribute) == set(values)


def test_the_configuration_names_the_types_and_roles() -> None:
    lines = (CORPUS / "annotation.conf").read_text(encoding="utf-8").split("\n")
    assert {*standoff.ROLES, "Number", "Place"} <= set(lines)
    assert [line.split("\t")[0] for line in lines if "Content:Content" in line] == [standoff.TRIGGER]


@pytest.mark.parametrize("attribute", ["Act", "Outcome", "Group"])
def test_the_guide_explains_every_word_of_the_configuration(attribute: str) -> None:
    guide = (CORPUS / "GUIDE.md").read_text(encoding="utf-8")
    assert sorted(word for word in values_of(attribute) if f"`{word}`" not in guide) == []
