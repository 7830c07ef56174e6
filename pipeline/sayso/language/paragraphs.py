"""The component that makes a paragraph's end end a sentence, when a whole text is parsed at once.

The batch engine parses paragraph by paragraph and has no need of it (`sayso.language.engine`).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from sayso.language.extensions import Extractor
from sayso.language.layout import layout_of
from sayso.spans import Span


class Paragraphs(Extractor[tuple[Span, ...]]):
    """Stores the paragraphs and starts a sentence at each."""

    attribute = "paragraphs"

    def process(self, doc: Doc) -> tuple[Span, ...]:
        """The paragraphs of the text in reading order."""
        return layout_of(doc.text).paragraphs

    def __call__(self, doc: Doc) -> Doc:
        """Stores the paragraphs and, unless the parser has run, their sentence starts."""
        super().__call__(doc)
        if not doc.has_annotation("DEP"):
            starts = set(layout_of(doc.text).starts)
            for token in doc[1:]:
                if token.idx in starts:
                    token.is_sent_start = True
        return doc


@Language.factory("sayso_paragraphs")
def make_paragraphs(nlp: Language, name: str) -> Paragraphs:
    """Makes the component."""
    return Paragraphs()


def paragraphs_of(doc: Doc) -> tuple[Span, ...]:
    """The paragraphs of ``doc``, computed where no component has stored them."""
    stored: tuple[Span, ...] | None = doc._.paragraphs
    return layout_of(doc.text).paragraphs if stored is None else stored
