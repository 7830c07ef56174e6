"""The words that bound a number: "more than", "up to", "or less", "more than 10 and less than 40"."""

from __future__ import annotations

from dataclasses import replace

from sayso.mentions.numbers.grammar import Grammar
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.parts import Part, Parts
from sayso.mentions.numbers.phrase import Phrase
from sayso.records import Bound
from sayso.spans import Span

LOWER: tuple[Bound, ...] = ("more_than", "at_least")
UPPER: tuple[Bound, ...] = ("less_than", "at_most")
OPEN_BOUNDS = ("exact", "vague", "about")
INCLUSIVE: dict[Bound, Bound] = {"more_than": "at_least", "less_than": "at_most"}


class Bounds:
    """Puts bounds around the phrases of one text; ``floor`` is where the phrase before has ended."""

    def __init__(self, lexicon: Lexicon, lexemes: Lexemes, grammar: Grammar, parts: Parts) -> None:
        self._lexicon = lexicon
        self._lex = lexemes
        self._grammar = grammar
        self._parts = parts

    def before(self, start: int, floor: int) -> tuple[int, Bound, int | None] | None:
        """The bound before position ``start``: its position, meaning and guarded word's offset."""
        at = start
        while self._lex.lower(at - 1) in self._lexicon.cues("between_bound_and_number"):
            at -= 1
        for end in (start, at):
            found = self._lexicon.before.behind(self._lex, end)
            if found is not None and found[0] >= floor:
                first, row = found
                guard = self._lex.starts[first] if row.guard else None
                outer = self._lexicon.before.behind(self._lex, first)
                if outer is not None and outer[0] >= floor and not outer[1].guard:
                    return outer[0], outer[1].bound, None
                return first, row.bound, guard
        return None

    def around(self, phrase: Phrase, part: Part, floor: int) -> tuple[Phrase, int]:
        """``phrase`` with the bounds around ``part``, and the position after it."""
        start, end, bound, guard = part.start, part.end, phrase.bound, None
        after = self._lexicon.after.ahead(self._lex, end)
        before = self.before(start, floor)
        if before is not None:
            start, bound, guard = before
        if after is not None and self._closes(after[0]):
            end, bound = after[0], after[1].bound if bound in OPEN_BOUNDS else INCLUSIVE.get(bound, bound)
        if phrase.bound == "vague":
            bound = "vague" if bound in ("exact", "about") else bound
        low, high = phrase.low, phrase.high
        if phrase.value is not None:
            low = phrase.value if bound in LOWER else low
            high = phrase.value if bound in UPPER else high
        elif bound in UPPER:
            low = None
        elif bound in LOWER:
            high = None
        phrase = replace(
            phrase, span=self._lex.span(start, end), bound=bound, low=low, high=high, guard=guard
        )
        return self._interval(phrase, end)

    def _closes(self, end: int) -> bool:
        """Whether the bound that ends before ``end`` is not the start of another ("or more than 5")."""
        return self._lex.lower(end) != "than" and self._grammar.read(end) is None

    def _interval(self, phrase: Phrase, end: int) -> tuple[Phrase, int]:
        """As in "more than 10 and less than 40": two one-sided bounds as one range."""
        if phrase.bound not in LOWER + UPPER or phrase.value is None or self._lex.lower(end) != "and":
            return phrase, end
        part, at = self._other_side(end + 1)
        if part is None or part.number() is None:
            return phrase, end
        found = self._lexicon.before.behind(self._lex, at)
        if found is None or found[0] != end + 1:
            return phrase, end
        other, value = found[1].bound, part.number()
        low, high = (phrase.value, value) if phrase.bound in LOWER else (value, phrase.value)
        opposite = (phrase.bound in LOWER and other in UPPER) or (phrase.bound in UPPER and other in LOWER)
        if not opposite or low is None or high is None or low >= high:
            return phrase, end
        span = Span(phrase.span.start, self._lex.ends[part.end - 1])
        core = Span(phrase.core.start, self._lex.ends[part.core.end - 1])
        phrase = replace(phrase, span=span, core=core, measured=core, guard=None, rule="numbers.range")
        return replace(phrase, value=None, low=low, high=high, bound="between"), part.end

    def _other_side(self, at: int) -> tuple[Part | None, int]:
        """The number within the few words after ``at``."""
        for start in range(at + 1, min(at + 7, len(self._lex))):
            if self._lex.numeral(start) is not None or self._lex.lower(start) in self._lexicon.starters:
                part = self._parts.part(start)
                if part is not None:
                    return part, start
        return None, at
