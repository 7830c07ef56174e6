from __future__ import annotations

import pickle

import pytest

from sayso.knowledge.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(None)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Armenia", "country:AM"),
        ("U.K.", "country:GB"),
        ("DPRK", "country:KP"),
        ("Artsakh", "territory:nagorno_karabakh"),
        ("Black Sea", "natural:black_sea"),
        ("Kremlin", "seat:kremlin"),
        ("Vayots Dzor", "region:AM.10"),
        ("Harris County", "region:US.GA.145"),
        ("Sotk", "city:616041"),
        ("Khankendi", "city:146970"),
        ("Stepanakert", "city:146970"),
        ("NYC", "city:5128581"),
    ],
)
def test_the_first_place_of_a_name(gazetteer: Gazetteer, name: str, first: str) -> None:
    assert gazetteer.named(name)[0].id == first


@pytest.mark.parametrize("name", ["", "Qwertyville Heights", "x" * 5000, "\n", "123"])
def test_no_place(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.named(name) == ()


def test_a_pronoun_is_no_country(gazetteer: Gazetteer) -> None:
    assert [entry.layer for entry in gazetteer.named("us")] == ["city"]
    assert gazetteer.named("US")[0].id == "country:US"


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("Armenian", ["country:AM"]),
        ("Armenians", ["country:AM"]),
        ("Dutch", ["country:NL"]),
        ("Britons", ["country:GB"]),
        ("Dominican", ["country:DM", "country:DO"]),
        ("Chechen", ["territory:chechnya"]),
        ("European", ["natural:europe"]),
        ("armenian", []),
        ("Republican", []),
    ],
)
def test_demonyms(gazetteer: Gazetteer, word: str, ids: list[str]) -> None:
    assert [entry.id for entry in gazetteer.demonym(word)] == ids


@pytest.mark.parametrize(
    ("word", "region"), [("Ky.", "US.KY"), ("TX", "US.TX"), ("Ont.", "CA.08"), ("ky.", None)]
)
def test_abbreviations(gazetteer: Gazetteer, word: str, region: str | None) -> None:
    entry = gazetteer.abbreviation(word)
    assert (entry.admin1 if entry else None) == region


def test_every_country_is_complete(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.countries) == 250
    inhabited = [country for country in gazetteer.countries.values() if country.population > 100_000]
    assert [country.id for country in inhabited if not country.adjectives or not country.capital] == []


def test_every_capital_is_a_city_of_its_country(gazetteer: Gazetteer) -> None:
    missing = [
        country.id
        for country in gazetteer.countries.values()
        if country.capital
        and country.population > 1_000_000
        and not any(e.capital and e.country == country.id for e in gazetteer.named(country.capital))
    ]
    assert missing == []


def test_every_seat_has_a_country_that_exists(gazetteer: Gazetteer) -> None:
    assert [seat.id for seat in gazetteer.seats.values() if seat.country not in gazetteer.countries] == []
    assert [
        seat.id for seat in gazetteer.seats.values() if (seat.institution is None) != (seat.type is None)
    ] == []


def test_governments(gazetteer: Gazetteer) -> None:
    assert gazetteer.countries["AZ"].government == "government of Azerbaijan"
    assert gazetteer.countries["NL"].government == "government of the Netherlands"


def test_a_gazetteer_can_be_sent_to_another_process(gazetteer: Gazetteer) -> None:
    copy: Gazetteer = pickle.loads(pickle.dumps(gazetteer))
    assert copy.named("Sotk") == gazetteer.named("Sotk")
