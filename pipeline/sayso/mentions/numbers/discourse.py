"""What befell the people of a figure that says so only through the text before it.

"31 wounded, five of them children", "45 dead in the north, 12 in the east", "up from 40 on Friday",
"the five", "the agency put the figure at 12": such a number takes the outcome of the number that
it refers back to, where one outcome alone is in focus in the same sentence or the two before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.knowledge import Knowledge
from sayso.mentions.numbers.antecedents import SHARED, Antecedents, Found
from sayso.mentions.numbers.discourse_words import DiscourseWords
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.meaning import Meanings
from sayso.values import NumberMention

CONFIDENCE = 0.8


class Discourse:
    """Gives numbers the outcome of those that they refer back to."""

    def __init__(self, knowledge: Knowledge, meanings: Meanings) -> None:
        self._words = DiscourseWords(knowledge, meanings)
        self._meanings = meanings

    def settle(self, doc: Doc, found: Sequence[Found], lexemes: Lexemes) -> list[NumberMention]:
        """The numbers ``found`` in reading order, with the outcomes that they inherit."""
        reader = Antecedents(self._words, doc, found)
        for at, item in enumerate(found):
            number = reader.quantity(item)
            if number.outcome is None and number.kind in SHARED:
                inherited = reader.inherited(at)
                if inherited is not None and inherited.outcome:
                    number = replace(
                        number,
                        people=True,
                        outcome=inherited.outcome,
                        group=number.group or inherited.group,
                        party=number.party or inherited.party,
                        basis=self._meanings.basis(doc, item.first, lexemes),
                        confidence=min(number.confidence, CONFIDENCE),
                    )
            settled = reader.shared(Found(number, item.first, item.last))
            reader.add(Found(settled, item.first, item.last))
        return [item.number for item in reader.done]
