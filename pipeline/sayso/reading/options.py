"""What a user may say about the input: names of fields, limits, defaults."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import SettingsError
from sayso.reading.dates import parse_date

MAX_BYTES = 20_000_000
ENGLISH, ANY = "en", "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read.

    ``text_field`` and its fellows name the field (column, key) that holds the article's text and so
    on, where it has none of the usual names; a dot leads into nested objects (``fields.bodyText``).
    ``stdin_format`` is a format's name (default: JSON Lines if the first byte that is not blank is
    ``{``, else text). ``published`` is the date of articles without one. ``language`` is that of the
    articles to keep: "en", or "any" for all. ``max_bytes`` is the longest article, line or row, as
    bytes of input.

    Raises SettingsError for a date that cannot be read, another language, and a limit below 1.
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
    language: str = ENGLISH
    max_bytes: int = MAX_BYTES

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise SettingsError(f"max_bytes must be at least 1, not {self.max_bytes}")
        if self.language not in (ENGLISH, ANY):
            raise SettingsError(f"the language may be {ENGLISH} or {ANY}, not {self.language!r}")
        if self.published is not None:
            date = parse_date(self.published)
            if date is None:
                raise SettingsError(
                    f"the default date {self.published!r} cannot be read; write it as 2020-10-14"
                )
            object.__setattr__(self, "published", date)
