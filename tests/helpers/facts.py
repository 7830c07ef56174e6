"""Facts of many texts, as `sayso.aggregate` holds them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.aggregate.codes import Ints
from sayso.aggregate.minhash import Signature
from sayso.aggregate.signatures import Signatures


def ints(*numbers: int) -> Ints:
    """An array of small numbers."""
    return np.array(numbers, dtype=np.int32)


def signatures_of(signatures: Sequence[Signature]) -> Signatures:
    """Signatures in memory, one at least."""
    found = Signatures(len(signatures[0]))
    for signature in signatures:
        found.add(signature)
    return found
