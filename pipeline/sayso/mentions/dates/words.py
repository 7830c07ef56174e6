"""The words of time: the tables of models/ that the grammar of dates reads, as one lexicon.

`date_words.csv` gives single words a kind and a value (month 10, unit W), `date_phrases.csv` fixed
phrases a TIMEX3 value, `date_holidays.csv` names of days a rule (`sayso.mentions.dates.holidays`),
`date_bounds.csv` words that bound an expression ("since", "more than").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.knowledge import Knowledge
from sayso.records import DateBound, DateMod

# A word, a number, a line's end or a single mark; digits and letters part ("3pm", "14th", "1990s").
LEXEMES = re.compile(r"\d+|[^\W\d_]+|\n|[^\s\w]|_")

Kind = Literal[
    "month", "weekday", "weekdays", "unit", "units", "part", "parts", "season", "deictic", "tonight",
    "overnight", "turn", "text_turn", "mod", "moved", "edge", "slice", "bound", "number", "hundred",
    "decade", "ordinal", "last", "suffix", "vague", "couple", "every", "often", "ago", "apart", "half",
    "noon", "zone", "zoned", "trigger", "namer",
    "leading", "numbered", "planned", "window", "measure", "fiscal", "glued", "named", "word",
    "length", "lasting",
]  # fmt: skip

# A time expression has at least one word of these kinds (or a number that looks like part of one).
TRIGGERS: tuple[Kind, ...] = (
    "month", "weekday", "weekdays", "unit", "units", "part", "parts", "season", "deictic", "tonight",
    "overnight", "often", "half", "noon", "suffix", "decade", "trigger", "fiscal", "glued",
)  # fmt: skip
# Function words and marks that may begin an expression, or stand within one before its first trigger.
STARTS = frozenset(["the", "a", "an", "this", "that", "these", "those", "per", "once", "twice", "½", "q", "h",
                    "'", "’", "‘"])  # fmt: skip
NEVER_FIRST = {
    "leading",
    "numbered",
    "planned",
    "measure",
    "namer",
    "named",
}  # kinds that only say something of what follows
LINKS = frozenset(["of", "in", "on", "and", "to", "than", "least", "most", "other", "times", "part", "o", "s",
                   "a", "p", "m", "-", "–", "—", "‑", ",", ".", ":", "/", "("])  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateWord:
    """Words of one kind and value; ``weak`` ones mean other things as often ("may", "march")."""

    id: str
    kind: Kind
    value: str
    forms: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A fixed phrase and its TIMEX3 value ("right now": PRESENT_REF)."""

    id: str
    phrase: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name; ``rule`` says which day of a year it is."""

    id: str
    rule: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundRow:
    """Words before or behind an expression that give it a ``bound``, or within it that give it a ``mod``."""

    id: str
    phrase: str
    side: Literal["before", "after", "within"]
    bound: DateBound | None = None
    mod: DateMod | None = None


@dataclass(frozen=True, slots=True)
class BoundWords:
    """A row of `date_bounds.csv` by its words."""

    words: tuple[str, ...]
    bound: DateBound | None
    mod: DateMod | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase by its words; exactly one of ``fixed`` and ``holiday`` is given."""

    words: tuple[str, ...]
    fixed: DatePhrase | None = None
    holiday: Holiday | None = None


class DateLexicon:
    """What each lower-cased word may mean; one instance a `Knowledge`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.words: dict[str, dict[str, str]] = {}
        self.weak: set[tuple[str, str]] = set()
        self.phrases: dict[str, list[Phrase]] = {}
        for row in knowledge.table("date_words", DateWord).values():
            for form in row.forms:
                self.words.setdefault(form, {})[row.kind] = row.value
                if row.weak:
                    self.weak.add((form, row.kind))
        for fixed in knowledge.table("date_phrases", DatePhrase).values():
            self._add(Phrase(split(fixed.phrase), fixed=fixed))
        for holiday in knowledge.table("date_holidays", Holiday).values():
            for form in holiday.forms:
                self._add(Phrase(split(form), holiday=holiday))
        self.before: dict[str, list[BoundWords]] = {}  # by the last word
        self.behind: dict[str, list[BoundWords]] = {}  # by the first word, as `within`
        self.within: dict[str, list[BoundWords]] = {}
        sides = {"before": (self.before, -1), "after": (self.behind, 0), "within": (self.within, 0)}
        for bound in knowledge.table("date_bounds", BoundRow).values():
            words = split(bound.phrase)
            table, key = sides[bound.side]
            table.setdefault(words[key], []).append(BoundWords(words, bound.bound, bound.mod))
        for table in (self.before, self.behind, self.within):
            for bounds in table.values():
                bounds.sort(key=lambda entry: -len(entry.words))
        for entries in self.phrases.values():
            entries.sort(key=lambda phrase: -len(phrase.words))
        telling = set(TRIGGERS)
        self.triggers = frozenset(w for w, kinds in self.words.items() if kinds.keys() & telling)
        phrases = [phrase for entries in self.phrases.values() for phrase in entries]
        silent = (phrase.words for phrase in phrases if self.triggers.isdisjoint(phrase.words))
        self.triggers |= {max(words, key=len) for words in list(silent)}
        heads = {word for word, kinds in self.words.items() if kinds.keys() - NEVER_FIRST}
        self.starts = STARTS | heads | self.phrases.keys() | self.within.keys()
        self.inside = self.starts | self.words.keys() | LINKS
        self.inside |= {word for phrase in phrases for word in phrase.words}
        self.inside |= {word for bounds in self.within.values() for entry in bounds for word in entry.words}

    def _add(self, phrase: Phrase) -> None:
        self.phrases.setdefault(phrase.words[0], []).append(phrase)


def split(phrase: str) -> tuple[str, ...]:
    """The lower-cased lexemes of ``phrase``, as the grammar sees a text."""
    return tuple(word.lower() for word in LEXEMES.findall(phrase))
