"""Tables ↔ files: CSV always, Parquet where pyarrow is installed.

The CSV holds the values as they are: a cell may begin with ``=`` or ``+``, which a spreadsheet
would take for a formula, and the country of Namibia is ``NA``, which pandas takes for a missing
value unless told otherwise. `read_table` reads it back right; in a spreadsheet, import it as text.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from sayso.aggregate.tables import TABLES
from sayso.output import replacing


def has_parquet() -> bool:
    """Whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


def table_paths(folder: Path) -> list[Path]:
    """The files that `write_tables` writes into ``folder``."""
    kinds = ("csv", "parquet") if has_parquet() else ("csv",)
    return [folder / f"{name}.{kind}" for name in TABLES for kind in kinds]


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Writes each table into ``folder`` (made where missing) and returns the files' paths.

    Each file takes its name once it is whole and replaces one of that name. Raises OSError where
    the folder does not allow it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = table_paths(folder)
    for path in paths:
        with replacing(path) as temporary:
            table = tables[path.stem]
            if path.suffix == ".csv":
                write_csv(table, temporary)
            else:
                table.to_parquet(temporary, engine="pyarrow", index=False)
    return paths


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Writes one table as CSV: UTF-8, a header, words quoted, empty cells for missing values."""
    # Python before 3.13 leaves a cell with a lone carriage return unquoted unless all words are.
    table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


def read_table(path: Path) -> pd.DataFrame:
    """A table that `write_tables` wrote, as it was, from its CSV or Parquet file.

    Raises KeyError where the file's name is no table's.
    """
    dtypes = TABLES[path.stem]
    if path.suffix == ".parquet":
        return pd.read_parquet(path, engine="pyarrow").astype(dtypes)
    return pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""], encoding="utf-8")
