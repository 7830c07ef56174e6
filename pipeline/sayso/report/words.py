"""Words of unknown origin, numbers and addresses made fit for the page."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import orjson
import pandas as pd

_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (0x09, 0x0A, 0x0D)}
_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = {
    **_PICTURES,
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(_REORDERING, 0xFFFD),
    0x0D: 0x20,
}
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """``text`` of the same length with controls made visible and nothing that could reorder the page.

    NUL becomes its picture "␀", a mark that overrides the direction of writing U+FFFD; letters stay.
    """
    return text.translate(_SHOWN) if _UNSEEN.search(text) else text


def web_address(url: str | None) -> str | None:
    """``url`` where it is one of the web, so that it may be a link; None for ``javascript:`` and the like."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return shown(url) if url and parts.scheme in ("http", "https") and parts.netloc else None


def script_json(value: Any) -> str:
    """JSON that may stand inside a script element: no tag, comment or line separator can begin in it."""
    text = orjson.dumps(value).decode()
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def script_code(code: str) -> str:
    """JavaScript that may stand inside a script element: nothing in it ends the element."""
    return code.replace("\r", "").replace("</script", "<\\/script").replace("<!--", "<\\!--")


def count(number: float) -> str:
    """A number for people: "2,070", "0.5"; no digits that it does not need."""
    return f"{number:,.0f}" if number == round(number) else f"{number:,.2f}".rstrip("0").rstrip(".")


def known(value: Any) -> Any:
    """A cell of a table as a plain value: None where it is missing, strings made fit for the page."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, str):
        return shown(value)
    return value.item() if hasattr(value, "item") else value


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain values (see `known`)."""
    columns = [[known(value) for value in table[name].astype(object)] for name in table.columns]
    return [dict(zip(table.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]
