"""Web Annotation, schema.org and FollowTheMoney, held against the rules of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from sayso.export.follow_the_money import entities_of
from sayso.export.schema_org import nodes_of
from sayso.export.web_annotation import annotations_of
from sayso.records import Record

Exported = Callable[..., Path]
Json = dict[str, Any]

MOTIVATIONS = {"classifying", "describing", "identifying", "linking", "tagging"}
# Of the model's schemata, the properties with their types that are used here.
THING = {"name": "name", "alias": "name", "country": "country", "proof": "entity", "summary": "text"}
THING |= {"description": "text", "keywords": "string", "publisher": "string", "sourceUrl": "url"}
PROPERTIES = {
    "Article": THING
    | {"title": "string", "author": "string", "publishedAt": "date", "language": "language"}
    | {"bodyText": "text", "fileName": "string"},
    "Person": THING | {"position": "string"},
    "Organization": THING,
    "PublicBody": THING,
    "LegalEntity": THING,
    "Note": THING | {"entity": "entity", "namesMentioned": "name"},
    "Mention": {"name": "name", "document": "entity", "resolved": "entity"}
    | {"detectedSchema": "string", "contextCountry": "country"},
    "UnknownLink": {"subject": "entity", "object": "entity", "role": "string", "date": "date"}
    | {"description": "text", "proof": "entity"},
}
VALUES = {
    "country": r"[a-z]{2}",
    "date": r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?",
    "language": r"[a-z]{3}",
    "url": r"https?://\S+",
    "entity": r"sayso-[0-9a-f]{16}(-\w+)*",
}


def test_annotations_point_where_their_words_are(exported: Exported, records: list[Record]) -> None:
    page = orjson.loads(exported("web-annotation", "page.jsonld").read_bytes())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    texts = {
        "https://courier.example/ferry?id=7": records[0].article.text,
        "../%3Devil%0A/%3C/script%3E%232": records[1].article.text,
    }
    ids = [one["id"] for one in page["items"]]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id_) for id_ in ids)
    for one in page["items"]:
        assert (
            one["type"] == "Annotation" and one["motivation"] in MOTIVATIONS and one["target"] and one["body"]
        )
        for body in one["body"]:
            assert body["purpose"] in MOTIVATIONS
            assert isinstance(body["value" if body["type"] == "TextualBody" else "source"], str)
        for target in one["target"]:
            text, (position, quote) = texts[target["source"]], target["selector"]
            start, end = position["start"], position["end"]
            assert text is not None and text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])


def test_annotations_say_what_the_record_says(ferry: Record) -> None:
    annotations = list(annotations_of(ferry))
    said = [(one["motivation"], [body.get("value") for body in one["body"]]) for one in annotations]
    assert said[:4] == [
        ("classifying", ["say", "direct", "positive", "asserted"]),
        ("linking", [None, "source", "Nora Lind"]),
        ("linking", [None, "cue"]),
        ("linking", [None, "addressee", "reporters"]),
    ]
    assert [target["selector"][1]["exact"] for target in annotations[0]["target"]] == [
        "We cannot sail,", "Not in this wind.",
    ]  # fmt: skip
    assert annotations[1]["body"][0]["source"] == annotations[0]["id"]
    assert said[-2:] == [
        ("describing", ["count", "at_least", "value 40.0, low 40.0, outcome wounded, group civilian"]),
        ("describing", ["DATE", "2024-03-31"]),
    ]
    assert {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": "https://sws.geonames.org/3143244/",
    } in [body for one in annotations for body in one["body"]]


def test_schema_org_never_reviews_and_never_turns_a_denial(exported: Exported, ferry: Record) -> None:
    graph = orjson.loads(exported("schema-org", "news.jsonld").read_bytes())
    assert graph["@context"] == "https://schema.org"
    types = [node["@type"] for node in graph["@graph"]]
    assert types == ["NewsArticle", "Quotation", "Claim", "Claim", "Claim", "NewsArticle", "Claim"]
    article, quotation, denial, *_ = graph["@graph"]
    assert article["@id"] == "https://courier.example/ferry?id=7"
    assert article["author"] == [{"@type": "Person", "name": name} for name in ("Mira Osk", "Jo Tam")]
    assert quotation == {
        "@type": "Quotation",
        "isPartOf": {"@id": article["@id"]},
        "@id": quotation["@id"],
        "text": "We cannot sail, Not in this wind.",
        "creator": {"@type": "Person", "name": "Nora Lind"},
        "creditText": "harbour master Nora Lind",
        "dateCreated": "2024-03-31",
        "keywords": ["say", "direct", "positive", "asserted"],
    }
    assert denial["text"] == "denied that at least 40 people were hurt near Oslo"
    assert denial["appearance"] == {"@id": article["@id"]}
    assert denial["about"][0]["geo"] == {"@type": "GeoCoordinates", "latitude": 59.91, "longitude": 10.75}


@pytest.mark.parametrize(("modality", "genre"), [("ordered", "demand"), ("questioned", "question")])
def test_what_is_asked_or_ordered_is_no_claim(ferry: Record, modality: str, genre: str) -> None:
    denial = ferry.statements[1]
    asked = replace(denial, assertion=replace(denial.assertion, modality=modality))  # type: ignore[arg-type]
    _, node = nodes_of(replace(ferry, statements=(asked,)))
    assert (node["@type"], node["genre"]) == ("CreativeWork", genre)


@pytest.mark.parametrize("name", ["web-annotation", "schema-org"])
def test_json_may_stand_in_a_page(exported: Exported, name: str) -> None:
    written = exported(name, "page.jsonld").read_bytes()
    assert b"<" not in written
    assert "<script>alert(1)</script>" in str(orjson.loads(written))


def test_entities_keep_the_rules_of_follow_the_money(exported: Exported) -> None:
    entities = [
        orjson.loads(line) for line in exported("follow-the-money", "e.jsonl").read_bytes().splitlines()
    ]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        for name, values in entity["properties"].items():
            kind = PROPERTIES[entity["schema"]][name]
            assert values and len(set(values)) == len(values)
            for value in values:
                assert isinstance(value, str) and value.strip() == value != "" and "\x00" not in value
                assert re.fullmatch(VALUES.get(kind, r"(?s).+"), value), (name, value)
                assert kind != "entity" or value in ids


def test_entities_say_what_the_record_says(ferry: Record) -> None:
    entities = {str(entity["id"])[23:]: entity for entity in entities_of(ferry)}
    schemata = {name: entity["schema"] for name, entity in entities.items()}
    assert schemata == {
        "": "Article",
        "a1": "Person", "a1-m1": "Mention", "a1-m2": "Mention",
        "a2": "PublicBody",
        "s1": "Note", "s2": "Note", "s3": "Note", "s3-about-a1": "UnknownLink",
        "s4": "Note", "s4-about-a2": "UnknownLink",
    }  # fmt: skip
    properties: Any = {name: entity["properties"] for name, entity in entities.items()}
    assert properties["a1"] == {
        "name": ["Nora Lind"], "alias": ["Lind"], "country": ["no"],
        "proof": ["sayso-0123456789abcdef"], "position": ["harbour master"],
    }  # fmt: skip
    assert properties["s2"]["description"] == ["She denied: that at least 40 people were hurt near Oslo"]
    assert properties["s4-about-a2"]["role"] == ["warn (about)"]
    assert properties[""]["publishedAt"] == ["2024-03-31T18:00:00"]


def test_an_actor_that_is_never_named_is_no_entity(ferry: Record) -> None:
    assert "reporters" not in [
        name
        for entity in entities_of(ferry)
        if entity["schema"] != "Note"
        for name in entity["properties"].get("name", [])  # type: ignore[attr-defined]
    ]
