"""Words of unknown origin made fit for what they are put into."""

from __future__ import annotations

import re
from typing import Any

import orjson

UNKNOWN = "\ufffd"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(words: str) -> str:
    """``words`` of the same length with `UNKNOWN` for what XML 1.0 cannot hold (NUL and other controls)."""
    return _NOT_XML.sub(UNKNOWN, words)


def json(value: Any, *, indent: bool = False) -> bytes:
    """JSON that may stand within a page: ``<`` is written as an escape, so no tag can begin in it."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else None).replace(b"<", b"\\u003c")
