"""For each of what a figure holds: "$84 a barrel", "120 patients a day", "15 cents per share"."""

from __future__ import annotations

from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon

OPENERS = ("per", "a", "an", "each", "every", "/")
HEADS = ("capita", "head")


class Per:
    """Reads the word or sign after a quantity that says for each of what it is."""

    def __init__(self, lexicon: Lexicon, lemmas: Lemmas) -> None:
        self._lexicon = lexicon
        self._lemmas = lemmas

    def after(self, lexemes: Lexemes, at: int) -> str | None:
        """The unit's name or the noun's lemma at position ``at`` ("day" of "a day"), or None."""
        opener = lexemes.lower(at)
        if opener not in OPENERS:
            return None
        found = self._lexicon.unit_words.ahead(lexemes, at + 1)
        if opener == "/":
            found = found or self._lexicon.unit_symbols.ahead(lexemes, at + 1)
            return found[1].id if found is not None and lexemes.glued(at) else None
        if found is not None and self._ends(lexemes, found[0], opener):
            timed = found[1].dimension == "time"
            return found[1].id if timed or opener not in ("each", "every") else None
        word = lexemes.lower(at + 1)
        if opener == "per" and word in HEADS:
            return "person"
        named = word in self._lexicon.cues("per_noun") and self._ends(lexemes, at + 2, opener)
        if not named and (opener != "per" or not word.isalpha() or word == "cent"):
            return None
        return self._lemmas.noun(word)

    def _ends(self, lexemes: Lexemes, end: int, opener: str) -> bool:
        """Whether the phrase ends there: not "12 people a year ago", "a day to leave", "a barrel bomb"."""
        return opener == "per" or lexemes.lower(end) not in self._lexicon.cues("not_per")
