"""What the words around a name, and in it, say it is."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.knowledge import Knowledge
from sayso.knowledge.actors import actor_words
from sayso.language.page import page_of
from sayso.mentions.actors.contexts import retyped
from sayso.mentions.actors.entities import trimmed
from sayso.mentions.actors.known import known_names


def page(vocab: Vocab, text: str, names: dict[str, str]) -> Doc:
    """A Doc of the words of ``text``: capitals are proper nouns, ``names`` the recogniser's entities."""
    words = text.split()
    tags = ["NNP" if w[0].isupper() else "," if w == "," else "CD" if w.isdigit() else "NN" for w in words]
    iob = ["O"] * len(words)
    for name, label in names.items():
        parts = name.split()
        at = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
        iob[at] = f"B-{label}"
        iob[at + 1 : at + len(parts)] = [f"I-{label}"] * (len(parts) - 1)
    last = len(words) - 1
    return Doc(
        vocab,
        words=words,
        tags=tags,
        heads=[last] * len(words),
        deps=["compound"] * last + ["ROOT"],
        ents=iob,
    )


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        # a noun for a body behind the name
        ("the Tolva news agency wrote", {"Tolva": "PERSON"}, [("Tolva", "ORG")]),
        ("the Tolva newspaper wrote", {}, [("Tolva", "ORG")]),
        ("the Tolva harbour froze", {}, []),
        # a noun for a body in the name, of any language
        ("and Banco Tolva failed", {"Banco Tolva": "PERSON"}, [("Banco Tolva", "ORG")]),
        ("and Tolva Shimbun wrote", {}, [("Tolva Shimbun", "ORG")]),
        ("and Banco de Tolva failed", {}, [("Banco de Tolva", "ORG")]),
        ("and Mira Post wrote", {"Mira Post": "PERSON"}, [("Mira Post", "ORG")]),
        ("and Paul Post wrote", {"Paul Post": "PERSON"}, [("Paul Post", "PERSON")]),
        ("and Al Tolva Contracting built", {"Al Tolva": "PERSON"}, [("Al Tolva Contracting", "ORG")]),
        # left out: what a body is for
        ("the Union for the Harbour split", {}, [("Union for the Harbour", "ORG")]),
        ("the union for the Harbour split", {}, []),
        # a lone word where something is
        ("rain fell near Tolva today", {"Tolva": "ORG"}, [("Tolva", "ORG")]),
        # a person by the first name, the age
        ("and Ahmed Tolva wept", {"Ahmed Tolva": "ORG"}, [("Ahmed Tolva", "PERSON")]),
        ("and Tolva Osk , 43 , wept", {"Tolva Osk": "ORG"}, [("Tolva Osk", "PERSON")]),
        ("and Tolva Osk , 43 wept", {"Tolva Osk": "ORG"}, [("Tolva Osk", "ORG")]),
        ("and Ahmed Tolva Bank failed", {"Ahmed Tolva Bank": "ORG"}, [("Ahmed Tolva Bank", "ORG")]),
        # whose shares are sold
        ("and Oslo - listed Tolva Copper fell", {"Tolva Copper": "PERSON"}, [("Tolva Copper", "ORG")]),
        # cut names
        ("and Ahmed Tolva Osk wept", {"Tolva Osk": "PERSON"}, [("Ahmed Tolva Osk", "PERSON")]),
        ("and Maria do Tolva wept", {"Maria": "PERSON"}, [("Maria do Tolva", "PERSON")]),
        ("and Minister Tolva Osk wept", {"Tolva Osk": "PERSON"}, [("Tolva Osk", "PERSON")]),
    ],
)
def test_types(
    vocab: Vocab, knowledge: Knowledge, text: str, names: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    doc, words = page(vocab, text, names), actor_words(knowledge)
    found = retyped(page_of(doc), words, trimmed(page_of(doc), words), set())
    assert [(doc[start:end].text, label) for start, end, label in found] == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("the Hezbollah fighters left", {}, ["Hezbollah"]),
        ("the Hezbollah fighters left", {"Hezbollah": "NORP"}, ["Hezbollah"]),
        # inside a longer name
        ("the Hezbollah Scouts left", {"Hezbollah Scouts": "ORG"}, []),
        # a month or a sum that the recogniser took in
        ("in May Gazprom fell", {"May Gazprom": "PERSON"}, ["Gazprom"]),
        ("it owes Gazprom 700 million", {"Gazprom 700": "ORG"}, ["Gazprom"]),
        ("the hezbollah fighters left", {}, []),
    ],
)
def test_names_of_the_table(
    vocab: Vocab, knowledge: Knowledge, text: str, names: dict[str, str], expected: list[str]
) -> None:
    doc, words = page(vocab, text, names), actor_words(knowledge)
    spans = known_names(page_of(doc), words, trimmed(page_of(doc), words))
    assert [doc[start:end].text for start, end in spans] == expected


@pytest.mark.model
def test_no_type_is_lost_on_hostile_text(nlp: Language, knowledge: Knowledge) -> None:
    doc = nlp("of , Union for of the - Bank of , as 's named as U , , 43 , who The de la")
    words = actor_words(knowledge)
    found = retyped(page_of(doc), words, trimmed(page_of(doc), words), set())
    assert all(0 <= start < end <= len(doc) for start, end, _ in found)
