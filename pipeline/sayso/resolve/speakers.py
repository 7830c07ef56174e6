"""Who speaks and whom they address: source phrases tied to the actors of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from sayso.language.page import Page, page_of
from sayso.records import SourceForm
from sayso.resolve.clusters import head_within
from sayso.resolve.source_heads import head_of
from sayso.spans import Span
from sayso.values import Actor, ActorMention, Speaker, Statement

LONGEST_MENTION = 200  # code points before a word in which a mention that holds it may begin
_REASONS = {
    "resolve.metonym": "a place that acts stands for its government",
    "resolve.said_in": "said in a capital by nobody named: its government",
    "resolve.together": "several speak together",
    "resolve.source": "an actor of its own",
}


class MentionIndex:
    """Looks up which actor is mentioned at a word."""

    def __init__(self, page: Page, actors: Sequence[Actor]) -> None:
        self.page = page
        self._all = sorted(
            ((m.span, m, index) for index, actor in enumerate(actors) for m in actor.mentions),
            key=lambda entry: entry[0],
        )
        self._starts = [entry[0].start for entry in self._all]
        self._heads: dict[int, list[tuple[ActorMention, int]]] = {}
        for span, mention, index in self._all:
            end = page.ends[head_within(page, span)]
            self._heads.setdefault(end, []).append((mention, index))

    def at(self, head: Span) -> tuple[ActorMention, int] | None:
        """The mention that the word at ``head`` heads, else the shortest that holds it, and its actor.

        A mention of several who speak together goes before those of each.
        """
        around = self._around(head)
        together = [e for e in around if e[0].rule == "resolve.together"]
        holding = together or self._heads.get(head.end) or around
        return min(holding, key=lambda e: len(e[0].span), default=None)

    def headed(self, head: Span) -> tuple[ActorMention, int] | None:
        """The shortest mention that the word at ``head`` heads, and its actor."""
        return min(self._heads.get(head.end, ()), key=lambda e: len(e[0].span), default=None)

    def named_in(self, spans: Sequence[Span], start: int) -> tuple[ActorMention, int] | None:
        """The first name of a person within ``spans`` from ``start`` on."""
        end = spans[-1].end
        for at in range(bisect_left(self._starts, start), len(self._all)):
            span, mention, index = self._all[at]
            if span.start >= end:
                break
            if mention.form == "name" and mention.type == "person":
                return mention, index
        return None

    def _around(self, head: Span) -> list[tuple[ActorMention, int]]:
        out = []
        for at in range(bisect_right(self._starts, head.start) - 1, -1, -1):
            span, mention, index = self._all[at]
            if head.start - span.start > LONGEST_MENTION:
                break
            if span.end >= head.end:
                out.append((mention, index))
        return out


def resolve_speakers(
    doc: Doc,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    reasons: Mapping[Span, str] | None = None,
) -> tuple[Speaker, ...]:
    """The speaker of each statement, in the statements' order.

    ``actors`` are the article's, with mentions; ``reasons`` says of descriptions and pronouns, by
    span, what tied them to their actor or why nothing did. A statement without a source has form
    ``none``; a source that no actor is mentioned in has actor None.
    """
    return speakers_of(statements, MentionIndex(page_of(doc), actors), reasons or {})


def speakers_of(
    statements: Sequence[Statement], index: MentionIndex, reasons: Mapping[Span, str]
) -> tuple[Speaker, ...]:
    """As `resolve_speakers`, with the mentions looked up in ``index``."""
    return tuple(_speaker(index, s.source, s.source_head, reasons) for s in statements)


def addressees_of(statements: Sequence[Statement], index: MentionIndex) -> tuple[int | None, ...]:
    """The index of the actor that each statement is addressed to, or None."""
    return tuple(_speaker(index, s.addressee, None, {}).actor for s in statements)


def _speaker(
    index: MentionIndex,
    spans: Sequence[Span],
    given: Span | None,
    reasons: Mapping[Span, str],
) -> Speaker:
    if not spans:
        return Speaker(form="none", actor=None, reason="nobody is named")
    page = index.page
    head = head_of(page, spans, given)
    word = Span(page.starts[head], page.ends[head])
    found = index.at(word) or index.named_in(spans, word.end)
    if found is None:
        reason = reasons.get(word, "no actor is mentioned in it")
        return Speaker(form=_form(page, head), actor=None, reason=reason)
    mention, actor = found
    default = _REASONS.get(mention.rule, "named" if mention.form == "name" else "described")
    reason = reasons.get(mention.span) or reasons.get(word) or default
    return Speaker(form=mention.form, actor=actor, reason=reason)


def _form(page: Page, head: int) -> SourceForm:
    """The form of a source that is no mention."""
    if page.tags[head][:2] in ("PR", "WP", "WD"):
        return "pronoun"
    return "name" if page.tags[head] in ("NNP", "NNPS") else "nominal"
