"""Titles before and after names, offices shared out, acronyms: on Docs built by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sayso.knowledge import Knowledge
from sayso.knowledge.actors import actor_words
from sayso.language.lemmas import Lemmas
from sayso.language.page import Page, page_of
from sayso.mentions.actors.acronyms import initials
from sayso.mentions.actors.names import Name
from sayso.mentions.actors.pairs import pair_roles
from sayso.mentions.actors.titles import Style, style_after, style_before


def page(vocab: Vocab, marked: str) -> Page:
    """The page of "word/TAG/LABEL …" (tag NN, no label where left out); every word its own head."""
    cells = [(*cell.split("/"), "", "")[:3] for cell in marked.split()]
    count = len(cells)
    return page_of(
        Doc(
            vocab,
            words=[cell[0] for cell in cells],
            tags=[cell[1] or "NN" for cell in cells],
            ents=[f"B-{cell[2]}" if cell[2] else "O" for cell in cells],
            heads=list(range(count)),
            deps=["dep"] * count,
        )
    )


@pytest.mark.parametrize(
    ("marked", "roles", "country", "gender"),
    [
        ("Mr./NNP X/NNP", [], None, "male"),
        ("Gen./NNP X/NNP", ["General"], None, None),
        ("Armenian/JJ/NORP Prime/NNP Minister/NNP X/NNP", ["Prime Minister"], "AM", None),
        ("Prime/NNP Minister/NNP of/IN Armenia/NNP/GPE X/NNP", ["Prime Minister"], "AM", None),
        ("Turkey/NNP/GPE 's/POS President/NNP X/NNP", ["President"], "TR", None),
        ("Russian/JJ/NORP Foreign/NNP Ministry/NNP spokeswoman/NN X/NNP", ["Spokeswoman"], "RU", "female"),
        ("superintendent/NN of/IN police/NN (/-LRB- SP/NNP )/-RRB- X/NNP", ["SP"], None, None),
        ("saw/VBD X/NNP", [], None, None),
        ("in/IN Armenia/NNP/GPE X/NNP", [], "AM", None),
    ],
)
def test_style_before(
    vocab: Vocab, knowledge: Knowledge, marked: str, roles: list[str], country: str | None, gender: str | None
) -> None:
    tokens = page(vocab, marked)
    style = style_before(tokens, actor_words(knowledge), len(tokens) - 1)
    assert (style.roles, style.country, style.gender) == (roles, country, gender)


@pytest.mark.parametrize(
    ("marked", "roles", "country"),
    [
        ("X/NNP ,/, the/DT prime/JJ minister/NN of/IN Armenia/NNP/GPE ,/,", ["Prime Minister"], "AM"),
        ("X/NNP ,/, 45/CD ,/, a/DT lawyer/NN ,/,", ["Lawyer"], None),
        ("X/NNP ,/, the/DT minister/NN of/IN health/NN ,/,", ["Health Minister"], None),
        ("X/NNP ,/, the/DT attorney/NN general/NN of/IN Oklahoma/NNP/GPE ,/,", ["Attorney General"], None),
        ("X/NNP ,/, President/NNP Y/NNP/PERSON and/CC Z/NNP", [], None),
        ("X/NNP said/VBD", [], None),
    ],
)
def test_style_after(
    vocab: Vocab, knowledge: Knowledge, marked: str, roles: list[str], country: str | None
) -> None:
    style = Style(left=0)
    style_after(page(vocab, marked), actor_words(knowledge), 1, style)
    assert (style.roles, style.country) == (roles, country)


@pytest.mark.parametrize(
    ("marked", "countries"),
    [
        (
            "the/DT presidents/NNS of/IN Russia/NNP/GPE and/CC Turkey/NNP/GPE met/VBD ./. A/NNP and/CC B/NNP",
            ["RU", "TR"],
        ),
        (
            "the/DT Russian/JJ/NORP and/CC Turkish/JJ/NORP presidents/NNS ,/, A/NNP and/CC B/NNP",
            ["RU", "TR"],
        ),
        ("the/DT presidents/NNS of/IN Russia/NNP/GPE met/VBD A/NNP and/CC B/NNP", [None, None]),
    ],
)
def test_offices_are_shared_out_in_order(
    vocab: Vocab, knowledge: Knowledge, marked: str, countries: list[str | None]
) -> None:
    tokens = page(vocab, marked)
    last = len(tokens)
    names = [Name(at, at + 1, "person", "test", Style(left=at)) for at in (last - 3, last - 1)]
    pair_roles(tokens, actor_words(knowledge), Lemmas(knowledge), names)
    assert [name.country for name in names] == countries


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (["Palestinian", "Authority"], {"PA"}),
        (["Nagorno-Karabakh", "Republic"], {"NKR"}),
        (["Ministry", "of", "Finance"], {"MF"}),
        (["Bread"], set()),
    ],
)
def test_initials(name: list[str], expected: set[str]) -> None:
    assert initials(name) == expected
