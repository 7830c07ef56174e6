"""Names as keys: what two spellings of one name have in common."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from sayso.knowledge import load_knowledge
from sayso.knowledge.gazetteer_rows import Country

_WORD = re.compile(r"\w+")
_OWNER = re.compile(r"['’]s\b")
_LINKS = frozenset(("the", "of", "and", "for", "in", "a"))  # words that an institution's name may lack


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, punctuation and a possessive's s, at most 20.

    "Recep Tayyip Erdoğan" and "RECEP TAYYIP ERDOGAN" have the same.
    """
    plain = unicodedata.normalize("NFKD", _OWNER.sub("", name[:300]))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).replace("ı", "i")
    return tuple(_WORD.findall(letters.casefold().replace(".", "")))[:20]


@lru_cache(maxsize=100_000)
def institution_words(name: str, country: str | None, government: bool) -> tuple[str, ...]:
    """The words of an institution's name without small words and, of a description, its own country's.

    "Thai army", "Thailand's army" and "army of Thailand" have the same, "American University" and "the
    university" have not; "Justice Department" and "Department of Justice" have, being of a government. The
    whole words where nothing else is left.
    """
    words = [word for word in words_of(name) if word not in _LINKS]
    own = _country_words().get(country or "", frozenset())
    rest = [word for word in words if word not in own]
    if government or rest == [word for word in rest if word in name]:  # all of it in small letters
        words = rest
    return tuple(sorted(words) if government else words) or words_of(name)


def is_named(name: str, kind: str, country: str | None) -> bool:
    """Whether a name is one, and not a description that many may answer to ("officials", "the company").

    A state's institution is named by its country: "Thai army".
    """
    if kind in ("unnamed", "group"):
        return False
    if kind != "person" and country is not None:
        return True
    words = [word for word in _WORD.findall(name) if word[0].isalpha()]
    if not words or not words[-1][0].isupper():
        return False
    return kind != "person" or (words[0][0].isupper() and " of " not in name)


@cache
def _country_words() -> dict[str, frozenset[str]]:
    rows = load_knowledge().table("countries", Country).values()
    return {
        row.id: frozenset(
            word
            for name in (row.name, *row.aliases, *row.adjectives)
            if len(words_of(name)) == 1
            for word in words_of(name)
        )
        for row in rows
    }


@cache
def country_names() -> dict[str, str]:
    """The names of countries by their ISO 3166-1 alpha-2 codes."""
    return {row.id: row.name for row in load_knowledge().table("countries", Country).values()}
