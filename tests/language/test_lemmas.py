"""Lemmas by rule and by the table of irregular forms."""

from __future__ import annotations

import pytest

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas

NOUNS = [
    ("soldiers", "soldier"),
    ("bodies", "body"),
    ("churches", "church"),
    ("buses", "bus"),
    ("crises", "crisis"),
    ("people", "people"),
    ("women", "woman"),
    ("aircraft", "aircraft"),
    ("Houses", "house"),
    ("dead", "dead"),
    ("gas", "gas"),
]


@pytest.mark.parametrize(("plural", "singular"), NOUNS)
def test_noun(knowledge: Knowledge, plural: str, singular: str) -> None:
    assert Lemmas(knowledge).noun(plural) == singular


VERBS = [
    ("say", {"say", "says", "said", "saying"}),
    ("deny", {"deny", "denies", "denied", "denying"}),
    ("admit", {"admit", "admits", "admitted", "admitting"}),
    ("announce", {"announce", "announces", "announced", "announcing"}),
    ("stress", {"stress", "stresses", "stressed", "stressing"}),
    ("plan", {"plan", "plans", "planned", "planning"}),
]


@pytest.mark.parametrize(("lemma", "forms"), VERBS)
def test_forms_hold_every_real_form(knowledge: Knowledge, lemma: str, forms: set[str]) -> None:
    assert forms <= Lemmas(knowledge).forms(lemma)


BASES = [
    ("bleated", "bleat"),
    ("voiced", "voice"),
    ("voicing", "voice"),
    ("denies", "deny"),
    ("denied", "deny"),
    ("planned", "plan"),
    ("teaches", "teach"),
    ("said", "say"),
    ("zorbled", "zorbled"),
]
KNOWN = {"bleat", "voice", "deny", "plan", "teach", "say"}


@pytest.mark.parametrize(("form", "lemma"), BASES)
def test_a_form_of_a_verb_has_a_base_form_where_that_is_a_word(
    knowledge: Knowledge, form: str, lemma: str
) -> None:
    assert Lemmas(knowledge).verb(form, KNOWN.__contains__) == lemma
