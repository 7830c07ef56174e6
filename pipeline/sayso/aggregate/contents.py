"""What is said, word for word: the different contents of statements, and which statement has which."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sayso.aggregate.codes import Codes, Ints
from sayso.aggregate.minhash import SHORT, shingles, signature
from sayso.aggregate.signatures import Signatures

RUN = 3  # words of a shingle


class Contents(Protocol):
    """Contents of statements; the different ones, wordings, are numbered in the order in which they come."""

    def add(self, content: str) -> None:
        """Adds the content of the next statement."""

    def numbers(self) -> Ints:
        """The number of the wording of each statement; to be asked for once, when all are added."""

    def wordings(self) -> Iterator[str]:
        """The wordings by number."""

    def texts(self, numbers: Ints) -> Iterator[str]:
        """The wordings of ``numbers`` in their order; a number may be there several times."""


class ContentsInMemory:
    """`Contents` that are kept in memory."""

    def __init__(self) -> None:
        self._wordings: Codes[str] = Codes()
        self._numbers = array("i")

    def add(self, content: str) -> None:
        """Adds the content of the next statement."""
        self._numbers.append(self._wordings.of(content))

    def numbers(self) -> Ints:
        """The number of the wording of each statement."""
        return np.asarray(self._numbers, dtype=np.int32)

    def wordings(self) -> Iterator[str]:
        """The wordings by number."""
        return iter(self._wordings.values())

    def texts(self, numbers: Ints) -> Iterator[str]:
        """The wordings of ``numbers`` in their order."""
        wordings = self._wordings.values()
        return (wordings[number] for number in numbers)


@dataclass(frozen=True, slots=True)
class Wordings:
    """What is compared of wordings: ``of_claim`` is the number of each claim's.

    ``sizes`` (shingles), ``lengths`` (code points) and ``signatures`` are those of each wording.
    """

    of_claim: Ints
    sizes: Ints
    lengths: Ints
    signatures: Signatures


def wordings_of(contents: Contents, signatures: Signatures) -> Wordings:
    """The wordings of all contents; ``signatures``, of `SHORT` numbers, takes theirs."""
    of_claim = contents.numbers()
    sizes, lengths = array("i"), array("i")
    for text in contents.wordings():
        hashes = shingles(text, RUN)
        signatures.add(signature(hashes, SHORT))
        sizes.append(len(hashes))
        lengths.append(len(text))
    return Wordings(of_claim, np.asarray(sizes, np.int32), np.asarray(lengths, np.int32), signatures)
