"""Actors over all articles: the table that a user reviews and edits."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sayso.aggregate.codes import Ints
from sayso.aggregate.counts import counted, span_of_days
from sayso.aggregate.identities import MARK
from sayso.aggregate.joined import Joined, Numbers
from sayso.aggregate.naming import day_columns, shaped
from sayso.aggregate.parts import parts


def actors_table(joined: Joined) -> pd.DataFrame:
    """One row an identity; that of most independent articles first."""
    identity = joined.identity(joined.facts.actor_variant)
    table = pd.concat([_named(joined, identity, part) for part in parts(identity)])
    spoken = np.flatnonzero(joined.speakers >= 0)
    found = (joined.claims(spoken[part]) for part in parts(joined.speakers[spoken]))
    said = pd.concat([counted(claims, ["speaker"]) for claims in found])
    table = table.join(said).fillna(0)
    identities = [joined.identities[number] for number in table.index]
    table = table.assign(
        **day_columns(joined, table),
        actor=[one.id for one in identities],
        name=[one.name for one in identities],
        type=[one.type for one in identities],
        country=pd.array([one.country for one in identities], dtype="string"),
        named=[one.named for one in identities],
        roles=pd.array(["; ".join(one.roles) or None for one in identities], dtype="string"),
        external=pd.array([one.external for one in identities], dtype="string"),
        variants=[MARK.join(one.variants) for one in identities],
    )
    order = ["n_articles_original", "n_articles", "name", "actor"]
    return shaped("actors", table.sort_values(order, ascending=[False, False, True, True]))


def _named(joined: Joined, identity: Ints, rows: Numbers) -> pd.DataFrame:
    """In how many articles, and when, the actors of ``rows`` of article_actors are named."""
    article = np.asarray(joined.facts.actor_article)[rows]
    named = pd.DataFrame(
        {
            "identity": identity[rows],
            "article": article,
            "article_origin": joined.article_origin[article],
            "day": joined.article_day[article],
        }
    )
    groups = named.groupby("identity", sort=True)
    table = pd.DataFrame(
        {
            "n_articles": groups["article"].nunique(),
            "n_articles_original": groups["article_origin"].nunique(),
        }
    )
    return table.join(span_of_days(named, ["identity"]))
