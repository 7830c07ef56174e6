"""Whether the lines of a text are hard-wrapped.

Mail, wire copies and old archives break their lines at a fixed width. There a line break does not
end a sentence and only a blank line ends a paragraph.
"""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<=\S)[ \t\r]*\n[ \t]*(?=\S)")
_ENDS = re.compile(r"[.!?:;…]['\"”’)\]]*$|^\W*$")
WRAP_MIN, WRAP_MAX = 40, 100  # widths at which texts are wrapped, in code points
MIN_BREAKS = 3  # fewer line breaks than these tell nothing
MID_SENTENCE = 0.5  # share of breaks inside a sentence from which a text counts as wrapped


def is_wrapped(text: str) -> bool:
    """Whether the single line breaks of ``text`` stand inside sentences, at a steady width.

    A break counts as inside a sentence if the line before it ends without a sentence's end and is
    of a width at which texts are wrapped.
    """
    breaks = inside = 0
    for found in _BREAK.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        line = text[start : found.start()]
        breaks += 1
        inside += WRAP_MIN <= len(line) <= WRAP_MAX and not _ENDS.search(line)
    return breaks >= MIN_BREAKS and inside / breaks >= MID_SENTENCE
