"""The grammar of bare numbers: digits and words to a value, without bounds, ranges or units.

number   = cardinal | fraction | vague | ordinal
cardinal = group scale* ("and"? group scale*)* ("point" digit+)? ("and" part scale?)?
group    = numeral | (unit | teen | ten unit?) ("hundred" ("and"? below-hundred)?)?
scale    = "thousand" | "million" | "bn" | "k" | "dozen" | …
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.words import ARTICLES, Words

DENOMINATORS = (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100)  # after a slash; "9/11" and "24/7" are none
Form = Literal["digits", "words", "vague", "ordinal", "fraction"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from the lexemes ``start..end``; ``scale`` is its last multiplier."""

    start: int
    end: int
    form: Form
    value: float | None
    low: float | None = None
    high: float | None = None
    scale: float = 1


class Grammar:
    """Reads numbers at positions of one text's lexemes."""

    def __init__(self, lexicon: Lexicon, lexemes: Lexemes, words: Words) -> None:
        self._lexicon = lexicon
        self._lex = lexemes
        self._words = words

    def read(self, at: int, *, money: bool = False) -> Reading | None:
        """The longest number that starts at position ``at``; ``money``: a currency sign stands before."""
        if self._lex.numeral(at) is not None:
            return self._digit_ordinal(at) or self._fraction(at) or self._cardinal(at, money)
        return self._vague(at) or self._fraction(at) or self._ordinal(at) or self._cardinal(at, money)

    # -- cardinals ---------------------------------------------------------------------------

    def _group(self, at: int) -> tuple[float, int, Form] | None:
        """A numeral or a number of words below a thousand, with its end."""
        digits = self._lex.numeral(at)
        if digits is not None:
            if self._lex.lower(self._words.over(at + 1)) != "hundred":
                return digits, at + 1, "digits"
            return (*self._hundreds(digits * 100, self._words.over(at + 1) + 1, digits=True), "digits")
        if self._lex.lower(at - 1) == "per" and self._words.magnitude(at) is not None:
            return 1.0, at, "words"  # "dollars per thousand cubic metres"
        start = at + 1 if self._lex.lower(at) in ARTICLES else at
        small = (
            (1.0, start) if start > at or self._words.value(at, "hundred") else self._words.below_hundred(at)
        )
        if small is None:
            return None
        value, end = small
        if self._lex.lower(self._words.over(end)) == "hundred":
            return (*self._hundreds(value * 100, self._words.over(end) + 1, digits=False), "words")
        if start > at and not self._words.is_scale(start):
            return None
        return value, end, "words"

    def _hundreds(self, value: float, end: int, *, digits: bool) -> tuple[float, int]:
        """``value`` hundreds, with the tens and units that may follow."""
        follow = self._words.over(end, "and")
        small = self._words.below_hundred(follow)
        if digits and follow > end and (rest := self._lex.numeral(follow)) is not None and rest < 100:
            small = rest, follow + 1
        if small is None or small[0] == 0 or self._lex.lower(small[1]) == "hundred":
            return value, end
        if self._words.denominator(follow) or (
            self._lex.lower(end) == "and" and self._starts_fraction(follow)
        ):
            return value, end
        return value + small[0], small[1]

    def _cardinal(self, at: int, money: bool = False) -> Reading | None:
        group = self._group(at)
        if group is None:
            return None
        value, end, form = group
        scale, end = self._words.scale(end, digits=form == "digits", money=money)
        reading = Reading(at, end, form, value * scale, scale=scale)
        if scale == 1 and form == "digits" and self._lex.lower(end) != "and":
            return reading
        return self._divided(self._with_part(self._with_point(self._with_more(reading, money))))

    def _divided(self, reading: Reading) -> Reading:
        """``reading`` as numerator, where a plural denominator follows ("a hundred thousand trillionths")."""
        bottom = self._words.denominator(reading.end) if reading.form == "words" else None
        if bottom is None or not bottom[2] or reading.value is None:
            return reading
        return replace(reading, end=bottom[1], form="fraction", value=reading.value / bottom[0])

    def _with_more(self, reading: Reading, money: bool) -> Reading:
        """``reading`` with the smaller groups after it ("two million" + "three hundred thousand")."""
        while reading.scale > 12:
            joined = self._lex.lower(reading.end) == "and"
            follow = reading.end + joined
            group = self._group(follow)
            if group is None or group[2] != reading.form or self._starts_fraction(follow):
                return reading
            scale, end = self._words.scale(group[1], digits=group[2] == "digits", money=money)
            more = group[0] * scale
            bare = scale == 1 and (
                (group[2] == "digits" and end == follow + 1)
                or (joined and reading.scale > 1000 and more < 100)
            )
            if bare or more >= reading.scale or scale >= reading.scale or self._lex.lower(follow) in ARTICLES:
                return reading
            value = (reading.value or 0) + more
            reading = replace(reading, end=end, value=value, scale=scale)
        return reading

    def _with_point(self, reading: Reading) -> Reading:
        """``reading`` with spoken decimals ("five point two")."""
        if self._lex.lower(reading.end) != "point" or reading.form != "words":
            return reading
        digits, end = "", reading.end + 1
        while (small := self._words.below_hundred(end)) is not None:
            digits, end = digits + f"{small[0]:.0f}", small[1]
        if not digits or reading.value is None:
            return reading
        scale, end = self._words.scale(end, digits=False, money=False)
        value = (reading.value + float(f"0.{digits}")) * scale
        return replace(reading, end=end, value=value, scale=scale)

    def _with_part(self, reading: Reading) -> Reading:
        """``reading`` with a fraction after it ("one and a half million", "3 million and a half")."""
        if self._lex.lower(reading.end) != "and" or reading.value is None:
            return reading
        part = self._plain_fraction(reading.end + 1)
        if part is None or part.value is None:
            return reading
        scale, end = self._words.scale(part.end, digits=False, money=False)
        if scale == 1:
            unit = reading.scale if reading.scale >= 1000 else 1
            value = reading.value + part.value * unit
        elif scale < reading.scale:
            value = reading.value + part.value * scale
        else:
            value = (reading.value + part.value) * scale
        return replace(reading, end=end, value=value, scale=scale)

    # -- fractions ---------------------------------------------------------------------------

    def _starts_fraction(self, at: int) -> bool:
        return self._plain_fraction(at) is not None

    def _fraction(self, at: int) -> Reading | None:
        """A fraction, mixed number or part of a magnitude ("half a million") at ``at``."""
        plain = self._digit_fraction(at) or self._plain_fraction(at) or self._bare_part(at)
        if plain is None or plain.value is None:
            return None
        after = plain.end + (self._lex.lower(plain.end) == "of")
        after += self._lex.lower(after) in ARTICLES
        scale, end = self._words.scale(after, digits=False, money=False)
        if scale > 1:
            return replace(plain, end=end, value=plain.value * scale, form="words", scale=scale)
        return plain if self._lex.lower(at) != "half" or self._is_half(at) else None

    def _is_half(self, at: int) -> bool:
        """Whether a bare "half" is a quantity: a bound before it or what is halved after it."""
        if self._lex.lower(at + 1) in ARTICLES:  # "half a percentage point", but "half an hour"
            unit = self._lexicon.unit_words.ahead(self._lex, at + 2)
            return unit is not None and unit[1].dimension != "time"
        return (
            self._lex.lower(at + 1) in self._lexicon.cues("halved")
            or self._lex.lower(at - 1) in self._lexicon.cues("before_half")
            or bool(self._lexicon.before.behind(self._lex, at))
        )

    def _bare_part(self, at: int) -> Reading | None:
        """As in "half", and "quarter" before a magnitude."""
        value = self._words.value(at, "part")
        if value is None or self._lex.lower(at) not in ("half", "quarter"):
            return None
        if self._lex.lower(at) == "quarter" and not self._words.is_scale(at + 1):
            return None
        return Reading(at, at + 1, "fraction", value)

    def _digit_fraction(self, at: int) -> Reading | None:
        """As in "1/2", "10 1/2", "½", "2½"."""
        glyph = self._words.value(at, "glyph")
        if glyph is not None:
            return Reading(at, at + 1, "fraction", glyph)
        whole = self._lex.numeral(at)
        if whole is None:
            return None
        glyph = self._words.value(at + 1, "glyph")
        if glyph is not None:
            return Reading(at, at + 2, "fraction", whole + glyph)
        simple = self._slashed(at)
        if simple is not None:
            return Reading(at, at + 3, "fraction", simple)
        follow = self._words.over(at + 1)
        mixed = self._slashed(follow) if whole == int(whole) else None
        return None if mixed is None or mixed >= 1 else Reading(at, follow + 3, "fraction", whole + mixed)

    def _slashed(self, at: int) -> float | None:
        above, below = self._lex.numeral(at), self._lex.numeral(at + 2)
        if (
            above is None
            or below is None
            or self._lex.word(at + 1) not in "/⁄"
            or not self._lex.glued(at + 2)
        ):
            return None
        if (
            below not in DENOMINATORS
            or not 0 < above < below
            or "/" in (self._lex.word(at + 3), self._lex.word(at - 1))
        ):
            return None
        return above / below

    def _plain_fraction(self, at: int) -> Reading | None:
        """Numerator and denominator in words: "two-thirds", "a quarter", "three twenty-firsts"."""
        article = self._lex.lower(at) in ARTICLES
        top = (1.0, at + 1) if article else self._numerator(at)
        if top is None or top[0] == 0:
            return None
        above, end = top
        follow = self._words.over(end)
        bottom = self._words.denominator(follow)
        if bottom is None:
            return None
        below, end, plural = bottom
        if self._lex.numeral(at) is not None and below > 10:
            return None
        if plural != (above != 1) and not (article and plural):
            return None
        if above == 1 and not self._ends_fraction(end, below):
            return None
        if article and self._lex.lower(end) == "," and self._lex.lower(at - 1) in ("and", ","):
            return None  # "a novel, a play and a third, for the radio": the third of a list
        return Reading(at, end, "fraction", above / below)

    def _numerator(self, at: int) -> tuple[float, int] | None:
        """The number words before a denominator."""
        value = self._lex.numeral(at)
        if value is not None:
            return value, at + 1
        small = self._words.below_hundred(at)
        if small is None:
            return None
        if self._lex.lower(small[1]) == "hundred":
            return small[0] * 100, small[1] + 1
        return small

    def _ends_fraction(self, end: int, below: float) -> bool:
        """Whether "a third" and "one quarter" are shares there, not "a third man", "one quarter ended"."""
        lower = self._lex.lower(end)
        if below in (2, 4) and self._words.is_scale(end):
            return True
        return (
            not lower.isalpha() or lower in self._lexicon.cues("after_fraction") or self._words.is_scale(end)
        )

    # -- ordinals and vague quantities -------------------------------------------------------

    def _digit_ordinal(self, at: int) -> Reading | None:
        """As in "21st"."""
        value = self._lex.numeral(at)
        if value is None or not self._lex.glued(at + 1):
            return None
        if self._lex.lower(at + 1) not in ("st", "nd", "rd", "th") or value != int(value):
            return None
        return Reading(at, at + 2, "ordinal", value)

    def _ordinal(self, at: int) -> Reading | None:
        found = self._words.ordinal(at, plural=False)
        return None if found is None else Reading(at, found[1], "ordinal", found[0])

    def _vague(self, at: int) -> Reading | None:
        """A vague quantity: "several hundred", "tens of thousands", "dozens"."""
        found = self._lexicon.vague.ahead(self._lex, at)
        if found is None:
            return None
        end, row = found
        low, high = row.low, row.high
        scale, scaled = self._vague_scale(end, row.use)
        if scale == 1 and row.use == "multiplier":
            return None
        needs_of = scale == 1 and (
            self._lex.lower(at) in self._lexicon.cues("vague_of")
            or self._lex.lower(end - 1) in self._lexicon.cues("vague_of_end")
        )
        if needs_of and self._lex.lower(end) not in self._lexicon.cues("after_vague"):
            return None
        return Reading(at, scaled, "vague", None, low * scale, (high + 1) * scale - 1, scale=scale)

    def _vague_scale(self, end: int, use: str) -> tuple[float, int]:
        """The magnitude that a vague quantity multiplies, with its end."""
        if use == "no":
            return 1.0, end
        follow = end + (self._lex.lower(end) == "of")
        if use == "unit":
            value = self._words.value(follow, "plural") if follow > end else None
            return (value, follow + 1) if value is not None and value >= 100 else (1.0, end)
        value = self._words.value(follow, "hundred", "magnitude", "dozen", "plural")
        if value is None:
            return 1.0, end
        more = self._words.value(follow + 1, "magnitude") or 1.0
        return value * more, follow + 1 + (more > 1)
