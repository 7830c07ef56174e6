"""Statements without a cue, made by the layout of the page."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.language.engine import parse
from sayso.statements.component import Statements
from sayso.values import Article

BODY = "\n\nThe bridge over the river was closed in May."
INTERVIEW = "Q: Is it over?\n\nA: It is not. We wait.\n\nQ: For what?\n\nA: For rain."

# text, and rule, source and content of each statement that layout makes
LAYOUTS = [
    (
        INTERVIEW,
        [
            ("layout.turn", "Q", "Is it over?"),
            ("layout.turn", "A", "It is not. We wait."),
            ("layout.turn", "Q", "For what?"),
            ("layout.turn", "A", "For rain."),
        ],
    ),
    (
        "Maria Silva: Bridge will open in June" + BODY,
        [("layout.headline", "Maria Silva", "Bridge will open in June")],
    ),
    (
        "Poll: Most voters want a new bridge" + BODY,
        [("layout.headline", "Poll", "Most voters want a new bridge")],
    ),
    ("Storm warning: Boats stay in the harbour" + BODY, []),
    ("Two towns, one bridge: a history of a quarrel" + BODY, []),
    (
        "Mayor Maria Silva (Luanda): “We have no boats left in this town.”",
        [("layout.label", "Mayor Maria Silva", "We have no boats left in this town.")],
    ),
    (
        "The council met.\n\nAnd from John Miller:\n\n“We have no boats left in this town.”",
        [("layout.label", "John Miller", "We have no boats left in this town.")],
    ),
    ("The sign over the door was old: “All boats must be paid for.”", []),
    (
        "“We have no boats left in this town.” — Commissioner John Miller",
        [("layout.signature", "Commissioner John Miller", "We have no boats left in this town.")],
    ),
    ("“We have no boats left in this town.” — and then the boats came from London.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_layouts(
    nlp: Language, knowledge: Knowledge, text: str, expected: list[tuple[str, str, str]]
) -> None:
    (parsed,) = parse(nlp, [Article(text=text)], 10_000)
    assert isinstance(parsed, tuple)
    found = [s for s in Statements(knowledge).process(parsed[1]) if s.rule.startswith("layout")]
    assert [(s.rule, s.source[0].of(text), s.content[0].of(text)) for s in found] == expected
    assert all(not s.cue and s.lemma is None for s in found)
    assert all(s.quote_type == "direct" for s in found if s.rule != "layout.headline")
