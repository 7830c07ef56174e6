"""The country that an article is of."""

from __future__ import annotations

import pytest

from sayso.resolve.home import home_country
from sayso.spans import Span
from sayso.values import Place, PlaceMention


def places(text: str, known: dict[str, str]) -> list[Place]:
    out = []
    for word, country in known.items():
        mentions = []
        at = text.find(word)
        while at >= 0:
            span = Span(at, at + len(word))
            mentions.append(PlaceMention(span=span, name=word, form="literal", rule="test", confidence=1.0))
            at = text.find(word, at + 1)
        out.append(
            Place(
                name=word,
                kind="city",
                country=country,
                lat=None,
                lon=None,
                geonames_id=None,
                reason="test",
                mentions=tuple(mentions),
                rule="test",
                confidence=1.0,
            )
        )
    return out


@pytest.mark.parametrize(
    ("text", "known", "country"),
    [
        ("CHISINAU - Moscow and Chisinau spoke. Moscow left.", {"CHISINAU": "MD", "Moscow": "RU"}, "MD"),
        ("PARIS - Mali, Mali, Mali and Mali again.", {"PARIS": "FR", "Mali": "ML"}, "ML"),
        ("Oslo and Bergen slept.", {"Oslo": "NO", "Bergen": "NO"}, "NO"),
        ("Oslo and Rome slept.", {"Oslo": "NO", "Rome": "IT"}, None),
        ("Oslo slept.", {"Oslo": "NO"}, None),
        ("Nobody slept.", {}, None),
    ],
)
def test_home_country(text: str, known: dict[str, str], country: str | None) -> None:
    assert home_country(text, (), places(text, known)) == country


def test_countries_left_out() -> None:
    text, known = "Oslo, Oslo, Oslo, Oslo, Rome, Rome.", {"Oslo": "NO", "Rome": "IT"}
    assert home_country(text, (), places(text, known)) == "NO"
    assert home_country(text, (), places(text, known), ("NO",)) == "IT"
