"""Which words belong to a verb group, a noun phrase, a sentence.

All positions are token indexes of the article's Doc; a `Range` is half-open. Labels are those of
ClearNLP's dependencies, tags those of the Penn Treebank (spaCy's English models).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

Range = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
GROUP = frozenset({"aux", "auxpass", "neg"})
MAX_SENTENCE = 300


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is a passive: it has a passive auxiliary, subject or agent.

    The parser takes "he's said that" for a passive; a contracted auxiliary before a clause is "has".
    """
    if verb.tag_ != "VBN":
        return False
    children = list(verb.children)
    if not any(c.dep_ in ("auxpass", "agent") or c.dep_ in PASSIVE_SUBJECTS for c in children):
        return False
    contracted = any(c.dep_ == "auxpass" and c.text[0] in "'’" for c in children)
    return not (contracted and any(c.dep_ == "ccomp" for c in children))


def phrase(token: Token) -> Range:
    """The range of the phrase that ``token`` heads, to its outermost words."""
    return token.left_edge.i, token.right_edge.i + 1


def sentence(token: Token) -> Range:
    """The sentence of ``token``, cut at `MAX_SENTENCE` tokens to each side.

    spaCy's ``Token.sent`` first looks through the whole Doc, which makes a rule quadratic.
    """
    doc, start, end = token.doc, token.i, token.i + 1
    while start > max(0, token.i - MAX_SENTENCE) and not doc[start].is_sent_start:
        start -= 1
    while end < min(len(doc), token.i + MAX_SENTENCE) and not doc[end].is_sent_start:
        end += 1
    return start, end


def sprawls(token: Token) -> bool:
    """Whether the subtree of ``token`` is longer than any real sentence.

    spaCy walks the whole subtree to give a token's children, so that rules on such a tree would
    take quadratic time; it comes from text without sentences, and holds no statement.
    """
    return token.right_edge.i - token.left_edge.i > 2 * MAX_SENTENCE


def is_to_infinitive(token: Token) -> bool:
    """Whether ``token`` is an infinitive with "to", also a perfect one ("to have fled")."""
    return token.tag_ in ("VB", "VBN") and any(child.tag_ == "TO" for child in token.lefts)


def is_cue_verb(token: Token) -> bool:
    """Whether ``token`` is a verb that can be a cue: no auxiliary, no modifier of a noun."""
    head = token.tag_[:1] == "V" and token.dep_ not in ("aux", "auxpass", "amod", "compound")
    return head and not sprawls(token)


def within_reach(at: int, around: Range) -> Range:
    """The part of a range that is at most `MAX_SENTENCE` tokens away from token ``at``.

    Where a text has no sentences, each clause holds all the later ones, and the record would grow
    with the square of the text.
    """
    return max(around[0], at - MAX_SENTENCE), min(around[1], at + MAX_SENTENCE)


def verb_group(verb: Token) -> Range:
    """The verb with the auxiliaries, negation and adverbs right before it: "has not yet said"."""
    start = verb.i
    helpers = {child.i for child in verb.lefts if child.dep_ in GROUP}
    adverbs = {child.i for child in verb.lefts if child.dep_ == "advmod" and child.tag_[:2] == "RB"}
    while start - 1 in helpers or start - 1 in adverbs:
        start -= 1
    return start, verb.i + 1


def noun_phrase(
    doc: Doc, head: Token, stop: Token | None = None, occasions: frozenset[str] = frozenset()
) -> Range:
    """The full phrase of ``head`` with title, apposition and relative clause.

    ``stop`` is a verb that must not be inside (the cue, where the phrase contains its clause). When
    and on which of ``occasions`` somebody speaks is no part: "Baku on Wednesday", "the ministry in a
    statement".
    """
    start, end = phrase(head)
    for child in head.rights:
        if child.dep_ == "prep" and any(_is_occasion(c, occasions) for c in child.children):
            end = min(end, child.i)
    if stop is not None and start <= stop.i < end:
        if stop.i > head.i:
            end = min(end, stop.left_edge.i if stop.left_edge.i > head.i else stop.i)
        else:
            start = max(start, stop.i + 1)
    return trim_range(doc, start, end)


def _is_occasion(noun: Token, occasions: frozenset[str]) -> bool:
    when = noun.ent_type_ in ("DATE", "TIME")
    return when or (noun.head.lower_ in ("in", "on", "at", "during") and noun.lower_ in occasions)


def trim_range(doc: Doc, start: int, end: int) -> Range:
    """The range without white space and punctuation at its ends (closing brackets stay)."""
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in "([#@$")):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in ")]%")
    ):
        end -= 1
    return start, end
