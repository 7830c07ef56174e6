"""Places over all articles: by GeoNames id, else by name, kind and country."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sayso.aggregate.collect import PLACE_FORMS
from sayso.aggregate.counts import ORIGINAL, counted, span_of_days
from sayso.aggregate.joined import Joined, Numbers
from sayso.aggregate.ledger.where import Spot
from sayso.aggregate.naming import shaped


def places_table(joined: Joined) -> pd.DataFrame:
    """One row a place; that of most independent articles first."""
    facts = joined.facts
    numbers, chosen = _merged(facts.spots.values())
    named = _mentions(joined, numbers)
    tables = [named.groupby("place", sort=True)[column].sum() for column in _counts()]
    table = pd.concat(tables, axis=1)
    groups = named.groupby("place", sort=True)
    table = table.assign(
        n_articles=groups["article"].nunique(), n_articles_original=groups["article_origin"].nunique()
    )
    said = joined.claims[joined.claims["place"] >= 0]
    said = said.assign(place=numbers[said["place"]])
    table = table.join(counted(said, ["place"])).fillna(0).join(span_of_days(named, ["place"], joined.days))
    spots = [chosen[number] for number in table.index]
    table = table.reset_index(drop=True).assign(
        place=[spot.key for spot in spots],
        **{
            field: [getattr(spot, field) for spot in spots]
            for field in ("name", "kind", "country", "lat", "lon", "geonames_id")
        },
    )
    order = ["n_articles_original", "n_articles", "name", "place"]
    return shaped("places", table.sort_values(order, ascending=[False, False, True, True]))


def _merged(spots: list[Spot]) -> tuple[Numbers, list[Spot]]:
    """The number of the place of each spot, and the spot that stands for each place: the first known."""
    places: dict[str, int] = {}
    numbers = np.array([places.setdefault(spot.key, len(places)) for spot in spots], dtype=np.int64)
    chosen: list[Spot | None] = [None] * len(places)
    for number, spot in zip(numbers, spots, strict=True):
        held = chosen[number]
        if held is None or (spot.known and not held.known):
            chosen[number] = spot
    return numbers, [spot for spot in chosen if spot is not None]


def _counts() -> list[str]:
    names = ["n_mentions", *(f"n_{form}" for form in PLACE_FORMS)]
    return [column for name in names for column in (name, name + ORIGINAL)]


def _mentions(joined: Joined, numbers: Numbers) -> pd.DataFrame:
    """One row a place of an article: its mentions, and those that stand in an article that is no copy."""
    facts = joined.facts
    article = np.asarray(facts.place_article, dtype=np.int64)
    origin = joined.article_origin[article]
    original = (origin == article).astype(np.int64)
    forms = {f"n_{form}": np.asarray(facts.place_forms[form], dtype=np.int64) for form in PLACE_FORMS}
    counts = {"n_mentions": sum(forms.values(), np.zeros(len(article), dtype=np.int64)), **forms}
    return pd.DataFrame(
        {
            "place": numbers[np.asarray(facts.place_spot, dtype=np.int64)],
            "article": article,
            "article_origin": origin,
            "day": joined.article_day[article],
            **counts,
            **{name + ORIGINAL: count * original for name, count in counts.items()},
        }
    )
