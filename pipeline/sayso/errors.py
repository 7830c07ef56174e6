"""What can go wrong, as types: an error says where (stage), what (code) and, in words, the cure."""

from __future__ import annotations

import re
from dataclasses import dataclass

import orjson

_ITEM = re.compile(r"#(\d+)$")  # the n-th article of a file of many


class SaysoError(Exception):
    """The root of every error that sayso raises itself."""


class KnowledgeError(SaysoError):
    """A table of models/ (or of a user's overlay) is wrong; names the file, line and key."""


class ModelError(SaysoError):
    """A spaCy pipeline is missing or not fit for use."""


class RecordError(SaysoError):
    """A record is not what ``sayso.record/1`` says it is."""


class SettingsError(SaysoError):
    """A setting or option has a value that it may not have."""


class ExportError(SaysoError):
    """Records cannot be written in a format, or to a place; says why, and the cure."""


class ReportError(SaysoError):
    """A report cannot be made or written; says why, and the cure."""


class GoldError(SaysoError):
    """An annotation file of a gold corpus is wrong; names the file and line."""


class AccountError(SaysoError):
    """Articles were lost or doubled on their way: a fault of sayso, never of the input."""


class ArticleError(SaysoError):
    """One article cannot be read or processed; the batch goes on with the next.

    ``stage`` is the room that gave up (``reading``, ``language``, ``extract``), ``code`` a stable
    word for the kind of problem, ``path`` the article's path with ``#n`` for the n-th of a file.
    ``skipped`` tells an article that was left out on purpose (another language) from a failure.
    """

    def __init__(self, path: str, stage: str, code: str, message: str, *, skipped: bool = False) -> None:
        super().__init__(message)
        self.problem = Problem(path, stage, code, message, skipped)


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the errors file: an article (or a path) that gave no record, and why.

    ``message`` is for people and says the cure where there is one; ``cause`` is what lies behind it where
    that is known: an exception with its words, or how a worker ended.
    """

    path: str
    stage: str
    code: str
    message: str
    skipped: bool = False
    cause: str | None = None

    @property
    def position(self) -> int | None:
        """Which article of its file it is, from 1; None where the file is one article, or not readable."""
        found = _ITEM.search(self.path)
        return int(found[1]) if found else None

    def to_json(self) -> bytes:
        """The line of the errors file, without its end."""
        return orjson.dumps(
            {
                "path": self.path,
                "position": self.position,
                "stage": self.stage,
                "code": self.code,
                "message": self.message,
                "cause": self.cause,
                "skipped": self.skipped,
            }
        )
