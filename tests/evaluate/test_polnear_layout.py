from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import GoldError
from sayso.evaluate.gold import GoldDocument, GoldStatement
from sayso.evaluate.polnear import load_polnear
from sayso.spans import Span

TEXT = "Ada said it rains. It snows, Ben wrote.\r\nNobody denied it.\n"
GOOD = """\
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3 Content2:T5
T1\tSource 0 3\tAda
T2\tCue 4 8\tsaid
T3\tContent 9 11;12 17\tit rains
T4\tAttribution 4 8\tsaid
T5\tContent 19 27\tIt snows
T6\tCue 33 38\twrote
E2\tAttribution-no-source:T6 cue:T6
E3\tAttribution:T6 source:T7 Cue:T6 Content:T5
T7\tSource 29 32\tBen
T8\tDiscuss 0 3\tAda
#1\tAnnotatorNotes T5\tis this one?
"It is not, I think."
"""
NOTED = "#2\tSpeaker E3\tBenjamin Holt\n#3\tForm E3\tname\n"


def folder(at: Path, annotations: str = GOOD, name: str = "gazette_2020-10-15_rain") -> Path:
    (at / "text").mkdir()
    (at / "attributions").mkdir()
    (at / "text" / f"{name}.txt").write_bytes(TEXT.encode())
    (at / "attributions" / f"{name}_b2.ann").write_text(annotations, encoding="utf-8")
    return at


def test_events_are_read_and_those_without_content_left_out(tmp_path: Path) -> None:
    said = GoldStatement(
        id="E1",
        source=(Span(0, 3),),
        cue=(Span(4, 8),),
        content=(Span(9, 11), Span(12, 17), Span(19, 27)),
    )
    wrote = GoldStatement(id="E3", source=(Span(29, 32),), cue=(Span(33, 38),), content=(Span(19, 27),))
    name = "gazette_2020-10-15_rain"
    document = GoldDocument(
        name=name,
        header={"Date": "2020-10-15"},
        text=TEXT,
        statements=(said, wrote),
        numbers=(),
        places=(),
        layers=frozenset(),
    )
    assert load_polnear(folder(tmp_path)) == {name: document}
    assert document.published == "2020-10-15"


def test_speakers_and_forms_are_read_where_the_files_have_them(tmp_path: Path) -> None:
    (document,) = load_polnear(folder(tmp_path, GOOD + NOTED)).values()
    assert document.layers == {"speaker", "form"}
    assert [(s.speaker, s.form) for s in document.statements] == [(None, None), ("Benjamin Holt", "name")]


def test_of_several_annotators_the_first_by_name_counts(tmp_path: Path) -> None:
    folder(tmp_path, "", "rain")
    (tmp_path / "attributions" / "rain_a1.ann").write_text(GOOD, encoding="utf-8")
    assert [len(document.statements) for document in load_polnear(tmp_path).values()] == [2]
    assert [document.published for document in load_polnear(tmp_path).values()] == [None]


def test_the_annotator_may_be_missing(tmp_path: Path) -> None:
    folder(tmp_path, name="long_rain")
    (tmp_path / "attributions" / "long_rain_b2.ann").rename(tmp_path / "attributions" / "long_rain.ann")
    assert list(load_polnear(tmp_path)) == ["long_rain"]


BROKEN = {
    "offsets past the end": (GOOD.replace("29 32", "29 99"), 10, "no stretch of a text of 59"),
    "empty stretch": (GOOD.replace("29 32", "29 29"), 10, "no stretch"),
    "dangling role": (GOOD.replace("source:T7", "source:T9"), 9, "E3 refers to T9"),
    "half a mark": (GOOD.replace("T7\tSource 29 32", "T7\tSource 29"), 9, "E3 refers to T7"),
    "half a mark that nothing names": (GOOD + "T9\tSource 2\n", 14, "not a mark or event"),
    "half an event": (GOOD + "E4\tAttribution\n", 14, "not a mark or event"),
    "unknown form": (GOOD + "#2\tForm E3\tcrowd\n", 14, "Form of E3 is not one of name"),
}


@pytest.mark.parametrize(("annotations", "line", "words"), BROKEN.values(), ids=list(BROKEN))
def test_broken_annotations(tmp_path: Path, annotations: str, line: int, words: str) -> None:
    with pytest.raises(GoldError) as caught:
        load_polnear(folder(tmp_path, annotations))
    assert f"rain_b2.ann:{line}: " in str(caught.value)
    assert words in str(caught.value)


def test_annotations_without_article(tmp_path: Path) -> None:
    (folder(tmp_path) / "text" / "gazette_2020-10-15_rain.txt").unlink()
    with pytest.raises(GoldError, match=r"rain_b2\.ann: no article"):
        load_polnear(tmp_path)


def test_annotations_that_are_no_text(tmp_path: Path) -> None:
    folder(tmp_path, name="rain")
    (tmp_path / "attributions" / "rain_b2.ann").write_bytes(b"\xff\xfe")
    with pytest.raises(GoldError, match=r"rain_b2\.ann: cannot be read"):
        load_polnear(tmp_path)


def test_no_annotations(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no attributions"):
        load_polnear(tmp_path)
