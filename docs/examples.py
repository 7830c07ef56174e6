"""Runs the examples of a page and puts what they print into it.

Code blocks of a page are run from top to bottom, in one empty folder that holds the project's
``corpus``. A block whose first line before it is a file's name in backquotes and a colon is written
to that file. A ``python`` block is executed; all of a page share their names. In a ``console`` block
each line ``$ sayso …`` or ``$ cat FILE`` is run and the lines below it are its output. A ``text`` block
right after a ``python`` block is that block's output. All other blocks are left alone.
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner
from spacy.language import Language

import sayso.build
from sayso.cli import main
from sayso.reading import registry
from sayso.settings import Settings

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(
    r"^(?:`(?P<file>[^`\n]+)`:\n\n)?```(?P<kind>\w+)\n(?P<body>(?:(?!```).*\n)*)```$", re.MULTILINE
)
_load = cache(sayso.build.load)


def load(settings: Settings | None = None) -> Language:
    """As `sayso.build.load`, with one pipeline for equal settings, so that many examples load few."""
    return _load(settings or Settings())


@contextmanager
def sandbox() -> Iterator[None]:
    """An empty folder to work in, with the corpus; formats that an example registers are forgotten."""
    with (
        TemporaryDirectory() as folder,
        chdir(folder),
        patch("sayso.build.load", load),
        patch.dict(registry._FORMATS),
    ):
        Path("corpus").symlink_to(ROOT / "corpus")
        yield


class Page:
    """The examples of one page as they are run; ``replaced`` is called with each block in turn."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._printed: str | None = None
        self._end = 0

    def replaced(self, block: re.Match[str]) -> str:
        """The block as it should stand in the page."""
        follows = block.string[self._end : block.start()].strip() == ""
        printed, self._printed, self._end = self._printed, None, block.end()
        if block["file"]:
            path = Path(block["file"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8")
        elif block["kind"] == "python":
            self._printed = self._execute(block)
        elif block["kind"] == "console":
            commands = re.findall(r"^\$ .*$", block["body"], re.MULTILINE)
            return "```console\n" + "".join(map(_called, commands)) + "```"
        elif block["kind"] == "text" and follows and printed is not None:
            return f"```text\n{printed}```"
        return block.group()

    def _execute(self, block: re.Match[str]) -> str:
        line = block.string.count("\n", 0, block.start("body"))
        code = compile("\n" * line + block["body"], self._name, "exec", dont_inherit=True)
        with redirect_stdout(io.StringIO()) as printed:
            exec(code, self._names)
        return trimmed(printed.getvalue())


def _called(line: str) -> str:
    program, *words = shlex.split(line[2:])
    programs: dict[str, Callable[[list[str]], str]] = {"sayso": _sayso, "cat": _cat}
    return f"{line}\n{trimmed(programs[program](words))}"


def _sayso(words: list[str]) -> str:
    result = CliRunner().invoke(main, words, prog_name="sayso")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def _cat(words: list[str]) -> str:
    return "".join(Path(word).read_text(encoding="utf-8") for word in words)


def trimmed(text: str) -> str:
    """``text`` without white space at the ends of its lines."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def run_examples(name: str, text: str) -> str:
    """The page ``text`` with the output of its examples as it is now.

    Raises what an example raises, with ``name`` and the page's line in the traceback.
    """
    with sandbox():
        return _BLOCK.sub(Page(name).replaced, text)
