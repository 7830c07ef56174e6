"""Each class of slips on the smallest pair of gold and record that falls into it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.evaluate.changes import changes
from sayso.evaluate.compare import compare
from sayso.evaluate.excerpts import Excerpts, Phrases
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.slips import FALSE_ALARMS, MISSES, class_counts, cue_shape, largest, slips
from sayso.records import Record

Said = tuple[str, str, str]
MakeGold = Callable[..., GoldDocument]
MakeRecord = Callable[..., Record]

TEXT = (
    "Mayor Ada Bell said the old bridge will close soon and Ben Holt wrote later that nobody knows why yet."
)
SAYS = ("Mayor Ada Bell", "said", "the old bridge will close soon")
WROTE = ("Ben Holt", "wrote", "that nobody knows why yet")
BOTH = "the old bridge will close soon and Ben Holt wrote later that nobody knows why yet"
CASES: dict[str, tuple[list[Said], list[Said], list[tuple[str, str, str]]]] = {
    "all right": ([SAYS, WROTE], [SAYS, WROTE], []),
    "nothing found": (
        [SAYS, ("Ben", "", "that nobody knows")],
        [],
        [("missed", "not found", "one word: said"), ("missed", "not found", "no cue")],
    ),
    "source missing": (
        [SAYS],
        [("", *SAYS[1:])],
        [("missed", "source missing", "test.rule"), ("false alarm", "wrong source", "test.rule")],
    ),
    "source not there": (
        [("", *SAYS[1:])],
        [SAYS],
        [("missed", "source not there", "test.rule"), ("false alarm", "wrong source", "test.rule")],
    ),
    "source boundary": (
        [SAYS],
        [("Mayor", *SAYS[1:])],
        [("missed", "source boundary", "test.rule"), ("false alarm", "wrong source", "test.rule")],
    ),
    "source wrong": (
        [SAYS],
        [("Ben Holt", *SAYS[1:])],
        [("missed", "source wrong", "test.rule"), ("false alarm", "wrong source", "test.rule")],
    ),
    "too long": (
        [SAYS],
        [("Mayor Ada Bell", "said", BOTH)],
        [("missed", "too long", "test.rule"), ("false alarm", "boundary only", "test.rule")],
    ),
    "too short": (
        [SAYS],
        [("Mayor Ada Bell", "said", "the old")],
        [("missed", "too short", "test.rule"), ("false alarm", "boundary only", "test.rule")],
    ),
    "shifted": (
        [SAYS],
        [("Mayor Ada Bell", "said", "close soon and Ben")],
        [("missed", "shifted", "test.rule"), ("false alarm", "boundary only", "test.rule")],
    ),
    "split": (
        [SAYS],
        [("Mayor Ada Bell", "said", "the old"), ("Mayor Ada Bell", "said", "close soon")],
        [
            ("missed", "split", "test.rule"),
            ("false alarm", "boundary only", "test.rule"),
            ("false alarm", "boundary only", "test.rule"),
        ],
    ),
    "merged": (
        [SAYS, WROTE],
        [("Mayor Ada Bell", "said", BOTH)],
        [
            ("missed", "merged", "test.rule"),
            ("missed", "merged", "test.rule"),
            ("false alarm", "boundary only", "test.rule"),
        ],
    ),
    "taken": (
        [SAYS, ("Ben Holt", "wrote", "the old bridge will close")],
        [SAYS],
        [("missed", "taken", "test.rule")],
    ),
    "repeated": (
        [SAYS],
        [SAYS, ("Ben Holt", "wrote", "the old bridge will close")],
        [("false alarm", "repeated", "test.rule")],
    ),
    "no such statement": ([SAYS], [SAYS, WROTE], [("false alarm", "no such statement", "test.rule wrote")]),
    "no such statement, without a cue": (
        [],
        [("", "", "nobody knows")],
        [("false alarm", "no such statement", "test.rule (no cue)")],
    ),
}


@pytest.mark.parametrize(("gold", "made", "expected"), CASES.values(), ids=list(CASES))
def test_class_of_a_slip(
    make_gold: MakeGold,
    make_record: MakeRecord,
    gold: list[Said],
    made: list[Said],
    expected: list[tuple[str, str, str]],
) -> None:
    found = list(slips([compare(make_gold(TEXT, gold), make_record(TEXT, made))]))
    assert [(slip.side, slip.kind, slip.detail) for slip in found] == expected


def test_every_class_has_a_case() -> None:
    kinds = {kind for _, _, expected in CASES.values() for _, kind, _ in expected}
    assert kinds == set(MISSES) | set(FALSE_ALARMS)


def test_the_found_that_is_better_end_to_end_is_taken(make_gold: MakeGold, make_record: MakeRecord) -> None:
    """The first gold is detected with the one found statement, whose source is that of the second."""
    gold = make_gold(TEXT, [("", *SAYS[1:]), ("Mayor Ada Bell", "said", "old bridge will close soon")])
    found = list(slips([compare(gold, make_record(TEXT, [SAYS]))]))
    assert [(slip.side, slip.kind) for slip in found] == [("missed", "source not there")]


def test_a_slip_tells_article_sentence_and_words(make_gold: MakeGold, make_record: MakeRecord) -> None:
    text = 'Rain fell.\n\n"So what?" Ada Bell\nsaid to Ben. He left.'
    said = [("Ada Bell", "said", "So what?")]
    (slip, alarm) = slips(
        [compare(make_gold(text, said, "rain"), make_record(text, [("Ben", *said[0][1:])]))]
    )
    assert (slip.article, slip.sentence) == ("rain", "Ada Bell said to Ben.")
    assert slip.gold == alarm.gold == Phrases(source="Ada Bell", cue="said", content="So what?")
    assert slip.made == Phrases(source="Ben", cue="said", content="So what?", lemma="said", rule="test.rule")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("One thing", "One thing."),
        ("Two", "“Two!”"),
        ("3.5 per cent", "It rose 3.5 per cent."),
        ("End", "End"),
    ],
)
def test_sentence(make_gold: MakeGold, content: str, sentence: str) -> None:
    text = "One thing. “Two!” It rose 3.5 per cent.\n\nEnd"
    (statement,) = make_gold(text, [("", "", content)]).statements
    assert Excerpts(text).sentence(statement) == sentence


def test_the_largest_classes_come_first(make_gold: MakeGold, make_record: MakeRecord) -> None:
    article = compare(make_gold(TEXT, [SAYS]), make_record(TEXT, [WROTE, ("Ben", "wrote", "nobody knows")]))
    found = list(slips([article]))
    groups = [(key, len(group)) for key, group in largest(found)]
    assert groups == [
        (("false alarm", "no such statement", "test.rule wrote"), 2),
        (("missed", "not found", "one word: said"), 1),
    ]
    counts = class_counts(found)
    assert counts["false alarm"] == dict.fromkeys(FALSE_ALARMS, 0) | {"no such statement": 2}
    assert counts["missed"] == dict.fromkeys(MISSES, 0) | {"not found": 1}


@pytest.mark.parametrize(
    ("cue", "shape"),
    [("", "no cue"), ("Said", "one word: said"), ("According  to", "several words: according to")],
)
def test_cue_shape(cue: str, shape: str) -> None:
    assert cue_shape(cue) == shape


def test_changes(make_gold: MakeGold, make_record: MakeRecord) -> None:
    gold = make_gold(TEXT, [SAYS, WROTE], "bridge")
    kept, gone = ("Ben", "wrote", "nobody"), ("Holt", "wrote", "later")
    now, before = (compare(gold, make_record(TEXT, made)) for made in ([SAYS, kept], [WROTE, kept, gone]))
    found = [(one.article, one.kind, one.statement.content) for one in changes([now], [before])]
    assert found == [
        ("bridge", "newly right", SAYS[2]),
        ("bridge", "newly wrong", WROTE[2]),
        ("bridge", "false alarm gone", "later"),
    ]
    back = [one.kind for one in changes([before], [now])]
    assert back == ["newly right", "newly wrong", "new false alarm"]
