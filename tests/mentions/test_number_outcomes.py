"""Outcomes and groups of counts, by construction: clause, frame, list, reference back, none at all."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.component import Numbers

pytestmark = pytest.mark.model

Rows = list[tuple[str, list[tuple[str, str | None, str | None]]]]


@pytest.fixture(scope="module")
def numbers(knowledge: Knowledge) -> Numbers:
    return Numbers(knowledge)


def read(nlp: Language, numbers: Numbers, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(n.span.of(text), n.outcome, n.group) for n in numbers.process(nlp(text))]


CLAUSES: Rows = [
    ("The mudslide killed nine villagers.", [("nine", "killed", None)]),
    ("Nine villagers were buried alive.", [("Nine", "killed", None)]),
    ("At least 60 people drowned.", [("At least 60", "killed", None)]),
    ("Forty sailors lost their lives.", [("Forty", "killed", "soldier")]),
    ("The loss of 23 lives shook the island.", [("23", "killed", None)]),
    ("Troops shot dead six rioters.", [("six", "killed", "protester")]),
    ("Six rioters were shot dead.", [("Six", "killed", "protester")]),
    ("Two guards were fatally stabbed.", [("Two", "killed", "police")]),
    ("The storm left 14 people dead.", [("14", "killed", None)]),
    ("The raid left 14 people injured.", [("14", "wounded", None)]),
    ("Eleven officers were hurt.", [("Eleven", "wounded", "police")]),
    ("At least two officers were bitten by a dog.", [("At least two", "wounded", "police")]),
    ("The brigade counted nine eye injuries.", [("nine", "wounded", None)]),
    ("The army suffered 300 casualties.", [("300", "casualties", None)]),
    ("Five miners are still missing.", [("Five", "missing", "worker")]),
    ("Twelve hikers disappeared in the hills.", [("Twelve", "missing", "passenger")]),
    ("Police detained 40 demonstrators.", [("40", "detained", "protester")]),
    ("Some 61 people are in custody.", [("Some 61", "detained", None)]),
    ("Three teachers remain behind bars.", [("Three", "detained", "worker")]),
    ("The court sentenced four officers.", [("four", "sentenced", "police")]),
    ("Prosecutors charged three men with fraud.", [("three", "charged", "man")]),
    ("The rebels freed 20 hostages.", [("20", "released", "prisoner")]),
    ("Gunmen kidnapped 27 pupils.", [("27", "abducted", "child")]),
    ("Thirty fighters surrendered.", [("Thirty", "surrendered", "militant")]),
    ("The army captured 18 insurgents.", [("18", "captured", "militant")]),
    ("About 500 villagers were evacuated.", [("About 500", "evacuated", None)]),
    ("Divers rescued 12 passengers.", [("12", "rescued", "passenger")]),
    ("The outbreak has sickened 400 people.", [("400", "infected", None)]),
    ("More than 90 patients recovered.", [("More than 90", "recovered", "patient")]),
    ("The company sacked 30 engineers.", [("30", "dismissed", "worker")]),
    ("The country deported 200 migrants.", [("200", "deported", "migrant")]),
    ("Sixteen nurses were infected.", [("Sixteen", "infected", "medic")]),
    ("The ship carried 40 tourists.", [("40", None, "passenger")]),
    ("Some 300 workers marched.", [("Some 300", None, "worker")]),
]

FRAMES: Rows = [
    ("Seven people were taken to hospital with burns.", [("Seven", "hospitalized", None)]),
    ("Three children were rushed to hospital.", [("Three", "hospitalized", "child")]),
    ("Doctors admitted 20 patients to the clinic.", [("20", "hospitalized", "patient")]),
    ("Two men remain in hospital.", [("Two", "hospitalized", "man")]),
    ("More than 41,000 had been driven from their homes.", [("More than 41,000", "displaced", None)]),
    ("The flood forced 3,000 people from their homes.", [("3,000", "displaced", None)]),
    ("The fire left 300 families homeless.", [("300", "displaced", None)]),
    ("About 2,000 people lost their homes.", [("About 2,000", "displaced", None)]),
    ("Dozens of families fled across the river.", [("Dozens", "displaced", None)]),
    ("Some 2,300 residents had been moved to schools.", [("Some 2,300", "evacuated", None)]),
    ("Buses took 80 pensioners to safety.", [("80", "evacuated", None)]),
    ("Rebels took 12 engineers hostage.", [("12", "abducted", "worker")]),
    ("Seven soldiers were taken alive.", [("Seven", "captured", "soldier")]),
    ("Nine soldiers were taken prisoner.", [("Nine", "captured", "soldier")]),
    ("They pulled 41 people alive from the rubble.", [("41", "rescued", None)]),
    ("Sixty people tested positive for the virus.", [("Sixty", "infected", None)]),
    ("Four women contracted malaria.", [("Four", "infected", "woman")]),
    ("The soup made 95 guests sick.", [("95", "infected", "passenger")]),
    ("Cholera affects 2,000 people in the port.", [("2,000", "infected", None)]),
    ("The closure affects 2,000 people in the port.", [("2,000", None, None)]),
]

LISTS: Rows = [
    (
        "The police said 45 people died in Homs, 12 in Aleppo and seven in Hama.",
        [("45", "killed", None), ("12", "killed", None), ("seven", "killed", None)],
    ),
    (
        "There were three deaths in the west, two in the east.",
        [("three", "killed", None), ("two", "killed", None)],
    ),
    (
        "The blast killed 12 people and wounded 30, and five are missing.",
        [("12", "killed", None), ("30", "wounded", None), ("five", "missing", None)],
    ),
    (
        "Twelve soldiers and three civilians were killed.",
        [("Twelve", "killed", "soldier"), ("three", "killed", "civilian")],
    ),
    (
        "Officers detained 31 people, including three journalists.",
        [("31", "detained", None), ("three", "detained", "journalist")],
    ),
    (
        "The clinic treated 31 wounded, five of them children.",
        [("31", "wounded", None), ("five", "wounded", "child")],
    ),
    (
        "More than 1,400 people were hurt, 86 of them seriously.",
        [("More than 1,400", "wounded", None), ("86", "wounded", None)],
    ),
    (
        "The fire killed 20 guests, three of whom were staff.",
        [("20", "killed", "passenger"), ("three", "killed", "passenger")],
    ),
    ("The number of missing stood at 15 to 20.", [("15 to 20", "missing", None)]),
    ("Rights groups put the toll at 90.", [("90", "killed", None)]),
    ("The attack claimed the lives of five students.", [("five", "killed", "student")]),
    (
        "The attack led to the deaths of 13 of the 42 patients.",
        [("13", "killed", "patient"), ("42", None, "patient")],
    ),
]

MIXED: Rows = [
    (
        "Six infants died and 300 others were sickened by the milk.",
        [("Six", "killed", "child"), ("300", "infected", None)],
    ),
    (
        "The march drew 20,000 people, three of whom were arrested.",
        [("20,000", None, None), ("three", "detained", None)],
    ),
    ("At least 10 were shot, three fatally.", [("At least 10", "wounded", None), ("three", "killed", None)]),
    ("Three of those injured have died.", [("Three", "killed", None)]),
    (
        "Two of the three bombers were killed.",
        [("Two", "killed", "militant"), ("three", None, "militant")],
    ),
    ("Seven were freed on bail.", [("Seven", "released", None)]),
    ("Nine others are being treated for burns.", [("Nine", "wounded", None)]),
    ("It is a crime to harm a girl under 15 without cause.", [("under 15", None, None)]),
    ("Thousands were left without power.", [("Thousands", None, None)]),
]

BACK: Rows = [
    (
        "Twelve people died in the crash. Officials put the figure at 15.",
        [("Twelve", "killed", None), ("15", "killed", None)],
    ),
    (
        "The hospital said 31 people were wounded. The group's count stood at 26.",
        [("31", "wounded", None), ("26", "wounded", None)],
    ),
    (
        "The ministry has admitted four deaths. Its earlier figure was three.",
        [("four", "killed", None), ("three", "killed", None)],
    ),
    (
        "The agency reported five deaths, but aid workers knew of only two.",
        [("five", "killed", None), ("two", "killed", None)],
    ),
    (
        "Some 15 people are missing, down from 40 on Saturday.",
        [("Some 15", "missing", None), ("40", "missing", None)],
    ),
    (
        "Among the treated, 139 became infected, against 324 in the other group.",
        [("139", "infected", None), ("324", "infected", None)],
    ),
    (
        "Police arrested five men. The five were students.",
        [("five", "detained", "man"), ("five", "detained", "student")],
    ),
    (
        "Police arrested five men. Four of the five were students.",
        [("five", "detained", "man"), ("Four", "detained", "student"), ("five", "detained", "man")],
    ),
    (
        "The flood killed two boys and wounded nine. The count stood at 15.",
        [("two", "killed", "child"), ("nine", "wounded", None), ("15", None, None)],
    ),
    ("The stadium seats 400. The figure stood at 200 in May.", [("400", None, None), ("200", None, None)]),
    (
        "The storm killed three people. The number of visitors stood at 200.",
        [("three", "killed", None), ("200", None, None)],
    ),
]

NOT_PEOPLE: Rows = [
    ("This gear kills at least 800 seals.", [("at least 800", None, None)]),
    ("Four dead birds were found.", [("Four", None, None)]),
    ("The flu infected 16 horses.", [("16", None, None)]),
    ("The navy detained three ships.", [("three", None, None)]),
    ("The virus infected 300 computers.", [("300", None, None)]),
    ("They evacuated 12 villages.", [("12", None, None)]),
    ("Some 40 houses burned.", [("Some 40", None, None)]),
    ("The team lost three matches.", [("three", None, None)]),
    ("Two gunmen fled the bank.", [("Two", None, "militant")]),
    ("A poll of 400 voters released on Friday shows a lead.", [("400", None, None)]),
    ("Ten people could have been saved.", [("Ten", None, None)]),
]

TABLES = [CLAUSES, FRAMES, LISTS, MIXED, BACK, NOT_PEOPLE]


@pytest.mark.parametrize(("text", "expected"), [row for table in TABLES for row in table])
def test_outcome(
    nlp: Language, numbers: Numbers, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert read(nlp, numbers, text) == expected


MONEY = [
    ("In Kenya a sack costs 205 shillings.", "KES"),
    ("In Uganda a sack costs 205 shillings.", "UGX"),
    ("A sack costs 205 shillings.", "shilling"),
    ("Kenya and Uganda both want 205 shillings.", "shilling"),
    ("The Swiss dam will cost 340 million francs.", "CHF"),
    ("The dam will cost 340 million francs.", "franc"),
    ("Pakistan will pay 200 rupees.", "PKR"),
    ("It will pay 200 rupees.", "INR"),
    ("Mexico and Chile fear the plan of 200 Argentine pesos.", "ARS"),
    ("Kenya paid $200 for it.", "USD"),
]


@pytest.mark.parametrize(("text", "unit"), MONEY)
def test_whose_money(nlp: Language, numbers: Numbers, text: str, unit: str | None) -> None:
    assert [n.unit for n in numbers.process(nlp(text)) if n.kind == "money"] == [unit]


KINDS = [
    ("The centre treats children under five.", [("under five", "age")]),
    ("Only those over 80 were let in.", [("over 80", "age")]),
    ("A boy of about 13 came in.", [("about 13", "age")]),
    ("A mother of two was found.", [("two", "count")]),
    ("The driver, 22, is recovering.", [("22", "age")]),
    ("Two women, 23 and 27, have died.", [("Two", "count"), ("23", "age"), ("27", "age")]),
    ("He fell asleep at ten.", []),
    ("The count stood at ten.", [("ten", "count")]),
    ("She has worked there for 26 summers.", []),
    ("It lay idle for an eighth day.", []),
    ("Sales fell in the first half.", []),
    ("It is its first outside Europe.", [("first", "ordinal")]),
    ("He assumed that one bat was enough.", [("one", "count")]),
    ("At least one of them is looking at rail.", [("At least one", "count")]),
    ("They talked over the 19 stakes.", [("19", "count")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kind_in_a_sentence(
    nlp: Language, numbers: Numbers, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(n.span.of(text), n.kind) for n in numbers.process(nlp(text))] == expected
