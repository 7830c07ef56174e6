"""DuckDB: a database file with one table a table."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.errors import ExportError
from sayso.export.formats import Destination, Format
from sayso.export.tabular import tables_of
from sayso.records import Record


def write(records: Iterable[Record], to: Destination) -> None:
    """The tables with their types, in a new database."""
    import duckdb

    tables = tables_of(records)
    try:
        with duckdb.connect(to.path) as database:
            for name, table in tables.items():
                database.register("rows", table)
                database.execute(f'CREATE TABLE "{name}" AS SELECT * FROM rows')
    except duckdb.Error as error:
        raise ExportError(f"the DuckDB database cannot be written: {error}") from error
    finally:
        to.path.with_name(to.path.name + ".wal").unlink(missing_ok=True)


FORMAT = Format(name="duckdb", about="a DuckDB database", write=write, needs=("duckdb",))
