"""Copies of one text: wire stories that several outlets run, and quotations that are taken over.

Copies are told and counted, never left out. The origin of a group is its earliest member; of one day, the
agency that the texts credit goes first, then those with a time of day, then the order of the input.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.aggregate.minhash import Groups, containment, likely_pairs, resemblance

# Two articles are copies from this share of common four-word runs, or where so much of the shorter is in
# the longer; less will do where both credit the same agency within `SAME_STORY` days.
ALIKE, WITHIN = 0.5, 0.75
ALIKE_AGENCY, WITHIN_AGENCY, SAME_STORY = 0.3, 0.5, 3
FEWEST = 20  # shingles below which an article is only a copy of the very same words
ALIKE_WORDS, WITHIN_WORDS = 0.6, 0.9  # the same for what is said, in three-word runs
FEWEST_WORDS = 4  # shingles (six words) below which what is said is not specific to one occasion
CROWD = 20  # statements of one wording that are compared with others: the latest


@dataclass(frozen=True, slots=True)
class Text:
    """What is known of a text that may be a copy: when it appeared, its size, and its agency."""

    day: int | None
    second: int | None
    n_shingles: int
    agency: str | None = None
    house: bool = False  # published by the agency itself
    digest: str | None = None  # of the whole text: the same for the same text, also where it was left out


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as far as it may repeat another; ``speaker`` is negative where unknown."""

    text: int  # number of its wording
    speaker: int
    origin: int  # of its article
    quoted: bool  # at least in part


def article_origins(texts: Sequence[Text], signatures: NDArray[np.uint32]) -> list[int]:
    """For each article the number of its origin; its own where it is no copy."""
    groups = Groups(len(texts))
    same: dict[str, int] = {}
    for number, text in enumerate(texts):
        if text.digest is not None:
            groups.join(same.setdefault(text.digest, number), number)
    for one, other in likely_pairs(signatures):
        if groups.head(one) != groups.head(other):
            alike = resemblance(signatures[one], signatures[other])
            if _are_copies(texts[one], texts[other], alike):
                groups.join(one, other)
    return _earliest(groups.heads(), [rank(text) for text in texts])


def statement_origins(
    statements: Iterable[Said],
    sizes: Sequence[int],
    signatures: NDArray[np.uint32],
    ranks: Sequence[tuple[int, ...]],
) -> list[int]:
    """For each statement the number of its origin among them; its own where it repeats none.

    What a speaker is quoted with, whole or cut, is one statement in all articles; what is said in other
    words, or in a few, is repeated only in copies of one article. ``sizes`` (shingles) and ``signatures``
    are those of the wordings, ``ranks`` (see `rank`) those of the statements' articles.
    """
    numbers: dict[Said, int] = {}
    node_of = array("i", (numbers.setdefault(said, len(numbers)) for said in statements))
    nodes = list(numbers)
    groups, wordings = Groups(len(nodes)), _Wordings(len(sizes))
    for node, said in enumerate(nodes):
        specific = sizes[said.text] >= FEWEST_WORDS
        for earlier in wordings.of(said.text):
            if _repeats(said, nodes[earlier], specific):
                groups.join(earlier, node)
                break
        wordings.add(said.text, node)
    for one, other in likely_pairs(signatures):
        if min(sizes[one], sizes[other]) >= FEWEST_WORDS and _say_the_same(one, other, sizes, signatures):
            for node in wordings.of(one):
                for again in wordings.of(other):
                    if _repeats(nodes[node], nodes[again], specific=True):
                        groups.join(node, again)
    heads = groups.heads()
    return _earliest([heads[node] for node in node_of], ranks)


class _Wordings:
    """Nodes by the number of their wording, as chains in two arrays: a million take some megabytes."""

    def __init__(self, size: int) -> None:
        self._last = array("i", [-1]) * size
        self._before = array("i")

    def add(self, wording: int, node: int) -> None:
        """Adds the next node, numbered from 0."""
        self._before.append(self._last[wording])
        self._last[wording] = node

    def of(self, wording: int) -> Iterator[int]:
        """The nodes of a wording, the latest first, `CROWD` at most."""
        node, left = self._last[wording], CROWD
        while node >= 0 and left:
            yield node
            node, left = self._before[node], left - 1


def rank(text: Text) -> tuple[int, ...]:
    """What orders texts by their time; the least is the origin."""
    far = 1 << 30
    day = far if text.day is None else text.day
    return day, not text.house, far if text.second is None else text.second


def _are_copies(one: Text, other: Text, alike: float) -> bool:
    within = containment(alike, one.n_shingles, other.n_shingles)
    if min(one.n_shingles, other.n_shingles) < FEWEST:
        return alike == 1.0 and one.n_shingles == other.n_shingles > 0
    if alike >= ALIKE or within >= WITHIN:
        return True
    near = one.day is not None and other.day is not None and abs(one.day - other.day) <= SAME_STORY
    wire = near and one.agency is not None and one.agency == other.agency
    return wire and (alike >= ALIKE_AGENCY or within >= WITHIN_AGENCY)


def _repeats(one: Said, other: Said, specific: bool) -> bool:
    if one.origin == other.origin:
        return True
    known = one.speaker if one.speaker >= 0 else other.speaker
    return specific and one.quoted and other.quoted and {one.speaker, other.speaker} <= {known, -1}


def _say_the_same(one: int, other: int, sizes: Sequence[int], signatures: NDArray[np.uint32]) -> bool:
    alike = resemblance(signatures[one], signatures[other])
    return alike >= ALIKE_WORDS or containment(alike, sizes[one], sizes[other]) >= WITHIN_WORDS


def _earliest(heads: Sequence[int], ranks: Sequence[tuple[int, ...]]) -> list[int]:
    first: dict[int, int] = {}
    for number, head in enumerate(heads):
        known = first.setdefault(head, number)
        if ranks[number] < ranks[known]:
            first[head] = number
    return [first[head] for head in heads]
