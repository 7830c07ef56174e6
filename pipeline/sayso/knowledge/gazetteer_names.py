"""How place names are spelt for comparison: one key for all the ways to write a name.

"Saint-Étienne", "St. Etienne" and "SAINT ETIENNE" share a key. An acronym keeps its case behind an
equals sign ("U.S." → "=US"), so that the pronoun "us" is never the country.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
        "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
        "’": "", "‘": "", "'": "", "ʻ": "", "ʼ": "", "`": "", "ʹ": "", ".": "", "-": " ", "–": " ", ",": " ",
    }
)  # fmt: skip
ACRONYM_MAX = 5  # longer words in capitals are shouted, not abbreviated
CACHED = 20_000  # names whose key is kept in memory
NAME_MAX = 80  # no place name is longer; longer strings are not worth the folding


def fold(name: str) -> str:
    """The key of ``name``: lower case without diacritics, points, hyphens and apostrophes."""
    name = name[:NAME_MAX].translate(_LETTERS)
    if not name.isascii():
        marked = unicodedata.normalize("NFKD", name)
        name = "".join(mark for mark in marked if not unicodedata.combining(mark))
    words = name.lower().split()
    return " ".join(ABBREVIATED.get(word, word) for word in words)


def acronym(name: str) -> str | None:
    """The key of ``name`` as an acronym ("U.S." → "=US"), or None where it is none."""
    letters = name.replace(".", "")
    if 1 < len(letters) <= ACRONYM_MAX and letters.isascii() and letters.isalpha() and letters.isupper():
        return "=" + letters
    return None


@lru_cache(maxsize=CACHED)
def key(name: str) -> str:
    """The key under which a gazetteer keeps ``name``."""
    return acronym(name) or fold(name)
