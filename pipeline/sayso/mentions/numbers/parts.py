"""One number with its sign and unit: the parts that ranges and bounds are put around."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.mentions.numbers.grammar import Grammar, Reading
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.units import Measure, Units
from sayso.mentions.numbers.words import ARTICLES
from sayso.records import NumberKind


@dataclass(frozen=True, slots=True)
class Part:
    """One number with its unit, at positions: ``start..end`` the whole, ``core`` the number alone."""

    start: int
    end: int
    core: Reading
    measure: Measure | None
    sign: int = 1

    def number(self) -> float | None:
        """Its value with the sign, in the whole of a currency."""
        value = self.core.value
        if value is None:
            return None
        if self.measure is None:
            return self.sign * value
        return self.sign * (value * self.measure.factor + self.measure.extra)


class Parts:
    """Reads the numbers of one text with their units."""

    def __init__(self, lexicon: Lexicon, lexemes: Lexemes, grammar: Grammar, units: Units) -> None:
        self._lexicon = lexicon
        self._lex = lexemes
        self._grammar = grammar
        self._units = units

    def part(self, at: int) -> Part | None:
        """The number at a position with currency sign, minus and unit."""
        sign_at = at
        before = self._units.money_before(at) or self._units.named_before(at)
        number_at = at if before is None else before.end
        negative = self._sign(number_at)
        number_at += negative
        core = self._grammar.read(number_at, money=before is not None)
        if core is None or (core.form == "ordinal" and (before is not None or negative)):
            return None
        if self._is_pronoun_one(core):
            return None
        if self._lex.lower(number_at - 1) == "per" and self._is_bare_magnitude(core):
            return None
        minus = self._glued_minus(sign_at) if not negative and before is None else 0
        start = sign_at - minus
        if before is not None:
            return Part(start, core.end, core, before, -1 if negative else 1)
        if core.form == "ordinal":
            return Part(start, core.end, core, None)
        measure = self._units.after(core) or self._units.magnitude_before(core, sign_at)
        if minus or negative:
            core = replace(core, start=core.start - 1)
        end = core.end if measure is None else measure.end
        return Part(start if minus else sign_at, end, core, measure, -1 if negative or minus else 1)

    def _sign(self, at: int) -> int:
        """1 if a word or sign at ``at`` makes the number after it negative."""
        if self._lex.lower(at) in ("minus", "negative"):
            return int(self._lex.lower(at - 1) not in ARTICLES)
        return int(self._lex.lower(at) in ("-", "−") and self._lex.glued(at + 1))

    def _glued_minus(self, at: int) -> int:
        """1 if a minus sign stands glued before ``at`` and glued to nothing before it."""
        return int(
            self._lex.lower(at - 1) in ("-", "−") and self._lex.glued(at) and not self._lex.glued(at - 1)
        )

    def _is_bare_magnitude(self, core: Reading) -> bool:
        """Whether "per million" counts nothing that is measured ("deaths per million")."""
        return core.value == core.scale > 1 and self._units.after(core) is None

    def _is_pronoun_one(self, core: Reading) -> bool:
        """Whether "one" is a pronoun there ("that one", "one can")."""
        if self._lex.lower(core.start) != "one" or core.end != core.start + 1:
            return False
        before, after = self._lex.lower(core.start - 1), self._lex.lower(core.end)
        if before in self._lexicon.cues("not_one"):
            return not (
                before in ("last", "only", "for", "that")
                and after.isalpha()
                and after not in self._lexicon.cues("one_is_pronoun")
            )
        return after in self._lexicon.cues("one_is_pronoun")

    def kind(self, part: Part, measure: Measure | None) -> tuple[NumberKind, str | None, str | None]:
        """Kind, unit and dimension of a number with its unit."""
        if part.core.form == "ordinal":
            return "ordinal", None, None
        if measure is not None:
            return measure.kind, measure.unit, measure.dimension
        return ("fraction" if part.core.form == "fraction" else "count"), None, None
