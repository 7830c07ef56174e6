"""The figure ledger: who gives which figure of whom, where and when, and how the figures stand to each other.

Claims of one event that count the same (`sayso.aggregate.ledger.scopes.Scope`) make a ledger; in it, each
claimant's figure is an entry; between entries, and between ledgers of one event whose scopes are nested,
stand relations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from sayso.aggregate.copies import Moment
from sayso.aggregate.ledger.figures import Figure, ledger_outcomes
from sayso.aggregate.ledger.ranges import Range, Support, range_of
from sayso.aggregate.ledger.relations import Entry, Kind, relate, superseded
from sayso.aggregate.ledger.scopes import PART, RECENT, Scope, compare
from sayso.aggregate.ledger.where import Spot

MOST_ENTRIES = 60  # of one ledger, that are compared with one another: those of most origins
MOST_LEDGERS = 100  # of one event, likewise: those of most entries
SEVERAL = 3  # figures of one claimant, scope and article from which no contradiction is told
EARLIER = 3  # days before an event's first article from which a total is of more than the event


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with what the whole set of articles says about it.

    ``row`` is its row of the numbers table, ``article`` and ``origin`` numbers of articles, ``moment`` when
    it was said, ``party`` whose people are counted, ``scene`` where its article takes place.
    """

    figure: Figure
    row: int
    article: int
    origin: int
    event: int
    moment: Moment | None
    claimant: str
    label: str | None
    identity: int | None
    side: str | None
    party: str | None
    own: bool
    scene: Spot | None


@dataclass(slots=True)
class Ledger:
    """The entries of one scope in one event; ``superseded`` are those that a later figure replaced."""

    scope: Scope
    event: int
    entries: list[Entry]
    range: Range | None = None
    superseded: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Relation:
    """How two entries (ledger and number in it) stand to each other; without numbers, two ledgers."""

    kind: Kind
    reason: str
    ledger: int
    other_ledger: int
    entry: int | None = None
    other_entry: int | None = None


def ledgers_of(claims: Iterable[Claim]) -> tuple[list[Ledger], list[Relation]]:
    """The ledgers of all events, in the order of the claims, and the relations in and between them."""
    by_event: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_event[claim.event].append(claim)
    ledgers: list[Ledger] = []
    relations: list[Relation] = []
    for event, told in by_event.items():
        start = len(ledgers)
        for scope, group in _scopes(told).items():
            ledgers.append(Ledger(scope, event, _entries(group)))
        for number in range(start, len(ledgers)):
            relations.extend(_inside(ledgers[number], number))
        relations.extend(_between(ledgers, start))
    for ledger in ledgers:
        standing = (
            one for at, one in enumerate(ledger.entries) if at not in ledger.superseded and one.stands
        )
        ledger.range = range_of([_support(one) for one in standing])
    return ledgers, relations


def _support(entry: Entry) -> Support:
    return Support(entry.least, entry.most, entry.point, frozenset(entry.origins))


def _scopes(claims: Sequence[Claim]) -> dict[Scope, list[Claim]]:
    """The claims of one event by what they count."""
    ground = _ground(claims)
    days = [claim.moment[0] for claim in claims if claim.moment]
    first = min(days, default=None)
    scopes: dict[Scope, list[Claim]] = defaultdict(list)
    for claim in claims:
        figure = claim.figure
        spot = figure.spot or ground
        scope = Scope(figure.outcome, figure.group, claim.party, spot, _basis(figure, first))
        scopes[scope].append(claim)
    return _one_spot(_with_totals(scopes))


def _ground(claims: Sequence[Claim]) -> Spot | None:
    """Where the event is, for figures that name no place: where most figures are, else their articles."""
    votes: Counter[str] = Counter()
    spots: dict[str, Spot] = {}
    for claim in claims:
        named = claim.figure.spot if claim.figure.spot and claim.figure.spot.known else None
        spot = named or claim.scene or claim.figure.spot
        if spot is not None:
            votes[spot.key] += 2 if named else 1
            spots.setdefault(spot.key, spot)
    return spots[max(votes, key=lambda key: votes[key])] if votes else None


def _basis(figure: Figure, first: int | None) -> str:
    """See `Scope.basis`; ``first`` is the day of the event's first article."""
    if figure.part:
        return PART
    if figure.recent:
        return RECENT
    if figure.basis in ("cumulative", "period"):
        if figure.start is None or first is None:
            return "since" if figure.since else ""
        return "since" if figure.start < first - EARLIER else ""
    if figure.basis == "incident" and figure.day is not None and first is not None and figure.day > first:
        return date.fromordinal(figure.day).isoformat()
    return ""


def _with_totals(scopes: dict[Scope, list[Claim]]) -> dict[Scope, list[Claim]]:
    """Puts figures without a basis beside totals since an earlier day where no figure is of the event alone.

    "24 have died" and, a week later, "29 have died since January" are one count; "12 were killed in the raid"
    and "300 have been killed since January" are two.
    """
    for scope in [scope for scope in scopes if scope.basis == "since"]:
        event = replace(scope, basis="")
        if event in scopes and all(
            claim.figure.basis != "incident" or claim.figure.day is None for claim in scopes[event]
        ):
            scopes[event] += scopes.pop(scope)
    return scopes


def _one_spot(scopes: dict[Scope, list[Claim]]) -> dict[Scope, list[Claim]]:
    """Scopes whose places are one place, however well known in each article, made one."""
    spots: dict[str, Spot] = {}
    found: dict[Scope, list[Claim]] = defaultdict(list)
    for scope, claims in scopes.items():
        spot = spots.setdefault(scope.spot.key, scope.spot) if scope.spot else None
        found[replace(scope, spot=spot)] += claims
    return found


def _entries(claims: Sequence[Claim]) -> list[Entry]:
    """One entry a claimant and figure, in the order of their first days."""
    found: dict[tuple[object, ...], Entry] = {}
    shown: dict[tuple[object, ...], int] = {}  # the article in which an origin's figure was first seen
    ordered = sorted(
        claims,
        key=lambda one: (one.moment is None, one.moment and (one.moment[0], one.moment[1] or 0), one.row),
    )
    for claim in ordered:
        figure = claim.figure
        stance = "claimed" if figure.stance == "conceded" else figure.stance
        key = (claim.claimant, stance, figure.least, figure.most)
        entry = found.get(key)
        if entry is None:
            entry = found[key] = Entry(
                claimant=claim.claimant,
                label=claim.label,
                identity=claim.identity,
                side=claim.side,
                own=claim.own,
                stance=figure.stance,
                least=figure.least,
                most=figure.most,
                point=figure.point,
                text=figure.text,
                first=claim.moment,
                first_article=claim.article,
            )
        if figure.stance == "conceded":
            entry.stance = "conceded"
        entry.last = _later(entry.last, claim.moment)
        entry.numbers.append(claim.row)
        entry.n_original += shown.setdefault((*key, claim.origin), claim.article) == claim.article
        entry.articles.add(claim.article)
        entry.origins.add(claim.origin)
    return list(found.values())


def _later(one: Moment | None, other: Moment | None) -> Moment | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda moment: (moment[0], moment[1] or 0))


def _inside(ledger: Ledger, number: int) -> Iterator[Relation]:
    """The relations of the entries of one ledger; parts of other figures have none among themselves."""
    if ledger.scope.basis == PART:
        return
    falls = ledger_outcomes()[ledger.scope.outcome].falls
    own: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        if entry.stands:
            own[entry.side or entry.claimant].append(entry)
    unclear = _unclear(ledger.entries)
    chosen = sorted(range(len(ledger.entries)), key=lambda at: (-len(ledger.entries[at].origins), at))
    for at, other_at in combinations(sorted(chosen[:MOST_ENTRIES]), 2):
        one, other = ledger.entries[at], ledger.entries[other_at]
        for kind, reason in _relations(one, other, falls, own):
            if kind == "contradiction" and not unclear.isdisjoint((one.claimant, other.claimant)):
                continue
            if kind == "update":
                ledger.superseded.add(at)
            yield Relation(kind, reason, number, number, at, other_at)


def _unclear(entries: Sequence[Entry]) -> set[str]:
    """Claimants who give several figures of one scope in one article: the scope does not tell them apart."""
    given = Counter(
        (entry.claimant, article) for entry in entries if entry.stands for article in entry.articles
    )
    return {claimant for (claimant, _), number in given.items() if number >= SEVERAL}


def _relations(
    one: Entry, other: Entry, falls: bool, own: dict[str, list[Entry]]
) -> Iterator[tuple[Kind, str]]:
    if "hedged" in (one.stance, other.stance):
        return
    if not (one.stands and other.stands):
        meet = one.least <= other.most and other.least <= one.most
        if one.stands != other.stands and one.claimant != other.claimant and meet:
            yield "denial", "one claims it, the other denies it"
        return
    voice, other_voice = one.side or one.claimant, other.side or other.claimant
    if voice != other_voice and superseded(one, other, own[voice]):
        return
    adverse = one.own != other.own or (None not in (one.side, other.side) and one.side != other.side)
    yield relate(one, other, falls, adverse)
    if "conceded" in (one.stance, other.stance) and one.claimant != other.claimant:
        yield "concession", "one of them says it against its own interest"


def _between(ledgers: Sequence[Ledger], start: int) -> Iterator[Relation]:
    """The scope relations of one event's ledgers, which begin at number ``start``."""
    numbers = range(start, len(ledgers))
    chosen = sorted(numbers, key=lambda number: (-len(ledgers[number].entries), number))[:MOST_LEDGERS]
    for one, other in combinations(sorted(chosen), 2):
        fits = compare(ledgers[one].scope, ledgers[other].scope)
        if fits:
            reason = ", ".join(f"{fit} in {dimension}" for dimension, fit in fits.items())
            yield Relation("scope", reason, one, other)
