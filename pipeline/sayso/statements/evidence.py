"""How sure a statement is: what speaks for it, weighed by a logistic regression.

The candidates for a statement are what the rules found and what the tagger read. Each is judged by
the tagger's probabilities over its words, by the rule that found it, and by how far the two agree.
The weights are learnt from articles that the tagger was not trained on (`sayso.training.calibration`),
so that ``confidence`` is the share of such statements that are right, source included.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.statements.tagger.tagger import Reading

Tokens = frozenset[int]
NEAR = 0.5  # the overlap of contents from which two candidates are about the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible statement as sets of tokens that are words; ``rule`` is None for the tagger's own.

    ``prior`` is the rule's confidence (0 without a rule).
    """

    source: Tokens
    cue: Tokens
    content: Tokens
    rule: str | None = None
    prior: float = 0.0


class Meetings:
    """Finds, among candidates, those that share a word with another, in time linear in its words."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self._at: dict[int, list[int]] = {}

    def add(self, candidate: Candidate) -> None:
        """Puts ``candidate`` among those that can be met."""
        for token in candidate.cue | candidate.content:
            self._at.setdefault(token, []).append(len(self.candidates))
        self.candidates.append(candidate)

    def with_words_of(self, candidate: Candidate) -> list[int]:
        """The indexes of the candidates that share a word of cue or content with ``candidate``."""
        at = self._at
        found = {index for token in candidate.cue | candidate.content for index in at.get(token, ())}
        return sorted(found)

    def partner_of(self, candidate: Candidate) -> int | None:
        """The index of the one that is about the same: the same cue, or most of the content."""
        best: tuple[bool, float, int] | None = None
        for index in self.with_words_of(candidate):
            other = self.candidates[index]
            overlap = _overlap(candidate.content, other.content)
            same_cue = bool(candidate.cue & other.cue)
            if (same_cue or overlap >= NEAR) and (best is None or (same_cue, overlap) > best[:2]):
                best = (same_cue, overlap, index)
        return None if best is None else best[2]


def evidence_of(candidate: Candidate, partner: Candidate | None, reading: Reading) -> dict[str, float]:
    """What speaks for ``candidate``; ``partner`` is what the other side made of the same words."""
    first, last = min(candidate.content), max(candidate.content)
    content = reading.content
    found: dict[str, float] = {
        "always": 1.0,
        "cue": _logit(_mean(reading.cue, candidate.cue)) if candidate.cue else 0.0,
        "no cue": float(not candidate.cue),
        "source": _logit(_mean(reading.source, candidate.source)) if candidate.source else 0.0,
        "no source": float(not candidate.source),
        "content": _logit(_mean(content, candidate.content)),
        "weakest word": _logit(min(content[at] for at in candidate.content)),
        "before": _logit(1 - content[first - 1]) if first else 0.0,
        "after": _logit(1 - content[last + 1]) if last + 1 < len(content) else 0.0,
        "length": min(len(candidate.content), 40) / 20,
        "tagger": float(candidate.rule is None),
        "rule": _logit(candidate.prior) if candidate.rule is not None else 0.0,
        "agreed": 0.0,
    }
    if partner is not None:
        found["agreed"] = 1.0
        found["overlap"] = _overlap(candidate.content, partner.content)
        found["same content"] = float(candidate.content == partner.content)
        found["same source"] = float(candidate.source == partner.source)
        if partner.rule is not None:
            found["rule"] = _logit(partner.prior)
    return found


def confidence(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that a statement with this ``evidence`` is right."""
    total = sum(value * weights.get(name, 0.0) for name, value in evidence.items())
    return 1 / (1 + math.exp(-total))


def _mean(probabilities: Sequence[float], tokens: Tokens) -> float:
    return sum(probabilities[at] for at in tokens) / len(tokens)


def _logit(probability: float) -> float:
    """The log odds, held within ±4.6: a network is surer than it should be."""
    return math.log((probability + 0.01) / (1.01 - probability))


def _overlap(one: Tokens, other: Tokens) -> float:
    return len(one & other) / len(one | other)
