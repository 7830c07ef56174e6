"""What is known about the words that name actors: titles, institutions, groups, pronouns, first names.

The rows of five tables of models/ and `ActorWords`, which looks words up in them and in the table of
countries. Shared by the rooms mentions/ and resolve/; titles and nouns are looked up in
lower case, countries as written (for "us" is no country).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from sayso.knowledge.gazetteer import Country, Seat
from sayso.knowledge.gazetteer_rows import PlaceHomonym
from sayso.knowledge.known_actors import KnownActors, known_actors
from sayso.knowledge.tables import Knowledge
from sayso.records import ActorType

Gender = Literal["female", "male"]
TitleKind = Literal["honorific", "rank", "office", "occupation", "modifier"]
Leads = Literal["state", "government", "body"]
LONGEST_TITLE = 5  # words


@dataclass(frozen=True, slots=True)
class Title:
    """A title, rank, office or occupation; ``leads`` says what its holder leads.

    ``vague`` marks descriptions that say no more than what is led ("the leader"), ``common`` those
    that an article may well have several of ("the official"). The forms of a ``modifier`` make a
    lesser office of another ("deputy").
    """

    id: str
    forms: tuple[str, ...]
    kind: TitleKind
    role: str = ""
    gender: Gender | None = None
    leads: Leads | None = None
    vague: Leads | None = None
    common: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """A noun that heads the name or description of a body ("ministry"); the id is the noun.

    ``state`` marks nouns that with a country's name mean its government ("the Turkish side"),
    ``generic`` those that may stand for a body whose name has another noun or none ("the company").
    Bodies of two ``sector``s are never one; that of a noun without one may be any. ``national``
    bodies are told apart by their country ("Foreign Ministry of Sudan"): ``assumed`` to be the
    article's own where it is not ``told``, if the body has a name; countries ``not_in`` which a body
    is called so are none of them. A ``part`` of a body is named by the one near ("the board").
    """

    id: str
    type: ActorType
    state: bool = False
    plural: bool = False
    generic: bool = False
    sector: str | None = None
    national: Literal["assumed", "told"] | None = None
    not_in: tuple[str, ...] = ()
    part: bool = False


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for one of many people ("resident"); its plural is a group; the id is the noun.

    ``opposing`` marks who is on the other side ("enemy"), ``rival`` who wants the same office ("her
    opponent"), ``pair`` two who were named before ("the pair").
    """

    id: str
    gender: Gender | None = None
    plural: bool = False
    opposing: bool = False
    rival: bool = False
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal pronoun; the id is the word; ``neuter`` ones stand for bodies and things."""

    id: str
    gender: Gender | None = None
    plural: bool = False
    possessive: bool = False
    neuter: bool = False
    person: Literal["first", "second", "third"] = "third"


@dataclass(frozen=True, slots=True)
class FirstName:
    """A given name, lower-cased and without accents, borne by one gender nearly always."""

    id: str
    gender: Gender


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A word, of any language, that the name of a body begins or ends with ("Banco", "Shimbun").

    The id is the word in lower case; nouns of role_nouns.csv need no row.
    """

    id: str
    place: Literal["first", "last", "any"]


@dataclass(frozen=True, slots=True)
class DocumentNoun:
    """A noun for words put down or spoken ("statement"); its author speaks; the id is the noun."""

    id: str


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """``word`` lower-cased and without accents ("Türkiye" → "turkiye")."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ł", "l").replace("’", "'")


@dataclass(slots=True)
class ActorWords:
    """The tables as dictionaries; make one a `Knowledge` with `actor_words`.

    ``pronouns`` are those of the third person for people; ``vague`` and ``common`` hold roles;
    ``given_places`` are places' names that are given names, too ("georgia").
    """

    titles: dict[str, Title] = field(default_factory=dict)
    title_ends: dict[str, int] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    people: dict[str, PersonNoun] = field(default_factory=dict)
    pronouns: dict[str, Pronoun] = field(default_factory=dict)
    first_person: frozenset[str] = frozenset()
    second_person: frozenset[str] = frozenset()
    neuter: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    first_names: dict[str, Gender] = field(default_factory=dict)
    given_places: frozenset[str] = frozenset()
    body_first: frozenset[str] = frozenset()
    body_last: frozenset[str] = frozenset()
    countries: dict[str, Country] = field(default_factory=dict)
    country_names: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    peoples: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    acronyms: set[str] = field(default_factory=set)
    leading: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()
    vague: dict[str, Leads] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    lesser: tuple[str, ...] = ()
    occupations: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()
    known: KnownActors = field(default_factory=lambda: KnownActors(()))

    def title_ending(self, words: Sequence[str], end: int) -> tuple[Title, int] | None:
        """The longest title whose last word stands at ``end - 1``, with the index of its first word."""
        if end < 1:
            return None
        for size in range(min(self.title_ends.get(words[end - 1], 0), end), 0, -1):
            title = self.titles.get(" ".join(words[end - size : end]))
            if title is not None:
                return title, end - size
        return None

    def title_starting(self, words: Sequence[str], start: int) -> tuple[Title, int] | None:
        """The longest title whose first word stands at ``start``, with the index after its last."""
        for end in range(min(start + LONGEST_TITLE, len(words)), start, -1):
            title = self.titles.get(" ".join(words[start:end]))
            if title is not None:
                return title, end
        return None

    def role_of(self, office: str) -> str:
        """What titles.csv calls ``office``, else ``office`` itself ("defence minister": Defense Minister)."""
        title = self.titles.get(office.lower())
        return title.role if title is not None and title.role else office

    def is_body(self, words: Sequence[str]) -> bool:
        """Whether ``words``, lower-cased, are a name of several that begins or ends as a body's does."""
        if len(words) < 2:
            return False
        return words[0] in self.body_first or words[-1] in self.body_last or words[-1] in self.institutions

    def country_of(self, phrase: str) -> str | None:
        """The ISO code of the country that ``phrase``, as written, names, or whose adjective it is."""
        lower = phrase.lower()
        if lower in self.acronyms and not phrase.isupper():
            return None
        return self.country_names.get(lower) or self.adjectives.get(lower) or self.peoples.get(lower)

    def is_place(self, phrase: str) -> bool:
        """Whether ``phrase``, as written, is a country, its people or adjective, a capital or a seat."""
        lower = phrase.lower()
        return self.country_of(phrase) is not None or lower in self.capitals or lower in self.seats

    def country_acting(self, phrase: str) -> str | None:
        """The country that ``phrase``, as written, stands for when it acts: by its name or capital."""
        lower = phrase.lower()
        if lower in self.acronyms and not phrase.isupper():
            return None
        return self.country_names.get(lower) or self.capitals.get(lower)

    def government_of(self, country: str) -> str:
        """The name of the country's government ("government of the United States")."""
        row = self.countries.get(country)
        if row is None:
            return f"government of {country}"
        return f"government of {'the ' if row.definite else ''}{row.name}"

    def gender_of(self, name: str) -> Gender | None:
        """The gender that the first name of ``name`` shows, if it shows any."""
        first = name.split(" ", 1)[0]
        return self.first_names.get(plain(first)) if " " in name else None

    def institution_of(self, words: Sequence[str], end: int) -> Institution | None:
        """The institution whose noun (of one or two words) ends at ``end - 1``."""
        if end > 1:
            found = self.institutions.get(f"{words[end - 2]} {words[end - 1]}")
            if found is not None:
                return found
        return self.institutions.get(words[end - 1])


def actor_words(knowledge: Knowledge) -> ActorWords:
    """The look-ups for the tables of ``knowledge``."""
    rows = knowledge.table("titles", Title).values()
    titles = [row for row in rows if row.kind != "modifier"]
    pronouns = knowledge.table("pronouns", Pronoun)
    people = knowledge.table("group_nouns", PersonNoun)
    bodies = knowledge.table("body_words", BodyWord)
    words = ActorWords(
        titles={form: row for row in reversed(titles) for form in row.forms},
        institutions=knowledge.table("role_nouns", Institution),
        people=people,
        pronouns={word: row for word, row in pronouns.items() if row.person == "third" and not row.neuter},
        first_person=frozenset(word for word, row in pronouns.items() if row.person == "first"),
        second_person=frozenset(word for word, row in pronouns.items() if row.person == "second"),
        neuter=frozenset(word for word, row in pronouns.items() if row.neuter),
        possessives=frozenset(word for word, row in pronouns.items() if row.possessive),
        first_names={row.id: row.gender for row in knowledge.table("first_names", FirstName).values()},
        given_places=frozenset(
            row.id for row in knowledge.table("place_homonyms", PlaceHomonym).values() if row.kind == "given"
        ),
        body_first=frozenset(word for word, row in bodies.items() if row.place != "last"),
        body_last=frozenset(word for word, row in bodies.items() if row.place != "first"),
        countries=knowledge.table("countries", Country),
        documents=frozenset(knowledge.table("document_nouns", DocumentNoun)),
        leading=frozenset(row.role for row in titles if row.leads in ("state", "government")),
        heading=frozenset(row.role for row in titles if row.leads),
        vague={row.role: row.vague for row in titles if row.vague},
        common=frozenset(row.role for row in titles if row.common),
        lesser=tuple(f"{form.title()} " for row in rows if row.kind == "modifier" for form in row.forms),
        occupations=frozenset(row.role for row in titles if row.kind == "occupation"),
        pairs=frozenset(row.id for row in people.values() if row.pair),
        rivals=frozenset(row.id for row in people.values() if row.rival),
        known=known_actors(knowledge),
    )
    for form in words.titles:
        last = form.rsplit(" ", 1)[-1]
        words.title_ends[last] = max(words.title_ends.get(last, 0), form.count(" ") + 1)
    for country in words.countries.values():
        _add_country(words, country)
    for seat in knowledge.table("seats", Seat).values():
        for name in (seat.name, *seat.aliases):
            words.seats[name.lower()] = seat
    return words


def _add_country(words: ActorWords, row: Country) -> None:
    for name in (row.name, *row.aliases):
        words.country_names.setdefault(name.lower(), row.id)
        if name.isupper():
            words.acronyms.add(name.lower())
    for adjective in row.adjectives:
        words.adjectives.setdefault(adjective.lower(), row.id)
    for people in row.people:
        words.peoples.setdefault(people.lower(), row.id)
    for capital in (row.capital, *row.capital_aliases):
        if capital:
            words.capitals.setdefault(capital.lower(), row.id)
