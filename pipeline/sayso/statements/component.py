"""The component that finds attributed statements: source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.batches import batches
from sayso.language.extensions import Extractor
from sayso.language.page import page_of
from sayso.language.paragraphs import paragraphs_of
from sayso.statements.assemble import Found, View, statement_of, with_parents, without_idle_nested
from sayso.statements.chains import with_chains
from sayso.statements.joining import Option, choose, nested, options
from sayso.statements.reader import Ruled, RuleReader
from sayso.statements.stating import Stating
from sayso.statements.tagger.features import Seen
from sayso.statements.tagger.labels import marked
from sayso.statements.tagger.tagger import Reading, Tagger, load_tagger
from sayso.values import Statement

TOKENS = 8000  # that the tagger reads at a time: enough to make each step worth its cost


class Statements(Extractor[tuple[Statement, ...]]):
    """Stores the attributed statements of a Doc.

    Rules find them; with a ``tagger`` both are joined. ``within_quotations`` asks also for those that
    a quoted person attributes ("He told me so," she said).
    """

    attribute = "statements"

    def __init__(
        self, knowledge: Knowledge, tagger: Tagger | None = None, within_quotations: bool = False
    ) -> None:
        self.tagger = tagger
        self.rules = RuleReader(knowledge, within_quotations)
        self._stating = Stating(self.rules.lexicon)

    def process(self, doc: Doc) -> tuple[Statement, ...]:
        """The statements in reading order, each with its parent."""
        return next(self._processed([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """The Docs of ``stream`` with their statements stored; the tagger reads many at a time.

        ``batch_size``, which spaCy counts in Docs, is not asked for: a batch has `TOKENS` tokens.
        """
        for docs in batches(stream, len, TOKENS):
            for doc, statements in zip(docs, self._processed(docs), strict=True):
                setattr(doc._, self.attribute, statements)
                yield doc

    def _processed(self, docs: Sequence[Doc]) -> Iterator[tuple[Statement, ...]]:
        ruled = [self.rules.read(doc) for doc in docs]
        if self.tagger is None:
            yield from (self._ordered(one, one.found) for one in ruled)
            return
        seen = [self.seen(one) for one in ruled]
        for one, sight, reading in zip(ruled, seen, self.tagger.read(seen), strict=True):
            yield self._ordered(one, self._joined(one, sight, reading))

    def _ordered(self, ruled: Ruled, found: Sequence[Found]) -> tuple[Statement, ...]:
        judges = self.rules.judges
        ordered = with_parents([statement for _, statement in found])
        return with_chains(ruled.view.doc, ordered, ruled.citing, judges.judge.people, judges.confidence)

    def seen(self, ruled: Ruled) -> Seen:
        """What the tagger sees of an article that the rules have read."""
        doc = ruled.view.doc
        page = page_of(doc)
        statements = [((s.source, s.cue, s.content), s.rule) for _, s in ruled.found]
        labels, rules = marked(page, statements)
        return Seen(
            doc=doc,
            page=page,
            quoted=ruled.view.quoted,
            cues=self.rules.lexicon.known(page),
            labels=labels,
            rules=rules,
            sentences=np.array(page.sentences, np.int64),
            breaks=[page.at(paragraph.start) for paragraph in paragraphs_of(doc)],
        )

    def stated(self, view: View, option: Option) -> Found | None:
        """The statement that ``option`` makes; None where no word of content is left."""
        if option.tagged is None or option.agreed:
            return option.found
        partner = option.found[0] if option.found is not None else None
        attribution = self._stating.attribution(view.doc, option.tagged, partner)
        if attribution is None or attribution.rule not in self.rules.judges.confidence:
            return None
        statement = statement_of(view, attribution, self.rules.judges)
        return None if statement is None else (attribution, statement)

    def _joined(self, ruled: Ruled, seen: Seen, reading: Reading) -> list[Found]:
        """The likelier of what rules and tagger found, and what the rules found nested in it."""
        assert self.tagger is not None
        offered = options(seen, ruled.found, reading)
        chosen = choose(offered, self.tagger.model.calibration)
        out: list[Found] = []
        for option, confidence in chosen:
            found = self.stated(ruled.view, option)
            if found is not None:
                out.append((found[0], replace(found[1], confidence=round(confidence, 2))))
        out.extend(option.found for option in nested(offered, chosen) if option.found is not None)
        return without_idle_nested(out, self.rules.judges.judge.acts)


@Language.factory(
    "sayso_statements", default_config={"knowledge": None, "tagger": None, "within_quotations": False}
)
def make_statements(
    nlp: Language, name: str, knowledge: str | None, tagger: str | None, within_quotations: bool
) -> Statements:
    """Makes the component with the tables of models/ and the overlay folder ``knowledge``.

    ``tagger`` is the path of a model, None for the one that sayso ships, "" for rules alone.
    """
    model = None if tagger == "" else load_tagger(tagger)
    return Statements(load_knowledge(knowledge), model, within_quotations)
