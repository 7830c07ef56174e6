"""sayso reads news and writes down who said what.

>>> import sayso
>>> for record in sayso.extract(["The ministry said on Monday that 12 people had died."]):
...     print(record.statements[0].source.spans[0].text)
The ministry
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.errors import ArticleError, Problem, SaysoError
from sayso.record_lines import parse_record
from sayso.records import Record
from sayso.settings import Settings
from sayso.values import Article
from sayso.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "Article",
    "ArticleError",
    "Problem",
    "Record",
    "SaysoError",
    "Settings",
    "__version__",
    "extract",
    "load",
    "parse_record",
]


def load(settings: Settings | None = None) -> Language:
    """A spaCy `Language` with everything of sayso in it.

    ``nlp(text)._.statements`` then holds the text's statements, ``._.resolution`` its actors and
    places. Raises ModelError where the model is not installed, KnowledgeError where a table of the
    settings' overlay folder is wrong.
    """
    from sayso.build import load as load_pipeline  # spaCy takes seconds to import

    return load_pipeline(settings)


def extract(
    articles: Iterable[str | Article], nlp: Language | None = None, settings: Settings | None = None
) -> Iterator[Record]:
    """The record of each text or article, in order.

    ``nlp`` is a pipeline from `load`, loaded here where none is given. Raises ArticleError for the
    first article that gives no record (too long, empty); `sayso.build.extract_records` goes on
    instead.
    """
    from sayso.build import extract_records

    settings = settings or Settings()
    for result in extract_records(nlp or load(settings), _articles(articles), settings):
        if isinstance(result, Problem):
            raise ArticleError(result.path, result.stage, result.code, result.message, skipped=result.skipped)
        yield result


def _articles(items: Iterable[str | Article]) -> Iterator[Article]:
    for number, item in enumerate(items, 1):
        yield item if isinstance(item, Article) else Article(text=item, path=f"text-{number}")
