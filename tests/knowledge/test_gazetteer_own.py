"""A user's places.csv over ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from sayso.errors import KnowledgeError
from sayso.knowledge.gazetteer import Gazetteer, load_gazetteer
from sayso.knowledge.tables import load_knowledge
from sayso.mentions.places.component import Places
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.resolve.places import resolve_places

ROWS = """id,name,aliases,kind,country,lat,lon,geonames_id,wikidata
depot,Varnholm Depot,Depot Seven,facility,NO,59.91,10.75,,Q7
tam,Little Tam,,city,,,,,
capital,Oslo,Christiania,,,,,3143244,
south,Bavaria,,,,,,2951839,
new,Nowhere Bay,,natural,CL,,,99999999,
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "places.csv").write_text(ROWS, encoding="utf-8")
    return str(tmp_path)


@pytest.fixture
def own(folder: str) -> Gazetteer:
    return load_gazetteer(folder)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Varnholm Depot", ("depot", "facility", "NO", 59.91)),
        ("DEPOT SEVEN", ("depot", "facility", "NO", 59.91)),
        ("Little Tam", ("tam", "city", None, None)),
        ("Oslo", ("capital", "city", "NO", 59.91273)),
        ("Christiania", ("capital", "city", "NO", 59.91273)),
        ("Bayern", ("south", "region", "DE", 48.936)),
        ("Nowhere Bay", ("new", "natural", "CL", None)),
    ],
)
def test_the_users_place_comes_first(
    own: Gazetteer, name: str, expected: tuple[str, str, str | None, float | None]
) -> None:
    first = own.named(name)[0]
    assert (first.external, first.kind, first.country, first.lat) == expected


def test_a_place_of_both_is_there_once(own: Gazetteer) -> None:
    assert [entry.id for entry in own.named("Oslo")].count("own:capital") == 1
    assert 3143244 not in {entry.geonames_id for entry in own.named("Oslo")[1:]}


def test_ours_have_no_external_id(own: Gazetteer) -> None:
    assert own.named("Bergen")[0].external is None


def test_found_in_text_and_carried_through(own: Gazetteer, folder: str) -> None:
    words = ["Smoke", "from", "Varnholm", "Depot", "reached", "Little", "Tam", "and", "Depot", "Seven"]
    tags = ["NNP" if word[0].isupper() and at else "NN" for at, word in enumerate(words)]
    doc = Doc(English().vocab, words=words, tags=tags, deps=["dep"] * len(words), heads=[0] * len(words))
    mentions = Places(own, PlaceLexicon(load_knowledge(folder))).process(doc)
    places = resolve_places(doc, mentions, own)
    assert [(p.external, p.wikidata, p.rule, len(p.mentions)) for p in places] == [
        ("depot", "Q7", "places.own", 2),
        ("tam", None, "places.own", 1),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,Vale,,castle,NO,1,2,,", "kind"),
        ("a,Vale,,city,Norway,1,2,,", "country"),
        ("a,Vale,,city,NO,91,2,,", "lat"),
        ("a,,,city,NO,1,2,,", "name"),
        ("-a,,,,,,,,", "cannot remove 'a'"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "places.csv").write_text(ROWS.splitlines()[0] + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_gazetteer(str(tmp_path))
