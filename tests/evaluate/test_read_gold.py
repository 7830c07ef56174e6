from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import GoldError, RecordError
from sayso.evaluate.gold import LAYERS
from sayso.evaluate.read import read_gold
from sayso.evaluate.recorded import article_name, load_records
from sayso.records import Record
from sayso.spans import Span

MakeRecord = Callable[..., Record]
CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = "Ada said it rains."
SAID = [("Ada", "said", "it rains")]


def written(path: Path, *records: Record) -> Path:
    lines = b"".join(record.to_json() + b"\n" for record in records)
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def test_a_corpus() -> None:
    documents = read_gold(CORPUS)
    assert list(documents) == sorted(path.stem for path in (CORPUS / "articles").glob("*.txt"))
    assert {document.layers for document in documents.values()} == {LAYERS}
    assert documents["01-border-shelling"].published is not None


def test_the_layout_of_polnear(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "rain.txt").write_text(TEXT)
    (tmp_path / "attributions" / "rain_x.ann").write_text("")
    assert [document.text for document in read_gold(tmp_path).values()] == [TEXT]


@pytest.mark.parametrize("name", ["records.jsonl", "records.jsonl.gz"])
def test_records_as_gold(tmp_path: Path, make_record: MakeRecord, name: str) -> None:
    fields = [{"addressee": "Ada", "modality": "possible"}]
    record = make_record(TEXT, SAID, "deep/rain.txt", fields, published="2020-10-15")
    (document,) = read_gold(written(tmp_path / name, record)).values()
    (said,) = document.statements
    assert (document.name, document.published, document.layers) == ("rain", "2020-10-15", LAYERS)
    assert (said.source, said.cue, said.content) == ((Span(0, 3),), (Span(4, 8),), (Span(9, 17),))
    assert (said.addressee, said.modality, said.speaker) == ((Span(0, 3),), "possible", None)


def test_the_folder_of_a_run_as_gold(tmp_path: Path, make_record: MakeRecord) -> None:
    written(tmp_path / "records.jsonl", make_record(TEXT, SAID))
    assert list(read_gold(tmp_path)) == ["a"]


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold: a folder has articles/ and gold/"):
        read_gold(tmp_path)


def test_a_file_that_holds_no_records(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('\n{"text": "Rain."}\n')
    with pytest.raises(GoldError, match=r"a\.jsonl#2: no record of sayso extract"):
        read_gold(tmp_path / "a.jsonl")


def test_a_record_without_text_is_no_gold(tmp_path: Path, make_record: MakeRecord) -> None:
    record = make_record(TEXT, SAID, record_text=None)
    with pytest.raises(GoldError, match="extract without --no-text"):
        read_gold(written(tmp_path / "a.jsonl", record))


@pytest.mark.parametrize(
    ("path", "external_id", "name"),
    [
        ("rain.txt", None, "rain"),
        ("deep/rain.txt.gz", "7", "rain"),
        ("rain", None, "rain"),
        ("many.jsonl#7", "rain", "rain"),
        ("many.jsonl#7", None, "many.jsonl#7"),
    ],
)
def test_name_of_an_article(make_record: MakeRecord, path: str, external_id: str | None, name: str) -> None:
    assert article_name(make_record(TEXT, SAID, path, external_id=external_id)) == name


def test_records_of_several_files_count_once(tmp_path: Path, make_record: MakeRecord) -> None:
    one, other = make_record(TEXT, SAID, "a.txt"), make_record(TEXT, SAID, "b.txt")
    run = tmp_path / "run"
    run.mkdir()
    paths = [written(tmp_path / "1.jsonl", one, other), written(run / "records.jsonl", other)]
    assert list(load_records([paths[0], run])) == ["a", "b"]


def test_two_articles_of_one_name(tmp_path: Path, make_record: MakeRecord) -> None:
    path = written(tmp_path / "1.jsonl", make_record(TEXT, [], "x/a.txt"), make_record(TEXT, [], "y/a.txt"))
    with pytest.raises(RecordError, match=r"1\.jsonl#2: two articles have the name a: x/a\.txt and y/a\.txt"):
        load_records([path])


def test_a_folder_without_records(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"no records\.jsonl; name the file"):
        load_records([tmp_path])
