"""Which country's francs: a currency name that several countries use, settled by the country named.

"205 shillings" is Kenyan money where the sentence names one country alone of those whose people say
"shilling" (column ``shares`` of models/currencies.csv), or else the article names one much more often
than any other. Where no country, or several, are named, the common name stays ("franc", "peso").
"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from sayso.knowledge import Knowledge
from sayso.knowledge.gazetteer_rows import Country
from sayso.mentions.numbers.lexicon import Currency
from sayso.mentions.numbers.outcomes import sentence

CLEARLY = 2  # times as often as any other that a country has to be named
COUNTRY_ENTS = frozenset({"GPE", "NORP", "LOC", "ORG"})


class Currencies:
    """Settles shared currency names."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.table("currencies", Currency)
        self._users: dict[str, dict[str, str]] = {}
        for row in rows.values():
            for shared in row.shares:
                users = self._users.setdefault(shared, dict.fromkeys(rows[shared].countries, shared))
                users.update(dict.fromkeys(row.countries, row.id))
        self._names = {
            name.lower(): country.id
            for country in knowledge.table("countries", Country).values()
            for name in (
                country.name,
                *country.aliases,
                *country.adjectives,
                *country.people,
                country.capital,
            )
            if name
        }

    def shares(self, unit: str | None) -> bool:
        """Whether several countries use the name of currency ``unit``."""
        return unit in self._users

    def settle(self, unit: str, doc: Doc, at: int, named: list[tuple[int, str]]) -> str:
        """The currency that the bare name of ``unit`` means at token ``at``; ``unit`` where that is open.

        ``named`` is what `countries` gives for the article.
        """
        users = self._users[unit]
        start, end = sentence(doc[at])
        near = {users[code] for i, code in named if start <= i < end and code in users}
        if len(near) == 1:
            return near.pop()
        far = Counter(users[code] for _, code in named if code in users).most_common(2)
        if far and not near and (len(far) == 1 or far[0][1] >= CLEARLY * far[1][1]):
            return far[0][0]
        return unit

    def countries(self, doc: Doc) -> list[tuple[int, str]]:
        """The countries that the named entities of ``doc`` name, with the entity's first token."""
        found = []
        for ent in doc.ents:
            if ent.label_ in COUNTRY_ENTS:
                code = self._names.get(ent.text.lower().removeprefix("the "))
                if code is not None:
                    found.append((ent.start, code))
        return found
