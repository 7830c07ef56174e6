"""The component that finds attributed statements: source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from sayso.errors import KnowledgeError
from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.extensions import Extractor
from sayso.language.lemmas import Lemmas
from sayso.language.paragraphs import paragraphs_of
from sayso.statements.assemble import Judges, Rule, View, assemble, with_parents, without_idle_nested
from sayso.statements.assertion import Judge
from sayso.statements.chains import with_chains
from sayso.statements.direct import quote_tokens, speeches
from sayso.statements.floating import FLOATING, with_floating
from sayso.statements.frames import Attribution, attribution
from sayso.statements.inner import inside, outside
from sayso.statements.joined import joined
from sayso.statements.layouts import Page, layout_attributions
from sayso.statements.lexicon import FRAMES, CueLexicon
from sayso.statements.nominal import nominal_attributions
from sayso.statements.predicates import BEHIND_COPULA
from sayso.statements.quotations import quotations
from sayso.statements.syntax import is_cue_verb, is_passive
from sayso.statements.unlisted import unlisted_speeches
from sayso.values import Statement


class Statements(Extractor[tuple[Statement, ...]]):
    """Stores the attributed statements of a Doc.

    ``within_quotations`` asks also for those that a quoted person attributes ("He told me so," she said).
    """

    attribute = "statements"

    def __init__(self, knowledge: Knowledge, within_quotations: bool = False) -> None:
        self.within_quotations = within_quotations
        lemmas = Lemmas(knowledge)
        self.lexicon = CueLexicon(knowledge, lemmas)
        rules = knowledge.table("statement_rules", Rule)
        judge = Judge(knowledge, lemmas, self.lexicon.occasions)
        self.judges = Judges({rule.id: rule.confidence for rule in rules.values()}, judge)
        _check(self.lexicon, judge)

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
        verbs = [token for token in doc if token.lower_ in self.lexicon.verbs and self._is_verb(token)]
        direct = speeches(doc, view.quoted, self.lexicon)
        direct += unlisted_speeches(doc, view.quoted, direct)
        layouts = layout_attributions(Page(doc, text, paragraphs, view.quoted, self.lexicon.documents))
        others = [*self._attributions(doc, verbs), *nominal_attributions(doc, self.lexicon)]
        attributions = [*direct, *layouts, *outside(others, view.quoted)]
        if self.within_quotations:
            attributions.extend(inside(others, view.quoted))
        attributions = list(joined(doc, attributions, self.lexicon))
        kept = without_idle_nested(assemble(view, attributions, self.judges), self.judges.judge.acts)
        floating = self.judges.confidence.get(FLOATING)
        ordered = with_parents(kept if floating is None else with_floating(view, kept, floating))
        return with_chains(
            doc,
            ordered,
            [v for v in verbs if self.lexicon.has(v, "cited")],
            self.judges.judge.people,
            self.judges.confidence,
        )

    def _attributions(self, doc: Doc, verbs: Iterable[Token]) -> Iterator[Attribution]:
        for token in verbs:
            for row, particles in self.lexicon.verb(token):
                found = attribution(doc, token, row, particles, self._is_report)
                if found is not None:
                    yield found

    def _is_verb(self, token: Token) -> bool:
        """Whether ``token`` can head a cue; no participle behind a copula as an adjective: "is convinced"."""
        listed = token.lower_ in self.lexicon.predicates
        adjective = listed and (is_passive(token) or token.dep_ in BEHIND_COPULA)
        return is_cue_verb(token) and not adjective

    def _is_report(self, token: Token) -> bool:
        """Whether ``token`` is a verb that can report a clause, or cite who does."""
        return any(
            "clause" in cue.frames or "cited" in cue.frames
            for cue in self.lexicon.verbs.get(token.lower_, ())
        )


def _check(lexicon: CueLexicon, judge: Judge) -> None:
    """Raises KnowledgeError for a cue with an act or a frame that there is not."""
    for cue in lexicon.rows:
        if cue.act not in judge.acts:
            known = ", ".join(judge.acts)
            raise KnowledgeError(f"cues.csv: {cue.id}: act {cue.act!r} is none of {known}")
        for frame in sorted(cue.frames - FRAMES):
            if not frame.startswith("+"):
                known = ", ".join(sorted(FRAMES))
                raise KnowledgeError(f"cues.csv: {cue.id}: frame {frame!r} is none of {known}, +preposition")


@Language.factory("sayso_statements", default_config={"knowledge": None, "within_quotations": False})
def make_statements(nlp: Language, name: str, knowledge: str | None, within_quotations: bool) -> Statements:
    """Makes the component with the tables of models/ and the overlay folder ``knowledge``."""
    return Statements(load_knowledge(knowledge), within_quotations)
