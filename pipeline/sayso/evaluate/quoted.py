"""The stretches of a text within quotation marks, as the public benchmark of attribution counts them.

This is the yardstick of evaluation, the same for every system that is measured; what sayso itself takes
for a quotation is found in its statements room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from sayso.wrapping import is_wrapped

_Sort = Literal["open", "close", "either", "none"]
_DOUBLE: dict[str, _Sort] = {"“": "open", "``": "open", "”": "close", '"': "either", "''": "either"}
_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"(?:[^\n]|\n(?![ \t\r]*\n))+")


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Start and end of what stands within marks, paragraph by paragraph, the marks left out.

    A paragraph is a line; in a hard-wrapped text, of which the benchmark has none, it ends at a blank line.
    Double marks (curly, straight, and typewriters' pairs) nest nothing, and one that is not closed runs
    to the end of its paragraph. Single marks count outside double ones alone, and where they are closed.
    """
    return [
        stretch
        for paragraph in (_BLOCK if is_wrapped(text) else _LINE).finditer(text)
        for stretch in _stretches(text, paragraph.start(), paragraph.end())
    ]


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at, opened = start, -1
    while at < end:
        sort, width = _double(text, at)
        if opened >= 0 and sort in ("close", "either"):
            yield opened, at
            opened = -1
        elif opened < 0 and (sort in ("open", "either") or (sort == "close" and _word_at(text, at + 1))):
            opened = at + width
        elif opened < 0 and (close := _single(text, start, at, end)):
            yield at + 1, close
            at = close
        at += width
    if opened >= 0:
        yield opened, end


def _double(text: str, at: int) -> tuple[_Sort, int]:
    """What the mark at ``at`` does, and how many characters it has; "none" and 1 where there is none."""
    for mark in (text[at : at + 2], text[at]):
        if mark in _DOUBLE:
            return _DOUBLE[mark], len(mark)
    return "none", 1


def _single(text: str, start: int, at: int, end: int) -> int:
    """Where the quotation in single marks closes that opens at ``at``; 0 where none does."""
    if text[at] not in "‘'" or not _word_at(text, at + 1) or (at > start and _word_at(text, at - 1)):
        return 0
    closing = "’'" if text[at] == "‘" else "'"
    for i in range(at + 2, end):
        if text[i] in '“”"':
            return 0
        if text[i] in closing and not _word_at(text, i + 1) and not text[i - 1].isspace():
            return i
    return 0


def _word_at(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum()
