"""From annotated articles to what the tagger learns from: parsed, read by the rules, labelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import Problem
from sayso.evaluate.gold import GoldDocument
from sayso.language.engine import parse
from sayso.statements.component import Statements
from sayso.statements.reader import Ruled
from sayso.statements.tagger.features import Seen, columns_of
from sayso.statements.tagger.labels import labels_of
from sayso.statements.tagger.tagger import starts_of, unit, vector_rows
from sayso.training.examples import Example
from sayso.values import Article


@dataclass(frozen=True, slots=True)
class Prepared:
    """An annotated article with what the rules found in it; ``seen`` is what features are made of."""

    document: GoldDocument
    ruled: Ruled
    seen: Seen

    def example(self) -> Example:
        """The article as the network reads it.

        A word has one label: of nested statements the outer one gives it, as in PolNeAR.
        """
        seen = self.seen
        outer_first = sorted(self.document.statements, key=lambda each: -sum(map(len, each.content)))
        gold = [(each.source, each.cue, each.content) for each in outer_first]
        return Example(
            name=self.document.name,
            columns=columns_of(seen),
            vectors=_vectors(seen.doc),
            starts=tuple(starts_of(seen)),
            gold=labels_of(seen.page, gold),
        )


def _vectors(doc: Doc) -> NDArray[np.float16]:
    """The word vector of each token, of length 1, zeros where it has none."""
    rows = vector_rows(doc)
    vectors = unit(np.asarray(doc.vocab.vectors.data)[rows])
    vectors[rows < 0] = 0
    return vectors.astype(np.float16)


def prepared(nlp: Language, documents: Mapping[str, GoldDocument]) -> Iterator[Prepared]:
    """The articles of ``documents`` in their order; one that cannot be parsed is left out.

    ``nlp`` is a pipeline of `sayso.build.load`, of which only the rules run.
    """
    statements = nlp.get_pipe("sayso_statements")
    assert isinstance(statements, Statements)
    articles = (Article(text=d.text, path=name, published=d.published) for name, d in documents.items())
    longest = max((len(document.text) for document in documents.values()), default=1)
    for item in parse(nlp, articles, longest):
        if isinstance(item, Problem):
            continue
        article, doc = item
        doc = nlp.get_pipe("sayso_quotations")(doc)
        ruled = statements.rules.read(doc)
        yield Prepared(documents[article.path], ruled, statements.seen(ruled))
