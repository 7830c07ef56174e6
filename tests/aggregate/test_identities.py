"""Who is who over all articles, and what a user may decide otherwise."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from made import people

from sayso.aggregate.actor_file import ActorFile, read_actor_file
from sayso.aggregate.build import build_tables
from sayso.aggregate.files import write_csv
from sayso.aggregate.identities import Evidence, Variant, identify
from sayso.errors import KnowledgeError

PERSON, ORGANIZATION, GOVERNMENT = "person", "organization", "government"


def groups(*known: tuple[Variant, tuple[str, ...], tuple[str, ...]]) -> list[list[str]]:
    """The names of each identity of variants with roles and other names."""
    variants: dict[Variant, Evidence] = {}
    for variant, roles, aliases in known:
        evidence = variants.setdefault(variant, Evidence())
        evidence.roles.update(roles)
        evidence.aliases.update(aliases)
        evidence.n_articles += 1
    identities, _ = identify(variants)
    return [sorted(one.variants) for one in identities]


def person(
    name: str, country: str | None = None, *roles: str
) -> tuple[Variant, tuple[str, ...], tuple[str, ...]]:
    return Variant(name, PERSON, country), roles, ()


def body(
    name: str, country: str | None = None, *aliases: str, kind: str = ORGANIZATION
) -> tuple[Variant, tuple[str, ...], tuple[str, ...]]:
    return Variant(name, kind, country), (), aliases


ONE = [
    (person("Ada Quist", "NO"), person("Ada Quist")),
    (person("Ada Quist"), person("ADA QUIST")),
    (person("Selim Yılmaz"), person("Selim Yilmaz")),
    (person("Ada Maria Quist"), person("Ada Quist")),
    (person("Reto Jan Bundi"), person("Jan Bundi")),
    (person("Levon Petrosyan", "AM"), person("Levon Petrosian", "AM")),
    (person("Levon Petrosyan", None, "Mayor"), person("Levon Petrosian", None, "Mayor")),
    (person("A. Quist", "NO", "Mayor"), person("Ada Quist", "NO", "Mayor")),
    (person("Quist", "NO", "Mayor"), person("Ada Quist", "NO", "Mayor")),
    (body("Norwegian army", "NO"), body("Norway's army", "NO"), body("army of Norway", "NO")),
    (body("Lake Safety Board", None, "LSB"), body("LSB")),
    (body("L.S.B."), body("LSB")),
    (body("The Lake Safety Board"), body("Lake Safety Board")),
    (body("Ministry of Health", "NO", kind=GOVERNMENT), body("Health Ministry", "NO", kind=GOVERNMENT)),
    (
        body("Health Ministry of Norway", "NO", kind=GOVERNMENT),
        body("Health Ministry", "NO", kind=GOVERNMENT),
    ),
]
APART = [
    (person("Ada Quist"), person("Bo Quist")),
    (person("Quist"), person("Ada Quist")),
    (person("Quist", "NO"), person("Ada Quist", "NO")),
    (person("Quist", "NO", "Mayor"), person("Ada Quist", "NO", "Judge")),
    (person("Ada Quist", "NO"), person("Ada Quist", "SE")),
    (person("Levon Petrosyan"), person("Levon Petrosian")),
    (person("Ada Quist", "NO"), person("Ida Quist", "NO")),
    (person("Mario Silva", "BR"), person("Maria Silva", "BR")),
    (person("Leo H. Brandt", "NO", "Judge"), person("Leo M. Brandt", "NO", "Judge")),
    (person("leader of the opposition"), person("leader of the union")),
    (person("former mayor", "NO", "Mayor"), person("mayor", "NO", "Mayor")),
    (body("Ostby Bank"), body("Vestby Bank")),
    (body("Norland University", "NO"), body("University of Norland", "NO")),
    (body("American University", "US"), body("university", "US")),
    (body("army", None), body("Norwegian army", "NO")),
    (body("Ostby Police"), person("Ostby Police")),
]


@pytest.mark.parametrize("known", ONE, ids=lambda known: known[0][0].name)
def test_one_identity(known: tuple[tuple[Variant, tuple[str, ...], tuple[str, ...]], ...]) -> None:
    assert len(groups(*known)) == 1
    assert len(groups(*reversed(known))) == 1


@pytest.mark.parametrize("known", APART, ids=lambda known: f"{known[0][0].name}, {known[1][0].name}")
def test_two_identities(known: tuple[tuple[Variant, tuple[str, ...], tuple[str, ...]], ...]) -> None:
    assert len(groups(*known)) == 2
    assert len(groups(*reversed(known))) == 2


def test_of_two_candidates_neither_is_taken() -> None:
    short, full = person("Leo Brandt"), (person("Leo Hans Brandt"), person("Leo Max Brandt"))
    assert len(groups(short, *full)) == len(groups(*full, short)) == 3


def test_a_country_is_not_guessed_where_two_are_known() -> None:
    assert len(groups(person("Ada Quist", "NO"), person("Ada Quist", "SE"), person("Ada Quist"))) == 3


def test_a_surname_of_two_mayors_stays_alone() -> None:
    mayors = person("Ada Quist", "NO", "Mayor"), person("Bo Quist", "NO", "Mayor")
    assert len(groups(*mayors, person("Quist", "NO", "Mayor"))) == 3


def test_an_acronym_of_two_bodies_stays_alone() -> None:
    assert (
        len(
            groups(
                body("Lake Safety Board", None, "LSB"), body("Land Survey Bureau", None, "LSB"), body("LSB")
            )
        )
        == 3
    )


ARTICLES = [
    people([("Ada Quist", PERSON, "NO", ("Mayor",), ()), ("officials", "group", None, (), ())]),
    people([("Ada M. Quist", PERSON, "NO", (), ()), ("Bo Lund", PERSON, None, (), ())]),
    people([("Ada Quist", PERSON, "NO", (), ()), ("Bo Lunde", PERSON, None, (), ())]),
]


def edited(tmp_path: Path, table: pd.DataFrame) -> ActorFile:
    path = tmp_path / "actors.csv"
    write_csv(table, path)
    return read_actor_file(path)


def by_variants(table: pd.DataFrame) -> dict[str, tuple[str, str]]:
    return {row["variants"]: (row["actor"], row["name"]) for row in table.to_dict("records")}


def test_the_file_as_written_changes_nothing(tmp_path: Path) -> None:
    table = build_tables(ARTICLES)["actors"]
    assert list(by_variants(table)) == ["Ada Quist|Ada M. Quist", "Bo Lund", "Bo Lunde", "officials"]
    pd.testing.assert_frame_equal(build_tables(ARTICLES, edited(tmp_path, table))["actors"], table)


def test_two_rows_with_one_id_are_merged(tmp_path: Path) -> None:
    table = build_tables(ARTICLES)["actors"]
    lund = table["actor"][table["name"] == "Bo Lund"].iloc[0]
    table.loc[table["name"] == "Bo Lunde", "actor"] = lund
    merged = build_tables(ARTICLES, edited(tmp_path, table))["actors"]
    assert by_variants(merged)["Bo Lunde|Bo Lund"] == (lund, "Bo Lund")


def test_a_variant_in_a_row_of_its_own_is_split_off(tmp_path: Path) -> None:
    table = build_tables(ARTICLES)["actors"]
    table.loc[table["name"] == "Ada Quist", "variants"] = "Ada Quist"
    other = table[table["name"] == "Ada Quist"].assign(
        actor="ada-m", name="A. M. Quist", variants="Ada M. Quist"
    )
    split = by_variants(build_tables(ARTICLES, edited(tmp_path, pd.concat([table, other])))["actors"])
    assert split["Ada M. Quist"] == ("ada-m", "A. M. Quist")
    assert "Ada Quist" in split


def test_a_name_in_one_article_is_split_off(tmp_path: Path) -> None:
    table = build_tables(ARTICLES)["actors"]
    third = f"Ada Quist @ {ARTICLES[2].id}"
    other = table[table["name"] == "Ada Quist"].assign(actor="other", name="The other", variants=third)
    decided = edited(tmp_path, pd.concat([table, other]))
    tables = build_tables(ARTICLES, decided)
    assert by_variants(tables["actors"])[third] == ("other", "The other")
    rows = tables["article_actors"]
    assert rows[rows["actor"] == "other"]["article_id"].tolist() == [ARTICLES[2].id]
    again = build_tables(ARTICLES, edited(tmp_path, tables["actors"]))["actors"]
    pd.testing.assert_frame_equal(again, tables["actors"])


def test_a_name_is_changed(tmp_path: Path) -> None:
    table = build_tables(ARTICLES)["actors"]
    table.loc[table["name"] == "Bo Lund", "name"] = "Bo Lund of Ostby"
    assert "Bo Lund of Ostby" in build_tables(ARTICLES, edited(tmp_path, table))["actors"]["name"].tolist()


WRONG = [
    ("", ":1: no column 'actor'"),
    ("actor,name,type\n", ":1: no column 'variants'"),
    ("actor,name,type,variants\nx1,Ada,person,\n", ":2: variants is empty"),
    (
        "actor,name,type,variants\nx1,Ada,person,Ada\nx2,Bo,person,Bo|Ada\n",
        ":3: 'Ada' is a variant of x1 already",
    ),
    (b"actor,name,type,variants\nx1,\xff,person,Ada\n", "cannot be read as CSV in UTF-8"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_file_is_told(tmp_path: Path, text: str | bytes, message: str) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(KnowledgeError) as caught:
        read_actor_file(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("un", "un", True),
        ("un", "who", False),
        ("un", None, False),
    ],
)
def test_ids_of_the_language_data_join_and_part(first: str, second: str | None, together: bool) -> None:
    names = {"United Nations": first, "Vereinte Nationen": second}
    variants = {
        Variant(name, ORGANIZATION, None): Evidence(externals=Counter([id_] if id_ else []), n_articles=1)
        for name, id_ in names.items()
    }
    identities, numbers = identify(variants)
    assert (len(set(numbers)) == 1) == together
    assert identities[0].external == first


def test_two_ids_part_the_same_name() -> None:
    variants = {
        Variant("Central Bank", ORGANIZATION, country): Evidence(externals=Counter([id_]), n_articles=1)
        for country, id_ in (("KE", "cbk"), (None, "cbn"))
    }
    assert len(identify(variants)[0]) == 2
