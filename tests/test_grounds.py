"""Where and when a number's clause puts what it counts; every sentence is ours."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.language import Language

from sayso import Article, extract
from sayso.grounds import Ground, Grounds
from sayso.language.page import page_of
from sayso.spans import Span

# text: number, words of its place, words of its date
CASES = [
    (
        "The ministry counted 45 dead in Kabul, 12 in Herat and seven in Kandahar.",
        [("45", "Kabul", None), ("12", "Herat", None), ("seven", "Kandahar", None)],
    ),
    ("Chile has recorded 335 cases, and Argentina has the most in South America.", [("335", "Chile", None)]),
    ("Kenya reported 782 cases of the disease, while Uganda and Rwanda had none.", [("782", "Kenya", None)]),
    (
        "In Nairobi, 14 people died on Monday, and 20 were hurt in Mombasa on Tuesday.",
        [("14", "Nairobi", "Monday"), ("20", "Mombasa", "Tuesday")],
    ),
    (
        "Twelve people were killed in Beirut, the capital of Lebanon, on Friday.",
        [("Twelve", "Beirut", "Friday")],
    ),
    (
        "Five miners died in Donetsk; three were rescued in Luhansk.",
        [("Five", "Donetsk", None), ("three", "Luhansk", None)],
    ),
    (
        "On Sunday 9 people drowned near Lagos, but 30 were saved on Monday.",
        [("9", "Lagos", "Sunday"), ("30", "Lagos", "Monday")],
    ),
    (
        "Strikes killed 34 people in Rafah on Friday, bringing the death toll to more than 45,000.",
        [("34", "Rafah", "Friday"), ("more than 45,000", "Rafah", None)],
    ),
    ("Peru has had 63 deaths and Bolivia 20.", [("63", "Peru", None), ("20", "Bolivia", None)]),
    (
        "At least 40 people were wounded when a bomb went off in Mosul on Thursday.",
        [("At least 40", "Mosul", "Thursday")],
    ),
    (
        "The flood killed 11 people in Valencia and left 300 homeless in Alicante.",
        [("11", "Valencia", None), ("300", "Alicante", None)],
    ),
    ("Texas reported 7 confirmed cases, Kansas two.", [("7", "Texas", None), ("two", "Kansas", None)]),
    ("Officials in Jakarta said that 17 people had died in Padang.", [("17", "Padang", None)]),
    ("Police in Lyon arrested four men in Marseille on Wednesday.", [("four", "Marseille", "Wednesday")]),
    ("Of the 60 hurt in Izmir, 12 were flown to Ankara.", [("60", "Izmir", None), ("12", "Izmir", None)]),
    ("Turkey's foreign ministry said that three of its citizens had died.", [("three", None, None)]),
    ("A diplomat in Nairobi said that 80 fighters had died on both sides.", [("80", None, None)]),
    (
        "The agency counted 340 people in Gedaref, up from 90 on Tuesday.",
        [("340", "Gedaref", None), ("90", "Gedaref", "Tuesday")],
    ),
    ("Health officials in Hammond, Indiana, announced one case.", [("one", "Hammond", None)]),
    ("A man from Clacton, Essex, was charged.", [("A", "Clacton", None)]),
    (
        "Kenya's capital Nairobi has been worst hit, having reported forty cases.",
        [("forty", "Nairobi", None)],
    ),
    ("Ukraine lost 200 soldiers near Bakhmut in March.", [("200", "Bakhmut", "March")]),
    (
        "Three people died in Quito on 4 May and two more on 6 May.",
        [("Three", "Quito", "4 May"), ("two", "Quito", "6 May")],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_place_and_date(
    pipeline: Language, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    (record,) = extract([Article(text=text, published="2024-05-08")], pipeline)
    places = {place.id: place.mentions[0].text for place in record.places}
    dates = {date.id: date.text for date in record.dates}
    found = {
        number.text: (places.get(number.place or ""), dates.get(number.date or ""))
        for number in record.numbers
    }
    assert [(words, *found[words]) for words, *_ in expected] == expected


def test_grounds_that_touch_or_meet_the_number() -> None:
    doc = English().make_doc("Kabul12Herat dead")
    grounds = Grounds(page_of(doc), [Ground(Span(0, 5), "p1"), Ground(Span(7, 12), "p2")], [Span(5, 7)])
    assert grounds.of(Span(5, 7), Span(0, 17)) == "p1"
    assert grounds.of(Span(4, 9), Span(0, 17)) == "p1"
    assert grounds.of(Span(5, 7), Span(6, 17)) == "p2"
    assert grounds.of(Span(5, 7), Span(13, 17)) is None
