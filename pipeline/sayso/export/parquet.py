"""Parquet: a folder with one file a table."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.export.formats import Destination, Folder, Format
from sayso.export.tabular import tables_of
from sayso.records import Record


def write(records: Iterable[Record], to: Destination) -> None:
    """One file a table, with the tables' dtypes."""
    for name, table in tables_of(records).items():
        table.to_parquet(to.path / f"{name}.parquet", engine="pyarrow", index=False)


FORMAT = Format(
    name="parquet",
    about="a folder of typed tables",
    write=write,
    folder=Folder("parquet", ("*.parquet",), "articles.parquet"),
    needs=("pyarrow",),
)
