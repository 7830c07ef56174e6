"""CSV: a folder with one file a table, in which no cell is a formula to a spreadsheet.

A text cell that a spreadsheet may take for a formula (its first visible character is ``=``, ``+``,
``-``, ``@`` or a full-width form of them), that begins with a tab or line break, or that begins with an
apostrophe gets an apostrophe before it. So a cell that begins with an apostrophe has exactly one too
many, and `restored` gives the words back as they were. The rule is OWASP's for CSV injection
(https://owasp.org/www-community/attacks/CSV_Injection), widened by what may stand unseen before the sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from sayso.aggregate.files import write_csv
from sayso.export.formats import Destination, Folder, Format
from sayso.export.tabular import tables_of
from sayso.records import Record

MARK = "'"
_ACTIVE = re.compile(
    r"['\t\r\n]|[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]"
)


def neutral(cell: str) -> str:
    """``cell`` as no spreadsheet takes for a formula."""
    return MARK + cell if _ACTIVE.match(cell) else cell


def restored(table: pd.DataFrame) -> pd.DataFrame:
    """A table read from such a CSV with its text cells as they were before they were made neutral."""
    text = table.select_dtypes(include=["object", "string"])
    return table.assign(**{str(name): column.str.removeprefix(MARK) for name, column in text.items()})


def neutralised(table: pd.DataFrame) -> pd.DataFrame:
    """``table`` with all text cells made neutral; numbers stay numbers, missing stays missing."""
    text = table.select_dtypes(include=["string"])
    return table.assign(
        **{
            str(name): column.map(neutral, na_action="ignore").astype(column.dtype)
            for name, column in text.items()
        }
    )


def write_neutral(table: pd.DataFrame, path: Path) -> None:
    """Writes ``table`` to ``path`` as CSV without a formula in it."""
    write_csv(neutralised(table), path)


def write(records: Iterable[Record], to: Destination) -> None:
    """One file a table."""
    for name, table in tables_of(records).items():
        write_neutral(table, to.path / f"{name}.csv")


FORMAT = Format(
    name="csv",
    about="a folder of tables; no cell is a formula",
    write=write,
    folder=Folder("csv", ("*.csv",), "articles.csv"),
)
