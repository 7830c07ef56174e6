"""Words of unknown origin made safe for a terminal."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}  # controls, direction and format marks, line and paragraph separators
_SHOWN = {"\n": "\n", "\t": "\t", "\r": " ", "\u00ad": "\u00ad", "\u200c": "\u200c", "\u200d": "\u200d"}
_UNKNOWN = "\ufffd"


def printable(text: str) -> str:
    """A text of the same length without what could move the cursor, recolour or reorder the screen."""
    if text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def one_line(text: str) -> str:
    """The same, on one line."""
    return printable(text.replace("\n", " "))


def _shown(char: str) -> str:
    return _SHOWN.get(char, _UNKNOWN) if unicodedata.category(char) in _UNSEEN else char
