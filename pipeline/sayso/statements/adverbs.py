"""Adverbs that attribute without a source: "The dam has reportedly burst"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.statements.frames import Attribution
from sayso.statements.lexicon import Cue
from sayso.statements.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    Range,
    phrase,
    sprawls,
    trim_range,
)


def adverbial(doc: Doc, adverb: Token, row: Cue) -> Attribution | None:
    """The attribution of an adverb, whose content is the clause it stands in; None outside a clause."""
    if adverb.dep_ != "advmod":
        return None
    content = tuple(_around(doc, adverb))
    if not content:
        return None
    return Attribution(adverb.i, (adverb.i, adverb.i + 1), (), None, content, row, "cue.adverb")


def _around(doc: Doc, adverb: Token) -> Iterator[Range]:
    """The clause of ``adverb`` without it, where it is a clause with a subject of its own."""
    head = adverb.head
    while head.dep_ in ("acomp", "attr", "xcomp") and head.head.i != head.i:
        head = head.head
    if sprawls(head):
        return
    own = any(child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS for child in head.lefts)
    if not own or head.dep_ == "relcl":
        return
    start, end = phrase(head)
    for low, high in ((start, adverb.i), (adverb.i + 1, end)):
        low, high = trim_range(doc, low, high) if low < high else (low, high)
        if low < high:
            yield low, high
