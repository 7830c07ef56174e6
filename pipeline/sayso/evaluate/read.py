"""Reads gold, whatever it is kept in."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import GoldError, RecordError
from sayso.evaluate.brat import load_gold
from sayso.evaluate.collection import is_collection, load_collection
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.polnear import load_polnear
from sayso.evaluate.recorded import gold_of, load_records


def read_gold(path: Path) -> dict[str, GoldDocument]:
    """The annotated articles at ``path`` by name, in the names' order.

    ``path`` is a corpus of our own layout (``articles/``, ``gold/``, ``annotation.conf``), a folder in
    PolNeAR's (``text/``, ``attributions/``), a collection of brat's, or a file of records or the folder of
    ``sayso run``. What a layout does not annotate is not in the document's ``layers``. Raises GoldError for
    the first thing that is wrong, with file and line.
    """
    if (path / "attributions").is_dir():
        return load_polnear(path)
    if (path / "gold").is_dir():
        return load_gold(path)
    if path.is_dir() and not (path / "records.jsonl").is_file():
        if is_collection(path):
            return load_collection(path)
        raise GoldError(
            f"{path}: no gold: a folder has articles/ and gold/, text/ and attributions/, annotation.conf "
            "with texts and annotations, or records.jsonl"
        )
    try:
        return {name: gold_of(record) for name, record in sorted(load_records([path]).items())}
    except RecordError as error:
        raise GoldError(str(error)) from error
