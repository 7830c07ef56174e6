"""From attributions in tokens to statements in code points.

Sets the boundaries (quotation marks are hard evidence), drops what contradicts or repeats, finds
the quote type and which statement is nested in which.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sayso.spans import Span, merge, subtract
from sayso.statements.acts import Act
from sayso.statements.assertion import Judge
from sayso.statements.direct import Quoted
from sayso.statements.frames import Attribution
from sayso.statements.quoting import quote_type, without_comma
from sayso.statements.subjects import antecedent
from sayso.statements.syntax import Range, noun_phrase, trim_range, within_reach
from sayso.values import Statement

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# rules that need a subject of their own inside what somebody else says
SLIGHT = frozenset(
    {"frame.object", "frame.predicate", "frame.infinitive", "cue.noun_clause", "cue.noun_preposition"}
)
LOOK_BACK = 24  # how many contents that begin earlier are asked whether they hold a cue


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of models/statement_rules.csv; ``confidence`` is the share of the rule's statements
    that were right, source included, on the training part of PolNeAR; that of the chains, which
    PolNeAR annotates otherwise, is a guess.
    """

    id: str
    confidence: float
    meaning: str


# a statement with its attribution; a floating quotation has none
Found = tuple[Attribution | None, Statement]


@dataclass(frozen=True, slots=True)
class Judges:
    """What assembling asks: how sure each rule is, and how firmly a content is asserted.

    A rule without a row in ``confidence`` is switched off: an overlay may remove it.
    """

    confidence: Mapping[str, float]
    judge: Judge


@dataclass(frozen=True, slots=True)
class View:
    """An article as assembling sees it, put together once.

    ``text`` is the Doc's, ``outers`` are the quotations with their marks, ``paragraphs`` the offsets
    at which paragraphs start.
    """

    doc: Doc
    text: str
    quoted: Sequence[Quoted]
    outers: Sequence[Span]
    paragraphs: Sequence[int]
    occasions: frozenset[str]


def assemble(view: View, attributions: Iterable[Attribution], judges: Judges) -> list[Found]:
    """The statements of the attributions, one a cue and one a content."""
    made: list[Found] = []
    allowed = (found for found in attributions if found.rule in judges.confidence)
    for found in _one_a_cue(allowed, judges.confidence):
        statement = statement_of(view, found, judges)
        if statement is not None:
            made.append((found, statement))
    return _without_repeats(made)


def _one_a_cue(attributions: Iterable[Attribution], confidence: Mapping[str, float]) -> list[Attribution]:
    best: dict[int, Attribution] = {}
    for found in attributions:
        other = best.get(found.verb)
        if other is None or _rank(found, confidence) > _rank(other, confidence):
            best[found.verb] = found
    return list(best.values())


def _rank(found: Attribution, confidence: Mapping[str, float]) -> tuple[bool, float]:
    return found.quoted, confidence[found.rule]


def statement_of(view: View, found: Attribution, judges: Judges) -> Statement | None:
    """The statement of one attribution, its boundaries set; None where no word of content is left."""
    doc = view.doc
    cue = _spans(doc, [found.cue, *((i, i + 1) for i in found.extra)])
    source = _source(view, found)
    if found.quoted:
        content = tuple(
            without_comma(view.text, _unmarked(view, span)) for span in _spans(doc, found.content)
        )
    else:
        taken = [*cue, *source]
        content = _content(view, (within_reach(found.verb, r) for r in found.content), taken)
    if not content:
        return None
    head = antecedent(found.source) if found.source is not None else None
    judged = judges.judge.judge(doc, found)
    return Statement(
        quote_type="direct" if found.turn else quote_type(content, view.outers),
        source=source,
        source_head=Span(head.idx, head.idx + len(head)) if head is not None else None,
        cue=cue,
        lemma=found.row.lemma or None,
        act=judged.act,
        content=content,
        addressee=_spans(doc, [noun_phrase(doc, judged.addressee)]) if judged.addressee is not None else (),
        assertion=judged.assertion,
        rule=found.rule,
        confidence=judges.confidence[found.rule],
    )


def _unmarked(view: View, span: Span) -> Span:
    """What is quoted without the marks around it, where ``span`` begins or ends with them."""
    start, end, quoted = span.start, span.end, view.quoted
    at = bisect_left(quoted, start, key=lambda quote: quote.quotation.outer.start)
    if at < len(quoted) and quoted[at].quotation.outer.start == start:
        start = quoted[at].quotation.inner.start
    at = bisect_left(quoted, end, key=lambda quote: quote.quotation.outer.end)
    if at < len(quoted) and quoted[at].quotation.outer.end == end:
        end = quoted[at].quotation.inner.end
    return Span(start, end) if start < end else span


def _source(view: View, found: Attribution) -> tuple[Span, ...]:
    doc = view.doc
    if found.phrase is not None:
        return _spans(doc, [trim_range(doc, *_before_who(doc, *found.phrase))])
    if found.source is None:
        return ()
    start, end = noun_phrase(doc, found.source, doc[found.verb], view.occasions)
    low, high = found.window or within_reach(found.verb, (0, len(doc)))
    start, end = max(start, low), min(end, high)
    for content_start, content_end in found.content:
        if start < content_end and content_start < end:  # a phrase that swallowed the content
            if content_start > found.source.i:
                end = min(end, content_start)
            else:
                start = max(start, content_end)
    if found.source.i < found.verb < end:
        end = min(end, found.cue[0])
    return _spans(doc, [trim_range(doc, *_before_who(doc, start, end))])


def _before_who(doc: Doc, start: int, end: int) -> Range:
    """A phrase without the "who" or "which" that it ends with: that begins what is said of it."""
    return (start, end - 1) if end - start > 2 and doc[end - 1].tag_ in ("WP", "WDT") else (start, end)


def _content(view: View, ranges: Iterable[Range], taken: Sequence[Span]) -> tuple[Span, ...]:
    pieces: list[Span] = []
    for start, end in ranges:
        start, end = trim_range(view.doc, start, end)
        if start >= end:
            continue
        span = _char_span(view.doc, start, end)
        for quote in _quotes_at(view.quoted, start, end):
            outer, inner = quote.quotation.outer, quote.quotation.inner
            if span == outer or inner.contains(span) or not span.overlaps(outer):
                span = inner if span == outer else span
                continue
            if span.start > outer.start or span.end < outer.end:
                span = Span(min(span.start, outer.start), max(span.end, outer.end))
            if span == outer:
                span = inner
        pieces.extend(subtract(span, taken))
    trimmed = [s for s in (_trim(view.text, piece) for piece in pieces) if s is not None]
    return merge(trimmed)


def _quotes_at(quoted: Sequence[Quoted], start: int, end: int) -> Sequence[Quoted]:
    """The quotations that share a token with the range."""
    first = bisect_right(quoted, start, key=lambda quote: quote.outer[0]) - 1
    last = bisect_left(quoted, end, key=lambda quote: quote.outer[0])
    return [quote for quote in quoted[max(0, first) : last] if quote.outer[1] > start]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start] in " \n\t\r,;:–—-.":
        start += 1
    while end > start and text[end - 1] in " \n\t\r,;:–—-.?!":
        end -= 1
    return Span(start, end) if start < end else None


def _char_span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def _spans(doc: Doc, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """The code points of token ranges, neighbours joined."""
    return merge((_char_span(doc, start, end) for start, end in ranges if start < end), gap=1)


def _without_repeats(made: list[Found]) -> list[Found]:
    """Of statements with the same content the surest stays."""
    best: dict[tuple[Span, ...], Found] = {}
    for pair in made:
        other = best.get(pair[1].content)
        if other is None or pair[1].confidence > other[1].confidence:
            best[pair[1].content] = pair
    return list(best.values())


def without_idle_nested(made: Sequence[Found], acts: Mapping[str, Act]) -> list[Found]:
    """The statements but for nested ones that are part of what is said.

    What a nested clause merely wishes, thinks or does in words ("said he wanted to call off …")
    belongs to the outer statement; a nested one stands only where somebody else is named as its
    source and says something. A turn of an interview holds its statements as an article does.
    """
    holders = _holders([statement for _, statement in made])
    return [
        pair
        for pair, holder in zip(made, holders, strict=True)
        if holder is None or _is_turn(made[holder]) or (pair[0] is not None and _stands_alone(pair[0], acts))
    ]


def _is_turn(pair: Found) -> bool:
    return pair[0] is not None and pair[0].turn


def with_parents(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements in reading order, each with the index of the one that it is nested in."""
    ordered = sorted(statements, key=lambda s: (s.content[0].start, _anchor(s).start))
    holders = _holders(ordered)
    return tuple(replace(s, parent=holder) for s, holder in zip(ordered, holders, strict=True))


def _anchor(statement: Statement) -> Span:
    return statement.cue[0] if statement.cue else statement.content[0]


def _stands_alone(found: Attribution, acts: Mapping[str, Act]) -> bool:
    source = found.source
    if found.window is not None and not found.quoted:  # a phrase, or within a quotation
        return True
    if source is None or (found.rule in SLIGHT and source.head.i != found.verb):
        return False  # "said its critics wanted to condemn it"
    return source.tag_ in NOUNS and acts[found.row.act].spoken


def _holders(statements: Sequence[Statement]) -> list[int | None]:
    """For each statement the index of the smallest other whose content holds its cue."""
    edges = sorted((span.start, span.end, index) for index, s in enumerate(statements) for span in s.content)
    out: list[int | None] = []
    for number, own in enumerate(statements):
        anchor = _anchor(own)
        last = bisect_right(edges, (anchor.start, sys.maxsize, 0))
        best: tuple[int, int] | None = None
        for _, end, index in reversed(edges[max(0, last - LOOK_BACK) : last]):
            if index != number and end >= anchor.end:
                size = sum(map(len, statements[index].content))
                best = min(best or (size, index), (size, index))
        out.append(None if best is None else best[1])
    return out
