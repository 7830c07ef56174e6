"""The words that tell places from persons and firms, and metonyms from locations, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.knowledge import Knowledge
from sayso.knowledge.gazetteer_rows import PlaceHomonym
from sayso.language.lemmas import Lemmas
from sayso.records import PlaceKind

Role = Literal[
    "container",
    "resident",
    "eponym",
    "title",
    "direction",
    "generic",
    "generic_of",
    "institution",
    "brand",
    "locative",
    "locative_weak",
    "feature",
    "relational",
    "road",
    "water",
    "along",
    "suffix",
    "party",
    "taken",
    "office",
]


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A row of place_words.csv: a lower-cased word and what it does beside a place's name.

    ``container``: "the town of X"; ``resident``: "the X airport"; ``eponym``: "the X virus", named
    after a place but not about it; ``title``: "Mr X" is a person; ``direction``: "eastern X";
    ``generic``: "X Province"; ``generic_of``: "the City of X"; ``institution``: "X Police";
    ``brand``: "the X Times", which is not about the place;
    ``locative``: "in X", ``locative_weak``: "from X", which firms and persons stand behind too;
    ``feature``: "the village of X", "the X canal", with the ``kind`` of place; ``relational``: "the
    banks of the X"; ``road``: "X Street"; ``water``: "Loch X"; ``along``: "on X Street"; ``suffix``:
    "X-based"; ``party``: "D-X" behind an American politician's name; ``taken``: verbs and prepositions
    before what is gone to or fought for ("shelled X"), which prove a place only with more evidence;
    ``office``: "X Governor", "the mayor of X", with the ``kind`` of place that has one.
    """

    id: str
    word: str
    role: Role
    kind: PlaceKind | None = None


@dataclass(frozen=True, slots=True)
class PlaceVerb:
    """A row of place_verbs.csv: what only people and powers do, suffer or have.

    ``attitude``: whose object has a mind ("urged X", "embarrassed X"); ``partner``: a verb and preposition
    before a power ("called on X"); ``relation``: nouns of acts that have parties ("talks with X",
    "X's claim"); ``possession``: nouns of words that only have an owner ("X's figure"); ``stative``:
    what countries and cities do as places ("Mexico has beaches"); ``visiting``: what is done to a
    building ("left the White House").
    """

    id: str
    word: str
    kind: Literal[
        "communication",
        "cognition",
        "decision",
        "attitude",
        "partner",
        "relation",
        "possession",
        "stative",
        "visiting",
    ]


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("ty") else f"{word}s"


class PlaceLexicon:
    """The tables above as sets of word forms."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.table("place_words", PlaceWord).values()
        self._roles: dict[str, frozenset[str]] = {
            role: frozenset(row.word for row in words if row.role == role)
            for role in {row.role for row in words}
        }
        homonyms = knowledge.table("place_homonyms", PlaceHomonym)
        self.homonyms = frozenset(homonyms)
        self._personal = frozenset(row.id for row in homonyms.values() if row.kind != "word")
        self._common = frozenset(row.id for row in homonyms.values() if row.kind == "word")
        verbs = knowledge.table("place_verbs", PlaceVerb).values()
        lemmas = Lemmas(knowledge)

        def forms(*kinds: str) -> frozenset[str]:
            return frozenset(form for row in verbs if row.kind in kinds for form in lemmas.forms(row.word))

        self.agentive = forms("communication", "cognition", "decision")
        self.attitudes = forms("attitude")
        self.stative = forms("stative")
        self.visiting = forms("visiting")
        self.relations = frozenset(row.word for row in verbs if row.kind == "relation")
        self.possessed = self.relations | {row.word for row in verbs if row.kind == "possession"}
        phrases = (row.word.split() for row in verbs if row.kind == "partner")
        self.partners = frozenset(
            f"{form} {preposition}" for verb, preposition in phrases for form in lemmas.forms(verb)
        )
        self.features = {row.word: row.kind for row in words if row.role == "feature" and row.kind}
        self.offices = {row.word: row.kind for row in words if row.role == "office" and row.kind}
        plurals = ((_plural(word), kind) for word, kind in self.features.items())
        self.plurals = {many: kind for many, kind in plurals if many in self["container"]}

    def is_built(self, word: str) -> bool:
        """Whether ``word`` names a kind of building, road or place ("airport")."""
        return word in self.features or any(word in self[role] for role in ("generic", "road", "institution"))

    def is_common(self, folded: str) -> bool:
        """Whether the folded name is an ordinary word ("march", "congress")."""
        return folded in self._common

    def is_personal(self, folded: str) -> bool:
        """Whether the folded name is also a given name or a surname ("georgia")."""
        return folded in self._personal

    def __getitem__(self, role: Role) -> frozenset[str]:
        return self._roles.get(role, frozenset())
