"""Names that a description of a person stands beside: "the mayor of X, Anselmo Chicuecue,".

A recogniser that has never met a name calls it a place, a body or nothing. A run of capitalised words
that is set off beside an office or occupation, or follows "Dr.", names a person; one set off beside
"the company" names a body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.knowledge.actors import ActorWords, Title, plain
from sayso.language.page import Page

Entity = tuple[int, int, str]

LONGEST_RUN = 8  # tokens of a name, hyphens counted
NAMED_BACK = 4  # tokens before "as" in which "name" or "identified" stands
LONGEST_DESCRIPTION = 9  # tokens between an office and the name beside it
_PROPER = ("NNP", "NNPS")
_CAPITALISED = ("NNP", "NNPS", "NN", "JJ", "RB", "FW", "UH")
_ACTING = ("nsubj", "nsubjpass", "appos", "conj", "pobj", "dobj")
_CLOSING = (",", ".", ":", "''", "-RRB-", "_SP")
_PHRASE = ("NN", "NNP", "NNPS", "NNS", "JJ", "DT", "IN", "HYPH", "POS", "CC", "PRP$", "CD", "VBG", "VBN")
_TIES = ("of", "for", "in", "at", "from", "to", "with")
_TIMES = ("DATE", "TIME")
_PLACES = ("GPE", "LOC")
_BODIES = ("ORG", "FAC", "PRODUCT")


def with_names_beside(page: Page, words: ActorWords, entities: Sequence[Entity]) -> list[Entity]:
    """``entities`` with those that a description shows to be persons or bodies, and those missed."""
    found = {start: (start, end, "PERSON") for start, end in _people(page, words)}
    covered = {at for start, end, _ in found.values() for at in range(start, end)}
    told = {_phrase(page, start, end): "PERSON" for start, end, _ in found.values()}
    for start, end, label in entities:
        if label == "PERSON" and _is_body(page, words, start, end):
            told.setdefault(_phrase(page, start, end), "ORG")
    for start, end, label in entities:
        if not covered.intersection(range(start, end)):
            found[start] = (start, end, told.get(_phrase(page, start, end), label))
    return [found[start] for start in sorted(found)]


def _phrase(page: Page, start: int, end: int) -> str:
    return " ".join(page.words[start:end])


def _people(page: Page, words: ActorWords) -> Iterator[tuple[int, int]]:
    """Token ranges of the names that stand beside a description of a person."""
    for at, word in enumerate(page.lower):
        if word == ",":
            yield from _after(page, words, at)
            yield from _before(page, words, at)
        elif word == "as" and page.tags[at + 1 : at + 2] == ["NNP"]:
            yield from _named_as(page, words, at)
        elif word in words.title_ends and page.tags[at] == "NNP" and page.tags[at - 1] not in _PROPER:
            yield from _addressed(page, words, at)
        elif page.tags[at] in ("VBD", "VBZ") and at and page.tags[at - 1] in (",", "''"):
            yield from _speaking(page, words, at)


def _after(page: Page, words: ActorWords, comma: int) -> Iterator[tuple[int, int]]:
    """The name after the comma: "its representative in the country, Dr. Agathe Mbeki-Laurent,"."""
    first, styled = _without_honorifics(page, words, comma + 1)
    end = first
    while end < min(len(page), first + LONGEST_RUN) and _is_part(page, end, _CAPITALISED):
        end += 1
    if end == len(page) or page.tags[end] not in _CLOSING or not _may_be_person(page, words, first, end):
        return
    if styled:
        yield first, end
        return
    title, at = title_before(page, words, comma)
    if title is None or not _trusted(page, words, first, end, title):
        return
    head = page.heads[end - 1]
    if at == comma or page.tags[head] not in ("NN", "NNS") or head == at - 1:
        yield first, end


def title_before(page: Page, words: ActorWords, comma: int) -> tuple[Title | None, int]:
    """The office or occupation that heads the phrase before the comma, and where it ends."""
    for end in range(comma, max(0, comma - LONGEST_DESCRIPTION), -1):
        if page.tags[end - 1] not in _PHRASE:
            break
        if end < comma and page.lower[end] not in _TIES:
            continue
        found = words.title_ending(page.lower, end)
        if found is not None and found[0].kind in ("office", "occupation") and found[0].role:
            return found[0], end
    return None, comma


def _before(page: Page, words: ActorWords, comma: int) -> Iterator[tuple[int, int]]:
    """The name before the comma: "Selamawit Gebre-Yohannes, a spokeswoman for the government,"."""
    start = comma
    while start > max(0, comma - LONGEST_RUN) and _is_part(page, start - 1, _PROPER):
        start -= 1
    if (
        comma - start < 2
        or page.labels[comma - 1] == "PERSON"
        or not _may_be_person(page, words, start, comma)
    ):
        return
    for at in range(comma + 1, min(len(page), comma + LONGEST_DESCRIPTION)):
        if page.tags[at] not in _PHRASE:
            return
        if page.deps[at] == "appos" and start <= page.heads[at] < comma:
            found = words.title_ending(page.lower, at + 1)
            alone = page.tags[at + 1 : at + 2] not in (["NNP"], ["NNPS"])  # not "X, former governor Y"
            if (
                alone
                and found is not None
                and found[0].role
                and _trusted(page, words, start, comma, found[0])
            ):
                yield start, comma
            return


def _addressed(page: Page, words: ActorWords, at: int) -> Iterator[tuple[int, int]]:
    """The name after an honorific, where the recogniser left both out: "Sister Honorine"."""
    found = words.title_ending(page.lower, at + 1)
    if found is None or found[0].kind != "honorific" or page.labels[at] or not page.words[at][0].isupper():
        return
    start = end = _without_honorifics(page, words, at)[0]
    while end < min(len(page), at + LONGEST_RUN) and _is_part(page, end, _PROPER):
        end += 1
    named = end > start and start <= page.heads[at] < end and page.deps[end - 1] in _ACTING
    if named and "PERSON" not in page.labels[start:end]:
        yield start, end


def _named_as(page: Page, words: ActorWords, at: int) -> Iterator[tuple[int, int]]:
    """The name of "gave her name only as Luz", "identified himself as Abu Omar"."""
    end = at + 1
    while end < min(len(page), at + LONGEST_RUN) and _is_part(page, end, _PROPER):
        end += 1
    told = any(word in ("name", "identified") for word in page.lower[max(0, at - NAMED_BACK) : at])
    if told and not words.is_place(" ".join(page.words[at + 1 : end])):
        yield at + 1, end


def _speaking(page: Page, words: ActorWords, verb: int) -> Iterator[tuple[int, int]]:
    """The name after a verb that follows quoted words, where it has no label: "…," said Marat Isakbek."""
    start = end = verb + 1
    while end < min(len(page), start + LONGEST_RUN) and _is_part(page, end, _PROPER):
        end += 1
    unknown = all(label in ("", "NORP", "WORK_OF_ART") for label in page.labels[start:end])
    subject = end > start and page.deps[end - 1] == "nsubj" and page.heads[end - 1] == verb
    if subject and unknown and _may_be_person(page, words, start, end):
        yield start, end


def _without_honorifics(page: Page, words: ActorWords, start: int) -> tuple[int, bool]:
    """The first token after "Dr." and the like, and whether there was one."""
    first = start
    while first + 1 < len(page) and page.lower[first] in words.title_ends:
        found = words.titles.get(page.lower[first])
        if found is None or found.kind == "occupation" or not page.words[first][0].isupper():
            break
        first += 1
    return first, first > start


def _is_part(page: Page, at: int, tags: tuple[str, ...]) -> bool:
    """Whether the token may be part of a person's name: capitalised, a hyphen, or "al" and "van"."""
    word, tag = page.words[at], page.tags[at]
    if tag == "HYPH" or word == "-":
        return page.starts[at] == page.ends[at - 1]
    if word[0].isupper():
        return tag in tags
    return word.isalpha() and len(word) < 4 and tag == "NNP"


def _may_be_person(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether the words look like a person's full name and like no body's or place's."""
    name = page.words[start:end]
    if not name or not name[0][0].isupper() or not name[-1][0].isupper() or name[-1].isupper():
        return False
    if page.tags[end - 1] not in _PROPER or words.institution_of(page.lower[start:end], end - start):
        return False
    if any(words.is_place(word) or label in _TIMES for word, label in _labelled(page, start, end)):
        return False
    spaced = sum(page.starts[at] > page.ends[at - 1] for at in range(start + 1, end))
    known = plain(name[0]) in words.first_names
    return (spaced > 0 or known) and not words.is_place(page.text[page.starts[start] : page.ends[end - 1]])


def _labelled(page: Page, start: int, end: int) -> Iterator[tuple[str, str]]:
    return zip(page.words[start:end], page.labels[start:end], strict=True)


def _trusted(page: Page, words: ActorWords, start: int, end: int, title: Title) -> bool:
    """Whether the title says more than the recogniser's label: a town may stand after a mayor too."""
    labels = page.labels[start:end]
    if any(label in _PLACES for label in labels):
        return plain(page.words[start]) in words.first_names
    return title.kind == "office" or not any(label in _BODIES for label in labels)


def _is_body(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether the name is a body's that is called a company beside it: "the company, Plava Linija,"."""
    if plain(page.words[start]) in words.first_names:
        return False
    head, dep = page.heads[end - 1], page.deps[end - 1]
    beside = dep == "appos" and head < start and page.lower[start - 1] == ","
    if not beside and start and page.deps[start - 1] == "compound":
        beside, head = start <= page.heads[start - 1] < end, start - 1
    if not beside or page.tags[head] not in ("NN", "NNP"):
        return False
    row = words.institutions.get(page.lower[head])
    tied = page.deps[head] == "pobj" or title_before(page, words, start - 1)[0] is not None
    return row is not None and row.generic and not tied
