"""Labels that open lines, and turns of interviews, on text alone."""

from __future__ import annotations

import pytest

from sayso.language.layout import layout_of
from sayso.statements.labels import acts, labelled, turns

DEBATE = "ANA LIMA: Why now?\n\nTAM: We waited.\n\nLIMA: For what?\n\nTAM: For rain.\n\nOSK: It came."
QUESTIONS = "Q: Is it over?\n\nIt is not, he says.\n\nQ: When will it be?\n\nIn May."
INTERVIEW = "Q: You left in May.\n\nA: I had to.\n\nQ: Why?\n\nA: Who would stay?"

TURNS = [
    (DEBATE, ["ANA LIMA", "TAM", "LIMA", "TAM", "OSK"], ["ask", "answer", "ask", "answer", "say"]),
    (QUESTIONS, ["Q", "Q"], ["ask", "ask"]),
    (INTERVIEW, ["Q", "A", "Q", "A"], ["ask", "answer", "ask", "answer"]),
    # headings, lists and lone labels are no turns
    ("Note: We close at six.\n\nNote: We open at ten.", [], []),
    ("Lima: Bridge will open\n\nThe bridge will open in May.", [], []),
    ("North: Rain.\n\nSouth: Sun.\n\nEast: Fog.", [], []),
    ("The result is clear: nobody won.\n\nThe reason is clear: nobody ran.", [], []),
]


@pytest.mark.parametrize(("text", "labels", "done"), TURNS)
def test_turns(text: str, labels: list[str], done: list[str]) -> None:
    spoken = turns(text, labelled(text, layout_of(text).paragraphs))
    assert [line.label.of(text) for line in spoken] == labels
    assert acts(text, spoken) == done


def test_a_label_ends_at_its_colon_and_clock_times_are_none() -> None:
    text = "Mayor Tam (Varn): “No.”\n\nAt 10:30 it rained.\n\n- From Lima: Yes."
    lines = labelled(text, layout_of(text).paragraphs)
    assert [(line.label.of(text), line.words.of(text)) for line in lines] == [
        ("Mayor Tam (Varn)", "“No.”"),
        ("From Lima", "Yes."),
    ]
