"""Which names are names of one actor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge import Knowledge, load_knowledge
from sayso.knowledge.actors import actor_words
from sayso.records import ActorType
from sayso.resolve.names import Organizations, People, parts
from sayso.resolve.roles import head_noun, same_role
from sayso.spans import Span
from sayso.values import ActorMention

Named = tuple[str, str | None, str | None]  # name, gender, country


def mentions(rows: list[Named], kind: ActorType) -> list[ActorMention]:
    return [
        ActorMention(
            span=Span(at * 100, at * 100 + len(name)),
            name=name,
            form="name",
            type=kind,
            gender=gender,  # type: ignore[arg-type]
            country=country,
            rule="test",
            confidence=1.0,
        )
        for at, (name, gender, country) in enumerate(rows)
    ]


def grouped(pairs: list[tuple[ActorMention, object]]) -> list[list[str]]:
    """The names by actor, in the order in which the text has them."""
    groups: dict[int, list[str]] = {}
    for mention, cluster in sorted(pairs, key=lambda pair: pair[0].span):
        groups.setdefault(id(cluster), []).append(mention.name)
    return list(groups.values())


def plain_names(*names: str) -> list[Named]:
    return [(name, None, None) for name in names]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (plain_names("Ilham Aliyev", "Aliyev"), [["Ilham Aliyev", "Aliyev"]]),
        (plain_names("Aliyev", "Ilham Aliyev"), [["Aliyev", "Ilham Aliyev"]]),
        (plain_names("Sergei Skripal", "Sergey Skripal"), [["Sergei Skripal", "Sergey Skripal"]]),
        (plain_names("Mohammed bin Salman", "bin Salman"), [["Mohammed bin Salman", "bin Salman"]]),
        (
            plain_names("Abdel-Fattah El-Sisi", "El-Sisi", "Sisi"),
            [["Abdel-Fattah El-Sisi", "El-Sisi", "Sisi"]],
        ),
        (plain_names("J. R. Miller", "John Miller"), [["J. R. Miller", "John Miller"]]),
        (plain_names("Héctor Llaitul", "Hector Llaitul"), [["Héctor Llaitul", "Hector Llaitul"]]),
        (plain_names("Dmitry Peskov", "Pskov"), [["Dmitry Peskov", "Pskov"]]),
        # two remain two
        (plain_names("Anna Berg", "Karl Berg"), [["Anna Berg"], ["Karl Berg"]]),
        (plain_names("George Bush", "George Bush Jr."), [["George Bush"], ["George Bush Jr."]]),
        (plain_names("Anna Berg", "Karl Berg", "Berg"), [["Anna Berg"], ["Karl Berg"], ["Berg"]]),
        (plain_names("Ali Ray", "Ana May"), [["Ali Ray"], ["Ana May"]]),
        # a title's gender decides, and so does what the text has established
        (
            [("Anna Berg", "female", None), ("Karl Berg", "male", None), ("Berg", "female", None)],
            [["Anna Berg", "Berg"], ["Karl Berg"]],
        ),
        (plain_names("Anna Berg", "Berg", "Karl Berg"), [["Anna Berg", "Berg"], ["Karl Berg"]]),
        (
            plain_names("Anna Berg", "Berg", "Karl Berg", "Berg"),
            [["Anna Berg", "Berg"], ["Karl Berg"], ["Berg"]],
        ),
    ],
)
def test_people(knowledge: Knowledge, rows: list[Named], expected: list[list[str]]) -> None:
    pairs = list(People(actor_words(knowledge)).gather(mentions(rows, "person")))
    assert grouped(pairs) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        # two ministers of one surname, and of one full name in two countries
        (
            [
                ("Anna Berg", "Finance Minister", None),
                ("Berg", "Health Minister", None),
                ("Berg", None, None),
            ],
            [["Anna Berg", "Berg"], ["Berg"]],
        ),
        (
            [("Berg", "Finance Minister", None), ("Berg", "Health Minister", None)],
            [["Berg"], ["Berg"]],
        ),
        (
            [("Anna Berg", "Foreign Minister", "NO"), ("Anna Berg", "Foreign Minister", "DK")],
            [["Anna Berg"], ["Anna Berg"]],
        ),
        # one with a new office
        (
            [("Anna Berg", "Foreign Minister", "NO"), ("Anna Berg", "Finance Minister", "NO")],
            [["Anna Berg", "Anna Berg"]],
        ),
        ([("Anna Berg", "Foreign Minister", None), ("Berg", "Minister", None)], [["Anna Berg", "Berg"]]),
        (
            [("Anna Berg", "Prime Minister", None), ("Berg", "Finance Minister", None)],
            [["Anna Berg", "Berg"]],
        ),
    ],
)
def test_ministers(
    knowledge: Knowledge, named: list[tuple[str, str | None, str | None]], expected: list[list[str]]
) -> None:
    found = mentions([(name, None, country) for name, _, country in named], "person")
    styled = [replace(m, role=role) for m, (_, role, _) in zip(found, named, strict=True)]
    assert grouped(list(People(actor_words(knowledge)).gather(styled))) == expected


@pytest.mark.parametrize(
    ("subjects", "last"),
    [
        ((0, 200, 300), "Lee Rae-jin"),
        ((0, 200), None),
        ((0, 300), None),
        ((), None),
    ],
)
def test_a_surname_that_acts_is_the_last_one_who_acted(
    knowledge: Knowledge, subjects: tuple[int, ...], last: str | None
) -> None:
    rows = plain_names("Lee Dae-jun", "Lee", "Lee Rae-jin", "Lee")
    pairs = People(actor_words(knowledge)).gather(
        mentions(rows, "person"), lambda m: m.span.start in subjects
    )
    (cluster,) = [cluster for mention, cluster in pairs if mention.span.start == 300]
    assert cluster.name == (last or "Lee")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (plain_names("Palestinian Authority", "PA"), [["Palestinian Authority", "PA"]]),
        (plain_names("Khaama Press", "Khaama"), [["Khaama Press", "Khaama"]]),
        (
            plain_names("Defense Ministry", "Ministry of Defence"),
            [["Defense Ministry", "Ministry of Defence"]],
        ),
        (
            [("Azerbaijani Defense Ministry", None, "AZ"), ("Armenian Defense Ministry", None, "AM")],
            [["Azerbaijani Defense Ministry"], ["Armenian Defense Ministry"]],
        ),
        (plain_names("Interior Ministry", "Finance Ministry"), [["Interior Ministry"], ["Finance Ministry"]]),
    ],
)
def test_organizations(knowledge: Knowledge, rows: list[Named], expected: list[list[str]]) -> None:
    pairs = list(Organizations(actor_words(knowledge), []).gather(mentions(rows, "organization")))
    assert grouped(pairs) == expected  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_every_mention_gets_exactly_one_actor(names: list[str]) -> None:
    words = actor_words(load_knowledge())
    given_rows = mentions(plain_names(*(name or "x" for name in names)), "person")
    pairs = list(People(words).gather(given_rows))
    assert sorted(m.span for m, _ in pairs) == [m.span for m in given_rows]


def test_parts_fold_accents_hyphens_and_possessives() -> None:
    assert parts("Abdel-Fattah Él-Sisi’s") == ("abdel", "fattah", "el", "sisi")


@pytest.mark.parametrize(
    ("said", "held", "expected"),
    [
        ("Leader", "President", True),
        ("Leader", "Prime Minister", True),
        ("Minister", "Foreign Minister", True),
        ("Spokesperson", "Spokeswoman", True),
        ("Head", "Director", True),
        ("President", "Vice President", False),
        ("Minister", "Deputy Minister", False),
        ("Leader", "Lawyer", False),
    ],
)
def test_same_role(knowledge: Knowledge, said: str, held: str, expected: bool) -> None:
    assert same_role(said, held, actor_words(knowledge)) is expected


@pytest.mark.parametrize(
    ("name", "noun"),
    [("Ministry of Finance", "ministry"), ("Azerbaijani Defense Ministry", "ministry"), ("NKR", "nkr")],
)
def test_head_noun(name: str, noun: str) -> None:
    assert head_noun(name) == noun
