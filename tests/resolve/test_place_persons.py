"""Persons that the place component read as places."""

from __future__ import annotations

import pytest

from sayso.knowledge.gazetteer import load_gazetteer
from sayso.records import ActorForm
from sayso.resolve.place_persons import without_persons
from sayso.spans import Span
from sayso.values import ActorMention, PlaceMention

TEXT = "Aissatou Kourouma met Jordan near Lome."


def place(name: str) -> PlaceMention:
    start = TEXT.index(name)
    span = Span(start, start + len(name))
    return PlaceMention(span=span, name=name, form="literal", rule="test", confidence=1.0)


def person(name: str, form: ActorForm = "name") -> ActorMention:
    start = TEXT.index(name)
    span = Span(start, start + len(name))
    return ActorMention(
        span=span,
        name=name,
        form=form,
        type="person",
        rule="test",
        confidence=1.0,
    )


@pytest.mark.parametrize(
    ("places", "persons", "stay"),
    [
        (["Aissatou", "Kourouma", "Lome"], [person("Aissatou Kourouma")], ["Lome"]),
        (["Aissatou Kourouma"], [person("Aissatou Kourouma")], []),
        (["Jordan", "Lome"], [person("Jordan")], ["Jordan", "Lome"]),
        (["Aissatou"], [person("Aissatou Kourouma", "nominal")], ["Aissatou"]),
        (["Jordan near Lome"], [person("Jordan")], ["Jordan near Lome"]),
        (["Lome"], [], ["Lome"]),
    ],
)
def test_without_persons(places: list[str], persons: list[ActorMention], stay: list[str]) -> None:
    left = without_persons([place(name) for name in places], persons, load_gazetteer())
    assert [one.name for one in left] == stay
