"""Place mentions → the places of the article, each with what decided its reading.

One name has one sense in an article. Names that one place alone bears are decided first, then those
that the article's other places decide; where nothing decides between namesakes, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Entry, Gazetteer
from sayso.language.page import page_of
from sayso.records import PlaceKind
from sayso.resolve.home import home_country, publisher_country
from sayso.resolve.place_context import Context, Group, context_of, group_key, group_of
from sayso.resolve.place_evidence import Weighed, distance, holds, weigh
from sayso.values import Place, PlaceMention

CLEAR = 0.35  # points by which the best namesake must lead
SAME_KM = 60.0  # a city and its district are no rivals
MAX_CHOSEN = 60  # decided places that others are measured against
ROUNDS = 2  # what is decided helps to decide the rest, which helps once more
UNKNOWN = "places.unknown"
_LABELLED: dict[str, PlaceKind] = {"places.ner.fac": "facility", "places.ner.loc": "natural"}


def resolve_places(doc: Doc, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that ``mentions`` of ``doc`` name, in order of their first mention.

    Mentions of one place under several names ("Armenian", "Armenia") are one Place. Where namesakes
    cannot be told apart the coordinates are None and ``reason`` lists them.
    """
    groups = _groups(mentions, gazetteer)
    of = {mention: group for group in groups for mention in group.mentions}
    ordered = {mention: of[mention] for mention in sorted(of, key=lambda m: m.span)}
    context = context_of(page_of(doc).text, groups, ordered)
    publisher = publisher_country(doc._.publisher, doc._.url, gazetteer)
    context = context.with_chosen({}, publisher)
    for _ in range(ROUNDS):
        context = context.with_chosen(_chosen(groups, context), publisher)
    places: dict[str, Place] = {}
    for group in groups:
        place_id, place = _place(group, context)
        known = places.get(place_id)
        places[place_id] = replace(known, mentions=known.mentions + place.mentions) if known else place
    home = home_country(context.text, doc._.paragraphs or (), tuple(places.values()))
    return _in_order(_in_country(place, context, home) for place in places.values())


def _chosen(groups: Sequence[Group], context: Context) -> dict[str, Entry]:
    """The readings that stand so far, by the keys of their groups: what others are measured against.

    What ``context`` has decided stays.
    """
    chosen = dict(context.chosen)
    for group in groups:
        if len(chosen) >= MAX_CHOSEN:
            break
        if group.candidates and not group.is_demonym and group.key not in chosen:
            best = _decide(weigh(group, context)) if len(group.candidates) > 1 else group.candidates[0]
            if best is not None:
                chosen[group.key] = best
    return chosen


def _in_country(place: Place, context: Context, home: str | None) -> Place:
    """``place`` with the country that the article puts it in, where no gazetteer does.

    That is the country of what is said to hold it ("KARAZIM, Turkey"), or else the article's own.
    """
    if place.rule != UNKNOWN or place.mentions[0].form == "adjective":
        return place
    key = group_key(place.mentions[0])
    for outer in context.links.get(key, ()):
        entry = context.chosen.get(outer.key) or outer.candidates[0]
        if entry.country:
            return replace(place, country=entry.country, reason=f"{place.reason}; named with {entry.name}")
    if home is None:
        return place
    return replace(place, country=home, reason=f"{place.reason}; the article is of {home}")


def _groups(mentions: Iterable[PlaceMention], gazetteer: Gazetteer) -> list[Group]:
    names: dict[str, list[PlaceMention]] = {}
    for mention in mentions:
        names.setdefault(group_key(mention), []).append(mention)
    return [group_of(key, same, _candidates(key, same[0].name, gazetteer)) for key, same in names.items()]


def _candidates(key: str, name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    if key.startswith("~"):
        return gazetteer.demonym(name)
    short = gazetteer.abbreviation(name)
    return (short,) if short else gazetteer.named(name)


def _decide(weighed: Sequence[Weighed]) -> Entry | None:
    """The best candidate, or None where a rival elsewhere has nearly as many points."""
    best = weighed[0]
    return None if best.total - _rival(weighed).total < CLEAR else best.entry


def _rival(weighed: Sequence[Weighed]) -> Weighed:
    """The best candidate that is another place than the first; the first itself where all are one."""
    best = weighed[0]
    nobody = Weighed(best.entry, {}, {})
    return next((w for w in weighed[1:] if not _is_same_place(w.entry, best.entry)), nobody)


def _is_same_place(one: Entry, other: Entry) -> bool:
    """Whether two places of one name lie in each other, as a city and its province do."""
    return distance(one, other) <= SAME_KM or holds(one, other) or holds(other, one)


def _place(group: Group, context: Context) -> tuple[str, Place]:
    """The reading of ``group`` and an id that is the same for all names of one place."""
    if not group.candidates:
        return f"?{group.key}", _unknown(group, "not in the gazetteer", UNKNOWN)
    weighed = weigh(group, context)
    if _is_other_kind(group, weighed[0]):
        return f"?{group.key}", _unknown(group, f"not in the gazetteer ({group.kind})", UNKNOWN)
    entry = _decide(weighed)
    if entry is None:
        rivals = ", ".join(f"{w.entry.name} ({w.entry.admin1 or w.entry.country})" for w in weighed[:3])
        place = _unknown(group, f"several namesakes: {rivals}", "places.ambiguous")
        near = {w.entry.country for w in weighed if weighed[0].total - w.total < CLEAR}
        return f"?{group.key}", replace(place, country=near.pop() if len(near) == 1 else None)
    rule, reason, confidence = _why(weighed)
    return entry.id, Place(
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        external=entry.external,
        wikidata=entry.wikidata,
        reason=reason,
        mentions=group.mentions,
        rule=rule,
        confidence=confidence,
    )


def _is_other_kind(group: Group, best: Weighed) -> bool:
    """Whether the words say that it is no city, and only a city elsewhere has it for another name.

    "The island of Tanna" is not Thane in India, which some call so.
    """
    city = best.entry.layer == "city" and not best.entry.main
    elsewhere = not best.points.keys() & {"country", "link", "region"}
    return city and elsewhere and group.kind not in (None, "city", "other")


def _unknown(group: Group, reason: str, rule: str) -> Place:
    return Place(
        name=group.mentions[0].name,
        kind=group.kind or _labelled(group) or "other",
        country=None,
        lat=None,
        lon=None,
        geonames_id=None,
        reason=reason,
        mentions=group.mentions,
        rule=rule,
        confidence=0.5,
    )


def _labelled(group: Group) -> PlaceKind | None:
    """The kind that the model's label tells."""
    return next((_LABELLED[m.rule] for m in group.mentions if m.rule in _LABELLED), None)


def _why(weighed: Sequence[Weighed]) -> tuple[str, str, float]:
    """Rule, words and confidence of the evidence that sets the first candidate before its rival."""
    best, rival = weighed[0], _rival(weighed)
    if best.entry.layer == "own":
        return "places.own", "a place of the user's own table", 1.0
    if best.entry.layer in ("country", "territory", "natural", "landmark", "seat"):
        return f"places.{best.entry.layer}", f"known name of a {best.entry.layer}", 0.95
    if not rival.points:
        return "places.only", "the only place of this name", 0.9
    lead = {name: value - rival.points.get(name, 0.0) for name, value in best.points.items()}
    decisive = max(lead, key=lambda name: (lead[name], name))
    if decisive == "size":
        return "places.size", f"the largest of {len(weighed)} namesakes", 0.75
    confidence = 0.95 if decisive == "link" else 0.85
    return f"places.{decisive}", best.words[decisive], confidence


def _in_order(places: Iterable[Place]) -> tuple[Place, ...]:
    sorted_mentions = (
        replace(place, mentions=tuple(sorted(place.mentions, key=lambda m: m.span))) for place in places
    )
    return tuple(sorted(sorted_mentions, key=lambda place: place.mentions[0].span))
