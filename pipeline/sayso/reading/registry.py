"""The formats that sayso reads, by name and by suffix; a miss lists the choices.

To add a format, write a reader (a function of a source and options that gives articles and
problems) and register it: ``register(Format("mbox", (".mbox",), read_mbox))``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.errors import Problem, SettingsError
from sayso.reading.options import ReadOptions
from sayso.reading.packing import PACKINGS, bare
from sayso.reading.source import Source
from sayso.values import Article

Reader = Callable[[Source, ReadOptions], Iterator[Article | Problem | Source]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format's stable name, the suffixes of its files (lower case, with the dot), its reader.

    The reader yields each article with ``source.path`` if the file is one article, else with
    ``source.item(n)``; it may raise `sayso.reading.problems.Unreadable` and OSError. The reader of an
    archive yields the members as sources, which are read in their turn. ``about`` says in words what
    is read, ``extra`` which extra of sayso the format needs.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    about: str = ""
    extra: str | None = None
    archive: bool = False


_FORMATS: dict[str, Format] = {}


def register(new: Format) -> Format:
    """Adds a format; raises SettingsError if its name or one of its suffixes is taken."""
    for known in _FORMATS.values():
        taken = {known.name, *known.suffixes} & {new.name, *new.suffixes}
        if taken:
            raise SettingsError(f"{sorted(taken)[0]!r} belongs to the format {known.name!r} already")
    _FORMATS[new.name] = new
    return new


def format_names() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(_FORMATS))


def suffixes() -> tuple[str, ...]:
    """The suffixes of all formats, sorted; each may be followed by one of a packing."""
    return tuple(sorted(suffix for known in _FORMATS.values() for suffix in known.suffixes))


def known_suffixes() -> str:
    """The suffixes in words, for messages."""
    return f"{' '.join(suffixes())}, each also with {' '.join(PACKINGS)}"


def format_named(name: str) -> Format:
    """The format of that name; raises SettingsError with the choices."""
    try:
        return _FORMATS[name]
    except KeyError:
        raise SettingsError(f"no format {name!r}; the formats are {', '.join(format_names())}") from None


def format_of(filename: str) -> Format | None:
    """The format that the suffix of ``filename`` tells (that of a packing left aside), or None."""
    name = bare(filename)
    return next((known for known in _FORMATS.values() if name.endswith(known.suffixes)), None)
