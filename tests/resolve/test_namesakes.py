"""Names of places that are a person's, a state's or a city's too, read by the whole article."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso import Article, Record, extract

pytestmark = pytest.mark.model

# text: name, kind and country of each place
PLACES = [
    ("Georgia Governor Ann Cole signed the bill. Georgia has 16 seats.", ["Georgia, region, US"]),
    (
        "Georgia's government wrote to Armenia. Georgian troops left.",
        ["Georgia, country, GE", "Armenia, country, AM"],
    ),
    ("Paris Mayor Ann Cole spoke on Monday.", ["Paris, city, FR"]),
    ("Dallas Police Chief Ann Cole spoke on Monday.", ["Dallas, city, US"]),
    ("Jordan Prime Minister Omar Haddad resigned. Jordan condemned the raid.", ["Jordan, country, JO"]),
    ("They moved from Texas to Oklahoma in May.", ["Texas, region, US", "Oklahoma, region, US"]),
    ("Vanuatu shook, and so did the island of Tanna.", ["Vanuatu, country, VU", "Tanna, natural, None"]),
    ("They met in Oklahoma City.", ["Oklahoma City, city, US"]),
    ("They met in Moscow, Idaho.", ["Moscow, city, US", "Idaho, region, US"]),
    ("They met in Washington, D.C., and in L.A.", ["Washington, city, US", "Los Angeles, city, US"]),
    ("In Washington, State Department officials met.", ["Washington, city, US"]),
    ("PARIS/ROME, May 3 (Reuters) - Boats left.", ["Paris, city, FR", "Rome, city, IT"]),
    ("They met in New York.", ["New York City, city, US"]),
    ("Jordan Miles wrote a book. Jordan said that it was long.", []),
    ("Nine-year-old Georgia Stevens skates well. “I am happy,” said Georgia.", []),
    ("The pupils of St Edmund’s School came.", []),
]
# text: name, country and mentions of the first person
PERSONS = [
    ("Georgia Governor Ann Cole signed the bill. Georgia has 16 seats.", "Ann Cole", "US", ["Ann Cole"]),
    (
        "Jordan Miles wrote a book. Jordan said that it was long.",
        "Jordan Miles",
        None,
        ["Jordan Miles", "Jordan"],
    ),
    ("Michael Jordan won. Jordan was happy.", "Michael Jordan", None, ["Michael Jordan", "Jordan"]),
    (
        "Nine-year-old Georgia Stevens skates well. “I am happy,” said Georgia.",
        "Georgia Stevens",
        None,
        ["Georgia Stevens", "Georgia"],
    ),
    ("Coroner Tim Gibb of Barren County said no.", "Tim Gibb", None, ["Tim Gibb"]),
]


def record(pipeline: Language, text: str) -> Record:
    (found,) = extract([Article(text=text, published="2024-05-06")], pipeline)
    return found


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(pipeline: Language, text: str, expected: list[str]) -> None:
    places = record(pipeline, text).places
    assert [f"{place.name}, {place.kind}, {place.country}" for place in places] == expected


@pytest.mark.parametrize(("text", "name", "country", "mentions"), PERSONS)
def test_persons(pipeline: Language, text: str, name: str, country: str | None, mentions: list[str]) -> None:
    person = next(actor for actor in record(pipeline, text).actors if actor.type == "person")
    assert (person.name, person.country) == (name, country)
    assert [mention.text for mention in person.mentions] == mentions


SPEAKERS = [  # text, and who says the last statement
    (
        "The Red Cross put the injured at 80, but the harbour board said only 41 had come. "
        "Some 1,200 people had left, it said.",
        "harbour board",
    ),
    (
        "Police chief Omar Haddad told the radio that a boy of 12 had died in hospital. "
        "He added: “We fear for the others.”",
        "Omar Haddad",
    ),
    ("It waits; the Nigeria Labour Congress disputes that, saying that it rains.", "Nigeria Labour Congress"),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS)
def test_speakers(pipeline: Language, text: str, name: str) -> None:
    found = record(pipeline, text)
    names = {actor.id: actor.name for actor in found.actors}
    assert names.get(found.statements[-1].source.actor or "") == name


@pytest.mark.parametrize("what", ["Xinhua news agency", "the Chinese Xinhua agency"])
def test_a_body_and_its_name_with_what_it_is(pipeline: Language, what: str) -> None:
    text = f"Two people died, {what} reported. The fire was out, Xinhua said."
    (body,) = (actor for actor in record(pipeline, text).actors if actor.type == "organization")
    assert (body.name, len({mention.start for mention in body.mentions})) == ("Xinhua", 3 - (what[0] == "X"))


def test_marks_within_a_description_are_no_part_of_its_name(pipeline: Language) -> None:
    names = [
        actor.name for actor in record(pipeline, "Officials at St. Mary's said an “expert” left.").actors
    ]
    assert names == ["Officials at St. Mary's", "expert"]
