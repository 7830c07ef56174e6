"""Corrections made in brat or Label Studio → gold that ``sayso evaluate`` and ``sayso train`` read."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import GoldError
from sayso.evaluate.collection import CONF, is_collection, load_collection
from sayso.evaluate.gold import GoldDocument
from sayso.export.formats import Folder
from sayso.export.from_label_studio import load_label_studio
from sayso.export.run import check_folder
from sayso.export.standoff import write_gold
from sayso.output import replacing_folder

GOLD = Folder("gold", ("articles/*.txt", "gold/*.ann", CONF), CONF)


def load_corrections(path: Path) -> dict[str, GoldDocument]:
    """The corrected articles by name: of a folder that brat changed, or of a project's JSON export.

    Raises GoldError, with file and line (or task and region), for the first thing that is wrong.
    """
    if path.is_file():
        return load_label_studio(path)
    if is_collection(path):
        return load_collection(path)
    raise GoldError(f"{path}: no texts with annotations and {CONF}; name the folder that was open in brat")


def import_corrections(path: Path, target: Path, *, force: bool = False) -> dict[str, GoldDocument]:
    """Writes the corrections at ``path`` as a folder of gold, whole or not at all, and returns them.

    Raises GoldError as `load_corrections`, ExportError as `check_folder`, OSError where the folder does not
    allow it.
    """
    check_folder(target, GOLD, force=force)
    documents = load_corrections(path)
    with replacing_folder(target) as folder:
        write_gold(documents.values(), folder)
    return documents
