"""What a user may say about the input: names of fields, limits, defaults."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import SettingsError
from sayso.reading.dates import parse_date

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read.

    ``text_field`` and its fellows name the field (column, key) that holds the article's text and so
    on, where it has none of the usual names; a dot leads into nested objects (``fields.bodyText``).
    ``stdin_format`` is a format's name (default: JSON Lines if the first byte that is not blank is
    ``{``, else text). ``published`` is the date of articles without one. ``any_language`` keeps
    articles that are not in English. ``max_bytes`` is the longest article, line or row, as bytes
    of input.

    Raises SettingsError for a date that cannot be read and for a limit below 1.
    """

    text_field: str | None = None
    title_field: str | None = None
    date_field: str | None = None
    url_field: str | None = None
    source_field: str | None = None
    id_field: str | None = None
    authors_field: str | None = None
    stdin_format: str | None = None
    published: str | None = None
    any_language: bool = False
    max_bytes: int = MAX_BYTES

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise SettingsError(f"max_bytes must be at least 1, not {self.max_bytes}")
        if self.published is not None:
            date = parse_date(self.published)
            if date is None:
                raise SettingsError(
                    f"the default date {self.published!r} cannot be read; write it as 2020-10-14"
                )
            object.__setattr__(self, "published", date)
