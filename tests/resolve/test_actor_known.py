"""Actors of actors.csv in an article: their id and name, and who held an office on its day."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.actors.component import Actors
from sayso.resolve.actors import resolve_actors

ROWS = """id,name,aliases,type,country,role,from,to,wikidata
tam,Ilo Tam,,person,NO,President,2010-01-01,2017-03-01,Q11
osk,Mira Osk,,person,NO,President,2017-03-01,,Q12
league,Varn People's League,VPL|Varn League,organization,NO,,,,
"""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "actors.csv").write_text(ROWS, encoding="utf-8")
    return Knowledge(folder)


def actors(
    nlp: Language, knowledge: Knowledge, text: str, published: str | None = None
) -> list[tuple[object, ...]]:
    doc = nlp(text)
    doc._.published = published
    found = resolve_actors(doc, Actors(knowledge).process(doc), (), knowledge)
    return [(a.name, a.external, [m.span.of(text) for m in a.mentions]) for a in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "published", "right"),
    [
        # a name, an alias, an acronym: one actor with the table's name and id
        (
            "The Varn League split. The VPL wept.",
            None,
            [("Varn People's League", "league", ["Varn League", "VPL"])],
        ),
        # a person by the full name, and the surname after it
        ("Mira Osk resigned. Osk gave no reason.", None, [("Mira Osk", "osk", ["Mira Osk", "Osk"])]),
        # the office by the day
        (
            "The Norwegian president resigned. He gave no reason.",
            "2015-05-05",
            [("Ilo Tam", "tam", ["The Norwegian president", "He"])],
        ),
        (
            "The Norwegian president resigned.",
            "2018-05-05T08:00:00+01:00",
            [("Mira Osk", "osk", ["The Norwegian president"])],
        ),
        # named in the article: the same actor
        (
            "Mira Osk wept. The Norwegian president resigned.",
            "2018-05-05",
            [("Mira Osk", "osk", ["Mira Osk", "The Norwegian president"])],
        ),
        # the article names another one with the country: it goes before the table
        (
            "Norwegian President Ane Lie wept. The Norwegian president resigned.",
            "2018-05-05",
            [("Ane Lie", None, ["Ane Lie", "The Norwegian president"])],
        ),
        # no day, another country, an office of a body
        (
            "The Norwegian president resigned.",
            None,
            [("Norwegian president", None, ["The Norwegian president"])],
        ),
        (
            "The Danish president resigned.",
            "2018-05-05",
            [("Danish president", None, ["The Danish president"])],
        ),
        (
            "The president of the choir resigned.",
            "2018-05-05",
            [("president of the choir", None, ["The president"])],
        ),
    ],
)
def test_known(
    nlp: Language, mine: Knowledge, text: str, published: str | None, right: list[tuple[object, ...]]
) -> None:
    assert actors(nlp, mine, text, published) == right


@pytest.mark.model
def test_an_acronym_that_the_article_defines_is_its_own(nlp: Language, mine: Knowledge) -> None:
    text = "The Valley Pilots' League (VPL) met in Oslo. The VPL elected a board."
    assert ("Valley Pilots' League", None) in [(name, id_) for name, id_, _ in actors(nlp, mine, text)]


@pytest.mark.model
def test_the_wikidata_id_is_passed_through(nlp: Language, mine: Knowledge) -> None:
    doc = nlp("Mira Osk resigned.")
    (actor,) = resolve_actors(doc, Actors(mine).process(doc), (), mine)
    assert (actor.external, actor.wikidata, actor.country) == ("osk", "Q12", "NO")
