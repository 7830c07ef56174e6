"""Who says "I" in an interview printed as questions and answers."""

from __future__ import annotations

import pytest

from sayso.resolve.clusters import Cluster
from sayso.resolve.turns import Turns
from sayso.spans import Span
from sayso.values import ActorMention

INTRODUCTION = "Ada Roth measures ice. We met Ada Roth in Velm, where Udo Klein lives."
LABELLED = (
    f"{INTRODUCTION}\nVelm Post: Why?\nRoth: I like it.\nI always did.\nVelm Post: And now?\nRoth: I rest."
)
LETTERS = LABELLED.replace("Velm Post:", "Q:").replace("Roth:", "A:")
PLAIN = f"{INTRODUCTION}\nNote: it melts.\nI do not."


def person(text: str, name: str) -> Cluster:
    found = []
    at = text.find(name)
    while at >= 0:
        span = Span(at, at + len(name))
        found.append(
            ActorMention(span=span, name=name, form="name", type="person", rule="test", confidence=1.0)
        )
        at = text.find(name, at + 1)
    return Cluster(name, "person", "test", 1.0, mentions=found, names={name})


def turns(text: str, publisher: str | None = None) -> Turns:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Turns(text, paragraphs, [person(text, "Ada Roth"), person(text, "Udo Klein")], publisher)


@pytest.mark.parametrize(
    ("text", "words", "speaker", "addressed"),
    [
        (LABELLED, "I like", "Ada Roth", None),
        (LABELLED, "I always", "Ada Roth", None),
        (LABELLED, "Why", None, "Ada Roth"),
        (LETTERS, "I rest", "Ada Roth", None),
        (LETTERS, "And now", None, "Ada Roth"),
        (LETTERS, "We met", None, None),
        (PLAIN, "I do", None, None),
    ],
)
def test_turns(text: str, words: str, speaker: str | None, addressed: str | None) -> None:
    found, at = turns(text), text.index(words)
    names = [c.name if c is not None else None for c in (found.speaker(at), found.addressed(at))]
    assert names == [speaker, addressed]


@pytest.mark.parametrize(
    ("text", "publisher", "asking"),
    [
        (LETTERS, "The Velm Post", "The Velm Post"),
        (LABELLED, "The Velm Post", "The Velm Post"),
        (LABELLED, "Morning Echo", None),
        (LETTERS, None, None),
        (PLAIN, "The Velm Post", None),
    ],
)
def test_the_publisher_asks(text: str, publisher: str | None, asking: str | None) -> None:
    found = turns(text, publisher)
    at = max(text.find("Q: And"), text.find("Velm Post: And"), 0)
    label, speaker = found.labelled(at), found.speaker(at)
    assert label is speaker
    assert (label.name if label is not None else None) == asking
