"""Adverbs that attribute without a source: "The dam has reportedly burst"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.statements.frames import Attribution
from sayso.statements.lexicon import CueLexicon
from sayso.statements.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    Range,
    phrase,
    sprawls,
    trim_range,
)


def adverbial_attributions(doc: Doc, lexicon: CueLexicon) -> Iterator[Attribution]:
    """The attributions of adverbs, whose content is the clause they stand in, in reading order."""
    for token in doc:
        row = lexicon.adverbs.get(token.lower_)
        if row is None or token.dep_ != "advmod" or sprawls(token.head):
            continue
        content = tuple(_around(doc, token))
        if content:
            cue = (token.i, token.i + 1)
            yield Attribution(token.i, cue, (), None, content, row, "cue.adverb")


def _around(doc: Doc, adverb: Token) -> Iterator[Range]:
    """The clause of ``adverb`` without it, where it is a clause with a subject of its own."""
    head = adverb.head
    while head.dep_ in ("acomp", "attr", "xcomp") and head.head.i != head.i:
        head = head.head
    own = any(child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS for child in head.lefts)
    if not own or head.dep_ == "relcl":
        return
    start, end = phrase(head)
    for low, high in ((start, adverb.i), (adverb.i + 1, end)):
        low, high = trim_range(doc, low, high) if low < high else (low, high)
        if low < high:
            yield low, high
