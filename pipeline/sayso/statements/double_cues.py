"""Cues of two verbs: "was quoted as saying" and "refused to say".

The second verb has the content, the first the subject. Each makes an attribution of its own; here the
two become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.statements.frames import Attribution
from sayso.statements.lexicon import CueLexicon
from sayso.statements.syntax import PASSIVE_SUBJECTS, is_passive, verb_group


def joined(doc: Doc, attributions: Iterable[Attribution], lexicon: CueLexicon) -> Iterator[Attribution]:
    """The attributions, with one for both verbs of a joined cue."""
    found = list(attributions)
    firsts = [_first(doc[one.verb], lexicon) for one in found]
    taken = {first.i for first in firsts if first is not None and not _is_active_quote(first, lexicon)}
    for one, first in zip(found, firsts, strict=True):
        if first is not None:
            yield _whole(doc, one, first, lexicon)
        elif one.verb not in taken:
            yield one


def _first(cue: Token, lexicon: CueLexicon) -> Token | None:
    """The first verb of the joined cue that ends with ``cue``, or None."""
    if cue.dep_ == "pcomp" and cue.head.lower_ == "as" and lexicon.has(cue.head.head, "cited"):
        return cue.head.head
    if cue.dep_ == "xcomp" and cue.head.i < cue.i and lexicon.has(cue.head, "withheld"):
        return cue.head
    return None


def _is_active_quote(first: Token, lexicon: CueLexicon) -> bool:
    """Whether somebody else quotes: "the agency quoted the minister as saying …" is two statements."""
    return lexicon.has(first, "cited") and not is_passive(first)


def _whole(doc: Doc, found: Attribution, first: Token, lexicon: CueLexicon) -> Attribution:
    cue = doc[found.verb]
    if _is_active_quote(first, lexicon):
        return replace(found, source=child_with(first, frozenset({"dobj"})) or found.source)
    between = (cue.head.i,) if cue.dep_ == "pcomp" else tuple(c.i for c in cue.lefts if c.tag_ == "TO")
    source = child_with(first, PASSIVE_SUBJECTS) if is_passive(first) else found.source
    extra = (*between, cue.i, *found.extra)
    return replace(found, cue=verb_group(first), extra=extra, source=source)


def child_with(word: Token, labels: frozenset[str]) -> Token | None:
    """The first child of ``word`` with one of the dependency ``labels``."""
    return next((child for child in word.children if child.dep_ in labels), None)
