"""Quotations and their variants: the longest form, who said it, and where it was first seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pandas as pd

from sayso.aggregate.codes import Ints
from sayso.aggregate.collect import QUOTE_TYPES
from sayso.aggregate.joined import Joined
from sayso.aggregate.naming import actor_columns, chunks_of, names_of, ranks_of, shaped, strings
from sayso.aggregate.parts import parts
from sayso.aggregate.repeats import FEWEST_WORDS


def quote_chunks(joined: Joined) -> Iterator[pd.DataFrame]:
    """One row a quotation; that with most independent articles first, then the earliest.

    Quotations are what is quoted at least in part; short words are left out, since fewer than `FEWEST_WORDS`
    three-word runs are not specific to one occasion. An independent statement of a quotation is one in an
    article that copies none of the others.
    """
    quoted = np.asarray(joined.facts.claim_quote) != QUOTE_TYPES.index("indirect")
    chosen = np.flatnonzero(quoted & (joined.wordings.sizes[joined.wordings.of_claim] >= FEWEST_WORDS))
    found = (joined.claims(chosen[part]) for part in parts(joined.claim_origin[chosen]))
    lengths = joined.wordings.lengths
    table = _ordered(joined, pd.concat([_counts(claims, lengths) for claims in found], ignore_index=True))
    texts = joined.facts.contents.texts(table["text"].to_numpy())
    articles = joined.facts.articles
    for chunk in chunks_of(table):
        first = np.asarray(joined.facts.claim_article)[chunk["origin"]].tolist()
        named = chunk.assign(
            **actor_columns(joined, chunk["speaker"], "speaker", "speaker_name"),
            last_published=names_of(joined.days, chunk["last"]),
            quote=joined.claim_names(chunk["origin"].to_numpy()),
            text=list(islice(texts, len(chunk))),
            first_published=[articles.published[article] for article in first],
            first_publisher=[articles.publishers[article] for article in first],
        )
        yield shaped("quotes", named)


def _counts(claims: pd.DataFrame, lengths: Ints) -> pd.DataFrame:
    """One row a quotation, in small numbers; ``text`` is its longest wording, the first of several."""
    groups = claims.groupby("origin", sort=True)
    independent = groups["article_origin"].nunique()
    ranked = claims.assign(length=-lengths[claims["text"]]).sort_values(["origin", "length", "claim"])
    table = pd.DataFrame(
        {
            "text": ranked.drop_duplicates("origin").set_index("origin")["text"],
            "speaker": groups["speaker"].max(),  # unknown, below 0, in some of the articles only
            "last": groups["day"].max(),
            "n_variants": groups["text"].nunique(),
            "n_statements": groups.size(),
            "n_statements_original": independent,
            "n_articles": groups["article"].nunique(),
            "n_articles_original": independent,
        }
    )
    return table.reset_index().astype(np.int32)


def _ordered(joined: Joined, table: pd.DataFrame) -> pd.DataFrame:
    facts = joined.facts
    article = np.asarray(facts.claim_article)[table["origin"]]
    keys = (
        ranks_of(strings(facts.names.values()))[np.asarray(facts.claim_name)[table["origin"]]],
        ranks_of(strings(facts.articles.ids))[article],
        ranks_of(strings(facts.articles.published))[article],
        -table["n_articles"],
        -table["n_articles_original"],
    )
    return table.take(np.lexsort(keys))
