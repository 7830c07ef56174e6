"""Cues that are no verbs: "according to X", "X's claim that …", "in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.statements.frames import Attribution
from sayso.statements.lexicon import Cue, CueLexicon
from sayso.statements.subjects import subject
from sayso.statements.syntax import Range, phrase, sentence, sprawls, trim_range

SOURCE_PREPOSITIONS = frozenset({"by", "from", "of"})


def nominal_attributions(doc: Doc, lexicon: CueLexicon) -> Iterator[Attribution]:
    """The attributions made by prepositional and noun cues, in reading order of the cues."""
    for token in doc:
        lower = token.lower_
        if lower in lexicon.preposition_starts:
            found = _prepositional(doc, token, lexicon)
        elif lower in lexicon.nouns and token.tag_ in ("NN", "NNS") and not sprawls(token):
            found = _noun(token, lexicon.nouns[lower])
        else:
            continue
        if found is not None:
            yield found


def _prepositional(doc: Doc, token: Token, lexicon: CueLexicon) -> Attribution | None:
    for row in lexicon.preposition_starts[token.lower_]:
        words = row.lemma.split()
        end = token.i + len(words)
        if [t.lower_ for t in doc[token.i : end]] != words or end >= len(doc):
            continue
        source = next((c for c in doc[end - 1].children if c.dep_ == "pobj"), None)
        if source is None:
            continue
        own = (token.i, max(end, phrase(source)[1]))
        content = tuple(_rest(doc, token, own))
        if content:
            cue = (token.i, end)
            return Attribution(token.i, cue, (), source, content, row, "cue.preposition", window=own)
    return None


def _rest(doc: Doc, token: Token, own: Range) -> Iterator[Range]:
    """The clause that the phrase ``own`` modifies, without the phrase."""
    head = token.head
    first, last = sentence(token)
    start, end = phrase(head) if head.i != token.i else (first, last)
    if head.tag_[:1] != "V":
        start, end = first, last
    for low, high in ((start, min(end, own[0])), (max(start, own[1]), end)):
        low, high = trim_range(doc, low, high) if low < high else (low, high)
        if high - low > 0:
            yield low, high


def _noun(noun: Token, row: Cue) -> Attribution | None:
    content, rule = _noun_content(noun, row)
    if content is None:
        return None
    source = _noun_source(noun, content)
    cue = (noun.i, noun.i + 1)
    if rule == "cue.noun_preposition":
        cue = (noun.i, content[0])
    return Attribution(noun.i, cue, (), source, (content,), row, rule)


def _noun_content(noun: Token, row: Cue) -> tuple[Range | None, str]:
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and "clause" in row.frames:
            first = child.left_edge
            if (first.lower_ == "that" and first.dep_ == "mark") or child.dep_ == "ccomp":
                return phrase(child), "cue.noun_clause"
        infinitive = child.tag_ == "VB" and child.left_edge.tag_ == "TO"
        if infinitive and child.dep_ in ("acl", "xcomp") and "inf" in row.frames:
            return phrase(child), "cue.noun_infinitive"
        if child.dep_ == "prep" and child.lower_ in row.prepositions and child.i == noun.i + 1:
            start, end = phrase(child)
            if start + 1 < end:
                return (start + 1, end), "cue.noun_preposition"
    return None, ""


def _noun_source(noun: Token, content: Range) -> Token | None:
    """Whose claim it is: a possessor, a phrase with "by" or "from", or who makes it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in SOURCE_PREPOSITIONS and child.i < content[0]:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.tag_[:1] == "V":
        return subject(noun.head)
    return None
