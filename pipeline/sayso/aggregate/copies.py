"""Copies of one text: wire stories that several outlets run.

Copies are told and counted, never left out. The origin of a group is its earliest member; of one day, the
agency that the texts credit goes first, then those with a time of day, then the order of the input.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.aggregate.codes import NOTHING, Codes, Ints
from sayso.aggregate.minhash import Floats, Groups, containment
from sayso.aggregate.parts import ranked, runs
from sayso.aggregate.signatures import Signatures, likely_pairs, resemblances

# Two articles are copies from this share of common four-word runs, or where so much of the shorter is in
# the longer; less will do where both credit the same agency within `SAME_STORY` days.
ALIKE, WITHIN = 0.5, 0.75
ALIKE_AGENCY, WITHIN_AGENCY, SAME_STORY = 0.3, 0.5, 3
FEWEST = 20  # shingles below which an article is only a copy of the very same words
UNKNOWN = 1 << 30  # as a day or second: after all others

Moment = tuple[int, int | None]  # day (ordinal) and second of the day, where a time is known


@dataclass(frozen=True, slots=True)
class Text:
    """What is known of a text that may be a copy: when it appeared, its size, and its agency."""

    day: int | None
    second: int | None
    n_shingles: int
    agency: str | None = None
    house: bool = False  # published by the agency itself
    digest: str | None = None  # of the whole text: the same for the same text, also where it was left out


class Texts:
    """The texts of many articles, in small numbers."""

    def __init__(self) -> None:
        self._days, self._seconds, self._sizes = array("i"), array("i"), array("i")
        self._agencies, self._houses = array("i"), array("b")
        self._agency_numbers: Codes[str] = Codes()
        self._digests = array("q")  # two numbers a text

    def __len__(self) -> int:
        return len(self._days)

    def add(self, text: Text) -> None:
        """Adds a text."""
        number = len(self)
        self._days.append(UNKNOWN if text.day is None else text.day)
        self._seconds.append(UNKNOWN if text.second is None else text.second)
        self._sizes.append(text.n_shingles)
        self._agencies.append(self._agency_numbers.of(text.agency))
        self._houses.append(text.house)
        # a text without a digest is the same as no other
        digest = str(number) if text.digest is None else f"={text.digest}"
        self._digests.frombytes(blake2b(digest.encode("utf-8", "surrogatepass"), digest_size=16).digest())

    def moment(self, number: int) -> Moment | None:
        """When a text was published, UTC; None where it is unknown."""
        day, second = self._days[number], self._seconds[number]
        return None if day == UNKNOWN else (day, None if second == UNKNOWN else second)

    def agencies(self) -> tuple[list[str], Ints]:
        """The names of the agencies, and the number of each text's, `NOTHING` without one."""
        return self._agency_numbers.values(), np.asarray(self._agencies, dtype=np.int32)

    def ranks(self) -> Ints:
        """A number for each text, by which texts are in the order of their time; the least is the origin."""
        keys = np.asarray(self._seconds), 1 - np.asarray(self._houses), np.asarray(self._days)
        return ranked(*keys)

    def same(self) -> tuple[Ints, Ints]:
        """Pairs of texts that are the same to the letter."""
        digests = np.asarray(self._digests).reshape(-1, 2)
        order, new = runs(digests[:, 0], digests[:, 1])
        again = np.flatnonzero(~new)
        return order[again - 1].astype(np.int32), order[again].astype(np.int32)

    def are_copies(self, one: Ints, other: Ints, alike: Floats) -> NDArray[np.bool_]:
        """Whether the texts of pairs that resemble each other so much are copies."""
        sizes, days = np.asarray(self._sizes, dtype=np.int32), np.asarray(self._days, dtype=np.int32)
        agencies = np.asarray(self._agencies, dtype=np.int32)
        within = containment(alike, sizes[one], sizes[other])
        near = (np.maximum(days[one], days[other]) < UNKNOWN) & (abs(days[one] - days[other]) <= SAME_STORY)
        wire = near & (agencies[one] != NOTHING) & (agencies[one] == agencies[other])
        copies = (alike >= ALIKE) | (within >= WITHIN)
        copies |= wire & ((alike >= ALIKE_AGENCY) | (within >= WITHIN_AGENCY))
        short = np.minimum(sizes[one], sizes[other]) < FEWEST
        same = (alike == 1.0) & (sizes[one] == sizes[other]) & (sizes[one] > 0)
        return np.where(short, same, copies)


def article_origins(texts: Texts, signatures: Signatures) -> Ints:
    """For each article the number of its origin; its own where it is no copy."""
    groups = Groups(len(texts))
    one, other = likely_pairs(signatures)
    copies = texts.are_copies(one, other, resemblances(signatures, one, other))
    for ones, others in (texts.same(), (one[copies], other[copies])):
        for pair in zip(ones.tolist(), others.tolist(), strict=True):
            groups.join(*pair)
    return earliest(groups.heads(), texts.ranks())


def earliest(heads: Ints, ranks: Ints) -> Ints:
    """For each thing the one of least rank, of several the first, among those with the same head."""
    order = np.lexsort((ranks, heads))
    in_order = heads[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = in_order[1:] != in_order[:-1]
    found = np.empty(len(order), dtype=np.int32)
    found[order] = order[new][np.cumsum(new) - 1]
    return found
