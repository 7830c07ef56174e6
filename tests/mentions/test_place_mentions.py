from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc, Span

from sayso.knowledge import Knowledge
from sayso.knowledge.gazetteer import load_gazetteer
from sayso.mentions.places.component import Places, make_places
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.values import PlaceMention

VOCAB = English().vocab
Case = tuple[str, str, list[tuple[str, str]]]


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(load_gazetteer(None), PlaceLexicon(Knowledge()))


def marked(text: str) -> Doc:
    """A Doc from words of the form ``word``, ``word/TAG`` or ``[word]LABEL`` (one-word entities).

    A run of words with the same ``[…]LABEL+`` is one entity. Every word hangs on the first, as "dep".
    """
    words, tags, labels = [], [], []
    for item in text.split():
        word, _, rest = item.partition("]")
        label = rest if item.startswith("[") else ""
        word = word.lstrip("[") if label else item
        word, _, tag = word.partition("|")
        words.append(word)
        tags.append(tag or ("NNP" if word[0].isupper() else "NN"))
        labels.append(label)
    doc = Doc(VOCAB, words=words, tags=tags, deps=["dep"] * len(words), heads=[0] * len(words))
    ents, at = [], 0
    while at < len(words):
        stop = at + 1
        while labels[at].endswith("+") and stop < len(words) and labels[stop] == labels[at]:
            stop += 1
        if labels[at]:
            ents.append(Span(doc, at, stop, label=labels[at].rstrip("+")))
        at = stop
    doc.ents = ents
    return doc


def found(doc: Doc, mentions: tuple[PlaceMention, ...]) -> list[tuple[str, str]]:
    return [(mention.span.of(doc.text), mention.form) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he left [Armenia]GPE", [("Armenia", "literal")]),
        ("he left [Yerevan]PERSON", [("Yerevan", "literal")]),
        ("[Paris]PERSON+ [Hilton]PERSON+ left", []),
        ("[Paris]PERSON+ [Hilton]PERSON+ left , said [Paris]GPE", []),
        ("Mr [London]GPE left", []),
        ("he saw Armenia again", [("Armenia", "literal")]),
        ("he told us|PRP a story", []),
        ("the [Armenian]NORP villages", [("Armenian", "adjective")]),
        ("the Armenian|JJ villages", [("Armenian", "adjective")]),
        ("the [Muslim]NORP villages", []),
        ("[The]GPE+ [United]GPE+ [States]GPE+ left", [("United States", "literal")]),
        ("[The]GPE+ [Hague]GPE+ ruled", [("The Hague", "literal")]),
        ("[eastern]LOC+ [Ukraine]LOC+ fell", [("Ukraine", "literal")]),
        ("[Eastern]LOC+ [Ukraine]LOC+ fell", [("Ukraine", "literal")]),
        ("[City]GPE+ [of]GPE+ [Lima]GPE+ paid", [("Lima", "literal")]),
        ("[Haiti]GPE+ [or]GPE+ [Cuba]GPE+ paid", [("Haiti", "literal"), ("Cuba", "literal")]),
        ("in [Jammu]GPE and [Kashmir]GPE today", [("Jammu and Kashmir", "literal")]),
        ("the [University]ORG+ [of]ORG+ [Warsaw]ORG+ said", [("Warsaw", "embedded")]),
        ("the [Armenian]ORG+ [Army]ORG+ said", [("Armenian", "adjective")]),
        ("the [European]ORG+ [Union]ORG+ said", [("European", "embedded")]),
        ("the [European]EVENT+ [Cup]EVENT+ began", [("European", "embedded")]),
        ("[NATO]ORG said", []),
        ("the [VA]GPE said", []),
        ("the [London]ORG+ [Times]ORG+ said", []),
        ("[Red]ORG+ [Deer]ORG+ [Police]ORG+ said", [("Red Deer", "embedded")]),
        ("the [Marburg]GPE virus spread", []),
        ("the [Marburg]GPE virus spread ; [Marburg]GPE kills", []),
        ("[LEXINGTON]GPE , Ky. mourned", [("LEXINGTON", "literal"), ("Ky.", "literal")]),
        ("[BAKU]ORG — it rained", [("BAKU", "literal")]),
        ("the U.S.-led|JJ campaign", [("U.S.", "literal")]),
        ("the well-led|JJ campaign", []),
        ("costs $ [US]GPE 15", []),
        ("ward [NICU]GPE closed", []),
        ("President of [Armenia]PERSON+ [Tigran]PERSON+ [Sarian]PERSON+ left", [("Armenia", "literal")]),
        ("the [South]NORP+ [African]NORP+ army", [("South African", "adjective")]),
        ("the [South]ORG+ [African]ORG+ [Navy]ORG+ said", [("South African", "adjective")]),
        ("Sen. Vane , [D-Bangor]ORG , left", [("Bangor", "literal")]),
        ("Rep. Vane ( R-Ky. ) left", [("Ky.", "literal")]),
        ("the plan D-Qarvuz failed", []),
        ("[Derby]ORG - based rivals", [("Derby", "literal")]),
        ("[Derby]ORG rivals", []),
        ("[Dudley]PERSON+ [Vane]PERSON+ , of [Qarvuz]ORG , left", [("Qarvuz", "literal")]),
        ("the [Derby]ORG+ [Regional]ORG+ [Medical]ORG+ [Center]ORG+ said", [("Derby", "embedded")]),
        ("the [LE]ORG+ [Central]ORG+ [Trust]ORG+ said", []),
        ("[Villages]GPE+ [Sudan]GPE+ said", [("Sudan", "literal")]),
        ("March|NNP came . Of|IN course", []),
        ("", []),
    ],
)
def test_mentions(places: Places, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked(text) if text else Doc(VOCAB)
    assert found(doc, places.process(doc)) == expected


def test_the_name_is_what_the_gazetteer_knows(places: Places) -> None:
    doc = marked("[Kotayk]GPE+ [Province]GPE+ and [Greater]GPE+ [Yerevan]GPE+")
    assert [(m.span.of(doc.text), m.name) for m in places.process(doc)] == [
        ("Kotayk Province", "Kotayk Province"),
        ("Yerevan", "Yerevan"),
    ]


def test_a_name_located_once_is_a_place_throughout(places: Places) -> None:
    doc = Doc(
        VOCAB,
        words=["In", "Malakal", "it", "rained", ";", "Malakal", "waits"],
        tags=["IN", "NNP", "PRP", "VBD", ":", "NNP", "VBZ"],
        deps=["prep", "pobj", "nsubj", "ROOT", "punct", "nsubj", "ROOT"],
        heads=[3, 0, 3, 3, 3, 6, 6],
    )
    doc.ents = [Span(doc, 1, 2, label="NORP"), Span(doc, 5, 6, label="PERSON")]
    assert [mention.span.start for mention in places.process(doc)] == [3, 23]


@pytest.mark.parametrize(
    "text",
    ["Armenia " * 3000, "A" * 20_000, "- " * 500, "[Baku]ORG+ " * 2000, "[Baku]PERSON+ " * 2000, "É´ " * 300],
)
def test_hostile_text_is_survived(places: Places, text: str) -> None:
    doc = marked(text)
    assert all(mention.span.end <= len(doc.text) for mention in places.process(doc))


@pytest.mark.model
def test_real_sentences(nlp: Language) -> None:
    text = (
        "Baku admitted the strike on Wednesday. Armenian villages near Sotk burned, and the University of "
        "Oxford sent help from Britain. They met in Yerevan."
    )
    doc = nlp(text)
    component = make_places(nlp, "sayso_places", None)
    assert found(doc, component.process(doc)) == [
        ("Baku", "metonym"),
        ("Armenian", "adjective"),
        ("Sotk", "literal"),
        ("Oxford", "embedded"),
        ("Britain", "literal"),
        ("Yerevan", "literal"),
    ]
    assert component(doc)._.place_mentions == component.process(doc)
