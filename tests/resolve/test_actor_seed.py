"""The seed article: every source phrase ties to the right actor, and no country is a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge, load_knowledge
from sayso.knowledge.actors import actor_words
from sayso.language.page import page_of
from sayso.mentions.actors.component import Actors
from sayso.resolve.actors import Linked, link_actors
from sayso.resolve.speakers import resolve_speakers
from sayso.spans import Span
from sayso.values import Quotation, Statement

SEED = next(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
AZERBAIJAN, ARMENIA = "government of Azerbaijan", "government of Armenia"
# source phrase, what follows it there, actor
SOURCES = [
    ("Baku", " for the first", AZERBAIJAN),
    ("The Azerbaijani Defense Ministry", " announced", "Defense Ministry of Azerbaijan"),
    ("Azerbaijan", " said", AZERBAIJAN),
    ("Armenia", " has confirmed", ARMENIA),
    ("Yerevan", " did not", ARMENIA),
    ("The Armenian leadership", " firmly", ARMENIA),
    ("Independent experts", " believe", "Independent experts"),
    ("They", " said in Baku", AZERBAIJAN),
    ("Prime Minister of Armenia Nikol Pashinyan", " was", "Nikol Pashinyan"),
    ("Yerevan", " claims", ARMENIA),
    ("they", " speak only", AZERBAIJAN),
    ("President of Azerbaijan Ilham Aliyev", " On", "Ilham Aliyev"),
    ("he", " claims", "Ilham Aliyev"),
    ("Aliyev", " said", "Ilham Aliyev"),
    ("him", ", hundreds", "Ilham Aliyev"),
    ("The Turkish leader", ", as", "Recep Tayyip Erdogan"),
    ("his press service", ", took", "press service of Recep Tayyip Erdogan"),
    ("Erdogan", " believes", "Recep Tayyip Erdogan"),
    ("The Kremlin", " maintains", "government of Russia"),
]


def sources(text: str) -> list[Statement]:
    found = []
    for phrase, after, _ in SOURCES:
        at = text.index(phrase + after)
        end = at + len(phrase)
        found.append(
            Statement(
                quote_type="indirect",
                source=(Span(at, end),),
                source_head=None,
                cue=(Span(end + 1, end + len(after)),),
                lemma=None,
                act=None,
                content=(),
                rule="test",
                confidence=1.0,
            )
        )
    return found


@pytest.fixture(scope="module")
def linked(nlp: Language) -> tuple[Linked, list[str | None]]:
    words = actor_words(load_knowledge(None))
    text = SEED.read_text(encoding="utf-8")
    doc = nlp(text)
    start, end = text.index("“"), text.index("”") + 1
    doc._.quotations = (Quotation(Span(start + 1, end - 1), Span(start, end), 7),)
    said = sources(text)
    result = link_actors(doc, page_of(doc), Actors(Knowledge()).process(doc), (), words, said)
    speakers = resolve_speakers(doc, said, result.actors, result.reasons)
    return result, [result.actors[s.actor].name if s.actor is not None else None for s in speakers]


@pytest.mark.model
def test_speakers(linked: tuple[Linked, list[str | None]]) -> None:
    assert linked[1] == [actor for _, _, actor in SOURCES]


@pytest.mark.model
def test_roles_and_countries(linked: tuple[Linked, list[str | None]]) -> None:
    people = {a.name: (a.roles, a.country) for a in linked[0].actors if a.type == "person"}
    assert (
        people.items()
        >= {
            "Nikol Pashinyan": (("Prime Minister",), "AM"),
            "Ilham Aliyev": (("President",), "AZ"),
            "Recep Tayyip Erdogan": (("President",), "TR"),
            "Vladimir Putin": (("President",), "RU"),
        }.items()
    )


@pytest.mark.model
def test_no_country_or_capital_is_a_person(linked: tuple[Linked, list[str | None]]) -> None:
    words = actor_words(load_knowledge(None))
    assert [a.name for a in linked[0].actors if a.type == "person" and words.is_place(a.name)] == []
