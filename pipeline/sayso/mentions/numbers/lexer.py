"""Cuts a text into lexemes for the number grammar: numerals, words, single signs.

spaCy's own tokens join "T-72" and "14-year" but part "20", "k" and "$"; the grammar wants every
numeral, word and sign apart and asks for itself whether they stand glued together.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.spans import Span

_LEXEME = re.compile(
    r"\d{1,3}(?:[\u00a0\u202f]\d{3}){1,6}(?!\d)"  # 40 000 with no-break spaces
    r"|(?<![\d.,])\d{1,3}(?: 000){1,5}(?![\d,])"  # 40 000 with a plain one
    r"|(?<![\d.,])\d{1,3},\d(?![\d,])(?!\.\d)"  # 1,5 million: a decimal comma
    r"|\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d+)?"  # 1,234,567.8 and 12,34,567
    r"|\d+(?:\.\d+)?(?:[xX×]10)?\^[-+]{0,2}\d{1,3}(?!\d)"  # 1.3x10^6
    r"|\d+(?:\.\d+)?(?:[eE][+-]\d{1,2}(?!\d))?"
    r"|(?<![\w.])\.\d+"
    r"|[^\W\d_]+"
    r"|\S"
)
MAX_DIGITS = 40  # longer runs of digits are no numbers of a text
_SEPARATORS = str.maketrans("", "", ", \u00a0\u202f")


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The lexemes of one text as columns; indexes into them are what the grammar calls positions."""

    text: str
    starts: list[int]
    ends: list[int]
    texts: list[str]
    lowers: list[str]

    def __len__(self) -> int:
        return len(self.texts)

    def lower(self, at: int) -> str:
        """The lower-cased lexeme at a position; empty outside the text."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def word(self, at: int) -> str:
        """The lexeme at a position as written; empty outside the text."""
        return self.texts[at] if 0 <= at < len(self.texts) else ""

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the lexemes ``at - 1`` and ``at``."""
        return 0 < at < len(self.texts) and self.ends[at - 1] == self.starts[at]

    def numeral(self, at: int) -> float | None:
        """The value of the digits at a position, or None where there are none."""
        word = self.word(at)
        if not word or not (word[0].isdecimal() or (word[0] == "." and len(word) > 1)):
            return None
        if len(word) > MAX_DIGITS:
            return None
        if word[-2:-1] == ",":
            word = word.replace(",", ".")
        return _power(word) if "^" in word else float(word.translate(_SEPARATORS))

    def between(self, start: int, end: int) -> str:
        """The text from the lexeme at ``start`` to the one before ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def span(self, start: int, end: int) -> Span:
        """The span of the text from the lexeme at ``start`` to the one before ``end``."""
        return Span(self.starts[start], self.ends[end - 1])

    def at_offset(self, offset: int) -> int:
        """The position of the first lexeme that ends after the code point ``offset``."""
        return bisect_right(self.ends, offset)

    def before_offset(self, offset: int) -> int:
        """The position after the last lexeme that starts before the code point ``offset``."""
        return bisect_left(self.starts, offset)


def _power(word: str) -> float | None:
    """The value of "1.3x10^6" or "2.5^-1"; None where no float holds it."""
    base, _, exponent = word.partition("^")
    number, ten, _ = re.sub("[xX×]", "x", base).partition("x")
    power = float(exponent.lstrip("+-")) * (-1) ** exponent.count("-")
    try:
        return float(number) * 10.0**power if ten else math.pow(float(number), power)
    except (OverflowError, ValueError):
        return None


def lex(text: str) -> Lexemes:
    """The lexemes of ``text``, in one pass."""
    spans = [found.span() for found in _LEXEME.finditer(text)]
    texts = [text[start:end] for start, end in spans]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Lexemes(text, starts, ends, texts, [word.lower() for word in texts])
