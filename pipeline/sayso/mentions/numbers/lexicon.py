"""The words of numbers, from models/: numerals, bounds, vague quantities, units, currencies, cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.lexer import Lexemes, lex
from sayso.records import Bound

T = TypeVar("T")

Role = Literal[
    "unit",
    "teen",
    "ten",
    "hundred",
    "magnitude",
    "plural",
    "abbreviation",
    "letter",
    "dozen",
    "part",
    "ordinal_unit",
    "ordinal_teen",
    "ordinal_ten",
    "ordinal_big",
    "glyph",
]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word or sign with a value; ``role`` says where the grammar takes it."""

    id: str
    form: str
    role: Role
    value: float


@dataclass(frozen=True, slots=True)
class BoundPhrase:
    """Words that bound a number; ``guard`` ``preposition``: only where they are no preposition."""

    id: str
    phrase: str
    side: Literal["before", "after"]
    bound: Bound
    guard: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """A quantity without a number and, by the convention of ``source``, its least and greatest value.

    ``use``: ``unit`` a plural that may be multiplied ("hundreds of thousands"), ``multiplier`` only
    before a magnitude ("few hundred"), ``yes`` alone and before a magnitude, ``no`` alone only.
    """

    id: str
    phrase: str
    low: float
    high: float
    use: Literal["unit", "multiplier", "yes", "no"]
    source: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure by its common name; ``symbols`` are case-sensitive, ``words`` are not."""

    id: str
    dimension: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO 4217 code, or by its common name where the words name several.

    ``minor`` are the words of its hundredth part, ``countries`` those where it is the money now;
    ``shares`` are the rows whose bare words its users say too ("rupees" of Pakistan: INR).
    """

    id: str
    name: str
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell the grammar what a number is not (an identifier, a date), by role."""

    id: str
    role: str
    forms: tuple[str, ...]


LABELS = frozenset({"percent", "percentage", "per"})  # "Percent of 40"


class Phrases(Generic[T]):
    """Finds the longest of many phrases that starts, or ends, at a lexeme."""

    def __init__(self, rows: Iterable[tuple[str, T]], *, case: bool = False, backward: bool = False) -> None:
        self._case = case
        self._by_key: dict[str, list[tuple[tuple[str, ...], T, str]]] = {}
        for phrase, value in rows:
            lexemes = lex(phrase)
            words = tuple(lexemes.texts if case else lexemes.lowers)
            self._by_key.setdefault(words[-1 if backward else 0], []).append((words, value, phrase))
        for found in self._by_key.values():
            found.sort(key=lambda row: -len(row[0]))

    def __contains__(self, word: str) -> bool:
        return word in self._by_key

    def keys(self) -> Iterator[str]:
        """The words that a phrase can start (or, backward, end) with."""
        return iter(self._by_key)

    def ahead(self, lexemes: Lexemes, at: int) -> tuple[int, T] | None:
        """The longest phrase that starts at lexeme ``at``: the index after it, and its value."""
        words = lexemes.texts if self._case else lexemes.lowers
        if at >= len(words):
            return None
        for phrase, value, text in self._by_key.get(words[at], ()):
            end = at + len(phrase)
            if tuple(words[at:end]) == phrase and (not self._case or lexemes.between(at, end) == text):
                return end, value
        return None

    def behind(self, lexemes: Lexemes, end: int) -> tuple[int, T] | None:
        """The longest phrase that ends before lexeme ``end``: the index of its start, and its value."""
        words = lexemes.texts if self._case else lexemes.lowers
        if end <= 0:
            return None
        for phrase, value, _ in self._by_key.get(words[end - 1], ()):
            start = end - len(phrase)
            if start >= 0 and tuple(words[start:end]) == phrase:
                return start, value
        return None


@dataclass(frozen=True, slots=True)
class Money:
    """What a currency word says: the currency, and the words for its hundredth part."""

    code: str
    minor: frozenset[str]


class Lexicon:
    """All words of numbers, ready for look-up; one instance a `Knowledge`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.numerals = {row.form: row for row in knowledge.table("numerals", Numeral).values()}
        bounds = knowledge.table("number_bounds", BoundPhrase).values()
        self.before = Phrases(((b.phrase, b) for b in bounds if b.side == "before"), backward=True)
        self.after = Phrases((b.phrase, b) for b in bounds if b.side == "after")
        self.vague = Phrases((v.phrase, v) for v in knowledge.table("vague_numbers", Vague).values())
        units = knowledge.table("units", Unit).values()
        self.unit_words = Phrases((form, u) for u in units for word in u.words for form in _spellings(word))
        self.unit_symbols = Phrases(((word, u) for u in units for word in u.symbols), case=True)
        self._money(list(knowledge.table("currencies", Currency).values()))
        self._cues = {row.id: frozenset(row.forms) for row in knowledge.table("number_cues", Cue).values()}
        self.starters = self._starters()
        self.names = frozenset(self.money_words.keys()) | LABELS
        self.signs = frozenset(self.money_symbols.keys())
        self.after_article = frozenset(self.numerals) | {
            word
            for row in knowledge.table("vague_numbers", Vague).values()
            for word in row.phrase.split()[1:]
        }

    def _money(self, rows: list[Currency]) -> None:
        """Symbols stand before or after the number, words after it."""
        money = {row.id: Money(row.id, frozenset(row.minor)) for row in rows}
        self.money_symbols = Phrases(
            ((sign, money[row.id]) for row in rows for sign in row.symbols), case=True
        )
        self.money_words = Phrases((word, money[row.id]) for row in rows for word in row.words)

    def cues(self, role: str) -> frozenset[str]:
        """The lower-cased words of row ``role`` of models/number_cues.csv."""
        return self._cues[role]

    def _starters(self) -> frozenset[str]:
        """The lower-cased words with which a number can start (digits apart)."""
        alone = {form for form, row in self.numerals.items() if row.role not in ("letter", "abbreviation")}
        return frozenset(alone | set(self.vague.keys()) | {"a", "an", "minus", "negative"})


def _spellings(words: str) -> set[str]:
    """A unit of several words as written, and with hyphens ("square-metre" before a noun)."""
    return {words, words.replace(" ", "-")}
