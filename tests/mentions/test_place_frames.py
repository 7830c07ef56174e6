from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from sayso.knowledge import Knowledge
from sayso.knowledge.gazetteer import load_gazetteer
from sayso.language.layout import layout_of
from sayso.mentions.places.component import Places
from sayso.mentions.places.datelines import dateline_places
from sayso.mentions.places.frames import Frames
from sayso.mentions.places.lexicon import PlaceLexicon

VOCAB = English().vocab
CLOSED = {
    "the": "DT",
    "a": "DT",
    "in": "IN",
    "on": "IN",
    "of": "IN",
    "at": "IN",
    "by": "IN",
    "disputed": "JJ",
}


@pytest.fixture(scope="module")
def words() -> PlaceLexicon:
    return PlaceLexicon(Knowledge())


@pytest.fixture(scope="module")
def frames(words: PlaceLexicon) -> Frames:
    return Frames(load_gazetteer(None), words)


def tagged(text: str, label: str = "") -> Doc:
    """A Doc of ``text``; words in brackets are one entity of ``label``."""
    items = text.split()
    plain = [item.strip("[]") for item in items]
    tags = [CLOSED.get(word.lower(), "NNP" if word[0].isupper() else "NN") for word in plain]
    doc = Doc(VOCAB, words=plain, tags=tags)
    opened = [at for at, item in enumerate(items) if item.startswith("[")]
    closed = [at for at, item in enumerate(items) if item.endswith("]")]
    doc.ents = [Span(doc, a, b + 1, label=label) for a, b in zip(opened, closed, strict=True)]
    return doc


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("the village of Qarvuz burned", "", [("Qarvuz", "city")]),
        ("the village of [Wad Zimrut] burned", "PERSON", [("Wad Zimrut", "city")]),
        ("in the camp at [Zimrut] today", "ORG", [("Zimrut", "facility")]),
        ("both banks of the Zimrut flooded", "", [("Zimrut", "other")]),
        ("residents of Zimrut fled", "", [("Zimrut", "other")]),
        ("by the Zimrut canal today", "", [("Zimrut", "natural")]),
        ("in the disputed [al - Zimruta] district today", "ORG", [("al - Zimruta", "region")]),
        ("by the [NATO] camp today", "ORG", []),
        ("in the Swiss village today", "", []),
        ("in a Zimrut factory today", "", []),
        ("lives on Zimrut Lane today", "", [("Zimrut Lane", "facility")]),
        ("lives on College Street today", "", [("College Street", "facility")]),
        ("Diane Lane smiled", "", []),
        ("Diane on Lane", "", []),
        ("at Zimrut Bay today", "", [("Zimrut Bay", "natural")]),
        ("on Loch Zimrut today", "", [("Loch Zimrut", "natural")]),
        ("[Ricki Lake] smiled", "PERSON", []),
        ("In Zimrut , a fishing village far away", "", [("Zimrut", "city")]),
        ("to Zimrut , the head of a hospital", "", []),
        (
            "four villages : Zimrut , Qarvuz and Tam Eldek burned",
            "",
            [("Zimrut", "city"), ("Qarvuz", "city"), ("Tam Eldek", "city")],
        ),
        ("in towns such as Zimrut and Qarvuz today", "", [("Zimrut", "city"), ("Qarvuz", "city")]),
        ("the villages burned - Zimrut wept", "", []),
        ("two villages : Zimrut wept", "", []),
        ("the state of the art", "", []),
        ("the city of", "", []),
    ],
)
def test_frames(frames: Frames, text: str, label: str, expected: list[tuple[str, str]]) -> None:
    doc = tagged(text, label)
    assert [(doc[f.span[0] : f.span[1]].text, f.kind) for f in frames.find(doc)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRA, Mozambique, Feb 20 (IOW) - It rained.", ["BEIRA", "Mozambique"]),
        ("KARAZIM, Turkey - It rained.", ["KARAZIM", "Turkey"]),
        ("QARVUZ (MNA) — It rained.", ["QARVUZ"]),
        ("EXCLUSIVELY - It rained.", []),
        ("It rained in BEIRA - again.", []),
    ],
)
def test_datelines(words: PlaceLexicon, text: str, expected: list[str]) -> None:
    doc = Doc(VOCAB, words=text.split(" "))
    doc._.paragraphs = layout_of(doc.text).paragraphs
    lines = dateline_places(doc, load_gazetteer(None), words)
    found = [(m.span.of(doc.text), m.form) for _, places in lines for m in places]
    assert found == [(name, "literal") for name in expected]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("the village of Qarvuz burned and Qarvuz wept", "", ["Qarvuz", "Qarvuz"]),
        ("In [Qarvuz] , they wept", "ORG", ["Qarvuz"]),
        ("In [NATO] , they wept", "ORG", []),
        ("In [Julember] , they wept", "DATE", []),
        ("[Qarvuz Holding] grew", "ORG", []),
        ("the [Province] won", "GPE", []),
        ("an analyst at [Qarvuzbank] wept", "GPE", []),
    ],
)
def test_unheard_of_places(words: PlaceLexicon, text: str, label: str, expected: list[str]) -> None:
    doc = tagged(text, label)
    for token in doc:
        token.dep_ = "dep"
    found = Places(load_gazetteer(None), words).process(doc)
    assert [mention.span.of(doc.text) for mention in found] == expected


def test_a_model_that_calls_an_adjective_a_place(words: PlaceLexicon) -> None:
    doc = tagged("[Tajik] troops left", "GPE")
    (mention,) = Places(load_gazetteer(None), words).process(doc)
    assert (mention.form, mention.rule) == ("adjective", "places.demonym")
