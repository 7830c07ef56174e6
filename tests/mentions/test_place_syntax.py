from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from sayso.knowledge import Knowledge
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.syntax import form_of, head_of, is_located, is_weakly_located

Row = tuple[str, str, str, int]  # word, tag, dependency, index of the head
VOCAB = English().vocab


@pytest.fixture(scope="module")
def words() -> PlaceLexicon:
    return PlaceLexicon(Knowledge())


def parsed(*rows: Row) -> Doc:
    texts, tags, deps, heads = zip(*rows, strict=True)
    return Doc(VOCAB, words=list(texts), tags=list(tags), deps=list(deps), heads=list(heads))


SUBJECT = parsed(("Baku", "NNP", "nsubj", 1), ("admitted", "VBD", "ROOT", 1), ("it", "PRP", "dobj", 1))
IDLE = parsed(("Baku", "NNP", "nsubj", 1), ("sleeps", "VBZ", "ROOT", 1))
OBJECT = parsed(("It", "PRP", "nsubj", 1), ("hides", "VBZ", "ROOT", 1), ("Baku", "NNP", "dobj", 1))
AGENT = parsed(
    ("Rejected", "VBN", "ROOT", 0),
    ("by", "IN", "agent", 0),
    ("Baku", "NNP", "pobj", 1),
    (".", ".", "punct", 0),
)
ACCORDING = parsed(("according", "VBG", "ROOT", 0), ("to", "IN", "prep", 0), ("Baku", "NNP", "pobj", 1))
OWNER = parsed(("Baku", "NNP", "poss", 2), ("'s", "POS", "case", 0), ("claim", "NN", "ROOT", 2))
PARTNER = parsed(("talks", "NNS", "ROOT", 0), ("with", "IN", "prep", 0), ("Baku", "NNP", "pobj", 1))
INSIDE = parsed(("said", "VBD", "ROOT", 0), ("in", "IN", "prep", 0), ("Baku", "NNP", "pobj", 1))
SECOND = parsed(
    ("Ankara", "NNP", "nsubj", 3),
    ("and", "CC", "cc", 0),
    ("Baku", "NNP", "conj", 0),
    ("agreed", "VBD", "ROOT", 3),
)
MODIFIER = parsed(("Baku", "NNP", "compound", 1), ("forces", "NNS", "ROOT", 1))
AIRPORT = parsed(("Baku", "NNP", "compound", 1), ("airport", "NN", "ROOT", 1))
HAS = parsed(("Baku", "NNP", "nsubj", 1), ("has", "VBZ", "ROOT", 1), ("hills", "NNS", "dobj", 1))
ADVERTISES = parsed(("Baku", "NNP", "nsubj", 1), ("paints", "VBZ", "ROOT", 1), ("hills", "NNS", "dobj", 1))


@pytest.mark.parametrize(
    ("doc", "at", "is_country", "form"),
    [
        (SUBJECT, 0, False, "metonym"),
        (IDLE, 0, True, "literal"),
        (OBJECT, 2, True, "literal"),
        (AGENT, 2, False, "metonym"),
        (ACCORDING, 2, False, "metonym"),
        (OWNER, 0, False, "metonym"),
        (PARTNER, 2, False, "metonym"),
        (INSIDE, 2, True, "literal"),
        (SECOND, 2, False, "metonym"),
        (MODIFIER, 0, True, "adjective"),
        (MODIFIER, 0, False, "literal"),
        (AIRPORT, 0, True, "literal"),
        (HAS, 0, True, "literal"),
        (ADVERTISES, 0, True, "metonym"),
        (ADVERTISES, 0, False, "literal"),
    ],
)
def test_form(words: PlaceLexicon, doc: Doc, at: int, is_country: bool, form: str) -> None:
    assert form_of(doc, at, at + 1, is_country, words) == form


TOWN = parsed(
    ("the", "DT", "det", 1),
    ("town", "NN", "ROOT", 1),
    ("of", "IN", "prep", 1),
    ("Sotk", "NNP", "pobj", 2),
    ("and", "CC", "cc", 3),
    ("Azat", "NNP", "conj", 3),
)
AGED = parsed(
    ("Miller", "NNP", "ROOT", 0),
    (",", ",", "punct", 0),
    ("54", "CD", "appos", 0),
    (",", ",", "punct", 0),
    ("of", "IN", "prep", 0),
    ("Sotk", "NNP", "pobj", 4),
)
VILLAGE = parsed(("Sotk", "NNP", "compound", 1), ("village", "NN", "ROOT", 1))
TALKS = parsed(("Sotk", "NNP", "compound", 1), ("talks", "NNS", "ROOT", 1))
FROM = parsed(("came", "VBD", "ROOT", 0), ("from", "IN", "prep", 0), ("Sotk", "NNP", "pobj", 1))


@pytest.mark.parametrize(
    ("doc", "at", "loose", "strict", "weak"),
    [
        (TOWN, 3, True, True, True),
        (TOWN, 5, True, True, True),
        (AGED, 5, True, True, True),
        (INSIDE, 2, True, True, False),
        (VILLAGE, 0, True, True, False),
        (TALKS, 0, True, False, False),
        (FROM, 2, False, False, True),
        (SUBJECT, 0, False, False, False),
    ],
)
def test_located(words: PlaceLexicon, doc: Doc, at: int, loose: bool, strict: bool, weak: bool) -> None:
    assert is_located(doc, at, at + 1, words) is loose
    assert is_located(doc, at, at + 1, words, strict=True) is strict
    assert is_weakly_located(doc, at, at + 1, words) is weak


def test_head_of_several_words() -> None:
    doc = parsed(("New", "NNP", "compound", 1), ("York", "NNP", "ROOT", 1), ("city", "NN", "appos", 1))
    assert head_of(doc, 0, 2).text == "York"
    assert head_of(doc, 0, 3).text == "York"
