"""The clauses that a cue verb reports: behind it, before it, around it, or hung elsewhere by the parser."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.statements.boundaries import IsCue, after_aside, clause_range, rest_of_sentence
from sayso.statements.lexicon import Cue
from sayso.statements.subjects import object_of, source_of
from sayso.statements.syntax import (
    Range,
    is_passive,
    is_to_infinitive,
    noun_phrase,
    phrase,
    sentence,
    verb_group,
)

CLAUSES = ("ccomp", "advcl", "acl")
SETS_OFF = frozenset(",–—-:;(")
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "acomp", "attr", "oprd"})
DEPENDENT = frozenset({"relcl", "acl", "pcomp", "xcomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
COMPLEMENTISERS = frozenset({"that", "whether", "if"})
OCCASIONS = frozenset({"in", "on", "at", "during", "for", "after", "by"})
WH = frozenset({"WP", "WRB", "WDT"})

# the rule, further words of the cue, and the stretches of the content
Found = tuple[str, tuple[int, ...], tuple[Range, ...]]


def clause(doc: Doc, verb: Token, row: Cue, is_cue: IsCue) -> Iterator[Found]:
    """A finite clause: "said (that) it fell", "it fell, he said", "rain, he said, had stopped"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.tag_ != "TO"]
    after = [c for c in clauses if c.i > verb.i] or list(_behind_citation(verb, is_cue))
    own = _parenthesis(doc, verb, row, within=bool(after) and _goes_on(verb, after[0]))
    if after and (own is None or not _goes_on(verb, after[0])):
        ranges = _joined(doc, [clause_range(verb, child, is_cue) for child in after])
        parts = [part for around in ranges for part in _around_cue(verb, after[0], around)]
        yield "frame.clause", (), tuple(parts)
    for child in verb.rights:  # clauses that the parser hung elsewhere
        if child.dep_ in CLAUSES and has_complementiser(child) and child not in after:
            yield "frame.clause_marked", (), ((after_aside(child), phrase(child)[1]),)
    if not clauses:
        yield from _clause_on_occasion(verb)
    if own is not None:
        pieces = tuple(rest_of_sentence(doc, verb, own, is_cue))
        if pieces:
            yield "frame.parenthetical", (), pieces
    for child in clauses:
        start, end = phrase(child)
        if child.i < verb.i and not start <= verb.i < end:
            yield "frame.clause_before", (), ((start, end),)


def _goes_on(verb: Token, clause: Token) -> bool:
    """Whether ``clause`` belongs to what stands before: "There is no proof, he said, that it fell"."""
    return verb.dep_ == "parataxis" and _is_set_off(clause)


def _is_set_off(clause: Token) -> bool:
    """Whether ``clause`` opens with ", that"."""
    first = clause.left_edge
    return first.i > 0 and first.lower_ == "that" and first.nbor(-1).text == ","


def _behind_citation(verb: Token, is_cue: IsCue) -> Iterator[Token]:
    """A clause that the parser hung on a citation in between: "reported, citing police, that it fell"."""
    for aside in verb.rights:
        if aside.dep_ == "advcl" and aside.tag_ == "VBG" and is_cue(aside):
            yield from (c for c in aside.rights if c.dep_ == "ccomp" and _is_set_off(c))


def clause_of_particle(particles: list[Token]) -> Iterator[Found]:
    """A clause that hangs on the last word of the cue: "made (it) clear that it fell"."""
    for child in particles[-1].rights if particles else ():
        if child.dep_ in ("ccomp", "advcl") and has_complementiser(child):
            pronoun = tuple(c.i for c in particles[-1].lefts if c.lower_ == "it")
            yield "frame.clause", pronoun, (phrase(child),)


def said_to(verb: Token) -> Iterator[Found]:
    """The subject of a passive and what it is said to be or do: "is said to have fled"."""
    target = object_of(verb) if is_passive(verb) else None
    for child in verb.rights if target is not None else ():
        if target is not None and child.dep_ in ("xcomp", "ccomp", "advcl") and is_to_infinitive(child):
            yield "frame.passive_infinitive", (), (phrase(target), phrase(child))


def _around_cue(verb: Token, clause: Token, around: Range) -> Iterator[Range]:
    """The range; in pieces where a word of ``clause`` is drawn before the cue: "*what* he said *fell*"."""
    drawn = [word for word in clause.lefts if word.i < verb.i and not word.is_punct]
    if around[0] > verb.i or not drawn:
        yield around
        return
    yield from map(phrase, drawn)
    yield verb.i + 1, around[1]


def _clause_on_occasion(verb: Token) -> Iterator[Found]:
    """A clause that the parser hung on the phrase behind the cue: "said in a statement that it fell"."""
    for preposition in verb.rights:
        on = preposition.dep_ == "prep" and preposition.lower_ in OCCASIONS
        nouns = preposition.children if on else ()
        for clause in (child for noun in nouns for child in noun.rights):
            first = clause.left_edge
            if clause.dep_ in CLAUSES and first.lower_ == "that" and first.dep_ == "mark":
                yield "frame.clause_occasion", (), (phrase(clause),)


def _joined(doc: Doc, ranges: list[Range]) -> list[Range]:
    """The ranges, those with nothing but punctuation and conjunctions between them as one."""
    out = ranges[:1]
    for start, end in ranges[1:]:
        between = doc[out[-1][1] : start]
        if all(token.is_punct or token.dep_ == "cc" for token in between):
            out[-1] = (out[-1][0], max(out[-1][1], end))
    return out


def _parenthesis(doc: Doc, verb: Token, row: Cue, within: bool) -> Range | None:
    """The cue with its source where commas or dashes set them off: ", he said," or ", he said.".

    ``within`` says that what the parser takes for its complement is of the sentence around it.
    """
    source = source_of(verb)
    if source is None or source.tag_ in WH or verb.dep_ in DEPENDENT or verb.tag_ == "VBG":
        return None
    words = row.lemma.split()
    others = [child for child in verb.rights if child.i != source.i]
    if not within and any(child.dep_ in COMPLEMENTS and child.lower_ not in words for child in others):
        return None
    start, end = verb_group(verb)
    low, high = noun_phrase(doc, source, verb)
    start, end = min(start, low), max(end, high)
    first, last = sentence(verb)
    as_clause = start > first and doc[start - 1].lower_ == "as"
    start -= as_clause
    opening = start > first and doc[start - 1].text in SETS_OFF
    while end < last and doc[end].text not in SETS_OFF and end + 1 < last:
        if doc[end].tag_ in FINITE:
            return None
        end += 1
    return (start, end) if opening or (as_clause and start == first) else None


def has_complementiser(clause: Token) -> bool:
    """Whether ``clause`` opens with "that", "whether" or a question word."""
    first = clause.doc[after_aside(clause)]
    return first.lower_ in COMPLEMENTISERS or (first.tag_ in WH and clause.dep_ != "acl")
