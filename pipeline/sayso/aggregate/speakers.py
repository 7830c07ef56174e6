"""Who spoke how often, in how many articles, with which acts; and when."""

from __future__ import annotations

import pandas as pd

from sayso.aggregate.collect import QUOTE_TYPES
from sayso.aggregate.counts import counted, in_words, span_of_days, with_articles
from sayso.aggregate.joined import Joined
from sayso.aggregate.naming import actor_columns, names_of, shaped

KEYS = ["speaker"]


def speakers_table(joined: Joined) -> pd.DataFrame:
    """One row an actor who is the source of a statement; the one with most independent statements first."""
    claims = joined.claims
    spoken = claims[claims["speaker"] >= 0]
    table = with_articles(spoken, KEYS)
    for number, kind in enumerate(QUOTE_TYPES):
        table = table.join(counted(spoken[spoken["quote"] == number], KEYS, kind))
    table = table.join(counted(spoken[spoken["negative"]], KEYS, "negative")).fillna(0)
    acts = joined.facts.acts.values()
    table = table.join(span_of_days(spoken, KEYS, joined.days)).assign(
        acts=in_words(spoken, "speaker", "act", acts, original=False),
        acts_original=in_words(spoken, "speaker", "act", acts, original=True),
    )
    table = table.reset_index()
    names = actor_columns(joined, table["speaker"], "actor", "name", "type", "country")
    table = table.assign(**names).sort_values(
        ["n_statements_original", "n_statements", "name", "actor"], ascending=[False, False, True, True]
    )
    return shaped("speakers", table)


def timeline_table(joined: Joined) -> pd.DataFrame:
    """One row a day of publication, speaker and act."""
    keys = ["day", "speaker", "act"]
    table = with_articles(joined.claims, keys).reset_index()
    table = table.assign(
        **actor_columns(joined, table["speaker"], "speaker", "speaker_name"),
        day=names_of(joined.days, table["day"]),
        act=names_of(joined.facts.acts.values(), table["act"]),
    )
    return shaped(
        "timeline", table.sort_values(["day", "speaker_name", "speaker", "act"], na_position="last")
    )
