from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from sayso.knowledge import Knowledge
from sayso.mentions.places.forms import Power, form_of, opens_dateline
from sayso.mentions.places.lexicon import PlaceLexicon

Row = tuple[str, str, str, int]  # word, tag, dependency, index of the head
VOCAB = English().vocab


@pytest.fixture(scope="module")
def words() -> PlaceLexicon:
    return PlaceLexicon(Knowledge())


def parsed(*rows: Row) -> Doc:
    texts, tags, deps, heads = zip(*rows, strict=True)
    return Doc(VOCAB, words=list(texts), tags=list(tags), deps=list(deps), heads=list(heads))


SUBJECT = parsed(("Baku", "NNP", "nsubj", 1), ("admitted", "VBD", "ROOT", 1), ("it", "PRP", "dobj", 1))
IDLE = parsed(("Baku", "NNP", "nsubj", 1), ("sleeps", "VBZ", "ROOT", 1))
OBJECT = parsed(("It", "PRP", "nsubj", 1), ("hides", "VBZ", "ROOT", 1), ("Baku", "NNP", "dobj", 1))
AGENT = parsed(
    ("Rejected", "VBN", "ROOT", 0),
    ("by", "IN", "agent", 0),
    ("Baku", "NNP", "pobj", 1),
    (".", ".", "punct", 0),
)
ACCORDING = parsed(("according", "VBG", "ROOT", 0), ("to", "IN", "prep", 0), ("Baku", "NNP", "pobj", 1))
OWNER = parsed(("Baku", "NNP", "poss", 2), ("'s", "POS", "case", 0), ("claim", "NN", "ROOT", 2))
PARTNER = parsed(("talks", "NNS", "ROOT", 0), ("with", "IN", "prep", 0), ("Baku", "NNP", "pobj", 1))
INSIDE = parsed(("said", "VBD", "ROOT", 0), ("in", "IN", "prep", 0), ("Baku", "NNP", "pobj", 1))
SECOND = parsed(
    ("Ankara", "NNP", "nsubj", 3),
    ("and", "CC", "cc", 0),
    ("Baku", "NNP", "conj", 0),
    ("agreed", "VBD", "ROOT", 3),
)
MODIFIER = parsed(("Baku", "NNP", "compound", 1), ("forces", "NNS", "ROOT", 1))
AIRPORT = parsed(("Baku", "NNP", "compound", 1), ("airport", "NN", "ROOT", 1))
HAS = parsed(("Baku", "NNP", "nsubj", 1), ("has", "VBZ", "ROOT", 1), ("hills", "NNS", "dobj", 1))
ADVERTISES = parsed(("Baku", "NNP", "nsubj", 1), ("paints", "VBZ", "ROOT", 1), ("hills", "NNS", "dobj", 1))


REVIEWS = parsed(("Baku", "NNP", "nsubj", 1), ("combs", "VBZ", "ROOT", 1), ("rules", "NNS", "dobj", 1))
WAITS = parsed(("Baku", "NNP", "nsubj", 2), ("will", "MD", "aux", 2), ("wait", "VB", "ROOT", 2))
HAD_TO = parsed(
    ("Baku", "NNP", "nsubj", 1),
    ("had", "VBD", "ROOT", 1),
    ("to", "TO", "aux", 3),
    ("agree", "VB", "xcomp", 1),
)
OTHERS_AGREED = parsed(
    ("Baku", "NNP", "nsubj", 1),
    ("burned", "VBD", "ROOT", 1),
    ("and", "CC", "cc", 1),
    ("rivals", "NNS", "nsubj", 4),
    ("agreed", "VBD", "conj", 1),
)
ANGERED = parsed(("It", "PRP", "nsubj", 1), ("angered", "VBD", "ROOT", 1), ("Baku", "NNP", "dobj", 1))
CALLED_ON = parsed(
    ("He", "PRP", "nsubj", 1),
    ("called", "VBD", "ROOT", 1),
    ("on", "IN", "prep", 1),
    ("Baku", "NNP", "pobj", 2),
)
NO_WORD = parsed(
    ("no", "DT", "det", 1),
    ("word", "NN", "nsubj", 2),
    ("came", "VBD", "ROOT", 2),
    ("from", "IN", "prep", 2),
    ("Baku", "NNP", "pobj", 3),
)
FIGURE = parsed(("Baku", "NNP", "poss", 2), ("'s", "POS", "case", 0), ("figure", "NN", "ROOT", 2))
PREMIER = parsed(("Baku", "NNP", "poss", 2), ("'s", "POS", "case", 0), ("president", "NN", "ROOT", 2))
AGENCY = parsed(("Baku", "NNP", "compound", 1), ("Agency", "NNP", "ROOT", 1))
SEAT = parsed(("Kremlin", "NNP", "compound", 1), ("watchers", "NNS", "ROOT", 1))
LEFT = parsed(("He", "PRP", "nsubj", 1), ("left", "VBD", "ROOT", 1), ("Kremlin", "NNP", "dobj", 1))
SENATOR = parsed(
    ("Brown", "NNP", "nsubj", 3),
    (",", ",", "punct", 0),
    ("Ohio", "NNP", "appos", 0),
    ("said", "VBD", "ROOT", 3),
)


@pytest.mark.parametrize(
    ("doc", "at", "power", "form"),
    [
        (SUBJECT, 0, "none", "metonym"),
        (IDLE, 0, "country", "literal"),
        (OBJECT, 2, "country", "literal"),
        (AGENT, 2, "none", "metonym"),
        (ACCORDING, 2, "none", "metonym"),
        (OWNER, 0, "none", "metonym"),
        (FIGURE, 0, "capital", "metonym"),
        (PREMIER, 0, "capital", "literal"),
        (PARTNER, 2, "none", "metonym"),
        (INSIDE, 2, "country", "literal"),
        (INSIDE, 2, "seat", "literal"),
        (SECOND, 2, "none", "metonym"),
        (MODIFIER, 0, "country", "literal"),
        (MODIFIER, 0, "none", "literal"),
        (AIRPORT, 0, "country", "literal"),
        (AGENCY, 0, "none", "embedded"),
        (AGENCY, 0, "country", "literal"),
        (SEAT, 0, "seat", "metonym"),
        (LEFT, 2, "seat", "literal"),
        (HAS, 0, "country", "literal"),
        (ADVERTISES, 0, "country", "metonym"),
        (ADVERTISES, 0, "none", "literal"),
        (REVIEWS, 0, "capital", "metonym"),
        (WAITS, 0, "country", "metonym"),
        (WAITS, 0, "none", "literal"),
        (HAD_TO, 0, "none", "metonym"),
        (OTHERS_AGREED, 0, "country", "literal"),
        (ANGERED, 2, "capital", "metonym"),
        (ANGERED, 2, "none", "literal"),
        (CALLED_ON, 3, "country", "metonym"),
        (CALLED_ON, 3, "none", "literal"),
        (NO_WORD, 4, "capital", "metonym"),
        (NO_WORD, 4, "none", "literal"),
    ],
)
def test_form(words: PlaceLexicon, doc: Doc, at: int, power: Power, form: str) -> None:
    assert form_of(doc, at, at + 1, power, words) == form


def test_a_person_before_a_name_does_not_make_it_act(words: PlaceLexicon) -> None:
    SENATOR.ents = [Span(SENATOR, 0, 1, label="PERSON")]
    assert form_of(SENATOR, 2, 3, "none", words) == "literal"


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("Hanoi ( VNA ) – It rained", 0, True),
        ("RIGA , 2 June 2022 - It rained", 0, True),
        ("SZEGED , Hungary , May 22 - It rained", 2, True),
        ("Hanoi said it – again", 0, False),
        ("RIGA has rain – again", 0, False),
        ("He left Hanoi – again", 2, False),
        ("Hanoi", 0, False),
        ("NATO , for one - again", 0, False),
    ],
)
def test_dateline(text: str, at: int, found: bool) -> None:
    items = text.split()
    starts: list[bool | int | None] = [at == 0 for at in range(len(items))]
    doc = Doc(VOCAB, words=items, sent_starts=starts)
    assert opens_dateline(doc, at, at + 1) is found
