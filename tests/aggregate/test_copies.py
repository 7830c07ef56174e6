"""Copies of articles and of what is said: made-up words, edited in known ways."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from facts import ints, signatures_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.aggregate.agencies import agency_of, is_house_of
from sayso.aggregate.copies import Text, Texts, article_origins
from sayso.aggregate.minhash import SIZE, Groups, containment, shingles, signature
from sayso.aggregate.signatures import likely_pairs, resemblances
from sayso.records import Article


def words(first: int, number: int) -> list[str]:
    """Different words for different numbers."""
    return [f"w{(first + step * step) % 99991}" for step in range(number)]


def text_of(body: str, day: int | None = 1, **more: object) -> Text:
    return Text(day, None, len(shingles(body, 4)), **more)  # type: ignore[arg-type]


def origins(bodies: list[str], texts: list[Text] | None = None) -> list[int]:
    made = texts or [text_of(body, day) for day, body in enumerate(bodies)]
    signatures = signatures_of([signature(shingles(body, 4)) for body in bodies])
    return list(article_origins(texts_of(made), signatures))


def texts_of(texts: list[Text]) -> Texts:
    found = Texts()
    for text in texts:
        found.add(text)
    return found


def every(n: int, body: list[str]) -> str:
    """The body with every ``n``-th word another."""
    return " ".join("changed" if at % n == n - 1 else word for at, word in enumerate(body))


BODY = words(1, 200)
COPIES = [
    ("the same", " ".join(BODY)),
    ("case and punctuation", " ".join(BODY).upper().replace(" ", ",  ")),
    ("every 30th word another", every(30, BODY)),
    ("the last half cut", " ".join(BODY[:100])),
    ("the first half cut", " ".join(BODY[100:])),
    ("a paragraph before", " ".join(words(50_000, 60) + BODY)),
    ("another end", " ".join(BODY[:150] + words(50_000, 40))),
]
OTHERS = [
    ("other words", " ".join(words(70_000, 200))),
    ("one quotation in common", " ".join(words(70_000, 170) + BODY[:30])),
    ("every 3rd word another", every(3, BODY)),
    (
        "the same words in another order",
        " ".join(BODY[at] for at in sorted(range(200), key=lambda n: n * 7 % 200)),
    ),
    ("no words", ""),
]


@pytest.mark.parametrize("body", [body for _, body in COPIES], ids=[name for name, _ in COPIES])
def test_a_copy_has_its_origin(body: str) -> None:
    assert origins([" ".join(BODY), body]) == [0, 0]


@pytest.mark.parametrize("body", [body for _, body in OTHERS], ids=[name for name, _ in OTHERS])
def test_what_is_no_copy_is_its_own_origin(body: str) -> None:
    assert origins([" ".join(BODY), body]) == [0, 1]


def test_texts_that_were_left_out_are_known_by_their_hash() -> None:
    texts = [Text(day, None, 0, digest=digest) for day, digest in ((1, "a"), (2, "b"), (3, "a"))]
    assert origins(["", "", ""], texts) == [0, 1, 0]


def test_many_copies_among_many_others() -> None:
    """60 articles in 4 edits each beside 200 others: precision and recall of pairs."""
    bodies, planted = [], []
    for number in range(60):
        body = words(number * 331 + 7, 160)
        for edited in (
            " ".join(body),
            every(25, body),
            " ".join(body[:110]),
            " ".join(words(number + 80_000, 20) + body),
        ):
            bodies.append(edited)
            planted.append(number)
    for number in range(200):
        bodies.append(" ".join(words(number * 173 + 3, 140)))
        planted.append(1000 + number)
    found = origins(bodies)
    pairs = {(a, b) for a, b in combinations(range(len(bodies)), 2) if planted[a] == planted[b]}
    told = {(a, b) for a, b in combinations(range(len(bodies)), 2) if found[a] == found[b]}
    assert len(pairs & told) / len(pairs) >= 0.95
    assert len(pairs & told) / len(told) >= 0.95


def test_an_agency_story_that_was_rewritten() -> None:
    half = " ".join(BODY[:90] + words(50_000, 110))
    texts = [text_of(body, agency="Reuters") for body in (" ".join(BODY), half)]
    assert origins([" ".join(BODY), half], texts) == [0, 0]
    assert origins([" ".join(BODY), half]) == [0, 1]
    later = [texts[0], text_of(half, day=9, agency="Reuters")]
    assert origins([" ".join(BODY), half], later) == [0, 1]


ORDER = [
    ([Text(2, None, 1), Text(1, None, 1)], 1),
    ([Text(1, None, 1), Text(1, 3600, 1)], 1),
    ([Text(1, 7200, 1), Text(1, 3600, 1)], 1),
    ([Text(1, 0, 1, "TPA"), Text(1, None, 1, "TPA", house=True)], 1),
    ([Text(None, None, 1), Text(9, None, 1)], 1),
    ([Text(1, None, 1), Text(1, None, 1)], 0),
]


@pytest.mark.parametrize(("texts", "first"), ORDER)
def test_the_origin_is_the_earliest(texts: list[Text], first: int) -> None:
    assert np.argmin(texts_of(texts).ranks()) == first


TAGS = [
    ("OSLO (Reuters) - The band played.", None),
    ("OSLO, March 4 (AFP) — The band played.", "Agence France-Presse"),
    ("OSLO (TPA) — The band played.", "TPA"),
    ("The band (a brass band) - it played.", None),
    ("The band played.\n\nAP contributed to this report.", "Associated Press"),
    ("The band played.\n\nThe Associated Press contributed to this report.", "Associated Press"),
    ("The band played.\n\nWith files from Reuters", "Reuters"),
    ("The band played.\n\n— Reuters", "Reuters"),
    ("The band played.\n\n(Reuters/AP)", "Reuters"),
    ("The band played.\n\n© 2024 AFP", "Agence France-Presse"),
    ("The band of the Reuters building played on.", None),
    ("The mayor contributed to this report.", None),
]


@pytest.mark.parametrize(("text", "agency"), [(TAGS[0][0], "Reuters"), *TAGS[1:]])
def test_agency(text: str, agency: str | None) -> None:
    article = Article(path="a.txt", text=text, text_hash="0" * 64, n_words=1, n_sentences=1)
    assert agency_of(article) == agency


def test_an_agency_among_the_authors() -> None:
    article = Article(
        path="a.txt", text="Played.", authors=("AFP",), text_hash="0" * 64, n_words=1, n_sentences=1
    )
    assert agency_of(article) == "Agence France-Presse"


@pytest.mark.parametrize(
    ("publisher", "agency", "own"),
    [
        ("Reuters", "Reuters", True),
        ("Transcontinental Press Agency", "TPA", True),
        ("AFP", "Agence France-Presse", True),
        ("The Post", "TPA", False),
        (None, "TPA", False),
        ("The Post", None, False),
    ],
)
def test_house(publisher: str | None, agency: str | None, own: bool) -> None:
    assert is_house_of(publisher, agency) is own


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(0, 400), min_size=8, max_size=120),
    st.lists(st.integers(0, 400), min_size=8, max_size=120),
)
def test_a_signature_estimates_what_is_in_common(one: list[int], other: list[int]) -> None:
    first, second = (shingles(" ".join(f"x{n}" for n in numbers), 1) for numbers in (one, other))
    exact = len(np.intersect1d(first, second)) / len(np.union1d(first, second))
    pair = signatures_of([signature(first), signature(second)])
    estimate = resemblances(pair, ints(0), ints(1))[0]
    assert abs(estimate - exact) < 0.25  # more than five standard errors
    shared = len(np.intersect1d(first, second)) / min(len(first), len(second))
    found = containment(np.array([exact]), ints(len(first)), ints(len(second)))
    assert found == pytest.approx(shared)


def test_long_texts_take_pieces() -> None:
    hashes = shingles(" ".join(f"y{n}" for n in range(10_000)), 1)
    whole = signature(hashes)
    halves = np.minimum(signature(hashes[:5000]), signature(hashes[5000:]))
    assert (whole == halves).all()
    assert len(whole) == SIZE


def test_a_crowd_of_the_same_takes_few_pairs() -> None:
    same = signatures_of([signature(shingles("the same words again and again", 3))] * 1000)
    one, other = likely_pairs(same)
    assert len(one) < 2000
    groups = Groups(1000)
    for pair in zip(one.tolist(), other.tolist(), strict=True):
        groups.join(*pair)
    assert set(groups.heads()) == {0}
