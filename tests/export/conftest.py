"""Records made by hand: an invented article with every kind of item, and one of hostile words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.export.registry import format_named
from sayso.export.run import export
from sayso.record_lines import check_spans
from sayso.records import (
    Actor,
    ActorMention,
    Addressee,
    Article,
    Assertion,
    Content,
    Counted,
    Cue,
    Date,
    Number,
    Place,
    PlaceMention,
    Provenance,
    Record,
    Source,
    Statement,
    TextSpan,
)

Exported = Callable[..., Path]

MADE_BY = Provenance(sayso="0.1.0", model="test 1.0", knowledge="0" * 12, settings="0" * 12)
FERRY = (
    "VARN — “We cannot sail,” harbour master Nora Lind told reporters\n"
    "on Sunday. “Not in this wind.” She denied that at least 40 people were hurt near Oslo.\n"
    "Oslo said Lind 🚢 had warned it.\n"
)
HOSTILE = (
    "=cmd|' /C calc'!A0 said <script>alert(1)</script> & \u202eevil\u202c \x00 'quoted', \"x\" ]]> 👩‍👩‍👧."
)


def at(text: str, words: str, start: int = 0) -> TextSpan:
    """The first place of ``words`` from ``start``."""
    begin = text.index(words, start)
    return TextSpan(start=begin, end=begin + len(words), text=words)


def _actors() -> tuple[Actor, ...]:
    def mention(words: str, form: str, start: int = 0) -> ActorMention:
        span = at(FERRY, words, start)
        return ActorMention(start=span.start, end=span.end, text=words, form=form, rule="actors.x")  # type: ignore[arg-type]

    oslo = FERRY.index("Oslo said")
    return (
        Actor(
            id="a1",
            name="Nora Lind",
            type="person",
            roles=("harbour master",),
            country="NO",
            mentions=(mention("Nora Lind", "name"), mention("She", "pronoun"), mention("Lind", "name", oslo)),
            rule="actors.x",
            confidence=0.9,
        ),
        Actor(
            id="a2",
            name="government of Norway",
            type="government",
            country="NO",
            mentions=(mention("Oslo", "metonym", oslo),),
            rule="actors.x",
            confidence=0.8,
        ),
        Actor(
            id="a3",
            name="reporters",
            type="unnamed",
            mentions=(mention("reporters", "nominal"),),
            rule="actors.x",
            confidence=0.5,
        ),
    )


def _places() -> tuple[Place, ...]:
    oslo = [at(FERRY, "Oslo"), at(FERRY, "Oslo", FERRY.index("Oslo said"))]
    mentions = tuple(
        PlaceMention(start=span.start, end=span.end, text=span.text, form=form)  # type: ignore[arg-type]
        for span, form in zip(oslo, ("literal", "metonym"), strict=True)
    )
    return (
        Place(
            id="p1",
            name="Oslo",
            kind="city",
            country="NO",
            lat=59.91,
            lon=10.75,
            geonames_id=3143244,
            reason="the only one",
            mentions=mentions,
            rule="places.x",
            confidence=0.9,
        ),
    )


def _statements() -> tuple[Statement, ...]:
    def statement(id_: str, who: str, how: str, *content: str, start: int = 0, **more: object) -> Statement:
        spans = tuple(at(FERRY, words, start) for words in content)
        known: dict[str, object] = {
            "quote_type": "indirect",
            "source": Source(spans=(at(FERRY, who, start),), form="name", actor="a1", reason="x"),
            "cue": Cue(spans=(at(FERRY, how, start),), lemma=how, act="say"),
            "assertion": Assertion(polarity="positive", modality="asserted"),
            "paragraph": 0,
            "sentence": 0,
            "rule": "frame.x",
            "confidence": 0.9,
        }
        text = Content(spans=spans, text=" ".join(span.text for span in spans))
        return Statement(id=id_, content=text, **(known | more))  # type: ignore[arg-type]

    oslo = FERRY.index("Oslo said")
    told = Addressee(spans=(at(FERRY, "reporters"),), actor="a3")
    master = "harbour master Nora Lind"
    by_oslo = Source(spans=(at(FERRY, "Oslo", oslo),), form="metonym", actor="a2", reason="x")
    by_her = Source(spans=(at(FERRY, "She"),), form="pronoun", actor="a1", reason="x")
    denied = Cue(spans=(at(FERRY, "denied"),), lemma="deny", act="deny")
    warned = Cue(spans=(at(FERRY, "had warned"),), lemma="warn", act="warn")
    hers = "that at least 40 people were hurt near Oslo"
    negative = Assertion(polarity="negative", modality="asserted")
    return (
        statement(
            *("s1", master, "told", "We cannot sail,", "Not in this wind."),
            quote_type="direct", addressee=told, date="d1",
        ),
        statement(
            *("s2", "She", "denied", hers),
            source=by_her, cue=denied, assertion=negative, numbers=("n1",), places=("p1",), sentence=2,
        ),
        statement(
            *("s3", "Oslo", "said", "Lind 🚢 had warned it"),
            start=oslo, source=by_oslo, actors=("a1", "a2"), sentence=3,
        ),
        statement(
            *("s4", "Lind", "had warned", "it"),
            start=oslo, cue=warned, parent="s3", actors=("a2",), sentence=3,
        ),
    )  # fmt: skip


def ferry_record() -> Record:
    """Every kind of item: two stretches of content, a denial, a nested statement, an emoji in the way."""
    forty, people, sunday = at(FERRY, "at least 40"), at(FERRY, "people"), at(FERRY, "Sunday")
    record = Record(
        id="0123456789abcdef",
        article=Article(
            path="news/ferry.txt",
            title="Ferry stays: “no wind, no sail”",
            publisher="Varn Courier",
            authors=("Mira Osk", "Jo Tam"),
            url="https://courier.example/ferry?id=7",
            published="2024-03-31T18:00:00+02:00",
            language="en",
            text=FERRY,
            text_hash="0" * 64,
            n_words=30,
            n_sentences=4,
        ),
        actors=_actors(),
        places=_places(),
        dates=(
            Date(
                id="d1", start=sunday.start, end=sunday.end, text="Sunday", type="DATE", value="2024-03-31",
                anchor="published", rule="dates.x", confidence=0.9,
            ),
        ),
        numbers=(
            Number(
                id="n1", start=forty.start, end=forty.end, text="at least 40", value=40.0, low=40.0,
                bound="at_least", kind="count", outcome="wounded", group="civilian", party="a2",
                counted=Counted(start=people.start, end=people.end, text="people", lemma="person"),
                basis="incident", place="p1", date="d1", statement="s2", rule="numbers.x", confidence=0.9,
            ),
        ),
        statements=_statements(),
        issues=(),
        provenance=MADE_BY,
    )  # fmt: skip
    check_spans(record)
    return record


def hostile_record() -> Record:
    """Words that other tools may take for a formula, a tag or an end, with a source and a name like that."""
    source, cue = at(HOSTILE, "=cmd|' /C calc'!A0"), at(HOSTILE, "said")
    content = TextSpan(start=cue.end + 1, end=len(HOSTILE), text=HOSTILE[cue.end + 1 :])
    record = Record(
        id="fedcba9876543210",
        article=Article(
            path="../=evil\n/</script>#2",
            title="@SUM(1+1)\t<b>",
            publisher="+1\x00",
            url="javascript:alert(1)",
            published="soon",
            text=HOSTILE,
            text_hash="1" * 64,
            n_words=9,
            n_sentences=1,
        ),
        actors=(
            Actor(
                id="a1",
                name=source.text,
                type="organization",
                mentions=(ActorMention(start=0, end=source.end, text=source.text, form="name", rule="x"),),
                rule="x",
                confidence=0.5,
            ),
        ),
        places=(),
        dates=(),
        numbers=(),
        statements=(
            Statement(
                id="s1",
                quote_type="indirect",
                source=Source(spans=(source,), form="name", actor="a1", reason="x"),
                cue=Cue(spans=(cue,), lemma="say", act=None),
                content=Content(spans=(content,), text=content.text),
                assertion=Assertion(polarity="positive", modality="asserted"),
                paragraph=0,
                sentence=0,
                rule="x",
                confidence=0.5,
            ),
        ),
        issues=(),
        provenance=MADE_BY,
    )
    check_spans(record)
    return record


@pytest.fixture
def ferry() -> Record:
    return ferry_record()


@pytest.fixture
def hostile() -> Record:
    return hostile_record()


@pytest.fixture
def records() -> list[Record]:
    return [ferry_record(), hostile_record()]


@pytest.fixture
def exported(tmp_path: Path, records: list[Record]) -> Exported:
    """Exports records (both, unless others are given) in a format, and gives the target."""

    def call(name: str, target: str, *others: Record) -> Path:
        export(others or records, tmp_path / target, format_named(name))
        return tmp_path / target

    return call
