"""Mentions of actors: names put right, titles split off, descriptions and pronouns."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.knowledge import Knowledge
from sayso.mentions.actors.component import Actors
from sayso.spans import Span
from sayso.values import ActorMention, Quotation

# text: (words of the span, form, type, role, country) of each mention
CASES = [
    (
        "Armenian Prime Minister Nikol Pashinyan arrived.",
        [("Nikol Pashinyan", "name", "person", "Prime Minister", "AM")],
    ),
    (
        "Prime Minister of Armenia Nikol Pashinyan arrived.",
        [("Nikol Pashinyan", "name", "person", "Prime Minister", "AM")],
    ),
    (
        "Nikol Pashinyan, the prime minister of Armenia, arrived.",
        [
            ("Nikol Pashinyan", "name", "person", "Prime Minister", "AM"),
            ("the prime minister", "nominal", "person", "Prime Minister", "AM"),
        ],
    ),
    (
        "Ukraine's President Volodymyr Zelensky spoke on Monday.",
        [("Volodymyr Zelensky", "name", "person", "President", "UA")],
    ),
    (
        "New Jersey Gov. Phil Murphy agreed.",
        [("Phil Murphy", "name", "person", "Governor", None)],
    ),
    (
        "The Georgian Interior Ministry denied the report.",
        [("Georgian Interior Ministry", "name", "government", None, "GE")],
    ),
    (
        "Independent experts doubt the claim.",
        [("Independent experts", "nominal", "group", "Expert", None)],
    ),
    (
        "A spokesman for the ministry declined to comment.",
        [
            ("A spokesman", "nominal", "unnamed", "Spokesman", None),
            ("the ministry", "nominal", "government", None, None),
        ],
    ),
    (
        "The Turkish leader said he would wait.",
        [
            ("The Turkish leader", "nominal", "person", "Leader", "TR"),
            ("he", "pronoun", "person", None, None),
        ],
    ),
    ("Yerevan and Baku are capitals.", []),
    ("The table stood in the room.", []),
]


def rows(text: str, mentions: tuple[ActorMention, ...]) -> list[tuple[object, ...]]:
    return [(m.span.of(text), m.form, m.type, m.role, m.country) for m in mentions]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_mentions(nlp: Language, knowledge: Knowledge, text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(text, Actors(knowledge).process(nlp(text))) == expected


def entity_doc(vocab: Vocab, words: list[str], tags: list[str], ents: list[str]) -> Doc:
    """A Doc without a parse: every word its own head."""
    count = len(words)
    return Doc(vocab, words=words, tags=tags, ents=ents, heads=list(range(count)), deps=["dep"] * count)


@pytest.mark.parametrize("word", ["Yerevan", "Armenia", "Washington", "Turkish"])
def test_country_and_capital_are_no_persons(vocab: Vocab, knowledge: Knowledge, word: str) -> None:
    doc = entity_doc(vocab, [word, "waited"], ["NNP", "VBD"], ["B-PERSON", "O"])
    assert Actors(knowledge).process(doc) == ()


def test_surname_of_a_full_name_is_a_person_however_labelled(vocab: Vocab, knowledge: Knowledge) -> None:
    words = ["Olga", "Washington", "left", ".", "Washington", "slept"]
    ents = ["B-PERSON", "I-PERSON", "O", "O", "B-PERSON", "O"]
    doc = entity_doc(vocab, words, ["NNP", "NNP", "VBD", ".", "NNP", "VBD"], ents)
    # a capital is a person where the recogniser itself calls it one, and a full name ends so
    assert [m.name for m in Actors(knowledge).process(doc)] == ["Olga Washington", "Washington"]


def test_republic_that_the_recogniser_calls_a_person_and_its_acronym(
    vocab: Vocab, knowledge: Knowledge
) -> None:
    words = ["Nagorno", "-", "Karabakh", "Republic", "(", "NKR", ")", "and", "NKR"]
    tags = ["NNP", "HYPH", "NNP", "NNP", "-LRB-", "NNP", "-RRB-", "CC", "NNP"]
    ents = ["B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON", "O", "B-GPE", "O", "O", "B-GPE"]
    found = Actors(knowledge).process(entity_doc(vocab, words, tags, ents))
    assert [(m.name, m.type, m.rule) for m in found] == [
        ("Nagorno - Karabakh Republic", "organization", "actors.organization"),
        ("NKR", "organization", "actors.acronym"),
        ("NKR", "organization", "actors.acronym"),
    ]


def test_pronouns_inside_quotations_are_left_out(vocab: Vocab, knowledge: Knowledge) -> None:
    doc = entity_doc(vocab, ["“", "He", "”", "she", "said"], ["``", "PRP", "''", "PRP", "VBD"], ["O"] * 5)
    doc._.quotations = (Quotation(Span(2, 4), Span(0, 6), 0),)
    assert [(m.name, m.gender) for m in Actors(knowledge).process(doc)] == [("she", "female")]


@pytest.mark.parametrize("label", ["ORG", "PERSON", "GPE"])
@pytest.mark.parametrize("word", ["…", "—", "''", "12", "D-Ohio"])
def test_junk_that_is_labelled_is_no_actor(vocab: Vocab, knowledge: Knowledge, word: str, label: str) -> None:
    doc = entity_doc(vocab, [word, "said"], ["NNP", "VBD"], [f"B-{label}", "O"])
    assert Actors(knowledge).process(doc) == ()


def test_empty_document(vocab: Vocab, knowledge: Knowledge) -> None:
    assert Actors(knowledge).process(Doc(vocab)) == ()


@pytest.mark.model
def test_a_dateline_names_no_actor(nlp: Language, knowledge: Knowledge) -> None:
    text = "SPLIT, Croatia - Angela Merkel spoke on Monday."
    assert [m.name for m in Actors(knowledge).process(nlp(text))] == ["Angela Merkel"]
