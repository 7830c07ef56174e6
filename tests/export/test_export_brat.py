"""brat standoff: what is exported is read back as it was, and what brat makes of it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import GoldError
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.read import read_gold
from sayso.evaluate.recorded import gold_of
from sayso.export.annotations import annotated
from sayso.export.standoff import Vocabulary, value_of
from sayso.export.words import xml
from sayso.records import Record

Exported = Callable[..., Path]

FIRST = """\
T1	Source 25 49	harbour master Nora Lind
T2	Cue 50 54	told
T3	Content 8 23;77 94	We cannot sail, Not in this wind.
T4	Addressee 55 64	reporters
T5	Attribution 50 54	told
E1	Attribution:T5 Source:T1 Cue:T2 Content:T3 Addressee:T4
A1	QuoteType E1 direct
A2	Act E1 say
A3	Polarity E1 positive
A4	Modality E1 asserted
A5	Form E1 name
#1	AnnotatorNotes E1	Speaker: Nora Lind
"""


def bare(document: GoldDocument) -> GoldDocument:
    """Without what two ways of writing do not share: marks have ids of their own."""
    return replace(
        document,
        numbers=tuple(replace(one, id="") for one in sorted(document.numbers, key=lambda one: one.span)),
        places=tuple(replace(one, id="") for one in sorted(document.places, key=lambda one: one.span)),
        dates=tuple(replace(one, id="") for one in sorted(document.dates, key=lambda one: one.span)),
    )


def read(folder: Path) -> list[GoldDocument]:
    return [bare(document) for document in read_gold(folder).values()]


def test_what_is_written_is_what_the_record_says(exported: Exported, ferry: Record) -> None:
    folder = exported("brat", "collection", ferry)
    assert sorted(path.name for path in folder.iterdir()) == [
        "annotation.conf", "articles.json", "ferry.ann", "ferry.txt",
    ]  # fmt: skip
    assert (folder / "ferry.txt").read_bytes().decode() == ferry.article.text
    assert (folder / "ferry.ann").read_text(encoding="utf-8").startswith(FIRST)
    (document,) = read(folder)
    (number,) = document.numbers
    expected = bare(annotated(ferry))
    assert replace(document, numbers=()) == replace(expected, numbers=())
    assert number == replace(expected.numbers[0], low=None)  # the guide writes "at least 40" as 40


def test_the_annotations_are_those_of_the_record(ferry: Record) -> None:
    made, gold = annotated(ferry), gold_of(ferry)
    assert [one.id for one in made.statements] == ["E1", "E2", "E3", "E4"]
    assert [one.parent for one in made.statements] == [None, None, None, "E3"]
    same = [replace(one, id="", parent=None) for one in gold.statements]
    assert [replace(one, id="", parent=None) for one in made.statements] == same
    assert made.header == {
        "ID": "ferry",
        "Title": "Ferry stays: “no wind, no sail”",
        "Date": "2024-03-31T18:00:00+02:00",
        "Publisher": "Varn Courier",
        "Author": "Mira Osk, Jo Tam",
        "URL": "https://courier.example/ferry?id=7",
    }


def test_hostile_words_are_read_back(exported: Exported, hostile: Record) -> None:
    (document,) = read(exported("brat", "collection", hostile))
    assert document == bare(annotated(hostile))
    assert document.text == hostile.article.text


@pytest.mark.parametrize("text", ["a\rb said\r\nyes", "x\u2028y said \u0085z", "\n\n a said b \n"])
def test_line_ends_of_all_kinds_stay(exported: Exported, hostile: Record, text: str) -> None:
    article = replace(hostile.article, text=text)
    odd = replace(hostile, article=article, statements=(), actors=())
    (document,) = read(exported("brat", "collection", odd))
    assert document.text == text


def test_two_articles_of_one_name_are_two(exported: Exported, ferry: Record) -> None:
    other = replace(ferry, id="1" * 16, article=replace(ferry.article, path="old/FERRY.txt"))
    third = replace(ferry, id="2" * 16, article=replace(ferry.article, path="older/ferry.txt"))
    documents = read_gold(exported("brat", "collection", ferry, other, third))
    assert set(documents) == {"ferry", "FERRY", "ferry-3"}


def test_a_source_that_is_not_resolved_speaks_for_itself(ferry: Record) -> None:
    first = ferry.statements[0]
    unresolved = replace(first, source=replace(first.source, actor=None))
    (made,) = annotated(replace(ferry, statements=(unresolved,))).statements
    assert made.speaker == "harbour master Nora Lind"


def test_a_statement_without_source_has_neither_speaker_nor_form(ferry: Record) -> None:
    first = ferry.statements[0]
    lone = replace(first, source=replace(first.source, spans=()))
    (made,) = annotated(replace(ferry, statements=(lone,))).statements
    assert (made.source, made.speaker, made.form) == ((), None, "none")


def changed(folder: Path, old: str, new: str) -> Path:
    """The collection after a person's change in brat."""
    path = folder / "ferry.ann"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.fixture
def collection(exported: Exported, ferry: Record) -> Path:
    return exported("brat", "collection", ferry)


def test_brat_cuts_a_stretch_at_a_line_break(collection: Path) -> None:
    text = (collection / "ferry.txt").read_text(encoding="utf-8")
    end, start = text.index("\n"), text.index("\n") + 1
    words = f"T4	Addressee 55 {end};{start} {start + 2}	{text[55:end]} {text[start : start + 2]}\n"
    (document,) = read(changed(collection, "T4	Addressee 55 64	reporters\n", words))
    assert [span.of(document.text) for span in document.statements[0].addressee] == ["reporters\non"]


def test_brat_leaves_a_space_and_people_leave_remarks(collection: Path) -> None:
    before = read(collection)
    changed(collection, "Addressee:T4\n", "Addressee:T4 \n")
    changed(collection, "Speaker: Nora Lind\n", "Speaker: Nora Lind; not sure of this\n")
    (document,) = read(collection)
    assert document.statements[0].speaker == "Nora Lind; not sure of this"
    changed(collection, "Speaker: Nora Lind; not sure of this\n", "Speaker: Nora Lind\n")
    remark = collection / "ferry.ann"
    remark.write_text(
        remark.read_text(encoding="utf-8") + "#99	AnnotatorNotes E1	is this right?\n", encoding="utf-8"
    )
    assert read(collection) == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("A2	Act E1 say\n", "", r"ferry\.ann:6: E1 has no Act"),
        ("A2	Act E1 say\n", "A2	Act E1 sing\n", r"ferry\.ann:8: Act of E1 is 'sing', not one of say, "),
        (
            "Speaker: Nora Lind\n",
            "Speakr: Nora Lind\n",
            r"ferry\.ann:12: E1 takes no note Speakr; it may have",
        ),
        (
            "T2	Cue 50 54	told",
            "T2	Cue 50 55	told ",
            r"ferry\.ann:2: T2 begins or ends with white space",
        ),
        (
            "T2	Cue 50 54	told",
            "R1	Part Arg1:T1 Arg2:T2",
            r"ferry\.ann:2: not a line of brat standoff",
        ),
    ],
)
def test_a_wrong_correction_is_named_with_file_and_line(
    collection: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(GoldError, match=message):
        read_gold(changed(collection, old, new))


def test_headers_that_are_broken_are_named(collection: Path) -> None:
    (collection / "articles.json").write_text("{\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"articles\.json:\d+: not JSON .*; restore it or delete it"):
        read_gold(collection)
    (collection / "articles.json").write_text('["ferry"]', encoding="utf-8")
    with pytest.raises(GoldError, match=r"articles\.json: not an object"):
        read_gold(collection)
    (collection / "articles.json").unlink()
    assert list(read_gold(collection)) == ["ferry"]


def test_a_text_without_annotations_is_named(collection: Path) -> None:
    (collection / "more.txt").write_text("x", encoding="utf-8")
    with pytest.raises(GoldError, match=r"more\.txt: no annotations of this name"):
        read_gold(collection)


def test_the_vocabulary_is_the_guides_and_what_is_used(hostile: Record) -> None:
    vocabulary = Vocabulary()
    guide = (Path(__file__).parents[2] / "corpus" / "annotation.conf").read_text(encoding="utf-8")
    lines = [line for line in guide.splitlines() if "Value:" in line]
    for line in lines:
        name, _, values = line.partition("\t")
        assert set(values.partition("Value:")[2].split("|")) <= set(vocabulary.values(name)) | {"casualties"}
    statement = replace(annotated(hostile).statements[0], act="sing")
    vocabulary.add(replace(annotated(hostile), statements=(statement,)))
    assert vocabulary.values("Act")[-1] == "sing"
    assert "|sing\n" in vocabulary.conf()


@pytest.mark.parametrize(
    ("value", "low", "high", "bound", "written"),
    [
        (40.0, 40.0, None, "at_least", "40"),
        (0.333333, None, None, "exact", "0.333333"),
        (1e22, None, None, "exact", "10000000000000000000000"),
        (1e-7, None, None, "exact", "0.0000001"),
        (None, 40.0, 50.5, "between", "40..50.5"),
        (None, 200.0, 999.0, "vague", None),
        (None, None, None, "exact", None),
    ],
)
def test_values_are_written_as_the_guide_says(
    ferry: Record, value: float | None, low: float | None, high: float | None, bound: str, written: str | None
) -> None:
    number = replace(gold_of(ferry).numbers[0], value=value, low=low, high=high, bound=bound)  # type: ignore[arg-type]
    assert value_of(number) == written


def test_xml_holds_no_control() -> None:
    assert xml("a\x00b\x1bc\ud800d\n\t🚢") == "a\ufffdb\ufffdc\ufffdd\n\t🚢"
