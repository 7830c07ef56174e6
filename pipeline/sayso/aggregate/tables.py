"""The columns of every table and their pandas dtypes: the one place that declares them.

Tables of items have one row for each thing found in an article; tables over all articles count and compare.
Every count there comes twice: ``n_x``, and ``n_x_original`` without copies.

All dtypes are nullable, so that what is unknown stays missing (``<NA>``) and is never 0 or "".
They mean the same in pandas 2.2 and 3. Dates stay strings, because ISO 8601 dates, date-times with
and without zone and TIMEX3 values ("2020-W42", "PRESENT_REF") have no common pandas dtype.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pandas as pd

STRING, INTEGER, FLOAT, BOOLEAN = "string", "Int64", "Float64", "boolean"
CHUNK = 20_000  # rows that are made and written at one time

# The columns that each table about one article begins with.
ARTICLE = {
    "article_id": STRING,  # the record's id
    "path": STRING,
    "title": STRING,
    "publisher": STRING,
    "published": STRING,
    "url": STRING,
}

FOUND = {
    "start": INTEGER,  # of the first span, in code points of the article's text
    "end": INTEGER,  # of the last span
    "rule": STRING,
    "confidence": FLOAT,
}

_COUNTED = {
    "n_statements": INTEGER,
    "n_statements_original": INTEGER,
    "n_articles": INTEGER,
    "n_articles_original": INTEGER,
}
_PUBLISHED = {"first_published": STRING, "last_published": STRING}  # days, of articles that carry a date

ITEMS: dict[str, dict[str, str]] = {
    # one row an article
    "articles": {
        **ARTICLE,
        "agency": STRING,  # that the text credits
        "origin": STRING,  # article_id of the earliest of its copies, itself included
        "original": BOOLEAN,  # whether that is itself
        "n_copies": INTEGER,  # articles of one text, itself included
        "n_words": INTEGER,
        "n_statements": INTEGER,
        "n_numbers": INTEGER,
    },
    # one row a statement; start and end are those of the content
    "claims": {
        **ARTICLE,
        "statement_id": STRING,
        "quote_type": STRING,
        "source": STRING,  # the words on the page
        "source_form": STRING,
        "actor_id": STRING,  # whom the source stands for
        "actor": STRING,
        "actor_type": STRING,
        "actor_country": STRING,
        "speaker": STRING,  # the same over all articles
        "speaker_name": STRING,
        "cue": STRING,
        "lemma": STRING,
        "act": STRING,
        "content": STRING,
        "polarity": STRING,
        "modality": STRING,
        "addressee": STRING,
        "addressee_actor": STRING,
        "about": STRING,  # actors inside the content, joined by "; "
        "parent": STRING,
        "place": STRING,
        "date": STRING,  # TIMEX3 value
        "n_numbers": INTEGER,
        "paragraph": INTEGER,
        "sentence": INTEGER,
        "origin": STRING,  # the earliest statement that this one repeats, or itself: "article_id#s3"
        "original": BOOLEAN,
        **FOUND,
    },
    # one row a number; speaker and act are those of the innermost statement that holds it, else missing
    "numbers": {
        **ARTICLE,
        "number_id": STRING,
        "text": STRING,
        "value": FLOAT,
        "low": FLOAT,
        "high": FLOAT,
        "bound": STRING,
        "kind": STRING,
        "unit": STRING,
        "per": STRING,
        "people": BOOLEAN,
        "counted": STRING,
        "counted_lemma": STRING,
        "outcome": STRING,
        "group": STRING,
        "party_id": STRING,
        "party": STRING,
        "party_country": STRING,
        "basis": STRING,
        "place": STRING,
        "place_country": STRING,
        "date": STRING,  # TIMEX3 value
        "statement_id": STRING,
        "speaker": STRING,  # over all articles
        "speaker_name": STRING,
        "act": STRING,
        "polarity": STRING,
        "modality": STRING,
        "figure": STRING,  # in the table figures
        "original": BOOLEAN,  # whether its article is no copy
        **FOUND,
    },
    # one row an actor of an article; start and end are those of the first mention
    "article_actors": {
        **ARTICLE,
        "actor_id": STRING,
        "name": STRING,
        "type": STRING,
        "country": STRING,
        "roles": STRING,  # joined by "; "
        "external": STRING,
        "wikidata": STRING,
        "actor": STRING,  # the same over all articles
        "n_mentions": INTEGER,
        "n_name": INTEGER,  # mentions by form
        "n_nominal": INTEGER,
        "n_pronoun": INTEGER,
        "n_metonym": INTEGER,
        "n_statements": INTEGER,  # statements whose source it is
        "original": BOOLEAN,
        **FOUND,
    },
    # one row a place of an article; start and end are those of the first mention
    "article_places": {
        **ARTICLE,
        "place_id": STRING,
        "name": STRING,
        "kind": STRING,
        "country": STRING,
        "lat": FLOAT,
        "lon": FLOAT,
        "geonames_id": INTEGER,
        "external": STRING,
        "wikidata": STRING,
        "place": STRING,  # the same over all articles
        "reason": STRING,
        "n_mentions": INTEGER,
        "n_literal": INTEGER,  # mentions by form
        "n_metonym": INTEGER,
        "n_adjective": INTEGER,
        "n_embedded": INTEGER,
        "original": BOOLEAN,
        **FOUND,
    },
}

OVER_ALL: dict[str, dict[str, str]] = {
    # one row an actor; edit it and give it to --actors
    "actors": {
        "actor": STRING,
        "name": STRING,
        "type": STRING,
        "country": STRING,
        "named": BOOLEAN,
        "roles": STRING,
        "external": STRING,
        "variants": STRING,  # joined by "|"
        **_COUNTED,
        **_PUBLISHED,
    },
    # one row an actor who is the source of a statement
    "speakers": {
        "actor": STRING,
        "name": STRING,
        "type": STRING,
        "country": STRING,
        **_COUNTED,
        "n_direct": INTEGER,
        "n_direct_original": INTEGER,
        "n_mixed": INTEGER,
        "n_mixed_original": INTEGER,
        "n_indirect": INTEGER,
        "n_indirect_original": INTEGER,
        "n_negative": INTEGER,  # "did not say", "rejects that"
        "n_negative_original": INTEGER,
        "acts": STRING,  # "say 10; deny 2", the most frequent first
        "acts_original": STRING,
        **_PUBLISHED,
    },
    # one row a speaker, target, relation and act
    "exchanges": {
        "speaker": STRING,
        "speaker_name": STRING,
        "target": STRING,
        "target_name": STRING,
        "relation": STRING,  # "about" or "to"
        "act": STRING,
        **_COUNTED,
        "n_negative": INTEGER,
        "n_negative_original": INTEGER,
        **_PUBLISHED,
    },
    # one row a day of publication, speaker and act
    "timeline": {"day": STRING, "speaker": STRING, "speaker_name": STRING, "act": STRING, **_COUNTED},
    # one row a pair of actors and a topic on which both speak
    "positions": {
        "actor": STRING,
        "actor_name": STRING,
        "other": STRING,
        "other_name": STRING,
        "topic_kind": STRING,  # "figure" or "actor"
        "topic": STRING,
        "topic_name": STRING,
        **{
            f"{side}{column}": dtype
            for side in ("", "other_")
            for column, dtype in (
                ("n_asserted", INTEGER),
                ("n_asserted_original", INTEGER),
                ("n_denied", INTEGER),
                ("n_denied_original", INTEGER),
                ("figure", STRING),
            )
        },
    },
    # one row a place
    "places": {
        "place": STRING,
        "name": STRING,
        "kind": STRING,
        "country": STRING,
        "lat": FLOAT,
        "lon": FLOAT,
        "geonames_id": INTEGER,
        **{
            f"n_{counted}{end}": INTEGER
            for counted in ("mentions", "literal", "metonym", "adjective", "embedded")
            for end in ("", "_original")
        },
        **_COUNTED,
        **_PUBLISHED,
    },
    # one row a quotation, with all its variants
    "quotes": {
        "quote": STRING,  # its first statement, "article_id#s3"
        "text": STRING,  # the longest form
        "speaker": STRING,
        "speaker_name": STRING,
        "n_variants": INTEGER,
        **_COUNTED,
        "first_publisher": STRING,
        **_PUBLISHED,
    },
    # one row a scope in an event: what is counted, of whom, where and when
    "ledgers": {
        "ledger": STRING,
        "event": STRING,
        "outcome": STRING,
        "subject": STRING,
        "group": STRING,
        "party": STRING,
        "party_name": STRING,
        "place": STRING,
        "place_name": STRING,
        "place_country": STRING,
        "basis": STRING,
        "first_day": STRING,
        "last_day": STRING,
        "n_figures": INTEGER,
        "n_claimants": INTEGER,
        "n_numbers": INTEGER,
        "n_numbers_original": INTEGER,
        "n_articles": INTEGER,
        "n_articles_original": INTEGER,
        "low": FLOAT,
        "best_low": FLOAT,
        "best_high": FLOAT,
        "high": FLOAT,
        "open": BOOLEAN,
        "best_figures": INTEGER,
        "best_origins": INTEGER,
        "n_contradiction": INTEGER,
        "n_update": INTEGER,
        "n_scope": INTEGER,
        "n_compatible": INTEGER,
        "n_denial": INTEGER,
        "n_concession": INTEGER,
    },
    # one row a figure of a claimant in a ledger
    "figures": {
        "figure": STRING,
        "ledger": STRING,
        "claimant": STRING,
        "claimant_name": STRING,
        "voice": STRING,
        "stance": STRING,
        "text": STRING,
        "value": FLOAT,
        "low": FLOAT,
        "high": FLOAT,
        "as_of": STRING,
        "as_of_last": STRING,
        "superseded": BOOLEAN,
        "n_numbers": INTEGER,
        "n_numbers_original": INTEGER,
        "n_articles": INTEGER,
        "n_articles_original": INTEGER,
        "first_publisher": STRING,
        "first_article": STRING,
    },
    # one row a relation of two figures, or of two ledgers
    "relations": {
        "relation": STRING,
        "reason": STRING,
        "ledger": STRING,
        "other_ledger": STRING,
        "figure": STRING,
        "claimant_name": STRING,
        "text": STRING,
        "other_figure": STRING,
        "other_claimant_name": STRING,
        "other_text": STRING,
        "statement": STRING,  # a denial that names no figure
    },
}

TABLES: dict[str, dict[str, str]] = ITEMS | OVER_ALL


def frame(table: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """A DataFrame of ``rows`` with the columns and dtypes of ``table``, in their order.

    Raises KeyError where a row lacks a column.
    """
    kept = list(rows)
    return pd.DataFrame(
        {
            column: pd.array([row[column] for row in kept], dtype=dtype)  # type: ignore[call-overload]
            for column, dtype in TABLES[table].items()
        }
    )


def frames(table: str, rows: Iterable[Mapping[str, object]]) -> Iterator[pd.DataFrame]:
    """The same in chunks of `CHUNK` rows, at least one, which may be empty."""
    left = iter(rows)
    yield frame(table, islice(left, CHUNK))
    while chunk := list(islice(left, CHUNK)):
        yield frame(table, chunk)
