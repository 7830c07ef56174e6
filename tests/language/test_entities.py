"""The fast decoding gives spaCy's own entities."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import fix_random_seed

from sayso.language.entities import fast_recogniser, recognise

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
LABELS = ("PERSON", "ORG", "GPE", "DATE")
WORDS = ("Baku", "said", "on", "Monday", "the", "ministry", "Anna", "Marsh", "\n", "2020", ".", "of")


def untrained(seed: int) -> Language:
    """A recogniser of random weights: it sees entities everywhere, long ones too."""
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    doc = Doc(nlp.vocab, list(WORDS))
    nlp.initialize(lambda: [Example(doc, doc.copy())])
    upper = ner.model.get_ref("upper")  # type: ignore[attr-defined]
    upper.set_param("W", upper.ops.xp.random.normal(size=upper.get_param("W").shape).astype("f"))
    return nlp


def docs_of(nlp: Language, seed: int) -> list[Doc]:
    chance = random.Random(seed)
    out = []
    for _ in range(40):
        words = [chance.choice(WORDS) for _ in range(chance.randrange(1, 40))]
        starts: list[bool | int | None] = [n == 0 or chance.random() < 0.2 for n in range(len(words))]
        out.append(Doc(nlp.vocab, words, sent_starts=starts))
    return out


def entities(docs: Iterable[Doc]) -> list[list[tuple[int, int, str]]]:
    return [[(span.start, span.end, span.label_) for span in doc.ents] for doc in docs]


@pytest.mark.parametrize("seed", range(12))
def test_random_weights_give_the_same_entities(seed: int) -> None:
    nlp = untrained(seed)
    ner = fast_recogniser(nlp, nlp.pipe_names)
    assert ner is not None
    expected = entities(ner.pipe(docs_of(nlp, seed)))
    assert sum(map(len, expected)) > 50
    assert entities(recognise(ner, docs_of(nlp, seed))) == expected


def test_some_of_those_entities_are_long() -> None:
    nlp = untrained(1)
    longest = max(end - start for doc in entities(nlp.pipe(docs_of(nlp, 1))) for start, end, _ in doc)
    assert longest > 3


def test_every_token_has_its_place_in_or_outside_an_entity() -> None:
    nlp = untrained(3)
    ner = fast_recogniser(nlp, nlp.pipe_names)
    assert ner is not None
    assert all(
        doc.has_annotation("ENT_IOB", require_complete=True) for doc in recognise(ner, docs_of(nlp, 3))
    )


def test_entities_of_an_earlier_component_stay() -> None:
    nlp = untrained(4)
    ner = fast_recogniser(nlp, nlp.pipe_names)
    assert ner is not None

    def set_before() -> list[Doc]:
        docs = docs_of(nlp, 4)
        for doc in docs:
            doc.set_ents([Span(doc, 0, 1, "LAW")], default="missing")
        return docs

    found = entities(recognise(ner, set_before()))
    assert found == entities(ner.pipe(set_before()))
    assert all(doc[0] == (0, 1, "LAW") for doc in found)


def test_docs_without_tokens() -> None:
    nlp = untrained(5)
    ner = fast_recogniser(nlp, nlp.pipe_names)
    assert ner is not None
    assert entities(recognise(ner, [nlp.make_doc(""), nlp.make_doc("Baku"), nlp.make_doc("")]))[0] == []


@pytest.mark.parametrize("last", ["entity_ruler", "sentencizer"])
def test_a_recogniser_with_a_component_behind_it_is_left_to_spacy(last: str) -> None:
    nlp = untrained(6)
    nlp.add_pipe(last)
    assert fast_recogniser(nlp, nlp.pipe_names) is None


def test_a_recogniser_of_another_shape_is_left_to_spacy() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner")
    assert fast_recogniser(nlp, nlp.pipe_names) is None
    assert fast_recogniser(nlp, []) is None


@pytest.mark.model
def test_the_default_model_finds_what_spacy_finds(nlp: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    ner = fast_recogniser(nlp, nlp.pipe_names)
    assert ner is not None
    docs = list(nlp.pipe(texts, disable=["ner"]))
    expected = entities(ner.pipe([doc.copy() for doc in docs]))
    assert entities(recognise(ner, docs)) == expected
