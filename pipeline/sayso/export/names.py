"""Names of files for things whose own names may hold anything."""

from __future__ import annotations

import re
from collections import Counter

LONGEST = 200  # bytes of a file's name without its suffix; file systems take 255
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\s\ud800-\udfff]+|^\.+')
_FILLER = "_"


class FileNames:
    """Gives names that are fit for files and differ, also without regard to case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._given: Counter[str] = Counter()

    def of(self, name: str) -> str:
        """The name for the next thing called ``name``: itself where it is fit and free."""
        fit = _UNFIT.sub(_FILLER, name).encode()[:LONGEST].decode(errors="ignore").rstrip(". ") or _FILLER
        free = fit
        while free.casefold() in self._taken:
            self._given[fit.casefold()] += 1
            free = f"{fit}-{self._given[fit.casefold()] + 1}"
        self._taken.add(free.casefold())
        return free
