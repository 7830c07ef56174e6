"""How this room says that something cannot be read: one exception, turned into one Problem."""

from __future__ import annotations

import errno

from sayso.errors import Problem, SaysoError

STAGE = "reading"


class Unreadable(SaysoError):
    """An article, or a file, that cannot be read; caught inside this room and given as a Problem."""

    def __init__(self, code: str, message: str, *, skipped: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.skipped = skipped

    def at(self, path: str) -> Problem:
        """The problem of the article at ``path``."""
        return Problem(path, STAGE, self.code, self.message, self.skipped)


class Binary(Unreadable):
    """The content is no text in any encoding that we can tell."""

    def __init__(self, why: str) -> None:
        super().__init__("binary", f"this is not text ({why}); convert it to UTF-8 text or HTML")


def too_large(limit: int) -> Unreadable:
    """The problem of an article, line or row of more than ``limit`` bytes."""
    return Unreadable(
        "too_large", f"longer than {limit:,} bytes; split it into articles, or raise the limit (--max-bytes)"
    )


def not_regular() -> Unreadable:
    """The problem of what is no file."""
    return Unreadable("not_regular", "a device, socket or pipe, not a file; use - for standard input")


def of_system(error: Exception) -> bool:
    """Whether the system raised ``error``, and not a library that stumbled over damaged content.

    A library that is told to go to a place before the file's start gets EINVAL.
    """
    return isinstance(error, OSError) and error.errno not in (None, errno.EINVAL)


def of_error(error: Exception, *, listed: bool = True) -> Unreadable:
    """What an operating system's error means to the user.

    ``listed`` says that the path has been seen before, so that its absence is a disappearance.
    """
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    if isinstance(error, FileNotFoundError):
        if listed:
            return Unreadable("vanished", "the file was there when the input was listed and is gone now")
        return Unreadable("not_found", "no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return Unreadable("permission", "no permission to read it; change the file's mode or owner")
    if isinstance(error, OSError):
        return Unreadable("unreadable", f"the system cannot read it ({reason})")
    return Unreadable(
        "internal", f"the reader failed on it ({type(error).__name__}: {reason}); please report this file"
    )
