"""Actors over all articles: the table that a user reviews and edits."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sayso.aggregate.counts import counted, span_of_days
from sayso.aggregate.identities import MARK
from sayso.aggregate.joined import Joined
from sayso.aggregate.naming import shaped


def actors_table(joined: Joined) -> pd.DataFrame:
    """One row an identity; that of most independent articles first."""
    facts = joined.facts
    article = np.asarray(facts.actor_article, dtype=np.int64)
    named = pd.DataFrame(
        {
            "identity": joined.identity(facts.actor_variant),
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
    spoken = joined.claims[joined.claims["speaker"] >= 0]
    said = counted(spoken, ["speaker"]).rename_axis("identity")
    table = table.join(said).fillna(0).join(span_of_days(named, ["identity"], joined.days))
    identities = [joined.identities[number] for number in table.index]
    table = table.assign(
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
