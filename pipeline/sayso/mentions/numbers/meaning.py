"""The meaning of a count: counted noun, outcome, group, party and basis together."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.clauses import Outcomes
from sayso.mentions.numbers.counted import (
    Bases,
    Groups,
    counted_noun,
    group_before,
    is_exception,
    number_root,
)
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.outcomes import NOTHING, nearby
from sayso.mentions.numbers.participants import Participants
from sayso.mentions.numbers.whose import Whose
from sayso.records import Basis
from sayso.spans import Span
from sayso.values import Counted, NumberMention

_TOLL = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|rais(?:es|ed|ing)|tak(?:es|ing)|took|push(?:es|ed|ing)|lift(?:s|ed|ing))\s+"
    r"(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,3}?(?:toll|total|tally|number|count)\b"
)
NOUNS = ("NN", "NNS", "NNP", "NNPS")
SHORT_NAME = 5
NOT_DISPLACED = frozenset({"militant", "suspect", "prisoner", "soldier", "police"})


class Meanings:
    """Gives counts their meaning from the parse."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lemmas = Lemmas(knowledge)
        self.outcomes = Outcomes(knowledge, self._lemmas)
        self.groups = Groups(knowledge, self._lemmas)
        self._participants = Participants(knowledge, self._lemmas, self.groups)
        self._bases = Bases(knowledge)
        self._whose = Whose(knowledge, self._lemmas, self.outcomes.words)

    def give(self, number: NumberMention, doc: Doc, first: int, last: int, lexemes: Lexemes) -> NumberMention:
        """``number``, whose own tokens are ``first..last``, with what the parse says it counts."""
        if is_exception(doc, first):
            return number
        noun = counted_noun(doc, first, last)
        if noun is not None and noun.i == last + 1 and self.outcomes.words.is_fate(noun):  # "a dozen hurt"
            noun = None
        root = number_root(doc, first, last)
        if root.head.i == last + 1 and root.head.tag_ == "JJR":  # "26 more of its soldiers"
            root = root.head
        group = None if noun is None else self.groups.of(noun)
        person = None
        if noun is not None and noun.tag_ in NOUNS:
            person = group is not None or self.groups.like_people(noun)
        hyphen = last + 1 < len(doc) and doc[last + 1].tag_ == "HYPH"  # "a 300-person meeting"
        other = noun is not None and self.groups.is_other(noun)
        counted = None if _is_mass(number, noun) else self.counted(noun)
        outcome = None if hyphen or other else self._outcome(doc, noun, root, first, last, person)
        if outcome == "wounded" and self._is_fatal(doc, last):
            outcome = "killed"
        if outcome == "displaced" and group in NOT_DISPLACED:  # the gunmen fled
            outcome = None
        if not group and person is not False:
            group = self._participants.group(root if noun is None else noun, root) or group
        if outcome is None or outcome == NOTHING:
            owner = self._whose.of_losses(root) if noun is None else None
            return replace(
                number,
                counted=counted,
                people=True if group else person,
                group=group or None,
                party=self._own(number, self.party(noun, root) if person else owner),
            )
        if group is None and noun is None:
            group = group_before(doc, first, self.groups)
        return replace(
            number,
            counted=counted,
            people=True,
            outcome=outcome,
            group=group or None,
            party=self._own(number, self.party(noun, root)),
            basis=self.basis(doc, first, lexemes),
        )

    def _is_fatal(self, doc: Doc, last: int) -> bool:
        """As in "two were shot, one of them fatally"."""
        for token in doc[last + 1 : last + 4]:
            if self.outcomes.words.is_fatal(token):
                return True
            if not (token.lower_ == "of" or token.tag_ in ("PRP", "WP", "DT")):
                break
        return False

    def _outcome(
        self, doc: Doc, noun: Token | None, root: Token, first: int, last: int, person: bool | None
    ) -> str | None:
        """Beside the number first, then in the clause, then in the noun itself.

        In "200 of its soldiers were killed" the clause holds the number, ``root``, not the noun.
        """
        anchor = root if noun is None else noun
        found = None
        if anchor is not root and (anchor.i < root.i or root.is_ancestor(anchor)):
            # "five of those infected have died", "20,000 people, three of whom were arrested"
            found = self.outcomes.of_clause(root, person)
        found = found or self.outcomes.beside(doc, first, last, anchor, person)
        if found is None and noun is not None and self.groups.of(noun) is None:
            found = self.outcomes.words.of_noun(noun)
        if found is None:
            found = self.outcomes.of_clause(anchor, person)
        if found is None and noun is not None and not _inside_another(noun, root):
            found = self.outcomes.ahead(noun, person)
        if found is None and noun is not None:
            found = self.outcomes.words.of_noun(noun)
        return found or self.outcomes.before(doc, first, person)

    def forms(self, verb: str) -> set[str]:
        """The forms of a verb."""
        return self._lemmas.forms(verb)

    def lemma(self, noun: Token) -> str:
        """The lemma of a noun; what is counted is plural even if tagged as a name ("200 Azerbaijanis")."""
        if noun.text[:1].isupper() and noun.lower_.endswith("is") and len(noun) > SHORT_NAME:
            return noun.lower_[
                :-1
            ]  # "Azerbaijanis", "Israelis"; `Lemmas` leaves the ending of "crisis" alone
        if noun.tag_ == "NNP":
            return self._lemmas.noun(noun.text)
        return self._lemmas.of(noun)

    def counted(self, noun: Token | None) -> Counted | None:
        """The counted noun as a value."""
        if noun is not None and noun.tag_ == "PRP":  # "five of them children"
            noun = noun.nbor() if noun.i + 1 < len(noun.doc) and noun.nbor().tag_ == "NNS" else None
        if noun is None or (noun.tag_ not in NOUNS and noun.tag_ not in ("JJ", "VBN")):
            return None
        return Counted(span=Span(noun.idx, noun.idx + len(noun)), lemma=self.lemma(noun))

    def party(self, noun: Token | None, root: Token) -> Span | None:
        """The words that say whose members ``noun`` counts, or the number at ``root`` that counts none."""
        return self._whose.of(noun if noun is not None and noun.tag_ in NOUNS else None, root)

    def _own(self, number: NumberMention, party: Span | None) -> Span | None:
        """``party``, unless it runs into the number itself."""
        return None if party is None or party.overlaps(number.span) else party

    def basis(self, doc: Doc, at: int, lexemes: Lexemes) -> Basis | None:
        """The basis that the words near token ``at`` in its sentence name."""
        near = nearby(doc[at])
        start, end = near.start_char, near.end_char
        for found in _TOLL.finditer(
            lexemes.text, start, end
        ):  # the total is another figure than what came to it
            if found.start() <= doc[at].idx:
                start = found.start()
            else:
                end = min(end, found.start())
        return self._bases.of(lexemes, start, end)


def _inside_another(noun: Token, root: Token) -> bool:
    """Whether another number takes its part of ``noun`` ("13 of these 42 patients": 42)."""
    return noun.head.lower_ == "of" and noun.head.head.tag_ == "CD" and noun.head.head is not root


def _is_mass(number: NumberMention, noun: Token | None) -> bool:
    """Whether a share is one of a whole that is not counted ("half of the water")."""
    return noun is not None and noun.tag_ in ("NN", "NNP") and number.kind in ("fraction", "percent")
