"""Which statements of a record are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.records import Record, Statement

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?![\d-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a statement must be; of several values of one field one is enough, an empty field asks nothing.

    ``speakers`` and ``places`` are parts of names, ``texts`` parts of the content, all without regard to
    case; ``patterns`` are searched in the content. A speaker's name is the actor's or the source's words; a
    place is where the statement was made or is mentioned in it, by name or country code; an outcome is that
    of a number in it. ``since`` and ``until`` are days ("2024-03-31") that include themselves; a statement's
    time is its own date, else its article's publication, and one without either is not in any range.
    """

    speakers: tuple[str, ...] = ()
    acts: frozenset[str] = frozenset()
    quote_types: frozenset[str] = frozenset()
    polarities: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    since: str | None = None
    until: str | None = None


def selected(record: Record, selection: Selection) -> Iterator[Statement]:
    """The statements of ``record`` that ``selection`` asks for, in reading order."""
    page = _Page(record)
    return (one for one in record.statements if page.fits(one, selection))


class _Page:
    """One record's items by id."""

    def __init__(self, record: Record) -> None:
        self._actors = {actor.id: actor.name for actor in record.actors}
        self._outcomes = {number.id: number.outcome for number in record.numbers}
        self._places = {place.id: (place.name, place.country) for place in record.places}
        self._dates = {date.id: date.value for date in record.dates}
        self._published = record.article.published

    def fits(self, one: Statement, asked: Selection) -> bool:
        return (
            _is_in(one.cue.act, asked.acts)
            and _is_in(one.quote_type, asked.quote_types)
            and _is_in(one.assertion.polarity, asked.polarities)
            and _is_in(one.assertion.modality, asked.modalities)
            and (not asked.outcomes or any(self._outcomes.get(id_) in asked.outcomes for id_ in one.numbers))
            and _has(asked.speakers, self._speaker(one))
            and _has(asked.texts, [one.content.text])
            and (not asked.patterns or any(p.search(one.content.text) for p in asked.patterns))
            and (not asked.places or self._is_there(one, asked.places))
            and self._is_then(one, asked.since, asked.until)
        )

    def _speaker(self, one: Statement) -> list[str]:
        words = " ".join(span.text for span in one.source.spans)
        return [words, self._actors.get(one.source.actor or "", "")]

    def _is_there(self, one: Statement, asked: tuple[str, ...]) -> bool:
        there = [self._places[id_] for id_ in (one.place, *one.places) if id_ in self._places]
        return any(word == country for word in asked for _, country in there) or _has(
            asked, [name for name, _ in there]
        )

    def _is_then(self, one: Statement, since: str | None, until: str | None) -> bool:
        if since is None and until is None:
            return True
        found = _DAY.match(self._dates.get(one.date or "") or "") or _DAY.match(self._published or "")
        if found is None:
            return False
        first, last = day_range(found[0])
        return (since is None or last >= since) and (until is None or first <= until)


def day_range(date: str) -> tuple[str, str]:
    """The first and the last day of a year, month or day, as texts that compare as days do."""
    return (date + "-01-01"[len(date) - 4 :]), (date + "-12-31"[len(date) - 4 :])


def _is_in(value: str | None, asked: frozenset[str]) -> bool:
    return not asked or value in asked


def _has(asked: Iterable[str], there: Iterable[str]) -> bool:
    """Whether a word asked for is a part of one that is there; True where none is asked for."""
    words = [word.casefold() for word in asked]
    return not words or any(word in one.casefold() for one in there for word in words)
