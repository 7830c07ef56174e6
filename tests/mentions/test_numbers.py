"""The component: what a count counts, what befell it, whose, and what is no number at all."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.component import Numbers
from sayso.spans import Span
from sayso.values import DateMention

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def numbers(knowledge: Knowledge) -> Numbers:
    return Numbers(knowledge)


# text: (number's words, value, counted lemma, outcome, group, words of the party)
MEANINGS: list[tuple[str, list[tuple[str, float | None, str | None, str | None, str | None, str | None]]]] = [
    (
        "In addition, 32 civilians were killed in the valley.",
        [("32", 32, "civilian", "killed", "civilian", None)],
    ),
    ("Officially 564 were declared killed.", [("564", 564, None, "killed", None, None)]),
    (
        "The ministry claims that the enemy has lost more than 300 soldiers killed.",
        [("more than 300", 300, "soldier", "killed", "soldier", "the enemy")],
    ),
    (
        "They spoke only of losses among the civilian population – 43 killed and over 200 wounded.",
        [
            ("43", 43, None, "killed", "civilian", None),
            ("over 200", 200, None, "wounded", "civilian", None),
        ],
    ),
    (
        "Two police officers were shot, one of them fatally.",
        [("Two", 2, "officer", "wounded", "police", None), ("one", 1, None, "killed", None, None)],
    ),
    (
        "Some 40 migrants drowned off Libya, including at least 7 children.",
        [
            ("Some 40", 40, "migrant", "killed", "migrant", None),
            ("at least 7", 7, "child", "killed", "child", None),
        ],
    ),
    (
        "The force shot down 36 drones.",
        [("36", 36, "drone", None, None, None)],
    ),
    (
        "Gunmen held 137 pupils; all but four were released.",
        [("137", 137, "pupil", None, "child", None), ("four", 4, None, None, None, None)],
    ),
    (
        "The army put its own losses at nine dead and 23 wounded.",
        [("nine", 9, None, "killed", None, "its"), ("23", 23, None, "wounded", None, "its")],
    ),
    (
        "Only “a handful” of militiamen were hurt.",
        [("a handful", None, "militiaman", "wounded", "militant", None)],
    ),
    (
        "The shelling killed 12 people and wounded at least 30.",
        [
            ("12", 12, "people", "killed", None, None),
            ("at least 30", 30, None, "wounded", None, None),
        ],
    ),
    (
        "The army lost ground, with 200 of its soldiers killed.",
        [("200", 200, "soldier", "killed", "soldier", "its")],
    ),
    ("The death toll rose to 43.", [("43", 43, None, "killed", None, None)]),
    ("The dead included 14 children.", [("14", 14, "child", "killed", "child", None)]),
    ("The quake claimed 12 lives.", [("12", 12, "life", "killed", None, None)]),
    ("Three more bodies were found.", [("Three", 3, "body", "killed", None, None)]),
    ("The death of 12 miners shocked the town.", [("12", 12, "miner", "killed", "worker", None)]),
    ("About 200 were killed and wounded.", [("About 200", 200, None, "casualties", None, None)]),
    ("Two officers were shot and killed.", [("Two", 2, "officer", "killed", "police", None)]),
    (
        "Seven people were injured and nine are missing.",
        [
            ("Seven", 7, "people", "wounded", None, None),
            ("nine", 9, None, "missing", None, None),
        ],
    ),
    ("Police arrested three men on Monday.", [("three", 3, "man", "detained", "man", None)]),
    (
        "Hundreds of thousands of people fled.",
        [("Hundreds of thousands", None, "people", "displaced", None, None)],
    ),
    ("A blast killed seven Pakistani soldiers.", [("seven", 7, "soldier", "killed", "soldier", "Pakistani")]),
    ("The army captured eight more villages.", [("eight", 8, "village", None, None, None)]),
    ("A bomb wounded 56 more.", [("56", 56, None, "wounded", None, None)]),
    ("A boy was wounded.", [("A", 1, "boy", "wounded", "child", None)]),
    ("The dose is enough to kill a man.", []),
    ("No one was hurt.", [("No one", 0, None, "wounded", None, None)]),
    ("No casualties were reported.", [("No", 0, "casualty", "casualties", None, None)]),
    (
        "A policeman and two civilians were killed.",
        [
            ("A", 1, "policeman", "killed", "police", None),
            ("two", 2, "civilian", "killed", "civilian", None),
        ],
    ),
    ("The team lost 30 on the day.", [("30", 30, None, None, None, None)]),
    ("The army lost 30 soldiers.", [("30", 30, "soldier", "killed", "soldier", "The army")]),
    ("They held a 300-person meeting.", [("300", 300, "person", None, None, None)]),
    ("The court has 100 cases.", [("100", 100, "case", None, None, None)]),
    ("The cholera outbreak has reached 100 cases.", [("100", 100, "case", "infected", None, None)]),
    ("Among the dead were four men.", [("four", 4, "man", "killed", "man", None)]),
    ("The virus infected over 4,000.", [("over 4,000", 4000, None, "infected", None, None)]),
    ("He was shot with three missile launchers.", [("three", 3, "launcher", None, None, None)]),
    ("The company built 40 houses.", [("40", 40, "house", None, None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), MEANINGS, ids=[text for text, _ in MEANINGS])
def test_meaning(
    nlp: Language,
    numbers: Numbers,
    text: str,
    expected: list[tuple[str, float | None, str | None, str | None, str | None, str | None]],
) -> None:
    found = [
        (
            n.span.of(text),
            n.value,
            n.counted and n.counted.lemma,
            n.outcome,
            n.group,
            n.party and n.party.of(text),
        )
        for n in numbers.process(nlp(text))
    ]
    assert found == expected


def test_a_wounded_teenager_is_one_and_has_an_age(nlp: Language, numbers: Numbers) -> None:
    text = "During the attack a 14-year-old teenager was wounded."
    found = [(n.span.of(text), n.value, n.kind, n.outcome, n.rule) for n in numbers.process(nlp(text))]
    assert found == [
        ("a", 1, "count", "wounded", "numbers.implicit"),
        ("14-year-old", 14, "age", None, "numbers.digits"),
    ]


BASES = [
    ("So far 43 people have been killed.", "cumulative"),
    ("43 people have been killed this year.", "period"),
    ("43 people were killed in the attack.", "incident"),
    ("43 people were killed.", None),
]


def test_a_total_is_of_another_basis_and_group_than_what_came_to_it(nlp: Language, numbers: Numbers) -> None:
    text = "It killed 34 people on Friday, including 12 children, bringing the death toll to 45,000."
    found = [(n.basis, n.outcome, n.group) for n in numbers.process(nlp(text))]
    assert found == [
        ("incident", "killed", None),
        ("incident", "killed", "child"),
        ("cumulative", "killed", None),
    ]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_basis(nlp: Language, numbers: Numbers, text: str, basis: str | None) -> None:
    assert [n.basis for n in numbers.process(nlp(text))] == [basis]


KINDS = [
    ("John Smith, 34, was there.", [("34", "age")]),
    ("She is 28.", [("28", "age")]),
    ("He lost his job in 2016.", []),
    ("She spoke on 14 October.", []),
    ("One of the best teams won.", []),
    ("They talked about two plans.", [("two", "count")]),
    ("The first plan failed.", [("first", "ordinal")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kind(nlp: Language, numbers: Numbers, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(n.span.of(text), n.kind) for n in numbers.process(nlp(text))] == expected


def test_a_number_inside_a_date_is_none(nlp: Language, numbers: Numbers) -> None:
    text = "In 18 days they won 20 villages."
    doc = nlp(text)
    doc._.dates = (
        DateMention(
            span=Span(3, 10), type="DURATION", value="P18D", anchor="none", rule="dates.test", confidence=1
        ),
    )
    assert [n.span.of(text) for n in numbers.process(doc)] == ["20"]


def test_component_stores_its_numbers(nlp: Language, numbers: Numbers) -> None:
    assert len(numbers(nlp("Two men left."))._.numbers) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "…", "”" * 500, "one\n\n\n" * 50])
def test_odd_text(nlp: Language, numbers: Numbers, text: str) -> None:
    for number in numbers.process(nlp(text)):
        assert number.span.end <= len(text)


def test_a_text_without_a_parse_still_gives_its_numbers(numbers: Numbers) -> None:
    text = "There were 43 killed and more than 200 wounded."
    found = [(n.span.of(text), n.value) for n in numbers.process(spacy.blank("en")(text))]
    assert found == [("43", 43), ("more than 200", 200)]
