"""Figures of damage: what is counted and what befell it, read from the words beside the number.

The record tells what befalls people; for houses, vehicles, fields and money this looks at the sentence.
The words are `models/damage.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.knowledge import load_knowledge
from sayso.records import Number

REACH = 90  # code points after the counted noun, and before the number, in which the verb stands
_STOP = re.compile(r"[.;!?\n](?:\s|$)|\b(?:while|whereas|but)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageWord:
    """A row of damage.csv: nouns of an object, or verbs (and nouns of loss) with their outcome."""

    id: str
    role: Literal["object", "verb", "money"]
    meaning: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    objects: dict[str, str]
    verbs: re.Pattern[str]
    outcomes: dict[str, str]
    money: re.Pattern[str]


def damage_of(number: Number, text: str | None) -> tuple[str, str] | None:
    """Outcome and object of a figure of damage ("destroyed", "homes"); None where it is none.

    ``text`` is the article's; without it nothing is known.
    """
    if text is None:
        return None
    words = _words()
    if number.kind == "money":
        return ("loss", "money") if words.money.search(_around(number.start, number.end, text)) else None
    if number.kind not in ("count", "measure") or number.outcome is not None:
        return None
    named = (number.counted.lemma if number.counted else number.unit or "").casefold()
    thing = words.objects.get(named)
    if thing is None:
        return None
    end = number.counted.end if number.counted else number.end
    found = words.verbs.search(_after(end, text)) or words.verbs.search(_before(number.start, text))
    return (words.outcomes[found[0].casefold()], thing) if found else None


def _after(end: int, text: str) -> str:
    part = text[end : end + REACH]
    stop = _STOP.search(part)
    return part[: stop.start()] if stop else part


def _before(start: int, text: str) -> str:
    part = text[max(0, start - REACH) : start]
    stops = list(_STOP.finditer(part))
    return part[stops[-1].end() :] if stops else part


def _around(start: int, end: int, text: str) -> str:
    return f"{_before(start, text)} {_after(end, text)}"


@cache
def _words() -> _Words:
    rows = load_knowledge().table("damage", DamageWord).values()
    outcomes = {word: row.meaning for row in rows if row.role == "verb" for word in row.words}
    return _Words(
        objects={word.casefold(): row.meaning for row in rows if row.role == "object" for word in row.words},
        verbs=_pattern(outcomes),
        outcomes=outcomes,
        money=_pattern({word: "" for row in rows if row.role == "money" for word in row.words}),
    )


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)
