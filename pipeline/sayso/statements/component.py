"""The component that finds attributed statements: source, cue and content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from sayso.errors import KnowledgeError
from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.extensions import Extractor
from sayso.language.lemmas import Lemmas
from sayso.language.paragraphs import paragraphs_of
from sayso.statements.assemble import Judges, Rule, View, assemble, with_parents, without_idle_nested
from sayso.statements.assertion import Assertions
from sayso.statements.direct import Quoted, quote_tokens, speeches
from sayso.statements.floating import FLOATING, with_floating
from sayso.statements.frames import Attribution, attribution
from sayso.statements.layouts import Page, layout_attributions
from sayso.statements.lexicon import FRAMES, CueLexicon
from sayso.statements.nominal import nominal_attributions
from sayso.statements.predicates import BEHIND_COPULA
from sayso.statements.quotations import quotations
from sayso.statements.syntax import is_cue_verb, is_passive
from sayso.statements.unlisted import unlisted_speeches
from sayso.values import Statement


class Statements(Extractor[tuple[Statement, ...]]):
    """Stores the attributed statements of a Doc."""

    attribute = "statements"

    def __init__(self, knowledge: Knowledge) -> None:
        self.lexicon = CueLexicon(knowledge, Lemmas(knowledge))
        rules = knowledge.table("statement_rules", Rule)
        self.judges = Judges({rule.id: rule.confidence for rule in rules.values()}, Assertions(knowledge))
        _check(self.lexicon, self.judges.assertions)

    def process(self, doc: Doc) -> tuple[Statement, ...]:
        """The statements in reading order, each with its parent."""
        text, paragraphs = doc.text, paragraphs_of(doc)
        found = doc._.quotations or quotations(text, paragraphs)
        view = View(
            doc,
            text,
            quoted=quote_tokens(doc, found),
            outers=[quotation.outer for quotation in found],
            paragraphs=[paragraph.start for paragraph in paragraphs],
            occasions=self.lexicon.occasions,
        )
        direct = speeches(doc, view.quoted, self.lexicon)
        direct += unlisted_speeches(doc, view.quoted, direct)
        page = Page(doc, text, paragraphs, view.quoted, self.lexicon.documents)
        layouts = layout_attributions(page)
        others = [*self._verbs(doc), *nominal_attributions(doc, self.lexicon)]
        attributions = [*direct, *layouts, *(found for found in others if not _is_within(found, view.quoted))]
        kept = without_idle_nested(assemble(view, attributions, self.judges), self.judges.assertions.acts)
        floating = self.judges.confidence.get(FLOATING)
        return with_parents(kept if floating is None else with_floating(view, kept, floating))

    def _verbs(self, doc: Doc) -> Iterator[Attribution]:
        for token in doc:
            if token.lower_ in self.lexicon.verbs and is_cue_verb(token) and not self._is_predicate(token):
                for row, particles in self.lexicon.verb(token):
                    found = attribution(doc, token, row, particles, self._is_report)
                    if found is not None:
                        yield found

    def _is_predicate(self, token: Token) -> bool:
        """Whether a participle stands behind a copula as an adjective does: "is convinced"."""
        listed = token.lower_ in self.lexicon.predicates
        return listed and (is_passive(token) or token.dep_ in BEHIND_COPULA)

    def _is_report(self, token: Token) -> bool:
        """Whether ``token`` is a verb that can report a clause."""
        return any("clause" in cue.frames for cue in self.lexicon.verbs.get(token.lower_, ()))


def _check(lexicon: CueLexicon, assertions: Assertions) -> None:
    """Raises KnowledgeError for a cue with an act or a frame that there is not."""
    for cue in lexicon.rows:
        if cue.act not in assertions.acts:
            known = ", ".join(assertions.acts)
            raise KnowledgeError(f"cues.csv: {cue.id}: act {cue.act!r} is none of {known}")
        for frame in sorted(cue.frames - FRAMES):
            if not frame.startswith("+"):
                known = ", ".join(sorted(FRAMES))
                raise KnowledgeError(f"cues.csv: {cue.id}: frame {frame!r} is none of {known}, +preposition")


def _is_within(found: Attribution, quoted: Sequence[Quoted]) -> bool:
    """Whether the cue stands in a quotation: there the quoted person attributes, not the article."""
    at = bisect_right(quoted, found.verb, key=lambda quote: quote.tokens[0]) - 1
    return at >= 0 and found.verb < quoted[at].tokens[1]


@Language.factory("sayso_statements", default_config={"knowledge": None})
def make_statements(nlp: Language, name: str, knowledge: str | None) -> Statements:
    """Makes the component with the tables of models/ and the overlay folder ``knowledge``."""
    return Statements(load_knowledge(knowledge))
