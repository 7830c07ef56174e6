"""Rules and tagger together: of what both found the likelier, of what one found the likely.

A statement of the tagger that shares its cue with one of the rules keeps the rule's id, act and
addressee, and gives its own boundaries; where it has no source it takes the rule's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.spans import Span
from sayso.statements.assemble import Found
from sayso.statements.evidence import Candidate, Meetings, Tokens, confidence, evidence_of
from sayso.statements.syntax import Range
from sayso.statements.tagger.features import Seen
from sayso.statements.tagger.stretches import Tagged
from sayso.statements.tagger.tagger import Reading

THRESHOLD = 0.3  # where end-to-end F1 on articles not trained on is highest
OUTER = 0.5  # how sure a statement is that keeps those inside its content from its place
GOING_ON = ("frame.clause", "frame.located")  # rules whose contents may be longer than the tagger's
CLASH = 0.3  # share of one content's words in another's from which the two exclude each other


@dataclass(frozen=True, slots=True)
class Option:
    """A statement that may stand: what the rules ``found``, what the tagger read (``tagged``), or both.

    Where both are given the words are the tagger's. ``evidence`` is what speaks for it.
    """

    candidate: Candidate
    found: Found | None
    tagged: Tagged | None
    evidence: Mapping[str, float]

    @property
    def agreed(self) -> bool:
        """Whether rules and tagger gave the same words to the source and the content of one cue."""
        same = self.evidence.get("same content", 0.0) + self.evidence.get("same source", 0.0)
        return self.found is not None and same == 2.0


class Offsets:
    """Turns spans into ranges of tokens."""

    def __init__(self, seen: Seen) -> None:
        page = seen.page
        self._starts, self._ends = page.starts, page.ends
        self._words = [word[0].isalnum() or word[-1].isalnum() for word in page.words]

    def ranges(self, spans: Iterable[Span]) -> list[Range]:
        """The tokens that each span touches."""
        return [(bisect_left(self._ends, s.start + 1), bisect_left(self._starts, s.end)) for s in spans]

    def words(self, ranges: Iterable[Range]) -> Tokens:
        """The tokens of ``ranges`` that are words."""
        return frozenset(at for start, end in ranges for at in range(start, end) if self._words[at])


def options(seen: Seen, found: Sequence[Found], reading: Reading) -> list[Option]:
    """What rules and tagger propose, each with the evidence for it."""
    offsets = Offsets(seen)
    ruled, tagged = Meetings(), Meetings()
    pairs = [pair for pair in found if _added(ruled, _of_rule(offsets, pair))]
    read = [each for each in reading.statements if _added(tagged, _of_tagger(offsets, each))]
    return [
        *_of_tagged(offsets, read, tagged, pairs, ruled, reading),
        *_of_found(pairs, ruled, tagged, reading),
    ]


def _added(meetings: Meetings, candidate: Candidate) -> bool:
    """Puts a candidate with words of content among ``meetings``."""
    if candidate.content:
        meetings.add(candidate)
    return bool(candidate.content)


def _of_tagged(
    offsets: Offsets,
    read: Sequence[Tagged],
    tagged: Meetings,
    pairs: Sequence[Found],
    ruled: Meetings,
    reading: Reading,
) -> Iterator[Option]:
    for each, candidate in zip(read, tagged.candidates, strict=True):
        index = ruled.partner_of(candidate)
        partner = None if index is None else ruled.candidates[index]
        pair = None
        if index is not None and partner is not None and _same_cue(candidate, partner):
            pair = pairs[index]
            if not each.source:
                each = replace(each, source=offsets.ranges(pair[1].source))
                candidate = replace(candidate, source=partner.source)
            if _goes_on(candidate, partner):
                each = replace(each, content=offsets.ranges(pair[1].content))
                candidate = replace(candidate, content=partner.content)
        yield Option(candidate, pair, each, evidence_of(candidate, partner, reading))


def _same_cue(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates share a cue, or both have none (a turn, a floating quotation)."""
    return bool(one.cue & other.cue) or not (one.cue or other.cue)


def _goes_on(candidate: Candidate, partner: Candidate) -> bool:
    """Whether the rules' clause goes on where the tagger's ends: a relative clause, a condition, a place.

    Annotators differ on whether these are said; the parse knows that they belong to the clause.
    """
    clause = partner.rule is not None and partner.rule.startswith(GOING_ON)
    return clause and candidate.content < partner.content and min(candidate.content) == min(partner.content)


def _of_found(
    pairs: Sequence[Found], ruled: Meetings, tagged: Meetings, reading: Reading
) -> Iterator[Option]:
    for pair, candidate in zip(pairs, ruled.candidates, strict=True):
        index = tagged.partner_of(candidate)
        partner = None if index is None else tagged.candidates[index]
        yield Option(candidate, pair, None, evidence_of(candidate, partner, reading))


def choose(offered: Sequence[Option], weights: Mapping[str, float]) -> list[tuple[Option, float]]:
    """The options that stand, the surest first, each with its confidence.

    No two share a cue, or much of their content. Of two of which one is told inside the other's
    content the outer stands, if it is likely: the inner may still be `nested` in it.
    """
    sure = [(option, confidence(option.evidence, weights)) for option in offered]
    sure.sort(key=lambda pair: -pair[1])
    outer = _outer([option.candidate for option, probability in sure if probability >= OUTER])
    kept = Meetings()
    out: list[tuple[Option, float]] = []
    for option, probability in sure:
        if probability < THRESHOLD:
            break
        met = (kept.candidates[index] for index in kept.with_words_of(option.candidate))
        clashes = any(_clash(option.candidate, other) for other in met)
        if not clashes and not _is_held(option.candidate, outer):
            kept.add(option.candidate)
            out.append((option, probability))
    return out


def _outer(surest_first: Sequence[Candidate]) -> Meetings:
    """The surest candidate of each cue."""
    out = Meetings()
    for candidate in surest_first:
        met = (out.candidates[index] for index in out.with_words_of(candidate))
        if candidate.cue and not any(candidate.cue & other.cue for other in met):
            out.add(candidate)
    return out


def _clash(one: Candidate, other: Candidate) -> bool:
    if one.cue & other.cue:
        return True
    return len(one.content & other.content) > CLASH * min(len(one.content), len(other.content))


def nested(offered: Sequence[Option], chosen: Sequence[tuple[Option, float]]) -> list[Option]:
    """What the rules found inside the content of a statement that stands, with a cue of its own there.

    The tagger gives each word one role and cannot find these.
    """
    stands = Meetings()
    for option, _ in chosen:
        stands.add(option.candidate)
    kept = {id(option) for option, _ in chosen}
    return [
        option
        for option in offered
        if option.tagged is None and id(option) not in kept and _is_held(option.candidate, stands)
    ]


def _is_held(candidate: Candidate, outer: Meetings) -> bool:
    """Whether ``candidate``, its cue too, is told inside the content of one of ``outer``."""
    met = [outer.candidates[index] for index in outer.with_words_of(candidate)]
    held = candidate.cue | candidate.content
    return bool(candidate.cue) and any(held <= other.content for other in met)


def _of_tagger(offsets: Offsets, tagged: Tagged) -> Candidate:
    return Candidate(
        source=offsets.words(tagged.source),
        cue=offsets.words([tagged.cue] if tagged.cue else []),
        content=offsets.words(tagged.content),
    )


def _of_rule(offsets: Offsets, pair: Found) -> Candidate:
    statement = pair[1]
    source, cue, content = (
        offsets.words(offsets.ranges(spans)) for spans in (statement.source, statement.cue, statement.content)
    )
    return Candidate(source=source, cue=cue, content=content, rule=statement.rule, prior=statement.confidence)
