"""Whose the counted are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso import Article, extract
from sayso.knowledge import Knowledge
from sayso.knowledge.actors import actor_words
from sayso.language.page import page_of
from sayso.resolve.parties import resolve_parties
from sayso.resolve.speakers import MentionIndex
from sayso.spans import Span
from sayso.values import Actor, ActorMention, NumberMention, Speaker, Statement

TEXT = "Yerevan says the enemy lost 200 men and Azerbaijani losses grew while Baku waits"


def government(name: str, country: str, word: str) -> Actor:
    at = TEXT.index(word)
    mention = ActorMention(
        span=Span(at, at + len(word)), name=name, form="metonym", type="government", rule="t", confidence=1.0
    )
    return Actor(
        name=name,
        type="government",
        roles=(),
        country=country,
        mentions=(mention,),
        rule="resolve.government",
        confidence=1.0,
    )


ARMENIA = government("government of Armenia", "AM", "Yerevan")
AZERBAIJAN = government("government of Azerbaijan", "AZ", "Baku")
RUSSIA = government("government of Russia", "RU", "waits")
DOMINANT = replace(AZERBAIJAN, mentions=AZERBAIJAN.mentions * 3)


def number(party: str | None) -> NumberMention:
    at = TEXT.index("200")
    words = None
    if party is not None:
        begin = TEXT.index(party)
        words = Span(begin, begin + len(party))
    return NumberMention(
        span=Span(at, at + 3),
        value=200.0,
        low=200.0,
        high=200.0,
        bound="exact",
        kind="count",
        party=words,
        rule="t",
        confidence=1.0,
    )


@pytest.mark.parametrize(
    ("party", "actors", "expected"),
    [
        (None, (ARMENIA, AZERBAIJAN), None),
        ("the enemy", (ARMENIA, AZERBAIJAN), 1),
        ("the enemy", (ARMENIA,), None),
        ("the enemy", (ARMENIA, AZERBAIJAN, RUSSIA), None),
        ("the enemy", (ARMENIA, DOMINANT, RUSSIA), 1),
        ("Azerbaijani", (ARMENIA, AZERBAIJAN), 1),
        ("Yerevan", (ARMENIA, AZERBAIJAN), 0),
        ("men", (ARMENIA, AZERBAIJAN), None),
    ],
)
def test_party(
    vocab: Vocab, knowledge: Knowledge, party: str | None, actors: tuple[Actor, ...], expected: int | None
) -> None:
    words = TEXT.split()
    doc = Doc(vocab, words=words, heads=list(range(len(words))), deps=["dep"] * len(words))
    said = Statement(
        quote_type="indirect",
        source=(Span(0, 7),),
        source_head=None,
        cue=(Span(8, 12),),
        lemma="say",
        act="say",
        content=(Span(13, 40),),
        rule="t",
        confidence=1.0,
    )
    speaker = Speaker(form="metonym", actor=0, reason="t")
    index = MentionIndex(page_of(doc), actors)
    found = resolve_parties(TEXT, [number(party)], [said], [speaker], actors, index, actor_words(knowledge))
    assert found == (expected,)


OWN = "Yerevan says its men and our guards and their scouts fell while Baku waits"


@pytest.mark.parametrize(
    ("party", "speaker", "expected"),
    [
        ("its", "government", 0),
        ("our", "government", 0),
        ("their", "government", 0),
        ("our", "person", 0),
        ("its", "person", None),
        ("our", None, None),
    ],
)
def test_own_side(
    vocab: Vocab, knowledge: Knowledge, party: str, speaker: str | None, expected: int | None
) -> None:
    words = OWN.split()
    doc = Doc(vocab, words=words, heads=list(range(len(words))), deps=["dep"] * len(words))
    armenia = replace(ARMENIA, mentions=())
    officer = replace(ARMENIA, type="person", rule="t", mentions=())
    said = Statement(
        quote_type="indirect",
        source=(Span(0, 7),),
        source_head=None,
        cue=(Span(8, 12),),
        lemma="say",
        act="say",
        content=(Span(13, len(OWN)),),
        rule="t",
        confidence=1.0,
    )
    actors = (armenia, officer)
    by = {"government": 0, "person": 1, None: None}[speaker]
    at = OWN.index(party)
    counted = replace(number(None), party=Span(at, at + len(party)))
    index = MentionIndex(page_of(doc), actors)
    found = resolve_parties(
        OWN,
        [counted],
        [said],
        [Speaker(form="name", actor=by, reason="t")],
        actors,
        index,
        actor_words(knowledge),
    )
    assert found == (expected,)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The ministry said that 12 Turkish soldiers were killed.", "TR"),
        ("Two French tourists were wounded near the fort.", "FR"),
        ("The fleet bought 12 Turkish boats.", None),
    ],
)
def test_a_nationality_alone_says_whose_they_are(pipeline: Language, text: str, country: str | None) -> None:
    (record,) = extract([Article(text=text)], pipeline)
    actors = {actor.id: actor for actor in record.actors}
    party = actors.get(record.numbers[0].party or "")
    assert (party.country if party else None) == country
    assert party is None or (party.type, party.mentions[0].form) == ("government", "metonym")
