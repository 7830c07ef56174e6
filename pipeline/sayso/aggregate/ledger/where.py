"""Which place lies in which: countries by their code, regions by the gazetteer, else by distance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from sayso.knowledge.gazetteer import load_gazetteer
from sayso.records import Place

REACH = 100  # km from a region's centre within which a place of its country counts as in it, unless known
GUESSED = ("city", "facility", "other")  # kinds of place whose country may be guessed
EARTH = 6371.0  # km, mean radius


@dataclass(frozen=True, slots=True)
class Spot:
    """A place over all articles: one GeoNames id, else one name and kind, and its country."""

    name: str
    kind: str
    country: str | None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None

    @property
    def key(self) -> str:
        """The same for the same place in any article.

        The country of a town that no map has is a guess from its article, and tells nothing apart.
        """
        country = "" if self.kind in GUESSED and not self.known else self.country or ""
        return str(self.geonames_id or f"{self.kind}:{country}:{self.name.casefold()}")

    @property
    def known(self) -> bool:
        """Whether it is somewhere on the map."""
        return self.lat is not None and self.lon is not None


WORLD = Spot("the world", "other", None)


def spot_of(place: Place) -> Spot:
    """The spot of a record's place; of equal places mostly the same object, since there are so many."""
    return _spot(place.name, place.kind, place.country, place.geonames_id, place.lat, place.lon)


_spot = lru_cache(maxsize=100_000)(Spot)


@lru_cache(maxsize=100_000)
def contains(outer: Spot, inner: Spot) -> bool:
    """Whether ``inner`` lies in ``outer`` and is another place.

    A place that no map has is taken to lie in whatever known place of its country it is told with. A region
    has no border in a record: what the gazetteer does not tell, `REACH` decides.
    """
    if outer.key == inner.key or WORLD in (outer, inner):
        return outer == WORLD != inner
    if inner.kind == "country":
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind == "country":
        return outer.country is not None and (inner.country == outer.country or not inner.known)
    if not outer.known:
        return False
    if not inner.known:
        return True
    if outer.kind != "region" or inner.kind == "region":
        return False
    held, holding = _region_of(inner), _region_of(outer)
    if held and holding and not holding.startswith(held + "."):
        return held == holding
    return distance(outer, inner) <= REACH  # a county: the gazetteer tells the state of a city alone


def distance(one: Spot, other: Spot) -> float:
    """Kilometres on the great circle between two known places; infinite where one is not."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    north, south = radians(one.lat), radians(other.lat)
    part = (
        sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other.lon - one.lon) / 2) ** 2
    )
    return 2 * EARTH * asin(sqrt(part))


@lru_cache(maxsize=20_000)
def _region_of(spot: Spot) -> str | None:
    """The GeoNames code of the first-order region that a city is in or a region is."""
    found = (entry for entry in load_gazetteer().named(spot.name) if entry.geonames_id == spot.geonames_id)
    return next((entry.admin1 for entry in found), None)
