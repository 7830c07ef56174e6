"""The figures on articles small enough to count by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.errors import RecordError
from sayso.evaluate.classes import ClassRow, classes, macro
from sayso.evaluate.compare import compare, compare_all
from sayso.evaluate.counts import count
from sayso.evaluate.definitions import FIGURES
from sayso.evaluate.figures import Figure, differences, figures
from sayso.evaluate.gold import LAYERS, GoldDocument
from sayso.evaluate.scores import evaluate
from sayso.records import Actor, ActorMention, Record

MakeGold = Callable[..., GoldDocument]
MakeRecord = Callable[..., Record]

TEXT = (
    'Mayor Ada Bell said that the bridge would close on Monday. "It is not safe," she told reporters. '
    '"We shall mend it."\n\nBen Holt wrote that "the bill" was high. The council denied that it had known.\n'
)
GOLD = [
    ("Mayor Ada Bell", "said", "that the bridge would close on Monday"),
    ("she", "told", "It is not safe … We shall mend it"),
    ("Ben Holt", "wrote", 'that "the bill" was high'),
    ("The council", "denied", "that it had known"),
]
MADE = [
    ("Ada Bell", "said", "that the bridge would close"),  # 5 of 7 words, 2 of 3 words
    ("she", "told", "It is not safe … We shall mend it"),
    ("The council", "wrote", 'that "the bill" was high'),  # the wrong source
    ("Monday", "denied", "known"),  # 1 of 4 words
]
# The figure with its hits, what was found and what is in the gold, as the public scorer counts them.
EXPECTED = {
    "tokens_source": (5, 6, 8),
    "tokens_cue": (4, 4, 4),
    "tokens_content": (19, 19, 24),
    "detection": (3, 4, 4),
    "exact": (2, 4, 4),
    "end_to_end": (2, 4, 4),
    "direct_detection": (1, 1, 1),
    "direct_end_to_end": (1, 1, 1),
    "quoted_detection": (1, 1, 1),
    "quoted_end_to_end": (1, 1, 1),
    "attribution": (2, None, 3),
    "detection/kind/direct": (1, None, 1),
    "detection/kind/nested": (0, None, 0),
    "detection/kind/mixed": (1, None, 1),
    "detection/kind/indirect": (1, None, 2),
    "end_to_end/kind/direct": (1, None, 1),
    "end_to_end/kind/nested": (0, None, 0),
    "end_to_end/kind/mixed": (0, None, 1),
    "end_to_end/kind/indirect": (1, None, 2),
}


def test_figures_of_statements(make_gold: MakeGold, make_record: MakeRecord) -> None:
    tally = count(compare(make_gold(TEXT, GOLD), make_record(TEXT, MADE)))
    found = figures([tally], rounds=0)
    assert {name: (one.hits, one.made, one.gold) for name, one in found.items()} == EXPECTED
    assert found["detection"] == Figure(value=0.75, low=None, high=None, hits=3, made=4, gold=4)
    assert (found["tokens_source"].value, found["detection/kind/nested"].value) == (10 / 14, None)
    assert (found["tokens_source"].precision, found["tokens_source"].recall) == (5 / 6, 5 / 8)
    assert (found["attribution"].precision, found["attribution"].recall) == (None, None)


def test_figures_are_measured_as_they_are_defined(make_gold: MakeGold, make_record: MakeRecord) -> None:
    fields = [{"form": "name", "speaker": "Ada"}]
    gold = make_gold(TEXT, GOLD, fields=fields, layers=LAYERS)
    found = figures([count(compare(gold, make_record(TEXT, GOLD)))], rounds=0)
    assert {name for name in found if "/" not in name} <= FIGURES.keys()
    assert {name: FIGURES[name][0] for name in found if "/" not in name} == {
        name: "share" if one.made is None else "F1" for name, one in found.items() if "/" not in name
    }


def test_article_without_a_record_has_no_statements(make_gold: MakeGold) -> None:
    found = figures([count(article) for article in compare_all({"a": make_gold(TEXT, GOLD)}, {})], rounds=0)
    assert (found["detection"].hits, found["detection"].made, found["detection"].gold) == (0, 0, 4)
    assert found["attribution"].value is None


def test_content_without_a_word_is_on_neither_side(make_gold: MakeGold, make_record: MakeRecord) -> None:
    dots = [("Ada", "said", "...")]
    article = compare(make_gold("Ada said ...", dots), make_record("Ada said ...", dots))
    assert (article.gold, article.made) == ((), ())


CHAIN = "Radio Kos said Ada told Ben that Cy thinks it rains. Dan asked whether it snows."
CHAIN_SAID = [
    ("Radio Kos", "said", "Ada told Ben that Cy thinks it rains"),
    ("Ada", "told", "that Cy thinks it rains"),
    ("Cy", "thinks", "it rains"),
    ("Dan", "asked", "whether it snows"),
]
CHAIN_GOLD: list[dict[str, Any]] = [
    {"act": "report", "modality": "asserted", "speaker": "Radio Kos", "form": "name"},
    {"act": "say", "modality": "asserted", "speaker": "Ada Bell", "parent": "E1", "addressee": "Ben"},
    {"act": "believe", "modality": "asserted", "parent": "E2"},
    {"act": "ask", "modality": "questioned"},
]
CHAIN_MADE: list[dict[str, Any]] = [
    {"act": "report", "form": "nominal"},
    {"act": "say", "parent": "s1", "addressee": "Ben"},
    {"act": "say", "parent": "s1"},
    {"act": "say", "modality": "questioned", "addressee": "Dan", "parent": "s1"},
]


def chain(
    make_gold: MakeGold, make_record: MakeRecord, *layers: str
) -> dict[str, tuple[int, int | None, int]]:
    gold = make_gold(CHAIN, CHAIN_SAID, fields=[dict(one) for one in CHAIN_GOLD], layers=layers)
    record = make_record(CHAIN, CHAIN_SAID, fields=[dict(one) for one in CHAIN_MADE])
    found = figures([count(compare(gold, record))], rounds=0)
    return {name: (one.hits, one.made, one.gold) for name, one in found.items()}


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("act", {"acts": (2, None, 4)}),
        ("modality", {"modality": (4, None, 4)}),
        ("addressee", {"addressees": (1, 2, 1)}),
        ("parent", {"nesting": (2, 3, 2), "parents": (1, None, 2)}),
        ("speaker", {"speakers": (0, None, 2)}),
    ],
)
def test_only_what_the_gold_has_is_asked(
    make_gold: MakeGold, make_record: MakeRecord, layer: str, expected: dict[str, tuple[int, int | None, int]]
) -> None:
    bare, asked = chain(make_gold, make_record), chain(make_gold, make_record, layer)
    assert {name: asked[name] for name in asked.keys() - bare.keys()} == expected


def test_recall_by_form_of_the_source(make_gold: MakeGold, make_record: MakeRecord) -> None:
    found = chain(make_gold, make_record, "form")
    assert found["source_forms"] == (0, None, 4)
    assert found["detection/form/name"] == found["end_to_end/form/name"] == (1, None, 1)


def test_speaker_is_the_actor_of_the_source(make_gold: MakeGold, make_record: MakeRecord) -> None:
    mention = ActorMention(start=0, end=3, text="Ada", form="name", rule="x")
    actor = Actor(id="a1", name="Ada Bell", type="person", mentions=(mention,), rule="x", confidence=1)
    text, said = "Ada said it rains.", [("Ada", "said", "it rains")]
    record = make_record(text, said, actors=(actor,))
    statement = record.statements[0]
    source = type(statement.source)(spans=statement.source.spans, form="name", actor="a1", reason="x")
    changed = {name: getattr(statement, name) for name in statement.__slots__} | {"source": source}
    record = Record(
        **{name: getattr(record, name) for name in record.__slots__}
        | {"statements": (type(statement)(**changed),)}
    )
    gold = make_gold(text, said, fields=[{"speaker": "Mayor Ada Bell"}], layers=["speaker"])
    assert evaluate({"a": gold}, {"a": record})["speakers"] == 1.0


def test_classes_and_their_mean(make_gold: MakeGold, make_record: MakeRecord) -> None:
    gold = make_gold(CHAIN, CHAIN_SAID, fields=[dict(one) for one in CHAIN_GOLD], layers=["act"])
    record = make_record(CHAIN, CHAIN_SAID, fields=[dict(one) for one in CHAIN_MADE])
    rows = classes([count(compare(gold, record))])["acts"]
    assert rows == [
        ClassRow(label="ask", hits=0, made=0, gold=1),
        ClassRow(label="believe", hits=0, made=0, gold=1),
        ClassRow(label="report", hits=1, made=1, gold=1),
        ClassRow(label="say", hits=1, made=3, gold=1),
    ]
    assert macro(rows) == (0 + 0 + 1 + 0.5) / 4
    assert evaluate({"a": gold}, {"a": record})["acts_macro"] == 0.375


def test_plain_figures_leave_out_breakdowns_and_what_there_is_nothing_of(
    make_gold: MakeGold, make_record: MakeRecord
) -> None:
    plain = evaluate({"a": make_gold("It rains.", [])}, {"a": make_record("It rains.", [])})
    assert plain == {}
    plain = evaluate({"a": make_gold(TEXT, GOLD)}, {"a": make_record(TEXT, MADE)})
    assert set(plain) == {name for name in EXPECTED if "/" not in name}


def test_intervals_come_from_the_articles(make_gold: MakeGold, make_record: MakeRecord) -> None:
    good = count(compare(make_gold(TEXT, GOLD), make_record(TEXT, GOLD)))
    bad = count(compare(make_gold(TEXT, GOLD), make_record(TEXT, MADE)))
    same = figures([bad] * 5)["detection"]
    assert (same.value, same.low, same.high) == (0.75, 0.75, 0.75)
    mixed = figures([good, bad] * 10)
    one = mixed["detection"]
    assert one.low is not None and one.high is not None and one.value is not None
    assert 0.75 <= one.low < one.value == 0.875 < one.high <= 1
    assert mixed == figures([good, bad] * 10)


def test_differences_are_drawn_from_the_same_samples(make_gold: MakeGold, make_record: MakeRecord) -> None:
    good = count(compare(make_gold(TEXT, GOLD), make_record(TEXT, GOLD)))
    bad = count(compare(make_gold(TEXT, GOLD), make_record(TEXT, MADE)))
    found = differences([good] * 4, [bad] * 4)
    one = found["detection"]
    assert (one.this, one.other, one.low, one.high) == (1.0, 0.75, 0.25, 0.25)
    assert "detection/kind/nested" not in found


@pytest.mark.parametrize(
    ("record_text", "words"),
    [
        (None, "extract without --no-text"),
        ("Title: Rain\n\nIt rains.", "it has a header before the gold's text"),
        ("rains.", "begins with a header that the record lacks"),
        ("It snows.", "they part at code point 3"),
    ],
)
def test_record_of_another_text(
    make_gold: MakeGold, make_record: MakeRecord, record_text: str | None, words: str
) -> None:
    record = make_record("It rains.", [], "rain.txt", record_text=record_text)
    with pytest.raises(RecordError, match=r"rain\.txt: the record") as caught:
        compare(make_gold("It rains.", []), record)
    assert words in str(caught.value)
