"""Statements from what the tagger read: the tokens are the tagger's, the meaning is the lexicon's.

Where the rules have found the same cue, their row and rule hold. Else the cue's row is looked up by
its word; a word that no table has speaks like the cue that its vector is nearest to.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from sayso.statements.frames import Attribution
from sayso.statements.layouts import SPEAKS
from sayso.statements.lexicon import Cue, CueLexicon
from sayso.statements.syntax import Range
from sayso.statements.tagger.stretches import Tagged

WITH_CUE = "tagger.cue"
WITHOUT_CUE = "tagger.no_cue"
ALIKE = 0.6  # the cosine of two verbs' vectors from which one has the other's act
DEFAULT_ACT = "say"


class Stating:
    """Makes attributions of the tagger's statements."""

    def __init__(self, lexicon: CueLexicon) -> None:
        self._lexicon = lexicon
        self._verbs = [cue for cue in lexicon.rows if cue.kind == "verb" and " " not in cue.lemma]
        self._known: dict[str, str] = {}
        self._table: NDArray[np.float32] | None = None  # the vectors of the verbs, made when first needed

    def attribution(self, doc: Doc, tagged: Tagged, partner: Attribution | None) -> Attribution | None:
        """The attribution that ``tagged`` makes; ``partner`` is the rules' with the same cue.

        None where the user's overlay has taken the cue out of the lexicon.
        """
        phrase = tagged.source[0] if tagged.source else None
        source = head_of_range(doc, phrase) if phrase is not None else None
        content = tuple(tagged.content)
        if partner is not None:
            return replace(
                partner,
                cue=tagged.cue or partner.cue,
                extra=() if tagged.cue else partner.extra,
                source=source,
                phrase=phrase,
                content=content,
            )
        if tagged.cue is None:
            at = content[0][0]
            return Attribution(at, (at, at), (), source, content, SPEAKS["say"], WITHOUT_CUE, phrase=phrase)
        verb = head_of_range(doc, tagged.cue)
        if verb.lower_ in self._lexicon.forgotten:
            return None
        row = self._row(doc, verb)
        return Attribution(verb.i, tagged.cue, (), source, content, row, WITH_CUE, phrase=phrase)

    def _row(self, doc: Doc, word: Token) -> Cue:
        """The row of the cue that ``word`` heads, or one made for it."""
        lexicon, lower = self._lexicon, word.lower_
        rows = [row for row, _ in lexicon.verb(word)] if word.tag_[:1] == "V" else lexicon.rows_of(lower)
        if rows:
            return rows[0]
        lemma = lexicon.lemmas.verb(lower, doc.vocab.has_vector) if word.tag_[:1] == "V" else lower
        return Cue(f"tagger.{lower}", lemma, "verb", frozenset(), self._act(doc, word))

    def _act(self, doc: Doc, word: Token) -> str:
        """The act of the listed verb whose vector is nearest, where one is near."""
        lower = word.lower_
        if lower not in self._known:
            self._known[lower] = self._nearest(doc.vocab, lower)
        return self._known[lower]

    def _nearest(self, vocab: Vocab, lower: str) -> str:
        vector = _unit(vocab, lower)
        if not vector.any():
            return DEFAULT_ACT
        if self._table is None:
            self._table = np.stack([_unit(vocab, cue.lemma) for cue in self._verbs])
        likeness = self._table @ vector
        best = int(likeness.argmax())
        return self._verbs[best].act if likeness[best] >= ALIKE else DEFAULT_ACT


def _unit(vocab: Vocab, word: str) -> NDArray[np.float32]:
    """The vector of ``word`` with length 1, or zeros."""
    vector = np.asarray(vocab.get_vector(word), np.float32)
    return vector / max(float(np.linalg.norm(vector)), 1e-6)


def head_of_range(doc: Doc, words: Range) -> Token:
    """The word of a range that hangs on none of the others: the first that is no punctuation."""
    start, end = words
    heads = [t for t in doc[start:end] if not start <= t.head.i < end or t.head.i == t.i]
    real = [token for token in heads if not token.is_punct and not token.is_space]
    return (real or heads)[0]
