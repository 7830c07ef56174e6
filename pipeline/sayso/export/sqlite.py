"""SQLite: a database with keys between the tables and full-text search, ready for Datasette.

An id within an article ("s1") becomes one within the database ("0123456789abcdef#s1"), so that one
column is a table's key and another table's reference to it. Beside the database stands a metadata file
for Datasette (https://docs.datasette.io/en/stable/metadata.html).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import orjson
import pandas as pd

from sayso.errors import ExportError
from sayso.export.formats import Destination, Format
from sayso.export.tabular import rows_of, tables_of
from sayso.records import Record
from sayso.version import __version__

if TYPE_CHECKING:
    from sqlite_utils import Database

# The column that tells a table's rows apart; what is referred to comes first.
KEYS = {
    "articles": "article_id",
    "actors": "actor",
    "places": "place",
    "article_actors": "actor_id",
    "article_places": "place_id",
    "claims": "statement_id",
    "ledgers": "ledger",
    "figures": "figure",
    "numbers": "number_id",
    "quotes": "quote",
    "speakers": "actor",
}
# The tables that a column may refer to; it does where all its values are keys there.
REFERENCES = {
    "article_id": ("articles",),
    "first_article": ("articles",),
    "origin": ("articles", "claims"),
    "actor_id": ("article_actors",),
    "party_id": ("article_actors",),
    "place_id": ("article_places",),
    "statement_id": ("claims",),
    "parent": ("claims",),
    "statement": ("claims",),
    "quote": ("claims",),
    **dict.fromkeys(("actor", "other", "speaker", "target", "claimant", "party"), ("actors",)),
    "place": ("places",),
    **dict.fromkeys(("ledger", "other_ledger"), ("ledgers",)),
    **dict.fromkeys(("figure", "other_figure"), ("figures",)),
}
LOCAL = ("actor_id", "party_id", "place_id", "statement_id", "parent", "number_id")  # ids within an article
SEARCHED = ("content", "source", "actor")  # columns of claims
LABELS = {
    "articles": "title",
    "actors": "name",
    "places": "name",
    "claims": "content",
    "article_actors": "name",
    "article_places": "name",
    "figures": "text",
    "quotes": "text",
}
FACETS = {
    "claims": ("act", "quote_type", "polarity", "modality"),
    "numbers": ("kind", "outcome", "group"),
    "actors": ("type", "country"),
    "places": ("kind", "country"),
    "figures": ("stance", "voice"),
    "relations": ("relation",),
}
TYPES = {"Int64": int, "Float64": float, "boolean": int}  # pandas dtype to SQLite's; any other is text


def write(records: Iterable[Record], to: Destination) -> None:
    """The database, and the metadata of Datasette beside it."""
    from sqlite_utils import Database

    tables = {name: _global(table) for name, table in tables_of(records).items()}
    try:
        database = Database(to.path)
        database.execute("PRAGMA synchronous = OFF")  # a file that is not whole is not kept anyway
        for name in sorted(tables, key=_rank):
            _create(database, name, tables)
        database.table("claims").enable_fts(SEARCHED, tokenize="porter")
        database.index_foreign_keys()
        database.close()
    except sqlite3.Error as error:
        raise ExportError(f"the SQLite database cannot be written: {error}") from error
    to.beside[0].write_bytes(orjson.dumps(metadata(to.name, tables), option=orjson.OPT_INDENT_2) + b"\n")


def metadata(database: str, tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """What Datasette shows of a database of this name: labels of linked rows, and facets."""
    shown: dict[str, Any] = {}
    for name, table in tables.items():
        facets = [column for column in FACETS.get(name, ()) if column in table]
        labels = {"label_column": LABELS[name]} if LABELS.get(name) in table else {}
        shown[name] = labels | ({"facets": facets} if facets else {})
    return {
        "title": "Who said what",
        "about": f"made by sayso {__version__}",
        "databases": {database: {"tables": shown}},
    }


def _rank(table: str) -> int:
    return list(KEYS).index(table) if table in KEYS else len(KEYS)


def _global(table: pd.DataFrame) -> pd.DataFrame:
    """``table`` with ids that are unique in the database in the place of those unique in an article."""
    if "article_id" not in table:
        return table
    local = [column for column in LOCAL if column in table]
    return table.assign(**{column: table["article_id"] + "#" + table[column] for column in local})


def _references(name: str, tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str, str]]:
    """Column, other table and its key for each column that refers to another row and always finds it."""
    for column, others in REFERENCES.items():
        if column not in tables[name]:
            continue
        values = tables[name][column].dropna()
        for other in others:
            itself = (column, other) == (KEYS.get(name), name)
            if not itself and len(values) and values.isin(tables[other][KEYS[other]]).all():
                yield column, other, KEYS[other]
                break


def _create(database: Database, name: str, tables: Mapping[str, pd.DataFrame]) -> None:
    table = tables[name]
    database.table(name).create(
        {str(column): TYPES.get(str(dtype), str) for column, dtype in table.dtypes.items()},
        pk=KEYS.get(name),
        foreign_keys=list(_references(name, tables)),
    )
    marks = ", ".join("?" * len(table.columns))
    with database.atomic():
        database.conn.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows_of(table))


FORMAT = Format(
    name="sqlite",
    about="a SQLite database with full-text search, and metadata for Datasette",
    write=write,
    beside=(".metadata.json",),
    needs=("sqlite_utils",),
)
