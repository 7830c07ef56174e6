"""A command line whose extraction needs no model."""

from __future__ import annotations

import hashlib
import sys
import types
from collections.abc import Callable, Iterable, Iterator

import pytest
from click.testing import CliRunner, Result

from sayso.cli import main
from sayso.errors import Problem
from sayso.records import (
    Actor,
    ActorMention,
    Assertion,
    Content,
    Cue,
    Number,
    Place,
    PlaceMention,
    Provenance,
    Record,
    Source,
    Statement,
    TextSpan,
)
from sayso.records import Article as RecordArticle
from sayso.settings import Settings
from sayso.values import Article

Sayso = Callable[..., Result]


def record(article: Article, settings: Settings) -> Record:
    """A record in which the first word says the rest, in seven, in the place of the second word."""
    text = article.text
    first, second = text.split()[:2]
    at = text.index(second)
    speaker = TextSpan(start=text.index(first), end=text.index(first) + len(first), text=first)
    cue = TextSpan(start=at, end=at + len(second), text=second)
    rest = TextSpan(start=cue.end, end=len(text), text=text[cue.end :])
    return Record(
        id=hashlib.sha256(article.path.encode()).hexdigest()[:16],
        article=RecordArticle(
            path=article.path,
            title=article.title,
            published=article.published,
            text=text if settings.text else None,
            text_hash="0" * 64,
            n_words=len(text.split()),
            n_sentences=1,
        ),
        actors=(
            Actor(
                id="a1",
                name=first,
                type="person",
                country="FR",
                mentions=(
                    ActorMention(start=speaker.start, end=speaker.end, text=first, form="name", rule="x"),
                ),
                rule="x",
                confidence=1.0,
            ),
        ),
        places=(
            Place(
                id="p1",
                name=second,
                kind="city",
                reason="test",
                mentions=(PlaceMention(start=cue.start, end=cue.end, text=second, form="literal"),),
                rule="x",
                confidence=1.0,
            ),
        ),
        dates=(),
        numbers=(
            Number(
                id="n1",
                start=cue.start,
                end=cue.end,
                text=second,
                value=7.0,
                bound="exact",
                kind="count",
                statement="s1",
                rule="x",
                confidence=1.0,
            ),
        ),
        statements=(
            Statement(
                id="s1",
                quote_type="indirect",
                source=Source(spans=(speaker,), form="name", actor="a1", reason="test"),
                cue=Cue(spans=(cue,), lemma=second, act="say"),
                content=Content(spans=(rest,), text=rest.text),
                assertion=Assertion(polarity="negative", modality="possible"),
                paragraph=0,
                sentence=0,
                rule="x",
                confidence=1.0,
            ),
        ),
        issues=(),
        provenance=Provenance(sayso="0", model=settings.model, knowledge="0", settings="0"),
    )


def extract_records(
    nlp: object, articles: Iterable[Article | Problem], settings: Settings
) -> Iterator[Record | Problem]:
    for item in articles:
        yield item if isinstance(item, Problem) else record(item, settings)


@pytest.fixture
def fake_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts an extraction that finds one statement an article in the place of the real one."""
    fake = types.ModuleType("sayso.build")
    fake.load = lambda settings: None  # type: ignore[attr-defined]
    fake.extract_records = extract_records  # type: ignore[attr-defined]
    fake.identity = lambda nlp, settings: f"{settings}"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sayso.build", fake)


@pytest.fixture
def sayso() -> Sayso:
    """Calls the command line; an error that has no message for people fails the test."""

    def call(*words: object, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def make_record() -> Callable[[str, str], Record]:
    """Makes a record from a path and a text."""
    return lambda path, text: record(Article(text=text, path=path), Settings())
