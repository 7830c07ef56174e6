from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import GoldError
from sayso.evaluate.brat import load_gold, split_article
from sayso.evaluate.gold import GoldDocument, GoldNumber, GoldPlace, GoldStatement
from sayso.spans import Span

CONF = (
    "[attributes]\n"
    "Act\tArg:<EVENT>, Value:say|deny\n"
    "Outcome\tArg:Number, Value:killed|wounded\n"
    "Group\tArg:Number, Value:soldier\n"
)
BODY = 'Baku denied that\n20 to 30 men died. "We know," it said. "No."\n'
ARTICLE = f"Title: Strike at Sotk\nDate: 2020-10-15\n\n{BODY}"
GOOD = """\
T1	Source 0 4	Baku
T2	Cue 5 11	denied
T3	Content 12 34	that 20 to 30 men died
T4	Attribution 5 11	denied
E1	Attribution:T4 Source:T1 Cue:T2 Content:T3
T5	Source 47 49	it
T6	Cue 50 54	said
T7	Content 37 45;57 60	We know, No.
T8	Attribution 50 54	said
E2	Attribution:T8 Source:T5 Cue:T6 Content:T7
T9	Number 17 25	20 to 30
T10	Place 0 4	Baku
A1	QuoteType E1 indirect
A2	Act E1 deny
A3	Polarity E1 negative
A4	Modality E1 asserted
A5	Form E1 metonym
A6	QuoteType E2 direct
A7	Act E2 say
A8	Polarity E2 positive
A9	Modality E2 asserted
A10	Form E2 pronoun
A11	Bound T9 between
A12	Kind T9 count
A13	Outcome T9 killed
A14	Group T9 soldier
A15	Form T10 metonym
#1	Speaker E1	government of Azerbaijan
#2	Speaker E2	government of Azerbaijan
#3	Value T9	20..30
#4	Counted T9	men
#5	Party T9	government of Armenia
#6	Country T10	AZ
#7	GeoNames T10	587084
"""


def corpus(folder: Path, annotations: str = GOOD, article: str = ARTICLE, conf: str = CONF) -> Path:
    for name in ("articles", "gold"):
        (folder / name).mkdir()
    (folder / "annotation.conf").write_text(conf, encoding="utf-8")
    (folder / "articles" / "sotk.txt").write_text(article, encoding="utf-8")
    (folder / "gold" / "sotk.ann").write_text(annotations, encoding="utf-8")
    return folder


def test_good_file_is_read_whole(tmp_path: Path) -> None:
    denied = GoldStatement(
        id="E1",
        source=(Span(0, 4),),
        cue=(Span(5, 11),),
        content=(Span(12, 34),),
        addressee=(),
        quote_type="indirect",
        act="deny",
        polarity="negative",
        modality="asserted",
        form="metonym",
        speaker="government of Azerbaijan",
        parent=None,
    )
    said = GoldStatement(
        id="E2",
        source=(Span(47, 49),),
        cue=(Span(50, 54),),
        content=(Span(37, 45), Span(57, 60)),
        addressee=(),
        quote_type="direct",
        act="say",
        polarity="positive",
        modality="asserted",
        form="pronoun",
        speaker="government of Azerbaijan",
        parent=None,
    )
    men = GoldNumber(
        id="T9",
        span=Span(17, 25),
        value=None,
        low=20,
        high=30,
        bound="between",
        kind="count",
        unit=None,
        counted="men",
        outcome="killed",
        group="soldier",
        basis=None,
        party="government of Armenia",
    )
    baku = GoldPlace(id="T10", span=Span(0, 4), form="metonym", country="AZ", geonames_id=587084)
    assert load_gold(corpus(tmp_path)) == {
        "sotk": GoldDocument(
            name="sotk",
            header={"Title": "Strike at Sotk", "Date": "2020-10-15"},
            text=BODY,
            statements=(denied, said),
            numbers=(men,),
            places=(baku,),
        )
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12", (12.0, None, None)),
        ("-1.5", (-1.5, None, None)),
        ("40..50", (None, 40.0, 50.0)),
        ("1/5", (0.2, None, None)),
        ("3-1", (None, None, None)),
    ],
)
def test_value_of_a_number(
    tmp_path: Path, written: str, expected: tuple[float | None, float | None, float | None]
) -> None:
    (number,) = load_gold(corpus(tmp_path, GOOD.replace("20..30", written)))["sotk"].numbers
    assert (number.value, number.low, number.high) == expected


def test_number_without_a_value(tmp_path: Path) -> None:
    (number,) = load_gold(corpus(tmp_path, GOOD.replace("#3\tValue T9\t20..30\n", "")))["sotk"].numbers
    assert (number.value, number.low, number.high) == (None, None, None)


def test_nested_statement_names_its_parent(tmp_path: Path) -> None:
    nested = load_gold(corpus(tmp_path, GOOD + "#8\tParent E2\tE1\n"))["sotk"]
    assert [statement.parent for statement in nested.statements] == [None, "E1"]


def changed(line: str, to: str) -> str:
    assert line in GOOD
    return GOOD.replace(line, to)


BROKEN = {
    "unknown type": (changed("T10\tPlace 0", "T10\tTown 0"), 12, "unknown type Town"),
    "offsets past the end": (changed("Place 0 4", "Place 60 99"), 12, "offsets 60 99 of T10"),
    "empty stretch": (changed("Place 0 4", "Place 4 4"), 12, "offsets 4 4 of T10"),
    "backward stretch": (changed("Place 0 4", "Place 4 0"), 12, "offsets 4 0 of T10"),
    "other words": (changed("0 4\tBaku\nA1", "0 4\tGanja\nA1"), 12, "says 'Ganja' where the text has 'Baku'"),
    "white space at an end": (changed("Place 0 4\tBaku", "Place 0 5\tBaku "), 12, "white space"),
    "stretches out of order": (changed("37 45;57 60\tWe know, No.", "57 60;37 45\tNo. We know,"), 8, "order"),
    "dangling role": (changed("Content:T7", "Content:T77"), 10, "E2 refers to T77"),
    "role of another type": (changed("Cue:T6", "Cue:T5"), 10, "T5 is a Source, not a Cue"),
    "unknown role": (changed("Cue:T6", "Hint:T6"), 10, "unknown role Hint"),
    "role twice": (changed("Cue:T6", "Source:T6"), 10, "two roles Source"),
    "no attribution": (changed("E2\tAttribution:T8 ", "E2\t"), 10, "E2 is no Attribution"),
    "no content": (changed(" Content:T7", ""), 10, "E2 has no Content"),
    "dangling attribute": (GOOD + "A16\tPolarity E9 positive\n", 35, "E9 is not in the file"),
    "dangling note": (GOOD + "#8\tSpeaker E9\tnobody\n", 35, "E9 is not in the file"),
    "unknown literal value": (
        changed("Polarity E1 negative", "Polarity E1 no"),
        15,
        "Polarity of E1 is 'no'",
    ),
    "unknown act": (changed("Act E1 deny", "Act E1 sing"), 14, "Act of E1 is 'sing', not one of say, deny"),
    "source form on a place": (
        changed("Form T10 metonym", "Form T10 pronoun"),
        27,
        "Form of T10 is 'pronoun'",
    ),
    "unknown attribute": (changed("Polarity E1", "Colour E1"), 15, "E1 takes no attribute Colour"),
    "missing attribute": (changed("A3\tPolarity E1 negative\n", ""), 5, "E1 has no Polarity"),
    "attribute twice": (GOOD + "A16\tPolarity E1 positive\n", 35, "Polarity of E1 is given twice"),
    "attribute without value": (
        changed("Polarity E1 negative", "Polarity E1"),
        15,
        "not a line of brat standoff",
    ),
    "unknown note": (changed("#5\tParty", "#5\tColour"), 32, "T9 takes no note Colour"),
    "bad value": (changed("20..30", "many"), 30, "Value of T9 cannot be 'many'"),
    "bad country": (changed("Country T10\tAZ", "Country T10\tAze"), 33, "Country of T10 cannot be 'Aze'"),
    "bad GeoNames id": (changed("587084", "Baku"), 34, "GeoNames of T10 cannot be 'Baku'"),
    "own parent": (GOOD + "#8\tParent E2\tE2\n", 35, "the parent of E2"),
    "parents in a ring": (GOOD + "#8\tParent E2\tE1\n#9\tParent E1\tE2\n", 36, "the parent of E1"),
    "parent that is no statement": (GOOD + "#8\tParent E2\tT9\n", 35, "the parent of E2"),
    "no speaker": (changed("#2\tSpeaker E2\tgovernment of Azerbaijan\n", ""), 10, "go together"),
    "speaker without form": (changed("Form E2 pronoun", "Form E2 none"), 10, "go together"),
    "number in two stretches": (changed("17 25\t20 to 30", "17 19;23 25\t20 30"), 11, "one stretch"),
    "mark twice": (changed("T10\tPlace", "T9\tPlace"), 12, "T9 is given twice"),
    "event twice": (changed("E2\tAttribution", "E1\tAttribution"), 10, "E1 is given twice"),
    "prose": (GOOD + "hello\n", 35, "not a line of brat standoff: 'hello'"),
}


@pytest.mark.parametrize(("annotations", "line", "words"), BROKEN.values(), ids=list(BROKEN))
def test_broken_annotations(tmp_path: Path, annotations: str, line: int, words: str) -> None:
    with pytest.raises(GoldError) as caught:
        load_gold(corpus(tmp_path, annotations))
    assert str(caught.value).startswith(f"{tmp_path / 'gold' / 'sotk.ann'}:{line}: ")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("Title: Sotk\nno key here\n\nBody.\n", "sotk.txt:2: a header line is 'Key: value'"),
        ("Title: Sotk\n\n", "sotk.txt: no body"),
        ("Title: Sotk\n", "sotk.txt: no body"),
    ],
)
def test_broken_article(tmp_path: Path, article: str, words: str) -> None:
    article = article.rstrip("\n") if article.count("\n") == 1 else article
    with pytest.raises(GoldError, match=words):
        load_gold(corpus(tmp_path, article=article))


def test_article_without_annotations(tmp_path: Path) -> None:
    corpus(tmp_path)
    (tmp_path / "gold" / "sotk.ann").unlink()
    with pytest.raises(GoldError, match=r"sotk\.txt: no annotations"):
        load_gold(tmp_path)


def test_annotations_without_article(tmp_path: Path) -> None:
    corpus(tmp_path)
    (tmp_path / "articles" / "sotk.txt").unlink()
    with pytest.raises(GoldError, match=r"sotk\.ann: no article"):
        load_gold(tmp_path)


def test_annotations_that_are_no_text(tmp_path: Path) -> None:
    corpus(tmp_path)
    (tmp_path / "gold" / "sotk.ann").write_bytes(b"\xff\xfe\x00T1")
    with pytest.raises(GoldError, match=r"sotk\.ann: cannot be read"):
        load_gold(tmp_path)


def test_folder_without_a_configuration(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"annotation\.conf: cannot be read"):
        load_gold(tmp_path)


def test_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "annotation.conf").write_text(CONF, encoding="utf-8")
    with pytest.raises(GoldError, match="no articles"):
        load_gold(tmp_path)


def test_offsets_count_code_points_of_the_body(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Title: “Ö”\n\n𝄞 “Ja” 🙂.\n\nEnd.\n", encoding="utf-8")
    header, body = split_article(path)
    assert (header, body.index("“"), body[-5:]) == ({"Title": "“Ö”"}, 2, "End.\n")


def test_a_corpus_with_line_ends_as_on_windows_is_read_the_same(tmp_path: Path) -> None:
    for name in ("unix", "windows"):
        (tmp_path / name).mkdir()
    expected = load_gold(corpus(tmp_path / "unix"))
    folder = corpus(tmp_path / "windows")
    for path in (folder / "articles" / "sotk.txt", folder / "gold" / "sotk.ann"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_gold(folder) == expected


def test_an_id_in_the_header_names_the_article(tmp_path: Path) -> None:
    folder = corpus(tmp_path, article=f"ID: crawl/7\n{ARTICLE}")
    assert list(load_gold(folder)) == ["crawl/7"]
    for part, suffix in (("articles", "txt"), ("gold", "ann")):
        again = folder / part / f"again.{suffix}"
        again.write_bytes((folder / part / f"sotk.{suffix}").read_bytes())
    with pytest.raises(GoldError, match=r"sotk\.txt: another article has the name crawl/7 too"):
        load_gold(folder)
