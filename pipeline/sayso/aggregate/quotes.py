"""Quotations and their variants: the longest form, who said it, and where it was first seen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sayso.aggregate.collect import QUOTE_TYPES
from sayso.aggregate.copies import FEWEST_WORDS
from sayso.aggregate.joined import Joined, Numbers
from sayso.aggregate.naming import actor_columns, names_of, shaped


def quoted_claims(joined: Joined) -> pd.DataFrame:
    """The claims that are quoted at least in part, with number and text of each; short words are left out.

    Fewer than `FEWEST_WORDS` three-word runs are not specific to one occasion.
    """
    facts = joined.facts
    claims = joined.claims.assign(
        claim=np.arange(len(joined.claims)), text=np.asarray(facts.claim_text, dtype=np.int64)
    )
    sizes = np.asarray(facts.text_sizes, dtype=np.int64)
    quoted = claims["quote"] != QUOTE_TYPES.index("indirect")
    return claims[quoted & (sizes[claims["text"]] >= FEWEST_WORDS)]


def quotes_table(joined: Joined) -> pd.DataFrame:
    """One row a quotation; that with most independent articles first, then the earliest.

    An independent statement of a quotation is one in an article that copies none of the others.
    """
    quoted = quoted_claims(joined)
    groups = quoted.groupby("origin", sort=True)
    independent = groups["article_origin"].nunique()
    table = pd.DataFrame(
        {
            "speaker": groups["speaker"].max(),  # unknown, below 0, in some of the articles only
            "last": groups["day"].max(),
            "n_variants": groups["text"].nunique(),
            "n_statements": groups.size(),
            "n_statements_original": independent,
            "n_articles": groups["article"].nunique(),
            "n_articles_original": independent,
        }
    )
    return shaped("quotes", _named(joined, table.join(_longest(joined, quoted)).reset_index()))


def _longest(joined: Joined, quoted: pd.DataFrame) -> pd.DataFrame:
    """The longest wording of each quotation."""
    texts = joined.facts.texts.values()
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    ranked = quoted.assign(length=-lengths[quoted["text"]]).sort_values(["origin", "length", "claim"])
    chosen = ranked.drop_duplicates("origin").set_index("origin")
    return pd.DataFrame({"text": [texts[at] for at in chosen["text"]]}, index=chosen.index)


def _named(joined: Joined, table: pd.DataFrame) -> pd.DataFrame:
    origins: Numbers = table["origin"].to_numpy()
    facts = joined.facts
    first = [facts.articles[facts.claim_article[claim]] for claim in origins]
    names = joined.claim_names(origins)
    table = table.assign(
        **actor_columns(joined, table["speaker"], "speaker", "speaker_name"),
        last_published=names_of(joined.days, table["last"]),
        quote=names,
        first_published=[one.published for one in first],
        first_publisher=[one.publisher for one in first],
    )
    return table.sort_values(
        ["n_articles_original", "n_articles", "first_published", "quote"],
        ascending=[False, False, True, True],
    )
