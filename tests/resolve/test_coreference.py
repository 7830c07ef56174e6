"""Descriptions and pronouns resolved, sieve by sieve; and refused where two candidates remain."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.actors.component import Actors
from sayso.resolve.actors import resolve_actors
from sayso.spans import Span
from sayso.values import Place, PlaceMention


def places_of(text: str, acting: dict[str, tuple[str, str]]) -> list[Place]:
    """A place for each word of ``acting`` (its name and country), all its mentions metonyms."""
    places = []
    for word, (name, country) in acting.items():
        at = text.index(word)
        mention = PlaceMention(
            span=Span(at, at + len(word)), name=word, form="metonym", rule="test", confidence=1.0
        )
        places.append(
            Place(
                name=name,
                kind="city",
                country=country,
                lat=None,
                lon=None,
                geonames_id=None,
                reason="test",
                mentions=(mention,),
                rule="test",
                confidence=1.0,
            )
        )
    return places


def actor_at(nlp: Language, knowledge: Knowledge, text: str, word: str, last: bool = True) -> str | None:
    """The name of the actor that the last mention with the text ``word`` is of."""
    doc = nlp(text)
    actors = resolve_actors(doc, Actors(knowledge).process(doc), (), knowledge)
    found = [(m.span, a.name) for a in actors for m in a.mentions if m.span.of(text) == word]
    return max(found)[1] if found else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        # one candidate, and the subject of the sentence before
        ("Ilham Aliyev spoke on Monday. However, he gave no date.", "he", "Ilham Aliyev"),
        ("Angela Merkel met Ilham Aliyev. She gave no date.", "She", "Angela Merkel"),
        ("Angela Merkel met Ilham Aliyev. He gave no date.", "He", "Ilham Aliyev"),
        ("Igor Belov met Ilham Aliyev in the town. He gave no date.", "He", "Igor Belov"),
        # a title's gender
        ("Mrs. Tsertsvadze met Mr. Gogrichidze. She gave no date.", "She", "Tsertsvadze"),
        # groups
        ("The villagers met Ilham Aliyev. They want a road.", "They", "villagers"),
        # unnamed persons are antecedents
        ("A spokesman for the ministry arrived late. He gave no date.", "He", "spokesman for the ministry"),
        # role and nationality
        (
            "Turkish President Recep Tayyip Erdogan met Russian President Vladimir Putin. "
            "The Turkish leader took a firm stand.",
            "The Turkish leader",
            "Recep Tayyip Erdogan",
        ),
        (
            "Foreign Minister Ann Linde went to Kyiv. The minister gave no date.",
            "The minister",
            "Ann Linde",
        ),
        # the same noun
        (
            "The Georgian Interior Ministry denied it. The ministry gave no date.",
            "The ministry",
            "Interior Ministry of Georgia",
        ),
        # the one that acted, not one that is only mentioned
        (
            "The Georgian Interior Ministry denied it. Officers met the Turkish Foreign Ministry in Batumi. "
            "The ministry gave no date.",
            "The ministry",
            "Interior Ministry of Georgia",
        ),
        # a generic noun
        ("Microsoft cut its forecast. The company gave no reason.", "The company", "Microsoft"),
        (
            "Microsoft cut its forecast. Columbia University taught on. The company gave no reason.",
            "The company",
            "Microsoft",
        ),
        # another word for the only person near
        ("Dana Katz measured the ice. The glaciologist gave no date.", "The glaciologist", "Dana Katz"),
        ("Dana Katz was hurt on Monday. The 45-year-old gave no date.", "The 45-year-old", "Dana Katz"),
        # two governments, two persons
        (
            "The Turkish government met the Greek government. Both sides gave no date.",
            "Both sides",
            "government of Turkey and government of Greece",
        ),
        (
            "Igor Belov met Ilham Aliyev. The two men gave no date.",
            "The two men",
            "Igor Belov and Ilham Aliyev",
        ),
        ("Igor Belov met Dana Katz in Rome. The pair gave no date.", "The pair", "Igor Belov and Dana Katz"),
        # heads of state stand for their sides, and who acts goes before who is mentioned
        (
            "Russian President Igor Belov called Turkish President Ilham Aliyev. Belov hopes that the Greek "
            "government will wait. Aliyev agrees. Both sides gave no date.",
            "Both sides",
            "government of Russia and government of Turkey",
        ),
        # the other candidate
        (
            "Dana Katz and Igor Belov want to be mayor. Katz spoke on Monday. Her rival gave no date.",
            "Her rival",
            "Igor Belov",
        ),
        # the body that the article is about, rather than the one named last
        (
            "Microsoft cut its forecast. In May Microsoft had raised it. Sund Capital, a bank, sold. "
            "The company gave no reason.",
            "The company",
            "Microsoft",
        ),
        # described in the lead, named after it
        (
            "A former clerk opened the books on Monday. The clerk, Igor Belov, gave no date.",
            "A former clerk",
            "Igor Belov",
        ),
        (
            "The captain of a ferry lost his way on Monday. Igor Belov, 54, gave no date.",
            "The captain",
            "Igor Belov",
        ),
        (
            "A spokesman for the ministry denied it on Monday. Igor Belov told reporters that it was wrong.",
            "A spokesman",
            "Igor Belov",
        ),
        # the same noun
        (
            "Officials of the town met the villagers. These officials gave no date.",
            "These officials",
            "Officials of the town",
        ),
        # a name set off beside a description
        ("Its envoy in Rome, Angela Merkel, left. The envoy gave no date.", "The envoy", "Angela Merkel"),
    ],
)
def test_resolved(nlp: Language, knowledge: Knowledge, text: str, word: str, name: str) -> None:
    assert actor_at(nlp, knowledge, text, word) == name


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A letter to Igor Belov and Ilham Aliyev was lost. He gave no date.", "He"),
        ("The weather was fine. He gave no date.", "He"),
        ("Angela Merkel spoke. He gave no date.", "He"),
    ],
)
def test_refused(nlp: Language, knowledge: Knowledge, text: str, word: str) -> None:
    assert actor_at(nlp, knowledge, text, word) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        # two persons near, one of them may be meant
        (
            "Dana Katz met Anna Berg on the ice. The glaciologist gave no date.",
            "The glaciologist",
            "glaciologist",
        ),
        # three governments
        (
            "The Turkish government, the Greek government and the Libyan government met. Both sides left.",
            "Both sides",
            "Both sides",
        ),
        ("The dockers met. Both sides gave no date.", "Both sides", "Both sides"),
        # who writes is not who is written about
        ("Microsoft cut its forecast. This newspaper gave no date.", "This newspaper", "This newspaper"),
        # two rivals
        (
            "Dana Katz, Igor Belov and Anna Berg want to be mayor. Belov spoke. His rival gave no date.",
            "His rival",
            "rival of Igor Belov",
        ),
        # somebody told of by what he does is somebody else
        (
            "A spokesman for the ministry denied it. Igor Belov, who lives there, gave no date.",
            "A spokesman",
            "spokesman for the ministry",
        ),
        # the lead's man is not the woman named next, nor somebody with another office
        (
            "A former clerk said his books were lost. Anna Berg, 54, gave no date.",
            "A former clerk",
            "former clerk",
        ),
        (
            "A former clerk opened the books. Prime Minister Igor Belov, 54, gave no date.",
            "A former clerk",
            "former clerk",
        ),
    ],
)
def test_an_actor_of_its_own(nlp: Language, knowledge: Knowledge, text: str, word: str, name: str) -> None:
    assert actor_at(nlp, knowledge, text, word) == name


@pytest.mark.model
def test_one_government_for_capital_country_and_side(nlp: Language, knowledge: Knowledge) -> None:
    text = "Baku denied the raid. The Azerbaijani side asked for talks. The Kremlin agreed."
    doc = nlp(text)
    places = places_of(text, {"Baku": ("Baku", "AZ"), "Kremlin": ("Kremlin", "RU")})
    actors = resolve_actors(doc, Actors(knowledge).process(doc), places, knowledge)
    assert [(a.name, a.type, [(m.span.of(text), m.form) for m in a.mentions]) for a in actors] == [
        (
            "government of Azerbaijan",
            "government",
            [("Baku", "metonym"), ("The Azerbaijani side", "nominal")],
        ),
        ("government of Russia", "government", [("Kremlin", "metonym")]),
    ]


@pytest.mark.model
def test_literal_place_is_no_actor(nlp: Language, knowledge: Knowledge) -> None:
    doc = nlp("The train from Baku reached Yerevan.")
    assert resolve_actors(doc, Actors(knowledge).process(doc), (), knowledge) == ()


@pytest.mark.model
def test_each_mention_belongs_to_one_actor(nlp: Language, knowledge: Knowledge) -> None:
    text = "Ilham Aliyev met Igor Belov. He thanked him, and they left. Aliyev's aides said he was tired."
    doc = nlp(text)
    actors = resolve_actors(doc, Actors(knowledge).process(doc), (), knowledge)
    spans = [m.span for a in actors for m in a.mentions]
    assert len(spans) == len(set(spans))
