"""A long JSON array, written item by item."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sayso.export.words import json


def write_array(path: Path, items: Iterable[Any], before: str = "[", after: str = "]") -> None:
    """Writes ``items`` between ``before`` and ``after``, one a line, each when it comes."""
    with path.open("wb") as stream:
        stream.write(before.encode())
        for number, item in enumerate(items):
            stream.write((b",\n" if number else b"\n") + json(item))
        stream.write(f"\n{after}\n".encode())
