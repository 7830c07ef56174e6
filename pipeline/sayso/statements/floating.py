"""Quotations without a cue of their own: they take the speaker that the discourse gives.

A quotation right after the sentence in which somebody says something goes on with it ("She called
it a mistake. “I was tired.”") and becomes part of that statement. One that opens a later
paragraph is a statement of its own, by the last person who spoke.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.spans import Span, holder, merge
from sayso.statements.assemble import View
from sayso.statements.direct import ENDS, Quoted
from sayso.statements.quoting import quote_type, without_comma
from sayso.values import Assertion, Statement

FLOATING = "quote.floating"
MIN_TOKENS = 5  # a shorter quotation in mid-air is a title, a nickname or a scare quote
MAX_BETWEEN = 30  # tokens of the cue's sentence that may stand before the quotation


def with_floating(view: View, statements: Sequence[Statement], confidence: float) -> list[Statement]:
    """The statements, every floating quotation joined to one of them or standing as one of its own."""
    out = sorted(statements, key=_end)
    ends = [_end(statement) for statement in out]
    taken = merge(span for s in statements for span in (*s.content, *s.source, *s.cue))
    starts = [span.start for span in taken]
    previous: Quoted | None = None
    for quote in view.quoted:
        inner = quote.quotation.inner
        held = bisect_left(starts, inner.end) - 1
        if held >= 0 and taken[held].end > inner.start:
            previous = None
            continue
        last = bisect_right(ends, inner.start) - 1
        if last < 0 or not _is_speech(quote):
            continue
        paragraphs = quote.quotation.paragraph - holder(view.paragraphs, ends[last])
        goes_on = previous is not None and previous.quotation.continues
        if goes_on or (paragraphs == 0 and _follows(view.doc, ends[last], quote)):
            spans = (*out[last].content, without_comma(view.text, inner))
            out[last] = replace(out[last], content=spans, quote_type=quote_type(spans, view.outers))
            ends[last] = inner.end
        elif paragraphs == 1 and out[last].rule.startswith("quote"):
            out.insert(last + 1, _own(out[last], without_comma(view.text, inner), confidence))
            ends.insert(last + 1, inner.end)
        previous = quote
    return out


def _end(statement: Statement) -> int:
    return max(span.end for span in (*statement.cue, *statement.content))


def _is_speech(quote: Quoted) -> bool:
    return quote.spoken and quote.opens_sentence and quote.tokens[1] - quote.tokens[0] >= MIN_TOKENS


def _follows(doc: Doc, end: int, quote: Quoted) -> bool:
    """Whether only the rest of one sentence stands between offset ``end`` and the quotation."""
    at = quote.outer[0] - 1
    seen = 0
    while at >= 0 and doc[at].idx >= end and quote.outer[0] - at <= MAX_BETWEEN:
        seen += doc[at].text in ENDS
        at -= 1
    return quote.outer[0] - at <= MAX_BETWEEN and seen <= 1


def _own(last: Statement, inner: Span, confidence: float) -> Statement:
    return Statement(
        quote_type="direct",
        source=last.source,
        source_head=last.source_head,
        cue=(),
        lemma=None,
        act=None,
        content=(inner,),
        assertion=Assertion(),
        rule=FLOATING,
        confidence=confidence,
    )
