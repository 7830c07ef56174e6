"""Counting twice: how many there are, and how many without those that copy another."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

ORIGINAL = "_original"  # ends the name of a count of independent origins


def counted(claims: pd.DataFrame, keys: Sequence[str], prefix: str = "statements") -> pd.DataFrame:
    """How many claims each combination of ``keys`` has, ``n_…``, and how many independent origins they have.

    ``claims`` has the columns of `sayso.aggregate.joined.Joined.claims`. The index of the result is the
    combination, in sorted order.
    """
    groups = claims.groupby(list(keys), dropna=False, sort=True)
    name = f"n_{prefix}"
    return pd.DataFrame({name: groups.size(), name + ORIGINAL: groups["origin"].nunique()})


def with_articles(claims: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """The same, with the articles that the claims stand in: all, and those that copy none of the others."""
    groups = claims.groupby(list(keys), dropna=False, sort=True)
    articles = {
        "n_articles": groups["article"].nunique(),
        "n_articles" + ORIGINAL: groups["article_origin"].nunique(),
    }
    return counted(claims, keys).assign(**articles)


def span_of_days(claims: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """The numbers of the ``first`` and ``last`` day of publication of each combination; -1 if unknown."""
    last = claims.groupby(list(keys), dropna=False, sort=True)["day"].max()
    dated = claims[claims["day"] >= 0]
    first = dated.groupby(list(keys), dropna=False, sort=True)["day"].min()
    return pd.DataFrame({"first": first.reindex(last.index, fill_value=-1), "last": last})


def in_words(
    claims: pd.DataFrame, key: str, value: str, names: Sequence[str], original: bool
) -> pd.Series[str]:
    """The values of each ``key`` and how often, as in "say 10; deny 2": most frequent first, then by name.

    ``value`` is a column of numbers of ``names``; with ``original``, independent origins are counted.
    """
    known = claims[claims[value] >= 0]
    groups = known.groupby([key, value])
    counts = (groups["origin"].nunique() if original else groups.size()).reset_index(name="n")
    counts = counts.assign(name=pd.Series(names, dtype="string").take(counts[value].to_numpy()).to_numpy())
    counts = counts.sort_values([key, "n", "name"], ascending=[True, False, True])
    words = counts["name"].astype("string") + " " + counts["n"].astype("string")
    return words.groupby(counts[key]).agg("; ".join)
