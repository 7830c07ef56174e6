"""Verb frames: the attribution that the syntax around a cue verb makes.

``attribution(cue)`` tries the frames that the lexicon allows for the verb, the surest first: a
finite clause, an infinitive or gerund, a predicate, a prepositional phrase, a noun phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.statements.boundaries import IsCue, after_dash, clause_range, rest_of_sentence
from sayso.statements.lexicon import Cue
from sayso.statements.subjects import subject
from sayso.statements.syntax import (
    SUBJECTS,
    Range,
    is_passive,
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
NAMES = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
PERSONS = frozenset({"PRP", "NNP", "NNPS"})
WH = frozenset({"WP", "WRB", "WDT"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution in token indexes: what syntax or layout says, before boundaries are trimmed.

    ``source`` is the head of the source phrase, ``content`` the stretches of what is said. A ``turn``
    is a whole turn of an interview, spoken as it stands.
    """

    verb: int
    cue: Range
    extra: tuple[int, ...]
    source: Token | None
    content: tuple[Range, ...]
    row: Cue
    rule: str
    addressee: Token | None = None
    quoted: bool = False
    turn: bool = False
    window: Range | None = None


def attribution(doc: Doc, verb: Token, row: Cue, particles: list[Token], is_cue: IsCue) -> Attribution | None:
    """The attribution of the cue ``verb``, or None where no frame of its row fits."""
    source = source_of(verb)
    for rule, words, content in _frames(doc, verb, row, is_cue):
        extra = (*[p.i for p in particles], *words)
        return Attribution(
            verb.i,
            verb_group(verb),
            extra,
            source,
            content,
            row,
            rule,
            addressee(verb, content),
        )
    return None


def source_of(verb: Token) -> Token | None:
    """The head of the source: the subject, or the noun beside the cue that the parser misread."""
    inverted = _inverted_name(verb)
    found = inverted or subject(verb)
    if found is not None:
        return None if found.tag_ == "EX" else found
    if is_passive(verb) or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    return noun_beside(verb)


def _inverted_name(verb: Token) -> Token | None:
    """The name right behind a finite cue at the end of what is said: "…, reported the Star."."""
    before = verb.doc[verb.i - 1] if verb.i > 0 else verb
    own = verb.dep_ == "conj" or any(child.dep_ == "nsubj" for child in verb.lefts)
    if verb.tag_ != "VBD" or before.text != "," or own:
        return None
    target = next((c for c in verb.rights if c.dep_ == "dobj" and c.tag_ in ("NNP", "NNPS")), None)
    return target if target is not None and phrase(target)[0] == verb.i + 1 else None


def noun_beside(verb: Token) -> Token | None:
    """The noun or pronoun right before a finite cue, whatever the parser made of it."""
    start = verb_group(verb)[0]
    before = verb.doc[start - 1] if start > 0 else verb
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    return before if finite and before.tag_ in NAMES and before.dep_ != "pobj" else None


def addressee(verb: Token, content: tuple[Range, ...]) -> Token | None:
    """Whom it is said to: an object of "tell" or a phrase with "to", outside the content."""
    for child in verb.children:
        if any(start <= child.i < end for start, end in content):
            continue
        if child.dep_ == "dative" and child.tag_ not in ("IN", "TO"):
            return child
        if child.dep_ == "dobj" and verb.i < child.i and child.ent_type_ not in ("DATE", "TIME"):
            return child
        if child.dep_ in ("prep", "dative") and child.lower_ == "to":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


Found = tuple[str, tuple[int, ...], tuple[Range, ...]]


def _frames(doc: Doc, verb: Token, row: Cue, is_cue: IsCue) -> Iterator[Found]:
    frames = row.frames
    if "clause" in frames:
        yield from _clause(doc, verb, is_cue)
    if "inf" in frames:
        yield from _infinitive(verb)
    if "gerund" in frames:
        yield from _gerund(verb)
    if "predicate" in frames:
        yield from _predicate(verb)
    if "object_inf" in frames:
        yield from _object_infinitive(verb)
    if "figure" in frames:
        yield from _figure(verb)
    if row.prepositions:
        yield from _preposition(verb, row)
    if "object" in frames:
        yield from _object(verb)


def _clause(doc: Doc, verb: Token, is_cue: IsCue) -> Iterator[Found]:
    """A finite clause: "said (that) it fell", "it fell, he said", "rain, he said, had stopped"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.tag_ != "TO"]
    after = [c for c in clauses if c.i > verb.i]
    if after:
        ranges = [clause_range(verb, child, is_cue) for child in after]
        yield "frame.clause", (), tuple(_joined(doc, ranges))
    for child in verb.rights:  # clauses that the parser hung elsewhere
        if child.dep_ in CLAUSES and _complementiser(child) and child not in after:
            yield "frame.clause_marked", (), (phrase(child),)
    own = _parenthesis(doc, verb)
    if own is not None:
        pieces = tuple(rest_of_sentence(doc, verb, own, is_cue))
        if pieces:
            yield "frame.parenthetical", (), pieces
    for child in clauses:
        start, end = phrase(child)
        if child.i < verb.i and not start <= verb.i < end:
            yield "frame.clause_before", (), ((start, end),)


def _joined(doc: Doc, ranges: list[Range]) -> list[Range]:
    """The ranges, those with nothing but punctuation and conjunctions between them as one."""
    out = ranges[:1]
    for start, end in ranges[1:]:
        between = doc[out[-1][1] : start]
        if all(token.is_punct or token.dep_ == "cc" for token in between):
            out[-1] = (out[-1][0], max(out[-1][1], end))
    return out


def _parenthesis(doc: Doc, verb: Token) -> Range | None:
    """The cue with its source where commas or dashes set them off: ", he said," or ", he said."."""
    source = source_of(verb)
    if source is None or source.tag_ in WH or verb.dep_ in DEPENDENT or verb.tag_ == "VBG":
        return None
    if any(child.dep_ in COMPLEMENTS for child in verb.rights):
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


def _complementiser(clause: Token) -> bool:
    first = clause.left_edge
    return first.lower_ in COMPLEMENTISERS or (first.tag_ in WH and clause.dep_ != "acl")


def _infinitive(verb: Token) -> Iterator[Found]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i and _is_to_infinitive(child):
            subject_of_passive = _object_of(verb) if is_passive(verb) else None
            before = () if subject_of_passive is None else (phrase(subject_of_passive),)
            yield "frame.infinitive", (), (*before, phrase(child))


def _is_to_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.lefts)


def _gerund(verb: Token) -> Iterator[Found]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and child.i > verb.i:
            yield "frame.gerund", (), (phrase(child),)


def _predicate(verb: Token) -> Iterator[Found]:
    """An object and its predicate: "called the vote a farce", "was described as a farce"."""
    target = _object_of(verb)
    for child in verb.rights:
        names = child.dep_ in ("oprd", "ccomp", "xcomp") and (child.tag_[:1] in "NJ" or child.tag_ == "VBN")
        as_phrase = child.dep_ == "prep" and child.lower_ == "as"
        if names or as_phrase:
            end = phrase(child)[1]
            if target is not None and target.i > verb.i and target.i < end:
                yield "frame.predicate", (), ((phrase(target)[0], end),)
            elif target is None or target.i < verb.i:
                before = () if target is None else (phrase(target),)
                yield "frame.predicate", (), (*before, phrase(child))


def _object_infinitive(verb: Token) -> Iterator[Found]:
    """An object and what it is to do: "urged both sides to withdraw"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i and _is_to_infinitive(child):
            start, end = phrase(child)
            target = _object_of(verb)
            if target is not None and verb.i < target.i < child.i:
                start = phrase(target)[0]
            yield "frame.object_infinitive", (), ((start, end),)


def _figure(verb: Token) -> Iterator[Found]:
    """An object and the figure that it is put at: "put its losses at 40 soldiers"."""
    target = _object_of(verb)
    if target is None:
        return
    for phrase_head in (*verb.rights, *target.rights):
        if phrase_head.dep_ == "prep" and phrase_head.lower_ == "at" and phrase_head.i > target.i:
            start, end = phrase(target)
            if any(token.tag_ == "CD" for token in phrase_head.subtree):
                pieces = (
                    ((start, max(end, phrase(phrase_head)[1])),)
                    if start > verb.i
                    else (
                        (start, end),
                        phrase(phrase_head),
                    )
                )
                yield "frame.figure", (), pieces


def _preposition(verb: Token, row: Cue) -> Iterator[Found]:
    """A phrase whose preposition goes to the cue: "called for a ceasefire"."""
    for child in verb.rights:
        if child.dep_ in ("prep", "agent", "dative", "prt") and child.lower_ in row.prepositions:
            end = phrase(child)[1]
            if child.i + 1 < end:
                words = (child.i,) if child.i == verb.i + 1 else ()
                start = child.i + 1 if words else child.i
                end = _what_to_do(verb, end) or after_dash(verb, end)
                yield "frame.preposition", words, ((start, end),)


def _what_to_do(verb: Token, end: int) -> int | None:
    """The end of the infinitive that follows at ``end``: "called on Israel to stop …"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "advcl") and _is_to_infinitive(child) and child.left_edge.i == end:
            return phrase(child)[1]
    return None


def _object(verb: Token) -> Iterator[Found]:
    target = _object_of(verb)
    if target is None or target.ent_type_ in ("DATE", "TIME") or target.tag_ in WH:
        return
    if is_passive(verb) and source_of(verb) is None and target.tag_ in PERSONS:
        return  # "he was dismissed": somebody acted, nobody said
    start, end = phrase(target)
    for child in verb.rights:  # "accused the army of shelling", "blamed the rise on fuel"
        if (
            child.i >= end
            and child.dep_ == "prep"
            and child.lower_ in ("of", "for", "on", "as")
            and child.i == end
        ):
            end = phrase(child)[1]
    yield "frame.object", (), ((start, end),)


def _object_of(verb: Token) -> Token | None:
    """The direct object, or the subject of a passive."""
    wanted = ("nsubjpass",) if is_passive(verb) else ("dobj",)
    for child in verb.children:
        if child.dep_ in wanted:
            return child
    return None
