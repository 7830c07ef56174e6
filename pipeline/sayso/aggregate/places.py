"""Places over all articles: by GeoNames id, else by name, kind and country."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sayso.aggregate.codes import NOTHING, Ints
from sayso.aggregate.collect import PLACE_FORMS
from sayso.aggregate.counts import ORIGINAL, counted, span_of_days
from sayso.aggregate.joined import Joined, Numbers
from sayso.aggregate.ledger.where import Spot
from sayso.aggregate.naming import day_columns, shaped
from sayso.aggregate.parts import parts


def places_table(joined: Joined) -> pd.DataFrame:
    """One row a place; that of most independent articles first."""
    facts = joined.facts
    numbers, chosen = _merged(facts.spots.values())
    place = numbers[np.asarray(facts.place_spot)]
    table = pd.concat([_counted(_mentions(joined, place, part)) for part in parts(place)])
    said = np.append(numbers, NOTHING)[np.asarray(facts.claim_place)]
    known = np.flatnonzero(said >= 0)
    found = (joined.claims(rows).assign(place=said[rows]) for rows in map(known.take, parts(said[known])))
    table = table.join(pd.concat([counted(claims, ["place"]) for claims in found])).fillna(0)
    spots = [chosen[number] for number in table.index]
    table = table.reset_index(drop=True).assign(
        **day_columns(joined, table),
        place=[spot.key for spot in spots],
        **{
            field: [getattr(spot, field) for spot in spots]
            for field in ("name", "kind", "country", "lat", "lon", "geonames_id")
        },
    )
    order = ["n_articles_original", "n_articles", "name", "place"]
    return shaped("places", table.sort_values(order, ascending=[False, False, True, True]))


def _merged(spots: list[Spot]) -> tuple[Ints, list[Spot]]:
    """The number of the place of each spot, and the spot that stands for each place: the first known."""
    places: dict[str, int] = {}
    numbers = np.array([places.setdefault(spot.key, len(places)) for spot in spots], dtype=np.int32)
    chosen: list[Spot | None] = [None] * len(places)
    for number, spot in zip(numbers, spots, strict=True):
        held = chosen[number]
        if held is None or (spot.known and not held.known):
            chosen[number] = spot
    return numbers, [spot for spot in chosen if spot is not None]


def _counts() -> list[str]:
    names = ["n_mentions", *(f"n_{form}" for form in PLACE_FORMS)]
    return [column for name in names for column in (name, name + ORIGINAL)]


def _counted(named: pd.DataFrame) -> pd.DataFrame:
    """What the rows of `_mentions` come to for each place."""
    groups = named.groupby("place", sort=True)
    table = pd.concat([groups[column].sum() for column in _counts()], axis=1).assign(
        n_articles=groups["article"].nunique(), n_articles_original=groups["article_origin"].nunique()
    )
    return table.join(span_of_days(named, ["place"]))


def _mentions(joined: Joined, place: Ints, rows: Numbers) -> pd.DataFrame:
    """One row a place of an article: its mentions, and those that stand in an article that is no copy."""
    facts = joined.facts
    article = np.asarray(facts.place_article)[rows]
    origin = joined.article_origin[article]
    original = (origin == article).astype(np.int64)
    forms = {f"n_{form}": np.asarray(facts.place_forms[form])[rows] for form in PLACE_FORMS}
    counts = {"n_mentions": sum(forms.values(), np.zeros(len(rows), dtype=np.int64)), **forms}
    return pd.DataFrame(
        {
            "place": place[rows],
            "article": article,
            "article_origin": origin,
            "day": joined.article_day[article],
            **counts,
            **{name + ORIGINAL: count * original for name, count in counts.items()},
        }
    )
