"""What the parse adds: the tense of the verb, and entities that settle what words alone do not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.mentions.dates.component import Dates

PUBLISHED = "2020-10-16"  # a Friday

CASES = [
    ("The minister resigned on Tuesday.", ["2020-10-13"]),
    ("The minister will resign on Tuesday.", ["2020-10-20"]),
    ("The minister is expected to resign on Tuesday.", ["2020-10-20"]),
    ("The trial opens on Tuesday.", ["2020-10-20"]),
    ("The vote was held in December.", ["2019-12"]),
    ("The vote will be held in December.", ["2020-12"]),
    ("The vote will be held in March.", ["2021-03"]),
    ("The talks will resume in 18 days.", ["2020-11-03"]),
    ("The army advanced in 18 days of fighting.", ["P18D"]),
    ("Theresa May said she may march with them.", []),
    ("She spent some time in May with April Jones.", ["2020-05"]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "values"), CASES)
def test_the_verb_decides_which_one_is_meant(
    nlp: Language, knowledge: Knowledge, text: str, values: list[str]
) -> None:
    doc = nlp(text)
    doc._.published = PUBLISHED
    assert [mention.value for mention in Dates(knowledge).process(doc)] == values


@pytest.mark.model
def test_the_component_stores_its_mentions(nlp: Language, knowledge: Knowledge) -> None:
    doc = Dates(knowledge)(nlp("It ended in 2019."))
    assert [mention.value for mention in doc._.dates] == ["2019"]
