"""To whom something is said."""

from __future__ import annotations

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.language.engine import parse
from sayso.statements.component import Statements
from sayso.values import Article

ADDRESSEES = [
    ("She told reporters that the talks had failed.", "reporters"),
    ("“It is over,” she told the crowd.", "the crowd"),
    ("Police told residents to leave.", "residents"),
    ("The bank promised them a wider inquiry.", "them"),
    ("The ministry warned residents that the water was unsafe.", "residents"),
    ("She wrote to the council that the bridge was safe.", "the council"),
    ("“It is over,” she said to him.", "him"),
    ("“It is over,” she wrote in a letter to the council.", "the council"),
    ("“It is over,” she said in an interview with this newspaper.", "this newspaper"),
    ("Speaking to reporters in Varn, she said it was over.", "reporters"),
    ("The lawyer was told by the judge that the file was lost.", "The lawyer"),
    ("Asked whether it was over, the mayor laughed.", "the mayor"),
    ("She said that it was over.", ""),
    ("She said on Monday that it was over.", ""),
    ("She said the road leads to the sea.", ""),
    ("The union urged both sides to withdraw.", ""),
    ("Paris condemned the attack.", ""),
    ("She put it like this: “It is over.”", ""),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), ADDRESSEES)
def test_addressee(nlp: Language, knowledge: Knowledge, text: str, expected: str) -> None:
    (parsed,) = parse(nlp, [Article(text=text)], 1_000_000)
    assert isinstance(parsed, tuple)
    found = Statements(knowledge).process(parsed[1])
    assert [" ".join(span.of(text) for span in s.addressee) for s in found] == [expected]
