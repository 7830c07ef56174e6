"""Chains: who says what another has said.

"State television, citing a military source, reported four dead" makes two statements with one content:
that of the source that is cited is nested in the one that cites it. "The mayor was quoted by a local
station as saying …" does too. Verbs that can cite have the frame ``cited`` in models/cues.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.spans import Span
from sayso.statements.double_cues import child_with
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


@dataclass(frozen=True, slots=True)
class Told:
    """The statements of a Doc; ``cues`` tells by token which one has it in its cue."""

    doc: Doc
    statements: Sequence[Statement]
    cues: Mapping[int, int]
    people: People
    confidence: Mapping[str, float]


def with_chains(
    doc: Doc,
    statements: Sequence[Statement],
    citing: Sequence[Token],
    people: People,
    confidence: Mapping[str, float],
) -> tuple[Statement, ...]:
    """The statements, in reading order with parents, and those of the sources that they cite.

    ``citing`` are the verbs that may cite, like "quoted" and "citing". A rule without a row in
    ``confidence`` is switched off.
    """
    if not citing or not statements:
        return tuple(statements)
    told = Told(doc, statements, _cue_tokens(doc, statements), people, confidence)
    links = {token.i: link for token in citing if (link := _link(told, token)) is not None}
    idle = {told.cues[at] for at, link in links.items() if link.within and at in told.cues}
    return _linked(statements, links.values(), idle)


def _cue_tokens(doc: Doc, statements: Sequence[Statement]) -> dict[int, int]:
    out: dict[int, int] = {}
    for index, statement in enumerate(statements):
        for span in statement.cue:
            words = doc.char_span(span.start, span.end)
            out.update((token.i, index) for token in words or ())
    return out


def _link(told: Told, token: Token) -> Link | None:
    if token.tag_ == "VBG" and CITED in told.confidence:
        source, at = child_with(token, frozenset({"dobj"})), _reported_by(told, token)
        if source is not None and at is not None and told.people.speak(source):
            return Link(at, _own(told, at, source, (token.i, token.i + 1), CITED), within=True)
    elif is_passive(token) and QUOTED_BY in told.confidence:
        agent = child_with(token, frozenset({"agent"}))
        source = child_with(agent, frozenset({"pobj"})) if agent is not None else None
        start = verb_group(token)[0]
        at = told.cues.get(start)
        if agent is not None and source is not None and at is not None:
            return Link(at, _own(told, at, source, (start, agent.i + 1), QUOTED_BY), within=False)
    return None


def _reported_by(told: Told, token: Token) -> int | None:
    """The index of the statement whose cue the participle ``token`` belongs to."""
    word = token
    for _ in range(MAX_CLIMB):
        if word.head.i == word.i:
            return None
        word = word.head
        aside = any(child.dep_ == "mark" and child.i > token.i for child in word.lefts)
        at = told.cues.get(word.i)
        if at is not None and not aside:
            return at if _can_cite(told, token, told.statements[at]) else None
    return None


def _can_cite(told: Told, token: Token, statement: Statement) -> bool:
    """Whether ``statement`` may be what the cited source says.

    Who says something in quotation marks says it himself, unless a medium or a document cites.
    """
    if any(span.start <= token.idx < span.end for span in statement.content):
        return False
    head = statement.source_head
    if statement.quote_type != "direct" or head is None:
        return True
    noun = told.doc.char_span(head.start, head.end)
    return noun is not None and told.people.report(noun.root)


def _own(told: Told, at: int, source: Token, cue: tuple[int, int], rule: str) -> Statement:
    """A statement with the content of that at ``at`` by ``source``."""
    return replace(
        told.statements[at],
        source=(_span(told.doc, *noun_phrase(told.doc, source)),),
        source_head=_span(told.doc, source.i, source.i + 1),
        cue=(_span(told.doc, *cue),),
        lemma="cite",
        act="report",
        addressee=(),
        rule=rule,
        confidence=told.confidence[rule],
    )


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def _linked(statements: Sequence[Statement], links: Iterable[Link], idle: set[int]) -> tuple[Statement, ...]:
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
