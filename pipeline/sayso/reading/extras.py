"""Packages that only some formats need, imported when the first such file comes."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any

from sayso.reading.problems import Unreadable

FORMATS = "formats"


def needed(module: str, what: str, extra: str = FORMATS) -> Any:
    """The module of that name; raises Unreadable (``missing_dependency``), with the cure, without it.

    ``what`` is what needs it, in the plural. The package's own log stays off standard error.
    """
    package = module.partition(".")[0]
    try:
        found = import_module(module)
    except ImportError as error:
        cause = str(error).splitlines()[0]
        raise Unreadable(
            "missing_dependency",
            f"{what} need {package} ({cause}); install it with: pip install 'sayso[{extra}]'",
        ) from error
    keep_quiet(package)
    return found


def keep_quiet(package: str) -> None:
    """Keeps the log of a package, which nobody asked for, off standard error."""
    logger = logging.getLogger(package)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
