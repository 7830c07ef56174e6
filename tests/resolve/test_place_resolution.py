from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Gazetteer, load_gazetteer
from sayso.records import PlaceForm
from sayso.resolve.places import resolve_places
from sayso.spans import Span
from sayso.values import Place, PlaceMention

NLP = English()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(None)


def resolved(text: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a text whose mentions stand in [brackets], demonyms in {braces}."""
    plain, mentions = "", []
    start = -1
    for letter in text:
        if letter in "[{":
            start = len(plain)
        elif letter in "]}":
            span = Span(start, len(plain))
            form: PlaceForm = "adjective" if letter == "}" else "literal"
            rule = "places.demonym" if letter == "}" else "places.ner.gpe"
            mentions.append(
                PlaceMention(span=span, name=span.of(plain), form=form, rule=rule, confidence=0.9)
            )
        else:
            plain += letter
    doc: Doc = NLP.make_doc(plain)
    return resolve_places(doc, mentions, gazetteer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Armenia] and {Armenian} troops", ["Armenia AM country 2"]),
        ("{Armenians} of [Yerevan]", ["Armenia AM country 1", "Yerevan AM only 1"]),
        ("in [Paris], [Texas]", ["Paris US link 1", "Texas US territory 1"]),
        ("in [Paris] today", ["Paris FR size 1"]),
        ("in [London], [Ky.]", ["London US link 1", "Kentucky US only 1"]),
        ("the {Spanish} city of [Cartagena]", ["Spain ES country 1", "Cartagena ES link 1"]),
        ("[Colombia]'s [Cartagena]", ["Colombia CO country 1", "Cartagena CO link 1"]),
        (
            "from [Toronto] to [London] in [Canada]",
            ["Toronto CA country 1", "London CA link 1", "Canada CA country 1"],
        ),
        (
            "[Alabama], [Georgia] and [Florida]",
            ["Alabama US size 1", "Georgia US country 1", "Florida US territory 1"],
        ),
        (
            "[Armenia], [Georgia] and [Turkey]",
            ["Armenia AM country 1", "Georgia GE country 1", "Turkey TR country 1"],
        ),
        ("[Stepanakert] or [Khankendi]", ["Khankendi AZ only 2"]),
        ("in [Porto] and [Nairobi]", ["Porto PT size 1", "Nairobi KE only 1"]),
        ("in [New York] today", ["New York City US size 1"]),
        (
            "in [Ohio], [Washington] and [Oregon]",
            ["Ohio US only 1", "Washington US list 1", "Oregon US list 1"],
        ),
        (
            "in [Oklahoma], [Pennsylvania], [Ohio] and [Utah]",
            ["Oklahoma US size 1", "Pennsylvania US only 1", "Ohio US only 1", "Utah US only 1"],
        ),
        ("in [Qwertyville], [Turkey]", ["Qwertyville TR unknown 1", "Turkey TR country 1"]),
        (
            "in [Oslo] and [Bergen]; [Qwertyville] slept",
            ["Oslo NO only 1", "Bergen NO country 1", "Qwertyville NO unknown 1"],
        ),
        (
            "[Oslo] or [Rome] or [Qwertyville]",
            ["Oslo NO only 1", "Rome IT size 1", "Qwertyville None unknown 1"],
        ),
        ("", []),
    ],
)
def test_readings(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    places = resolved(text, gazetteer)
    assert [
        f"{p.name} {p.country} {p.rule.removeprefix('places.')} {len(p.mentions)}" for p in places
    ] == expected


def test_a_link_says_what_it_was_named_with(gazetteer: Gazetteer) -> None:
    assert resolved("in [Paris], [Texas]", gazetteer)[0].reason == "named with Texas"


def test_words_beside_a_name_tell_a_region_from_its_city(gazetteer: Gazetteer) -> None:
    mention = PlaceMention(span=Span(0, 6), name="Batken", form="literal", rule="test", confidence=0.9)
    doc = NLP.make_doc("Batken region")
    (bare,) = resolve_places(doc, [mention], gazetteer)
    (region,) = resolve_places(doc, [replace(mention, kind="region")], gazetteer)
    assert (bare.kind, bare.geonames_id) == ("city", 1528735)
    assert (region.kind, region.geonames_id, region.country) == ("region", 1463580, "KG")


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [
        (None, None, "US"),
        (None, "https://www.lancaster.example.uk/story", "GB"),
        ("The British Evening Post", None, "GB"),
        ("The Lancaster Courier", None, "US"),
        (None, "https://news.example.tv/", "US"),
        (None, "http://[broken", "US"),
    ],
)
def test_the_publishers_country_decides(
    gazetteer: Gazetteer, publisher: str | None, url: str | None, country: str
) -> None:
    doc = NLP.make_doc("Lancaster slept.")
    doc._.publisher, doc._.url = publisher, url
    mention = PlaceMention(span=Span(0, 9), name="Lancaster", form="literal", rule="test", confidence=0.9)
    (place,) = resolve_places(doc, [mention], gazetteer)
    assert place.country == country
    assert ("publisher" in place.reason) == (country == "GB")


def test_the_dateline_decides(gazetteer: Gazetteer) -> None:
    text = "LIVERPOOL - Lancaster slept."
    line = PlaceMention(
        span=Span(0, 9), name="LIVERPOOL", form="literal", rule="places.dateline", confidence=0.9
    )
    other = replace(line, span=Span(12, 21), name="Lancaster", rule="places.ner.gpe")
    _, place = resolve_places(NLP.make_doc(text), [line, other], gazetteer)
    assert place.country == "GB"


def test_namesakes_that_nothing_tells_apart_stay_open(gazetteer: Gazetteer) -> None:
    (place,) = resolved("in [Springfield]", gazetteer)
    assert (place.lat, place.lon, place.geonames_id, place.rule) == (None, None, None, "places.ambiguous")
    assert place.reason.startswith("several namesakes: Springfield (US.MO), Springfield (US.MA)")


def test_an_unknown_name_stays_open(gazetteer: Gazetteer) -> None:
    (place,) = resolved("in [Qwertyville], later again in [Qwertyville]", gazetteer)
    assert (place.country, place.kind, place.reason) == (None, "other", "not in the gazetteer")
    assert len(place.mentions) == 2


def test_the_article_decides(gazetteer: Gazetteer) -> None:
    first = resolved("[Springfield] is far from [Chicago], [Illinois] lawmakers say", gazetteer)[0]
    assert (first.name, first.country, first.geonames_id) == ("Springfield", "US", 4250542)


def test_every_mention_is_in_one_place_in_reading_order(gazetteer: Gazetteer) -> None:
    places = resolved("[Lima], [Cusco], {Peruvian} towns, [Lima], [Qwertyville], [Peru]", gazetteer)
    starts = [[mention.span.start for mention in place.mentions] for place in places]
    assert sorted(start for group in starts for start in group) == [0, 6, 13, 29, 35, 48]
    assert starts == sorted(starts)


def test_many_names_are_resolved(gazetteer: Gazetteer) -> None:
    text = " ".join(f"[San Jose], [Springfield] and [Santa Maria {n}]" for n in range(300))
    assert len(resolved(text, gazetteer)) >= 300


def test_a_framed_place_that_no_gazetteer_has_is_of_its_frames_kind(gazetteer: Gazetteer) -> None:
    span = Span(0, 6)
    bare = PlaceMention(span=span, name="Qarvuz", form="literal", rule="places.completed", confidence=0.8)
    framed = replace(bare, span=Span(7, 13), kind="city", rule="places.frame.city")
    (place,) = resolve_places(NLP.make_doc("Qarvuz Qarvuz"), [bare, framed], gazetteer)
    assert (place.kind, place.lat, place.reason) == ("city", None, "not in the gazetteer")
