"""Parquet tables: one article a row, its row groups read one after another.

Only the columns that can mean something are read, and strings stay in the file's dictionaries until
their row comes, so that a small file cannot unpack into many large copies.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sayso.errors import Problem
from sayso.reading.extras import needed
from sayso.reading.fields import article_of, has_text, is_field, no_text
from sayso.reading.options import ReadOptions
from sayso.reading.packing import Budget
from sayso.reading.problems import Unreadable, of_system, too_large
from sayso.reading.registry import Format
from sayso.reading.source import Source
from sayso.values import Article

ROWS = 256  # in memory at a time
STRINGS = ("string", "binary")  # Arrow's types that can stay in a dictionary
EXTRA = "parquet"


def read_parquet(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of the rows, numbered from 1; raises Unreadable for what is no sound table."""
    parquet = needed("pyarrow.parquet", "Parquet files", EXTRA)
    number = 0
    with source.seekable() as (stream, size):
        try:
            for number, row in enumerate(_rows(parquet, stream, size, options), 1):
                path = source.item(number)
                try:
                    yield _article(row, path, source.limit, options)
                except Unreadable as error:
                    yield error.at(path)
        except (Unreadable, MemoryError):
            raise
        except Exception as error:  # Arrow's errors and Python's own
            if of_system(error):
                raise
            raise Unreadable(
                "bad_parquet",
                f"the Parquet file is damaged behind row {number} ({_line(error)}); fetch it again",
            ) from error
    if not number:
        raise Unreadable("empty", "the table has no rows")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _rows(parquet: Any, stream: Any, size: int, options: ReadOptions) -> Iterator[dict[str, Any]]:
    """The rows of known columns; raises Unreadable where no column holds the text, and for bombs."""
    schema = parquet.read_schema(stream)
    names = schema.names
    if not has_text(names, options):
        raise no_text(names, options)
    stream.seek(0)
    columns = [name for name in names if is_field(name, options)]
    words = [name for name in columns if str(schema.field(name).type) in STRINGS]
    file = parquet.ParquetFile(stream, read_dictionary=words)
    budget = Budget(size)
    for group in range(file.num_row_groups):
        budget.spend(file.metadata.row_group(group).total_byte_size)
        for batch in file.iter_batches(ROWS, row_groups=[group], columns=columns):
            held = dict(zip(batch.schema.names, batch.columns, strict=True))
            for index in range(batch.num_rows):
                yield {name: column[index].as_py() for name, column in held.items()}


def _article(row: dict[str, Any], path: str, limit: int, options: ReadOptions) -> Article:
    if sum(len(value) for value in row.values() if isinstance(value, str)) > limit:
        raise too_large(limit)
    return article_of({name: _written(value) for name, value in row.items()}, path, options)


def _written(value: Any) -> Any:
    """A cell as the other formats write it: dates and times in ISO 8601."""
    return (
        value.isoformat(timespec="seconds")
        if hasattr(value, "hour")
        else (value.isoformat() if isinstance(value, date) else value)
    )


PARQUET = Format(
    "parquet", (".parquet",), read_parquet, "each row: the columns that `csv` knows", EXTRA
)  # fmt: skip
