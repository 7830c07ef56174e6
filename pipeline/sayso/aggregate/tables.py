"""The columns of every table and their pandas dtypes: the one place that declares them.

All dtypes are nullable, so that what is unknown stays missing (``<NA>``) and is never 0 or "".
They mean the same in pandas 2.2 and 3. Dates stay strings, because ISO 8601 dates, date-times with
and without zone and TIMEX3 values ("2020-W42", "PRESENT_REF") have no common pandas dtype.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

STRING, INTEGER, FLOAT, BOOLEAN = "string", "Int64", "Float64", "boolean"

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

TABLES: dict[str, dict[str, str]] = {
    # one row a statement; start and end are those of the content
    "statements": {
        **ARTICLE,
        "statement_id": STRING,
        "quote_type": STRING,
        "source": STRING,  # the words on the page
        "source_form": STRING,
        "actor_id": STRING,  # whom the source stands for
        "actor": STRING,
        "actor_type": STRING,
        "actor_country": STRING,
        "cue": STRING,
        "lemma": STRING,
        "act": STRING,
        "content": STRING,
        "polarity": STRING,
        "modality": STRING,
        "addressee": STRING,
        "addressee_actor": STRING,
        "parent": STRING,
        "place": STRING,
        "date": STRING,  # TIMEX3 value
        "n_numbers": INTEGER,
        "paragraph": INTEGER,
        "sentence": INTEGER,
        **FOUND,
    },
    # one row a number; speaker and act are those of the innermost statement whose content holds it,
    # missing where the article says it in its own voice; polarity and modality are the number's own
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
        "speaker": STRING,
        "act": STRING,
        "polarity": STRING,
        "modality": STRING,
        **FOUND,
    },
    # one row an actor of an article; start and end are those of the first mention
    "actors": {
        **ARTICLE,
        "actor_id": STRING,
        "name": STRING,
        "type": STRING,
        "country": STRING,
        "roles": STRING,  # joined by "; "
        "n_mentions": INTEGER,
        "n_name": INTEGER,  # mentions by form
        "n_nominal": INTEGER,
        "n_pronoun": INTEGER,
        "n_metonym": INTEGER,
        "n_statements": INTEGER,  # statements whose source it is
        **FOUND,
    },
    # one row a place of an article; start and end are those of the first mention
    "places": {
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
        "reason": STRING,
        "n_mentions": INTEGER,
        "n_literal": INTEGER,  # mentions by form
        "n_metonym": INTEGER,
        "n_adjective": INTEGER,
        "n_embedded": INTEGER,
        **FOUND,
    },
    # one row a speaker, over all articles
    "speakers": {
        "name": STRING,
        "type": STRING,
        "country": STRING,
        "n_statements": INTEGER,
        "n_articles": INTEGER,
        "n_direct": INTEGER,
        "n_mixed": INTEGER,
        "n_indirect": INTEGER,
        "n_negative": INTEGER,  # "did not say", "rejects that"
        "acts": STRING,  # "say 10; deny 2", the most frequent first
        "first_published": STRING,  # day, of the articles that carry a date
        "last_published": STRING,
    },
}


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
