"""Source phrases tied to actors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.knowledge import Knowledge
from sayso.knowledge.actors import actor_words
from sayso.language.page import page_of
from sayso.mentions.actors.component import Actors
from sayso.resolve.actors import link_actors
from sayso.resolve.speakers import resolve_speakers
from sayso.spans import Span
from sayso.values import Statement


def statement(text: str, source: str, cue: str) -> Statement:
    """A statement whose source is the last ``source`` and whose cue the last ``cue`` of ``text``."""
    at, verb = text.rindex(source) if source else 0, text.rindex(cue)
    return Statement(
        quote_type="indirect",
        source=(Span(at, at + len(source)),) if source else (),
        source_head=None,
        cue=(Span(verb, verb + len(cue)),),
        lemma=cue,
        act=None,
        content=(),
        rule="test",
        confidence=1.0,
    )


def speaker(nlp: Language, knowledge: Knowledge, text: str, source: str, cue: str) -> tuple[str, str | None]:
    doc = nlp(text)
    said = [statement(text, source, cue)]
    linked = link_actors(doc, page_of(doc), Actors(knowledge).process(doc), (), actor_words(knowledge), said)
    (found,) = resolve_speakers(doc, said, linked.actors, linked.reasons)
    assert found.reason
    return found.form, linked.actors[found.actor].name if found.actor is not None else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "cue", "form", "name"),
    [
        ("Yerevan said on Friday that it was ready.", "Yerevan", "said", "metonym", "government of Armenia"),
        (
            "The Kremlin said on Friday that it was ready.",
            "The Kremlin",
            "said",
            "metonym",
            "government of Russia",
        ),
        (
            "The train was late again. They said in Baku that the line was closed.",
            "They",
            "said",
            "pronoun",
            "government of Azerbaijan",
        ),
        (
            "A spokesman for the ministry said it was ready.",
            "A spokesman for the ministry",
            "said",
            "nominal",
            "spokesman for the ministry",
        ),
        (
            "Her lawyer, Dana Katz, said the case was closed.",
            "Her lawyer, Dana Katz,",
            "said",
            "nominal",
            "Dana Katz",
        ),
        (
            "Igor Belov and Dana Katz said they were ready.",
            "Igor Belov and Dana Katz",
            "said",
            "name",
            "Igor Belov and Dana Katz",
        ),
        (
            "The harbour's last lamplighter said the sea was calm.",
            "The harbour's last lamplighter",
            "said",
            "nominal",
            "harbour's last lamplighter",
        ),
        (
            "The ministry published a statement. A report by Greenpeace said the river was dirty.",
            "A report by Greenpeace",
            "said",
            "nominal",
            "Greenpeace",
        ),
        (
            "The villagers left at night. Others said they would stay.",
            "Others",
            "said",
            "nominal",
            "villagers",
        ),
        (
            "Igor Belov met Dana Katz. The latter said it was late.",
            "The latter",
            "said",
            "nominal",
            "Dana Katz",
        ),
        (
            "Igor Belov met Dana Katz. The former said it was late.",
            "The former",
            "said",
            "nominal",
            "Igor Belov",
        ),
        (
            "The state broadcaster Kanaal Ses said it was late.",
            "The state broadcaster Kanaal Ses",
            "said",
            "nominal",
            "Kanaal Ses",
        ),
        (
            "A nurse who gave her name only as Luz said it was late.",
            "A nurse who gave her name only as Luz",
            "said",
            "nominal",
            "Luz",
        ),
        ("I say that it is late.", "I", "say", "pronoun", None),
    ],
)
def test_speaker(
    nlp: Language, knowledge: Knowledge, text: str, source: str, cue: str, form: str, name: str | None
) -> None:
    assert speaker(nlp, knowledge, text, source, cue) == (form, name)


@pytest.mark.model
def test_a_speaker_goes_on_speaking(nlp: Language, knowledge: Knowledge) -> None:
    text = "Dana Katz said the bridge was safe.\n\nShe said the road was safe too."
    assert speaker(nlp, knowledge, text, "She", "said") == ("pronoun", "Dana Katz")


@pytest.mark.model
def test_first_person_is_the_speaker_around_it(nlp: Language, knowledge: Knowledge) -> None:
    text = "“I think that the road is safe,” Dana Katz said."
    outer = statement(text, "Dana Katz", "said")
    inner = replace(statement(text, "I", "think"), parent=0)
    doc = nlp(text)
    linked = link_actors(
        doc, page_of(doc), Actors(knowledge).process(doc), (), actor_words(knowledge), [outer, inner]
    )
    found = resolve_speakers(doc, [outer, inner], linked.actors, linked.reasons)
    assert [(s.form, s.actor) for s in found] == [("name", 0), ("pronoun", 0)]


@pytest.mark.model
def test_a_pronoun_settles_which_namesake_is_meant(nlp: Language, knowledge: Knowledge) -> None:
    text = "Anna Berg met Karl Berg. Later Berg smiled and said he would write a long letter home."
    assert speaker(nlp, knowledge, text, "Berg", "said") == ("name", "Karl Berg")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Rosa Smith, mother of victim Sean Smith, waited. “It is over,” Smith said.", "Smith", "Rosa Smith"),
        ("The Daily Times asked first. It was wrong, the Times said.", "the Times", "Daily Times"),
        (
            "Defense Secretary Ann Cole waited. Her press secretary, Omar Haddad, left. "
            "The secretary said it was over.",
            "The secretary",
            "Ann Cole",
        ),
        ("The document, seen by the Daily Times, said it was over.", "The document", "document"),
        ("A diplomat in Nairobi, who said it was over, left.", "who", "diplomat in Nairobi"),
        ("Congress met on Monday. Then Congress said it was over.", "Congress", "Congress"),
    ],
)
def test_who_is_named_or_described_in_short(
    nlp: Language, knowledge: Knowledge, text: str, source: str, name: str
) -> None:
    assert speaker(nlp, knowledge, text, source, "said")[1] == name


def test_no_source(vocab: Vocab) -> None:
    doc = Doc(vocab, words=["It", "was", "said"], heads=[0, 1, 2], deps=["dep"] * 3)
    (found,) = resolve_speakers(doc, [statement(doc.text, "", "said")], ())
    assert (found.form, found.actor, found.reason) == ("none", None, "nobody is named")


def test_source_without_any_actor(vocab: Vocab) -> None:
    doc = Doc(vocab, words=["Someone", "said"], tags=["NN", "VBD"], heads=[1, 1], deps=["nsubj", "ROOT"])
    (found,) = resolve_speakers(doc, [statement(doc.text, "Someone", "said")], ())
    assert (found.form, found.actor, found.reason) == ("nominal", None, "no actor is mentioned in it")
