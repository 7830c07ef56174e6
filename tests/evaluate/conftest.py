"""Gold and records from words: each role is given as the words that stand in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from sayso.evaluate.gold import GoldDocument, GoldStatement
from sayso.records import (
    Addressee,
    Article,
    Assertion,
    Content,
    Cue,
    Provenance,
    Record,
    Source,
    Statement,
    TextSpan,
)
from sayso.spans import Span

Said = tuple[str, str, str]  # source, cue and content; parts of a role are separated by " … "
MakeGold = Callable[..., GoldDocument]
MakeRecord = Callable[..., Record]


def places(text: str, words: str) -> list[Span]:
    """Where the parts of a role stand, each at its first place."""
    parts = [part for part in words.split(" … ") if part]
    return [Span(text.index(part), text.index(part) + len(part)) for part in parts]


def text_spans(text: str, words: str) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(start=s.start, end=s.end, text=s.of(text)) for s in places(text, words))


def statement(text: str, said: Said, number: int, **fields: Any) -> Statement:
    source, cue, content = said
    addressee = fields.pop("addressee", None)
    return Statement(
        id=f"s{number}",
        quote_type=fields.pop("quote_type", "indirect"),
        source=Source(
            spans=text_spans(text, source), form=fields.pop("form", "name"), actor=None, reason="test"
        ),
        cue=Cue(spans=text_spans(text, cue), lemma=cue or None, act=fields.pop("act", "say")),
        content=Content(spans=text_spans(text, content), text=content),
        addressee=Addressee(spans=text_spans(text, addressee)) if addressee else None,
        assertion=Assertion(
            polarity=fields.pop("polarity", "positive"), modality=fields.pop("modality", "asserted")
        ),
        paragraph=0,
        sentence=0,
        rule=fields.pop("rule", "test.rule"),
        confidence=1.0,
        **fields,
    )


@pytest.fixture
def make_gold() -> MakeGold:
    """A gold document of a text and its statements, each with fields of its own if given."""

    def make(
        text: str, said: Sequence[Said], name: str = "a", fields: Sequence[dict[str, Any]] = (), **more: Any
    ) -> GoldDocument:
        given = [*fields, *({} for _ in said)]
        statements = []
        for number, ((source, cue, content), own) in enumerate(zip(said, given, strict=False), start=1):
            roles = [tuple(places(text, role)) for role in (source, cue, content)]
            addressee = tuple(places(text, own.pop("addressee", "")))
            statements.append(
                GoldStatement(
                    id=f"E{number}",
                    source=roles[0],
                    cue=roles[1],
                    content=roles[2],
                    addressee=addressee,
                    **own,
                )
            )
        layers = frozenset(more.pop("layers", ()))
        numbers, mentions = more.pop("numbers", ()), more.pop("places", ())
        return GoldDocument(
            name=name,
            header={},
            text=text,
            statements=tuple(statements),
            numbers=numbers,
            places=mentions,
            layers=layers,
        )

    return make


@pytest.fixture
def make_record() -> MakeRecord:
    """A record of a text and its statements, each with fields of its own if given."""

    def make(
        text: str,
        said: Sequence[Said],
        path: str = "a.txt",
        fields: Sequence[dict[str, Any]] = (),
        **more: Any,
    ) -> Record:
        given = [*fields, *({} for _ in said)]
        article = Article(
            path=path,
            text=more.pop("record_text", text),
            external_id=more.pop("external_id", None),
            published=more.pop("published", None),
            text_hash="0" * 64,
            n_words=0,
            n_sentences=0,
        )
        found = [
            statement(text, one, number, **own)
            for number, (one, own) in enumerate(zip(said, given, strict=False), start=1)
        ]
        return Record(
            id=hashlib.sha256((path + text).encode()).hexdigest()[:16],
            article=article,
            actors=more.pop("actors", ()),
            places=more.pop("places", ()),
            dates=(),
            numbers=more.pop("numbers", ()),
            statements=tuple(found),
            issues=(),
            provenance=Provenance(sayso="0", model="m", knowledge="0", settings="0"),
        )

    return make
