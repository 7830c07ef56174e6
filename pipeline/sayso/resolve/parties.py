"""Whose the counted are: "Azerbaijan's losses", "Armenian soldiers", "their men", "the enemy"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.speakers import MentionIndex
from sayso.spans import Span
from sayso.values import Actor, NumberMention, Speaker, Statement

SPEAKING = ("we", "us", "our", "ours", "my", "i")
POINTING = ("its", "their", "it", "they")
SIDES = ("government", "organization", "group", "unnamed")
BEFORE = 40  # tokens before "its" among which the side is looked for
CLEARLY = 3  # times as often as any third that the other side is mentioned


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
    of the two countries that something in it is said to be between, or else the country that is
    mentioned at least `CLEARLY` times as often as any third.
    """
    governments = {a.country: i for i, a in enumerate(actors) if a.rule == "resolve.government" and a.country}
    sides = Sides(governments, actors, index.page, words)
    out: list[int | None] = []
    for number in numbers:
        if number.party is None:
            out.append(None)
            continue
        phrase = number.party.of(text)
        speaker = _speaker_around(number.party, statements, speakers)
        if _is_opposing(phrase, words):
            found = sides.other(actors[speaker].country if speaker is not None else None)
        elif phrase.lower() in SPEAKING and speaker is not None:
            own = governments.get(actors[speaker].country or "")
            found = own if actors[speaker].type == "person" else speaker
        else:
            found = _party(text, number.party, index, governments, words)
            if found is None and phrase.lower() in POINTING:
                found = speaker if speaker is not None else _acting_before(number.party, index, actors)
        out.append(found if found is not None and actors[found].type in SIDES else None)
    return tuple(out)


def _acting_before(pronoun: Span, index: MentionIndex, actors: Sequence[Actor]) -> int | None:
    """The one side that the sentence names before ``pronoun`` ("Kyiv admitted 12 deaths of its own")."""
    page = index.page
    at = page.at(pronoun.start)
    sentence = page.sentences[at]
    found: set[int] = set()
    for token in range(max(0, at - BEFORE), at):
        if page.sentences[token] == sentence:
            named = index.headed(Span(page.starts[token], page.ends[token]))
            if named is not None and actors[named[1]].type in SIDES:
                found.add(named[1])
    return found.pop() if len(found) == 1 else None


def _is_opposing(phrase: str, words: ActorWords) -> bool:
    """Whether the phrase is "the enemy" and the like."""
    last = phrase.lower().removesuffix("'s").removesuffix("’s").rsplit(None, 1)[-1]
    row = words.people.get(last) or words.people.get(last.removesuffix("s"))
    return row is not None and row.opposing


class Sides:
    """Which government is the other side of an article's conflict."""

    def __init__(
        self, governments: dict[str, int], actors: Sequence[Actor], page: Page, words: ActorWords
    ) -> None:
        self._governments = governments
        self._pairs = [set(governments)] if len(governments) == 2 else _between(page, words)
        self._counts: Counter[str] = Counter()
        for actor in actors:
            if actor.country is not None:
                self._counts[actor.country] += len(actor.mentions)

    def other(self, country: str | None) -> int | None:
        """The index of the government on the other side of ``country``, or None where that is open."""
        if country is None:
            return None
        if self._pairs:
            others = {code for pair in self._pairs if country in pair for code in pair - {country}}
            return self._governments.get(next(iter(others))) if len(others) == 1 else None
        ranked = [(count, code) for code, count in self._counts.items() if code != country]
        ranked.sort(reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] < CLEARLY * ranked[1][0]):
            return None
        return self._governments.get(ranked[0][1])


def countries_of_victims(text: str, numbers: Sequence[NumberMention], words: ActorWords) -> dict[Span, str]:
    """The words that say of which country the people are whom something befell ("12 Turkish soldiers")."""
    found: dict[Span, str] = {}
    for number in numbers:
        if number.party is None or number.outcome is None:
            continue
        phrase = number.party.of(text).removesuffix("'s").removesuffix("’s")
        code = words.country_of(phrase.removeprefix("the ").removeprefix("The "))
        if code is not None:
            found[Span(number.party.start, number.party.start + len(phrase))] = code
    return found


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
    for word in (name, *reversed(name.split())):  # "the Sudanese side"
        code = words.country_of(word) or words.country_acting(word)
        if code is not None:
            return governments.get(code)
    return None


def _speaker_around(span: Span, statements: Sequence[Statement], speakers: Sequence[Speaker]) -> int | None:
    """The speaker of the innermost statement whose content holds ``span``."""
    holding = [
        (sum(map(len, statement.content)), speaker.actor)
        for statement, speaker in zip(statements, speakers, strict=True)
        if any(content.contains(span) for content in statement.content)
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _between(page: Page, words: ActorWords) -> list[set[str]]:
    """The countries A and B of each "between A and B"."""
    found: list[set[str]] = []
    for at in range(len(page) - 3):
        if page.lower[at] == "between" and page.lower[at + 2] == "and":
            one, other = (words.country_acting(page.words[side]) for side in (at + 1, at + 3))
            if one and other and one != other:
                found.append({one, other})
    return found
