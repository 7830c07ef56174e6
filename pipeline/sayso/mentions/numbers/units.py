"""Units of number phrases: money, per cent, measures, ages."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.mentions.numbers.grammar import Grammar, Reading
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon, Money
from sayso.mentions.numbers.words import ARTICLES, HYPHENS, Words
from sayso.records import NumberKind

PARTS_OF = {"foot": ("inch", 12.0), "meter": ("centimeter", 100.0), "pound": ("ounce", 16.0)}
DEGREES = {"C": "degree Celsius", "F": "degree Fahrenheit"}
SINGLE_LETTERS = frozenset("RK")
POLL_REACH = 14  # words around "points" among which those of polls and rates are looked for
MAX_POINTS = 60  # more are points of an index or a game
BIG_POUNDS = 100_000  # from here on "pounds" are money; below, weight


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit beside a number: where it ends, and what it says.

    ``factor`` multiplies the number ("75 USD million"), ``extra`` is what a smaller unit adds
    ("5 ft 2 in": 2/12).
    """

    end: int
    kind: NumberKind
    unit: str
    dimension: str | None = None
    factor: float = 1.0
    extra: float = 0.0


class Units:
    """Finds units around numbers in one text's lexemes."""

    def __init__(self, lexicon: Lexicon, lexemes: Lexemes, grammar: Grammar, words: Words) -> None:
        self._lexicon = lexicon
        self._lex = lexemes
        self._grammar = grammar
        self._words = words

    def money_before(self, at: int) -> Measure | None:
        """A currency sign or code that starts at ``at``; its end is where the number has to start."""
        found = self._lexicon.money_symbols.ahead(self._lex, at)
        if found is None:
            return None
        end, money = found
        if self._lex.numeral(end + (self._lex.lower(end) in "-−")) is None:
            return None
        sign = self._lex.word(end - 1)
        if sign.isalpha() and self._lex.glued(at) and self._lex.word(at - 1).isalnum():
            return None
        if len(sign) == 1 and sign.isalpha() and not self._is_large(end):  # "R500m", not "R2"
            return None
        return Measure(end, "money", money.code, "money")

    def _is_large(self, at: int) -> bool:
        """Whether the numeral glued at ``at`` has a separator or a magnitude."""
        word, after = self._lex.word(at), self._lex.lower(at + 1)
        row = self._lexicon.numerals.get(after)
        scaled = row is not None and row.role in ("magnitude", "abbreviation", "letter")
        return self._lex.glued(at) and (scaled or not word.isdecimal())

    def named_before(self, at: int) -> Measure | None:
        """A currency's name before digits ("rupees 500 crore", "euro 2.5 million"); where they start."""
        found = self._lexicon.money_words.ahead(self._lex, at)
        if found is None or self._lex.numeral(found[0]) is None:
            return self._labelled(at)
        end, money = found
        scaled = self._words.magnitude(end + 1) is not None
        last = self._lex.word(end + 1)
        closed = not last or (not last[0].isalnum() and last not in HYPHENS)
        fits = scaled or (closed and not self._lex.word(end).isdecimal())
        return Measure(end, "money", money.code, "money") if fits else None

    def _labelled(self, at: int) -> Measure | None:
        """As in the label "Percent of 40": its end is where the number has to start."""
        found = self._lexicon.unit_words.ahead(self._lex, at)
        if found is None or found[1].id != "percent" or self._lex.lower(found[0]) != "of":
            return None
        number = found[0] + 1
        opens = not self._lex.word(at - 1).isalnum()
        closes = not self._lex.word(number + 1).isalnum()
        fits = opens and closes and self._lex.numeral(number) is not None
        return Measure(number, "percent", "%", "share") if fits else None

    def after(self, number: Reading) -> Measure | None:
        """The unit after ``number``, or the age that the words around it make of it."""
        end = number.end
        follow = end + (self._lex.lower(end) in HYPHENS)
        if follow > end and not (self._lex.glued(end) or self._lex.word(end + 1)):
            follow = end
        if number.form == "fraction":
            follow = self._part_of(follow)
        if self._lex.lower(follow) == "yo":
            return Measure(follow + 1, "age", "year", "time")
        measure = self._money_after(follow, number)
        if measure is None:
            found = (self._symbol(end, number), self._word(follow, number))
            measure = max((m for m in found if m is not None), key=lambda m: m.end, default=None)
        if measure is None:
            return None
        if measure.dimension == "time":
            return self._age(measure)
        return self._smaller(measure)

    def _part_of(self, at: int) -> int:
        """The position of the unit in "half a mile", "three-quarters of a point"."""
        follow = at + (self._lex.lower(at) == "of")
        if self._lex.lower(follow) in ARTICLES:
            unit = self._lexicon.unit_words.ahead(self._lex, follow + 1)
            if (unit is not None and unit[1].dimension != "time") or self._is_point(follow + 1):
                return follow + 1
        return at

    def _is_point(self, at: int) -> bool:
        """Whether "point" is one of a percentage there: words of polls or rates stand near."""
        if self._lex.lower(at) not in ("point", "points"):
            return False
        near = self._lex.lowers[max(0, at - POLL_REACH) : at + POLL_REACH]
        cues = self._lexicon.cues
        return not cues("poll").isdisjoint(near) and cues("game").isdisjoint(near)

    def _money_after(self, at: int, number: Reading) -> Measure | None:
        found = self._lexicon.money_words.ahead(self._lex, at)
        symbol = self._lexicon.money_symbols.ahead(self._lex, at)
        letter = symbol is not None and self._lex.word(symbol[0] - 1) in SINGLE_LETTERS
        if found is None and symbol is not None and not letter and not self._next_number(symbol[0]):
            found = symbol
        if found is None:
            return self._big_pounds(at, number)
        end, money = found
        magnitude = self._words.magnitude(end)
        if magnitude is not None:
            return Measure(end + 1, "money", money.code, "money", magnitude)
        return self._with_cents(Measure(end, "money", money.code, "money"), money)

    def magnitude_before(self, number: Reading, start: int) -> Measure | None:
        """As in "magnitude 6.4", "a magnitude of 6.4": the strength of an earthquake."""
        before = start - 1 - (self._lex.lower(start - 1) == "of")
        if self._lex.lower(before) != "magnitude" or number.form != "digits":
            return None
        return Measure(number.end, "measure", "magnitude", "scale")

    def _next_number(self, at: int) -> bool:
        """Whether the sign before ``at`` belongs to the number after it ("1 $10 bill")."""
        return self._lex.numeral(at) is not None and self._lex.glued(at)

    def _big_pounds(self, at: int, number: Reading) -> Measure | None:
        if self._lex.lower(at) not in ("pounds", "pound") or (number.value or 0) < BIG_POUNDS:
            return None
        return Measure(at + 1, "money", "GBP", "money")

    def _with_cents(self, measure: Measure, money: Money) -> Measure:
        """As in "13 dollars and 45 cents", "15 dollars 50"."""
        joined = self._lex.lower(measure.end) == "and"
        cents = self._grammar.read(measure.end + joined)
        if (
            not money.minor
            or cents is None
            or cents.value is None
            or cents.value >= 100
            or cents.low is not None
        ):
            return measure
        end = cents.end + (self._lex.lower(cents.end) in money.minor)
        if self._lexicon.money_symbols.ahead(self._lex, cents.end) is not None:  # "10 $ 30 $"
            return measure
        if end == cents.end and (
            joined or cents.value < 10 or (self._lex.word(end).isalpha() and not self._said_more(end))
        ):
            return measure
        return Measure(end, "money", money.code, "money", 1.0, cents.value / 100)

    def _said_more(self, at: int) -> bool:
        return self._lex.lower(at) == "more"

    def _symbol(self, at: int, number: Reading) -> Measure | None:
        """A case-sensitive abbreviation ("km", "°C", "%"); single letters only where they are glued."""
        found = self._lexicon.unit_symbols.ahead(self._lex, at)
        if found is None and number.form == "digits":
            return self._degrees(at, number)
        if found is None or number.form not in ("digits", "fraction"):
            return None
        end, unit = found
        word = self._lex.word(at)
        glued = self._lex.glued(at)
        if self._lex.glued(end) and self._lex.word(end)[0].isalnum():
            return None
        if (
            len(word) == 1
            and word.isalpha()
            and not glued
            and (word not in "mgL" or self._lex.lower(end) == ".")
        ):
            return None
        return Measure(end, *_named(unit.id), unit.dimension)

    def _degrees(self, at: int, number: Reading) -> Measure | None:
        """As in "41.3C", "100F" where words of the weather stand near."""
        unit = DEGREES.get(self._lex.word(at))
        bare = self._lex.glued(at) and not (self._lex.glued(at + 1) and self._lex.word(at + 1) not in ".,;:)")
        near = self._lex.lowers[max(0, at - POLL_REACH) : at + POLL_REACH]
        if unit is None or not bare or self._lexicon.cues("weather").isdisjoint(near):
            return None
        return Measure(at + 1, "measure", unit, "temperature")

    def _word(self, at: int, number: Reading) -> Measure | None:
        found = self._lexicon.unit_words.ahead(self._lex, at)
        if found is None:
            small = (number.high or number.value or 0) <= MAX_POINTS
            fits = small and self._lex.lower(number.start - 1) != "at" and self._is_point(at)
            return Measure(at + 1, *_named("percentage point"), "share") if fits else None
        end, unit = found
        hyphen = self._lex.lower(at - 1) in HYPHENS
        word = self._lex.lower(end - 1)
        singular = not word.endswith("s") and word not in ("feet", "horsepower")
        if unit.id == "second" and word == "second" and not hyphen and number.value != 1:
            return None
        if singular and unit.dimension == "angle" and number.value != 1 and word not in ("deg", "."):
            return Measure(end, *_named(unit.id), unit.dimension) if hyphen else None
        return Measure(end, *_named(unit.id), unit.dimension)

    def _age(self, measure: Measure) -> Measure:
        """As in "14-year-old", "14 years old", "14 years of age"."""
        end = measure.end
        follow = end + (self._lex.lower(end) in HYPHENS)
        if self._lex.lower(follow) in self._lexicon.cues("age_after"):
            return Measure(follow + 1, "age", measure.unit, "time")
        if self._lex.lower(end) == "of" and self._lex.lower(end + 1) == "age":
            return Measure(end + 2, "age", measure.unit, "time")
        return measure

    def _smaller(self, measure: Measure) -> Measure:
        """As in "5 ft 2 in", "5 feet and 2 inches": the smaller unit added."""
        if measure.unit not in PARTS_OF:
            return measure
        at = measure.end + (self._lex.lower(measure.end) in ("and", ","))
        value = self._lex.numeral(at)
        small, parts = PARTS_OF[measure.unit]
        if value is None or value >= parts:
            return measure
        found = self._lexicon.unit_words.ahead(self._lex, at + 1) or self._lexicon.unit_symbols.ahead(
            self._lex, at + 1
        )
        if (
            found is None
            and small == "inch"
            and self._lex.word(at + 1) == "in"
            and not self._lex.word(at + 2).isalnum()
        ):
            return Measure(at + 2, measure.kind, measure.unit, measure.dimension, 1.0, value / parts)
        if found is None or found[1].id != small:
            return measure
        return Measure(found[0], measure.kind, measure.unit, measure.dimension, 1.0, value / parts)


def _named(unit: str) -> tuple[NumberKind, str]:
    """Kind and unit name of a row of models/units.csv; per cent is a kind of its own."""
    if unit == "percent":
        return "percent", "%"
    return ("percent" if unit == "percentage point" else "measure"), unit
