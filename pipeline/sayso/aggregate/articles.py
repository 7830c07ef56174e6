"""What tells articles and their copies apart."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.aggregate.agencies import agency_of, is_house_of
from sayso.aggregate.codes import shared
from sayso.aggregate.copies import Moment, Text, Texts
from sayso.records import Article, Record


class Articles:
    """Articles by their numbers: id, publisher, when they were published, as they say it, and the text."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.publishers: list[str | None] = []
        self.published: list[str | None] = []
        self.texts = Texts()

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, record: Record, n_shingles: int) -> None:
        """Adds the article of a record."""
        article = record.article
        agency = agency_of(article)
        house = is_house_of(article.publisher, agency)
        day, second = _moment(article) or (None, None)
        self.ids.append(record.id)
        self.publishers.append(shared(article.publisher))
        self.published.append(shared(article.published))
        self.texts.add(Text(day, second, n_shingles, agency, house, article.text_hash))


def _moment(article: Article) -> Moment | None:
    """The day, and the second where a time is given; a time with a zone is turned into UTC."""
    if article.published is None:
        return None
    try:
        when = datetime.fromisoformat(article.published)
    except ValueError:
        return None
    if "T" not in article.published:
        return when.toordinal(), None
    when = when.astimezone(UTC) if when.tzinfo else when
    return when.toordinal(), when.hour * 3600 + when.minute * 60 + when.second
