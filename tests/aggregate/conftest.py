"""Records made by hand: two articles of invented news."""

from __future__ import annotations

import pytest

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

MADE_BY = Provenance(sayso="0.1.0", model="en_core_web_md 3.7.1", knowledge="0" * 12, settings="0" * 12)

FIRST = (
    "Mayor Ada Quist told reporters in Windhoek on Monday that at least 12 Namibian miners were hurt.\n"
    "She did not say why. The firm said nothing."
)
SECOND = '"No comment," said Ada Quist.'


def span(text: str, words: str) -> TextSpan:
    start = text.index(words)
    return TextSpan(start=start, end=start + len(words), text=words)


def mention(text: str, words: str, form: str) -> ActorMention:
    at = span(text, words)
    return ActorMention(start=at.start, end=at.end, text=words, form=form, rule="actors.ner")  # type: ignore[arg-type]


def first_record() -> Record:
    def at(words: str) -> TextSpan:
        return span(FIRST, words)

    twelve, miners, windhoek, namibian = at("at least 12"), at("miners"), at("Windhoek"), at("Namibian")
    monday = at("Monday")
    quist = Actor(
        id="a1",
        name="Ada Quist",
        type="person",
        roles=("Mayor", "engineer"),
        country="NA",
        mentions=(mention(FIRST, "Ada Quist", "name"), mention(FIRST, "She", "pronoun")),
        rule="actors.ner",
        confidence=0.9,
    )
    firm = Actor(
        id="a2",
        name="The firm",
        type="unnamed",
        mentions=(mention(FIRST, "The firm", "nominal"),),
        rule="actors.nominal",
        confidence=0.5,
    )
    namibia = Actor(
        id="a3",
        name="Namibia",
        type="group",
        country="NA",
        mentions=(mention(FIRST, "Namibian", "metonym"),),
        rule="actors.norp",
        confidence=0.6,
    )
    hurt = at("that at least 12 Namibian miners were hurt")
    return Record(
        id="0123456789abcdef",
        article=Article(
            path="a/first.txt",
            title='Miners hurt, "badly"',
            publisher="The Post",
            published="2024-03-05T10:00:00+02:00",
            url="https://post.example/1",
            text=FIRST,
            text_hash="0" * 64,
            n_words=20,
            n_sentences=3,
        ),
        actors=(quist, firm, namibia),
        places=(
            Place(
                id="p1",
                name="Windhoek",
                kind="city",
                country="NA",
                lat=-22.5,
                lon=17.0,
                geonames_id=3352136,
                reason="the only one",
                mentions=(
                    PlaceMention(start=windhoek.start, end=windhoek.end, text="Windhoek", form="literal"),
                ),
                rule="places.gazetteer",
                confidence=0.9,
            ),
            Place(
                id="p2",
                name="Namibia",
                kind="country",
                country="NA",
                reason="demonym",
                mentions=(
                    PlaceMention(start=namibian.start, end=namibian.end, text="Namibian", form="adjective"),
                ),
                rule="places.demonym",
                confidence=0.9,
            ),
        ),
        dates=(
            Date(
                id="d1",
                start=monday.start,
                end=monday.end,
                text="Monday",
                type="DATE",
                value="2024-03-04",
                anchor="published",
                rule="dates.weekday",
                confidence=0.9,
            ),
        ),
        numbers=(
            Number(
                id="n1",
                start=twelve.start,
                end=twelve.end,
                text="at least 12",
                value=12.0,
                low=12.0,
                bound="at_least",
                kind="count",
                counted=Counted(start=miners.start, end=miners.end, text="miners", lemma="miner"),
                people=True,
                outcome="wounded",
                group="worker",
                party="a3",
                basis="incident",
                place="p1",
                date="d1",
                statement="s1",
                rule="numbers.digits",
                confidence=0.95,
            ),
        ),
        statements=(
            Statement(
                id="s1",
                quote_type="indirect",
                source=Source(spans=(at("Mayor Ada Quist"),), form="name", actor="a1", reason="named"),
                cue=Cue(spans=(at("told"),), lemma="tell", act="say"),
                content=Content(spans=(hurt,), text=hurt.text),
                addressee=Addressee(spans=(at("reporters"),)),
                assertion=Assertion(polarity="positive", modality="asserted"),
                date="d1",
                place="p1",
                numbers=("n1",),
                paragraph=0,
                sentence=0,
                rule="statements.clause",
                confidence=0.9,
            ),
            Statement(
                id="s2",
                quote_type="indirect",
                source=Source(spans=(at("She"),), form="pronoun", actor="a1", reason="only woman"),
                cue=Cue(spans=(at("did not say"),), lemma="say", act="deny"),
                content=Content(spans=(at("why"),), text="why"),
                assertion=Assertion(polarity="negative", modality="questioned", evidence=(at("not"),)),
                parent="s1",
                paragraph=1,
                sentence=1,
                rule="statements.clause",
                confidence=0.7,
            ),
            Statement(
                id="s3",
                quote_type="indirect",
                source=Source(spans=(at("The firm"),), form="nominal", reason="no name"),
                cue=Cue(spans=(), lemma=None, act=None),
                content=Content(spans=(at("said"), at("nothing")), text="said nothing"),
                addressee=Addressee(spans=(at("She"),), actor="a1"),
                assertion=Assertion(polarity="positive", modality="asserted"),
                paragraph=1,
                sentence=2,
                rule="statements.none",
                confidence=0.2,
            ),
        ),
        issues=(),
        provenance=MADE_BY,
    )


def second_record() -> Record:
    """The same speaker in another article, which has no date and, as with --no-text, no text."""
    return Record(
        id="fedcba9876543210",
        article=Article(path="b.jsonl#2", text=None, text_hash="1" * 64, n_words=6, n_sentences=1),
        actors=(
            Actor(
                id="a1",
                name="Ada Quist",
                type="person",
                country="NA",
                mentions=(mention(SECOND, "Ada Quist", "name"),),
                rule="actors.ner",
                confidence=0.9,
            ),
        ),
        places=(),
        dates=(),
        numbers=(
            Number(
                id="n1",
                start=0,
                end=1,
                text="=",
                bound="vague",
                kind="count",
                rule="numbers.x",
                confidence=0.1,
            ),
        ),
        statements=(
            Statement(
                id="s1",
                quote_type="direct",
                source=Source(spans=(span(SECOND, "Ada Quist"),), form="name", actor="a1", reason="named"),
                cue=Cue(spans=(span(SECOND, "said"),), lemma="say", act="say"),
                content=Content(spans=(span(SECOND, "No comment,"),), text="No comment,"),
                assertion=Assertion(polarity="positive", modality="asserted"),
                paragraph=0,
                sentence=0,
                rule="statements.quotation",
                confidence=0.99,
            ),
        ),
        issues=(),
        provenance=MADE_BY,
    )


@pytest.fixture
def records() -> list[Record]:
    """Two records: the second has no text, no date and no place."""
    return [first_record(), second_record()]


@pytest.fixture
def first() -> Record:
    return first_record()
