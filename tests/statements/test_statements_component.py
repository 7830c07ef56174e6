"""The component in spaCy's hands: alone, in batches, with and without the tagger."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.build import load
from sayso.errors import ModelError
from sayso.settings import Settings

TEXTS = [
    "The mayor said the bridge had fallen.",
    "",
    "“We will rebuild it,” she told reporters. The river rose again at noon.",
    "Yerevan claims that the enemy has lost more than 200 soldiers killed.",
]


@pytest.fixture(scope="module")
def whole() -> Language:
    return load()


@pytest.mark.model
def test_a_stream_gives_what_each_text_gives(whole: Language) -> None:
    alone = [whole(text)._.statements for text in TEXTS]
    assert [doc._.statements for doc in whole.pipe(TEXTS, batch_size=2)] == alone
    assert [len(statements) for statements in alone] == [1, 0, 1, 1]


# what the tagger adds to the rules: cues that no table lists
UNLISTED = [
    ("“The dam will hold,” the engineer deadpanned, “until it does not.”", "deadpanned"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "cue"), UNLISTED)
def test_the_tagger_finds_a_cue_that_no_table_lists(whole: Language, text: str, cue: str) -> None:
    (statement,) = whole(text)._.statements
    assert [span.of(text) for span in statement.cue] == [cue]
    assert statement.rule == "tagger.cue"


SILENT = [
    "The river rose and the bridge closed at noon.",
    "Tam waved to the crowd and left.",
    "The committee closed the harbour on Monday and opened it on Tuesday.",
]


@pytest.mark.model
@pytest.mark.parametrize("text", SILENT)
def test_where_nobody_says_anything_the_tagger_is_silent(whole: Language, text: str) -> None:
    assert whole(text)._.statements == ()


@pytest.mark.model
def test_a_cue_that_an_overlay_removes_is_not_found_by_the_tagger(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "cues.csv").write_text("id,lemma,kind,frames,act\n-verb.say,,,,\n", encoding="utf-8")
    overlaid = load(Settings(knowledge=folder))
    assert overlaid(TEXTS[0])._.statements == ()


@pytest.mark.model
def test_confidence_is_the_statements_own(whole: Language) -> None:
    plain = whole("The mayor said that the bridge had fallen.")._.statements[0]
    odd = whole("The mayor was seen as the plan of the bridge, which officials found.")._.statements
    assert plain.confidence > 0.7
    assert all(statement.confidence < plain.confidence for statement in odd)


def test_a_file_that_is_no_tagger_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("taggers") / "own.npz"
    path.write_text("none", encoding="utf-8")
    with pytest.raises(ModelError, match=r"own\.npz"):
        load(Settings(statements=str(path)))
