from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from sayso.knowledge import Knowledge
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.syntax import head_of, is_located, is_reached, is_weakly_located, kind_beside

Row = tuple[str, str, str, int]  # word, tag, dependency, index of the head
VOCAB = English().vocab


@pytest.fixture(scope="module")
def words() -> PlaceLexicon:
    return PlaceLexicon(Knowledge())


def parsed(*rows: Row) -> Doc:
    texts, tags, deps, heads = zip(*rows, strict=True)
    return Doc(VOCAB, words=list(texts), tags=list(tags), deps=list(deps), heads=list(heads))


SUBJECT = parsed(("Baku", "NNP", "nsubj", 1), ("admitted", "VBD", "ROOT", 1), ("it", "PRP", "dobj", 1))
INSIDE = parsed(("said", "VBD", "ROOT", 0), ("in", "IN", "prep", 0), ("Baku", "NNP", "pobj", 1))
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
AMOD = parsed(("Sotk", "JJ", "amod", 1), ("village", "NN", "ROOT", 1))
OWNER = parsed(("Sotk", "NNP", "poss", 2), ("'s", "POS", "case", 0), ("lawyer", "NN", "ROOT", 2))
BASED = parsed(("Sotk", "NNP", "npadvmod", 2), ("-", "HYPH", "punct", 2), ("based", "VBN", "ROOT", 2))
SHELLED = parsed(("shelled", "VBD", "ROOT", 0), ("Sotk", "NNP", "dobj", 0))
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
        (AMOD, 0, True, True, False),
        (OWNER, 0, False, False, False),
        (BASED, 0, True, True, False),
        (SHELLED, 1, False, False, False),
        (FROM, 2, False, False, True),
        (SUBJECT, 0, False, False, False),
    ],
)
def test_located(words: PlaceLexicon, doc: Doc, at: int, loose: bool, strict: bool, weak: bool) -> None:
    assert is_located(doc, at, at + 1, words) is loose
    assert is_located(doc, at, at + 1, words, strict=True) is strict
    assert is_weakly_located(doc, at, at + 1, words) is weak


@pytest.mark.parametrize(("doc", "at", "found"), [(SHELLED, 1, True), (FROM, 2, True), (SUBJECT, 0, False)])
def test_reached(words: PlaceLexicon, doc: Doc, at: int, found: bool) -> None:
    assert is_reached(doc, at, at + 1, words) is found


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("a Washington state farm", 1, "region"),
        ("in the state of Georgia", 4, "region"),
        ("the Batken region", 1, "region"),
        ("the village of Batken", 3, "city"),
        ("near Batken today", 1, None),
        ("Batken", 0, None),
    ],
)
def test_kind_beside(words: PlaceLexicon, text: str, at: int, kind: str | None) -> None:
    assert kind_beside(Doc(VOCAB, words=text.split()), at, at + 1, words) == kind


def test_head_of_several_words() -> None:
    doc = parsed(("New", "NNP", "compound", 1), ("York", "NNP", "ROOT", 1), ("city", "NN", "appos", 1))
    assert head_of(doc, 0, 2).text == "York"
    assert head_of(doc, 0, 3).text == "York"
