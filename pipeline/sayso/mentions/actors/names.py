"""Names of persons and organisations: what the recogniser found, put right.

A statistical recogniser calls Yerevan a person, a ministry's first letter an organisation and a
minister a place. The table of countries, the noun that heads a name, the titles before it and the
other mentions of the same name in the article decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.knowledge.actors import ActorWords, Gender, Institution, plain
from sayso.language.page import Page
from sayso.mentions.actors.beside import title_before, with_names_beside
from sayso.mentions.actors.contexts import retyped
from sayso.mentions.actors.entities import is_one_word, last_word, trimmed
from sayso.mentions.actors.known import known_names, without
from sayso.mentions.actors.titles import (
    Style,
    country_ending,
    country_within,
    style_after,
    style_before,
)
from sayso.records import ActorType
from sayso.spans import Span
from sayso.values import ActorMention

_WHERE = ("in", "near")
_PLACE_PREPOSITIONS = ("in", "near", "at", "from", "around", "outside")
_SUFFIX = ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv")
KNOWN = "actors.known"  # the rule of names of actors.csv
LONGEST = 7  # tokens of a person's name
_PARTY = re.compile(r"[A-Z]\s?-\s?[A-Z]")  # "D-Mass.", "R - Utah": a party and a state
_NO_END = ("IN", "DT", "VBZ", "VBD", "VBP", "CC", "TO", "MD", "WRB")


@dataclass(slots=True)
class Name:
    """Tokens ``start`` to ``end`` that name an actor, before the mention is made."""

    start: int
    end: int
    type: ActorType
    rule: str
    style: Style
    country: str | None = None
    confidence: float = 0.85


def find_names(page: Page, words: ActorWords, places: tuple[Span, ...]) -> list[Name]:
    """The names of persons and organisations in reading order, none overlapping another.

    ``places`` are the spans of place mentions, where they are known: a lone word there that the
    recogniser calls a person is a place, unless it is the last word of a full name elsewhere.
    """
    recognised = trimmed(page, words)
    known = known_names(page, words, recognised)
    named = {at for start, end in known for at in range(start, end)}
    entities = with_names_beside(page, words, retyped(page, words, without(recognised, known), named))
    entities = without(entities, known)
    found = [_known(page, words, start, end) for start, end in known]
    people = [(start, end) for start, end, label in entities if label == "PERSON"]
    people += [(name.start, name.end) for name in found if name.type == "person"]
    surnames = {surname for person in people if (surname := last_word(page, *person)) is not None}
    given = {page.words[start] for start, end in people if end - start > 1}
    place_starts = {place.start for place in places}
    places_of = {(page.at(place.start), page.last(place.end) + 1) for place in places}
    usual = _usual_labels(page, entities)
    for start, end, label in entities:
        if label == "PERSON" and (start, end) in places_of and _is_place_alone(page, words, start, end):
            continue
        alone = end - start == 1 and page.words[start] in given and page.starts[start] not in place_starts
        if alone and label in ("GPE", "PERSON"):  # no place, as places are read first
            name: Name | None = _person(page, words, start, end, "actors.given")
        else:
            name = _name_of(page, words, start, end, label, surnames, place_starts, usual)
        if name is not None:
            found.append(name)
    ends = _people(page, found)
    places_named = _located(page, words, found)
    found = [name for name in found if _phrase(page, name) not in places_named]
    found = [_agreeing(page, words, name, ends) for name in found]
    taken = {i for name in found for i in range(name.start, name.end)}
    found += _known_surnames(page, surnames, taken, place_starts, words)
    return sorted(found, key=lambda name: name.start)


def _is_place_alone(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether nothing but the recogniser's label speaks for a person of several words at a place."""
    known = plain(page.words[start]) in words.first_names
    return end - start > 1 and not known and not style_before(page, words, start).titled


def _known(page: Page, words: ActorWords, start: int, end: int) -> Name:
    """A name of actors.csv; the country is the row's, which resolve/ chooses."""
    kind = words.known.type_of(page.text[page.starts[start] : page.ends[end - 1]])
    if kind == "person":
        return _person(page, words, start, end, KNOWN)
    return Name(start, end, kind, KNOWN, Style(left=start), None, 0.9)


def _phrase(page: Page, name: Name) -> str:
    return " ".join(page.words[name.start : name.end])


def _located(page: Page, words: ActorWords, names: Sequence[Name]) -> set[str]:
    """What is taken for a person's full name but only ever said to be where something is: "near Wad Arud"."""
    located: set[str] = set()
    acting: set[str] = set()
    for name in names:
        if name.type != "person" or name.end - name.start < 2:
            continue
        phrase = _phrase(page, name)
        prepositions = page.lower[name.start - 1] in _WHERE if name.start else False
        if (
            name.rule == KNOWN
            or page.deps[name.end - 1] != "pobj"
            or name.style.titled
            or plain(page.words[name.start]) in words.first_names
        ):
            acting.add(phrase)
        elif prepositions:
            located.add(phrase)
    return located - acting


def _usual_labels(page: Page, entities: Sequence[tuple[int, int, str]]) -> dict[str, str]:
    """The label that a name of one word mostly has, where it is called a person now and then."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in entities:
        if end - start == 1:
            counts[page.words[start]][label] += 1
    return {word: c.most_common(1)[0][0] for word, c in counts.items() if len(c) > 1 and c["PERSON"]}


def _people(page: Page, names: Sequence[Name]) -> set[str]:
    """The last words of the persons' names that were found, and the names of one word."""
    return {page.words[name.end - 1] for name in names if name.type == "person"}


def _agreeing(page: Page, words: ActorWords, name: Name, people: set[str]) -> Name:
    """A name taken for a body's, as a person's if it ends like one and nothing else speaks for a body."""
    short = name.type == "organization" and name.end - name.start <= 3
    if not short or page.words[name.end - 1] not in people or name.rule != "actors.organization":
        return name
    where = page.lower[name.start - 1 : name.start]
    if where and where[0] in _WHERE:
        return name
    if words.institution_of(page.lower, name.end) or any(
        w.islower() for w in page.words[name.start : name.end]
    ):
        return name
    return _person(page, words, name.start, name.end, "actors.surname")


def _is_headline(page: Page, start: int, end: int) -> bool:
    """Whether the words are a run of capitals of a headline rather than a name."""
    if end - start < 2:
        return False
    return all(word.isupper() and len(word) > 3 for word in page.words[start:end])


def _name_of(
    page: Page,
    words: ActorWords,
    start: int,
    end: int,
    label: str,
    surnames: set[str],
    place_starts: set[int],
    usual: Mapping[str, str],
) -> Name | None:
    """The name that an entity gives, typed anew; None where it names no actor."""
    phrase = " ".join(page.words[start:end])
    lone = is_one_word(page, start, end)
    if lone:
        phrase = "".join(page.words[start:end])
    if page.words[start].islower() and page.words[end - 1].islower():
        return None
    if page.tags[end - 1] in _NO_END or _PARTY.match(phrase) or _is_headline(page, start, end):
        return None
    label = usual.get(phrase, label) if lone else label
    if lone and phrase in surnames and label != "PERSON" and not words.is_place(phrase):
        return _person(page, words, start, end, "actors.surname")
    if label == "PERSON":
        return _from_person(page, words, start, end, phrase, surnames, place_starts)
    if label == "ORG":
        return _from_organization(page, words, start, end, phrase, place_starts)
    if label in ("GPE", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "LOC"):
        return _from_other(page, words, start, end, label, phrase)
    return None


def _from_person(
    page: Page,
    words: ActorWords,
    start: int,
    end: int,
    phrase: str,
    surnames: set[str],
    place_starts: set[int],
) -> Name | None:
    institution = words.institution_of(page.lower, end)
    if institution is not None and page.words[end - 1][0].isupper():
        return organization(page, words, start, end, institution)
    namesake = phrase in surnames and page.starts[start] not in place_starts  # Michael "Jordan"
    if (words.is_place(phrase) and not namesake) or end - start > LONGEST or any(c.isdigit() for c in phrase):
        return None
    if end - start == 1 and page.words[start] not in surnames:
        before = page.lower[start - 1] if start else ""
        beside = page.deps[start] == "conj" and page.starts[page.heads[start]] in place_starts
        owns = page.tags[end : end + 1] == ["POS"]
        if page.starts[start] in place_starts or beside or (before in _PLACE_PREPOSITIONS and not owns):
            return None
    while end < len(page) and page.lower[end] in _SUFFIX:
        end += 1
    return _person(page, words, start, end, "actors.person")


def _from_organization(
    page: Page, words: ActorWords, start: int, end: int, phrase: str, place_starts: set[int]
) -> Name | None:
    if words.is_place(phrase) and phrase.lower() not in words.seats:
        return None
    if end - start == 1 and page.starts[start] in place_starts and not phrase.isupper():
        return None
    institution = words.institution_of(page.lower, end)
    lone = end - start == 1
    if lone and not phrase.isupper() and (institution is not None or phrase.lower() in words.titles):
        return None
    if institution is None and end - start < 4 and _is_titled(page, words, start, end):
        return _person(page, words, start, end, "actors.titled")
    if words.title_ending(page.lower, end) is not None and institution is None and not lone:
        return None
    return organization(page, words, start, end, institution)


def _from_other(page: Page, words: ActorWords, start: int, end: int, label: str, phrase: str) -> Name | None:
    """A body that is labelled a place or a work ("the Interior Ministry"), or a titled person."""
    if words.is_place(phrase):
        return None
    institution = words.institution_of(page.lower, end) or _institution_before_of(page, words, start, end)
    if institution is not None and label != "GPE" and not institution.state:
        placed = label in ("EVENT", "LAW") and institution.sector in (None, "place", "event")
        if label == "LOC" or end - start == 1 or placed:
            return None
        return organization(page, words, start, end, institution)
    if institution is None and end - start < 4 and label != "LOC" and _is_titled(page, words, start, end):
        return _person(page, words, start, end, "actors.titled")
    return None


def _is_titled(page: Page, words: ActorWords, start: int, end: int) -> bool:
    """Whether a person's title, not a plain noun, stands right before the name.

    So does a description that the name is set off from: "her advocate, X Y,".
    """
    if page.words[start - 1 : start] == [","]:
        closed = end - start > 1 and page.words[end : end + 1] == [","]
        return closed and words.title_ending(page.lower, start - 1) is not None
    found = words.title_ending(page.lower, start)
    if found is None or page.words[start - 1][0].islower():
        return False
    return found[0].kind in ("honorific", "rank") or page.deps[start - 1] in ("compound", "nmod")


def _person(page: Page, words: ActorWords, start: int, end: int, rule: str) -> Name:
    style = style_before(page, words, start)
    style_after(page, words, end, style)
    if not style.titled and page.words[start - 1 : start] == [","] and page.deps[end - 1] == "appos":
        title, at = title_before(page, words, start - 1)
        if title is not None and (at == start - 1 or page.heads[end - 1] == at - 1):
            style.add(title)
    return Name(start, end, "person", rule, style, style.country, 0.9 if end - start > 1 else 0.85)


def organization(
    page: Page, words: ActorWords, start: int, end: int, institution: Institution | None
) -> Name:
    """An organisation, with the nationality before its name taken in ("Georgian Interior Ministry")."""
    code, size = country_ending(page, words, start)
    possessive = start > 1 and page.words[start - 1] in ("'s", "’s")
    if possessive:
        code, _ = country_ending(page, words, start - 1)
    elif code is not None and institution is not None and page.lower[start - 1] in words.adjectives:
        start -= size
    heads = institution or _institution_before_of(page, words, start, end)
    kind: ActorType = heads.type if heads is not None else "organization"
    inner = country_within(page, words, start, min(end, start + 8))
    if inner is None and end + 1 < len(page) and page.lower[end] in ("of", "in"):
        inner = country_within(page, words, end + 1, min(len(page), end + 4))
    country = inner or code
    rule = "actors.state" if heads is not None and heads.state and country else "actors.organization"
    return Name(start, end, kind, rule, Style(left=start), country, 0.8)


def _institution_before_of(page: Page, words: ActorWords, start: int, end: int) -> Institution | None:
    """The institution that heads "Ministry of …"."""
    for at in range(start + 1, end):
        if page.lower[at] in ("of", "for"):
            return words.institution_of(page.lower[start:at], at - start)
    return None


def _known_surnames(
    page: Page, surnames: set[str], taken: set[int], place_starts: set[int], words: ActorWords
) -> Iterator[Name]:
    """Lone proper nouns that the recogniser left out though a full name of the article ends in them."""
    for at, word in enumerate(page.words):
        if (
            word in surnames
            and at not in taken
            and page.tags[at] in ("NNP", "NNPS")
            and not page.labels[at]
            and page.deps[at] != "compound"
            and page.starts[at] not in place_starts
            and not words.is_place(page.words[at])
        ):
            yield _person(page, words, at, at + 1, "actors.surname")


def mention_of(page: Page, words: ActorWords, name: Name) -> ActorMention:
    """The mention that ``name`` becomes."""
    span = Span(page.starts[name.start], page.ends[name.end - 1])
    said = " ".join(span.of(page.text).split())
    gender: Gender | None = None
    if name.type == "person":
        gender = name.style.gender or words.gender_of(said)
    return ActorMention(
        span=span,
        name=said,
        form="name",
        type=name.type,
        role=", ".join(name.style.roles) or None,
        country=name.country,
        gender=gender,
        rule=name.rule,
        confidence=name.confidence,
    )
