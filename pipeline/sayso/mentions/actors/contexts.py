"""What the words around a name say it is, where the recogniser says otherwise or nothing.

"the Fars news agency" and "opposition party Chadema" are bodies, so is what "candidate Rosa Quispe"
stands for; "Union for the Republic" begins like a body; "Tendai Chikowore, 43," has an age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.knowledge.actors import ActorWords, plain
from sayso.language.page import Page

Entity = tuple[int, int, str]

LONGEST_BODY = 8  # tokens of a body's name behind the noun that opens it
LONGEST_PERSON = 5  # tokens of a person's name that is labelled otherwise
_PROPER = ("NNP", "NNPS")
_KINDS = ("media", "civic", "business")  # sectors of nouns that stand beside the names of bodies
_PARTICLES = ("de", "del", "da", "do", "des", "du", "di", "della")
_OWNED = (["-", "listed"], ["-", "owned"], ["-", "controlled"])  # "London-listed X"
_FORE = ("of", "for", "against")
_WHERE = ("in", "near", "at", "outside", "around")
_DOUBTED = ("PERSON", "WORK_OF_ART", "PRODUCT", "EVENT", "FAC", "LAW")


def retyped(page: Page, words: ActorWords, entities: Sequence[Entity], known: set[int]) -> list[Entity]:
    """``entities`` typed by what stands beside them, with the bodies that only that shows.

    ``known`` are the tokens that a table has named already.
    """
    covered = {at for start, end, _ in entities for at in range(start, end)} | known
    found = [_retyped(page, words, entity, known) for entity in entities]
    found += _opened(page, words, covered)
    taken = {at for start, end, _ in found for at in range(start, end)} | known
    found += _beside_kind(page, words, taken)
    return sorted(entity for entity in found if entity[2])


def _retyped(page: Page, words: ActorWords, entity: Entity, known: set[int]) -> Entity:
    start, end, label = entity
    if label == "ORG" and end - start == 1 and _is_where(page, start):
        return start, end, ""
    if label in ("ORG", "WORK_OF_ART", "EVENT") and _is_person(page, words, start, end, known):
        return start, end, "PERSON"
    if label == "PERSON" and _ends_beyond(page, words, end):
        return start, end + 1, "ORG"
    if label in _DOUBTED and _is_body(page, words, start, end):
        return start, end, "ORG"
    return entity


def _ends_beyond(page: Page, words: ActorWords, end: int) -> bool:
    """Whether the word behind the name, cut off, ends a body's: "Al Rayan" Contracting."""
    cut = end < len(page) and page.tags[end] in _PROPER and not page.labels[end]
    return cut and page.words[end][0].isupper() and page.lower[end] in words.body_last


def _is_where(page: Page, at: int) -> bool:
    """Whether a lone word is said to be where something is ("in Ataq"), as acronyms and bodies seldom are."""
    return (
        at > 0 and page.lower[at - 1] in _WHERE and not page.words[at].isupper() and page.deps[at] == "pobj"
    )


def _is_person(page: Page, words: ActorWords, start: int, end: int, known: set[int]) -> bool:
    """Whether a name taken for a body's is a person's: by its first name, title, age or body."""
    name = page.words[start:end]
    if not 1 < end - start <= LONGEST_PERSON or not all(_is_name_word(word) for word in name):
        return False
    if any(word in words.institutions for word in page.lower[start:end]) or words.is_body(
        page.lower[start:end]
    ):
        return False
    title = words.titles.get(page.lower[start])
    if _has_first_name(page, words, start, end) or (title is not None and title.kind == "honorific"):
        return True
    if page.words[end : end + 1] == [","] and end + 2 < len(page):
        aged = page.tags[end + 1] == "CD" and page.words[end + 2] == ","
        return aged or (
            page.lower[end + 1] == "who" and page.deps[end - 1] in ("nsubj", "nsubjpass", "appos")
        )
    subject = page.deps[end - 1] == "nsubj" and page.lower[end : end + 1] == ["of"]
    after = end + 2 if page.lower[end + 1 : end + 2] == ["the"] else end + 1
    return subject and after < len(page) and (page.labels[after] == "ORG" or after in known)


def _has_first_name(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether the first word, or a part of it between hyphens, is a given name."""
    for at in range(start, end):
        if at > start and page.starts[at] > page.ends[at - 1]:
            break
        if plain(page.words[at]) in words.first_names:
            return True
    return False


def _is_name_word(word: str) -> bool:
    return (
        word == "-"
        or (word[0].isupper() and not word.isupper() and word.replace("’", "").isalpha())
        or word == "U"
    )


def _is_body(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether a noun beside the name says that it is a body's."""
    return (
        (words.is_body(page.lower[start:end]) and plain(page.words[start]) not in words.first_names)
        or _kind_after(page, words, end)
        or _kind_before(page, words, start, end)
        or _fielded(page, words, start, end)
        or (page.lower[max(0, start - 2) : start] in _OWNED)
    )


def _kind_after(page: Page, words: ActorWords, end: int) -> bool:
    """Whether "news agency", "party" or the like follows the name."""
    for size in (2, 1):
        row = words.institutions.get(" ".join(page.lower[end : end + size]))
        if row is not None and len(page.words[end : end + size]) == size:
            return row.sector in _KINDS and page.words[end].islower()
    return False


def _kind_before(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether a noun for a body stands right before the name and belongs to it: "broadcaster Polsat"."""
    if not start or not page.words[start - 1].islower() or plain(page.words[start]) in words.first_names:
        return False
    row = words.institution_of(page.lower[max(0, start - 2) : start], min(2, start))
    tied = page.heads[start - 1] in range(start, end) or page.heads[end - 1] == start - 1
    return row is not None and (row.generic or row.sector in _KINDS) and tied


def _fielded(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether a member's noun and name follow a lone word: "Fretilin candidate José Belo"."""
    if end - start > 2 or end + 1 >= len(page) or not page.words[end].islower() or page.tags[end] != "NN":
        return False
    if plain(page.words[start]) in words.first_names or page.tags[end + 1] not in _PROPER:
        return False
    return page.lower[end] in words.title_ends and page.deps[end - 1] == "compound"


def _opened(page: Page, words: ActorWords, covered: set[int]) -> Iterator[Entity]:
    """Bodies that the recogniser left out: a capitalised noun for one and what it is for."""
    done = 0
    for at in [at for at, word in enumerate(page.lower) if word in words.institutions]:
        if words.institutions[page.lower[at]].sector in ("place", "event"):
            continue  # "State of Emergency"
        if at < done or at in covered or at + 2 >= len(page) or not page.words[at][0].isupper():
            continue
        end = _end_of_body(page, at)
        if end is not None and not covered.intersection(range(at, end)):
            first = at
            while first and page.tags[first - 1] in _PROPER and first - 1 not in covered:
                first -= 1
            yield first, end, "ORG"
            done = end


def _end_of_body(page: Page, at: int) -> int | None:
    """Where "Movement for Socialism" ends: behind the last capital that small words lead to."""
    if page.lower[at + 1] not in _FORE:
        return None
    end = None
    for token in range(at + 2, min(len(page), at + LONGEST_BODY)):
        if page.words[token][0].isupper() and page.tags[token] in (*_PROPER, "JJ", "NN", "NNS"):
            end = token + 1
        elif page.lower[token] not in ("the", "and", "of"):
            break
    return end


def _beside_kind(page: Page, words: ActorWords, taken: set[int]) -> Iterator[Entity]:
    """Unlabelled names that their own words or a noun beside them show to be a body's."""
    done = 0
    for at in [at for at, tag in enumerate(page.tags) if tag in _PROPER]:
        if at < done or at in taken or page.labels[at]:
            continue
        end = at + 1
        while end < len(page) and end not in taken and not page.labels[end] and _goes_on(page, end):
            end += 1
        free = end == len(page) or page.tags[end] not in _PROPER
        if free and _names_body(page, words, at, end):
            yield at, end, "ORG"
        done = end


def _goes_on(page: Page, at: int) -> bool:
    """Whether the token goes on a name: a proper noun, or "de" and the like before one."""
    if page.tags[at] in _PROPER:
        return True
    return page.lower[at] in _PARTICLES and page.tags[at + 1 : at + 2] in (["NNP"], ["FW"])


def _names_body(page: Page, words: ActorWords, start: int, end: int) -> bool:
    name = page.words[start:end]
    if (
        not name[0][0].isupper()
        or words.is_place(" ".join(name))
        or page.lower[end - 1] in words.institutions
    ):
        return False
    if page.lower[start] in words.title_ends:
        return False
    return _is_body(page, words, start, end)
