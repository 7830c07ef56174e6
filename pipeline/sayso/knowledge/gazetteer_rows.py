"""The rows of the gazetteer's own tables in models/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from sayso.records import PlaceKind

InstitutionType = Literal["government", "organization"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A row of countries.csv; ``id`` is the ISO 3166-1 alpha-2 code.

    ``adjectives`` ("Armenian", "British") stand before nouns, ``people`` are the words for persons,
    singular and plural ("Briton", "Britons"). ``definite`` says that the name takes "the".
    ``lat`` and ``lon`` come from benchmarks/make_places.py, whose docstring gives source and rule.
    """

    id: str
    name: str
    definite: bool = False
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    capital_aliases: tuple[str, ...] = ()
    iso3: str
    geonames_id: int
    lat: float
    lon: float
    population: int
    continent: str
    wikidata: str | None = None

    @property
    def government(self) -> str:
        """The government's name, as a metonym of the capital is read."""
        return f"government of {'the ' if self.definite else ''}{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A row of seats.csv: a place whose name stands for an institution ("the Kremlin").

    ``institution`` and ``type`` are None for a residence that is no metonym ("Camp David").
    Capitals are not here but in countries.csv, unless they stand for another body ("Brussels").
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    institution: str | None = None
    type: InstitutionType | None = None
    kind: PlaceKind
    geonames_id: int | None = None
    lat: float
    lon: float
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A row of regions.csv: a province, state or county; ``id`` is its GeoNames code ("AM.10").

    ``abbreviations`` ("Fla.", "FL") count only behind a comma or with their point. ``lat`` and
    ``lon`` come from benchmarks/make_places.py, whose docstring gives source and rule.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    country: str
    level: int
    geonames_id: int
    lat: float
    lon: float
    population: int
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A row of territories.csv, natural_places.csv or landmarks.csv.

    ``country`` is who holds it, ``claimed_by`` who else claims it; None for a place of several
    countries.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kind: PlaceKind
    country: str | None = None
    claimed_by: tuple[str, ...] = ()
    geonames_id: int | None = None
    lat: float
    lon: float
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """A row of places.csv, which is empty: a place of your own, for an overlay.

    It goes before all namesakes, and its id is the record's ``external``. With the ``geonames_id`` of
    a place that sayso knows it takes that place's stead under all its names, and what the row leaves
    empty is taken from there.
    """

    id: str
    name: Annotated[str, Field(min_length=1)]
    aliases: tuple[str, ...] = ()
    kind: PlaceKind | None = None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    geonames_id: int | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class CountryDomain:
    """A row of country_domains.csv: a top-level domain that is not its country's ISO code.

    ``country`` is None for one that sites of any country use ("tv").
    """

    id: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceHomonym:
    """A row of place_homonyms.csv: a place's name (folded) that is also a word or a person's name."""

    id: str
    kind: Literal["word", "given", "surname"]


@dataclass(frozen=True, slots=True)
class CityAlias:
    """A row of city_aliases.csv: a short name that GeoNames lacks ("NYC"), and the name it has."""

    id: str
    name: str
