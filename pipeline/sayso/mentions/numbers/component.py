"""The component ``sayso_numbers``: numbers with bound and unit, what they count, and what befell it.

Reading is in three steps, each a module of its own: `number_phrases` reads phrases from the text
alone, this module drops what the named entities and dates show to be no number, and
`number_meaning` asks the parse what a count counts. Victims counted by an article or by "no one"
come from `number_implicit`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.extensions import Extractor, text_of
from sayso.language.lemmas import Lemmas
from sayso.language.page import page_of
from sayso.mentions.numbers.antecedents import Found
from sayso.mentions.numbers.assertion import Assertions
from sayso.mentions.numbers.counted import number_root
from sayso.mentions.numbers.discourse import Discourse
from sayso.mentions.numbers.implicit import Implicit
from sayso.mentions.numbers.lexer import Lexemes, lex
from sayso.mentions.numbers.lexicon import Cue, Lexicon
from sayso.mentions.numbers.meaning import Meanings
from sayso.mentions.numbers.money import Currencies
from sayso.mentions.numbers.per import Per
from sayso.mentions.numbers.phrase import Phrase
from sayso.mentions.numbers.phrases import PhraseReader
from sayso.mentions.numbers.settle import Settler, times_of
from sayso.spans import Span
from sayso.values import NumberMention

CONFIDENCE = {
    "numbers.digits": 0.97,
    "numbers.words": 0.95,
    "numbers.range": 0.9,
    "numbers.vague": 0.9,
    "numbers.fraction": 0.9,
    "numbers.ordinal": 0.9,
    "numbers.identifier": 0.8,
    "numbers.age": 0.95,
    "numbers.rate": 0.85,
    "numbers.score": 0.8,
}
COUNTING = ("count", "fraction", "percent", "rate")
UNASSERTED = ("identifier", "score", "ordinal", "age")


class Numbers(Extractor[tuple[NumberMention, ...]]):
    """Finds the numbers of a Doc."""

    attribute = "numbers"

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = Lexicon(knowledge)
        self._reader = PhraseReader(lexicon)
        self._per = Per(lexicon, Lemmas(knowledge))
        self._meanings = Meanings(knowledge)
        self._assertions = Assertions(knowledge, Lemmas(knowledge))
        self._implicit = Implicit(self._meanings, self._assertions)
        self._settler = Settler(knowledge, self._meanings)
        self._seasons = frozenset(knowledge.table("number_cues", Cue)["season"].forms)
        self._discourse = Discourse(knowledge, self._meanings)
        self._currencies = Currencies(knowledge)

    def process(self, doc: Doc) -> tuple[NumberMention, ...]:
        """The numbers of ``doc`` in reading order.

        Uses the tagger, the parser and the named entities, and ``doc._.dates`` where it is filled:
        a number inside a date is none, unless it is an age or money.
        """
        lexemes = lex(text_of(doc))
        tokens = Tokens(doc)
        times = times_of(doc)
        found: list[Found] = []
        for phrase in self._reader.read(lexemes):
            first, last = tokens.within(phrase.measured if phrase.kind == "percent" else phrase.core)
            kept = self._settler.settle(doc, phrase, first, last, times)
            if kept is not None:
                mention = self._mention(doc, kept, first, last, lexemes)
                if not _is_idle_one(mention, doc, first) and not self._is_seasons(mention):
                    found.append(Found(mention, first, last))
        numbers = self._with_currencies(doc, self._discourse.settle(doc, found, lexemes), lexemes, tokens)
        numbers += self._implicit.of(doc, lexemes, tokens.at, numbers)
        return tuple(sorted(numbers, key=lambda number: number.span))

    def _with_currencies(
        self, doc: Doc, numbers: list[NumberMention], lexemes: Lexemes, tokens: Tokens
    ) -> list[NumberMention]:
        """``numbers`` with the bare names of shared currencies settled ("shillings")."""
        named: list[tuple[int, str]] | None = None
        for i, number in enumerate(numbers):
            if number.kind != "money" or not self._currencies.shares(number.unit):
                continue
            if number.unit is None or not _is_bare(lexemes, number.span):
                continue
            named = self._currencies.countries(doc) if named is None else named
            unit = self._currencies.settle(number.unit, doc, tokens.at(number.span.start), named)
            numbers[i] = replace(number, unit=unit)
        return numbers

    def _is_seasons(self, number: NumberMention) -> bool:
        """Whether a duration is counted in seasons ("for 26 summers")."""
        return number.counted is not None and number.counted.lemma in self._seasons

    def _mention(self, doc: Doc, phrase: Phrase, first: int, last: int, lexemes: Lexemes) -> NumberMention:
        confidence = CONFIDENCE[phrase.rule]
        mention = NumberMention(
            span=phrase.span,
            numeral=phrase.core,
            quantity=phrase.measured,
            value=phrase.value,
            low=phrase.low,
            high=phrase.high,
            bound=phrase.bound,
            kind=phrase.kind,
            unit=phrase.unit,
            rule=phrase.rule,
            confidence=confidence,
        )
        if phrase.kind in COUNTING and phrase.unit != "percentage point":
            mention = self._meanings.give(mention, doc, first, last, lexemes)
        if phrase.kind in UNASSERTED:
            return mention
        end = phrase.measured.end if mention.counted is None else mention.counted.span.end
        per = self._per.after(lexemes, lexemes.at_offset(end))
        root, fated = number_root(doc, first, last), mention.outcome is not None
        return replace(mention, per=per, assertion=self._assertions.of(root, phrase.span, fated=fated))


def _is_idle_one(number: NumberMention, doc: Doc, first: int) -> bool:
    """Whether "one" counts nothing that anybody would want counted ("one of the best", "the one")."""
    if (
        doc[first].lower_ != "one"
        or number.value != 1
        or number.kind != "count"
        or number.outcome is not None
        or number.bound != "exact"
    ):
        return False
    return number.counted is None or (first + 1 < len(doc) and doc[first + 1].lower_ == "of")


def _is_bare(lexemes: Lexemes, span: Span) -> bool:
    """Whether money ends in a currency's name in small letters and no other name ("205 shillings")."""
    last = lexemes.before_offset(span.end) - 1
    return lexemes.word(last).islower() and not lexemes.word(last - 1)[:1].isupper()


class Tokens:
    """The tokens of a Doc by offset."""

    def __init__(self, doc: Doc) -> None:
        self._starts = page_of(doc).starts

    def at(self, offset: int) -> int:
        """The index of the token that holds the code point ``offset``."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def within(self, span: Span) -> tuple[int, int]:
        """The indexes of the first and last token that ``span`` touches."""
        return self.at(span.start), max(self.at(span.start), bisect_left(self._starts, span.end) - 1)


@Language.factory("sayso_numbers", default_config={"knowledge": None})
def make_numbers(nlp: Language, name: str, knowledge: str | None) -> Numbers:
    """Makes the component; ``knowledge`` is the path of a folder that overlays models/, or None."""
    return Numbers(load_knowledge(knowledge))
