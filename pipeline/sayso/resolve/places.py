"""Place mentions → the places of the article, each with what decided its reading.

One name has one sense in an article. Names that one place alone bears are decided first, then those
that the article's other places decide; where nothing decides between namesakes, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Entry, Gazetteer
from sayso.knowledge.gazetteer_names import fold
from sayso.language.page import page_of
from sayso.records import PlaceKind
from sayso.resolve.place_context import Context, Group, context_of
from sayso.resolve.place_evidence import Weighed, distance, holds, weigh
from sayso.values import Place, PlaceMention

CLEAR = 0.35  # points by which the best namesake must lead
SAME_KM = 60.0  # a city and its district are no rivals
MAX_CHOSEN = 60  # decided places that others are measured against
_KINDS: dict[str, PlaceKind] = {
    "places.ner.fac": "facility",
    "places.ner.loc": "natural",
    "places.frame.city": "city",
    "places.frame.region": "region",
    "places.frame.natural": "natural",
    "places.frame.facility": "facility",
}


def resolve_places(doc: Doc, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that ``mentions`` of ``doc`` name, in order of their first mention.

    Mentions of one place under several names ("Armenian", "Armenia") are one Place. Where namesakes
    cannot be told apart the coordinates are None and ``reason`` lists them.
    """
    groups = _groups(mentions, gazetteer)
    of = {mention: group for group in groups for mention in group.mentions}
    ordered = {mention: of[mention] for mention in sorted(of, key=lambda m: m.span)}
    context = context_of(page_of(doc).text, groups, ordered)
    first = {group.key: _decide(weigh(group, context)) for group in groups if group.candidates}
    chosen = [
        (key, best.entry) for key, best in first.items() if best is not None and not key.startswith("~")
    ]
    context = replace(context, chosen=chosen[:MAX_CHOSEN])
    places: dict[str, Place] = {}
    for group in groups:
        place_id, place = _place(group, context)
        known = places.get(place_id)
        places[place_id] = replace(known, mentions=known.mentions + place.mentions) if known else place
    return _in_order(places.values())


def _groups(mentions: Iterable[PlaceMention], gazetteer: Gazetteer) -> list[Group]:
    names: dict[str, list[PlaceMention]] = {}
    for mention in mentions:
        key = f"~{mention.name}" if mention.rule == "places.demonym" else fold(mention.name)
        names.setdefault(key, []).append(mention)
    return [Group(key, tuple(same), _candidates(key, same[0].name, gazetteer)) for key, same in names.items()]


def _candidates(key: str, name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    if key.startswith("~"):
        return gazetteer.demonym(name)
    short = gazetteer.abbreviation(name)
    return (short,) if short else gazetteer.named(name)


def _decide(weighed: Sequence[Weighed]) -> Weighed | None:
    """The best candidate, or None where a rival elsewhere has nearly as many points."""
    best = weighed[0]
    return None if best.total - _rival(weighed).total < CLEAR else best


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
        return f"?{group.key}", _unknown(group, "not in the gazetteer", "places.unknown")
    weighed = weigh(group, context)
    best = _decide(weighed)
    if best is None:
        rivals = ", ".join(f"{w.entry.name} ({w.entry.admin1 or w.entry.country})" for w in weighed[:3])
        return f"?{group.key}", _unknown(group, f"several namesakes: {rivals}", "places.ambiguous")
    rule, reason, confidence = _why(weighed)
    entry = best.entry
    return entry.id, Place(
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        reason=reason,
        mentions=group.mentions,
        rule=rule,
        confidence=confidence,
    )


def _unknown(group: Group, reason: str, rule: str) -> Place:
    return Place(
        name=group.mentions[0].name,
        kind=next((_KINDS[m.rule] for m in group.mentions if m.rule in _KINDS), "other"),
        country=None,
        lat=None,
        lon=None,
        geonames_id=None,
        reason=reason,
        mentions=group.mentions,
        rule=rule,
        confidence=0.5,
    )


def _why(weighed: Sequence[Weighed]) -> tuple[str, str, float]:
    """Rule, words and confidence of the evidence that sets the first candidate before its rival."""
    best, rival = weighed[0], _rival(weighed)
    if best.entry.layer in ("country", "territory", "natural", "seat"):
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
