"""The engine: order, offsets, and what it does with articles that cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import Problem
from sayso.language import engine
from sayso.values import Article

LIMIT = 1000


@pytest.fixture
def blank() -> Language:
    """A pipeline that only splits words: enough to see what the engine does."""
    return spacy.blank("en")


def test_paragraphs_are_parsed_alone_and_joined(blank: Language) -> None:
    text = "\n First one.\n\nSecond\u00a0one.\n"
    (result,) = engine.parse(blank, [Article(text=text, path="a", published="2020-10-14")], LIMIT)
    assert isinstance(result, tuple)
    article, doc = result
    assert doc.text == text.replace("\u00a0", " ")
    assert [p.of(text) for p in doc._.paragraphs] == ["First one.", "Second\u00a0one."]
    assert doc._.published == "2020-10-14"
    assert article.text == text


def test_order_is_kept_and_problems_pass_through(blank: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "CHUNK", 2)
    earlier = Problem("b", "reading", "bad_json", "…")
    texts = {"a": "One.", "c": " \n", "d": "x" * 2000, "e": "Last."}
    items: list[Article | Problem] = [Article(text=text, path=path) for path, text in texts.items()]
    items.insert(1, earlier)
    told = [
        r.path + ":" + r.code if isinstance(r, Problem) else r[0].path
        for r in engine.parse(blank, items, LIMIT)
    ]
    assert told == ["a", "b:bad_json", "c:empty", "d:too_long", "e"]


def test_an_article_that_the_model_fails_on_does_not_take_the_others_with_it(blank: Language) -> None:
    @Language.component("test_breaks")
    def breaks(doc: Doc) -> Doc:
        if "poison" in doc.text:
            raise ValueError("cannot read this")
        return doc

    blank.add_pipe("test_breaks")
    items: list[Article | Problem] = [Article(text=t, path=t) for t in ("good", "poison", "fine")]
    results = list(engine.parse(blank, items, LIMIT))
    assert [r if isinstance(r, Problem) else r[0].path for r in results] == [
        "good",
        Problem("poison", "language", "parse_failed", "ValueError: cannot read this"),
        "fine",
    ]


def test_articles_are_read_only_as_fast_as_they_are_parsed(
    blank: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CHUNK", 3)
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(text="One.", path=str(taken))

    results = engine.parse(blank, endless(), LIMIT)
    for _ in range(4):
        next(results)
    assert taken == 6
