"""The rules' reading of an article: every attribution that layout, syntax and lexicon give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.errors import KnowledgeError
from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.language.page import page_of
from sayso.language.paragraphs import paragraphs_of
from sayso.statements.assemble import Found, Judges, Rule, View, assemble, without_idle_nested
from sayso.statements.assertion import Judge
from sayso.statements.direct import quote_tokens, speeches
from sayso.statements.double_cues import joined
from sayso.statements.floating import FLOATING, with_floating
from sayso.statements.frames import Attribution, attribution
from sayso.statements.inner import inside, outside
from sayso.statements.layouts import Page, layout_attributions
from sayso.statements.lexicon import FRAMES, CueLexicon
from sayso.statements.nominal import nominal_attributions
from sayso.statements.predicates import BEHIND_COPULA
from sayso.statements.quotations import quotations
from sayso.statements.syntax import is_cue_verb, is_passive
from sayso.statements.unlisted import unlisted_speeches


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules make of an article; ``citing`` are the verbs that may cite a further source."""

    view: View
    found: list[Found]
    citing: list[Token]


class RuleReader:
    """Finds statements by rules.

    ``within_quotations`` asks also for those that a quoted person attributes. Raises KnowledgeError
    for a cue with an act or a frame that there is not.
    """

    def __init__(self, knowledge: Knowledge, within_quotations: bool = False) -> None:
        self.within_quotations = within_quotations
        lemmas = Lemmas(knowledge)
        self.lexicon = CueLexicon(knowledge, lemmas)
        rules = knowledge.table("statement_rules", Rule)
        judge = Judge(knowledge, lemmas, self.lexicon.occasions)
        self.judges = Judges({rule.id: rule.confidence for rule in rules.values()}, judge)
        _check(self.lexicon, judge)

    def read(self, doc: Doc) -> Ruled:
        """The statements of ``doc``, floating quotations among them."""
        view = self._view(doc)
        known = (doc[at] for at, lower in enumerate(page_of(doc).lower) if lower in self.lexicon.verbs)
        verbs = [token for token in known if self._is_verb(token)]
        direct = speeches(doc, view.quoted, self.lexicon)
        direct += unlisted_speeches(doc, view.quoted, direct)
        paragraphs = paragraphs_of(doc)
        layouts = layout_attributions(Page(doc, view.text, paragraphs, view.quoted, self.lexicon.documents))
        others = [*self._attributions(doc, verbs), *nominal_attributions(doc, self.lexicon)]
        attributions = [*direct, *layouts, *outside(others, view.quoted)]
        if self.within_quotations:
            attributions.extend(inside(others, view.quoted))
        attributions = list(joined(doc, attributions, self.lexicon))
        found = without_idle_nested(assemble(view, attributions, self.judges), self.judges.judge.acts)
        citing = [verb for verb in verbs if self.lexicon.has(verb, "cited")]
        return Ruled(view, self._with_floating(view, found), citing)

    def _view(self, doc: Doc) -> View:
        text, paragraphs = page_of(doc).text, paragraphs_of(doc)
        found = doc._.quotations or quotations(text, paragraphs)
        return View(
            doc,
            text,
            quoted=quote_tokens(doc, found),
            outers=[quotation.outer for quotation in found],
            paragraphs=[paragraph.start for paragraph in paragraphs],
            occasions=self.lexicon.occasions,
        )

    def _with_floating(self, view: View, found: list[Found]) -> list[Found]:
        confidence = self.judges.confidence.get(FLOATING)
        if confidence is None:
            return found
        by_cue = {statement.cue: attribution for attribution, statement in found if statement.cue}
        statements = with_floating(view, [statement for _, statement in found], confidence)
        return [(by_cue.get(statement.cue), statement) for statement in statements]

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
