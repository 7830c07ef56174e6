"""Quotations without a usual cue: who is taken to speak, and which are no statements."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.language.engine import parse
from sayso.statements.component import Statements
from sayso.values import Article

# text, and rule, source and content of each statement with a quotation
SPOKEN = [
    (
        "Maria Silva was adamant. “We will never sell the boats.”",
        [("quote.floating", "Maria Silva", "We will never sell the boats.")],
    ),
    (
        "“We have waited for nine years now,” said Maria Silva.\n\n“We will never sell the boats.”",
        [("quote.after", "Maria Silva", "We have waited for nine years now")],
    ),
    (
        "On the quay, Maria Silva raised her voice: “We will never sell the boats.”",
        [("quote.colon", "Maria Silva", "We will never sell the boats.")],
    ),
    (
        "“We will never sell the boats!” beamed Maria Silva.",
        [("quote.unlisted", "Maria Silva", "We will never sell the boats!")],
    ),
    # a new cue before the quotation begins a new statement
    (
        "“We will sell the boats,” Maria Silva said. John Miller replied, “You will not sell them.”",
        [
            ("quote.after", "Maria Silva", "We will sell the boats"),
            ("quote.before", "John Miller", "You will not sell them."),
        ],
    ),
    # whom it is told to does not speak
    (
        "“We will sell the boats,” Maria Silva, the mayor of Luanda, told Reuters.",
        [("quote.after", "Maria Silva, the mayor of Luanda", "We will sell the boats")],
    ),
    # over several paragraphs: by whom the sentence before is about, or by nobody, never by who spoke before
    (
        "“It was cruel,” said John Miller.\n\nThe man’s sister, Maria Silva, came out of the court.\n\n"
        "“We are glad that it is over.\n\n“It was a long wait for us all.”",
        [
            ("quote.after", "John Miller", "It was cruel"),
            ("quote.floating", "The man’s sister, Maria Silva", "We are glad that it is over."),
        ],
    ),
    (
        "“It was cruel,” said John Miller.\n\nThe court rose at noon.\n\n"
        "“We are glad that it is over.\n\n“It was a long wait for us all.”",
        [("quote.after", "John Miller", "It was cruel")],
    ),
    # titles, nicknames, scare quotes and slogans
    ("Maria Silva sat down to read “The Old Man and the Sea” again.", []),
    ("The boat, “Queen of the Northern Sea”, was sold in May.", []),
    ("Silva’s “reform” of the harbour cost two million.", []),
    ("The board was green. “No boats beyond this point.”", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_quotations(
    nlp: Language, knowledge: Knowledge, text: str, expected: list[tuple[str, str, str]]
) -> None:
    (parsed,) = parse(nlp, [Article(text=text)], 10_000)
    assert isinstance(parsed, tuple)
    found = Statements(knowledge).process(parsed[1])
    assert [(s.rule, s.source[0].of(text), s.content[0].of(text)) for s in found] == expected
