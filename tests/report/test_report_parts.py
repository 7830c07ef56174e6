"""Charts, matrix and map."""

from __future__ import annotations

import pandas as pd
import pytest
from made import Said, Who, article

from sayso.aggregate.build import build_tables
from sayso.aggregate.tables import frame
from sayso.records import Record
from sayso.report.atlas import WIDTH, atlas_of
from sayso.report.charts import timeline_chart
from sayso.report.lists import places_list, quotes_list, speakers_list
from sayso.report.matrix import matrix_of


def timeline(*days: str) -> pd.DataFrame:
    counts = dict.fromkeys(("n_statements", "n_statements_original", "n_articles", "n_articles_original"), 1)
    rows = ({"day": day, "speaker": "x1", "speaker_name": "Ada", "act": "say", **counts} for day in days)
    return frame("timeline", rows)


@pytest.mark.parametrize(
    ("days", "head", "first"),
    [
        (("2024-03-01", "2024-03-01", "2024-03-05"), "day from", ("2024-03-01", 0, 0, 0, 0, 2)),
        (("2023-03-20", "2024-03-05"), "month from", ("2023-03-01", 0, 0, 0, 0, 1)),
        (("1999-03-20", "2024-03-05"), "year from", ("1999-01-01", 0, 0, 0, 0, 1)),
    ],
)
def test_the_unit_of_the_timeline(days: tuple[str, ...], head: str, first: tuple[object, ...]) -> None:
    chart = timeline_chart(timeline(*days), frame("speakers", ()))
    assert chart.head[0] == head
    assert chart.rows[0] == first


def test_a_timeline_without_days() -> None:
    assert timeline_chart(timeline(), frame("speakers", ())).rows == ()


def exchange(speaker: str, target: str, n: int, act: str = "say", negative: int = 0) -> dict[str, object]:
    return {
        "speaker": speaker,
        "speaker_name": speaker.upper(),
        "target": target,
        "target_name": target.upper(),
        "relation": "about",
        "act": act,
        **dict.fromkeys(("n_statements", "n_statements_original"), n),
        **dict.fromkeys(("n_articles", "n_articles_original"), 1),
        **dict.fromkeys(("n_negative", "n_negative_original"), negative),
        "first_published": None,
        "last_published": None,
    }


def test_the_matrix_sums_acts_and_leaves_descriptions_out() -> None:
    exchanges = frame(
        "exchanges",
        [
            exchange("ada", "league", 3),
            exchange("ada", "league", 1, act="deny", negative=1),
            exchange("bo", "league", 2),
            exchange("bo", "ada", 1),
            exchange("ada", "people", 9),
            exchange("ada", "ada", 5),
        ],
    )
    actors = pd.DataFrame({"actor": ["ada", "bo", "league", "people"], "named": [True, True, True, False]})
    matrix = matrix_of(exchanges, actors)
    assert [one.name for one in matrix.columns] == ["LEAGUE", "ADA"]
    assert [one.id for one in matrix.rows] == ["bo", "ada"]
    cells = {key: (cell.n, cell.negative, cell.acts) for key, cell in matrix.cells.items()}
    assert cells == {
        ("ada", "league"): (4, 1, "deny, say"),
        ("bo", "league"): (2, 0, "say"),
        ("bo", "ada"): (1, 0, "say"),
    }
    assert matrix.cells["ada", "league"].depth == 1.0


def test_a_matrix_of_nothing() -> None:
    assert matrix_of(frame("exchanges", ()), frame("actors", ())).cells == {}


def test_the_map_shows_the_part_of_the_world_that_it_needs(dispute: list[Record]) -> None:
    atlas = atlas_of(build_tables(dispute)["places"])
    assert atlas is not None
    (point,) = atlas.points
    assert (point.name, point.label, point.articles, point.area) == ("Ostby", "Ostby", 2, False)
    assert point.x == pytest.approx(WIDTH / 2, abs=1)
    assert point.y == pytest.approx(atlas.height / 2, abs=1)
    assert 10 < atlas.dots.count("M") < 1000


def place(name: str, lat: float | None, lon: float | None) -> dict[str, object]:
    row = dict.fromkeys(frame("places", ()).columns)
    return row | {"place": name, "name": name, "kind": "city", "lat": lat, "lon": lon, "n_articles": 1}


def test_the_map_of_the_world_is_upright_and_its_labels_do_not_meet() -> None:
    rows = [
        place("Lima", -12, -77),
        place("Oslo", 60, 10.7),
        place("Oslo too", 60, 10.8),
        place("?", None, 0),
    ]
    atlas = atlas_of(frame("places", rows))
    assert atlas is not None
    lima, oslo, other = atlas.points
    assert lima.x < oslo.x < other.x + 1
    assert lima.y > oslo.y
    assert [one.label for one in atlas.points] == ["Lima", "Oslo", ""]
    assert atlas.left_out == 1
    assert atlas.dots.count("M") > 1000


def test_no_map_without_coordinates() -> None:
    assert atlas_of(frame("places", [place("Nowhere", None, None)])) is None


def test_lists_have_a_cell_for_each_column(dispute: list[Record]) -> None:
    again = article("2024-03-09", Said("at least 12", by=Who("Northern League"), place="Ostby"))
    tables = build_tables([*dispute, again])
    for one in (
        speakers_list(tables["speakers"]),
        places_list(tables["places"]),
        quotes_list(tables["quotes"]),
    ):
        assert {len(row) for row in one.rows} <= {len(one.columns) + 1}
    speakers = speakers_list(tables["speakers"]).rows
    assert [row[1] for row in speakers] == list(tables["speakers"]["name"])
