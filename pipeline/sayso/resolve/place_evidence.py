"""What an article says about which of several namesakes is meant.

Evidence is weighed in points of one scale: a city's points are the decimal logarithm of its
inhabitants, so that a country's mention outweighs a namesake of ten times the size, and words such
as "Paris, Texas" outweigh any size. The weights are ours, set on public geoparsing corpora.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.knowledge.gazetteer import Entry
from sayso.resolve.place_context import AREAS, LOCAL, Context, Group, list_layer

LAYERS = {"own": 20.0, "country": 8.5, "territory": 7.5, "natural": 7.0, "landmark": 7.0, "seat": 6.5}
OF_MANY = 1.0  # what lies in several countries is better known: oceans, the Danube
REGION_BASE, REGION_SLOPE = 2.5, 0.55  # a province of a million is less often meant than such a city
SMALLEST = 300  # inhabitants assumed where none are given
CAPITAL = 2.0
OTHER_NAME = -1.2  # the name asked for is not the place's usual one
LISTED = 2.0  # among countries a country, among states a state
LINKED = 6.0  # "Paris, Texas"
COUNTRY, COUNTRY_SHARE = 1.2, 1.5  # its country is mentioned; times its share of all countries
DECIDED = 0.5  # of a mention of its country, for each decided place in it
REGION = 1.5  # its region is mentioned
CONTAINS = 1.2  # a region, for each chosen city in it
NEAR, NEAR_MAX, NEAR_KM = 0.6, 1.5, 250.0
SIBLING, SIBLING_MAX = 0.35, 1.05  # a state, for each other state of its country that is named
KIND, NO_COUNTRY = 2.0, -1.0  # "the Batken region"
WORLD_CITY = 5_000_000  # inhabitants of a city that goes without its "City"
NAMESAKE = 2.0  # a city, where its region bears the same name and no word says which
ORIGIN = 1.0  # in the country of the dateline or of the publisher
FAR = 20.0  # degrees of latitude beyond which no distance is asked for
CONTAINER = 2.0  # ", New York" behind a town's name, too


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its points by kind of evidence; ``words`` says each in words."""

    entry: Entry
    points: Mapping[str, float]
    words: Mapping[str, str]

    @property
    def total(self) -> float:
        """The sum of the points."""
        return sum(self.points.values())


def weigh(group: Group, context: Context) -> list[Weighed]:
    """The candidates of ``group`` with their points, the best first."""
    weighed = [_weigh(entry, group, context) for entry in group.candidates]
    return sorted(weighed, key=lambda w: (-w.total, w.entry.id))


def _weigh(entry: Entry, group: Group, context: Context) -> Weighed:
    points, words = {"size": _prior(entry)}, {}
    if entry.layer == "city" and _is_namesake(entry, group):
        points["size"] += (0.0 if entry.main else -OTHER_NAME) + (0.0 if group.kind == "region" else NAMESAKE)
    if group.kind == entry.kind and entry.layer in (*LOCAL, "natural"):
        points["kind"], words["kind"] = KIND, f"the words beside it say that it is a {entry.kind}"
    elif group.kind == "region" and entry.layer == "country":
        points["kind"] = NO_COUNTRY
    siblings = context.states.get(entry.country or "", 0) - 1 if _is_state(entry) else 0
    if siblings > 0:
        points["states"] = min(SIBLING_MAX, SIBLING * siblings)
        words["states"] = f"other states of its country ({entry.country}) are named"
    if group.key in context.containers and entry.layer != "city":
        points["form"], words["form"] = CONTAINER, "stands behind a town's name"
    if list_layer(entry) in context.listed.get(group.key, ()):
        points["list"], words["list"] = LISTED, f"in a list with another {entry.layer}"
    outer = next((o for o in context.links.get(group.key, ()) if _holds_one(o, entry)), None)
    if outer is not None:
        points["link"], words["link"] = LINKED, f"named with {outer.mentions[0].name}"
    share = _country_share(entry, group, context)
    if share:
        points["country"] = COUNTRY + COUNTRY_SHARE * share
        words["country"] = f"its country ({entry.country}) is mentioned"
    state = _state_of(entry)
    if context.regions.get(state, group.key) != group.key:
        points["region"] = REGION / math.sqrt(max(1, context.states.get(entry.country or "", 0) / 2))
        words["region"] = f"its region ({state}) is mentioned"
    if entry.layer in LOCAL and entry.country in context.origins:
        points["origin"] = ORIGIN
        words["origin"] = f"{context.origins[entry.country]} country ({entry.country})"
    near = _neighbours(entry, group, context)
    if near:
        weight = CONTAINS if entry.layer == "region" else NEAR
        points["near"] = min(NEAR_MAX * (2 if entry.layer == "region" else 1), weight * len(near))
        words["near"] = f"near {near[0]}" if entry.layer != "region" else f"holds {near[0]}"
    return Weighed(entry, points, words)


def _is_namesake(city: Entry, group: Group) -> bool:
    """Whether a region of the name holds the city, and the name is as much the city's.

    Rio Grande is a city in Rio Grande do Sul, which some call it too; the longer name is the region's.
    Oklahoma is the state, unless "City" is said; New York needs no "City".
    """
    name = group.mentions[0].name
    if not city.main and len(city.name.split()) < len(name.split()):
        return False
    if not city.main and city.name == f"{name} City" and city.population < WORLD_CITY:
        return False
    return any(holds(region, city) for region in group.regions)


def _is_state(entry: Entry) -> bool:
    return entry.layer in AREAS and (entry.admin1 or "").count(".") == 1


def _state_of(entry: Entry) -> str:
    """The id of the region that holds a city or a county; "" for other places."""
    code = entry.admin1 or ""
    if entry.layer == "city":
        return code
    return code.rsplit(".", 1)[0] if entry.layer == "region" and code.count(".") > 1 else ""


def _country_share(entry: Entry, group: Group, context: Context) -> float:
    """The share of the entry's country among the mentions of countries that are not the group's own."""
    own = context.own.get(group.key)
    mine = len(group.mentions) if own else 0
    others = context.countries.get(entry.country or "", 0) - (mine if own == entry.country else 0)
    chosen = context.chosen.get(group.key)
    counted = chosen.country if chosen is not None and chosen.layer in LOCAL else None
    decided = context.decided.get(entry.country or "", 0) - (counted is not None and counted == entry.country)
    here = others + DECIDED * decided
    if here <= 0:
        return 0.0
    of_all = sum(context.decided.values()) - (counted is not None)
    return here / (sum(context.countries.values()) - mine + DECIDED * of_all)


def _prior(entry: Entry) -> float:
    if entry.layer in LAYERS:
        return LAYERS[entry.layer] + (OF_MANY if entry.layer == "natural" and not entry.country else 0.0)
    size = math.log10(max(entry.population, SMALLEST))
    if entry.layer == "region":
        return REGION_BASE + REGION_SLOPE * size
    return size + (CAPITAL if entry.capital else 0.0) + (0.0 if entry.main else OTHER_NAME)


def _holds_one(outer: Group, inner: Entry) -> bool:
    """Whether the one may hold the other, or is its short name behind it ("Washington, D.C.")."""
    return any(entry.id == inner.id or holds(entry, inner) for entry in outer.candidates)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether ``inner`` lies in ``outer``, a country or a region of it."""
    if outer.id == inner.id:
        return False
    if outer.layer == "country":
        return outer.country == inner.country
    if outer.layer in AREAS and outer.admin1:
        if inner.admin1 == outer.admin1 and inner.layer == "city":
            return True
        county = outer.admin1.count(".") > 1
        return county and outer.country == inner.country and distance(outer, inner) < NEAR_KM / 3
    return outer.layer == "territory" and distance(outer, inner) < NEAR_KM


def _neighbours(entry: Entry, group: Group, context: Context) -> list[str]:
    """The names of the other groups' cities that are decided and close to a city or in a region."""
    if entry.layer not in LOCAL:
        return []
    others = ((key, other) for key, other in context.chosen.items() if other.layer == "city")
    if entry.layer == "region":
        return [other.name for key, other in others if key != group.key and holds(entry, other)]
    return [
        other.name
        for key, other in others
        if key != group.key and other.id != entry.id and distance(entry, other) < NEAR_KM
    ]


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places, on a plane that is good enough below 1000."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    if abs(one.lat - other.lat) > FAR:
        return math.inf
    width = math.cos(math.radians((one.lat + other.lat) / 2))
    east = (one.lon - other.lon + 180) % 360 - 180
    return math.hypot(one.lat - other.lat, east * width) * 111.2
