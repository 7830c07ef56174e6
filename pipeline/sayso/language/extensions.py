"""The attributes that sayso adds to spaCy's Doc; the only place that sets an extension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from spacy.tokens import Doc

T = TypeVar("T")

# attribute: what it holds
ATTRIBUTES = {
    "published": "ISO 8601 date of publication, or None",
    "publisher": "name of the publisher, or None",
    "paragraphs": "tuple of Span, the paragraphs of the text, or None before they are known",
    "text": "str, the text of the Doc, or None before somebody has asked for it",
    "page": "language.page.Page, or None before a component has asked for it",
    "quotations": "tuple of values.Quotation",
    "dates": "tuple of values.DateMention",
    "numbers": "tuple of values.NumberMention",
    "place_mentions": "tuple of values.PlaceMention",
    "actor_mentions": "tuple of values.ActorMention",
    "statements": "tuple of values.Statement",
    "resolution": "values.Resolution, or None before resolve has run",
}
_SINGLE = ("published", "publisher", "text", "paragraphs", "page", "resolution")

for _name in ATTRIBUTES:
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None if _name in _SINGLE else ())


def text_of(doc: Doc) -> str:
    """The text of ``doc``, which spaCy would put together anew from the tokens at each call."""
    kept: str | None = doc._.text
    if kept is None:
        kept = doc._.text = doc.text
    return kept


class Extractor(Generic[T]):
    """A spaCy component: ``process`` computes values from a Doc, calling it stores them.

    A subclass names the Doc attribute it fills in ``attribute`` (one of `ATTRIBUTES`).
    """

    attribute: str

    def process(self, doc: Doc) -> T:
        """What this extractor finds in ``doc``; does not change it."""
        raise NotImplementedError

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """The Docs of ``stream`` with what is found in them stored; some extractors work on many at once."""
        return map(self, stream)

    def __call__(self, doc: Doc) -> Doc:
        """Stores what ``process`` finds in the Doc's attribute."""
        setattr(doc._, self.attribute, self.process(doc))
        return doc
