"""Whether two names are one."""

from __future__ import annotations

from sayso.evaluate.matching import NEAR
from sayso.evaluate.words import WORD


def same_name(one: str, other: str | None) -> bool:
    """Whether two names agree in half of their words or more, or in a surname that ends both.

    Where each has a capitalised word that the other lacks they are two: "government of Armenia" and
    "government of Azerbaijan".
    """
    if not other or (_lacking(one, other) and _lacking(other, one)):
        return False
    words, others = (WORD.findall(name.lower()) for name in (one, other))
    if not words or not others:
        return False
    shared, union = set(words) & set(others), set(words) | set(others)
    return len(shared) / len(union) >= NEAR or (words[-1] == others[-1] and min(len(words), len(others)) == 1)


def _lacking(one: str, other: str) -> set[str]:
    """The capitalised words of ``one`` that ``other`` does not have."""
    words = set(WORD.findall(other.lower()))
    return {word for word in WORD.findall(one) if word[0].isupper() and word.lower() not in words}
