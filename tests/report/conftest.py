"""Pages of records made for the purpose: a dispute about figures, and an article that means harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from made import Said, Who, article
from report_made import HARM, NORTH, SOUTH, TWISTED, Page

from sayso.records import Record


@pytest.fixture(scope="session")
def dispute() -> list[Record]:
    """Two sides and the article itself give figures of one event on two days."""
    first = article(
        "2024-03-01",
        Said("at least 12", by=NORTH, place="Ostby"),
        Said("3", by=SOUTH, place="Ostby"),
        publisher="Morning Post",
    )
    second = article(
        "2024-03-02", Said("20", by=NORTH, place="Ostby"), Said("up to 5", place="Ostby"), publisher="Echo"
    )
    return [
        replace(first, article=replace(first.article, title="Clash at Ostby", url="https://example.org/1")),
        replace(second, article=replace(second.article, title="Toll rises")),
    ]


@pytest.fixture(scope="session")
def harmful() -> Record:
    """An article that would run scripts, end elements and reorder the page if it could."""
    made = article(
        "2024-03-03", Said("12", by=Who(HARM, "person"), place="Ostby"), publisher=HARM, lead=f"{TWISTED}\n"
    )
    changed = replace(made.article, title=HARM + TWISTED, url="javascript:alert(1)", path=HARM)
    return replace(made, article=changed)


@pytest.fixture(scope="session")
def make_page() -> Callable[..., Page]:
    """Makes a page of records."""
    return Page


@pytest.fixture(scope="session")
def page(dispute: list[Record], harmful: Record) -> Page:
    """The page of all of them."""
    return Page([*dispute, harmful])
