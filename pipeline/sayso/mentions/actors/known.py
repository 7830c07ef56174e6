"""Names of actors.csv on the page: where the table and the recogniser disagree."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page

Entity = tuple[int, int, str]
_PROPER = ("NNP", "NNPS")


def known_names(page: Page, words: ActorWords, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """The token ranges that are a name of actors.csv, without those inside a longer name."""
    around = {at: entity for entity in entities for at in range(entity[0], entity[1])}
    found: list[tuple[int, int]] = []
    for begin, stop in words.known.find(page.text, page.words, page.starts):
        start, end = page.at(begin), page.last(stop) + 1
        whole = page.ends[end - 1] == stop and not _goes_on(page, end)
        if whole and not any(
            _is_longer(page, words, around[at], start, end) for at in (start, end - 1) if at in around
        ):
            found.append((start, end))
    return found


def without(entities: Sequence[Entity], known: Sequence[tuple[int, int]]) -> list[Entity]:
    """The ``entities`` that overlap none of ``known``."""
    taken = {at for start, end in known for at in range(start, end)}
    return [entity for entity in entities if not taken.intersection(range(entity[0], entity[1]))]


def _goes_on(page: Page, end: int) -> bool:
    """Whether a hyphen and a capital follow at once: "BBC-Arabic" is another name."""
    if end + 1 >= len(page) or page.words[end] != "-" or page.starts[end] != page.ends[end - 1]:
        return False
    return page.words[end + 1][0].isupper() and page.starts[end + 1] == page.ends[end]


def _is_person(page: Page, words: ActorWords, start: int, end: int) -> bool:
    return words.known.type_of(page.text[page.starts[start] : page.ends[end - 1]]) == "person"


def _is_longer(page: Page, words: ActorWords, entity: Entity, start: int, end: int) -> bool:
    """Whether the entity has a proper noun more to its name than the tokens ``start`` to ``end``.

    A body's name is no person's surname: of "May Microsoft" the last word counts.
    """
    if entity[2] == "PERSON" and entity[1] == end and not _is_person(page, words, start, end):
        return False
    more = [*range(entity[0], start), *range(end, entity[1])]
    if any(page.tags[at] == "POS" for at in more):
        return False
    return any(page.tags[at] in _PROPER and page.words[at].isalpha() for at in more)
