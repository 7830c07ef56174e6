"""An entry of the gazetteer: one place that a name may stand for, made of a row of a table or of GeoNames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.knowledge.gazetteer_index import CityRow
from sayso.knowledge.gazetteer_rows import Area, Country, OwnPlace, Region, Seat
from sayso.records import PlaceKind

Layer = Literal["own", "country", "territory", "natural", "landmark", "seat", "region", "city"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place that a name may stand for.

    ``id`` is unique in the gazetteer; ``admin1`` is the id of the region that holds a city;
    ``main`` says that the name asked for is the usual one; ``capital`` that it is a country's, or the
    seat of a body that news names by it ("Strasbourg"). ``external`` is the id in a user's own table.
    ``lat`` and ``lon`` are None only where a user gives no point.
    """

    id: str
    name: str
    layer: Layer
    kind: PlaceKind
    country: str | None
    admin1: str | None = None
    lat: float | None
    lon: float | None
    population: int = 0
    geonames_id: int | None
    main: bool = True
    capital: bool = False
    external: str | None = None
    wikidata: str | None = None


def entry_of(row: Country | Area | Seat | Region | OwnPlace, layer: Layer) -> Entry:
    """The entry of a row of one of the tables."""
    return Entry(
        id=f"{layer}:{row.id}",
        name=row.name,
        layer=layer,
        kind=_kind(row),
        country=row.id if isinstance(row, Country) else row.country,
        admin1=row.id if isinstance(row, Region) else None,
        lat=row.lat,
        lon=row.lon,
        population=row.population if isinstance(row, Country | Region) else 0,
        geonames_id=row.geonames_id,
        external=row.id if isinstance(row, OwnPlace) else None,
        wikidata=row.wikidata,
    )


def _kind(row: Country | Area | Seat | Region | OwnPlace) -> PlaceKind:
    if isinstance(row, Country):
        return "country"
    return "region" if isinstance(row, Region) else row.kind or "other"


def entry_of_city(row: CityRow, capital: bool) -> Entry:
    """The entry of a row of GeoNames' cities."""
    number, name, country, admin1, lat, lon, population, main = row
    return Entry(
        id=f"city:{number}",
        name=name,
        layer="city",
        kind="city",
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=population,
        geonames_id=number,
        main=bool(main),
        capital=capital,
    )
