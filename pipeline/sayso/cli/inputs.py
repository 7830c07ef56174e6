"""What the inputs are before they are read: how many, and whether an output is among them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

LINES = (".jsonl", ".ndjson")  # formats of one article a line
CHUNK = 1 << 20


def refuse_own_output(paths: Sequence[str], outputs: Sequence[Path]) -> None:
    """Raises click.UsageError where one of ``outputs`` is there already and would be read as input."""
    present = {path.resolve(): path for path in outputs if path.exists()}
    if not present:
        return
    from sayso.reading.inputs import Input, find_inputs

    names = {path.name for path in present}
    for found in find_inputs(paths):
        if isinstance(found, Input) and found.file is not None and found.file.name in names:
            output = present.get(found.file.resolve())
            if output is not None:
                raise click.UsageError(
                    f"{output} is among the inputs; write somewhere else, so that it is neither read "
                    "as an article nor written over"
                )


def count_articles(paths: Sequence[str], limit: int | None) -> int | None:
    """How many articles ``paths`` hold at most; None with standard input.

    Lines are counted where a line is an article; any other file counts as one.
    """
    from sayso.reading.inputs import Input, find_inputs

    total = 0
    for found in find_inputs(paths):
        if isinstance(found, Input) and found.file is None:
            return limit
        total += _lines(found.file) if isinstance(found, Input) and found.file is not None else 1
    return total if limit is None else min(total, limit)


def _lines(file: Path) -> int:
    if file.suffix.lower() not in LINES:
        return 1
    try:
        with file.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(CHUNK), b"")) or 1
    except OSError:
        return 1
