"""What stands above and around each token of a parse, for all tokens at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

Keys = NDArray[np.uint64]
Ints = NDArray[np.int64]
MAX_CLIMB = 12  # heads followed upwards from a token
SELF = np.uint64(1)  # the way to a cue that is the token itself
CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis")
CLAUSAL = np.array([get_string_id(dep) for dep in CLAUSES], np.uint64)


@dataclass(frozen=True, slots=True)
class Above:
    """For each token the cue above it and the clause that it stands in.

    ``cue`` is the nearest cue above (or the token itself), -1 for none; ``way`` the label by which the
    path enters it, ``before`` 1 where the path comes from its left. ``governor`` is the word that the
    token's clause depends on, -1 at the root, and ``clause`` the clause's label.
    """

    cue: Ints
    way: Keys
    before: Keys
    governor: Ints
    clause: Keys


def above(heads: Ints, deps: Keys, is_cue: NDArray[np.bool_]) -> Above:
    """Climbs from all tokens at once, `MAX_CLIMB` heads at most."""
    size = len(heads)
    at, clausal = np.arange(size), np.isin(deps, CLAUSAL)
    cue = np.where(is_cue, at, -1)
    way = np.where(is_cue, SELF, np.uint64(0))
    before = np.zeros(size, np.uint64)
    governor = np.full(size, -1)
    clause = np.zeros(size, np.uint64)
    for _ in range(MAX_CLIMB):
        head = heads[at]
        inner = head != at
        if not inner.any():
            break
        enters = inner & (cue < 0) & is_cue[head]
        way[enters] = deps[at[enters]]
        before[enters] = at[enters] < head[enters]
        cue[enters] = head[enters]
        leaves = inner & (governor < 0) & clausal[at]
        governor[leaves] = head[leaves]
        clause[leaves] = deps[at[leaves]]
        at = head
    return Above(cue, way, before, governor, clause)


def nearest(is_cue: NDArray[np.bool_], sentences: Ints) -> tuple[Ints, Ints]:
    """For each token the cue before it and the one after it in its sentence, -1 for none."""
    size = len(is_cue)
    at = np.arange(size)
    last = np.maximum.accumulate(np.where(is_cue, at, -1))
    before = np.concatenate([[-1], last[:-1]])
    following = np.minimum.accumulate(np.where(is_cue, at, size)[::-1])[::-1]
    after = np.concatenate([following[1:], [size]])
    after[after == size] = -1
    before[sentences[before] != sentences] = -1
    after[sentences[after] != sentences] = -1
    return before, after


def sums_by_head(heads: Ints, chosen: NDArray[np.bool_], keys: Keys) -> Keys:
    """For each token the sum of the keys of its chosen children: a key for the set of them."""
    out = np.zeros(len(heads), np.uint64)
    np.add.at(out, heads[chosen], keys[chosen])
    return out
