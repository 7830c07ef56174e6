"""Records made in a line, for tests of what many articles together say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sayso.records import (
    Actor,
    ActorMention,
    Article,
    Assertion,
    Content,
    Counted,
    Cue,
    Date,
    Number,
    Place,
    PlaceMention,
    Provenance,
    Record,
    Source,
    Statement,
    TextSpan,
)

MADE_BY = Provenance(sayso="0", model="made", knowledge="0", settings="0")
KINDS = {  # places of these tests, by name: kind, country, latitude, longitude
    "Ostby": ("city", "NO", 60.0, 10.0),
    "Vestby": ("city", "NO", 60.1, 10.1),
    "Norland": ("region", "NO", 60.0, 10.2),
    "Norway": ("country", "NO", 61.0, 9.0),
    "Kalix": ("city", "SE", 65.8, 23.1),
}


@dataclass(frozen=True)
class Who:
    """A speaker or a party."""

    name: str
    type: str = "organization"
    country: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A figure and how it is said; ``by`` is None for the article's own voice."""

    count: str
    by: Who | None = None
    party: Who | None = None
    place: str | None = None
    date: str | None = None
    said: str | None = None
    act: str = "say"
    polarity: str = "positive"
    modality: str = "asserted"
    noun: str = " people"
    tail: str = ""
    fields: tuple[tuple[str, Any], ...] = ()


def number_fields(count: str) -> dict[str, Any]:
    """Bound and values of "12", "at least 12", "more than 12", "fewer than 12", "about 12", "12 to 15"."""
    *words, last = count.split()
    if words[-1:] == ["to"] and words[0].isdigit():
        return {"bound": "between", "low": float(words[0]), "high": float(last), "value": None}
    bound = {
        "at least": ("at_least", "low"),
        "more than": ("more_than", "low"),
        "fewer than": ("less_than", "high"),
        "up to": ("at_most", "high"),
        "about": ("about", None),
        "": ("exact", None),
    }[" ".join(words)]
    edge = {bound[1]: float(last)} if bound[1] else {}
    return {"bound": bound[0], "value": float(last), **edge}


class _Maker:
    """Lays a text out and keeps what stands where."""

    def __init__(self) -> None:
        self.text = ""
        self.actors: dict[Who, Actor] = {}
        self.places: dict[str, Place] = {}
        self.dates: list[Date] = []
        self.numbers: list[Number] = []
        self.statements: list[Statement] = []

    def put(self, words: str) -> TextSpan:
        start = len(self.text)
        self.text += words
        return TextSpan(start=start, end=len(self.text), text=words)

    def actor(self, who: Who, span: TextSpan) -> str:
        if who not in self.actors:
            mention = ActorMention(start=span.start, end=span.end, text=span.text, form="name", rule="made")
            self.actors[who] = Actor(
                id=f"a{len(self.actors) + 1}",
                name=who.name,
                type=who.type,  # type: ignore[arg-type]
                country=who.country,
                roles=who.roles,
                mentions=(mention,),
                rule="made",
                confidence=1.0,
            )
        return self.actors[who].id

    def place(self, name: str, span: TextSpan) -> str:
        kind, country, lat, lon = KINDS.get(name, ("other", None, None, None))
        mention = PlaceMention(start=span.start, end=span.end, text=span.text, form="literal")
        known = self.places.get(name)
        self.places[name] = Place(
            id=known.id if known else f"p{len(self.places) + 1}",
            name=name,
            kind=kind,  # type: ignore[arg-type]
            country=country,
            lat=lat,
            lon=lon,
            reason="made",
            mentions=(*(known.mentions if known else ()), mention),
            rule="made",
            confidence=1.0,
        )
        return self.places[name].id

    def date(self, value: str) -> str:
        span = self.put(f" ({value})")
        number = f"d{len(self.dates) + 1}"
        self.dates.append(
            Date(
                id=number,
                start=span.start,
                end=span.end,
                text=span.text,
                type="DATE",
                value=value,
                anchor="text",
                rule="made",
                confidence=1.0,
            )
        )
        return number

    def say(self, told: Said) -> None:
        source = self.put(told.by.name) if told.by else None
        speaker = self.actor(told.by, source) if told.by and source else None
        cue = self.put(" said") if source else None
        said = self.date(told.said) if told.said else None
        self.text += " "
        start = len(self.text)
        count = self.put(told.count)
        noun = self.put(told.noun)
        whose = self.put(f" of {told.party.name}") if told.party else None
        party = self.actor(told.party, whose) if told.party and whose else None
        self.text += " were killed"
        place = self.place(told.place, self.put(f" in {told.place}")) if told.place else None
        day = self.date(told.date) if told.date else None
        self.text += told.tail
        name = f"s{len(self.statements) + 1}" if cue else None
        fields: dict[str, Any] = {"outcome": "killed", **number_fields(told.count), **dict(told.fields)}
        self.numbers.append(
            Number(
                id=f"n{len(self.numbers) + 1}",
                start=count.start,
                end=count.end,
                text=count.text,
                kind="count",
                counted=Counted(start=noun.start + 1, end=noun.end, text=noun.text[1:], lemma=noun.text[1:]),
                party=party,
                place=place,
                date=day,
                statement=name,
                rule="made",
                confidence=1.0,
                **fields,
            )
        )
        if source and cue and name:
            content = TextSpan(start=start, end=len(self.text), text=self.text[start:])
            self.state(told, name, source, speaker, cue, content, said)
        self.text += ". "

    def state(
        self,
        told: Said,
        name: str,
        source: TextSpan,
        speaker: str | None,
        cue: TextSpan,
        content: TextSpan,
        said: str | None,
    ) -> None:
        self.statements.append(
            Statement(
                id=name,
                quote_type="indirect",
                source=Source(spans=(source,), form="name", actor=speaker, reason="made"),
                cue=Cue(spans=(cue,), lemma=told.act, act=told.act),
                content=Content(spans=(content,), text=content.text),
                assertion=Assertion(polarity=told.polarity, modality=told.modality),  # type: ignore[arg-type]
                numbers=(f"n{len(self.numbers)}",),
                date=said,
                paragraph=0,
                sentence=len(self.statements),
                rule="made",
                confidence=1.0,
            )
        )


def article(
    published: str | None, *told: Said, place: str = "Ostby", publisher: str = "Post", lead: str = ""
) -> Record:
    """The record of an article that takes place in ``place`` and gives the figures ``told``."""
    maker = _Maker()
    # words of its own, so that no two articles of these tests are copies of one text
    own = sha256(f"{published}{told}{publisher}{lead}".encode()).hexdigest()
    maker.put(" ".join(own[at : at + 4] for at in range(0, 64, 4)) + f". {lead}")
    maker.place(place, maker.put(f"This is from {place}. "))
    for one in told:
        maker.say(one)
    return Record(
        id=own[:16],
        article=Article(
            path=f"{own[:8]}.txt",
            publisher=publisher,
            published=published,
            text=maker.text,
            text_hash=own,
            n_words=len(maker.text.split()),
            n_sentences=1,
        ),
        actors=tuple(maker.actors.values()),
        places=tuple(maker.places.values()),
        dates=tuple(maker.dates),
        numbers=tuple(maker.numbers),
        statements=tuple(maker.statements),
        issues=(),
        provenance=MADE_BY,
    )


def people(names: Sequence[tuple[str, str, str | None, tuple[str, ...], tuple[str, ...]]]) -> Record:
    """The record of an article in which actors (name, type, country, roles, other names) are mentioned."""
    text, actors = "", []
    for at, (name, kind, country, roles, others) in enumerate(names):
        mentions = []
        for form in (name, *others):
            mentions.append(
                ActorMention(start=len(text), end=len(text) + len(form), text=form, form="name", rule="made")
            )
            text += f"{form}, "
        actors.append(
            Actor(
                id=f"a{at + 1}",
                name=name,
                type=kind,  # type: ignore[arg-type]
                country=country,
                roles=roles,
                mentions=tuple(mentions),
                rule="made",
                confidence=1.0,
            )
        )
    digest = sha256(repr(names).encode()).hexdigest()
    return Record(
        id=digest[:16],
        article=Article(path=f"{digest[:8]}.txt", text=text, text_hash=digest, n_words=1, n_sentences=1),
        actors=tuple(actors),
        places=(),
        dates=(),
        numbers=(),
        statements=(),
        issues=(),
        provenance=MADE_BY,
    )
