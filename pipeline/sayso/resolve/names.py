"""Which names are names of the same: persons by their parts, bodies by their words and initials.

A short name joins a full one only where exactly one fits (as eyecite resolves citations); a name with
"Jr." is never one without, so that father and son stay two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from sayso.knowledge.actors import ActorWords, plain
from sayso.resolve.clusters import Cluster, cluster_of
from sayso.values import ActorMention

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SMALL = frozenset(("of", "the", "for", "and", "&", "in", "on", "at", "de", "la", "des", "du", "to"))
_PORTFOLIO = (" Minister", " Secretary")
_PARTS = re.compile(r"[\w']+")
SAME_SPELLING = 86  # rapidfuzz's ratio, 0-100, from which two spellings may be of one name
SAME_FIRST_NAME = 83  # the same for first names of more letters, beside equal surnames
LONG_ENOUGH = 5  # letters that a name needs before spelling may differ
FRESH = 1500  # code points for which a namesake named in full may be who a surname stands for
MOST_COMPARED = 60  # clusters that one name is compared with letter by letter


def parts(name: str) -> tuple[str, ...]:
    """The words of ``name`` without accents, hyphens, points and possessives."""
    return tuple(p.removesuffix("'s") for p in _PARTS.findall(plain(name)) if p != "s")


class People:
    """Gathers the names of persons in one article."""

    def __init__(self, words: ActorWords) -> None:
        self._words = words
        self._by_part: dict[str, list[Cluster]] = defaultdict(list)
        self._full: list[Cluster] = []
        self._lone: dict[str, Cluster] = {}
        self._parts: dict[int, tuple[str, ...]] = {}
        self._introduced: dict[int, list[int]] = defaultdict(list)
        self._acting: set[int] = set()
        self.namesakes: dict[str, list[Cluster]] = {}
        self._called: dict[str, tuple[Cluster, int]] = {}

    def gather(
        self, mentions: Sequence[ActorMention], subjects: Callable[[ActorMention], bool] = lambda _: False
    ) -> Iterator[tuple[ActorMention, Cluster]]:
        """Each mention with its actor: full names first, the longest before the rest.

        ``subjects`` tells which mentions are subjects of their clauses.
        """
        self._is_subject = subjects
        order = sorted(mentions, key=lambda m: (-len(parts(m.name)), m.span.start))
        seen: dict[tuple[str | None, ...], Cluster] = {}
        for mention in order:
            own = parts(mention.name)
            if len(own) == 1:
                yield mention, self._lone_name(own[0], mention)
                continue
            key = (mention.name, mention.gender, mention.role, mention.country)
            cluster = seen.get(key)
            if cluster is None:
                cluster = seen[key] = self._cluster(own, mention)
            insort(self._introduced[id(cluster)], mention.span.start)
            if subjects(mention):
                self._acting.add(mention.span.start)
            yield mention, cluster

    def _cluster(self, own: tuple[str, ...], mention: ActorMention) -> Cluster:
        if not own:
            return cluster_of(mention)
        ending = self._one(self._ending_in(own), replace(mention, gender=None))
        return ending or self._same_full(own, mention) or self._new(own, mention)

    def _lone_name(self, word: str, mention: ActorMention) -> Cluster:
        """Whose a name of one word is; where several bear it, the one that the text has established."""
        for candidates in self._short(word):
            if candidates:
                self.namesakes[word] = candidates
                chosen = self._one(candidates, mention) or self._bearer(word, candidates, mention)
                if chosen is not None:
                    self._called[word] = (chosen, mention.span.start)
                    return chosen
                break
        lone = self._lone.get(word)
        if lone is None or not _agree(lone, mention):
            lone = self._lone[word] = cluster_of(mention)
        return lone

    def settle(self) -> None:
        """Joins a bare surname to the one of its bearers that the pronouns after it can mean.

        Where they tell nothing, to the only one who has acted before it.
        """
        for word, lone in self._lone.items():
            bearers = self.namesakes.get(word, ())
            fits = [c for c in bearers if c.gender in (None, lone.gender)]
            if lone.gender is None:
                chosen = self._only_acting(bearers, lone.mentions)
            else:
                chosen = fits[0] if len(fits) == 1 and fits[0].gender == lone.gender else None
            if chosen is not None:
                for mention in lone.mentions:
                    chosen.take(mention)
                lone.mentions = []

    def _bearer(self, word: str, candidates: list[Cluster], mention: ActorMention) -> Cluster | None:
        """The only one named in full so far, else who was called so last, unless another came between.

        Where one other did, and acts as this mention does, it is that one.
        """
        at = mention.span.start
        fits = [c for c in candidates if _agree(c, mention)]
        before = [c for c in fits if any(start < at for start in self._introduced[id(c)][:1])]
        if len(before) == 1:
            return before[0]
        bearer, since = self._called.get(word, (None, 0))
        if bearer not in before:
            return None
        since = max(since, at - FRESH)
        rivals = [c for c in before if c is not bearer and self._named_between(c, since, at)]
        if len(rivals) == 1 and self._is_subject(mention):
            last = self._introduced[id(rivals[0])]
            return rivals[0] if last[bisect_left(last, at) - 1] in self._acting else None
        return None if rivals else bearer

    def _only_acting(self, bearers: Sequence[Cluster], mentions: Sequence[ActorMention]) -> Cluster | None:
        """The only one of ``bearers`` who has acted before ``mentions``: of the others one has only heard."""
        if not mentions or not all(self._is_subject(mention) for mention in mentions):
            return None
        first = min(mention.span.start for mention in mentions)
        acting = [
            c for c in bearers if any(at < first and at in self._acting for at in self._introduced[id(c)])
        ]
        return acting[0] if len(acting) == 1 else None

    def _named_between(self, cluster: Cluster, start: int, end: int) -> bool:
        starts = self._introduced[id(cluster)]
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end

    def _new(self, own: tuple[str, ...], mention: ActorMention) -> Cluster:
        cluster = cluster_of(mention)
        self._full.append(cluster)
        self._parts[id(cluster)] = own
        for part in set(own):
            self._by_part[part].append(cluster)
        return cluster

    def _same_full(self, own: tuple[str, ...], mention: ActorMention) -> Cluster | None:
        """The one full name that ``own`` is a shorter or other spelling of."""
        near = {id(c): c for part in own for c in self._by_part.get(part, ())[:MOST_COMPARED]}
        fits = [c for c in near.values() if _same_person(own, self._parts[id(c)])]
        return self._one(fits, mention)

    def _ending_in(self, own: tuple[str, ...]) -> list[Cluster]:
        """Full names that end in all of ``own``: "bin Salman" for "Mohammed bin Salman"."""
        return [
            c
            for c in self._by_part.get(own[-1], ())[:MOST_COMPARED]
            if self._parts[id(c)][-len(own) :] == own
        ]

    def _short(self, word: str) -> Iterator[list[Cluster]]:
        """Full names that one word may stand for, the likeliest kind first."""
        known = self._by_part.get(word, [])[:MOST_COMPARED]
        yield [c for c in known if _surname(self._parts[id(c)]) == word]
        yield [c for c in known if self._parts[id(c)][0] != word]
        yield known
        if len(word) >= LONG_ENOUGH:
            yield [
                c
                for c in self._full[:MOST_COMPARED]
                if fuzz.ratio(word, _surname(self._parts[id(c)])) >= SAME_SPELLING
            ]

    def _one(self, candidates: list[Cluster], mention: ActorMention) -> Cluster | None:
        """The candidate that agrees with the mention in gender and role, where only one does."""
        fits = [c for c in candidates if _agree(c, mention)]
        if len(fits) > 1 and mention.role:
            roles = set(mention.role.split(", "))
            fits = [c for c in fits if roles & set(c.roles)] or fits
        return fits[0] if len(fits) == 1 else None


def _agree(cluster: Cluster, mention: ActorMention) -> bool:
    """Whether gender, the countries of office-holders, and the offices of two surnames allow one person."""
    gender = cluster.gender is None or mention.gender is None or cluster.gender == mention.gender
    if mention.role is None or not cluster.roles:
        return gender
    alone = len(parts(mention.name)) == 1
    return (
        gender
        and _same_country(cluster.country, mention.country)
        and not (alone and _clash(cluster, mention))
    )


def _clash(cluster: Cluster, mention: ActorMention) -> bool:
    """Whether two have different portfolios: "Finance Minister" and "Health Minister"."""
    held, said = (
        {role for role in roles if role.endswith(_PORTFOLIO) and role != "Prime Minister"}
        for roles in (cluster.roles, (mention.role or "").split(", "))
    )
    return bool(held and said) and not held & said


def _surname(own: tuple[str, ...]) -> str:
    return own[-2] if own[-1] in _SUFFIXES and len(own) > 1 else own[-1]


def _same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's, by all their parts."""
    if {p for p in short if p in _SUFFIXES} != {p for p in full if p in _SUFFIXES}:
        return False
    if set(short) <= set(full):
        return True
    first, other, last, other_last = short[0], full[0], _surname(short), _surname(full)
    if not _alike(last, other_last):
        return False
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    nick = min(len(first), len(other)) >= 3 and (first.startswith(other) or other.startswith(first))
    if last == other_last and (nick or _transcribed(first, other)):
        return True
    return first == other or _alike(first, other)


def _transcribed(one: str, other: str) -> bool:
    """Whether two first names differ by one letter, as "Sergei" and "Sergey" do."""
    return min(len(one), len(other)) > LONG_ENOUGH and fuzz.ratio(one, other) >= SAME_FIRST_NAME


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    long = min(len(one), len(other)) >= LONG_ENOUGH and one[0] == other[0]
    return long and fuzz.ratio(one, other) >= SAME_SPELLING


class Organizations:
    """Gathers the names of bodies in one article."""

    def __init__(self, words: ActorWords, known: Sequence[Cluster]) -> None:
        self._words = words
        self._by_key: dict[frozenset[str], list[Cluster]] = defaultdict(list)
        self._by_first: dict[str, list[Cluster]] = defaultdict(list)
        self._by_last: dict[str, list[Cluster]] = defaultdict(list)  # "the Times"
        self._initials: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in known:
            self._index(cluster, cluster.name)

    def gather(self, mentions: Sequence[ActorMention]) -> Iterator[tuple[ActorMention, Cluster]]:
        """Each mention with its actor, long names before short ones."""
        order = sorted(mentions, key=lambda m: (-len(parts(m.name)), m.span.start))
        seen: dict[tuple[str, str | None], Cluster] = {}
        for mention in order:
            key = (mention.name, mention.country)
            cluster = seen.get(key)
            if cluster is None:
                cluster = seen[key] = self._cluster(mention)
            yield mention, cluster

    def _cluster(self, mention: ActorMention) -> Cluster:
        key = self._key(mention.name)
        own = parts(mention.name)
        options: list[list[Cluster]] = [self._by_key.get(key, [])]
        if len(own) == 1:
            if mention.name.isupper():
                options.append(self._initials.get(own[0], []))
            elif len(own[0]) >= LONG_ENOUGH - 1:
                options += (self._by_first.get(own[0], []), self._by_last.get(own[0], []))
        for candidates in options:
            fits = [c for c in candidates if _same_country(c.country, mention.country)]
            if len(fits) == 1:
                return fits[0]
        cluster = cluster_of(mention)
        self._index(cluster, mention.name)
        return cluster

    def _index(self, cluster: Cluster, name: str) -> None:
        own = parts(name)
        self._by_key[self._key(name)].append(cluster)
        if len(own) > 1:
            self._by_first[own[0]].append(cluster)
            self._by_last[own[-1]].append(cluster)
            for letters in {initials(name, small=True), initials(name, small=False)}:
                self._initials[letters].append(cluster)

    def _key(self, name: str) -> frozenset[str]:
        """The words that tell a body apart: no country, no small words, one spelling."""
        adjectives = self._words.adjectives
        kept = [p for p in parts(name) if p not in _SMALL]
        told = [p for p in kept if p not in adjectives and p not in self._words.country_names]
        return frozenset(p.replace("defence", "defense").replace("labour", "labor") for p in told or kept)


def initials(name: str, small: bool) -> str:
    """The initials of ``name`` in lower case, with or without those of its small words."""
    return "".join(p[0] for p in parts(name) if small or p not in _SMALL)


def _same_country(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
