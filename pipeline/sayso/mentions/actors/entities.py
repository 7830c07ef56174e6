"""The recogniser's entities, trimmed to names: no articles, titles, possessives or line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.knowledge.actors import ActorWords, plain
from sayso.language.page import Page
from sayso.mentions.actors.titles import country_ending

_NAMES = ("PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", "LOC", "WORK_OF_ART", "EVENT", "LAW")
_PARTICLES = ("do", "da", "dos", "das", "bin", "binti", "bint", "ibn", "van", "von")
LONGEST_CUT = 3  # words of a name that the recogniser cut off at its beginning
_LETTER = re.compile(r"[^\W\d_]")
_ALNUM = re.compile(r"[^\W_]")


def trimmed(page: Page, words: ActorWords) -> list[tuple[int, int, str]]:
    """First token, end and label of each entity that may name an actor, in reading order."""
    entities = _merged(page, _entities(page))
    return [e for start, end, label in entities for e in _cleaned(page, words, start, end, label)]


def _merged(page: Page, entities: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The entities, persons with nothing between them as one: "Ratu Epeli" and "Naulivou"."""
    held: tuple[int, int, str] | None = None
    for entity in entities:
        start, end, label = entity
        beside = held is not None and held[1] == start and page.sentences[start] == page.sentences[held[0]]
        if held is not None and beside and label == held[2] == "PERSON" and page.words[start].isalpha():
            held = (held[0], end, label)
            continue
        if held is not None:
            yield held
        held = entity
    if held is not None:
        yield held


def _entities(page: Page) -> Iterator[tuple[int, int, str]]:
    """Token ranges of the entities, with their labels."""
    start = 0
    labels, begins, total = page.labels, page.begins, len(page)
    while start < total:
        label = labels[start]
        if not label:
            start += 1
            continue
        end = start + 1
        while end < total and labels[end] == label and not begins[end]:
            end += 1
        if label in _NAMES:
            yield start, end, label
        start = end


def is_one_word(page: Page, start: int, end: int) -> bool:
    """Whether no white space divides the tokens: "El-Sisi"."""
    return all(page.starts[at] == page.ends[at - 1] for at in range(start + 1, end))


def last_word(page: Page, start: int, end: int) -> str | None:
    """The last word of a name of several: its surname, hyphens and all."""
    first = end - 1
    while first > start and page.starts[first] == page.ends[first - 1]:
        first -= 1
    return "".join(page.words[first:end]) if first > start else None


def _cleaned(
    page: Page, words: ActorWords, start: int, end: int, label: str
) -> Iterator[tuple[int, int, str]]:
    """The entity without determiners, titles, possessives, and cut at line ends."""
    for at in range(start, end):
        if page.words[at].isspace() or page.words[at] == ":":
            yield from _cleaned(page, words, start, at, label)
            if page.words[at] != ":" or end - at > 2:  # "Haddadin-Rau: Buy good boots"
                yield from _cleaned(page, words, at + 1, end, label)
            return
    while start < end and (page.tags[start] == "DT" or not _LETTER.search(page.words[start])):
        start += 1
    while end > start and (page.tags[end - 1] == "POS" or not _ALNUM.search(page.words[end - 1])):
        end -= 1
    if label == "PERSON":
        start = _without_styles(page, words, start, end)
        start = _begun_before(page, words, start)
        while _hyphenated(page, end):
            end += 2
        if _goes_on(page, words, start, end):
            end += 1
        end = _with_particles(page, words, end)
    if start < end:
        yield start, end, label


def _hyphenated(page: Page, end: int) -> bool:
    """Whether a hyphen and a proper noun go on right after a name."""
    if end + 1 >= len(page) or page.words[end] != "-" or page.tags[end + 1] not in ("NNP", "NNPS"):
        return False
    return page.starts[end] == page.ends[end - 1] and page.starts[end + 1] == page.ends[end]


def _goes_on(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether the next word, cut off by the recogniser, heads the name: "Joseph Wekesa Odhiambo"."""
    if end == len(page) or end - start < 2 or page.labels[end] not in ("", "GPE", "NORP"):
        return False
    heads = page.tags[end] == "NNP" and page.heads[end - 1] == end and page.deps[end - 1] == "compound"
    word = page.words[end]
    alone = end + 1 == len(page) or page.tags[end + 1] not in ("NNP", "NNPS")
    known = word.lower() in words.institutions or words.is_place(word) or word.lower() in words.title_ends
    return heads and alone and word[0].isupper() and not word.isupper() and not known


def _begun_before(page: Page, words: ActorWords, start: int) -> int:
    """The start of a person's name whose first words were cut off: "Milorad" of "Milorad Stanišić"."""
    for _ in range(LONGEST_CUT):
        first = start - 1
        while first > 0 and page.words[first - 1] == "-" and is_one_word(page, first - 2, first + 1):
            first -= 2  # "Jean-Baptiste"
        if first < 0 or not _may_begin(page, words, first, start):
            break
        start = first
    return start


def _may_begin(page: Page, words: ActorWords, first: int, start: int) -> bool:
    """Whether the word of tokens ``first`` to ``start`` is a name that a person's name goes on from."""
    lower = page.lower[start - 1]
    if page.tags[first] != "NNP" or not page.words[first][0].isupper() or page.words[first].isupper():
        return False
    given = plain(page.words[first]) in words.first_names
    if page.ends[start - 1] == page.starts[start] or not (given or page.deps[start - 1] == "compound"):
        return False
    whole = (
        first == 0
        or not page.labels[first]
        or page.begins[first]
        or page.labels[first - 1] != page.labels[first]
    )
    phrase = "".join(page.words[first:start])
    if page.labels[first] == "GPE":  # "Georgia" of "Georgia Stevens"
        return whole and page.deps[first] == "compound" and plain(phrase) in words.given_places
    known = lower in words.title_ends or lower in words.institutions or lower in words.people
    free = page.labels[first] in ("", "ORG", "NORP", "WORK_OF_ART") and not words.known.has(phrase)
    return whole and free and not known and not words.is_place(phrase) and phrase.replace("-", "").isalpha()


def _with_particles(page: Page, words: ActorWords, end: int) -> int:
    """The end of a name that "do", "bin" and the like go on: "Maria" of "Maria do Rosário Nhantumbo"."""
    if page.lower[end : end + 1] == [] or page.lower[end] not in _PARTICLES:
        return end
    last = end + 1
    while last < len(page) and page.tags[last] == "NNP" and page.words[last][0].isupper():
        last += 1
    name = " ".join(page.words[end + 1 : last])
    return last if last > end + 1 and not words.is_place(name) else end


def _without_styles(page: Page, words: ActorWords, start: int, end: int) -> int:
    """The start of a person's name after titles and, after "of", a country's name."""
    while end - start > 1:
        found = words.title_starting(page.lower[start:end], 0)
        if found is not None and found[1] < end - start:
            start += found[1]
            continue
        before = page.lower[start - 1] if start else ""
        code, _ = country_ending(page, words, start + 1)
        if code is None or (end - start < 3 and before not in ("of", "the")):
            return start
        start += 1
    return start
