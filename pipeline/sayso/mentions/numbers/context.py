"""What looks like a number and is none: identifiers, dates, clock times, addresses.

The test is the *cluster*: the run of lexemes around a number without white space between them
("T-72", "10:30", "2015-16", "+1-222-2222"), and the words beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.mentions.numbers.grammar import Reading
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Lexicon

_EDGES = "\"'“”‘’()[]{}<>,.;:!?…«»"
_CLOCK = re.compile(r"\d{1,2}(?:\.\d{2})?(?:[ap]\.?m\.?|hrs?|GMT)", re.IGNORECASE)
_COLON = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:[ap]\.?m\.?|hrs?|GMT)?", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{2,4}|\d{1,2}/\d{1,2}"
)
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–/](?:\d\d|(?:1[5-9]|20)\d\d)")
_DECADE = re.compile(r"['’]?(?:\d{4}|\d0)['’]?s", re.IGNORECASE)
_PHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[-.)/]\(?\d{2,}\)?){2,}|\+\d[\d-]*")
_ADDRESS = re.compile(r"://|www\.|@|#|\w\.(?:com|org|net|gov|edu|html?)\b|_|\\|=|&", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z.\-–/]*\d|\d+[A-Z]+\d|\d{1,3}-?[A-Z]+(?:s|-[A-Z]\w*)?$")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}|\d+x\d+|\d+-\d+-\d[\d-]*")
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_TIMES = (_COLON, _DATE, _DECADE, _YEARS, _CLOCK)
NEAR = 8  # words around "3-1" among which words of games and votes are looked for
MAX_MARKER = 30  # lists of more items are not numbered in news
MAX_CLUSTER = 80  # code points; what is longer is no number of a news text
REACH = 40  # a cluster reaches this many lexemes to each side at most
CHANGE_REACH = 12  # words before "from" among which a verb of change is looked for


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch of positions that is not counted: a name's number, a score, or a date or address."""

    start: int
    end: int
    kind: Literal["identifier", "score", "other"]


class Context:
    """Judges numbers of one text by what stands around them."""

    def __init__(self, lexicon: Lexicon, lexemes: Lexemes) -> None:
        self._lexicon = lexicon
        self._lex = lexemes

    def noise(self, core: Reading, start: int, *, measured: bool) -> Noise | None:
        """What the number ``core`` is instead of a number, or None if it is one.

        ``start`` is the position of the currency sign or minus before it.
        """
        if core.form in ("vague", "fraction"):
            return self._address(core)
        found = None
        if self._lex.numeral(core.start) is not None:
            found = self._cluster_noise(core, start, measured)
            if found is None and not measured:
                found = self._marker(core) or self._date(core)
        return found or (None if measured or core.form == "ordinal" else self._named(core))

    def changes(self, at: int) -> bool:
        """Whether a word of change stands shortly before position ``at`` ("rose from 10 to 12")."""
        words = self._lexicon.cues("change")
        return any(word in words for word in self._lex.lowers[max(0, at - CHANGE_REACH) : at])

    # -- clusters ------------------------------------------------------------------------------

    def _cluster(self, core: Reading) -> tuple[int, int]:
        """The positions of the cluster around a number, without punctuation at its edges."""
        start, end = core.start, core.end
        while start > core.start - REACH and self._lex.glued(start):
            start -= 1
        while end < core.end + REACH and self._lex.glued(end):
            end += 1
        while start < core.start and self._lex.word(start) in _EDGES:
            start += 1
        while end > core.end and self._lex.word(end - 1) in _EDGES:
            end -= 1
        return start, end

    def _address(self, core: Reading) -> Noise | None:
        start, end = self._cluster(core)
        outside = end - start > 2 and _ADDRESS.search(self._lex.between(start, end))
        return Noise(start, end, "other") if outside else None

    def _cluster_noise(self, core: Reading, begin: int, measured: bool) -> Noise | None:
        start, end = self._cluster(core)
        if end - start == core.end - core.start:
            return None
        word = self._lex.between(start, end)
        if len(word) > MAX_CLUSTER or _ADDRESS.search(word) or any(p.fullmatch(word) for p in _TIMES):
            return Noise(start, end, "other")
        if _SCORE.fullmatch(word) and self._is_score(start, end, word):
            return Noise(start, end, "score")
        if _PHONE.fullmatch(word) or _DOTTED.fullmatch(word):
            return Noise(start, self._phone(end), "identifier")
        if start < begin and _NAME.match(word) and not (measured and self._prefixed(core, word)):
            return Noise(start, end, "identifier")
        letter = self._lex.word(core.end)
        if (
            not measured
            and self._lex.glued(core.end)
            and letter.isupper()
            and letter.isalpha()
            and len(letter) <= 3
        ):
            return Noise(start, end, "identifier")
        return None

    def _prefixed(self, core: Reading, word: str) -> bool:
        """Whether the letters before a number are a prefix to it ("then-24-year-old", "mid-30%")."""
        return word[0].islower() and self._lex.glued(core.end) and self._lex.word(core.end) in ("-", "%")

    def _phone(self, end: int) -> int:
        """The end of a telephone number whose first group ends at ``end`` ("+44 20 7946 0018")."""
        while self._lex.numeral(end) is not None or (
            self._lex.word(end) in ("-", ")", "(") and self._lex.glued(end)
        ):
            end += 1
        return end

    def _is_score(self, start: int, end: int, word: str) -> bool:
        """Whether "3-1" is a score: it falls, or words of games or votes stand near."""
        first, second = (float(part) for part in re.split("[-–]", word))
        words = self._lexicon.cues("score")
        near = self._lex.lowers[max(0, start - NEAR) : start] + self._lex.lowers[end : end + NEAR // 2]
        if self._counts(end) or self._lex.lower(end) in ("per", "percent", "%", "year", "-"):
            return False
        return first >= second or any(word in words for word in near)

    # -- neighbours ----------------------------------------------------------------------------

    def _date(self, core: Reading) -> Noise | None:
        """A bare numeral that is a day, an hour or a year."""
        value, before, after = core.value, self._lex.lower(core.start - 1), self._lex.lower(core.end)
        if value is None or core.end != core.start + 1 or value != int(value):
            return None
        months = self._lexicon.cues("month")
        if value <= 31 and (self._month(core.start - 1, months) or self._month(core.end, months)):
            return Noise(core.start, core.end, "other")
        if value <= 24 and after in ("am", "pm", "noon") and self._lex.word(core.end + 1) != ".":
            return Noise(core.start, core.end + 1, "other")
        if value <= 24 and after in ("a", "p") and self._lex.lower(core.end + 2) == "m":
            return Noise(core.start, core.end + 3, "other")
        if value <= 12 and after in ("o'clock", "o") and self._lex.lower(core.end + 2) == "clock":
            return Noise(core.start, core.end + 3, "other")
        if not 1000 <= value <= 2100 or "," in self._lex.word(core.start):
            return None
        return Noise(core.start, core.end, "other") if self._is_year(core, before, after) else None

    def _marker(self, core: Reading) -> Noise | None:
        """The number of a list's item: "1)" without an open bracket, "2." at the start of a line."""
        after = self._lex.word(core.end)
        if (core.value or 0) > MAX_MARKER or core.form != "digits" or not self._lex.glued(core.end):
            return None
        if after == ")":
            near = self._lex.texts[max(0, core.start - NEAR) : core.start]
            listed = "(" not in near
        else:
            start = self._lex.starts[core.start]
            spaced = not self._lex.glued(core.end + 1) and core.end + 1 < len(self._lex)
            listed = after == "." and spaced and (start == 0 or self._lex.text[start - 1] == "\n")
        return Noise(core.start, core.end, "other") if listed else None

    def _month(self, at: int, months: frozenset[str]) -> bool:
        at -= self._lex.word(at) == "."
        return self._lex.lower(at) in months and self._lex.word(at)[:1].isupper()

    def _is_year(self, core: Reading, before: str, after: str) -> bool:
        """A year stands after a preposition or month or in brackets, and counts nothing."""
        if self._counts(core.end) and before not in ("in", "since"):
            return False
        if before == "," and self._lex.numeral(core.start - 2) is not None:
            return True
        if before in self._lexicon.cues("year_before"):
            return 1400 <= (core.value or 0) <= 2100
        return (
            1900 <= (core.value or 0) <= 2060
            and (after in ("-", "–", ")", "") or not after.isalpha())
            and (
                before in ("(", "-", "–", "'", "’")
                or (before.isalpha() and before not in ("than", "least", "to", "over"))
            )
        )

    def _is_house(self, at: int) -> bool:
        """Whether a street follows at ``at``: one to three capitalised words, the last of them "St"."""
        for follow in range(at, at + 4):
            if not self._lex.word(follow)[:1].isupper():
                return False
            if follow > at and self._lex.lower(follow) in self._lexicon.cues("street"):
                return True
        return False

    def _counts(self, at: int) -> bool:
        """Whether a plural noun follows at ``at``."""
        word = self._lex.word(at)
        plural = (
            word.islower() and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        )
        return plural or word in self._lexicon.cues("plurals")

    def _named(self, core: Reading) -> Noise | None:
        """A number that names something: "Flight 370", "Resolution 1325", "No. 3", "Group of 20".

        Behind "hotline on", it is a telephone's.
        """
        at = core.start - 1
        if core.form == "digits" and self._is_house(core.end):
            return Noise(core.start, core.end, "identifier")
        if self._lex.lower(at) == "#":
            return Noise(core.start, core.end, "identifier")
        if self._lex.lower(at) == "of" and self._lex.lower(at - 1) in self._lexicon.cues("of_identifier"):
            return Noise(core.start, core.end, "identifier") if self._lex.word(at - 1)[:1].isupper() else None
        at -= self._lex.word(at) == "."
        joined = core.form == "digits" and self._lex.lower(at) in ("on", "at")
        if joined and self._lex.lower(at - 1) in self._lexicon.cues("phone"):
            return Noise(core.start, self._phone(core.end), "identifier")
        word = self._lex.word(at)
        if word.lower() not in self._lexicon.cues("identifier"):
            return None
        if word.lower() == "no" and self._lex.word(at + 1) != ".":
            return None
        strict = word.lower() in self._lexicon.cues("strict_identifier") and core.form == "digits"
        if word != word.lower():
            named = core.form == "digits" or self._lex.word(core.start)[0].isupper()
        else:
            named = strict and not self._counts(core.end)
        return Noise(core.start, self._cluster(core)[1], "identifier") if named else None
