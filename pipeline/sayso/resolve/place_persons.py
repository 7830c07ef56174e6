"""Places and actors that share words: each component reads names by itself, here the two readings meet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.knowledge.actors import ActorWords
from sayso.knowledge.gazetteer import Gazetteer
from sayso.values import ActorMention, Place, PlaceMention


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


def with_countries(
    actors: Sequence[ActorMention], places: Sequence[Place], words: ActorWords
) -> tuple[ActorMention, ...]:
    """``actors`` with the countries that ``places`` say: the Governor of Georgia is no Georgian there.

    A country whose name the article never means stands for that of the place it does mean.
    """
    read: dict[str, str | None] = {}
    for place in places:
        for code in {words.country_names.get(mention.name.lower()) for mention in place.mentions}:
            if code is not None and code != place.country:
                read[code] = place.country
    meant = {place.country for place in places}
    read = {code: country for code, country in read.items() if code not in meant}
    return tuple(
        replace(actor, country=read[actor.country]) if actor.country in read else actor for actor in actors
    )
