"""The tables of numbers: they load, and no word means two things."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.knowledge import Knowledge
from sayso.knowledge.gazetteer_rows import Country
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.counted import GroupRow
from sayso.mentions.numbers.lexicon import BoundPhrase, Cue, Currency, Lexicon, Unit, Vague
from sayso.mentions.numbers.outcomes import OutcomeRow, OutcomeWords


def repeated(words: list[str]) -> list[str]:
    return sorted(word for word, count in Counter(words).items() if count > 1)


def test_no_word_names_two_units(knowledge: Knowledge) -> None:
    units = knowledge.table("units", Unit).values()
    assert repeated([word for unit in units for word in unit.words]) == []
    assert repeated([symbol for unit in units for symbol in unit.symbols]) == []


def test_no_word_names_two_currencies(knowledge: Knowledge) -> None:
    rows = knowledge.table("currencies", Currency).values()
    assert repeated([word for row in rows for word in row.words]) == []
    assert repeated([symbol for row in rows for symbol in row.symbols]) == []


def test_currencies_share_names_of_rows_and_lie_in_countries(knowledge: Knowledge) -> None:
    rows = knowledge.table("currencies", Currency)
    countries = knowledge.table("countries", Country)
    assert {shared for row in rows.values() for shared in row.shares} <= rows.keys()
    assert {code for row in rows.values() for code in row.countries} <= countries.keys()
    assert [row.id for row in rows.values() if not row.words] == []


def test_people_are_neither_animals_nor_things(knowledge: Knowledge) -> None:
    people = {noun for row in knowledge.table("groups", GroupRow).values() for noun in row.nouns}
    cues = knowledge.table("number_cues", Cue)
    assert people.isdisjoint(cues["animal"].forms)
    assert people.isdisjoint(cues["thing"].forms)


def test_no_noun_names_two_groups(knowledge: Knowledge) -> None:
    rows = knowledge.table("groups", GroupRow).values()
    assert repeated([noun for row in rows for noun in row.nouns]) == []


def test_no_word_has_two_outcomes_in_one_role(knowledge: Knowledge) -> None:
    rows = knowledge.table("outcomes", OutcomeRow).values()
    frames = [row for row in rows if row.complements]
    plain = [f"{row.role}:{word}" for row in rows if not row.complements for word in row.words]
    framed = [f"{row.role}:{word} {end}" for row in frames for word in row.words for end in row.complements]
    assert repeated(plain) == []
    assert repeated(framed) == []


def test_vague_quantities_have_an_order_and_a_convention(knowledge: Knowledge) -> None:
    rows = knowledge.table("vague_numbers", Vague).values()
    assert all(0 < row.low < row.high and row.source for row in rows)


def test_no_bound_phrase_stands_twice(knowledge: Knowledge) -> None:
    rows = knowledge.table("number_bounds", BoundPhrase).values()
    assert repeated([f"{row.side}:{row.phrase}" for row in rows]) == []


@pytest.mark.parametrize(
    ("role", "word", "person", "outcome"),
    [
        ("transitive", "killed", False, "killed"),
        ("transitive", "captured", False, None),
        ("transitive", "captured", None, "captured"),
        ("active", "lost", None, None),
        ("active", "lost", True, "killed"),
        ("intransitive", "died", False, "killed"),
        ("transitive", "painted", True, None),
    ],
)
def test_outcome_of_a_word(
    knowledge: Knowledge, role: str, word: str, person: bool | None, outcome: str | None
) -> None:
    assert OutcomeWords(knowledge, Lemmas(knowledge)).word(role, word, person) == outcome


def test_starters_hold_no_letters(knowledge: Knowledge) -> None:
    starters = Lexicon(knowledge).starters
    assert {"three", "dozens", "½", "half", "several", "a"} <= starters
    assert not {"m", "k", "bn", "people"} & starters
