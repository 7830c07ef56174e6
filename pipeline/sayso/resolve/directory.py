"""The article's named actors: one for all the names of a person, a body, a government.

Names are gathered over the whole article first (full names, then surnames and acronyms that fit one
of them alone); descriptions and pronouns follow in `sayso.resolve.coreference`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sayso.knowledge.actors import ActorWords
from sayso.resolve.clusters import Cluster
from sayso.resolve.names import Organizations, People
from sayso.spans import Span
from sayso.values import Actor, ActorMention, Place


def finished(clusters: Iterable[Cluster]) -> tuple[Actor, ...]:
    """The actors of ``clusters`` that have mentions, in reading order."""
    actors = [cluster.actor() for cluster in clusters if cluster.mentions]
    return tuple(sorted(actors, key=lambda a: (a.mentions[0].span.start, -a.mentions[0].span.end)))


class Directory:
    """The article's named actors and governments, and which mention belongs to which.

    ``day`` is that of publication, for the dated rows of actors.csv.
    """

    def __init__(self, words: ActorWords, day: date | None = None) -> None:
        self._words = words
        self._day = day
        self.clusters: list[Cluster] = []
        self.of_span: dict[Span, Cluster] = {}
        self._governments: dict[str, Cluster] = {}
        self._bodies: dict[str, Cluster] = {}
        self._adopted: set[int] = set()
        self.people = People(words)

    def add_metonyms(self, places: Sequence[Place]) -> None:
        """Takes the places that act for a government or for another institution."""
        for place in places:
            for mention in place.mentions:
                if mention.form != "metonym":
                    continue
                cluster = self.behind(mention.name) or self.behind(place.name)
                if cluster is not None:
                    self._take(cluster, metonym(mention.span, cluster))

    def behind(self, name: str) -> Cluster | None:
        """The actor that the place ``name`` stands for when it acts, if there is one."""
        words, lower = self._words, name.lower().removeprefix("the ")
        seat = words.seats.get(lower)
        if seat is not None and seat.institution is not None:
            if seat.country is not None and seat.institution == words.government_of(seat.country):
                return self.government(seat.country)
            return self._body(seat.institution, seat.country, seat.type == "government")
        code = words.country_names.get(lower) or words.capitals.get(lower)
        return self.government(code) if code is not None else None

    def government(self, country: str) -> Cluster:
        """The government of ``country``: one actor however it is called."""
        found = self._governments.get(country)
        if found is None:
            name = self._words.government_of(country)
            found = Cluster(name, "government", "resolve.government", 0.85, country=country)
            self._governments[country] = found
            self.clusters.append(found)
        return found

    def _body(self, name: str, country: str | None, is_government: bool) -> Cluster:
        found = self._bodies.get(name)
        if found is None:
            kind: str = "government" if is_government else "organization"
            found = Cluster(name, kind, "resolve.seat", 0.85, country=country)  # type: ignore[arg-type]
            found.names.add(name)
            self._bodies[name] = found
            self.clusters.append(found)
        return found

    def _take(self, cluster: Cluster, mention: ActorMention) -> None:
        cluster.take(mention)
        self.of_span[mention.span] = cluster

    def say_in(self, mention: ActorMention, country: str) -> None:
        """Takes an impersonal "they" for the government of the country where it is said."""
        self._take(self.government(country), replace(mention, rule="resolve.said_in"))

    def add_parties(self, countries: Mapping[Span, str]) -> None:
        """Takes the words that say whose people are counted for a government that has no mention."""
        for span, country in countries.items():
            government = self.government(country)
            if not government.mentions and span not in self.of_span:
                self._take(government, replace(metonym(span, government), rule="resolve.party"))

    def add_names(self, mentions: Sequence[ActorMention], subjects: Callable[[ActorMention], bool]) -> None:
        """Gathers names, and the descriptions that say whose government is meant.

        ``subjects`` tells which mentions are subjects of their clauses.
        """
        metonyms = {span.start for span in self.of_span}
        people: list[ActorMention] = []
        bodies: list[ActorMention] = []
        for mention in mentions:
            if mention.rule == "actors.state" and mention.country is not None:
                self._take(self.government(mention.country), mention)
            elif mention.form != "name" or mention.span.start in metonyms:
                continue
            elif mention.name.lower() in self._words.seats:
                cluster = self.behind(mention.name)
                if cluster is not None:
                    self._take(cluster, metonym(mention.span, cluster))
            elif mention.type == "person":
                people.append(mention)
            else:
                bodies.append(mention)
        for mention, cluster in self.people.gather(people, subjects):
            self._adopt(mention, cluster)
        known = list(self._bodies.values())
        for mention, cluster in Organizations(self._words, known).gather(bodies):
            self._adopt(mention, cluster)
        self._identify()

    def _identify(self) -> None:
        """Gives each named actor its row of actors.csv; those of one row are one.

        Beside a longer name of the article's own, a single word does not count: an acronym may have
        another meaning here.
        """
        by_row: dict[str, Cluster] = {}
        for cluster in self.clusters:
            others = sorted((name for name in cluster.names if " " in name), key=lambda n: (-len(n), n))
            rows = (self._words.known.named(name, self._day) for name in (cluster.name, *others))
            row = next((row for row in rows if row is not None and row.type == cluster.type), None)
            if row is None:
                continue
            first = by_row.setdefault(row.id, cluster)
            if first is cluster:
                cluster.identify(row, self._day)
            else:
                self._move(cluster, first)

    def _move(self, cluster: Cluster, to: Cluster) -> None:
        for mention in cluster.mentions:
            self._take(to, mention)
        cluster.mentions = []

    def _adopt(self, mention: ActorMention, cluster: Cluster) -> None:
        if id(cluster) not in self._adopted and cluster.name not in self._bodies:
            self._adopted.add(id(cluster))
            self.clusters.append(cluster)
        self._take(cluster, mention)


def metonym(span: Span, cluster: Cluster) -> ActorMention:
    """The mention of an institution by the name of a place."""
    return ActorMention(
        span=span,
        name=cluster.name,
        form="metonym",
        type=cluster.type,
        country=cluster.country,
        rule="resolve.metonym",
        confidence=0.85,
    )
