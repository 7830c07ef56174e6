"""How the clause of a figure puts it forward: denied, hedged, conditional, foreseen, asked or plain."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.component import Numbers

pytestmark = pytest.mark.model

PLAIN = ("positive", "asserted", ())


@pytest.fixture(scope="module")
def numbers(knowledge: Knowledge) -> Numbers:
    return Numbers(knowledge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm killed 12 people.", PLAIN),
        ("The storm did not kill 12 people.", ("negative", "asserted", ("not",))),
        ("The storm never displaced 300 families.", ("negative", "asserted", ("never",))),
        ("Rebels failed to free 12 hostages.", ("negative", "asserted", ("failed",))),
        ("The army left without losing 12 men.", ("negative", "asserted", ("without",))),
        ("Not only did the flood kill 12 people.", PLAIN),
        ("No fewer than 12 people died.", PLAIN),
        ("Not more than 12 people died.", PLAIN),
        ("The driver was not hurt but killed 12 people.", PLAIN),
        ("The dam may burst and kill 400 people.", ("positive", "possible", ("may",))),
        ("The dam may have collapsed, killing 400 people.", ("positive", "possible", ("may",))),
        ("Up to 400 people could die.", ("positive", "possible", ("could",))),
        ("Divers could not rescue 12 sailors.", ("negative", "asserted", ("not",))),
        ("Twelve sailors are feared dead.", ("positive", "possible", ("feared",))),
        ("Twelve sailors are believed to have drowned.", ("positive", "possible", ("believed",))),
        ("Twelve sailors are said to have drowned.", ("positive", "alleged", ("said",))),
        ("The guards allegedly killed 12 inmates.", ("positive", "alleged", ("allegedly",))),
        ("Reportedly, 12 inmates were killed.", ("positive", "alleged", ("Reportedly",))),
        ("The firm will cut 800 jobs.", ("positive", "predicted", ("will",))),
        ("The firm is expected to dismiss 800 workers.", ("positive", "predicted", ("expected",))),
        ("If the dam bursts, 400 people will die.", ("positive", "conditional", ("If",))),
        ("The plan works unless 400 people fall ill.", ("positive", "conditional", ("unless",))),
        ("The town must house 400 refugees.", ("positive", "ordered", ("must",))),
        ("Did the flood kill 400 people?", ("positive", "questioned", ())),
        ("The gas has the potential to kill 400 people.", ("positive", "possible", ("potential",))),
        ("Her two children will not come.", PLAIN),
        ("Two clerks did not answer.", PLAIN),
        ("The two clerks were not killed.", ("negative", "asserted", ("not",))),
        ("Sales did not reach $40 million.", ("negative", "asserted", ("not",))),
        ("Inflation may rise to 8 per cent.", ("positive", "possible", ("may",))),
    ],
)
def test_assertion(
    nlp: Language, numbers: Numbers, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    found = [n.assertion for n in numbers.process(nlp(text))]
    assert [(a.polarity, a.modality, tuple(s.of(text) for s in a.evidence)) for a in found] == [expected]
