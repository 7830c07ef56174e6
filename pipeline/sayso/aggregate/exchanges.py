"""Who speaks about whom and to whom, with which act: the edges of a graph of actors."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sayso.aggregate.counts import counted, span_of_days, with_articles
from sayso.aggregate.joined import Joined
from sayso.aggregate.naming import actor_columns, names_of, shaped

KEYS = ["speaker", "target", "relation", "act"]


def exchange_rows(joined: Joined) -> pd.DataFrame:
    """The claims once for each actor whom they are about ("about") or addressed to ("to"), once a pair.

    A speaker about themself is no exchange.
    """
    claims = joined.claims
    claim = np.asarray(joined.facts.about_claim, dtype=np.int64)
    about = claims.take(claim).assign(
        claim=claim, target=joined.identity(joined.facts.about_variant), relation="about"
    )
    to = claims[claims["addressee"] >= 0]
    to = to.assign(claim=to.index, target=to["addressee"], relation="to")
    rows = pd.concat([about, to], ignore_index=True)
    rows = rows[(rows["speaker"] >= 0) & (rows["target"] >= 0) & (rows["speaker"] != rows["target"])]
    return rows.drop_duplicates(["claim", "target", "relation"])


def exchanges_table(joined: Joined) -> pd.DataFrame:
    """One row a speaker, target, relation and act; the pair with most independent statements first."""
    rows = exchange_rows(joined)
    table = with_articles(rows, KEYS).join(counted(rows[rows["negative"]], KEYS, "negative")).fillna(0)
    table = table.join(span_of_days(rows, KEYS, joined.days)).reset_index()
    table = table.assign(
        **actor_columns(joined, table["speaker"], "speaker", "speaker_name"),
        **actor_columns(joined, table["target"], "target", "target_name"),
        act=names_of(joined.facts.acts.values(), table["act"]),
    )
    order = ["n_statements_original", "n_statements", *KEYS]
    return shaped("exchanges", table.sort_values(order, ascending=[False, False, *[True] * len(KEYS)]))
