"""One identity across articles: which actors of many articles are one person, institution or group.

An actor of an article is a `Variant`: name, type, country. Variants become one identity by these rules, and
never by a surname alone:

- the same id in the language data or in the user's own (``external``); two ids are two actors;
- the same words of the name, with the same country or one of them without (and only one country known);
- institutions: the same words beside those for their own country ("Thai army", "Thailand's army"), or an
  acronym that some article gives for the full name and for no other;
- persons: given name and surname are those of the other, which has more ("Recep Erdogan", "Recep Tayyip
  Erdogan"), or differ in spelling alone (Jaro-Winkler, Winkler 1990) where a shared country or office speaks
  for it; a surname with the office and the country of exactly one full name.

Of two candidates neither is taken. A description ("officials") is one row for its words, marked as no name.

What a user has put right by hand (`sayso.aggregate.actor_file`) goes before all rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from rapidfuzz.distance import JaroWinkler

from sayso.aggregate.minhash import Groups
from sayso.aggregate.names import institution_words, is_named, words_of

MARK, IN_ARTICLE = "|", " @ "  # in actors.csv: between variants, and before the one article that has it
ALIKE = 0.93  # Jaro-Winkler similarity of given names and of surnames that are spellings of one
CROWD = 60  # persons of one block that are compared with one another; larger blocks join the same words alone


@dataclass(frozen=True, slots=True)
class Variant:
    """How articles name an actor; with ``article``, how that one article alone does."""

    name: str
    type: str
    country: str | None
    article: str | None = None

    @property
    def listed(self) -> str:
        """The name as actors.csv lists it."""
        name = self.name.replace(MARK, "/")
        return f"{name}{IN_ARTICLE}{self.article}" if self.article else name


@dataclass(slots=True)
class Evidence:
    """What all articles together say of a variant: offices, other names, ids, and in how many it is."""

    roles: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    externals: Counter[str] = field(default_factory=Counter)
    n_articles: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor over all articles. ``id`` is a hash of type, country and name, or as the user gave it."""

    id: str
    name: str
    type: str
    country: str | None
    roles: tuple[str, ...]
    external: str | None
    variants: tuple[str, ...]
    named: bool  # False for a description that many may answer to


@dataclass(frozen=True, slots=True)
class Pin:
    """What the user says of a variant: the identity that it belongs to, in all articles or in one."""

    id: str
    name: str
    country: str | None


def identify(
    variants: Mapping[Variant, Evidence], pins: Mapping[Variant, Pin] | None = None
) -> tuple[list[Identity], list[int]]:
    """The identities, and for each variant (in order) the number of its identity.

    ``pins`` hold what the user decided: variants of one pin are joined, those of two never, and what no pin
    names may follow a pinned variant by the rules.
    """
    known = list(variants)
    pins = pins or {}
    groups = _PinnedGroups([_held(pins.get(variant), variants[variant]) for variant in known])
    _join_same_words(known, groups)
    _join_acronyms(known, variants, groups)
    _join_persons(known, variants, groups)
    return _identities(known, variants, groups, pins)


def _held(pin: Pin | None, evidence: Evidence) -> str | None:
    """What holds a variant with others and apart from others: the user, else its id in the language data."""
    if pin is not None:
        return pin.id
    return f"external {next(iter(evidence.externals))}" if len(evidence.externals) == 1 else None


class _PinnedGroups(Groups):
    """Groups of which two with different pins are never joined; those of the same pin are from the start."""

    def __init__(self, pins: Sequence[str | None]) -> None:
        super().__init__(len(pins))
        self._pins = list(pins)
        first: dict[str, int] = {}
        for number, pin in enumerate(pins):
            if pin is not None:
                super().join(first.setdefault(pin, number), number)

    def join(self, one: int, other: int) -> None:
        """Makes one group of two, unless the user holds them apart."""
        heads = self.head(one), self.head(other)
        pins = {self._pins[head] for head in heads} - {None}
        if len(pins) < 2:
            super().join(*heads)
            self._pins[min(heads)] = next(iter(pins), None)


def _key(variant: Variant) -> tuple[str, ...]:
    if variant.type == "person":
        return words_of(variant.name)
    return institution_words(variant.name, variant.country, variant.type == "government")


def _join_same_words(known: Sequence[Variant], groups: Groups) -> None:
    """Joins variants of the same type, words and country; names without a country where one is known."""
    same: dict[tuple[object, ...], int] = {}
    named: dict[tuple[object, ...], dict[str | None, int]] = defaultdict(dict)
    for number, variant in enumerate(known):
        if variant.article is None:
            groups.join(same.setdefault((variant.type, _key(variant), variant.country), number), number)
            if is_named(variant.name, variant.type, None):
                named[variant.type, words_of(variant.name)].setdefault(variant.country, number)
    for countries in named.values():
        if None in countries and len(countries) == 2:
            groups.join(*countries.values())


def _join_acronyms(known: Sequence[Variant], variants: Mapping[Variant, Evidence], groups: Groups) -> None:
    """Joins "WHO" with the one institution that is called so somewhere, of no other country."""
    called: dict[str, set[int]] = defaultdict(set)
    acronyms = []
    for number, variant in enumerate(known):
        if variant.article or variant.type in ("person", "unnamed", "group"):
            continue
        if variant.name.isupper() and " " not in variant.name:
            acronyms.append(number)
        for alias in variants[variant].aliases:
            if alias.isupper() and alias != variant.name:
                called[alias].add(groups.head(number))
    for number in acronyms:
        heads = called.get(known[number].name, set())
        if len(heads) == 1:
            (head,) = heads
            if _agree(known[number].country, known[head].country):
                groups.join(number, head)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _join_persons(known: Sequence[Variant], variants: Mapping[Variant, Evidence], groups: Groups) -> None:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    alone: list[int] = []
    for number, variant in enumerate(known):
        person = variant.type == "person" and is_named(variant.name, "person", None)
        words = words_of(variant.name) if person and not variant.article else ()
        if len(words) == 1:
            alone.append(number)
        elif words:
            blocks["surname", words[-1]].append(number)
            blocks["given", f"{words[0]} {words[-1][0]}"].append(number)
    for block in blocks.values():
        if len(block) <= CROWD:
            _join_spellings(block, known, variants, groups)
    for number in alone:
        _join_surname(
            number, blocks.get(("surname", words_of(known[number].name)[0]), ()), known, variants, groups
        )


def _join_spellings(
    block: Sequence[int], known: Sequence[Variant], variants: Mapping[Variant, Evidence], groups: Groups
) -> None:
    block = sorted(block, key=lambda one: -len(words_of(known[one].name)))  # the fullest names first
    for at, one in enumerate(block):
        matches = {
            groups.head(other): other
            for other in block[:at]
            if _one_person(known[one], known[other], variants)
        }
        if len(matches) == 1:  # of two candidates neither is taken
            groups.join(one, *matches)


def _one_person(one: Variant, other: Variant, variants: Mapping[Variant, Evidence]) -> bool:
    if not _agree(one.country, other.country):
        return False
    first, second = words_of(one.name), words_of(other.name)
    same_surname = first[-1] == second[-1]
    if same_surname and (_shortens(first, second) or _shortens(second, first)):
        return True
    shared = one.country is not None and one.country == other.country
    shared = shared or bool(variants[one].roles.keys() & variants[other].roles.keys())
    if not shared:
        return False
    middles = {first[1:-1], second[1:-1]} - {()}
    if len(middles) > 1:  # "George W. Bush" and "George H. W. Bush"
        return False
    if same_surname and 1 in (len(first[0]), len(second[0])):
        return first[0][0] == second[0][0]  # "I. Aliyev"
    return all(JaroWinkler.similarity(first[at], second[at]) >= ALIKE for at in (0, -1))


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name lacks only some words of another, initials apart: "G. W. Bush", "G. H. W. Bush"."""
    initials = {word for word in short if len(word) == 1}
    return len(set(short)) > 1 and set(short) <= set(full) and (not initials or len(short) == len(full))


def _join_surname(
    number: int,
    block: Sequence[int],
    known: Sequence[Variant],
    variants: Mapping[Variant, Evidence],
    groups: Groups,
) -> None:
    """Joins "President Aliyev" with the only full name of that surname, office and country."""
    variant = known[number]
    roles = variants[variant].roles.keys()
    heads = {
        groups.head(other)
        for other in block
        if variant.country is not None
        and known[other].country == variant.country
        and roles & variants[known[other]].roles.keys()
    }
    if len(heads) == 1:
        groups.join(number, *heads)


def _identities(
    known: Sequence[Variant],
    variants: Mapping[Variant, Evidence],
    groups: Groups,
    pins: Mapping[Variant, Pin],
) -> tuple[list[Identity], list[int]]:
    members: dict[int, list[Variant]] = defaultdict(list)
    heads = groups.heads().tolist()
    for variant, head in zip(known, heads, strict=True):
        members[head].append(variant)
    numbers = {head: number for number, head in enumerate(members)}
    found = [_identity(group, variants, pins) for group in members.values()]
    return found, [numbers[head] for head in heads]


def _identity(
    group: Sequence[Variant], variants: Mapping[Variant, Evidence], pins: Mapping[Variant, Pin]
) -> Identity:
    """The identity of a group: named as most articles do, then by the longest, then by the alphabet."""
    ranked = sorted(group, key=lambda one: (-variants[one].n_articles, -len(one.name), one.name))
    best = (
        next((one for one in ranked if " " in one.name), ranked[0])
        if ranked[0].type == "person"
        else ranked[0]
    )
    country = best.country or next((one.country for one in ranked if one.country), None)
    roles: Counter[str] = Counter()
    externals: Counter[str] = Counter()
    for variant in ranked:
        roles.update(variants[variant].roles)
        externals.update(variants[variant].externals)
    pin = next((pins[variant] for variant in ranked if variant in pins), None)
    return Identity(
        id=pin.id if pin else identity_id(best.name, best.type, country),
        name=pin.name if pin else best.name,
        type=best.type,
        country=(pin.country if pin else None) or country,
        roles=tuple(sorted(roles, key=lambda role: (-roles[role], role))),
        external=next(iter(externals)) if len(externals) == 1 else None,
        variants=tuple(dict.fromkeys(one.listed for one in ranked)),
        named=all(is_named(one.name, one.type, one.country or country) for one in group),
    )


def identity_id(name: str, kind: str, country: str | None) -> str:
    """The id of an identity: "x" and 12 hexadecimal digits that name, type and country give."""
    text = (
        "\0".join((kind, country or "", *words_of(name))) if words_of(name) else f"{kind}\0{country}\0{name}"
    )
    return "x" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
