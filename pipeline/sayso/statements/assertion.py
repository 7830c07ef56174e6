"""What is made of an attribution: its speech act, its assertion and whom it is addressed to."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.spans import Span
from sayso.statements.acts import Act, Acts
from sayso.statements.addressees import Addressees
from sayso.statements.frames import Attribution
from sayso.statements.modality import Modalities
from sayso.statements.people import People
from sayso.statements.polarity import Polarities
from sayso.values import Assertion


@dataclass(frozen=True, slots=True)
class Judgement:
    """``addressee`` is the head of the phrase that names to whom it is said."""

    act: str
    assertion: Assertion
    addressee: Token | None


class Judge:
    """Judges attributions by the tables of acts, negations and hedges."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas, occasions: frozenset[str]) -> None:
        self.people = People(knowledge)
        self._acts = Acts(knowledge, self.people)
        self._polarities = Polarities(knowledge, lemmas)
        self._modalities = Modalities(knowledge, lemmas)
        self._addressees = Addressees(self.people, occasions)

    @property
    def acts(self) -> dict[str, Act]:
        """The rows of models/acts.csv by id."""
        return self._acts.rows

    def judge(self, doc: Doc, found: Attribution) -> Judgement:
        """The act, assertion and addressee of ``found``."""
        cue, act = doc[found.verb], self._acts.of(doc, found)
        polarity, signs = self._polarities.judge(cue, found, act)
        if act.undone and polarity != act.polarity:
            act = self.acts[act.undone]
        modality, hedges = self._modalities.judge(doc, found, act, polarity == "negative")
        evidence = sorted({Span(token.idx, token.idx + len(token)) for token in (*signs, *hedges)})
        assertion = Assertion(polarity=polarity, modality=modality, evidence=tuple(evidence))
        return Judgement(act.id, assertion, self._addressees.of(cue, found))
