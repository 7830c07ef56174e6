"""Who spoke how often, in how many articles, with which acts; and when."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from sayso.aggregate.collect import QUOTE_TYPES
from sayso.aggregate.counts import counted, in_words, span_of_days, with_articles
from sayso.aggregate.joined import Joined
from sayso.aggregate.naming import actor_columns, day_columns, names_of, ranks_of, shaped
from sayso.aggregate.parts import parts

KEYS = ["speaker"]


def speakers_table(joined: Joined) -> pd.DataFrame:
    """One row an actor who is the source of a statement; the one with most independent statements first."""
    acts = joined.facts.acts.values()
    spoken = np.flatnonzero(joined.speakers >= 0)
    found = (joined.claims(spoken[part]) for part in parts(joined.speakers[spoken]))
    table = pd.concat([_spoken(claims, acts) for claims in found]).reset_index()
    names = actor_columns(joined, table["speaker"], "actor", "name", "type", "country")
    table = table.assign(**names, **day_columns(joined, table))
    order = ["n_statements_original", "n_statements", "name", "actor"]
    return shaped("speakers", table.sort_values(order, ascending=[False, False, True, True]))


def _spoken(claims: pd.DataFrame, acts: list[str]) -> pd.DataFrame:
    """What each of the speakers of ``claims`` said, by their numbers."""
    table = with_articles(claims, KEYS)
    for number, kind in enumerate(QUOTE_TYPES):
        table = table.join(counted(claims[claims["quote"] == number], KEYS, kind))
    table = table.join(counted(claims[claims["negative"]], KEYS, "negative")).fillna(0)
    return table.join(span_of_days(claims, KEYS)).assign(
        acts=in_words(claims, "speaker", "act", acts, original=False),
        acts_original=in_words(claims, "speaker", "act", acts, original=True),
    )


def timeline_chunks(joined: Joined) -> Iterator[pd.DataFrame]:
    """One row a day of publication, speaker and act, in the order of the days."""
    keys = ["day", "speaker", "act"]
    acts = joined.facts.acts.values()
    names = joined.identity_fields
    by_name = ranks_of(names["name"], names["id"])[joined.speakers]
    day = joined.article_day[np.asarray(joined.facts.claim_article)]
    undated = np.where(day < 0, len(joined.days), day)
    for part in parts(undated, by_name):
        table = with_articles(joined.claims(part), keys).reset_index()
        table = table.assign(
            **actor_columns(joined, table["speaker"], "speaker", "speaker_name"),
            day=names_of(joined.days, table["day"]),
            act=names_of(acts, table["act"]),
        )
        yield shaped(
            "timeline", table.sort_values(["day", "speaker_name", "speaker", "act"], na_position="last")
        )
