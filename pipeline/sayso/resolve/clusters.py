"""Actors in the making: mentions gathered under one actor while an article is resolved."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from sayso.knowledge.actors import Gender
from sayso.knowledge.known_actors import KnownActor
from sayso.language.page import Page
from sayso.records import ActorType
from sayso.spans import Span
from sayso.values import Actor, ActorMention

_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a mention stands: its head token, sentence, and how prominent it is there.

    ``rank`` is 0 for the subject of a main clause, 1 for another subject, 2 for the rest.
    """

    head: int
    sentence: int
    rank: int
    quoted: bool


class Sites:
    """Looks up the sites of mentions in one article."""

    def __init__(self, page: Page, quoted: tuple[Span, ...]) -> None:
        self.page = page
        self._quoted = quoted
        self._starts = [span.start for span in quoted]

    def in_quotation(self, offset: int) -> bool:
        """Whether the code point at ``offset`` lies within quotation marks."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._quoted[at].end

    def of(self, span: Span) -> Site:
        """The site of the phrase at ``span``, whose last word is taken for its head."""
        page = self.page
        head = head_within(page, span)
        return Site(head, page.sentences[head], self._rank(head), self.in_quotation(span.start))

    def _rank(self, head: int) -> int:
        page = self.page
        for _ in range(3):
            dep, parent = page.deps[head], page.heads[head]
            if dep in _SUBJECTS:
                return 0 if page.deps[parent] == "ROOT" else 1
            if dep not in ("conj", "appos") or parent == head:
                return 2
            head = parent
        return 2


def head_within(page: Page, span: Span) -> int:
    """The token that heads the phrase at ``span``: from its last word up for as long as it is inside."""
    first, head = page.at(span.start), page.last(span.end)
    for _ in range(8):
        parent = page.heads[head]
        if not first <= parent < head:
            break
        head = parent
    return head


@dataclass(slots=True, eq=False)
class Cluster:
    """One actor with the mentions found so far; ``name`` is its fullest name.

    ``human`` is False for what speaks without being a person or a body ("the ruling"). A ``gender``
    that pronouns alone have told is as sure as its ``votes``; those of names and titles count none.
    ``known`` is its row of actors.csv, whose name goes before the article's; ``office`` is what it is
    by that row on the day of publication.
    """

    name: str
    type: ActorType
    rule: str
    confidence: float
    country: str | None = None
    gender: Gender | None = None
    votes: int = 0
    plural: bool = False
    human: bool = True
    roles: list[str] = field(default_factory=list)
    mentions: list[ActorMention] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    known: KnownActor | None = None
    office: str | None = None

    def identify(self, row: KnownActor, day: date | None) -> None:
        """Takes ``row`` of actors.csv for this actor's, with the office that it gives on ``day``."""
        self.known = row
        self.name = row.name
        self.country = self.country or row.country
        self.office = row.role if row.role and row.held_on(day) else None

    def take(self, mention: ActorMention) -> None:
        """Takes up ``mention`` and what it says of the actor."""
        self.mentions.append(mention)
        if mention.form == "name":
            self.names.add(mention.name)
        for role in (mention.role or "").split(", "):
            if role and role not in self.roles and self.type in ("person", "unnamed"):
                self.roles.append(role)
        self.country = self.country or mention.country
        self.gender = self.gender or mention.gender

    def vote(self, gender: Gender | None) -> None:
        """Counts a pronoun for or against the gender that pronouns before it have told."""
        if gender is None or (self.gender is not None and not self.votes):
            return
        if self.gender in (None, gender):
            self.gender, self.votes = gender, self.votes + 1
        else:
            self.votes -= 1
            self.gender = self.gender if self.votes else None

    def actor(self) -> Actor:
        """The finished value, mentions in reading order and each once."""
        unique = {mention.span: mention for mention in reversed(self.mentions)}
        return Actor(
            name=self.name,
            type=self.type,
            roles=tuple(self.roles),
            country=self.country,
            mentions=tuple(unique[span] for span in sorted(unique)),
            rule=self.rule,
            confidence=self.confidence,
            external=self.known.id if self.known else None,
            wikidata=self.known.wikidata if self.known else None,
        )


def cluster_of(mention: ActorMention) -> Cluster:
    """A new actor that ``mention`` is the first of."""
    cluster = Cluster(mention.name, mention.type, mention.rule, mention.confidence, plural=mention.plural)
    cluster.take(mention)
    return cluster
