"""Who speaks to whom and about whom, over all articles: the edges of a graph.

An actor is a name with its type and country, as in the table ``speakers``. The edge goes from the speaker to
whom a statement is addressed ("to") or to who is mentioned in its content ("about"), never to the
speaker's own self.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.records import Actor, Record, Statement


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """One end of an edge."""

    name: str
    type: str
    country: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Exchange:
    """What is the same in all statements of an edge; an unknown act is ""."""

    speaker: Party
    other: Party
    relation: str
    act: str
    polarity: str


@dataclass(slots=True)
class Tally:
    """How often, in which articles, and between which days of publication, "" where none is known."""

    statements: int = 0
    articles: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""


def exchanges(records: Iterable[Record]) -> dict[Exchange, Tally]:
    """The edges with their tallies, sorted by names."""
    found: dict[Exchange, Tally] = {}
    for record in records:
        day = (record.article.published or "")[:10]
        parties = {actor.id: _party(actor) for actor in record.actors}
        for statement in record.statements:
            for exchange in _of(statement, parties):
                tally = found.setdefault(exchange, Tally())
                tally.statements += 1
                tally.articles.add(record.id)
                tally.first = min(filter(None, (tally.first, day)), default="")
                tally.last = max(tally.last, day)
    return dict(sorted(found.items(), key=lambda pair: pair[0]))


def _party(actor: Actor) -> Party:
    return Party(actor.name, actor.type, actor.country or "")


def _of(one: Statement, parties: dict[str, Party]) -> Iterator[Exchange]:
    speaker = parties.get(one.source.actor or "")
    if speaker is None:
        return
    told = [one.addressee.actor] if one.addressee and one.addressee.actor else []
    for relation, others in (("to", told), ("about", one.actors)):
        for other in dict.fromkeys(parties[id_] for id_ in others if id_ in parties):
            if other != speaker:
                yield Exchange(speaker, other, relation, one.cue.act or "", one.assertion.polarity)
