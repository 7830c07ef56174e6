"""Work grows with the length of an article and no faster, whatever is in it.

Counted are the calls of Python's and C's functions in sayso's own components, which a busy machine does not
change. The model itself reads in linear time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import sayso
from sayso.language.engine import own_components, parse
from sayso.values import Article

UNITS = {
    "quotation marks": '" ',
    "opened quotations": "“word ",
    "single quotations": "‘a ",
    "paragraphs of quotation": "“Yes.\n\n",
    "statements": "“Yes,” he said. ",
    "statements with names": "“Yes,” said John Smith, the minister. ",
    "numbers": "1 ",
    "number words": "hundred ",
    "ranges": "from 3 to ",
    "names": "John Smith, ",
    "brackets": "(ABC) ",
    "dates": "on Monday, March 3, ",
    "cues": "said that ",
    "pronouns": "he ",
    "possessives": "his ",
    "places": "Paris, ",
    "chains": "city of ",
    "labels": "SMITH: yes.\n",
    "lines": "a\n",
    "right to left": "\u202ea ",
    "NUL": "\0 ",
    "combining marks": "e\u0301\u0302\u0303\u0304 ",
}
LENGTH = 4_000  # code points of the shorter text: two pieces of LONGEST_RUN, so that the longer has four
GROWTH = 2.3  # of the count, for twice the text
FEW = 20_000  # calls below which a fixed part tells more than the growth


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return sayso.load()


def parsed(nlp: Language, text: str) -> Doc:
    (found,) = parse(nlp, [Article(text=text, path="hostile")], len(text))
    assert isinstance(found, tuple), found
    return found[1]


def calls(work: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def note(frame: object, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.model
@pytest.mark.parametrize("name", UNITS)
def test_work_is_linear(pipeline: Language, name: str) -> None:
    unit = UNITS[name]
    short, long = (parsed(pipeline, unit * (length // len(unit))) for length in (LENGTH, 2 * LENGTH))
    for component in own_components(pipeline):
        pipe: Any = pipeline.get_pipe(component)
        counts = [calls(lambda doc=doc, pipe=pipe: list(pipe.pipe([doc]))) for doc in (short, long)]  # type: ignore[misc]
        assert counts[1] <= max(GROWTH * counts[0], FEW), f"{component}: {counts}"


def test_the_count_tells_quadratic_work_from_linear() -> None:
    def quadratic(size: int) -> Callable[[], object]:
        return lambda: [[abs(j) for j in range(size)] for i in range(size)]

    assert calls(quadratic(200)) > 3.5 * calls(quadratic(100))
    assert calls(lambda: [abs(i) for i in range(200)]) < GROWTH * calls(lambda: [abs(i) for i in range(100)])
