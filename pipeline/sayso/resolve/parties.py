"""Whose the counted are: "Azerbaijan's losses", "Armenian soldiers", "their men", "the enemy"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.speakers import MentionIndex
from sayso.spans import Span
from sayso.values import Actor, NumberMention, Speaker, Statement

ENEMY = "enemy"


def resolve_parties(
    text: str,
    numbers: Sequence[NumberMention],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
    actors: Sequence[Actor],
    index: MentionIndex,
    words: ActorWords,
) -> tuple[int | None, ...]:
    """The index of the actor whose members each number counts, or None; parallel to ``numbers``.

    "The enemy" in a statement of one side is the other: of the only two governments of the article,
    or of the only two countries that something in it is said to be between.
    """
    governments = {a.country: i for i, a in enumerate(actors) if a.rule == "resolve.government" and a.country}
    sides = _sides(governments, index.page, words)
    out: list[int | None] = []
    for number in numbers:
        if number.party is None:
            out.append(None)
        elif ENEMY in number.party.of(text).lower():
            speaker = _speaker_around(number.span, statements, speakers)
            out.append(_other_side(speaker, sides))
        else:
            out.append(_party(text, number.party, index, governments, words))
    return tuple(out)


def _party(
    text: str, span: Span, index: MentionIndex, governments: dict[str, int], words: ActorWords
) -> int | None:
    phrase = span.of(text).removesuffix("'s").removesuffix("’s")
    head = phrase.rsplit(" ", 1)[-1]
    start = span.start + len(phrase) - len(head)
    found = index.headed(Span(start, start + len(head))) if head else None
    if found is not None:
        return found[1]
    name = phrase.removeprefix("the ").removeprefix("The ")
    code = words.country_of(name) or words.country_acting(name)
    return governments.get(code) if code is not None else None


def _speaker_around(span: Span, statements: Sequence[Statement], speakers: Sequence[Speaker]) -> int | None:
    """The speaker of the innermost statement whose content holds ``span``."""
    holding = [
        (sum(map(len, statement.content)), speaker.actor)
        for statement, speaker in zip(statements, speakers, strict=True)
        if any(content.contains(span) for content in statement.content)
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _sides(governments: dict[str, int], page: Page, words: ActorWords) -> set[int]:
    """The two governments that are at odds, where the article has just two or says which."""
    if len(governments) <= 2:
        return set(governments.values())
    return {governments[country] for country in _between(page, words) if country in governments}


def _other_side(speaker: int | None, sides: set[int]) -> int | None:
    others = sides - {speaker}
    return next(iter(others)) if speaker in sides and len(others) == 1 else None


def _between(page: Page, words: ActorWords) -> set[str]:
    """The countries A and B of each "between A and B"."""
    found: set[str] = set()
    for at in range(len(page) - 3):
        if page.lower[at] == "between" and page.lower[at + 2] == "and":
            pair = [words.country_acting(page.words[side]) for side in (at + 1, at + 3)]
            found.update(country for country in pair if country and None not in pair)
    return found
