"""From where a time expression is resolved, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.mentions.dates.anchors import Anchor
from sayso.mentions.dates.meanings import Tense
from sayso.records import DateAnchor

NO_PUBLISHED = "no publication date"
NO_TEXT = "no date before it in the text"
VAGUE = "an amount that is not told"
FAR = "further away than any calendar"
NO_DAY = "no day that the time belongs to"


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date and, where it is known, its time ("16:12")."""

    day: date
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """From where to count: publication, date and day that the text named last, and the verb's tense.

    ``narrative`` says that the text tells of the past (history), so that a date without a year
    leans on the text and not on the publication date.
    """

    published: Published | None
    text: Anchor | None = None
    day: Anchor | None = None
    tense: Tense = "unknown"
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, what it was counted from, and the anchor that it gives to what follows."""

    value: str | None
    anchor: DateAnchor = "none"
    reason: str | None = None
    place: Anchor | None = None
