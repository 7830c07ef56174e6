"""The component that joins the resolvers: works alone, and parallel to what has been filled."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.knowledge import Knowledge
from sayso.knowledge.gazetteer import load_gazetteer
from sayso.mentions.actors.component import Actors
from sayso.resolve.component import Resolve
from sayso.spans import Span
from sayso.values import Resolution, Statement


def test_empty_and_unfilled_documents(vocab: Vocab, knowledge: Knowledge) -> None:
    resolve = Resolve(knowledge, load_gazetteer())
    bare = Doc(vocab, words=["Hello"], heads=[0], deps=["ROOT"])
    assert (resolve.process(Doc(vocab)), resolve.process(bare)) == (Resolution(), Resolution())


@pytest.mark.model
def test_results_run_parallel_to_the_statements(nlp: Language, knowledge: Knowledge) -> None:
    text = "Dana Katz told reporters that it rained. It was said that it snowed."
    doc = nlp(text)
    doc._.actor_mentions = Actors(knowledge).process(doc)
    told = Statement(
        quote_type="indirect",
        source=(Span(0, 9),),
        source_head=Span(5, 9),
        cue=(Span(10, 14),),
        lemma="tell",
        act="say",
        content=(Span(25, 39),),
        addressee=(Span(15, 24),),
        rule="test",
        confidence=1.0,
    )
    said = Statement(
        quote_type="indirect",
        source=(),
        source_head=None,
        cue=(Span(48, 52),),
        lemma="say",
        act="say",
        content=(Span(53, 67),),
        rule="test",
        confidence=1.0,
    )
    doc._.statements = (told, said)
    found = Resolve(knowledge, load_gazetteer()).process(doc)
    assert [(s.form, s.actor) for s in found.speakers] == [("name", 0), ("none", None)]
    assert found.actors[0].name == "Dana Katz"
    assert len(found.addressees) == 2
    assert found.parties == ()
