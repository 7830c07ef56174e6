"""Whose the counted are, in which group and over what, as the words around a figure say."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.component import Numbers

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def numbers(knowledge: Knowledge) -> Numbers:
    return Numbers(knowledge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv said 12 of its soldiers had died.", ["its"]),
        ("The shells killed 12 Georgian soldiers.", ["Georgian"]),
        ("The shells killed 12 soldiers of the Georgian army.", ["the Georgian army"]),
        ("Tbilisi's 12 soldiers were wounded.", ["Tbilisi"]),
        ("Georgia lost 12 soldiers.", ["Georgia"]),
        ("Georgia suffered 12 casualties.", ["Georgia"]),
        ("We have buried eleven martyrs.", ["We"]),
        ("The enemy left 40 bodies on the field.", ["The enemy"]),
        ("The colonel left 40 soldiers in the town.", [None]),
        ("Kyiv acknowledged four deaths of its own.", ["its"]),
        ("Kyiv put its own losses at four dead.", ["its"]),
        ("Kyiv put the losses of the Georgian army at 40.", ["the Georgian army"]),
        ("The blast killed four Georgian soldiers and wounded 11.", ["Georgian", None]),
        ("The storm killed 12 people.", [None]),
    ],
)
def test_party(nlp: Language, numbers: Numbers, text: str, expected: list[str | None]) -> None:
    found = [n.party.of(text) if n.party else None for n in numbers.process(nlp(text))]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 3,000 marched through the port.", ["protester"]),
        ("Some 500 people took part in the rally.", ["protester"]),
        ("Organisers put the turnout at 12,000.", ["protester"]),
        ("Some 500 people took part in the quiz.", [None]),
        ("The yard employs 450 people.", ["worker"]),
        ("The fire killed 20 guests. Seven of the dead were children.", ["passenger", "child"]),
        ("Four soldiers killed and 11 wounded, the army said.", ["soldier", "soldier"]),
        ("The bomb killed four soldiers and wounded 11.", ["soldier", None]),
        ("Police shot two dockers.", ["worker"]),
        ("Some 40 aid workers left.", ["aid_worker"]),
    ],
)
def test_group(nlp: Language, numbers: Numbers, text: str, expected: list[str | None]) -> None:
    assert [n.group for n in numbers.process(nlp(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since May the flu has killed 12 people.", ["cumulative"]),
        ("The toll rose to 12.", ["cumulative"]),
        ("It was the worst blast since 1990, killing 12 people.", ["incident"]),
        ("Two people died in clashes near the mill.", ["incident"]),
        ("Road crashes kill 12 people a week here.", ["period"]),
        ("The blast killed 12 people. Thirty are in hospital.", ["incident", "incident"]),
        ("Officials said 12 people had died.", [None]),
    ],
)
def test_basis(nlp: Language, numbers: Numbers, text: str, expected: list[str | None]) -> None:
    assert [n.basis for n in numbers.process(nlp(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry carried 40 people.", [True]),
        ("The ferry carried 40 welders.", [True]),
        ("The ferry carried 40 cars.", [False]),
        ("Farmers reported 270 swine deaths.", [False]),
        ("At least 40 were killed.", [True]),
        ("The figure stood at 40.", [None]),
        ("The ferry cost 40 million euros.", [None]),
    ],
)
def test_people(nlp: Language, numbers: Numbers, text: str, expected: list[bool | None]) -> None:
    assert [n.people for n in numbers.process(nlp(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnout was 76 per cent, up from 71 in the last vote.", [("%", "percent"), ("%", "percent")]),
        ("Profit was $40 million, against 35 million in May.", [("USD", "money"), ("USD", "money")]),
        ("Turnout was 76 per cent and 71 clerks counted.", [("%", "percent"), (None, "count")]),
    ],
)
def test_shared_unit(
    nlp: Language, numbers: Numbers, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(n.unit, n.kind) for n in numbers.process(nlp(text))] == expected
