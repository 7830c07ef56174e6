"""Which country's francs: a currency name that several countries use, settled by the country named.

"205 shillings" is Kenyan money where the sentence, or else the article, names one country alone of
those whose people say "shilling" (column ``shares`` of models/currencies.csv). A name that is
nobody's by default ("franc", "peso") stays without unit where no country, or several, are named.
"""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.knowledge import Knowledge
from sayso.knowledge.gazetteer_rows import Country
from sayso.mentions.numbers.lexicon import Currency
from sayso.mentions.numbers.outcomes import sentence

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
        self._nobodys = frozenset(shared for shared in self._users if not rows[shared].countries)
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

    def settle(self, unit: str, doc: Doc, at: int, named: list[tuple[int, str]]) -> str | None:
        """The currency that the bare name of ``unit`` means at token ``at``; None where it is nobody's.

        ``named`` is what `countries` gives for the article.
        """
        users = self._users[unit]
        start, end = sentence(doc[at])
        near = {users[code] for i, code in named if start <= i < end and code in users}
        far = {users[code] for _, code in named if code in users}
        for found in (near, far):
            if len(found) == 1:
                return found.pop()
        return None if unit in self._nobodys else unit

    def countries(self, doc: Doc) -> list[tuple[int, str]]:
        """The countries that the named entities of ``doc`` name, with the entity's first token."""
        found = []
        for ent in doc.ents:
            if ent.label_ in COUNTRY_ENTS:
                code = self._names.get(ent.text.lower().removeprefix("the "))
                if code is not None:
                    found.append((ent.start, code))
        return found
