"""Writes records in a format: whole or not at all, and never over what is there unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path

from sayso.errors import ExportError
from sayso.export.formats import Destination, Folder, Format
from sayso.output import replacing, replacing_folder
from sayso.records import Record


def check_target(format_: Format, target: Path, *, force: bool) -> None:
    """Raises ExportError where ``target`` cannot be written in ``format_``.

    That is where a module is missing, where there is no folder to put a file into, and where something is
    there already: a folder as `check_folder` says, a file unless ``force``.
    """
    missing = " and ".join(name for name in format_.needs if find_spec(name) is None)
    if missing:
        raise ExportError(
            f"{format_.name} needs {missing}, which is not installed: pip install 'sayso[export]'"
        )
    if format_.folder:
        check_folder(target, format_.folder, force=force)
        return
    if not target.parent.is_dir():
        raise ExportError(f"{target}: there is no folder {target.parent}; make it, or name another")
    for path in (target, *format_.files_beside(target)):
        if path.is_dir():
            raise ExportError(f"{path} is a folder; {format_.name} writes a file")
        if path.is_file() and not force:
            raise ExportError(f"{path} is there already; --force replaces it")


def check_folder(target: Path, folder: Folder, *, force: bool) -> None:
    """Raises ExportError where ``target`` cannot become a folder of this kind.

    That is where it is a file, and where it is not empty, unless ``force`` and it is of that kind and holds
    nothing else: what nobody can have written with sayso is never removed.
    """
    if target.exists() and not target.is_dir():
        raise ExportError(f"{target} is a file; {folder.kind} is a folder of files")
    there = sorted(target.rglob("*")) if target.is_dir() else []
    if not there:
        return
    if not force:
        raise ExportError(f"{target} is not empty; --force replaces what is in it")
    foreign = [path for path in there if not path.is_dir() and not _fits(path.relative_to(target), folder)]
    if foreign or not (target / folder.mark).is_file():
        what = foreign[0] if foreign else target
        raise ExportError(f"{what} is not of {folder.kind}, so nothing is replaced; name another folder")


def _fits(path: Path, folder: Folder) -> bool:
    """Whether a path in the folder is that of one of its files; "*" stands for no "/"."""
    parts = [pattern.split("/") for pattern in folder.files]
    return any(
        len(path.parts) == len(pattern) and all(map(fnmatchcase, path.parts, pattern)) for pattern in parts
    )


def export(records: Iterable[Record], target: Path, format_: Format, *, force: bool = False) -> None:
    """Writes ``records`` to ``target`` in ``format_``; where anything fails, nothing has changed there.

    Raises ExportError as `check_target` does, for a record without its text where the format needs it,
    and where there is no record at all; OSError where the folder does not allow it.
    """
    check_target(format_, target, force=force)
    with ExitStack() as stack:
        into = replacing_folder if format_.folder else _replacing_file
        path = stack.enter_context(into(target))
        beside = tuple(stack.enter_context(replacing(file)) for file in format_.files_beside(target))
        format_.write(_checked(records, format_), Destination(path, target.stem, beside))


@contextmanager
def _replacing_file(target: Path) -> Iterator[Path]:
    """As `replacing`; where no file can be made there it says so itself, whatever library writes."""
    with replacing(target) as path:
        if not path.exists():
            path.touch()
            path.unlink()
        yield path


def _checked(records: Iterable[Record], format_: Format) -> Iterator[Record]:
    some = False
    for record in records:
        some = True
        if format_.text and record.article.text is None:
            raise ExportError(
                f"{record.article.path}: the record has no text, which {format_.name} needs; "
                "extract without --no-text"
            )
        yield record
    if not some:
        raise ExportError("there is no record to export; nothing was written")
