"""Actors known beforehand: the rows of actors.csv, looked up by name and by office and day.

Our own rows are bodies that news names without saying what they are (parties, armed groups, news
media, companies); a user's folder adds persons, offices and ids of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.knowledge.tables import Knowledge
from sayso.records import ActorType

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor by its id; ``name`` and ``aliases`` are matched as written, capitals and all.

    ``role`` is an office held for ``country`` from the day ``from`` on and up to the day ``to``,
    that day excluded; without a day the office has no beginning or end. One person with two offices
    has two rows. ``wikidata`` is passed through to the record.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    type: ActorType = "organization"
    country: str | None = None
    role: str = ""
    from_: date | None = None
    to: date | None = None
    wikidata: str | None = None

    def held_on(self, day: date | None) -> bool:
        """Whether the row holds on ``day``; of an unknown day, whether it holds always."""
        if day is None:
            return self.from_ is None and self.to is None
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day < self.to)


class KnownActors:
    """The rows of actors.csv by name and by country of office; one instance a `Knowledge`."""

    def __init__(self, rows: Sequence[KnownActor]) -> None:
        self._by_name: dict[str, list[KnownActor]] = defaultdict(list)
        self._offices: dict[str, list[KnownActor]] = defaultdict(list)
        for row in rows:
            for name in (row.name, *row.aliases):
                for form in {name, name.replace("'", "’")}:
                    self._by_name[form].append(row)
            if row.role and row.country is not None:
                self._offices[row.country].append(row)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._by_name, key=len, reverse=True):
            first = _WORD.match(name)
            for key in {name.split()[0], first[0] if first else name}:
                self._by_word[key].append(name)

    def find(self, text: str, words: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The stretches of ``text``, in code points, that are a name of the table, the longest at each place.

        ``words`` are the text's tokens, which begin at ``starts``.
        """
        end = 0
        for word, start in zip(words, starts, strict=True):
            names = self._by_word.get(word)
            if names is None or start < end:
                continue
            for name in names:
                stop = start + len(name)
                if text.startswith(name, start) and not text[stop : stop + 1].isalnum():
                    yield start, stop
                    end = stop
                    break

    def named(self, name: str, day: date | None) -> KnownActor | None:
        """The only row of that name that holds on ``day``, else the only row of that name."""
        rows = self._by_name.get(name, ())
        holding = [row for row in rows if row.held_on(day)] if len(rows) > 1 else rows
        return holding[0] if len(holding) == 1 else None

    def has(self, name: str) -> bool:
        """Whether a row is called ``name``."""
        return name in self._by_name

    def type_of(self, name: str) -> ActorType:
        """What the actor called ``name`` is; a name of the table is taken for granted."""
        return self._by_name[name][0].type

    def officers(self, country: str, day: date | None) -> list[KnownActor]:
        """Who holds an office of ``country`` on ``day``, in the table's order."""
        return [row for row in self._offices.get(country, ()) if row.held_on(day)]


def known_actors(knowledge: Knowledge) -> KnownActors:
    """The look-ups for actors.csv of ``knowledge``."""
    return KnownActors(list(knowledge.table("actors", KnownActor).values()))


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None where there is none or only a month or year."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
