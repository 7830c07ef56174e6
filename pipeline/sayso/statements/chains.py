"""Chains: who says what another has said.

"State television, citing a military source, reported four dead" makes two statements with one content:
that of the source that is cited is nested in the one that cites it. "The mayor was quoted by a local
station as saying …" does too. Verbs that can cite have the frame ``cited`` in models/cues.csv.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.spans import Span
from sayso.statements.joined import child_with
from sayso.statements.people import People
from sayso.statements.syntax import is_passive, noun_phrase, verb_group
from sayso.values import Statement

CITED = "chain.cited"
QUOTED_BY = "chain.quoted_by"
MAX_CLIMB = 4  # words up from "citing" to the verb that reports


@dataclass(frozen=True, slots=True)
class Link:
    """A statement to add, and the index of the one with the same content that it is tied to.

    ``within`` tells that the new one is nested in the other, else the other in it.
    """

    at: int
    new: Statement
    within: bool


def with_chains(
    doc: Doc,
    statements: Sequence[Statement],
    citing: Sequence[Token],
    people: People,
    confidence: Mapping[str, float],
) -> tuple[Statement, ...]:
    """The statements, in reading order with parents, and those of the sources that they cite.

    ``citing`` are the verbs that may cite, like "quoted" and "citing".
    A rule without a row in ``confidence`` is switched off.
    """
    if not citing or not statements:
        return tuple(statements)
    cues = {span.start: index for index, s in enumerate(statements) for span in s.cue}
    links = list(_links(doc, statements, citing, cues, people, confidence))
    idle = {cues[token.idx] for token in citing if token.idx in cues and _is_used(token, links)}
    return _linked(statements, links, idle)


def _is_used(token: Token, links: Sequence[Link]) -> bool:
    """Whether a link has made a statement of the cue ``token``."""
    return any(link.within and link.new.cue[0].start == token.idx for link in links)


def _links(
    doc: Doc,
    statements: Sequence[Statement],
    citing: Sequence[Token],
    cues: Mapping[int, int],
    people: People,
    confidence: Mapping[str, float],
) -> Iterator[Link]:
    for token in citing:
        if token.tag_ == "VBG" and CITED in confidence:
            source, at = child_with(token, frozenset({"dobj"})), _reported_by(token, statements, people)
            if source is not None and at is not None and people.speak(source):
                new = _told(doc, statements[at], source, (token.i, token.i + 1), CITED, confidence)
                yield Link(at, new, within=True)
        elif is_passive(token) and QUOTED_BY in confidence:
            agent = child_with(token, frozenset({"agent"}))
            source = child_with(agent, frozenset({"pobj"})) if agent is not None else None
            at = cues.get(doc[verb_group(token)[0]].idx)
            if agent is not None and source is not None and at is not None:
                cue = (verb_group(token)[0], agent.i + 1)
                yield Link(at, _told(doc, statements[at], source, cue, QUOTED_BY, confidence), within=False)


def _reported_by(token: Token, statements: Sequence[Statement], people: People) -> int | None:
    """The index of the statement whose cue the participle ``token`` belongs to.

    Who says something in quotation marks says it himself, unless a medium or a document cites.
    """
    word = token
    for _ in range(MAX_CLIMB):
        aside = any(child.dep_ == "mark" and child.i > token.i for child in word.lefts)
        if word.i != token.i and not aside:
            for index, statement in enumerate(statements):
                if any(span.start <= word.idx < span.end for span in statement.cue):
                    return index if _can_cite(token, statement, people) else None
        if word.head.i == word.i:
            return None
        word = word.head
    return None


def _can_cite(token: Token, statement: Statement, people: People) -> bool:
    if any(span.start <= token.idx < span.end for span in statement.content):
        return False
    head = statement.source_head
    if statement.quote_type != "direct" or head is None:
        return True
    noun = token.doc.char_span(head.start, head.end)
    return noun is not None and people.report(noun.root)


def _told(
    doc: Doc,
    other: Statement,
    source: Token,
    cue: tuple[int, int],
    rule: str,
    confidence: Mapping[str, float],
) -> Statement:
    """A statement with the content of ``other`` by ``source``."""
    start, end = noun_phrase(doc, source)
    return replace(
        other,
        source=(_span(doc, start, end),),
        source_head=_span(doc, source.i, source.i + 1),
        cue=(_span(doc, *cue),),
        lemma="cite",
        act="report",
        addressee=(),
        rule=rule,
        confidence=confidence[rule],
    )


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def _linked(statements: Sequence[Statement], links: Sequence[Link], idle: set[int]) -> tuple[Statement, ...]:
    """The statements but for the ``idle``, those of the links beside them, and parents counted anew."""
    tied = {link.at: link for link in links if link.at not in idle}
    order: list[tuple[int, Statement]] = []
    place: dict[int, int] = {}
    for index, statement in enumerate(statements):
        if index in idle:
            continue
        link = tied.get(index)
        if link is not None and not link.within:
            order.append((-1, link.new))
        place[index] = len(order)
        order.append((index, statement))
        if link is not None and link.within:
            order.append((-1, link.new))
    out = [replace(s, parent=None if s.parent is None else place.get(s.parent)) for _, s in order]
    for index, link in tied.items():
        here = place[index]
        if link.within:
            out[here + 1] = replace(out[here + 1], parent=here)
        else:
            out[here] = replace(out[here], parent=here - 1)
    return tuple(out)
