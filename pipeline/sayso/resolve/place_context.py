"""What the names of an article say about each other: who holds whom, and what stands in a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sayso.knowledge.gazetteer import PROMINENT_REGION, Entry, Layer
from sayso.knowledge.gazetteer_names import fold
from sayso.records import PlaceKind
from sayso.values import PlaceMention

AREAS = ("region", "territory")
LOCAL = ("city", "region")
_LIST = re.compile(r"^(?:,|;|,? and|,? or)(?: the)? $")
_INNER_FIRST = re.compile(r"^\s*(?:,|,? in(?: the)?|,? of|\()\s*(?:[a-z]+ (?:of|in) )?$")
_NOT_JOINED = (
    r"(?! (?:and|or|to|with|from|in|at|by|for|on|against|into|near|via|as|but|is|was|has|had|said)\b)"
)
_POSSESSED = re.compile(rf"^['’]s?(?:{_NOT_JOINED} [a-z][a-z-]*){{0,4}} $")
_ADJECTIVE_FIRST = re.compile(rf"^(?:{_NOT_JOINED} [a-z][a-z-]*){{0,4}} $")
MAX_GAP = 40  # code points between two names that belong together


@dataclass(frozen=True, slots=True)
class Group:
    """All mentions of one name, and the places that it may stand for.

    ``kind`` is what the words beside the mentions say that it is, where they say one thing;
    ``regions`` are the candidates that are regions.
    """

    key: str
    mentions: tuple[PlaceMention, ...]
    candidates: tuple[Entry, ...]
    kind: PlaceKind | None = None
    regions: tuple[Entry, ...] = ()

    @property
    def is_demonym(self) -> bool:
        """Whether the name is an adjective or a people's."""
        return self.key.startswith("~")


def group_of(key: str, mentions: Sequence[PlaceMention], candidates: tuple[Entry, ...]) -> Group:
    """The group of ``mentions``, which share ``key``."""
    kinds = {mention.kind for mention in mentions if mention.kind}
    kind = kinds.pop() if len(kinds) == 1 else None
    regions = tuple(entry for entry in candidates if entry.layer == "region")
    return Group(key, tuple(mentions), candidates, kind, regions)


def group_key(mention: PlaceMention) -> str:
    """The key of a mention's group: its folded name, behind a tilde where it is a demonym."""
    return f"~{mention.name}" if mention.rule == "places.demonym" else fold(mention.name)


@dataclass(frozen=True, slots=True)
class Context:
    """What the other names of the article ``text`` tell.

    ``countries`` counts the mentions of each country, ``own`` those that are a group's own;
    ``states`` counts each country's large regions that are named;
    ``links`` leads from a name to the names that are said to hold it, ``containers`` are names that
    stand behind a town's; ``listed`` tells with what a name is enumerated; ``chosen`` are the places
    decided so far, ``decided`` counts the cities and regions among them by country. ``dateline`` is
    the key of the dateline's city, ``origins`` are the countries of dateline and publisher, in words.
    """

    text: str
    countries: Mapping[str, int]
    own: Mapping[str, str]
    regions: Mapping[str, str]
    states: Mapping[str, int]
    links: Mapping[str, Sequence[Group]]
    containers: frozenset[str]
    listed: Mapping[str, frozenset[Layer]]
    chosen: Mapping[str, Entry] = field(default_factory=dict)
    decided: Mapping[str, int] = field(default_factory=dict)
    dateline: str | None = None
    origins: Mapping[str | None, str] = field(default_factory=dict)

    def with_chosen(self, chosen: Mapping[str, Entry], publisher: str | None) -> Context:
        """The context with ``chosen`` as the places decided so far, by the keys of their groups.

        ``publisher`` is the ISO code of the publisher's country.
        """
        origins: dict[str | None, str] = {publisher: "the publisher's"} if publisher else {}
        city = chosen.get(self.dateline or "")
        if city is not None and city.country:
            origins[city.country] = "the dateline's"
        decided = Counter(
            entry.country for entry in chosen.values() if entry.layer in LOCAL and entry.country
        )
        return replace(self, chosen=chosen, decided=decided, origins=origins)


def context_of(text: str, groups: Sequence[Group], of: Mapping[PlaceMention, Group]) -> Context:
    """The evidence of the whole article, before anything is decided."""
    counts: Counter[str] = Counter()
    own: dict[str, str] = {}
    regions: dict[str, str] = {}
    states: Counter[str] = Counter()
    for group in groups:
        if not group.candidates:
            continue
        first = group.candidates[0]
        if first.layer in ("country", "territory") and first.country:
            counts[first.country] += len(group.mentions)
            own[group.key] = first.country
        if _is_state(group):
            states[first.country or ""] += 1
        for entry in group.candidates:
            if entry.layer in AREAS and entry.admin1:
                regions.setdefault(entry.admin1, group.key)
                if len(group.candidates) == 1 and entry.admin1.count(".") > 1:
                    regions.setdefault(entry.admin1.rsplit(".", 1)[0], group.key)
    links, containers = _links(text, of)
    lines = (group.key for mention, group in of.items() if mention.rule == "places.dateline")
    return Context(
        text=text,
        countries=counts,
        own=own,
        regions=regions,
        states=states,
        links=links,
        containers=containers,
        listed=_listed(text, of),
        dateline=next(lines, None),
    )


def _links(text: str, of: Mapping[PlaceMention, Group]) -> tuple[dict[str, list[Group]], frozenset[str]]:
    """Which names stand as in "Paris, Texas" or "the Iraqi city of Mosul"."""
    links: dict[str, list[Group]] = {}
    containers: set[str] = set()
    mentions = list(of)
    rows = _state_rows(text, mentions, of)
    for left, right in pairwise(mentions):
        gap = text[left.span.end : right.span.start]
        if (left, right) in rows:
            continue
        if len(gap) > MAX_GAP or right.span.start < left.span.end:
            continue
        outer_first = _ADJECTIVE_FIRST if of[left].is_demonym else _POSSESSED
        if _INNER_FIRST.match(gap) and _may_contain(of[left], of[right], gap):
            links.setdefault(of[left].key, []).append(of[right])
            if gap.strip() == ",":
                containers.add(of[right].key)
        elif outer_first.match(gap) and _is_container(of[left]) and not _is_country(of[right]):
            links.setdefault(of[right].key, []).append(of[left])
    return links, frozenset(containers)


def _state_rows(
    text: str, mentions: Sequence[PlaceMention], of: Mapping[PlaceMention, Group]
) -> set[tuple[PlaceMention, PlaceMention]]:
    """The neighbours in a list of three states or more, which hold nobody ("Ohio, Oregon and Utah")."""
    rows: set[tuple[PlaceMention, PlaceMention]] = set()
    joined = [
        bool(_LIST.match(text[left.span.end : right.span.start][:MAX_GAP]))
        and _is_state(of[left])
        and _is_state(of[right])
        for left, right in pairwise(mentions)
    ]
    for at, (first, second) in enumerate(pairwise(joined)):
        if first and second:
            rows |= {(mentions[at], mentions[at + 1]), (mentions[at + 1], mentions[at + 2])}
    return rows


def _listed(text: str, of: Mapping[PlaceMention, Group]) -> dict[str, frozenset[Layer]]:
    """Which names stand in a list beside a country's or a region's ("Alabama, Georgia and Texas")."""
    listed: dict[str, set[Layer]] = {}
    for left, right in pairwise(of):
        if not _LIST.match(text[left.span.end : right.span.start][:MAX_GAP]):
            continue
        for one, other in ((of[left], of[right]), (of[right], of[left])):
            layer = None if _is_city_too(other) else list_layer(other.candidates[0])
            if layer:
                listed.setdefault(one.key, set()).add(layer)
    return {name: frozenset(layers) for name, layers in listed.items()}


def _is_city_too(group: Group) -> bool:
    """Whether nothing bears the name, or a region and a city in it do ("Porto")."""
    if not group.candidates:
        return True
    codes = {region.admin1 for region in group.regions}
    return any(entry.layer == "city" and entry.main and entry.admin1 in codes for entry in group.candidates)


def list_layer(entry: Entry) -> Layer | None:
    """With what a place is listed: countries with countries, states with states; None for the rest."""
    if entry.layer in AREAS and entry.admin1:
        return "region"
    return "country" if entry.layer == "country" else None


def _may_contain(inner: Group, outer: Group, gap: str) -> bool:
    """Whether the second name may say where the first is; "Cuba, Mexico" is a list of countries.

    Or which of its name it is, as "D.C." does.
    """
    if len(outer.candidates) == 1 and outer.candidates[0].layer == "city":
        return outer.candidates[0] in inner.candidates
    if inner.is_demonym or outer.is_demonym or not _is_container(outer):
        return False
    if _is_country(inner):
        return gap.strip() == "," and not _is_country(outer)
    if not _is_state(inner) or outer.candidates[0].layer == "country" or len(outer.candidates) == 1:
        return True
    return _is_abroad(inner, outer.candidates[0])


def _is_abroad(state: Group, outer: Entry) -> bool:
    """Whether a city called like the ``state`` of another country lies in ``outer`` ("Moscow, Idaho")."""
    abroad = state.candidates[0].country != outer.country and outer.admin1 is not None
    return abroad and any(e.layer == "city" and e.admin1 == outer.admin1 for e in state.candidates)


def _is_container(group: Group) -> bool:
    return any(entry.layer in ("country", "territory", "region") for entry in group.candidates)


def _is_state(group: Group) -> bool:
    first = group.candidates[0] if group.candidates else None
    if first is None or first.layer not in AREAS or not first.admin1:
        return False
    return first.admin1.count(".") == 1 and (
        first.layer == "territory" or first.population >= PROMINENT_REGION
    )


def _is_country(group: Group) -> bool:
    return any(entry.layer == "country" for entry in group.candidates)
