"""Who spoke how often, in how many articles, with which acts."""

from __future__ import annotations

import pandas as pd

from sayso.aggregate.tables import TABLES

KEYS = ["actor", "actor_type", "actor_country"]
ORDER = {"n_statements": False, "name": True, "type": True, "country": True}  # column: ascending


def speakers_of(statements: pd.DataFrame) -> pd.DataFrame:
    """The ``speakers`` table of a ``statements`` table, or of any selection of its rows.

    A speaker is a name with its type and country, over all articles; statements whose source was
    not resolved to an actor are left out. Sorted by statements (most first), then name.
    """
    spoken = statements[statements["actor_id"].notna()]
    spoken = spoken.assign(
        speaker=spoken.groupby(KEYS, dropna=False, sort=False).ngroup(),
        day=spoken["published"].str.slice(0, 10),
        direct=spoken["quote_type"] == "direct",
        mixed=spoken["quote_type"] == "mixed",
        indirect=spoken["quote_type"] == "indirect",
        negative=spoken["polarity"] == "negative",
    )
    speakers = spoken.groupby("speaker").agg(
        name=("actor", "first"),
        type=("actor_type", "first"),
        country=("actor_country", "first"),
        n_statements=("statement_id", "size"),
        n_articles=("article_id", "nunique"),
        n_direct=("direct", "sum"),
        n_mixed=("mixed", "sum"),
        n_indirect=("indirect", "sum"),
        n_negative=("negative", "sum"),
        first_published=("day", "min"),
        last_published=("day", "max"),
    )
    speakers = speakers.assign(acts=_acts(spoken))
    speakers = speakers.sort_values(list(ORDER), ascending=list(ORDER.values()), ignore_index=True)
    return speakers[list(TABLES["speakers"])].astype(TABLES["speakers"])


def _acts(spoken: pd.DataFrame) -> pd.Series[str]:
    """Each speaker's acts as in "say 10; deny 2": the most frequent first, then by name."""
    counts = spoken.groupby(["speaker", "act"]).size().reset_index(name="n")
    counts = counts.sort_values(["speaker", "n", "act"], ascending=[True, False, True])
    words = counts["act"].astype("string") + " " + counts["n"].astype("string")
    return words.groupby(counts["speaker"]).agg("; ".join)
