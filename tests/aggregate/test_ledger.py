"""What a ledger is made of: bounds, damage, places, ranges, claimants, answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from made import Said, Who, article

from sayso.aggregate.build import build_tables
from sayso.aggregate.ledger.damage import damage_of
from sayso.aggregate.ledger.events import Scene, events_of
from sayso.aggregate.ledger.figures import bounds_of
from sayso.aggregate.ledger.ranges import Range, Support, range_of
from sayso.aggregate.ledger.where import Spot, contains, distance
from sayso.records import Content, Counted, Cue, Number, Record, Statement, TextSpan

POLICE, UNION = Who("Ostby Police"), Who("Dockers Union")
NORWAY = Who("government of Norway", "government", "NO")
SWEDEN = Who("government of Sweden", "government", "SE")
MONDAY, TUESDAY = "2024-03-04", "2024-03-05"


def number(text: str, words: str, **fields: Any) -> Number:
    start = text.index(words)
    return Number(**{
        "id": "n1", "start": start, "end": start + len(words), "text": words, "kind": "count",
        "bound": "exact", "value": 12.0, "rule": "made", "confidence": 1.0, **fields,
    })  # fmt: skip


BOUNDS = [
    ({"bound": "exact"}, (12, 12, 12)),
    ({"bound": "at_least", "low": 12.0}, (12, math.inf, 12)),
    ({"bound": "more_than", "low": 12.0}, (13, math.inf, 12)),
    ({"bound": "more_than", "low": 12.5, "value": 12.5, "kind": "money"}, (12.5, math.inf, 12.5)),
    ({"bound": "at_most", "high": 12.0}, (0, 12, 12)),
    ({"bound": "less_than", "high": 12.0}, (0, 11, 12)),
    ({"bound": "about"}, (10.8, 13.2, 12)),
    ({"bound": "between", "value": None, "low": 40.0, "high": 50.0}, (40, 50, 40)),
    ({"bound": "vague", "value": None, "low": 200.0, "high": 999.0}, (200, 999, 200)),
    ({"bound": "vague", "value": None}, None),
    ({"bound": "exact", "value": math.inf}, None),
]


@pytest.mark.parametrize(("fields", "expected"), BOUNDS)
def test_bounds(fields: dict[str, Any], expected: tuple[float, float, float] | None) -> None:
    found = bounds_of(number("12", "12", **fields))
    assert found == (None if expected is None else pytest.approx(expected))


DAMAGE = [
    ("The flood destroyed 12 houses in Ostby.", "houses", ("destroyed", "homes")),
    ("In Ostby 12 houses had been destroyed by the flood.", "houses", ("destroyed", "homes")),
    ("At least 12 schools were badly damaged.", "schools", ("damaged", "schools")),
    ("The army lost 12 tanks near Ostby.", "tanks", ("destroyed", "military_vehicles")),
    ("Some 12 hectares burned down.", "hectares", ("destroyed", "land")),
    ("The council built 12 houses in Ostby.", "houses", None),
    ("The council built 12 houses. A storm destroyed the pier.", "houses", None),
    ("The storm destroyed the pier. The council built 12 houses.", "houses", None),
    ("The storm destroyed 12 pianos.", "pianos", None),
]


@pytest.mark.parametrize(("text", "noun", "expected"), DAMAGE)
def test_damage(text: str, noun: str, expected: tuple[str, str] | None) -> None:
    start = text.index(noun)
    counted = Counted(start=start, end=start + len(noun), text=noun, lemma=noun.removesuffix("s"))
    assert damage_of(number(text, "12", counted=counted), text) == expected
    assert damage_of(number(text, "12", counted=counted), None) is None


MONEY = [
    ("Insurers put the damage at $12 million.", ("loss", "money")),
    ("The storm caused losses of $12 million.", ("loss", "money")),
    ("The bridge cost $12 million.", None),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_damage_in_money(text: str, expected: tuple[str, str] | None) -> None:
    assert damage_of(number(text, "$12 million", kind="money", unit="USD"), text) == expected


TOWN = Spot("Ostby", "city", "NO", None, 60.0, 10.0)
NEAR = Spot("Vestby", "city", "NO", None, 60.1, 10.1)
REGION = Spot("Norland", "region", "NO", None, 60.0, 10.2)
COUNTRY = Spot("Norway", "country", "NO", None, 61.0, 9.0)
VILLAGE = Spot("Lillegrend", "other", None)
HELD = [
    (COUNTRY, TOWN, True),
    (COUNTRY, REGION, True),
    (COUNTRY, VILLAGE, True),
    (REGION, TOWN, True),
    (REGION, VILLAGE, True),
    (TOWN, VILLAGE, True),
    (TOWN, COUNTRY, False),
    (TOWN, TOWN, False),
    (TOWN, NEAR, False),
    (VILLAGE, TOWN, False),
    (REGION, replace(TOWN, lat=64.0), False),
    (REGION, replace(TOWN, country="SE"), False),
    (COUNTRY, replace(TOWN, country="SE"), False),
    (
        Spot("Guangdong", "region", "CN", 1809935, 23.0, 113.0),
        Spot("Shenzhen", "city", "CN", 1795565, 22.5, 114.1),
        True,
    ),
    (
        Spot("Guangxi", "region", "CN", 1809867, 24.0, 109.0),
        Spot("Shenzhen", "city", "CN", 1795565, 24.0, 109.0),
        False,
    ),
]


@pytest.mark.parametrize(("outer", "inner", "held"), HELD)
def test_which_place_is_in_which(outer: Spot, inner: Spot, held: bool) -> None:
    assert contains(outer, inner) is held


def test_distance() -> None:
    oslo, stockholm = replace(TOWN, lat=59.91, lon=10.75), replace(TOWN, lat=59.33, lon=18.07)
    assert distance(oslo, stockholm) == pytest.approx(416, abs=3)
    assert math.isinf(distance(oslo, VILLAGE))


def support(least: float, most: float, *origins: int, point: float | None = None) -> Support:
    return Support(least, most, least if point is None else point, frozenset(origins))


RANGES = [
    ([support(12, 12, 1)], Range(12, 12, 12, 12, False, 1, 1)),
    ([support(12, 12, 1), support(19, 19, 2)], Range(12, 12, 19, 19, False, 1, 1)),
    ([support(12, 12, 1, 2), support(19, 19, 3)], Range(12, 12, 12, 19, False, 1, 2)),
    ([support(12, 12, 1, 1), support(19, 19, 1)], Range(12, 12, 19, 19, False, 1, 1)),
    ([support(12, math.inf, 1), support(15, 15, 2)], Range(12, 15, 15, 15, True, 2, 2)),
    ([support(12, math.inf, 1), support(40, math.inf, 2)], Range(12, 40, None, 40, True, 2, 2)),
    ([support(40, 50, 1), support(45, 60, 2)], Range(40, 45, 50, 60, False, 2, 2)),
    ([support(0, 24, 1, point=25), support(28, 28, 2)], Range(25, 0, 28, 28, False, 1, 1)),
    ([], None),
]


@pytest.mark.parametrize(("figures", "expected"), RANGES)
def test_range(figures: list[Support], expected: Range | None) -> None:
    assert range_of(figures) == expected


def ledger(*articles: Record) -> dict[str, Any]:
    table = build_tables(articles)["ledgers"]
    assert len(table) == 1
    row = table.astype(object).where(table.notna(), None).iloc[0]
    return {str(column): value for column, value in row.items()}


def test_a_range_leaves_out_what_was_replaced_denied_or_hedged() -> None:
    row = ledger(
        article(MONDAY, Said("12", POLICE)),
        article(TUESDAY, Said("19", POLICE), Said("21", UNION)),
        article(TUESDAY, Said("50", NORWAY, act="deny", polarity="negative"), publisher="Star"),
        article(TUESDAY, Said("90", UNION, modality="possible"), publisher="Sun"),
    )
    assert (row["low"], row["best_low"], row["best_high"], row["high"]) == (19, 19, 21, 21)
    assert (row["n_figures"], row["n_claimants"], row["first_day"], row["last_day"]) == (
        5,
        3,
        MONDAY,
        TUESDAY,
    )


def test_a_copy_is_counted_but_is_no_origin() -> None:
    first = article("2024-03-04T08:00:00Z", Said("12", POLICE))
    text = first.article.text or ""
    copy = replace(
        first, id="0" * 16, article=replace(first.article, path="copy.txt", published=TUESDAY, text=text)
    )
    row = ledger(first, copy)
    assert (row["n_numbers"], row["n_numbers_original"], row["n_articles"], row["n_articles_original"]) == (
        2,
        1,
        2,
        1,
    )
    assert row["last_day"] == MONDAY  # the copy makes the figure no newer


def test_claimants_are_actors_sources_and_articles() -> None:
    told = article(MONDAY, Said("12", POLICE), Said("19"))
    unknown = replace(told.statements[0], source=replace(told.statements[0].source, actor=None))
    told = replace(told, statements=(unknown,))
    figures = build_tables([told])["figures"]
    rows = figures[["voice", "claimant_name", "text"]].astype(object).where(figures.notna(), None)
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("source", "Ostby Police", "12"),
        ("article", None, "19"),
    ]


def test_a_denial_without_a_figure_stands_beside_the_figure() -> None:
    told = article(MONDAY, Said("30", SWEDEN, party=NORWAY))
    text = (told.article.text or "") + "It denied the report."
    start = text.index("denied")
    denial = Statement(
        id="s2",
        quote_type="indirect",
        source=replace(told.statements[0].source, actor="a2"),
        cue=Cue(spans=(TextSpan(start=start, end=start + 6, text="denied"),), lemma="deny", act="deny"),
        content=Content(
            spans=(TextSpan(start=start + 7, end=start + 17, text="the report"),), text="the report"
        ),
        assertion=replace(told.statements[0].assertion, polarity="negative"),
        paragraph=0,
        sentence=2,
        rule="made",
        confidence=1.0,
    )
    told = replace(told, article=replace(told.article, text=text), statements=(*told.statements, denial))
    relations = build_tables([told])["relations"]
    columns = ["relation", "claimant_name", "text", "other_claimant_name", "statement"]
    assert relations[columns].values.tolist() == [["denial", SWEDEN.name, "30", NORWAY.name, f"{told.id}#s2"]]


def test_positions_set_two_claimants_side_by_side() -> None:
    positions = build_tables([article(MONDAY, Said("12", POLICE), Said("19", UNION))])["positions"]
    (row,) = positions.to_dict("records")
    assert {row["actor_name"]: row["figure"], row["other_name"]: row["other_figure"]} == {
        POLICE.name: "12",
        UNION.name: "19",
    }
    assert (row["topic_kind"], row["topic_name"], row["n_asserted"], row["n_denied"]) == (
        "figure",
        "killed",
        1,
        0,
    )


def scene(day: int | None, *places: str, country: str = "NO") -> tuple[int | None, Scene]:
    """The day and the scene of an article."""
    keys = [f"place:{place}" for place in places]
    weight = 1 / (len(places) + 1)
    return day, Scene(
        dict.fromkeys([*keys, f"actor:{country}"], weight),
        frozenset(keys),
        frozenset((f"country:{country}",)),
    )


def events(scenes: Sequence[tuple[int | None, Scene]], origins: Sequence[int]) -> list[int]:
    return events_of([day for day, _ in scenes], lambda number: scenes[number][1], origins)


EVENTS = [
    ([scene(1, "Ostby"), scene(2, "Ostby")], [0, 0]),
    ([scene(1, "Ostby"), scene(2, "Vestby")], [0, 1]),
    ([scene(1, "Ostby"), scene(2)], [0, 0]),
    ([scene(1), scene(2, country="SE")], [0, 1]),
    ([scene(1, "Ostby"), scene(30, "Ostby")], [0, 1]),
    ([scene(1, "Ostby"), scene(9, "Ostby"), scene(17, "Ostby")], [0, 0, 0]),
    ([scene(2, "Ostby"), scene(1, "Ostby", "Vestby")], [0, 0]),
    ([scene(None, "Ostby"), scene(None, "Ostby")], [0, 0]),
]


@pytest.mark.parametrize(("scenes", "expected"), EVENTS)
def test_events(scenes: list[tuple[int | None, Scene]], expected: list[int]) -> None:
    assert events(scenes, range(len(scenes))) == expected


def test_a_copy_goes_with_its_origin() -> None:
    assert events([scene(1, "Ostby"), scene(40, "Vestby")], [0, 0]) == [0, 0]
