"""The work of a worker, with the model."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.batch.shards import Item
from sayso.batch.work import WARM, Extracting, Loading
from sayso.errors import Problem
from sayso.record_lines import parse_record
from sayso.settings import Settings
from sayso.values import Article

TEXT = "The mayor of {place} said on Tuesday that {number} people were waiting. “We are late,” she added."


@pytest.fixture(scope="module")
def work() -> Extracting:
    return Loading(Settings())()


@pytest.mark.model
def test_words_are_forgotten_and_records_stay_the_same(work: Extracting) -> None:
    bad = Problem("bad.txt", "reading", "empty", "…")
    items: list[Item] = [Article(text=TEXT.format(place="Oslo", number=40), path="a.txt"), bad]
    first = work(items)
    assert (first.n_records, first.n_statements, first.problems) == (1, 2, (bad,))
    assert parse_record(first.records.splitlines()[0]).statements[0].cue.lemma == "say"
    strings = work._nlp.vocab.strings
    for number in range(WARM):
        work([Article(text=TEXT.format(place=f"Warmplace{number}q", number=number + 2), path="w.txt")])
    known = len(strings)
    for number in range(5):
        work([Article(text=TEXT.format(place=f"Newplace{number}q", number=number + 200), path="n.txt")])
    assert "Warmplace0q" in strings
    assert "Newplace0q" not in strings
    assert len(strings) == known
    assert work(items) == first


@pytest.mark.model
def test_the_identity_changes_with_settings_and_weights(work: Extracting) -> None:
    nlp = work._nlp
    assert Extracting(nlp, Settings()).identity == work.identity
    assert Extracting(nlp, Settings(text=False)).identity != work.identity
    tagger: Any = nlp.get_pipe("tagger")
    output = tagger.model.get_ref("softmax")
    weights = output.get_param("b")
    output.set_param("b", weights + 1)
    assert Extracting(nlp, Settings()).identity != work.identity
    output.set_param("b", weights)
    assert Extracting(nlp, Settings()).identity == work.identity
