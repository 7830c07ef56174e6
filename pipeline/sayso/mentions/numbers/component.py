"""The component ``sayso_numbers``: numbers with bound and unit, what they count, and what befell it.

Reading is in three steps, each a module of its own: `number_phrases` reads phrases from the text
alone, this module drops what the named entities and dates show to be no number, and
`number_meaning` asks the parse what a count counts. Victims counted by an article or by "no one"
come from `number_implicit`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.extensions import Extractor
from sayso.mentions.numbers.implicit import Implicit
from sayso.mentions.numbers.lexer import Lexemes, lex
from sayso.mentions.numbers.lexicon import Lexicon
from sayso.mentions.numbers.meaning import Meanings
from sayso.mentions.numbers.phrases import Phrase, PhraseReader
from sayso.mentions.numbers.settle import settle, times_of
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


class Numbers(Extractor[tuple[NumberMention, ...]]):
    """Finds the numbers of a Doc."""

    attribute = "numbers"

    def __init__(self, knowledge: Knowledge) -> None:
        self._reader = PhraseReader(Lexicon(knowledge))
        self._meanings = Meanings(knowledge)
        self._implicit = Implicit(self._meanings)

    def process(self, doc: Doc) -> tuple[NumberMention, ...]:
        """The numbers of ``doc`` in reading order.

        Uses the tagger, the parser and the named entities, and ``doc._.dates`` where it is filled:
        a number inside a date is none, unless it is an age or money.
        """
        lexemes = lex(doc.text)
        tokens = Tokens(doc)
        times = times_of(doc)
        found: list[NumberMention] = []
        for phrase in self._reader.read(lexemes):
            first, last = tokens.within(phrase.measured if phrase.kind == "percent" else phrase.core)
            kept = settle(doc, phrase, first, last, times)
            if kept is not None:
                mention = self._mention(doc, kept, first, last, lexemes)
                if not _is_idle_one(mention, doc, first):
                    found.append(mention)
        found += self._implicit.of(doc, lexemes, tokens.at, found)
        return tuple(sorted(found, key=lambda number: number.span))

    def _mention(self, doc: Doc, phrase: Phrase, first: int, last: int, lexemes: Lexemes) -> NumberMention:
        confidence = CONFIDENCE[phrase.rule]
        mention = NumberMention(
            span=phrase.span,
            value=phrase.value,
            low=phrase.low,
            high=phrase.high,
            bound=phrase.bound,
            kind=phrase.kind,
            unit=phrase.unit,
            rule=phrase.rule,
            confidence=confidence,
        )
        if phrase.kind not in ("count", "fraction", "percent", "rate") or phrase.unit == "percentage point":
            return mention
        return self._meanings.give(mention, doc, first, last, lexemes)


def _is_idle_one(number: NumberMention, doc: Doc, first: int) -> bool:
    """Whether "one" counts nothing that anybody would want counted ("one of the best", "the one")."""
    if (
        doc[first].lower_ != "one"
        or number.value != 1
        or number.kind != "count"
        or number.outcome is not None
    ):
        return False
    return number.counted is None or (first + 1 < len(doc) and doc[first + 1].lower_ == "of")


class Tokens:
    """The tokens of a Doc by offset."""

    def __init__(self, doc: Doc) -> None:
        self._starts = [token.idx for token in doc]

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
