"""The way in: what the user names → articles and problems, one after another.

No bad line stops its file and no bad file stops the run.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path

from sayso.errors import Problem
from sayso.reading.finish import finish
from sayso.reading.inputs import Input, find_inputs
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable, of_error
from sayso.reading.registry import Format, format_named, format_of
from sayso.reading.source import CHUNK, Source, standard_input
from sayso.values import Article


def read_paths(
    paths: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Article | Problem]:
    """The articles of files, folders, patterns and standard input (``-``), in order, as they are read.

    What gives no article is a Problem of stage ``reading`` in its place. Raises SettingsError, at
    once, for an unknown ``stdin_format``.
    """
    options = options or ReadOptions()
    piped = format_named(options.stdin_format) if options.stdin_format is not None else None
    return _read_all(paths, options, piped)


def _read_all(
    paths: Sequence[str | Path], options: ReadOptions, piped: Format | None
) -> Iterator[Article | Problem]:
    for found in find_inputs(paths):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _read_one(found, options, piped)


def _read_one(found: Input, options: ReadOptions, piped: Format | None) -> Iterator[Article | Problem]:
    """The articles of one input."""
    if found.file is not None:
        source = Source(found.path, options.max_bytes, file=found.file)
        yield from _read(source, format_of(found.path), options)
        return
    with standard_input() as stream:
        source = Source(found.path, options.max_bytes, stream=stream)
        yield from _read(source, piped or format_named(_likely(stream)), options)


def _likely(stream: BufferedReader) -> str:
    """The name of the format that standard input seems to have."""
    start = stream.peek(CHUNK).removeprefix(BOM_UTF8).lstrip()[:1]
    return "jsonl" if start == b"{" else "text"


def _read(source: Source, known: Format | None, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of one source, finished; whatever its reader raises becomes a problem of the file."""
    assert known is not None, "inputs and archives give files of known formats alone"
    try:
        for read in known.read(source, options):
            if isinstance(read, Source):
                yield from _read(read, format_of(read.path), options)
            else:
                yield read if isinstance(read, Problem) else _finished(read, source, options)
    except Unreadable as error:
        yield error.at(source.path)
    except Exception as error:  # a fault of a reader or a library may not stop the run
        yield of_error(error).at(source.path)


def _finished(article: Article, source: Source, options: ReadOptions) -> Article | Problem:
    try:
        return finish(article, options, alone=article.path == source.path)
    except Unreadable as error:
        return error.at(article.path)
