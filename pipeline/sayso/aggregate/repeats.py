"""What is said again: quotations taken over, whole or cut, and statements in copies of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.aggregate.codes import Ints, one_by_one
from sayso.aggregate.copies import earliest
from sayso.aggregate.minhash import Floats, Groups, containment
from sayso.aggregate.parts import numbered
from sayso.aggregate.signatures import Signatures, likely_pairs, resemblances

ALIKE_WORDS, WITHIN_WORDS = 0.6, 0.9  # as for articles, in three-word runs
FEWEST_WORDS = 4  # shingles (six words) below which what is said is not specific to one occasion
CROWD = 20  # statements of one wording that are compared with others: the latest


@dataclass(frozen=True, slots=True)
class Said:
    """Statements as far as they may repeat one another; ``speaker`` is negative where unknown."""

    wording: Ints
    speaker: Ints
    origin: Ints  # of its article
    quoted: NDArray[np.bool_]  # at least in part

    def different(self) -> tuple[Said, Ints]:
        """The different ones in the order in which they first come, and which of them each one is."""
        chosen, number_of = numbered(self.quoted.astype(np.int8), self.origin, self.speaker, self.wording)
        return (
            Said(self.wording[chosen], self.speaker[chosen], self.origin[chosen], self.quoted[chosen]),
            number_of,
        )


def statement_origins(said: Said, sizes: Ints, signatures: Signatures, ranks: Ints) -> Ints:
    """For each statement the number of its origin among them; its own where it repeats none.

    What a speaker is quoted with, whole or cut, is one statement in all articles; what is said in other
    words, or in a few, is repeated only in copies of one article. ``sizes`` (shingles) and ``signatures``
    are those of the wordings, ``ranks`` (see `sayso.aggregate.copies.Texts.ranks`) those of the statements'
    articles.
    """
    different, number_of = said.different()
    groups = Groups(len(different.wording))
    repeats, wordings = _Repeats(different), _Wordings(different.wording, len(sizes))
    specific = sizes >= FEWEST_WORDS
    for wording in wordings.of_several():
        members = wordings.of(wording)
        for at, member in enumerate(members):
            for earlier in members[max(0, at - CROWD) : at][::-1]:
                if repeats(member, earlier, bool(specific[wording])):
                    groups.join(earlier, member)
                    break
    for one, other in zip(*_alike(sizes, signatures), strict=True):
        for member in wordings.of(one)[-CROWD:]:
            for again in wordings.of(other)[-CROWD:]:
                if repeats(member, again, specific=True):
                    groups.join(member, again)
    return earliest(groups.heads()[number_of], ranks)


class _Repeats:
    """Whether one of many statements repeats another, of the same or nearly the same words."""

    def __init__(self, said: Said) -> None:
        self._speaker, self._origin = one_by_one(said.speaker), one_by_one(said.origin)
        self._quoted = one_by_one(said.quoted)

    def __call__(self, one: int, other: int, specific: bool) -> bool:
        if self._origin[one] == self._origin[other]:
            return True
        first, second = self._speaker[one], self._speaker[other]
        same = first == second or first < 0 or second < 0
        return specific and same and bool(self._quoted[one] and self._quoted[other])


class _Wordings:
    """Which things have which wording."""

    def __init__(self, wording_of: Ints, size: int) -> None:
        self._things = one_by_one(np.argsort(wording_of, kind="stable"))
        self._counts = np.bincount(wording_of, minlength=size)
        self._ends = one_by_one(np.cumsum(self._counts))

    def of(self, wording: int) -> Sequence[int]:
        """The things of a wording, in their order."""
        return self._things[self._ends[wording - 1] if wording else 0 : self._ends[wording]]

    def of_several(self) -> Sequence[int]:
        """The wordings that several things have."""
        return one_by_one(np.flatnonzero(self._counts > 1))


def _alike(sizes: Ints, signatures: Signatures) -> tuple[Sequence[int], Sequence[int]]:
    """Pairs of wordings that say the same."""
    one, other = likely_pairs(signatures)
    specific = np.minimum(sizes[one], sizes[other]) >= FEWEST_WORDS
    one, other = one[specific], other[specific]
    alike: Floats = resemblances(signatures, one, other)
    same = (alike >= ALIKE_WORDS) | (containment(alike, sizes[one], sizes[other]) >= WITHIN_WORDS)
    return one_by_one(one[same]), one_by_one(other[same])
