from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge.gazetteer_names import acronym, fold, key


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("St. Etienne", "saint etienne"),
        ("SAINT ETIENNE", "saint etienne"),
        ("Kəlbəcər", "kalbacar"),
        ("Washington, D.C.", "washington dc"),
        ("N'Djamena", "ndjamena"),
        ("N’Djamena", "ndjamena"),
        ("Łódź", "lodz"),
        ("Mt. Vernon", "mount vernon"),
        ("  ", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("U.S.", "=US"),
        ("US", "=US"),
        ("us", None),
        ("Us", None),
        ("BAKU", "=BAKU"),
        ("TBILISI", None),
        ("A", None),
    ],
)
def test_acronym(name: str, expected: str | None) -> None:
    assert acronym(name) == expected


def test_key_keeps_an_acronym_apart_from_a_word() -> None:
    assert key("US") != key("us")
    assert key("Chad") == key("chad")


@given(st.text(max_size=200))
def test_a_key_has_single_spaces_and_no_capitals(name: str) -> None:
    folded = fold(name)
    assert folded == " ".join(folded.split())
    assert not any("A" <= letter <= "Z" for letter in folded)


@given(st.text(alphabet="aeiouáéíóúàèìòùäëïöüñçšžABCÉÖÑ -'", max_size=40))
def test_composed_and_decomposed_letters_are_alike(name: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(decomposed)
