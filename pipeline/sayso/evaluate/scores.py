r"""Scores of records against gold annotations, as plain figures.

Statements are scored as the public attribution benchmarks are (Newell, Margolin and Ruths, LREC
2018): words are ``\w+`` tokens, so that punctuation and quotation marks never count; contents match
one to one, best overlap first, from a Jaccard overlap of `NEAR`. *Detection* asks for the content,
*end to end* for content and source, *exact* for the same content words.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.evaluate.gold import GoldDocument, GoldStatement
from sayso.records import Number, Record, Statement

NEAR = 0.5
WORD = re.compile(r"\w+")
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of a statement's source, cue and content, as indexes into the article's words."""

    source: Words
    cue: Words
    content: Words


class _Text:
    """The words of one article, looked up by span."""

    def __init__(self, text: str) -> None:
        self._spans = [found.span() for found in WORD.finditer(text)]
        self._ends = [end for _, end in self._spans]

    def words(self, spans: Iterable[tuple[int, int]]) -> Words:
        """The indexes of the words that share a character with one of ``spans``."""
        out: set[int] = set()
        for start, end in spans:
            at = bisect_left(self._ends, start + 1)
            while at < len(self._spans) and self._spans[at][0] < end:
                out.add(at)
                at += 1
        return frozenset(out)

    def of_gold(self, statement: GoldStatement) -> Roles:
        roles = (statement.source, statement.cue, statement.content)
        return Roles(*(self.words((span.start, span.end) for span in role) for role in roles))

    def of_record(self, statement: Statement) -> Roles:
        roles = (statement.source.spans, statement.cue.spans, statement.content.spans)
        return Roles(*(self.words((span.start, span.end) for span in role) for role in roles))


def evaluate(gold: Mapping[str, GoldDocument], records: Mapping[str, Record]) -> dict[str, float]:
    """The figures of ``records`` against ``gold``, both by article name.

    F1 for what is found (``detection``, ``exact``, ``end_to_end``, ``numbers``, ``places``), shares of
    the matched for what is said of it (``attribution``, ``speakers``, ``acts``, ``polarity``,
    ``values``, ``bounds``, ``outcomes``, ``place_forms``). Raises KeyError for an article without a
    record.
    """
    tally = _Tally()
    for name, document in gold.items():
        record = records[name]
        _score_statements(tally, document, record)
        _score_numbers(tally, document, record)
        _score_places(tally, document, record)
    return tally.figures()


class _Tally:
    """Counts hits, predictions and golds for F1, and rights of those asked for shares."""

    def __init__(self) -> None:
        self._found: dict[str, Counter[str]] = {}
        self._asked: dict[str, Counter[bool]] = {}

    def found(self, figure: str, hits: int, predicted: int, gold: int) -> None:
        counter = self._found.setdefault(figure, Counter())
        counter.update(hits=hits, predicted=predicted, gold=gold)

    def asked(self, figure: str, right: bool) -> None:
        self._asked.setdefault(figure, Counter())[right] += 1

    def figures(self) -> dict[str, float]:
        out: dict[str, float] = {}
        for figure, counts in self._found.items():
            both = counts["predicted"] + counts["gold"]
            out[figure] = 2 * counts["hits"] / both if both else 0.0
        for figure, rights in self._asked.items():
            out[figure] = rights[True] / rights.total()
        return {figure: round(value, 4) for figure, value in sorted(out.items())}


def _score_statements(tally: _Tally, document: GoldDocument, record: Record) -> None:
    text = _Text(document.text)
    gold = [text.of_gold(statement) for statement in document.statements]
    made = [text.of_record(statement) for statement in record.statements]
    near = match(gold, made, lambda g, p, overlap: overlap >= NEAR)
    accepted: dict[str, Callable[[Roles, Roles, float], bool]] = {
        "exact": lambda g, p, overlap: g.content == p.content,
        "end_to_end": lambda g, p, overlap: overlap >= NEAR and _same_source(g, p),
    }
    tally.found("detection", len(near), len(made), len(gold))
    for figure, accept in accepted.items():
        tally.found(figure, len(match(gold, made, accept)), len(made), len(gold))
    names = {actor.id: actor.name for actor in record.actors}
    for i, j in near:
        annotated, statement = document.statements[i], record.statements[j]
        if gold[i].source:
            tally.asked("attribution", jaccard(gold[i].source, made[j].source) >= NEAR)
        if annotated.speaker is not None:
            tally.asked("speakers", same_name(annotated.speaker, names.get(statement.source.actor or "")))
        tally.asked("acts", annotated.act == statement.cue.act)
        tally.asked("polarity", annotated.polarity == statement.assertion.polarity)


def _score_numbers(tally: _Tally, document: GoldDocument, record: Record) -> None:
    made = {(number.start, number.end): number for number in record.numbers}
    hits = 0
    for number in document.numbers:
        found = made.get((number.span.start, number.span.end))
        if found is None:
            continue
        hits += 1
        values = (number.value, number.low, number.high)
        if number.bound != "vague" and number.kind not in ("identifier", "score"):
            tally.asked("values", all(v is None or _is_among(v, found) for v in values))
        tally.asked("bounds", number.bound == found.bound)
        if number.kind == "count":
            tally.asked("outcomes", number.outcome == found.outcome)
    tally.found("numbers", hits, len(made), len(document.numbers))


def _is_among(value: float, number: Number) -> bool:
    """Whether ``value``, which may be written to a few places, is one of the number's."""
    figures = (number.value, number.low, number.high)
    return any(figure is not None and math.isclose(value, figure, rel_tol=1e-4) for figure in figures)


def _score_places(tally: _Tally, document: GoldDocument, record: Record) -> None:
    made = [mention for place in record.places for mention in place.mentions]
    hits = 0
    free = set(range(len(made)))
    for place in document.places:
        for index in sorted(free):
            if made[index].start < place.span.end and place.span.start < made[index].end:
                free.discard(index)
                hits += 1
                tally.asked("place_forms", made[index].form == place.form)
                break
    tally.found("places", hits, len(made), len(document.places))


def match(
    gold: Sequence[Roles], made: Sequence[Roles], accept: Callable[[Roles, Roles, float], bool]
) -> list[tuple[int, int]]:
    """One-to-one pairs (gold index, statement index) that ``accept`` allows, best overlap first.

    Ties go to the better source, then to the better cue, then to the earlier statement.
    """
    pairs = [
        (-overlap, -jaccard(g.source, p.source), -jaccard(g.cue, p.cue), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(made)
        if (overlap := jaccard(g.content, p.content)) > 0 and accept(g, p, overlap)
    ]
    taken_gold: set[int] = set()
    taken_made: set[int] = set()
    out: list[tuple[int, int]] = []
    for *_, i, j in sorted(pairs):
        if i not in taken_gold and j not in taken_made:
            taken_gold.add(i)
            taken_made.add(j)
            out.append((i, j))
    return out


def jaccard(one: Words, other: Words) -> float:
    """The overlap of two sets of words; 0 where both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def _same_source(one: Roles, other: Roles) -> bool:
    if not one.source and not other.source:
        return True
    return jaccard(one.source, other.source) >= NEAR


def same_name(one: str, other: str | None) -> bool:
    """Whether two names agree in half of their words or more, or in a surname that ends both."""
    if not other:
        return False
    words, others = (WORD.findall(name.lower()) for name in (one, other))
    if not words or not others:
        return False
    shared, union = set(words) & set(others), set(words) | set(others)
    return len(shared) / len(union) >= NEAR or (words[-1] == others[-1] and min(len(words), len(others)) == 1)
