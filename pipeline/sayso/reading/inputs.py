"""What the user names → the files to read: files, folders, patterns, standard input.

Folders are read in the sorted order of relative paths; hidden files, files of unknown suffixes
and linked folders are passed over, so that a loop of links cannot hold a run. A path that cannot
be read is a Problem in its place. Every file has one path to show, unlike that of any other.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import Problem
from sayso.reading.problems import Unreadable, not_regular, of_error
from sayso.reading.registry import format_of, known_suffixes

STDIN = "-"
MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read (None: standard input), with the path to show for it."""

    path: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A file (None: standard input, or nothing at all) by its relative path, or what is wrong with it."""

    relative: str
    file: Path | None
    wrong: Unreadable | None = None


@dataclass(slots=True)
class _Root:
    """What one path of the user stands for.

    ``parents`` are the names of the folders above, nearest first, for telling equal paths apart;
    ``depth`` of them are shown.
    """

    parents: tuple[str, ...]
    found: list[_Found]
    depth: int = 0

    def shown(self, relative: str) -> str:
        return "/".join((*reversed(self.parents[: self.depth]), relative))


def find_inputs(paths: Sequence[str | Path]) -> Iterator[Input | Problem]:
    """The files that ``paths`` name, in their order, each once, and what cannot be read."""
    named = [paths] if isinstance(paths, str | Path) else paths
    roots = [_root(str(path)) for path in named]
    _drop_repeated(roots)
    _tell_apart(roots)
    for root in roots:
        for one in root.found:
            path = printable(root.shown(one.relative))
            yield one.wrong.at(path) if one.wrong else Input(path, one.file)


def printable(path: str) -> str:
    """``path`` as valid Unicode: bytes of a file name that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _root(path: str) -> _Root:
    if path == STDIN:
        return _Root((), [_Found(STDIN, None)])
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENOENT and MAGIC & set(path):
            return _pattern(path)
        wrong = of_error(error, listed=False) if isinstance(error, OSError) else _not_found(str(error))
        return _Root((), [_Found(path.replace("\0", "\ufffd"), None, wrong)])
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    if stat.S_ISDIR(mode):
        return _folder(whole)
    return _Root(_parents(whole.parent), [_Found(whole.name, whole, _unfit(whole, mode))])


def _not_found(why: str) -> Unreadable:
    return Unreadable("not_found", f"{why}; check the path")


def _unfit(file: Path, mode: int) -> Unreadable | None:
    """Why ``file`` cannot be read, unless it is a regular file of a format that we read."""
    if not stat.S_ISREG(mode):
        return not_regular()
    if format_of(file.name) is None:
        return Unreadable("unknown_format", f"no format has this suffix; the suffixes are {known_suffixes()}")
    return None


def _parents(folder: Path) -> tuple[str, ...]:
    return tuple(part for part in reversed(folder.parts) if part != folder.anchor)


def _folder(folder: Path) -> _Root:
    found = sorted(_walk(folder, ""), key=_relative)
    if not found:
        wrong = Unreadable("empty", "the folder holds no file of a format that we read")
        found = [_Found(folder.name, None, wrong)]
    return _Root(_parents(folder), found)


def _relative(found: _Found) -> str:
    return found.relative


def _pattern(pattern: str) -> _Root:
    """The files and folders that a pattern matches; ``**`` stands for any number of folders."""
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if MAGIC & set(part))
    base = Path(os.path.abspath(Path(*parts[:fixed])))  # noqa: PTH100 - resolve() would follow links
    dotted = any(part.startswith(".") for part in parts[fixed:])
    found: dict[str, _Found] = {}
    try:
        for match in base.glob(str(Path(*parts[fixed:]))):
            relative = match.relative_to(base)
            if dotted or not any(part.startswith(".") for part in relative.parts):
                prefix = "" if match == base else relative.as_posix()
                found |= {one.relative: one for one in _matched(match, prefix)}
    except (OSError, ValueError, NotImplementedError) as error:
        found = {pattern: _Found(pattern, None, _not_found(f"the pattern cannot be used ({error})"))}
    if not found:
        wrong = _not_found("the pattern matches no file of a format that we read")
        found = {pattern: _Found(pattern, None, wrong)}
    return _Root(_parents(base), sorted(found.values(), key=_relative))


def _matched(match: Path, relative: str) -> Iterator[_Found]:
    if not match.is_dir():
        yield from _entry(match, relative)
    elif not match.is_symlink():
        yield from _walk(match, f"{relative}/" if relative else "")


def _walk(folder: Path, prefix: str) -> Iterator[_Found]:
    """The files below ``folder``, hidden ones and links to folders left out, in any order."""
    waiting = [(prefix, folder)]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            yield _Found(prefix.rstrip("/") or folder.name, folder, of_error(error))
            continue
        for entry in entries:
            relative = prefix + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{relative}/", Path(entry.path)))
            elif not _leads_to_folder(entry):
                yield from _entry(Path(entry.path), relative)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _entry(file: Path, relative: str) -> Iterator[_Found]:
    """A file found in a folder: nothing if its suffix is none of ours."""
    if format_of(file.name) is None:
        return
    try:
        yield _Found(relative, file, _unfit(file, file.stat().st_mode))
    except OSError as error:
        yield _Found(relative, file, of_error(error))


def _drop_repeated(roots: list[_Root]) -> None:
    """Leaves each file where it was named first."""
    seen: set[Path | str] = set()
    for root in roots:
        kept = []
        for one in root.found:
            key = one.file or one.relative
            if key not in seen:
                seen.add(key)
                kept.append(one)
        root.found = kept


def _tell_apart(roots: list[_Root]) -> None:
    """Puts the names of folders above before the paths of roots that share a path."""
    clashing = True
    while clashing and len(roots) > 1:
        owners: dict[str, set[int]] = {}
        for index, root in enumerate(roots):
            for one in root.found:
                owners.setdefault(root.shown(one.relative), set()).add(index)
        shared = {index for held in owners.values() if len(held) > 1 for index in held}
        clashing = False
        for index in shared:
            if roots[index].depth < len(roots[index].parents):
                roots[index].depth += 1
                clashing = True
