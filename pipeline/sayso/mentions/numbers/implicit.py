"""Victims that no numeral counts: "a boy was wounded" is one, "no one was hurt" is none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Token

from sayso.mentions.numbers.assertion import Assertions
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.meaning import Meanings
from sayso.mentions.numbers.outcomes import NOTHING
from sayso.spans import Span
from sayso.values import NumberMention

ONE = ("a", "an", "another")
ZERO = ("no", "nobody", "none")
VICTIMS = ("nsubjpass", "nsubj", "dobj")
PRESENT = ("is", "gets")
WHENEVER = ("when", "whenever", "if", "unless", "once", "after", "until", "before", "where")


class Implicit:
    """Finds counts of one and of none."""

    def __init__(self, meanings: Meanings, assertions: Assertions) -> None:
        self._meanings = meanings
        self._assertions = assertions

    def of(
        self, doc: Doc, lexemes: Lexemes, at: Callable[[int], int], numbers: Iterable[NumberMention]
    ) -> Iterator[NumberMention]:
        """The implicit counts of ``doc`` that overlap none of ``numbers``; ``at`` gives a token's index."""
        taken = sorted(number.span for number in numbers)
        seen: set[int] = set()
        triggers = self._meanings.outcomes.words.triggers
        for start, lower in zip(lexemes.starts, lexemes.lowers, strict=True):
            if lower in triggers:
                heads = _victims(doc[at(start)])
            elif lower in ZERO:
                heads = _none(doc[at(start)])
            else:
                continue
            for head, determiner, value in heads:
                if determiner.i not in seen:
                    seen.add(determiner.i)
                    found = self._count(doc, lexemes, head, determiner, value)
                    if found is not None and not _meets(taken, found.span):
                        yield found

    def _count(
        self, doc: Doc, lexemes: Lexemes, head: Token, determiner: Token, value: float
    ) -> NumberMention | None:
        meanings = self._meanings
        group = meanings.groups.of(head)
        casualty = meanings.outcomes.words.of_noun(head)
        if group is None and not (value == 0 and (casualty or head is determiner or head.lower_ == "one")):
            return None
        outcome = meanings.outcomes.of_clause(head, True) or (casualty if value == 0 else None)
        flees = outcome == "displaced" and value  # one who flees has seldom lost a home
        if outcome is None or outcome == NOTHING or flees:
            return None
        end = head if head.lower_ == "one" else determiner
        span = Span(determiner.idx, end.idx + len(end))
        return NumberMention(
            span=span,
            value=value,
            low=None,
            high=None,
            bound="exact",
            kind="count",
            counted=None if head is determiner or head is end else meanings.counted(head),
            people=True,
            outcome=outcome,
            group=group or None,
            basis=meanings.basis(doc, head.i, lexemes),
            party=meanings.party(head, head),
            assertion=self._assertions.of(head, span, fated=True),
            rule="numbers.implicit" if value else "numbers.zero",
            confidence=0.8,
        )


def _meets(taken: list[Span], span: Span) -> bool:
    """Whether ``span`` overlaps one of the sorted spans ``taken``, which overlap none of each other."""
    at = bisect_left(taken, Span(span.end, span.end + 1))
    return at > 0 and taken[at - 1].overlaps(span)


def _victims(verb: Token) -> Iterator[tuple[Token, Token, float]]:
    """The singular nouns with an indefinite article around a verb that something befalls."""
    if verb.tag_ == "VB" or _is_general(verb):  # "enough to kill a man": nobody has died
        return
    heads = [child for child in verb.children if child.dep_ in VICTIMS]
    if verb.dep_ in ("xcomp", "oprd", "acomp", "ccomp", "conj"):
        heads += [child for child in verb.head.children if child.dep_ in VICTIMS]
    if verb.dep_ in ("acl", "relcl", "amod"):
        heads.append(verb.head)
    for head in heads:
        for noun in (*_conjuncts(head), *_included(head)):
            if noun.tag_ not in ("NN", "NNP"):
                continue
            for child in noun.children:
                if child.dep_ == "det" and child.lower_ in ONE:
                    yield noun, child, 1.0


def _is_general(verb: Token) -> bool:
    """Whether it is said of anybody: "when a person is infected", "after a patient gets hurt"."""
    present = any(child.dep_ == "auxpass" and child.lower_ in PRESENT for child in verb.children)
    return present and any(child.lower_ in WHENEVER for child in verb.lefts)


def _included(head: Token) -> Iterator[Token]:
    """As in "two people, including a child"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "including":
            for inner in child.children:
                yield from _conjuncts(inner)


def _none(word: Token) -> Iterator[tuple[Token, Token, float]]:
    """As in "no one", "no civilians", "nobody", "none"."""
    if word.lower_ == "no":
        if word.dep_ == "det" and word.head.i > word.i and word.doc[word.i + 1].tag_ != "HYPH":
            yield word.head, word, 0.0
    else:
        yield word, word, 0.0


def _conjuncts(token: Token) -> Iterator[Token]:
    """``token`` and the nouns that are coordinated with it, at any depth."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from _conjuncts(child)
