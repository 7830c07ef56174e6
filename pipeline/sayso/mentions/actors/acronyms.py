"""Bodies and their acronyms: "Nagorno-Karabakh Republic (NKR)", and NKR alone after it.

The words before an acronym in brackets are its expansion where their first letters spell it, after
Schwartz and Hearst (2003).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.mentions.actors.names import Name, organization
from sayso.mentions.actors.titles import Style
from sayso.records import ActorType


def with_acronyms(page: Page, words: ActorWords, names: list[Name]) -> list[Name]:
    """``names`` with the bodies that acronyms define, and with each use of these acronyms."""
    found = _with_defined(page, words, names)
    taken = {at for name in found for at in range(name.start, name.end)}
    found += _acronyms(page, words, found, taken)
    return sorted(found, key=lambda name: name.start)


def _with_defined(page: Page, words: ActorWords, found: list[Name]) -> list[Name]:
    """Adds bodies whose acronym follows in brackets, where the recogniser cut or missed the name."""
    defined = [
        organization(page, words, start, end, words.institution_of(page.lower, end))
        for start, end in _definitions(page)
    ]
    if not defined:
        return found
    covered = {at for name in defined for at in range(name.start, name.end)}
    styled = {at for name in found if name.style.acronym for at in range(name.style.left, name.start)}
    kept = [name for name in found if not covered.intersection(range(name.start, name.end))]
    return kept + [name for name in defined if name.start not in styled]


def _definitions(page: Page) -> Iterator[tuple[int, int]]:
    """Token ranges spelt out before an acronym in brackets: "Association against Torture (AAT)"."""
    for at in range(2, len(page) - 2):
        word = page.words[at + 1]
        if page.words[at] != "(" or page.words[at + 2] != ")" or not word.isupper() or len(word) < 2:
            continue
        for start in range(at - 2, max(-1, at - len(word) - 5), -1):
            if page.words[start][:1] == word[0] and word in initials(page.words[start:at]):
                yield start, at
                break
            if page.words[start] in (".", ",", "(", ")") or page.tags[start].startswith("VB"):
                break


def _acronyms(page: Page, words: ActorWords, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Acronyms of the article's bodies: the letters their names begin with ("PA", "(NKR)")."""
    types: dict[str, ActorType] = {}
    for name in names:
        if name.type == "organization" and name.end - name.start == 1 and page.words[name.start].isupper():
            types[page.words[name.start]] = name.type
        if name.type != "person" and name.end - name.start > 1:
            for letters in initials(page.words[name.start : name.end]):
                types.setdefault(letters, name.type)
    for at, word in enumerate(page.words):
        if word in types and at not in taken and not words.is_place(word):
            yield Name(at, at + 1, types[word], "actors.acronym", Style(left=at), None, 0.8)


def initials(name: Sequence[str]) -> set[str]:
    """The acronyms of two letters and more that the words of ``name`` may have."""
    parts = [part for word in name for part in word.split("-") if part[:1].isalpha()]
    capitals = "".join(part[0] for part in parts if part[0].isupper())
    every = "".join(part[0] for part in parts if part not in ("of", "the", "and", "for")).upper()
    return {letters for letters in (capitals, every) if len(letters) > 1}
