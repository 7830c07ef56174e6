"""Number phrases of a text: a number with its sign, unit, range and bound, and what kind it is.

Reads text alone, without a parser; `sayso.mentions.numbers.component` adds what the parse tells. Three spans
are kept of each phrase: ``core`` the number alone ("200"), ``measured`` with its unit ("200 km") and
``span`` with the words that bound it too ("more than 200 km"). The ``measured`` span of an age holds
"aged" and "age of", its ``span`` does not.

``value`` is null for a range and a vague quantity. ``low`` and ``high`` are given where the words
say them: both for a range and a vague quantity, one for a one-sided bound; an exact or approximate
number has neither.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.mentions.numbers.bounds import Bounds
from sayso.mentions.numbers.context import Context, Noise
from sayso.mentions.numbers.grammar import Grammar, Reading
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.parts import Part, Parts
from sayso.mentions.numbers.phrase import Phrase
from sayso.mentions.numbers.units import Measure, Units
from sayso.mentions.numbers.words import ARTICLES, HYPHENS, Words
from sayso.records import Bound
from sayso.spans import Span

DASHES = HYPHENS | {"–", "—"}
LONGEST_NAME = 4  # lexemes of "Trinidad and Tobago dollars", "per cent of"
TENS = (10, 100, 1000, 10_000, 100_000, 1_000_000)


class PhraseReader:
    """Finds the number phrases of texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, lexemes: Lexemes) -> tuple[Phrase, ...]:
        """The number phrases of the text cut into ``lexemes``, in reading order, none overlapping."""
        return _TextReader(self._lexicon, lexemes).phrases()


class _TextReader:
    """The phrases of one text."""

    def __init__(self, lexicon: Lexicon, lexemes: Lexemes) -> None:
        self._lexicon = lexicon
        self._lex = lexemes
        words = Words(lexicon, lexemes)
        self._grammar = Grammar(lexicon, lexemes, words)
        units = Units(lexicon, lexemes, self._grammar, words)
        self._parts = Parts(lexicon, lexemes, self._grammar, units)
        self._context = Context(lexicon, lexemes)
        self._bounds = Bounds(lexicon, lexemes, self._grammar, self._parts)
        self._floor = 0  # no phrase reaches back behind the one before it

    def phrases(self) -> tuple[Phrase, ...]:
        found: list[Phrase] = []
        after = 0
        for at in self._starts():
            if at < after:
                continue
            phrase, after = self._phrase(at)
            if phrase is not None:
                found.append(phrase)
                self._floor = after
        return tuple(found)

    def _starts(self) -> list[int]:
        """The positions at which a number can start; most articles ("a") are none."""
        lexicon = self._lexicon
        starters, signs, names, counted = (
            lexicon.starters,
            lexicon.signs,
            lexicon.names,
            lexicon.after_article,
        )
        return [
            at
            for at, (word, lower) in enumerate(zip(self._lex.texts, self._lex.lowers, strict=True))
            if word[0].isdecimal()
            or word in signs
            or word[0] == "."
            or (lower in starters and (lower not in ARTICLES or self._lex.lower(at + 1) in counted))
            or (lower in names and self._has_digits(at + 1))
        ]

    def _has_digits(self, at: int) -> bool:
        """Whether digits stand right after the currency's name or the label that starts before ``at``."""
        return any(word[0].isdecimal() for word in self._lex.texts[at : at + LONGEST_NAME])

    def _phrase(self, at: int) -> tuple[Phrase | None, int]:
        """The phrase at a position, if there is one, and where to read on."""
        part = self._parts.part(at)
        if part is None:
            return None, at + 1
        noise = self._context.noise(part.core, part.start, measured=part.measure is not None)
        if noise is not None:
            return self._uncounted(noise), max(noise.end, part.core.end)
        rate = self._rate(part)
        return self._bounded(part) if rate is None else rate

    def _uncounted(self, noise: Noise) -> Phrase | None:
        """An identifier or a score, so that nobody counts it; nothing for dates and addresses."""
        if noise.kind == "other":
            return None
        span = self._lex.span(max(noise.start, self._floor), noise.end)
        rule = f"numbers.{noise.kind}"
        return Phrase(core=span, measured=span, span=span, value=None, kind=noise.kind, rule=rule)

    def _rate(self, part: Part) -> tuple[Phrase, int] | None:
        """As in "one in five", "two out of three", "12 per 100,000"."""
        top, end = part.number(), part.end
        if top is None or part.core.form not in ("digits", "words") or part.measure is not None:
            return None
        out = self._lex.lower(end) == "out" and self._lex.lower(end + 1) == "of"
        word = "out of" if out else self._lex.lower(end)
        if word not in ("in", "out of", "per", "over"):
            return None
        below = self._grammar.read(end + 1 + out)
        if below is None or not below.value or below.form not in ("digits", "words"):
            return None
        if word == "per":
            return self._rated(part, below, top, f"per {below.value:.0f}") if below.value >= 100 else None
        share = top == 1 or word == "out of" or (word == "in" and below.value in TENS)
        ratio = word == "over" and part.core.form == below.form == "digits"  # blood pressure of 140 over 90
        share = share or (below.value <= 10 and self._bounds.before(part.start, self._floor) is not None)
        year = word == "in" and 1900 <= below.value <= 2100 and self._lex.word(end + 1).isdecimal()
        if not ratio and (not share or top >= below.value or year):
            return None
        return self._rated(part, below, top / below.value, None)

    def _rated(self, part: Part, below: Reading, value: float, unit: str | None) -> tuple[Phrase, int]:
        span = self._lex.span(part.start, below.end)
        phrase = Phrase(
            core=span, measured=span, span=span, value=value, kind="rate", unit=unit, rule="numbers.rate"
        )
        whole = Part(part.start, below.end, part.core, None)
        return self._bounds.around(phrase, whole, self._floor)

    # -- one number with its unit --------------------------------------------------------------

    def _bounded(self, first: Part) -> tuple[Phrase, int]:
        """The phrase of ``first`` with the range and the bounds around it."""
        second = self._second(first)
        if second is None:
            return self._single(first)
        start, opener = first.start, self._lex.lower(first.start - 1)
        if opener in ("between", "from", "ranging") and first.start - 1 >= self._floor:
            start -= 1
        measure = second.measure or first.measure
        low, high = self._ends(first, second)
        core = self._lex.span(first.core.start, second.core.end)
        kind, unit, dimension = self._parts.kind(first, measure)
        before = self._bounds.before(start, self._floor)
        aged = self._aged(start, measure)
        if aged is not None or (before is not None and self._aged(before[0], measure) is not None):
            kind, unit = "age", unit or "year"
            before = before if aged is None else self._before_age(aged)
        return Phrase(
            core=core,
            measured=self._lex.span(first.start if aged is None else aged, second.end),
            span=self._lex.span(start if before is None else before[0], second.end),
            value=None,
            low=low,
            high=high,
            bound="between",
            kind=kind,
            unit=unit,
            dimension=dimension,
            rule="numbers.range",
        ), second.end

    def _ends(self, first: Part, second: Part) -> tuple[float | None, float | None]:
        """Low and high of a range; "5-7 million" multiplies both."""
        low, high = first.number(), second.number()
        scale = second.core.scale
        if low is not None and first.core.scale == 1 and scale >= 100 and first.core.form == second.core.form:
            low = low * scale if high is not None and low * scale < high else low
        return low, high

    def _second(self, first: Part) -> Part | None:
        """The upper end of the range that ``first`` opens, or None."""
        opener = self._lex.lower(first.start - 1) if first.start > self._floor else ""
        join = self._lex.lower(first.end)
        if first.core.value is None or join not in self._lexicon.cues("range"):
            return None
        at = first.end + 1
        if join in HYPHENS and self._lex.lower(at) in ("to", "or"):
            at += 1
        second = self._parts.part(at)
        if second is None or second.core.value is None or second.sign < 0 < first.sign:
            return None
        if not self._is_range(opener, join, first, second):
            return None
        return second

    def _is_range(self, opener: str, join: str, first: Part, second: Part) -> bool:
        low, high = self._ends(first, second)
        if low is None or high is None or low >= high or "ordinal" in (first.core.form, second.core.form):
            return False
        if second.measure is None and first.measure is not None and first.measure.kind != "money":
            return False
        if first.measure and second.measure and first.measure.unit != second.measure.unit:
            return False
        if join == "and":
            return opener == "between"
        if opener in ("from", "between"):
            return opener == "between" or not self._context.changes(first.start - 1)
        if join == "or":
            return high <= low * 2 and first.core.form == second.core.form
        if join == "to":
            return high <= max(low, 1) * 20
        return high <= low * 100

    def _single(self, part: Part) -> tuple[Phrase, int]:
        value = part.number()
        kind, unit, dimension = self._parts.kind(part, part.measure)
        aged = self._aged(part.start, part.measure)
        before = self._bounds.before(part.start, self._floor)
        if aged is not None or (before is not None and self._aged(before[0], part.measure) is not None):
            kind, unit = "age", unit or "year"
            if aged is not None and self._before_age(aged) is not None:
                part = replace(part, start=aged - (self._lex.lower(aged - 1) == "the"))
        elif kind == "count" and self._gains_unit(part):
            kind, unit, dimension = "percent", "%", "share"
        phrase = Phrase(
            core=self._core_span(part),
            measured=self._lex.span(part.start if aged is None else aged, part.end),
            span=self._lex.span(part.start, part.end),
            value=value,
            low=part.core.low,
            high=part.core.high,
            bound="vague" if part.core.form == "vague" else "exact",
            kind=kind,
            unit=unit,
            dimension=dimension,
            rule=f"numbers.{part.core.form}",
        )
        if kind == "ordinal":
            return phrase, part.end
        return self._bounds.around(phrase, part, self._floor)

    def _aged(self, start: int, measure: Measure | None) -> int | None:
        """The position of "aged" or "age of" before ``start``, where a number there is an age."""
        if measure is not None and (measure.dimension != "time" or measure.kind == "age"):
            return None
        at = start - 1
        if self._lex.lower(at) == "of" and self._lex.lower(at - 1) == "age":
            at -= 1
        fits = self._lex.lower(at) in self._lexicon.cues("age_before") and at >= self._floor
        return at if fits else None

    def _before_age(self, aged: int) -> tuple[int, Bound, int | None] | None:
        """The bound before "age", as in "over the age of 17"."""
        return self._bounds.before(aged - (self._lex.lower(aged - 1) == "the"), self._floor)

    def _gains_unit(self, part: Part) -> bool:
        """As in "from 10 to 12 per cent" after a verb of change, "50 to 48 per cent" of a vote."""
        if self._lex.lower(part.end) != "to":
            return False
        second = self._parts.part(part.end + 1)
        return second is not None and second.measure is not None and second.measure.kind == "percent"

    def _core_span(self, part: Part) -> Span:
        return self._lex.span(part.core.start, part.core.end)
