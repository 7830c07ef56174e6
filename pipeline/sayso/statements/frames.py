"""Verb frames: the attribution that the syntax around a cue verb makes.

``attribution(cue)`` tries the frames that the lexicon allows for the verb, the surest first: a
finite clause, an infinitive or gerund, a predicate, a prepositional phrase, a noun phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.statements.boundaries import IsCue, after_dash, with_condition
from sayso.statements.clauses import WH, Found, clause, clause_of_particle, said_to
from sayso.statements.lexicon import Cue
from sayso.statements.subjects import object_of, source_of
from sayso.statements.syntax import Range, is_passive, is_to_infinitive, phrase, verb_group

PERSONS = frozenset({"PRP", "NNP", "NNPS"})
WHERE = frozenset({"in", "at", "on", "near", "along", "across", "around", "outside", "throughout"})
TAKEN = frozenset({"life", "lives", "victim", "victims"})
WITH_OBJECT = frozenset({"object", "object_inf", "hearer", "predicate"})
NO_PLACE = frozenset({"DATE", "TIME", "ORG", "WORK_OF_ART"})  # a time, or who reported it


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
    quoted: bool = False
    turn: bool = False
    window: Range | None = None
    phrase: Range | None = None


def attribution(doc: Doc, verb: Token, row: Cue, particles: list[Token], is_cue: IsCue) -> Attribution | None:
    """The attribution of the cue ``verb``, or None where no frame of its row fits."""
    source = source_of(verb)
    for rule, words, content in _frames(doc, verb, row, particles, is_cue):
        extra = (*[p.i for p in particles], *words)
        return Attribution(
            verb.i,
            _cue_group(verb),
            extra,
            source,
            content,
            row,
            rule,
        )
    return None


def _cue_group(verb: Token) -> Range:
    """The verb group, with what leads to it: "was quoted as saying", "went on record as saying"."""
    group = verb_group(verb)
    link = verb.head
    behind = verb.dep_ == "pcomp" and link.lower_ == "as" and link.i == verb.i - 1
    if behind and link.head.tag_[:1] == "V" and not any(child.dep_ == "dobj" for child in link.head.rights):
        return verb_group(link.head)[0], group[1]
    return group


def _frames(doc: Doc, verb: Token, row: Cue, particles: list[Token], is_cue: IsCue) -> Iterator[Found]:
    frames = row.frames
    if "clause" in frames:
        yield from clause_of_particle(particles)
        yield from clause(doc, verb, row, is_cue)
    if "said_to" in frames:
        yield from said_to(verb)
    if "inf" in frames:
        yield from _infinitive(verb)
    if "gerund" in frames:
        yield from _gerund(verb)
    if "predicate" in frames:
        yield from _predicate(verb)
    if "object_inf" in frames:
        yield from _object_infinitive(verb, hears="hearer" in frames)
    if "figure" in frames:
        yield from _figure(verb)
    if row.prepositions:
        yield from _preposition(verb, row, particles)
        yield from _for_somebody_to(verb, row)
    if "located" in frames:
        yield from _located(verb)
    if "object" in frames:
        yield from _object(verb)


def _infinitive(verb: Token) -> Iterator[Found]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i and is_to_infinitive(child):
            subject_of_passive = object_of(verb) if is_passive(verb) else None
            before = () if subject_of_passive is None else (phrase(subject_of_passive),)
            start, end = phrase(child)
            yield "frame.infinitive", (), (*before, (start, with_condition(verb, end)))


def _gerund(verb: Token) -> Iterator[Found]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and child.i > verb.i:
            yield "frame.gerund", (), (phrase(child),)


def _predicate(verb: Token) -> Iterator[Found]:
    """An object and its predicate: "called the vote a farce", "was described as a farce"."""
    target = object_of(verb)
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


def _object_infinitive(verb: Token, hears: bool) -> Iterator[Found]:
    """An object and what it is to do: "urged both sides to withdraw".

    An object that ``hears`` it is no part: "told residents to leave".
    """
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i and is_to_infinitive(child):
            start, end = phrase(child)
            target = object_of(verb)
            if target is not None and verb.i < target.i < child.i and not hears:
                start = phrase(target)[0]
            yield "frame.object_infinitive", (), ((start, end),)


def _figure(verb: Token) -> Iterator[Found]:
    """An object and the figure that it is put at: "put its losses at 40 soldiers"."""
    target = object_of(verb)
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


def _preposition(verb: Token, row: Cue, particles: list[Token]) -> Iterator[Found]:
    """A phrase whose preposition goes to the cue: "called for a ceasefire", but "called them on Monday"."""
    last = particles[-1] if particles else verb
    barred = _other_object(verb, row, particles)
    for child in (*verb.rights, *(last.rights if last is not verb else ())):
        if barred is not None and barred.i < child.i:
            return
        if child.dep_ in ("prep", "agent", "dative", "prt") and child.lower_ in row.prepositions:
            end = phrase(child)[1]
            if child.i + 1 < end:
                words = (child.i,) if child.i == last.i + 1 else ()
                start = child.i + 1 if words else child.i
                end = _what_to_do(verb, end) or after_dash(verb, end)
                yield "frame.preposition", words, ((start, end),)


def _other_object(verb: Token, row: Cue, particles: list[Token]) -> Token | None:
    """The object behind the verb where no frame of its row allows for one."""
    target = None if is_passive(verb) or row.frames & WITH_OBJECT else object_of(verb)
    return None if target is None or target.i < verb.i or target in particles else target


def _for_somebody_to(verb: Token, row: Cue) -> Iterator[Found]:
    """An infinitive whose "for" the parser took for its marker: "called for the army to leave"."""
    for child in verb.rights:
        first = child.left_edge
        if child.tag_ == "VB" and first.i == verb.i + 1 and first.lower_ in row.prepositions:
            yield "frame.preposition", (first.i,), ((first.i + 1, phrase(child)[1]),)


def _what_to_do(verb: Token, end: int) -> int | None:
    """The end of the infinitive that follows at ``end``: "called on Israel to stop …"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "advcl") and is_to_infinitive(child) and child.left_edge.i == end:
            return phrase(child)[1]
    return None


def _object(verb: Token) -> Iterator[Found]:
    target = object_of(verb)
    if target is None or target.ent_type_ in ("DATE", "TIME") or target.tag_ in WH:
        return
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":  # "without offering evidence": nothing is said
        return
    if verb.lower_.startswith("claim") and target.lower_ in TAKEN:  # the flood "claimed 12 lives"
        return
    if is_passive(verb) and _is_done_to(verb, target):
        return
    start, end = phrase(target)
    if is_passive(verb):
        yield "frame.object", (), ((start, end), *_charges(verb))
        return
    for child in verb.rights:  # "accused the army of shelling", "blamed the rise on fuel"
        if (
            child.i >= end
            and child.dep_ == "prep"
            and child.lower_ in ("of", "for", "on", "as")
            and child.i == end
        ):
            end = phrase(child)[1]
    yield "frame.object", (), ((start, end),)


def _located(verb: Token) -> Iterator[Found]:
    """The subject of a passive and where it is said to be: "*outages* were reported *in Gulu*"."""
    target = object_of(verb) if is_passive(verb) and source_of(verb) is None else None
    for child in verb.rights if target is not None else ():
        place = child.dep_ == "prep" and child.lower_ in WHERE and child.i == verb.i + 1
        nouns = [noun for noun in child.children if noun.dep_ == "pobj"] if place else []
        if target is not None and nouns and not any(noun.ent_type_ in NO_PLACE for noun in nouns):
            yield "frame.located", (), (phrase(target), phrase(child))


def _charges(verb: Token) -> Iterator[Range]:
    """What somebody is accused of, in a passive: "was accused *of lying*"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == verb.i + 1:
            yield phrase(child)


def _is_done_to(verb: Token, target: Token) -> bool:
    """Whether a passive tells what somebody did ("he was dismissed"), or another cue what was said."""
    if any(c.dep_ == "pcomp" for child in verb.rights if child.lower_ == "as" for c in child.children):
        return True  # "was quoted as saying"
    charge = any(child.dep_ == "prep" and child.lower_ == "of" for child in verb.rights)
    return source_of(verb) is None and target.tag_ in PERSONS and not charge
