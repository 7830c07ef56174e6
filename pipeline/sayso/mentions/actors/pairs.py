"""Offices given to several at once: "the presidents of Russia and Turkey … A and B" in that order."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.knowledge.actors import ActorWords, Title
from sayso.language.lemmas import Lemmas
from sayso.language.page import Page
from sayso.mentions.actors.names import Name
from sayso.mentions.actors.titles import country_ending

REACH = 40  # tokens after the offices in which the names are sought
COUNTRIES = 10  # tokens beside the office in which the countries stand
_LINKS = (",", "and", "the", "of")


def pair_roles(page: Page, words: ActorWords, lemmas: Lemmas, names: Sequence[Name]) -> None:
    """Gives each of the next coordinated names the office and country that stand in its order.

    Only where there are as many names as countries, and no name has a country already.
    """
    people = [name for name in names if name.type == "person"]
    if len(people) < 2:
        return
    for at, tag in enumerate(page.tags):
        if tag not in ("NNS", "NNPS"):
            continue
        title = _plural_title(page, words, lemmas, at)
        if title is None:
            continue
        countries = _countries_after(page, words, at) or _countries_before(page, words, at)
        group = _coordinated(page, people, at)
        if len(countries) > 1 and len(group) == len(countries) and not any(n.country for n in group):
            for name, country in zip(group, countries, strict=True):
                name.country = country
                name.style.add(title)


def _plural_title(page: Page, words: ActorWords, lemmas: Lemmas, at: int) -> Title | None:
    window = [*page.lower[max(0, at - 2) : at], lemmas.noun(page.words[at])]
    found = words.title_ending(window, len(window))
    return found[0] if found is not None and found[0].kind == "office" else None


def _countries_after(page: Page, words: ActorWords, at: int) -> list[str]:
    """The countries of "presidents of A, B and C"."""
    if page.lower[at + 1 : at + 2] != ["of"]:
        return []
    return _countries(page, words, range(at + 2, min(len(page), at + 2 + COUNTRIES)))


def _countries_before(page: Page, words: ActorWords, at: int) -> list[str]:
    """The countries of "the Russian and Turkish presidents"."""
    start = at
    while (
        start > 0
        and at - start < COUNTRIES
        and (page.lower[start - 1] in ("and", ",") or page.labels[start - 1] in ("NORP", "GPE"))
    ):
        start -= 1
    return _countries(page, words, range(start, at))


def _countries(page: Page, words: ActorWords, tokens: range) -> list[str]:
    found: list[str] = []
    for at in tokens:
        country, _ = country_ending(page, words, at + 1)
        if country is not None:
            found.append(country)
        elif page.lower[at] not in _LINKS and page.tags[at] not in ("NNP", "JJ", "NN"):
            break
    return found


def _coordinated(page: Page, people: Sequence[Name], at: int) -> list[Name]:
    """The first names after token ``at`` that follow each other with "and" or a comma between."""
    group: list[Name] = []
    for name in people:
        if name.start < at:
            continue
        if not group and name.start > at + REACH:
            break
        if group and page.lower[group[-1].end] not in (",", "and"):
            break
        if group and name.start - group[-1].end > 2:
            break
        group.append(name)
    return group
