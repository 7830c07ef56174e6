"""The words by which a figure refers back: "them", "the toll", "compared with", "the detained"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexicon import Cue
from sayso.mentions.numbers.meaning import Meanings
from sayso.mentions.numbers.outcomes import has_number


class DiscourseWords:
    """Looks words up that tie a figure to one before it."""

    def __init__(self, knowledge: Knowledge, meanings: Meanings) -> None:
        cues = knowledge.table("number_cues", Cue)
        self._figures = frozenset(cues["figure"].forms)
        self._losses = frozenset(cues["loss"].forms)
        self._verbs = frozenset(form for verb in cues["figure_verb"].forms for form in meanings.forms(verb))
        self._them = frozenset(cues["them"].forms)
        self._anaphors = frozenset(cues["anaphor"].forms)
        self._compared = frozenset(cues["compared"].forms)
        self._meanings = meanings
        self._lemmas = Lemmas(knowledge)

    def is_them(self, token: Token) -> bool:
        """Whether ``token`` is a pronoun for people counted before."""
        return token.lower_ in self._them

    def is_anaphor(self, lemma: str) -> bool:
        """Whether a counted noun means people spoken of before: "15 of the victims"."""
        return lemma in self._anaphors

    def compares(self, token: Token) -> bool:
        """As in "against 300", "up from 40", "compared with 12"."""
        with_ = token.lower_ == "with" and token.i > 0 and token.doc[token.i - 1].lower_ == "compared"
        return with_ or token.lower_ in self._compared

    def said(self, doc: Doc, token: Token) -> str | None:
        """The outcome that ``token`` says of people by itself ("the detained", "seriously wounded")."""
        words = self._meanings.outcomes.words
        return words.state(token, True) or (words.of_noun(token) if token.i else None)

    def befell(self, verb: Token) -> str | None:
        """The outcome that a verb of "those who …" tells ("died"); of a passive that of its participle."""
        words = self._meanings.outcomes.words
        if verb.tag_ in ("VBD", "VBP", "VBZ") and verb.dep_ in ("aux", "auxpass"):
            return words.state(verb.head, True) if verb.head.tag_ == "VBN" else None
        return words.word("intransitive", verb.lower_, True)

    def group(self, token: Token) -> str | None:
        """The group that a noun names."""
        return self._meanings.groups.of(token) if token.tag_[:2] == "NN" else None

    def are_people(self, lemma: str) -> bool:
        """Whether a noun of this lemma stands for people."""
        return self._meanings.groups.are_people(lemma)

    def is_figure(self, noun: Token) -> bool:
        """Whether ``noun`` is a count of victims spoken of before: "the figure", "the group's count"."""
        if self._lemmas.of(noun) not in self._figures or has_number(noun):
            return False
        for child in noun.children:
            if child.dep_ == "compound":
                return False
            if child.dep_ == "prep" and child.lower_ == "of":
                whole = next((c for c in child.children if c.dep_ == "pobj"), None)
                losses = self._lemmas.of(noun) in self._losses
                if whole is None or not (losses and self._is_somebody(whole)):
                    return False
        return True

    def _is_somebody(self, noun: Token) -> bool:
        """Whether a noun stands for people: by group, as a name, or as somebody's ("its army")."""
        named = noun.ent_type_ or any(c.ent_type_ or c.dep_ == "poss" for c in noun.children)
        return bool(named) or self.group(noun) is not None

    def tells(self, verb: Token) -> bool:
        """Whether ``verb`` may have a bare figure as its object ("knew of only two")."""
        return verb.lower_ in self._verbs
