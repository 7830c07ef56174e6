"""Who speaks about whom and to whom, with which act: the edges of a graph of actors."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from sayso.aggregate.counts import counted, span_of_days, with_articles
from sayso.aggregate.joined import Joined, Numbers
from sayso.aggregate.naming import actor_columns, chunks_of, day_columns, names_of, ranks_of, shaped, strings
from sayso.aggregate.parts import parts, runs

KEYS = ["speaker", "target", "relation", "act"]
RELATIONS = ["about", "to"]
ABOUT = RELATIONS.index("about")


def exchange_rows(joined: Joined) -> pd.DataFrame:
    """The claims once for each actor whom they are about or addressed to, once a pair: numbers of all three.

    ``relation`` is the number of one of `RELATIONS`. A speaker about themself is no exchange.
    """
    facts = joined.facts
    about = np.asarray(facts.about_claim), joined.identity(facts.about_variant)
    to = np.arange(len(facts.claim_addressee), dtype=np.int32), joined.identity(facts.claim_addressee)
    claim, target = (np.concatenate(pair) for pair in zip(about, to, strict=True))
    relation = np.repeat(np.arange(2, dtype=np.int8), (len(about[0]), len(to[0])))
    speaker = joined.speakers[claim]
    kept = np.flatnonzero((speaker >= 0) & (target >= 0) & (speaker != target))
    order, new = runs(target[kept], claim[kept], relation[kept])
    kept = kept[order[new]]
    return pd.DataFrame({"claim": claim[kept], "target": target[kept], "relation": relation[kept]})


def with_claims(joined: Joined, rows: pd.DataFrame, part: Numbers) -> pd.DataFrame:
    """A part of the rows of `exchange_rows`, with what is known of their claims."""
    chosen = rows.iloc[part]
    claims = joined.claims(chosen["claim"].to_numpy())
    return claims.assign(target=chosen["target"].to_numpy(), relation=chosen["relation"].to_numpy())


def exchange_chunks(joined: Joined) -> Iterator[pd.DataFrame]:
    """One row a speaker, target, relation and act; the pair with most independent statements first."""
    rows = exchange_rows(joined)
    found = (with_claims(joined, rows, part) for part in parts(joined.speakers[rows["claim"]]))
    table = _ordered(joined, pd.concat([_counts(claims) for claims in found], ignore_index=True))
    acts = joined.facts.acts.values()
    for chunk in chunks_of(table):
        named = chunk.assign(
            **actor_columns(joined, chunk["speaker"], "speaker", "speaker_name"),
            **actor_columns(joined, chunk["target"], "target", "target_name"),
            **day_columns(joined, chunk),
            relation=names_of(RELATIONS, chunk["relation"]),
            act=names_of(acts, chunk["act"]),
        )
        yield shaped("exchanges", named)


def _counts(claims: pd.DataFrame) -> pd.DataFrame:
    """One row a combination of `KEYS`, in small numbers."""
    table = with_articles(claims, KEYS)
    table = table.join(counted(claims[claims["negative"]], KEYS, "negative")).fillna(0)
    return table.join(span_of_days(claims, KEYS)).reset_index().astype(np.int32)


def _ordered(joined: Joined, table: pd.DataFrame) -> pd.DataFrame:
    by_id = ranks_of(joined.identity_fields["id"])
    by_act = ranks_of(strings([*joined.facts.acts.values(), None]))
    keys = (
        by_act[table["act"]],
        table["relation"],
        by_id[table["target"]],
        by_id[table["speaker"]],
        -table["n_statements"],
        -table["n_statements_original"],
    )
    return table.take(np.lexsort(keys))
