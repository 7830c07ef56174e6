"""Place mentions that are persons: each component reads names by itself, here the two readings meet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.knowledge.gazetteer import Gazetteer
from sayso.values import ActorMention, PlaceMention


def without_persons(
    places: Sequence[PlaceMention], actors: Sequence[ActorMention], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """``places`` without parts of persons' names, and without persons' names that no gazetteer has.

    "Aissatou Kourouma" is nobody's town; "Jordan" alone may be read both ways and stays.
    """
    persons = sorted(one.span for one in actors if one.type == "person" and one.form == "name")
    starts = [span.start for span in persons]

    def is_person(place: PlaceMention) -> bool:
        at = bisect_right(starts, place.span.start) - 1
        if at < 0 or persons[at].end < place.span.end:
            return False
        return persons[at] != place.span or not gazetteer.named(place.name)

    return tuple(place for place in places if not is_person(place))
