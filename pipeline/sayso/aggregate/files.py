"""Tables ↔ files: CSV always, Parquet where pyarrow is installed.

The CSV holds the values as they are: a cell may begin with ``=`` or ``+``, which a spreadsheet
would take for a formula, and the country of Namibia is ``NA``, which pandas takes for a missing
value unless told otherwise. `read_table` reads it back right; in a spreadsheet, import it as text.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

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
    """Writes tables that are in memory into ``folder``, as `write_chunks` does."""
    return write_chunks(lambda name: iter([tables[name]]), folder)


def write_chunks(chunks: Callable[[str], Iterator[pd.DataFrame]], folder: Path) -> list[Path]:
    """Writes every table into ``folder`` (made where missing) and returns the files' paths.

    ``chunks`` gives the rows of a table, at least one chunk. The files take their names, and replace those
    of the same names, once all of them are whole: where anything goes wrong, none does. Raises OSError where
    the folder does not allow it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = table_paths(folder)
    with ExitStack() as stack:
        temporary = {path: stack.enter_context(replacing(path)) for path in paths}
        for name in TABLES:
            _write(chunks(name), [(path, temporary[path]) for path in paths if path.stem == name])
    return paths


def _write(chunks: Iterator[pd.DataFrame], targets: Sequence[tuple[Path, Path]]) -> None:
    """Writes one table to its temporary files, of the kinds that the final names tell."""
    with ExitStack() as stack:
        parquet: Any = None
        for number, chunk in enumerate(chunks):
            for path, temporary in targets:
                if path.suffix == ".csv":
                    write_csv(chunk, temporary, more=number > 0)
                    continue
                arrow = _arrow_table(chunk)
                if parquet is None:
                    parquet = stack.enter_context(_parquet_writer(temporary, arrow))
                parquet.write_table(arrow)


def _arrow_table(chunk: pd.DataFrame) -> Any:
    import pyarrow

    return pyarrow.Table.from_pandas(chunk, preserve_index=False)


def _parquet_writer(path: Path, like: Any) -> Any:
    from pyarrow.parquet import ParquetWriter

    return ParquetWriter(path, like.schema)


def write_csv(table: pd.DataFrame, path: Path, *, more: bool = False) -> None:
    """Writes one table as CSV: UTF-8, a header, words quoted, empty cells for missing values.

    With ``more``, the rows are added to a file that was begun so.
    """
    # Python before 3.13 leaves a cell with a lone carriage return unquoted unless all words are.
    table.to_csv(
        path,
        mode="a" if more else "w",
        header=not more,
        index=False,
        encoding="utf-8",
        lineterminator="\n",
        quoting=csv.QUOTE_NONNUMERIC,
    )


def read_table(path: Path) -> pd.DataFrame:
    """A table that `write_tables` wrote, as it was, from its CSV or Parquet file.

    Raises KeyError where the file's name is no table's.
    """
    dtypes = TABLES[path.stem]
    if path.suffix == ".parquet":
        return pd.read_parquet(path, engine="pyarrow").astype(dtypes)
    return pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""], encoding="utf-8")
