"""What actors without a name are called, and what a pronoun's gender is worth."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.actors.component import Actors
from sayso.resolve.actors import resolve_actors
from sayso.resolve.clusters import Cluster


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # ministries carry their country
        (
            "The Sudanese foreign ministry denied it.",
            "The Sudanese foreign ministry",
            "Foreign Ministry of Sudan",
        ),
        ("The health ministry in Maputo denied it.", "The health ministry", "Health Ministry of Mozambique"),
        ("The health ministry denied it.", "The health ministry", "health ministry"),
        (
            "The Ministry of Finance of Georgia agreed.",
            "Ministry of Finance",
            "Ministry of Finance of Georgia",
        ),
        ("The European Parliament agreed.", "European Parliament", "European Parliament"),
        # whose it is
        ("Angela Merkel left. Her office said nothing.", "Her office", "office of Angela Merkel"),
        ("Angela Merkel's lawyer said nothing.", "Angela Merkel's lawyer", "lawyer of Angela Merkel"),
        ("The town's engineers said nothing.", "The town's engineers", "engineers of the town"),
        ("The governor's office said nothing.", "The governor's office", "governor's office"),
        # an acronym that the article spells out
        (
            "The Varn Pilots Association (VPA) met on Monday. VPA officials said nothing.",
            "VPA officials",
            "Varn Pilots Association officials",
        ),
        # somebody or something of the body near
        (
            "Microsoft cut its forecast. A spokeswoman said nothing.",
            "A spokeswoman",
            "spokeswoman of Microsoft",
        ),
        ("Microsoft cut its forecast. The board said nothing.", "The board", "board of Microsoft"),
        ("It rained. A spokeswoman said nothing.", "A spokeswoman", "spokeswoman"),
        # how many they are
        ("Two villagers said nothing.", "Two villagers", "villagers"),
    ],
)
def test_names(nlp: Language, knowledge: Knowledge, text: str, words: str, name: str) -> None:
    doc = nlp(text)
    actors = resolve_actors(doc, Actors(knowledge).process(doc), (), knowledge)
    found = [a.name for a in actors for m in a.mentions if m.span.of(text) == words]
    assert found == [name]


@pytest.mark.parametrize(
    ("known", "votes", "gender"),
    [
        (None, ["male"], "male"),
        (None, ["male", "female"], None),
        (None, ["male", "female", "female"], "female"),
        (None, ["male", "male", "female"], "male"),
        ("female", ["male", "male"], "female"),
    ],
)
def test_pronouns_vote_on_a_gender(known: str | None, votes: list[str], gender: str | None) -> None:
    cluster = Cluster("Kim", "person", "test", 1.0, gender=known)  # type: ignore[arg-type]
    for vote in votes:
        cluster.vote(vote)  # type: ignore[arg-type]
    assert cluster.gender == gender
