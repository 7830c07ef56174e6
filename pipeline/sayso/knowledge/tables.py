"""The tables of models/: CSV files whose rows have an id, validated as they are read.

A table is a CSV file with a header; its columns are the fields of a frozen dataclass, its first
column is ``id``. Each extractor declares the row type of its own tables and asks for them by
name: ``knowledge.table("outcomes", Outcome)``.

A user's overlay folder may hold files of the same names: a row with a known id replaces ours, a
new id is added, and an id with a leading minus (``-say.clause``) removes ours. Columns that a
user leaves out of an overlay take the row type's defaults.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from sayso.errors import KnowledgeError

LIST_MARK = "|"  # separates the values of a list in one cell


class Row(Protocol):
    """Any frozen dataclass whose first field is the row's id."""

    @property
    def id(self) -> str:
        """The row's id, unique in its table."""


R = TypeVar("R", bound=Row)


class Knowledge:
    """The tables of models/ with a user's overlay, each read once.

    ``overlay`` is a folder of CSV files, or None. Raises KnowledgeError where it is no folder or
    holds a file whose name is no table's.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        self._base: Traversable = resources.files("sayso.models")
        self._overlay = overlay
        self._tables: dict[str, dict[str, Any]] = {}
        if overlay is not None:
            self._check_overlay(overlay)

    def _check_overlay(self, overlay: Path) -> None:
        if not overlay.is_dir():
            raise KnowledgeError(f"{overlay}: not a folder (--knowledge takes a folder of CSV tables)")
        known = self.names()
        for path in sorted(overlay.glob("*.csv")):
            if path.stem not in known:
                raise KnowledgeError(f"{path}: no table of that name; the tables are {', '.join(known)}")

    def names(self) -> list[str]:
        """The names of all tables, sorted."""
        return sorted(entry.name[:-4] for entry in self._base.iterdir() if entry.name.endswith(".csv"))

    def table(self, name: str, row_type: type[R]) -> dict[str, R]:
        """The rows of table ``name`` by id, in file order, as ``row_type``.

        Raises KnowledgeError with file, line and key for an unknown column, a missing or wrong
        value, a duplicate id, or the removal of an id that is not there.
        """
        if name not in self._tables:
            rows = dict(_rows(self._base / f"{name}.csv", row_type))
            if self._overlay is not None and (self._overlay / f"{name}.csv").exists():
                _lay_over(rows, self._overlay / f"{name}.csv", row_type)
            self._tables[name] = rows
        return self._tables[name]

    def values(self, name: str, column: str) -> tuple[str, ...]:
        """The different values of a column of table ``name``, in file order, without an overlay.

        For what needs a vocabulary alone and not the rows' meaning. Raises KeyError for a column that the
        table has not.
        """
        rows = csv.DictReader((self._base / f"{name}.csv").read_text(encoding="utf-8").splitlines())
        return tuple(dict.fromkeys(row[column] for row in rows if row[column]))

    def fingerprint(self) -> str:
        """12 hexadecimal digits that change with any byte of any table or overlay table."""
        digest = hashlib.sha256()
        for name in self.names():
            digest.update(f"{name}\0".encode() + (self._base / f"{name}.csv").read_bytes())
            if self._overlay is not None and (self._overlay / f"{name}.csv").exists():
                digest.update(b"\0" + (self._overlay / f"{name}.csv").read_bytes())
        return digest.hexdigest()[:12]


@cache
def load_knowledge(overlay: str | None = None) -> Knowledge:
    """The knowledge of models/ with the overlay folder at path ``overlay``; one per overlay."""
    return Knowledge(Path(overlay) if overlay else None)


def _lay_over(rows: dict[str, R], path: Path, row_type: type[R]) -> None:
    removed: set[str] = set()
    rows.update(_rows(path, row_type, removals=removed))
    for key in sorted(removed):
        if key not in rows:
            raise KnowledgeError(f"{path}: cannot remove {key!r}: there is no such row")
        del rows[key]


def _rows(file: Traversable, row_type: type[R], removals: set[str] | None = None) -> Iterator[tuple[str, R]]:
    """The checked rows of one file; ids to remove go into ``removals`` where that is allowed."""
    adapter: TypeAdapter[R] = TypeAdapter(row_type)
    # a column that is a word of Python ("from") has a field with a low line behind it
    known = {field.name.rstrip("_"): field for field in fields(row_type)}  # type: ignore[arg-type]
    seen: dict[str, int] = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    reader = csv.DictReader(lines)
    columns = list(reader.fieldnames or ())
    for column in columns:
        if column not in known:
            raise KnowledgeError(f"{file}:1: unknown column {column!r}; the columns are {', '.join(known)}")
    for cells in reader:
        key, line = str(cells.get("id") or ""), reader.line_num
        if None in cells or None in cells.values():
            raise KnowledgeError(f"{file}:{line}: {key!r} has more or fewer cells than the header")
        if removals is not None and key.startswith("-"):
            removals.add(key[1:])
            continue
        if not key:
            raise KnowledgeError(f"{file}:{line}: a row without an id")
        if key in seen:
            raise KnowledgeError(f"{file}:{line}: id {key!r} stands already on line {seen[key]}")
        seen[key] = line
        yield key, _row(adapter, known, cells, f"{file}:{line}: {key}")


def _row(adapter: TypeAdapter[R], known: dict[str, Any], cells: dict[str, str], where: str) -> R:
    """One row: an empty cell takes the field's default, lists are split at ``|``."""
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        field = known[name]
        if cell == "" and (field.default is not MISSING or field.default_factory is not MISSING):
            continue
        is_list = "tuple" in str(field.type) or "frozenset" in str(field.type)
        values[field.name] = [part for part in cell.split(LIST_MARK) if part] if is_list else cell
    try:
        return adapter.validate_python(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(f"{where}: {key}: {first['msg']}") from error
