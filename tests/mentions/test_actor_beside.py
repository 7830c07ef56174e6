"""Names that the recogniser mistakes or misses, told by the description they stand beside."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from sayso.knowledge import Knowledge
from sayso.knowledge.actors import actor_words
from sayso.language.page import page_of
from sayso.mentions.actors.beside import with_names_beside

# words as text, "tag:dep:head" of each, entities of the recogniser, entities after
CASES = [
    (  # a town that the recogniser knows no better, set off after an office
        "the mayor of Velm , Anso Chicuwe , spoke",
        "DT:det:1 NN:nsubj:8 IN:prep:1 NNP:pobj:2 ,:punct:3 NNP:compound:6 NNP:appos:3 ,:punct:1 VBD:ROOT:8",
        [(5, 7, "ORG")],
        [(5, 7, "PERSON")],
    ),
    (  # the town's region is no person
        "the mayor of Velm , Norra Skog , spoke",
        "DT:det:1 NN:nsubj:8 IN:prep:1 NNP:pobj:2 ,:punct:3 NNP:compound:6 NNP:appos:3 ,:punct:1 VBD:ROOT:8",
        [(3, 4, "GPE"), (5, 7, "GPE")],
        [(3, 4, "GPE"), (5, 7, "GPE")],
    ),
    (  # a body beside a body, though a person heads it
        "the head of the agency , Velm Watch , spoke",
        "DT:det:1 NN:nsubj:9 IN:prep:1 DT:det:4 NN:pobj:2 ,:punct:4 NNP:compound:7 NNP:appos:4 ,:punct:1 "
        "VBD:ROOT:9",
        [(6, 8, "ORG")],
        [(6, 8, "ORG")],
    ),
    (  # the description after the name
        "Selam Gebru , a spokeswoman for Velm , spoke",
        "NNP:compound:1 NNP:nsubj:8 ,:punct:1 DT:det:4 NN:appos:1 IN:prep:4 NNP:pobj:5 ,:punct:1 VBD:ROOT:8",
        [(0, 2, "WORK_OF_ART")],
        [(0, 2, "PERSON")],
    ),
    (  # an honorific before a name that was missed
        "Sister Onorin spoke",
        "NNP:compound:1 NNP:nsubj:2 VBD:ROOT:2",
        [],
        [(1, 2, "PERSON")],
    ),
    (  # a headline's words are no name
        "House Doctor Says",
        "NNP:compound:1 NNP:nsubj:2 NNP:ROOT:2",
        [],
        [],
    ),
    (  # the verb after quoted words
        ", said Marat Isko of Velm .",
        ",:punct:1 VBD:ROOT:1 NNP:compound:3 NNP:nsubj:1 IN:prep:3 NNP:pobj:4 .:punct:1",
        [(3, 4, "NORP")],
        [(2, 4, "PERSON")],
    ),
    (  # a company that is called a person, wherever it stands
        "The company , Plava Linja , sails . Plava Linja slept",
        "DT:det:1 NN:nsubj:6 ,:punct:1 NNP:compound:4 NNP:appos:1 ,:punct:1 VBZ:ROOT:6 .:punct:6 "
        "NNP:compound:9 NNP:nsubj:10 VBD:ROOT:10",
        [(3, 5, "PERSON"), (8, 10, "PERSON")],
        [(3, 5, "ORG"), (8, 10, "ORG")],
    ),
]


@pytest.mark.parametrize(("text", "parse", "entities", "expected"), CASES)
def test_names_beside(
    vocab: Vocab,
    knowledge: Knowledge,
    text: str,
    parse: str,
    entities: list[tuple[int, int, str]],
    expected: list[tuple[int, int, str]],
) -> None:
    words = text.split()
    tokens = [part.rsplit(":", 2) for part in parse.split()]
    doc = Doc(
        vocab,
        words=words,
        tags=[tag for tag, _, _ in tokens],
        deps=[dep for _, dep, _ in tokens],
        heads=[int(head) for _, _, head in tokens],
    )
    doc.set_ents([Span(doc, start, end, label) for start, end, label in entities])
    assert with_names_beside(page_of(doc), actor_words(knowledge), entities) == expected
