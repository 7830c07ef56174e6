"""Paragraphs that come again are parsed once, and give what they gave."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import Problem
from sayso.language import engine
from sayso.language.repeats import Repeats
from sayso.values import Article


class Parser:
    """A tokenizer that notes what it was asked for."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("en")
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> list[Doc]:
        self.asked.extend(texts)
        return [self.nlp.make_doc(text) for text in texts]


def test_each_paragraph_is_parsed_once_and_the_order_is_that_of_the_texts() -> None:
    parser, repeats = Parser(), Repeats()
    first = repeats.parsed(["One.", "Two.", "One."], parser)
    second = repeats.parsed(["Three.", "Two."], parser)
    assert [doc.text for doc in (*first, *second)] == ["One.", "Two.", "One.", "Three.", "Two."]
    assert parser.asked == ["One.", "Two.", "Three."]


def test_only_the_paragraphs_seen_last_are_remembered() -> None:
    parser, repeats = Parser(), Repeats(room=8)
    for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        repeats.parsed([text], parser)
    assert parser.asked == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_a_paragraph_longer_than_the_room_is_parsed_and_forgotten() -> None:
    parser, repeats = Parser(), Repeats(room=3)
    assert [doc.text for doc in repeats.parsed(["long one"], parser)] == ["long one"]
    repeats.parsed(["long one"], parser)
    assert parser.asked == ["long one", "long one"]


TEXTS = ["Same.", "Same.", "Other.\nSame.\nOther.", "Same.\n\nSame."]


@pytest.mark.parametrize("chunk", [1, 2, 1000])
def test_articles_that_share_paragraphs_do_not_share_what_is_stored_on_them(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CHUNK", chunk)
    blank = spacy.blank("en")
    articles: list[Article | Problem] = [
        Article(text=text, path=str(n), published=f"2020-10-1{n}") for n, text in enumerate(TEXTS)
    ]
    parsed = [item for item in engine.parse(blank, articles, 1000) if isinstance(item, tuple)]
    assert [doc.text for _, doc in parsed] == TEXTS
    assert [doc._.published for _, doc in parsed] == [f"2020-10-1{n}" for n in range(len(TEXTS))]
    assert len({id(doc) for _, doc in parsed}) == len(TEXTS)


@pytest.mark.model
def test_a_repeated_paragraph_is_parsed_as_it_is_alone(nlp: Language) -> None:
    text = "Yerevan said on Monday that 12 soldiers had died.\nThe mayor of Baku denied it.\n"
    articles: list[Article | Problem] = [Article(text=text * times, path=str(times)) for times in (1, 3, 1)]
    once, thrice, again = (item[1] for item in engine.parse(nlp, articles, 1000) if isinstance(item, tuple))
    attributes: list[int | str] = ["TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
    told = once.to_array(attributes).tolist()
    assert again.to_array(attributes).tolist() == told
    assert thrice.to_array(attributes).tolist() == told * 3
