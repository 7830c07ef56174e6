"""The words that numbers are made of, at positions of one text's lexemes."""

from __future__ import annotations

from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon

HYPHENS = frozenset("-‐‑")
ARTICLES = ("a", "an")
MAX_SCALE = 1e18  # "million million million"; more is no number of a text


class Words:
    """Reads units, tens, multipliers, denominators and ordinals."""

    def __init__(self, lexicon: Lexicon, lexemes: Lexemes) -> None:
        self._lexicon = lexicon
        self._lex = lexemes

    def value(self, at: int, *roles: str) -> float | None:
        """The value of the word at ``at`` if it plays one of ``roles``."""
        row = self._lexicon.numerals.get(self._lex.lower(at))
        return row.value if row is not None and row.role in roles else None

    def over(self, at: int, *words: str) -> int:
        """The position after a hyphen or one of ``words`` at ``at``, or ``at`` itself."""
        lower = self._lex.lower(at)
        return at + 1 if lower in HYPHENS or lower in words else at

    def below_hundred(self, at: int) -> tuple[float, int] | None:
        """A number of words from 0 to 99 at ``at``, with its end."""
        ten = self.value(at, "ten")
        if ten is not None:
            follow = self.over(at + 1)
            unit = self.value(follow, "unit")
            return (ten + unit, follow + 1) if unit else (ten, at + 1)
        small = self.value(at, "unit", "teen")
        return None if small is None else (small, at + 1)

    def magnitude(self, at: int) -> float | None:
        """The value of a magnitude word at ``at`` ("million"), or None."""
        return self.value(at, "magnitude")

    def is_scale(self, at: int) -> bool:
        """Whether a multiplier stands at ``at``."""
        return self.value(at, "magnitude", "dozen") is not None

    def scale(self, at: int, *, digits: bool, money: bool) -> tuple[float, int]:
        """The product of the multipliers at ``at``, with its end."""
        scale, end = 1.0, at
        while True:
            follow = self.over(end)
            value = self.value(follow, "magnitude", "dozen")
            if value is None and end == at:
                value = self._short_scale(follow, digits=digits, money=money)
                if value is None and self._lex.lower(follow) in ("dozens", "thousands", "millions"):
                    value = self.value(follow, "plural")
            spaced = follow > end and not self._lex.glued(follow)
            if value is None or spaced or scale * value > MAX_SCALE:
                return scale, end
            scale, end = scale * value, follow + 1

    def _short_scale(self, at: int, *, digits: bool, money: bool) -> float | None:
        """The value of "bn", "k", "m" and the like after digits."""
        if not digits or (self._lex.glued(at + 1) and self._lex.word(at + 1)[0].isalnum()):
            return None
        value = self.value(at, "abbreviation")
        if value is not None:
            return value
        row = self._lexicon.numerals.get(self._lex.word(at))
        if row is None or row.role != "letter":
            return None
        letter = row.form
        if not self._lex.glued(at):
            return row.value if letter in "kKM" and {",", "."} & set(self._lex.word(at - 1)) else None
        return row.value if money or letter in "kKMBb" or (letter == "m" and self._counts(at + 1)) else None

    def _counts(self, at: int) -> bool:
        """Whether the word at ``at`` is a plural noun, so that "2m" before it is two million."""
        word = self._lex.word(at)
        return (word.islower() and len(word) > 3 and word.endswith("s")) or word in self._lexicon.cues(
            "plurals"
        )

    def denominator(self, at: int) -> tuple[float, int, bool] | None:
        """The denominator at ``at`` ("thirds" 3, "quarter" 4): its value, end, whether it is plural."""
        lower = self._lex.lower(at)
        part = self.value(at, "part")
        if part is not None:
            return 1 / part, at + 1, lower in ("quarters", "halves")
        plural = lower.endswith("s")
        ordinal = self.ordinal(at, plural=plural)
        if ordinal is None or ordinal[0] < 3:
            return None
        return ordinal[0], ordinal[1], self._lex.lower(ordinal[1] - 1).endswith("s")

    def ordinal(self, at: int, *, plural: bool) -> tuple[float, int] | None:
        """An ordinal in words at ``at`` ("twenty-first", "one hundred and fifth"), or its plural."""
        hundreds = self._hundreds(at)
        if hundreds is not None:
            rest = self._below_hundredth(self.over(hundreds[1], "and"), plural=plural)
            return None if rest is None or rest[0] >= 100 else (hundreds[0] + rest[0], rest[1])
        return self._big_ordinal(at) or self._below_hundredth(at, plural=plural)

    def _big_ordinal(self, at: int) -> tuple[float, int] | None:
        """As in "two hundredth", "ten thousandth"."""
        small = self.below_hundred(at)
        if small is None:
            return None
        follow = self.over(small[1])
        big = self.value(follow, "ordinal_big")
        return None if big is None else (small[0] * big, follow + 1)

    def _hundreds(self, at: int) -> tuple[float, int] | None:
        """The hundreds that an ordinal may begin with ("two hundred"), with their end."""
        small = self.below_hundred(at)
        value, end = small if small is not None else (1.0, at + (self._lex.lower(at) in ARTICLES))
        follow = self.over(end)
        return (value * 100, follow + 1) if self._lex.lower(follow) == "hundred" else None

    def _below_hundredth(self, at: int, *, plural: bool) -> tuple[float, int] | None:
        ten = self.value(at, "ten")
        if ten is not None:
            follow = self.over(at + 1)
            unit = self._ordinal_word(follow, plural=True) if self._lex.lower(follow) else None
            return (ten + unit, follow + 1) if unit is not None and unit < 10 else None
        word = self._ordinal_word(at, plural=plural)
        return None if word is None else (word, at + 1)

    def _ordinal_word(self, at: int, *, plural: bool) -> float | None:
        lower = self._lex.lower(at)
        row = self._lexicon.numerals.get(lower)
        if row is None and plural and lower.endswith("s"):
            row = self._lexicon.numerals.get(lower[:-1])
        return row.value if row is not None and row.role.startswith("ordinal") else None
