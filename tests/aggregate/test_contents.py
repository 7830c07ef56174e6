"""What is said, in memory and in a database: the same numbers, the same words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

import duckdb
import numpy as np
import pytest
from facts import ints
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.aggregate import database
from sayso.aggregate.contents import Contents, ContentsInMemory, wordings_of
from sayso.aggregate.database import ContentsInDatabase
from sayso.aggregate.minhash import SHORT
from sayso.aggregate.signatures import Signatures

ODD = [
    "",
    "a\0b",
    "a",
    "\r\n",
    "a\r\nb",
    "a\nb",
    " a ",
    "A",
    "é",
    "e\u0301",
    "\U0001f600",
    "'; --",
    "NULL",
    "\0",
]


@pytest.fixture(params=["in memory", "in a database"])
def contents(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Contents]:
    if request.param == "in memory":
        yield ContentsInMemory()
    else:
        with closing(ContentsInDatabase(tmp_path)) as found:
            yield found


def test_contents_keep_their_words_and_order(contents: Contents) -> None:
    for text in (*ODD, *reversed(ODD)):
        contents.add(text)
    expected = [*range(len(ODD)), *reversed(range(len(ODD)))]
    numbers = contents.numbers()
    assert numbers.tolist() == expected
    assert numbers.dtype == np.int32
    assert list(contents.wordings()) == ODD
    assert list(contents.texts(ints(7, 0, 3, 7))) == [ODD[7], ODD[0], ODD[3], ODD[7]]


def test_without_statements_there_are_none(contents: Contents) -> None:
    assert contents.numbers().tolist() == []
    assert list(contents.wordings()) == []
    assert list(contents.texts(ints())) == []


def test_sizes_are_in_shingles_and_code_points(contents: Contents) -> None:
    for text in ("one two three four", "", "one two three four", "\U0001f600 two"):
        contents.add(text)
    found = wordings_of(contents, Signatures(SHORT))
    assert (found.of_claim.tolist(), found.sizes.tolist(), found.lengths.tolist()) == (
        [0, 1, 0, 2],
        [2, 0, 1],
        [18, 0, 5],
    )


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=30), st.randoms())
def test_a_database_gives_what_memory_gives(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], random: object
) -> None:
    memory = ContentsInMemory()
    # small batches, so that there are several
    with (
        mock.patch.object(database, "HELD", 4),
        mock.patch.object(database, "FETCHED", 3),
        closing(ContentsInDatabase(tmp_path_factory.mktemp("database"))) as stored,
    ):
        for text in texts:
            memory.add(text)
            stored.add(text)
        assert stored.numbers().tolist() == memory.numbers().tolist()
        assert list(stored.wordings()) == list(memory.wordings())
        some = ints(*range(len(set(texts))))[::-2]
        assert list(stored.texts(some)) == list(memory.texts(some))


def test_more_than_the_memory_limit_goes_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "MEMORY", "24MB")
    texts = [f"{number % 30_000} {'word ' * 100}" for number in range(60_000)]
    with closing(ContentsInDatabase(tmp_path)) as contents:
        for text in texts:
            contents.add(text)
        assert contents.numbers().tolist() == [number % 30_000 for number in range(60_000)]
        assert list(contents.wordings()) == texts[:30_000]


@pytest.mark.parametrize(
    "error", [duckdb.IOException, duckdb.TransactionException, duckdb.OutOfMemoryException]
)
def test_a_full_disk_is_an_oserror(error: type[Exception]) -> None:
    with (
        pytest.raises(OSError, match=r"cannot be used: no space left$"),
        database.as_oserror(),
    ):
        raise error("no space left\n\nPossible solutions: …")


def test_ctrl_c_inside_duckdb_is_ctrl_c() -> None:
    with pytest.raises(KeyboardInterrupt), database.as_oserror():
        raise RuntimeError("Query interrupted")
