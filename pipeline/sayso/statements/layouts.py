"""Attributions that layout makes, without a cue: turns, headlines, labelled and signed quotations.

=====================  ==========================================================
rule                   example
=====================  ==========================================================
``layout.turn``        ``TAM: We have no boats.`` among turns of others
``layout.headline``    ``Tam: Bridge will open`` as the first line of an article
``layout.label``       ``Mayor Ilo Tam: “We have no boats.”``, ``And from Tam:`` above it
``layout.signature``   ``“We have no boats.” — Mayor Ilo Tam``
=====================  ==========================================================
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.language.page import page_of
from sayso.spans import Span
from sayso.statements.direct import Quoted
from sayso.statements.frames import Attribution
from sayso.statements.labels import Line, acts, labelled, turns
from sayso.statements.lexicon import Cue
from sayso.statements.syntax import Range

# the rows of the cue that is not there, by act
SPEAKS = {act: Cue(f"layout.{act}", "", "verb", frozenset(), act) for act in ("say", "ask", "answer")}
SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
DASHES = frozenset({"—", "–", "-", "--", "―", "~"})
NO_LABEL = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "WP", "WRB", "EX"})
LONGEST_HEADLINE = 30  # tokens
LONGEST_SIGNATURE = 25  # tokens


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its layout is read: ``starts`` are the offsets of the tokens."""

    doc: Doc
    text: str
    paragraphs: Sequence[Span]
    quoted: Sequence[Quoted]
    documents: frozenset[str]

    def tokens(self, starts: Sequence[int], span: Span) -> Range:
        """The tokens of ``span``."""
        return bisect_left(starts, span.start), bisect_left(starts, span.end)


def layout_attributions(page: Page) -> Iterator[Attribution]:
    """The attributions made by layout alone, in no order."""
    lines = labelled(page.text, page.paragraphs)
    if lines:
        starts = page_of(page.doc).starts
        spoken = turns(page.text, lines)
        yield from _turns(page, starts, spoken)
        if lines[0].paragraph == 0 and len(page.paragraphs) > 1 and not spoken:
            yield from _headline(page, starts, lines[0])
    for quote in page.quoted:
        yield from _labelled_quote(page, quote)
        yield from _signed(page, quote)


def _turns(page: Page, starts: Sequence[int], spoken: Sequence[Line]) -> Iterator[Attribution]:
    for line, act in zip(spoken, acts(page.text, spoken), strict=True):
        label, words = page.tokens(starts, line.label), page.tokens(starts, line.words)
        if label[0] < label[1] < words[0] < words[1]:
            words = _within_marks(page.quoted, words)
            yield _attribution(page.doc, label, label[1], words, "layout.turn", act, turn=True)


def _within_marks(quoted: Sequence[Quoted], words: Range) -> Range:
    """The range without the marks where one quotation is the whole of it."""
    at = bisect_left(quoted, words[0], key=lambda quote: quote.outer[0])
    whole = at < len(quoted) and quoted[at].outer == words
    return quoted[at].tokens if whole else words


def _headline(page: Page, starts: Sequence[int], line: Line) -> Iterator[Attribution]:
    doc = page.doc
    label, words = page.tokens(starts, line.label), page.tokens(starts, line.words)
    start, end = label
    if not start < end < words[0] < words[1] or words[1] - start > LONGEST_HEADLINE:
        return
    dash = next((t.i for t in doc[start:end] if t.text in DASHES), start - 1)
    start = dash + 1
    colon = end
    end = next((t.i for t in doc[start + 1 : end] if t.tag_ in ("IN", "TO")), end)
    if start < end and _speaks(page, (start, end)):
        yield _attribution(doc, (start, end), colon, _within_marks(page.quoted, words), "layout.headline")


def _speaks(page: Page, label: Range) -> bool:
    """Whether a headline's label is a person or a document, and no clause."""
    words = page.doc[label[0] : label[1]]
    if any(token.tag_ in NO_LABEL for token in words):
        return False
    return words[-1].ent_type_ == "PERSON" or (len(words) == 1 and words[0].lower_ in page.documents)


def _labelled_quote(page: Page, quote: Quoted) -> Iterator[Attribution]:
    doc, at = page.doc, quote.outer[0]
    while at > 0 and doc[at - 1].is_space:
        at -= 1
    if at == 0 or doc[at - 1].text[-1] != ":" or not quote.spoken:
        return
    colon = at - 1
    start = _line_start(doc, colon)
    start = next((t.i + 1 for t in reversed(doc[start:colon]) if t.text in DASHES), start)
    if any(token.tag_ in NO_LABEL for token in doc[start:colon]):
        return
    source = next((t.i + 1 for t in doc[start:colon] if t.lower_ == "from"), start)
    end = next((t.i for t in doc[source:colon] if t.text == "("), colon)
    if source < end and doc[end - 1].ent_type_ in SPEAKERS:
        yield _attribution(doc, (source, end), colon, quote.tokens, "layout.label")


def _line_start(doc: Doc, at: int) -> int:
    for start in range(at, max(0, at - LONGEST_SIGNATURE), -1):
        if doc[start - 1].is_space or doc[start].is_sent_start:
            return start
    return max(0, at - LONGEST_SIGNATURE)


def _signed(page: Page, quote: Quoted) -> Iterator[Attribution]:
    doc, dash = page.doc, quote.outer[1]
    while dash < len(doc) and doc[dash].is_space:
        dash += 1
    start = dash + 1
    if start >= len(doc) or doc[dash].text not in DASHES or not (quote.spoken and quote.opens_sentence):
        return
    end = start
    while end < len(doc) and not doc[end].is_space and end - start <= LONGEST_SIGNATURE:
        end += 1
    name = doc[start:end]
    if 0 < len(name) <= LONGEST_SIGNATURE and _is_signature(name[0], (start, end)):
        yield _attribution(doc, (start, end), dash, quote.tokens, "layout.signature")


def _is_signature(first: Token, words: Range) -> bool:
    doc = first.doc
    named = any(token.ent_type_ in SPEAKERS for token in doc[words[0] : words[0] + 8])
    clause = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc[words[0] : words[1]])
    return named and first.text[:1].isupper() and not clause


def _attribution(
    doc: Doc, source: Range, sign: int, words: Range, rule: str, act: str = "say", turn: bool = False
) -> Attribution:
    """An attribution without a cue; ``sign`` is the colon or dash that makes it."""
    return Attribution(
        verb=sign,
        cue=(sign, sign),
        extra=(),
        source=doc[source[0] : source[1]].root,
        content=(words,),
        row=SPEAKS[act],
        rule=rule,
        quoted=True,
        turn=turn,
        window=source,
    )
