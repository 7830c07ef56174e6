"""Actors known beforehand: found by name in a text, and by office and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge import Knowledge
from sayso.knowledge.known_actors import KnownActor, KnownActors, day_of

LEAGUE = KnownActor(id="league", name="Varn League", aliases=("VL", "Varn People's League"), country="NO")
TAM = KnownActor(
    id="tam1", name="Ilo Tam", type="person", country="NO", role="President", to=date(2017, 3, 1)
)
TAM_LATER = KnownActor(
    id="tam2", name="Ilo Tam", type="person", country="NO", role="Prime Minister", from_=date(2019, 1, 1)
)
OSK = KnownActor(
    id="osk", name="Mira Osk", type="person", country="NO", role="President", from_=date(2017, 3, 1)
)


def found(text: str, *rows: KnownActor) -> list[str]:
    words = text.split(" ")
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    return [text[start:stop] for start, stop in KnownActors(rows).find(text, words, starts)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Varn League split", ["Varn League"]),
        ("the Varn Leagues split", []),
        ("the varn league split", []),
        ("VL members left", ["VL"]),
        ("Varn People’s League and Varn People's League", ["Varn People’s League", "Varn People's League"]),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, names: list[str]) -> None:
    assert found(text, LEAGUE) == names


def test_the_longest_name_counts() -> None:
    whole = KnownActor(id="youth", name="Varn League Youth")
    assert found("the Varn League Youth met", LEAGUE, whole) == ["Varn League Youth"]


@pytest.mark.parametrize(
    ("day", "row"),
    [
        (date(2017, 2, 28), "tam1"),
        (date(2017, 3, 1), None),
        (date(2019, 1, 1), "tam2"),
        (None, None),
    ],
)
def test_one_name_with_two_offices(day: date | None, row: str | None) -> None:
    named = KnownActors([TAM, TAM_LATER]).named("Ilo Tam", day)
    assert (named.id if named else None) == row


def test_a_name_of_one_row_needs_no_day() -> None:
    known = KnownActors([TAM, OSK])
    assert known.named("Mira Osk", None) is OSK
    assert known.named("Mira Osk", date(2001, 1, 1)) is OSK
    assert known.named("Nobody", None) is None


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2016, 1, 1), ["tam1"]),
        (date(2017, 2, 28), ["tam1"]),
        (date(2017, 3, 1), ["osk"]),
        (date(2020, 1, 1), ["tam2", "osk"]),
        (None, []),
    ],
)
def test_who_holds_an_office_on_a_day(day: date | None, ids: list[str]) -> None:
    known = KnownActors([TAM, TAM_LATER, OSK])
    assert [row.id for row in known.officers("NO", day)] == ids
    assert known.officers("SE", day) == []


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2017-03-01", date(2017, 3, 1)),
        ("2017-03-01T10:00:00Z", date(2017, 3, 1)),
        ("2017-03", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None) -> None:
    assert day_of(published) == day


def test_columns_named_like_words_of_python(tmp_path: Path) -> None:
    rows = "id,name,type,country,role,from,to,wikidata\nosk,Mira Osk,person,NO,President,2017-03-01,,Q1\n"
    (tmp_path / "actors.csv").write_text(rows, encoding="utf-8")
    row = Knowledge(tmp_path).table("actors", KnownActor)["osk"]
    assert (row.from_, row.to, row.wikidata) == (date(2017, 3, 1), None, "Q1")


def test_a_day_that_is_none_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,name,from\nosk,Mira Osk,spring\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"actors\.csv:2: osk: from_: "):
        Knowledge(tmp_path).table("actors", KnownActor)


def test_our_own_rows_have_names_that_no_other_row_has() -> None:
    rows = Knowledge().table("actors", KnownActor).values()
    names = [name for row in rows for name in (row.name, *row.aliases)]
    assert sorted({name for name in names if names.count(name) > 1}) == []
