"""What makes two tokens alike for the tagger, and what does not."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.language.page import page_of
from sayso.statements.tagger.features import Keys, Seen, columns_of, key, mix, shifted

TAGS = {
    "said": "VBD",
    "fell": "VBD",
    "it": "PRP",
    ".": ".",
    "Tam": "NNP",
    "Osk": "NNP",
    "12": "CD",
    "40": "CD",
}


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    """One that knows the lower case, shape and suffix of words."""
    return spacy.blank("en").vocab


def seen(vocab: Vocab, words: str, cues: dict[int, str], labels: str = "", rules: str = "") -> Seen:
    """An article of one sentence; every word hangs on the first cue, or on the first word."""
    tokens = words.split()
    root = next(iter(cues), 0)
    doc = Doc(
        vocab,
        words=tokens,
        tags=[TAGS[word] for word in tokens],
        heads=[root] * len(tokens),
        deps=["ROOT" if at == root else "dep" for at in range(len(tokens))],
    )
    return Seen(
        doc=doc,
        page=page_of(doc),
        quoted=[],
        cues=cues,
        labels=labels.split() or ["O"] * len(tokens),
        rules=rules.split() or ["-"] * len(tokens),
        sentences=np.zeros(len(tokens), np.int64),
        breaks=[0],
    )


def columns(vocab: Vocab, words: str, cues: dict[int, str], labels: str = "") -> Keys:
    return columns_of(seen(vocab, words, cues, labels))


def test_names_and_figures_are_alike(vocab: Vocab) -> None:
    one = columns(vocab, "Tam said it fell .", {1: "say"})
    other = columns(vocab, "Osk said it fell .", {1: "say"})
    shapes = (one != other).any(axis=1)
    assert shapes.sum() == 0
    assert (
        columns(vocab, "Tam said 12 fell .", {1: "say"}) == columns(vocab, "Tam said 40 fell .", {1: "say"})
    ).all()


def test_other_words_and_what_the_rules_found_are_not(vocab: Vocab) -> None:
    plain = columns(vocab, "Tam said it fell .", {1: "say"})
    assert (plain != columns(vocab, "Tam fell it fell .", {1: "say"})).any()
    assert (plain != columns(vocab, "Tam said it fell .", {})).any()
    assert (plain != columns(vocab, "Tam said it fell .", {1: "say"}, "BS> BC BK< IK< O")).any()


def test_each_column_has_keys_of_its_own(vocab: Vocab) -> None:
    made = columns(vocab, "Tam said it fell .", {1: "say"})
    for number, column in enumerate(made):
        rest = np.delete(made, number, axis=0)
        assert not np.isin(column, rest).any()


def test_mixing_minds_the_order_and_shifting_the_edge() -> None:
    a, b = np.array([key("a")], np.uint64), np.array([key("b")], np.uint64)
    assert mix(a, b) != mix(b, a)
    three = np.array([1, 2, 3], np.uint64)
    assert shifted(three, 1).tolist() == [2, 3, 0]
    assert shifted(three, -2).tolist() == [0, 0, 1]


def test_an_article_of_one_token_has_features(vocab: Vocab) -> None:
    assert columns(vocab, ".", {}).shape[1] == 1
