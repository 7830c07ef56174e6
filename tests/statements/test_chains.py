"""Who says what another has said: chains, joined cues and statements inside quotation marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.language.engine import parse
from sayso.statements.component import Statements
from sayso.values import Article, Statement

Told = tuple[str, str, str, int | None]


def told(text: str, statement: Statement) -> Told:
    """Source, cue, content and parent."""
    roles = (statement.source, statement.cue, statement.content)
    source, cue, content = (" … ".join(span.of(text) for span in spans) for spans in roles)
    return source, cue, content, statement.parent


def found_in(nlp: Language, component: Statements, text: str) -> list[Told]:
    (parsed,) = parse(nlp, [Article(text=text)], 1_000_000)
    assert isinstance(parsed, tuple)
    return [told(text, statement) for statement in component.process(parsed[1])]


CHAINS = [
    (
        "State television, citing a military source, reported four dead.",
        [
            ("State television", "reported", "four dead", None),
            ("a military source", "citing", "four dead", 0),
        ],
    ),
    (
        "The agency reported, citing the ministry, that two people had died.",
        [
            ("The agency", "reported", "that two people had died", None),
            ("the ministry", "citing", "that two people had died", 0),
        ],
    ),
    (
        "Two people died, the agency said, citing the ministry.",
        [("the agency", "said", "Two people died", None), ("the ministry", "citing", "Two people died", 0)],
    ),
    (
        "The mayor, Ilo Tam, was quoted by a local station as saying that the dam had burst.",
        [
            ("a local station", "was quoted by", "that the dam had burst", None),
            ("The mayor, Ilo Tam", "was quoted … as saying", "that the dam had burst", 0),
        ],
    ),
    (
        "The agency quoted the mayor as saying that the dam had burst.",
        [
            ("The agency", "quoted", "the mayor as saying that the dam had burst", None),
            ("the mayor", "saying", "that the dam had burst", 0),
        ],
    ),
    (
        "The mayor was quoted as saying the dam had burst.",
        [("The mayor", "was quoted as saying", "the dam had burst", None)],
    ),
    (
        "The mayor refused on Friday to say who had paid.",
        [("The mayor", "refused … to say", "who had paid", None)],
    ),
    # who gives a reason, or quotes in his own speech, makes no chain
    ("He resigned, citing ill health.", [("He", "citing", "ill health", None)]),
    (
        "The firm said it would close, citing low demand.",
        [("The firm", "said", "it would close", None), ("The firm", "citing", "low demand", None)],
    ),
    ("The mayor declined to comment.", [("The mayor", "declined", "to comment", None)]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chain(nlp: Language, knowledge: Knowledge, text: str, expected: list[Told]) -> None:
    assert found_in(nlp, Statements(knowledge), text) == expected


@pytest.mark.model
def test_a_chain_rule_that_an_overlay_removes_is_switched_off(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "statement_rules.csv").write_text(
        "id,confidence,meaning\n-chain.cited,,\n-chain.quoted_by,,\n", encoding="utf-8"
    )
    component = Statements(Knowledge(tmp_path))
    text = "Two people died, the agency said, citing the ministry."
    assert ("the ministry", "citing", "Two people died", 0) not in found_in(nlp, component, text)
    text = "The mayor was quoted by a local station as saying that the dam had burst."
    assert [cue for _, cue, _, _ in found_in(nlp, component, text)] == ["was quoted … as saying"]


WITHIN = [
    (
        "“I told him that it was late,” Ana Lima said.",
        [
            ("Ana Lima", "said", "I told him that it was late", None),
            ("I", "told", "that it was late", 0),
        ],
    ),
    (
        "“The road is closed,” Ana Lima said. “The police say it will open.”",
        [
            ("Ana Lima", "said", "The road is closed … The police say it will open.", None),
            ("The police", "say", "it will open", 0),
        ],
    ),
    ("“The road is closed,” Ana Lima said.", [("Ana Lima", "said", "The road is closed", None)]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_within_quotations(nlp: Language, knowledge: Knowledge, text: str, expected: list[Told]) -> None:
    assert found_in(nlp, Statements(knowledge, within_quotations=True), text) == expected
    assert found_in(nlp, Statements(knowledge), text) == expected[:1]
