"""The head of what is said: the verb of its first main clause, or the noun where there is no verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.statements.frames import Attribution
from sayso.statements.syntax import PASSIVE_SUBJECTS, SUBJECTS, Range

LOOK = 80  # tokens of a content in which its head and the end of its sentence are looked for
ENDS = frozenset(".?!")
CLAUSES = frozenset({"frame.clause", "frame.clause_before", "frame.clause_marked", "frame.parenthetical"})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a content, its children inside the content, and the content's first word.

    ``question`` is the mark that ends the first sentence of a quotation, where it asks.
    """

    word: Token
    children: Sequence[Token]
    first: Token
    question: Token | None

    @property
    def subject(self) -> bool:
        """Whether the head has a subject."""
        return any(child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS for child in self.children)

    @property
    def finite(self) -> bool:
        """Whether the head is the verb of a finite clause."""
        tag = self.word.tag_
        return tag in ("VBD", "VBZ", "VBP", "MD") or (tag[:1] == "V" and self.subject)


def is_clause(found: Attribution) -> bool:
    """Whether the content of ``found`` is a clause by its frame, or speech."""
    return found.quoted or found.rule in CLAUSES or found.row.kind == "preposition"


def head_of(doc: Doc, found: Attribution) -> Head:
    """The head of the content of ``found``."""
    start, end = found.content[0]
    end = min(end, start + LOOK)
    question = None
    if found.quoted:
        stop = next((at for at in range(start + 1, end) if doc[at].text in ENDS), end)
        question = doc[stop] if stop < end and doc[stop].text == "?" else None
        end = stop
    word = doc[start:end].root
    if word.head.i != word.i and any(low <= word.head.i < high for low, high in found.content[1:]):
        word = word.head  # "The site, he said, will employ 40"
    if is_clause(found) and word.tag_[:1] not in "VM":
        word = _first_verb(doc, found.content) or word
    inside = [c for c in word.children if any(low <= c.i < high for low, high in found.content)]
    return Head(word, inside, doc[start], question)


def _first_verb(doc: Doc, content: Sequence[Range]) -> Token | None:
    """The first verb of the content that hangs on nothing in it."""
    for start, end in content:
        for token in doc[start : min(end, start + LOOK)]:
            outside = token.head.i == token.i or not any(low <= token.head.i < high for low, high in content)
            if outside and token.tag_[:1] in "VM":
                return token
    return None
