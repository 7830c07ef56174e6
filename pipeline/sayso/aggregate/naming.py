"""From numbers back to names: the columns that tables say actors with, and their declared shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from sayso.aggregate.joined import Joined
from sayso.aggregate.tables import TABLES

_FIELDS = ("id", "name", "type", "country")


def names_of(names: Sequence[str | None], numbers: object) -> ExtensionArray:
    """The names that numbers stand for, as strings; missing where a number is below 0."""
    known = pd.array([*names, None], dtype="string")
    return known.take(np.asarray(numbers, dtype=np.int64))  # -1 takes the last, which is missing


def actor_columns(joined: Joined, numbers: object, *columns: str) -> dict[str, ExtensionArray]:
    """Columns for identities: id, name, type and country, as many as are named; missing below 0."""
    return {
        column: names_of([getattr(identity, field) for identity in joined.identities], numbers)
        for column, field in zip(columns, _FIELDS, strict=False)
    }


def shaped(table: str, frame: pd.DataFrame | Mapping[str, object]) -> pd.DataFrame:
    """The columns that ``table`` declares, with their dtypes, and rows numbered from 0."""
    columns = TABLES[table]
    return pd.DataFrame(frame)[list(columns)].astype(columns).reset_index(drop=True)
