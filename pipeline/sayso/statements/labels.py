"""Lines that a label opens ("PENCE: …", "Q: …", "Poll: …"), and which of them are turns of an interview.

Works on the text alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.spans import Span, trim

_LABEL = re.compile(r"(?:[-–—•*] ?)?([A-Z][^\n:?!;“”\"«»]{0,70}):(?=[\s\"“”‘'«„])")
_NAME = re.compile(r"[A-Z][\w.'’-]{0,24}(?: [A-Z][\w.'’-]{0,24}){0,3}")
LONGEST = 80  # code points up to the colon
ASKING = frozenset({"q", "question"})
ANSWERING = frozenset({"a", "answer"})
FEWEST = 2  # lines that one label must open; a lone one is a heading


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that a label opens: the label without its colon, and the words behind it."""

    label: Span
    words: Span
    paragraph: int


def labelled(text: str, paragraphs: Sequence[Span]) -> list[Line]:
    """The paragraphs that open with some words and a colon, in reading order."""
    out: list[Line] = []
    for number, paragraph in enumerate(paragraphs):
        near = text.find(":", paragraph.start, min(paragraph.end, paragraph.start + LONGEST))
        found = _LABEL.match(text, paragraph.start, paragraph.end) if near >= 0 else None
        if found is None:
            continue
        words = trim(text, found.end(), paragraph.end)
        if words is not None:
            out.append(Line(Span(*found.span(1)), words, number))
    return out


def turns(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines that are turns: names that take the word by turns, or questions that are marked so.

    A speaker may be named in full at first and by the last word of the name later.
    """
    named = [line for line in lines if _NAME.fullmatch(line.label.of(text))]
    counts = Counter(_key(text, line) for line in named)
    usual = {key for key, count in counts.items() if count >= FEWEST}
    if not usual or (len(counts) < FEWEST and not usual <= ASKING):
        return []
    met = {line.paragraph for line in named if _key(text, line) in usual}
    return [line for line in named if line.paragraph in met or _is_between(line, met)]


def _is_between(line: Line, met: set[int]) -> bool:
    """Whether a line of a name that comes once stands beside lines of names that come again."""
    return any(line.paragraph + step in met for step in (-2, -1, 1, 2))


def _key(text: str, line: Line) -> str:
    return line.label.of(text).split()[-1].lower()


def acts(text: str, spoken: Sequence[Line]) -> list[str]:
    """What each turn does: it asks, answers (where somebody who mostly asks spoke before), or says."""
    asked = Counter(_key(text, line) for line in spoken if line.words.of(text)[-1] == "?")
    counts = Counter(_key(text, line) for line in spoken)
    askers = {key for key, count in counts.items() if key in ASKING or asked[key] > count / 2} - ANSWERING
    out: list[str] = []
    before = ""
    for line in spoken:
        key = _key(text, line)
        if key in askers:
            out.append("ask" if key in ASKING or line.words.of(text)[-1] == "?" else "say")
        else:
            out.append("answer" if before in askers or key in ANSWERING else "say")
        before = key
    return out
