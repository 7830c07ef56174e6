"""The record of the seed article, as a whole, and what must be right in it whatever else changes.

``python -m pytest tests/test_golden.py --update-golden`` writes the golden file anew; read its diff.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso import Article, Record, extract, load

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden" / "seed.json"


@pytest.fixture(scope="module")
def record() -> Record:
    """The record of the seed article, published on the day that it tells of."""
    (path,) = (ROOT / "seeds").glob("*.txt")
    article = Article(text=path.read_text(encoding="utf-8"), path=path.name, published="2020-10-14")
    return next(extract([article], load()))


def without_provenance(record: Record) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(record.to_json())
    del kept["provenance"]  # it changes with any table, and says nothing of the article
    return kept


@pytest.mark.model
def test_the_whole_record(record: Record, pytestconfig: pytest.Config) -> None:
    made = without_provenance(record)
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert made == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.model
def test_the_same_article_gives_the_same_bytes(record: Record) -> None:
    article = Article(text=record.article.text or "", path=record.article.path, published="2020-10-14")
    assert next(extract([article], load())).to_json() == record.to_json()


# (words of the source, reading, words that the content holds)
SAID = [
    ("Baku", "government of Azerbaijan", "struck not on the territory of the unrecognized"),
    (
        "The Azerbaijani Defense Ministry",
        "Defense Ministry of Azerbaijan",
        "struck at the Elbrus",
    ),
    ("Azerbaijan", "government of Azerbaijan", "these are Armenian missile launchers"),
    ("Armenia", "government of Armenia", "the fact of the strike on its territory"),
    ("Yerevan", "government of Armenia", "which specific targets were attacked"),
    ("The Armenian leadership", "government of Armenia", "accusations that missile strikes"),
    ("Independent experts", "Independent experts", "Azerbaijan attacked certain objects"),
    ("They", "government of Azerbaijan", "striking exclusively military targets"),
    ("Prime Minister of Armenia Nikol Pashinyan", "Nikol Pashinyan", "was able to move forward"),
    ("Yerevan", "government of Armenia", "the enemy has lost more than 200 soldiers killed"),
    (
        "they",
        "government of Azerbaijan",
        "43 killed in frontline cities and villages and more than 200",
    ),
    ("President of Azerbaijan Ilham Aliyev", "Ilham Aliyev", "the capture of eight more Armenian villages"),
    ("he", "Ilham Aliyev", "there is no talk of any genocide"),
    ("Aliyev", "Ilham Aliyev", "The Armenians of Nagorno-Karabakh do not need to worry"),
    ("Erdogan", "Recep Tayyip Erdogan", "must be solved now once and for all"),
    ("The Kremlin", "government of Russia", "both sides stressed the importance"),
    (
        "both sides",
        "government of Turkey and government of Russia",
        "the importance of maintaining the ceasefire",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("words", "reading", "content"), SAID)
def test_who_said_what(record: Record, words: str, reading: str, content: str) -> None:
    names = {actor.id: actor.name for actor in record.actors}
    found = [
        names.get(statement.source.actor or "")
        for statement in record.statements
        if content in statement.content.text and [s.text for s in statement.source.spans] == [words]
    ]
    assert found == [reading]


# (words, value, bound, outcome, group, lemma of the counted)
FIGURES = [
    ("564", 564.0, "exact", "killed", None, None),
    ("32", 32.0, "exact", "killed", "civilian", "civilian"),
    ("more than 200", 200.0, "more_than", "killed", "soldier", "soldier"),
    ("43", 43.0, "exact", "killed", "civilian", None),
    ("more than 200", 200.0, "more_than", "wounded", "civilian", None),
]


@pytest.mark.model
def test_the_five_casualty_figures(record: Record) -> None:
    casualties = [n for n in record.numbers if n.outcome and n.rule != "numbers.implicit"]
    assert [
        (n.text, n.value, n.bound, n.outcome, n.group, n.counted and n.counted.lemma) for n in casualties
    ] == FIGURES
    holders = {s.id: s for s in record.statements}
    names = {a.id: a.name for a in record.actors}
    claimed = [
        names.get(holders[n.statement].source.actor or "") if n.statement else None for n in casualties
    ]
    azerbaijan, armenia = "government of Azerbaijan", "government of Armenia"
    assert claimed[2:] == [armenia, azerbaijan, azerbaijan]
    assert names.get(casualties[2].party or "") == azerbaijan


@pytest.mark.model
def test_no_country_or_capital_is_a_person(record: Record) -> None:
    places = {place.name for place in record.places}
    assert not places & {actor.name for actor in record.actors if actor.type == "person"}
