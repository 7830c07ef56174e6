"""A number phrase: three spans, a value with its bound, a kind and a unit."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Bound, NumberKind
from sayso.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A number phrase; ``guard`` is the offset of a bound word that may be a preposition instead."""

    core: Span
    measured: Span
    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    bound: Bound = "exact"
    kind: NumberKind = "count"
    unit: str | None = None
    dimension: str | None = None
    rule: str
    guard: int | None = None
