"""What a format of ``sayso export`` is: a stable name, what it writes, and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Record


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an exporter writes: temporary paths that take their names once all is written.

    ``path`` is a file to write, or a folder that is there and empty; ``beside`` are the files that the
    format writes beside it, in the order of `Format.beside`; ``name`` is the final name of ``path``
    without its suffix.
    """

    path: Path
    name: str
    beside: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Folder:
    """A kind of folder that is written: patterns of its files' paths, and a file that all such have."""

    kind: str
    files: tuple[str, ...]
    mark: str


Write = Callable[[Iterable[Record], Destination], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of ``sayso export``.

    ``folder`` is the kind of folder that its target becomes, None where that is a file; ``beside`` are the
    suffixes, added to the target's name without its own, of files beside the target.
    ``needs`` are modules of the extra ``export``; ``text`` says that records must hold their text.
    """

    name: str
    about: str
    write: Write
    folder: Folder | None = None
    beside: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    text: bool = False

    def files_beside(self, target: Path) -> tuple[Path, ...]:
        """The files that are written beside ``target``."""
        return tuple(target.with_name(target.stem + suffix) for suffix in self.beside)
