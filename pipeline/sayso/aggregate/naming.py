"""From numbers back to names: the columns that tables say actors with, and their declared shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from sayso.aggregate.codes import Ints
from sayso.aggregate.joined import FIELDS, Joined
from sayso.aggregate.parts import ranked
from sayso.aggregate.tables import CHUNK, TABLES


def strings(words: Sequence[str | None]) -> ExtensionArray:
    """Words as an array of the tables' strings."""
    return pd.array(words, dtype="string")


def names_of(names: Sequence[str | None], numbers: object) -> ExtensionArray:
    """The names that numbers stand for, as strings; missing where a number is below 0."""
    known = strings([*names, None])
    return known.take(np.asarray(numbers, dtype=np.int64))  # -1 takes the last, which is missing


def actor_columns(joined: Joined, numbers: object, *columns: str) -> dict[str, ExtensionArray]:
    """Columns for identities: id, name, type and country, as many as are named; missing below 0."""
    return {
        column: joined.identity_fields[field].take(np.asarray(numbers, dtype=np.int64))
        for column, field in zip(columns, FIELDS, strict=False)
    }


def day_columns(joined: Joined, table: pd.DataFrame) -> dict[str, ExtensionArray]:
    """The names of the days ``first`` and ``last`` of ``table``."""
    return {f"{end}_published": names_of(joined.days, table[end]) for end in ("first", "last")}


def ranks_of(*columns: ExtensionArray) -> Ints:
    """A number for each row, in the order of ``columns``, the first first; what is missing comes last."""
    codes = []
    for column in columns:
        numbers, values = pd.factorize(pd.Series(column), sort=True)
        codes.append(np.where(numbers < 0, len(values), numbers))
    return ranked(*reversed(codes))


def chunks_of(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows in chunks of `CHUNK`, at least one, which may be empty."""
    for start in range(0, max(1, len(rows)), CHUNK):
        yield rows.iloc[start : start + CHUNK]


def shaped(table: str, frame: pd.DataFrame | Mapping[str, object]) -> pd.DataFrame:
    """The columns that ``table`` declares, with their dtypes, and rows numbered from 0."""
    columns = TABLES[table]
    return pd.DataFrame(frame)[list(columns)].astype(columns).reset_index(drop=True)
