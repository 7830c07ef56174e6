"""Quotations without a cue of their own: they take the speaker that the discourse gives.

A quotation right after the sentence in which somebody says something goes on with it ("She called
it a mistake. “I was tired.”") and becomes part of that statement. One that stands alone otherwise is
a statement of its own, by the person whom the sentence before it is about ("Tam was unmoved. “We
have no boats.”"), or by whoever spoke last where that sentence is a quotation itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.spans import Span, holder, merge
from sayso.statements.assemble import View
from sayso.statements.direct import ENDS, Quoted
from sayso.statements.quoting import quote_type, without_comma
from sayso.statements.subjects import subject
from sayso.statements.syntax import noun_phrase, sentence, sprawls
from sayso.values import Assertion, Statement

FLOATING = "quote.floating"
MIN_TOKENS = 5  # a shorter quotation in mid-air is a title, a nickname or a scare quote
MAX_BETWEEN = 30  # tokens of the cue's sentence that may stand before the quotation
PERSONS = frozenset({"he", "she"})
FINAL = frozenset(".?!…")


def with_floating(view: View, statements: Sequence[Statement], confidence: float) -> list[Statement]:
    """The statements, every floating quotation joined to one of them or standing as one of its own."""
    out = sorted(statements, key=_end)
    ends = [_end(statement) for statement in out]
    taken = merge(span for s in statements for span in (*s.content, *s.source, *s.cue))
    starts = [span.start for span in taken]
    previous: Quoted | None = None  # the last quotation of this kind, whether somebody ``spoke`` it or not
    spoke = False
    for quote in view.quoted:
        inner = quote.quotation.inner
        held = bisect_left(starts, inner.end) - 1
        if held >= 0 and taken[held].end > inner.start:
            previous = None
            continue
        last = bisect_right(ends, inner.start) - 1
        if not _is_speech(quote):
            continue
        near = last >= 0 and quote.quotation.paragraph == holder(view.paragraphs, ends[last])
        goes_on = previous is not None and previous.quotation.continues
        previous = quote
        if goes_on and not spoke:
            continue
        spoke = True
        if goes_on or (near and _follows(view.doc, ends[last], quote)):
            spans = (*out[last].content, without_comma(view.text, inner))
            out[last] = replace(out[last], content=spans, quote_type=quote_type(spans, view.outers))
            ends[last] = inner.end
        elif _stands_alone(view.doc, quote) and (found := _speaker(view, quote, out[: last + 1])):
            out.insert(last + 1, _own(found, without_comma(view.text, inner), confidence))
            ends.insert(last + 1, inner.end)
        else:
            spoke = False
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


def _stands_alone(doc: Doc, quote: Quoted) -> bool:
    """Whether the quotation is a sentence of its own: it ends one, and none goes on behind it."""
    after = quote.outer[1]
    closed = after >= len(doc) or doc[after].is_space or doc[after].text[:1].isupper() or doc[after].is_quote
    return doc[quote.tokens[1] - 1].text[-1] in FINAL and closed


Voice = tuple[tuple[Span, ...], Span | None]


def _speaker(view: View, quote: Quoted, said: Sequence[Statement]) -> Voice | None:
    """Source and its head: whom the sentence before is about, or who spoke in the paragraph before."""
    doc, at = view.doc, quote.outer[0] - 1
    while at > 0 and doc[at].is_space:
        at -= 1
    if at < 0:
        return None
    if said and doc[at].is_quote and said[-1].rule.startswith("quote"):
        near = quote.quotation.paragraph - holder(view.paragraphs, _end(said[-1])) == 1
        return (said[-1].source, said[-1].source_head) if near else None
    who = _topic(doc[at])
    if who is None:
        return None
    start, end = noun_phrase(doc, who, who.head, view.occasions)
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if start < end else None
    return None if span is None else ((span,), Span(who.idx, who.idx + len(who)))


def _topic(last: Token) -> Token | None:
    """The person who is the subject of the sentence that ends with ``last``."""
    start, end = sentence(last)
    root = next((token for token in last.doc[start:end] if token.dep_ == "ROOT"), None)
    if root is None or sprawls(root):
        return None
    who = subject(root)
    if who is None or not start <= who.i < end:
        return None
    return who if who.lower_ in PERSONS or _is_named(who) else None


def _is_named(who: Token) -> bool:
    """Whether a person is named, or described and then named ("The victim's sister, Ann Moss,")."""
    names = (who, *(child for child in who.rights if child.dep_ == "appos"))
    return any(name.ent_type_ == "PERSON" for name in names)


def _own(voice: Voice, inner: Span, confidence: float) -> Statement:
    return Statement(
        quote_type="direct",
        source=voice[0],
        source_head=voice[1],
        cue=(),
        lemma=None,
        act=None,
        content=(inner,),
        assertion=Assertion(),
        rule=FLOATING,
        confidence=confidence,
    )
