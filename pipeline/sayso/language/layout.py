"""The layout of a text: where its paragraphs are, and where a dateline ends.

In a hard-wrapped text (`sayso.wrapping`) only a blank line ends a paragraph. Everywhere else each line
is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.spans import Span
from sayso.wrapping import is_wrapped

_LINE = re.compile(r"[^\n]+")
DATELINES_WITHIN = 5  # paragraphs at the head of an article that may open with a dateline
LONGEST_WORD = 300  # code points; no word of any article is as long
LONGEST_RUN = 2_000  # code points without the end of a sentence; sentences of news have some 130
LONGEST_PIECE = 10_000  # code points that are parsed in one piece
_SENTENCE_END = re.compile(r"(?:[a-z]{3}|[A-Z]{4}|[\d)%])[.!?][\"'”’)]*\s+(?=\S)")
_OVERLONG = re.compile(rf"\S{{{LONGEST_WORD},}}")


_PLACE = r"[A-Z][\w'’.-]{0,20}"
_REST = (
    rf"(?:, {_PLACE}(?: {_PLACE}){{0,3}}(?: \d{{1,2}})?){{0,2}}"
    rf"(?:, \d{{4}}|, \d{{1,2}} {_PLACE}(?: \d{{4}})?)?"
)
_DASH = r"(?:—| (?:—|–|--|-)) ?(?=\S)"
_DATELINE = re.compile(
    # BEIRA, Mozambique, Feb 20 (IOW) —      RIGA –      SZEGED, Hungary, May 22, 2023 -      PARIS/ROME -
    rf"[A-Z][A-Z'’.-]+(?:[ /][A-Z'’.-]{{2,20}}){{0,3}}{_REST}(?: ?\([^()\n]{{1,40}}\))?{_DASH}"
    # Hanoi (VNA) –      New Delhi, India (Reuters) -
    rf"|{_PLACE}(?: {_PLACE}){{0,3}}{_REST} ?\([A-Z][A-Za-z]{{1,15}}(?: [A-Z][a-z]{{1,15}}){{0,2}}\){_DASH}"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a text (white space around them not included), in reading order.

    ``starts`` are the offsets at which a sentence must start: each paragraph's, and that of the
    words behind a dateline, which is no part of the first sentence, and the cuts of paragraphs without end.
    """

    wrapped: bool
    paragraphs: tuple[Span, ...]
    starts: tuple[int, ...]


def layout_of(text: str) -> Layout:
    """The layout of ``text``; every non-blank code point lies in exactly one paragraph."""
    wrapped = is_wrapped(text)
    pattern = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*") if wrapped else _LINE
    spans = []
    for found in pattern.finditer(text):
        stripped = found.group().strip()
        if stripped:
            start = found.start() + found.group().index(stripped[0])
            spans.append(Span(start, start + len(stripped)))
    starts = [span.start for span in spans]
    starts += [cut for span in spans for cut in _cuts(text, span)]
    starts += [line.end for span in spans[:DATELINES_WITHIN] if (line := dateline(text, span))]
    return Layout(wrapped, tuple(spans), tuple(sorted(set(starts))))


def _cuts(text: str, paragraph: Span) -> Iterator[int]:
    """Where a paragraph is cut for the parser: longer ones than news has would cost without bound.

    That is where a sentence ends once `LONGEST_PIECE` code points are full, and between two words
    where no sentence ends for `LONGEST_RUN` code points: the work of some rules grows with the square
    of a sentence's length.
    """
    if len(paragraph) <= LONGEST_RUN:
        return
    last = end = paragraph.start
    for found in (*_SENTENCE_END.finditer(text, paragraph.start, paragraph.end), None):
        following = found.end() if found else paragraph.end
        while following - end > LONGEST_RUN:
            limit = end + LONGEST_RUN
            blank = next((i for i in range(limit, end, -1) if text[i].isspace()), None)
            end = limit if blank is None else blank + 1
            if blank is not None:
                yield end
                last = end
        if following - last > LONGEST_PIECE and end > last:
            yield end
            last = end
        end = following


def dateline(text: str, paragraph: Span) -> Span | None:
    """The dateline that opens ``paragraph`` ("BAKU, Oct 14 (Agency) — "), dash included, or None.

    A dateline names its city in capitals or its agency in brackets, as wire services print it.
    """
    found = _DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
    return Span(found.start(), found.end()) if found else None


def shadow(text: str, layout: Layout) -> str:
    """A text of the same length for the parser to read: no line breaks inside a paragraph.

    A run of `LONGEST_WORD` characters or more without a blank (a data URL, a page of brackets) is
    masked by letters: spaCy's tokenizer takes quadratic time to pull it apart.

    Offsets into the shadow are offsets into ``text``.
    """
    shaded = text.replace("\u00a0", " ").replace("\u202f", " ")
    shaded = _OVERLONG.sub(lambda found: "x" * len(found.group()), shaded)
    if not layout.wrapped:
        return shaded
    parts, at = [], 0
    for paragraph in layout.paragraphs:
        parts.append(shaded[at : paragraph.start])
        parts.append(re.sub(r"[\n\r\t]", " ", paragraph.of(shaded)))
        at = paragraph.end
    return "".join(parts) + shaded[at:]
