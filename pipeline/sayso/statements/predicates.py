"""Cues behind a copula: "is convinced that …", "was critical of …", "remains an opponent of …"."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.statements.clauses import COMPLEMENTISERS, WH
from sayso.statements.frames import Attribution
from sayso.statements.lexicon import Cue
from sayso.statements.subjects import object_of, subject
from sayso.statements.syntax import Range, phrase, sprawls, verb_group

BEHIND_COPULA = frozenset({"acomp", "attr", "oprd"})
IMPERSONAL = frozenset({"it", "this", "that", "there", "what"})


def predicative(token: Token, row: Cue) -> Attribution | None:
    """The attribution of an adjective or noun that a copula ties to a subject, if one does."""
    verb = _copula(token)
    if verb is None or sprawls(verb):
        return None
    source = object_of(verb) if verb is token else subject(verb)
    found = _content(verb, token, row)
    if source is None or source.lower_ in IMPERSONAL or found is None:
        return None
    end, content = found
    cue = (min(verb_group(verb)[0], token.i), end)
    return Attribution(verb.i, cue, (), source, (content,), row, "cue.predicate")


def _copula(token: Token) -> Token | None:
    """The verb that ties ``token`` to its subject; the tagger takes "is convinced" for a passive."""
    if token.dep_ in BEHIND_COPULA:
        return token.head if token.head.tag_[:1] == "V" and token.head.i < token.i else None
    passive = token.tag_ == "VBN" and any(child.dep_ == "nsubjpass" for child in token.lefts)
    return token if passive else None


def _content(verb: Token, token: Token, row: Cue) -> tuple[int, Range] | None:
    """The end of the cue, and what its frames find behind it."""
    children = list(token.rights) + [child for child in verb.rights if child.i > token.i]
    for child in children:
        if "clause" in row.frames and _is_clause(child):
            return token.i + 1, phrase(child)
        infinitive = child.tag_ == "VB" and child.left_edge.tag_ == "TO"
        if "inf" in row.frames and infinitive and child.dep_ in ("xcomp", "ccomp", "advcl", "acl"):
            return token.i + 1, phrase(child)
        if child.dep_ == "prep" and child.lower_ in row.prepositions and child.i == token.i + 1:
            start, end = phrase(child)
            if start + 1 < end:
                return start + 1, (start + 1, end)
    return None


def _is_clause(child: Token) -> bool:
    first = child.left_edge
    marked = first.lower_ in COMPLEMENTISERS or first.tag_ in WH
    return (child.dep_ == "ccomp" and child.tag_ != "VBG") or (
        child.dep_ in ("advcl", "acl", "relcl") and marked and first.dep_ in ("mark", "advmod")
    )
