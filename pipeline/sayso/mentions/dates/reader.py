"""A text as the grammar of dates sees it: a row of lexemes with what each may mean."""

from __future__ import annotations

from sayso.mentions.dates.meanings import Point
from sayso.mentions.dates.words import LEXEMES, DateLexicon, Phrase

# Function words that head a rule of the grammar without being in the tables.
WORDS_OF_THEIR_OWN = {
    "per": "per",
    "once": "per",
    "twice": "per",
    "q": "q",
    "h": "h",
    "half": "half",
    "½": "number",
}
NOTHING: dict[str, str] = {}
ENDS = "’'`‘"
ARTICLES = ("the", "that", "this", "a", "an", "these", "those", "'", "’", "‘")


class Reader:
    """The lexemes of a text, read by position; positions outside the text read as empty words."""

    def __init__(self, text: str, lexicon: DateLexicon) -> None:
        found = list(LEXEMES.finditer(text))
        self.text = text
        self.lexicon = lexicon
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words = [match.group().lower() for match in found]
        self.count = len(found)
        self.bases: dict[int, tuple[int, Point, str] | None] = {}  # what the grammar has read already
        self.clocks: dict[int, tuple[int, Point] | None] = {}
        self._heads: dict[int, frozenset[str]] = {}
        self.quantities: dict[int, tuple[int, str, str] | None] = {}

    def word(self, i: int) -> str:
        """The lower-cased lexeme at ``i``."""
        return self.words[i] if 0 <= i < self.count else ""

    def kinds(self, i: int) -> dict[str, str]:
        """Kind and value of all that the lexeme at ``i`` may mean."""
        return self.lexicon.words.get(self.words[i], NOTHING) if 0 <= i < self.count else NOTHING

    def get(self, i: int, kind: str) -> str | None:
        """The value of the lexeme at ``i`` as a word of ``kind``, or None."""
        return self.kinds(i).get(kind)

    def weak(self, i: int, kind: str) -> bool:
        """Whether the lexeme at ``i``, of ``kind``, means something else as often."""
        return (self.word(i), kind) in self.lexicon.weak

    def glued(self, i: int) -> bool:
        """Whether no space stands between the lexeme at ``i`` and the one before it."""
        return 0 < i < self.count and self.starts[i] == self.ends[i - 1]

    def capital(self, i: int) -> bool:
        """Whether the lexeme at ``i`` starts with a capital letter."""
        return 0 <= i < self.count and self.text[self.starts[i]].isupper()

    def digits(self, i: int, shortest: int = 1, longest: int = 9) -> int | None:
        """The number at ``i`` where it is written in so many ASCII digits."""
        word = self.word(i)
        if shortest <= len(word) <= longest and word.isascii() and word.isdigit():
            return int(word)
        return None

    def hyphen(self, i: int) -> bool:
        """Whether the lexeme at ``i`` is a hyphen or a dash."""
        return self.word(i) in ("-", "–", "—", "‑", "~")

    def skip(self, i: int, *words: str) -> int:
        """The position after ``i`` where one of ``words`` stands there, else ``i``."""
        return i + 1 if self.word(i) in words else i

    def phrase(self, i: int) -> tuple[int, Phrase] | None:
        """The longest phrase of the tables that starts at ``i``, and the position after it."""
        for entry in self.lexicon.phrases.get(self.word(i), ()):
            end = i + len(entry.words)
            if tuple(self.words[i:end]) == entry.words:
                return end, entry
        return None

    def phrase_named(self, i: int) -> str | None:
        """The holiday's rule where a holiday's name starts at ``i``."""
        found = self.phrase(i)
        return found[1].holiday.rule if found and found[1].holiday else None

    def heads(self, i: int) -> frozenset[str]:
        """The kinds of the word at ``i`` and, after an article, of the next; "digits" for a number."""
        if i not in self._heads:
            self._heads[i] = frozenset(self._kinds_at_head(i))
        return self._heads[i]

    def _kinds_at_head(self, i: int) -> set[str]:
        heads: set[str] = set()
        for at in range(i, i + 3):  # "the ’70s" has two marks before its number
            heads |= self.kinds(at).keys()
            word = self.word(at)
            if word[:1].isdigit():
                heads.add("digits")
            if word in self.lexicon.phrases:
                heads.add("phrase")
            if word in self.lexicon.within:
                heads.add("compared")
            if word in WORDS_OF_THEIR_OWN:
                heads.add(WORDS_OF_THEIR_OWN[word])
            if word not in ARTICLES:
                break
        return heads

    def starts_before(self, trigger: int, floor: int) -> list[int]:
        """The positions at which an expression that holds ``trigger`` may start, the farthest first."""
        inside, starts, at = self.lexicon.inside, self.lexicon.starts, trigger
        while at > floor and (self.words[at - 1] in inside or self.words[at - 1][0].isdigit()):
            at -= 1
        return [i for i in range(at, trigger + 1) if self.words[i] in starts or self.words[i][0].isdigit()]

    def triggers(self) -> list[int]:
        """The positions where a time expression may be, cheaply found."""
        known = self.lexicon.triggers
        return [i for i, word in enumerate(self.words) if word in known or self._numeric(i, word)]

    def _numeric(self, i: int, word: str) -> bool:
        """A number of four digits, or of one or two beside a mark that dates and times have."""
        if not word[0].isdigit():
            return False
        if len(word) == 3:  # a year before Christ or the first of the Middle Ages
            return self.word(i + 1) in ("bc", "bce", "b", "ad", "a", "ce", "-", "–")
        if len(word) > 3:
            return len(word) == 4
        return self.word(i + 1) in (":", "/", "-", ".", "–", "o") or self.word(i - 1) in ENDS_SET


ENDS_SET = frozenset(ENDS)
