"""``sayso evaluate``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from click.testing import Result

from sayso.records import Record

Sayso = Callable[..., Result]
MakeRecord = Callable[[str, str], Record]

RAIN = "Ada said it rains."
SNOW = "Ben said it snows."
GOLD = """\
T1\tSource 0 3\tAda
T2\tCue 4 8\tsaid
T3\tContent 9 17\tit rains
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""
WRONG = GOLD.replace("Content 9 17", "Content 0 3")


def write_records(path: Path, *records: Record) -> Path:
    path.write_bytes(b"".join(record.to_json() + b"\n" for record in records))
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two articles in PolNeAR's layout, one of them with a statement that is found."""
    folder = tmp_path / "gold"
    for name, text, marked in (("rain", RAIN, GOLD), ("snow", SNOW, WRONG)):
        for part in ("text", "attributions"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / "text" / f"{name}.txt").write_text(text)
        (folder / "attributions" / f"{name}_a.ann").write_text(marked)
    return folder


@pytest.fixture
def records(tmp_path: Path, make_record: MakeRecord) -> Path:
    """A record of each article."""
    made = [make_record("in/rain.txt", RAIN), make_record("in/snow.txt", SNOW)]
    return write_records(tmp_path / "records.jsonl", *made)


def test_figures_are_shown(sayso: Sayso, gold: Path, records: Path) -> None:
    result = sayso("evaluate", gold, records)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "articles: 2, statements in the gold: 2, found: 2"
    assert "detection 0.500 0.000…1.000 0.500 0.500 1 2 2" in lines
    assert "kind indirect 2 0.500 0.500" in lines
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_no_intervals(sayso: Sayso, gold: Path, records: Path) -> None:
    lines = sayso("evaluate", gold, records, "--rounds", 0).stdout.splitlines()
    assert "detection 0.500 0.500 0.500 1 2 2" in [" ".join(line.split()) for line in lines]


def test_misses_are_shown_with_examples(sayso: Sayso, gold: Path, records: Path) -> None:
    shown = sayso("evaluate", gold, records, "--misses", 5).stdout
    assert "missed not found 1" in [" ".join(line.split()) for line in shown.splitlines()]
    assert "1 × missed, not found (one word: said)\n  snow: Ben said it snows.\n" in shown
    assert "    gold: Ben | said | Ben\n" in shown
    assert "1 × false alarm, no such statement (x said)" in shown
    assert "not found" not in sayso("evaluate", gold, records).stdout


def test_everything_goes_into_files(tmp_path: Path, sayso: Sayso, gold: Path, records: Path) -> None:
    figures, slips = tmp_path / "figures.json", tmp_path / "slips.jsonl"
    before = write_records(tmp_path / "before.jsonl")
    words = ("--json", figures, "--list", slips)
    assert sayso("evaluate", gold, records, *words).exit_code == 0
    whole = orjson.loads(figures.read_bytes())
    assert whole["articles"] == 2
    figure = whole["figures"]["detection"]
    assert [figure[name] for name in ("value", "low", "high", "precision", "recall")] == [0.5, 0, 1, 0.5, 0.5]
    assert [figure[name] for name in ("hits", "made", "gold")] == [1, 2, 2]
    assert whole["breakdown"]["detection/kind/indirect"]["value"] == 0.5
    assert whole["slips"]["missed"]["not found"] == 1
    assert "against" not in whole
    lines = [orjson.loads(line) for line in slips.read_bytes().splitlines()]
    assert [(line["side"], line["kind"]) for line in lines] == [
        ("missed", "not found"),
        ("false alarm", "no such statement"),
    ]
    assert sayso("evaluate", gold, records, *words, "--against", records).exit_code == 0
    assert orjson.loads(figures.read_bytes())["against"]["changes"]["newly right"] == 0
    assert sayso("evaluate", gold, records, "--against", before).exit_code == 2


def test_another_run_is_compared(
    tmp_path: Path, sayso: Sayso, make_record: MakeRecord, gold: Path, records: Path
) -> None:
    before = write_records(tmp_path / "before.jsonl", make_record("snow.txt", SNOW))
    result = sayso("evaluate", gold, records, "--against", before)
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "newly right: 1" in lines and "newly wrong: 0" in lines
    assert "words: Ada | said | it rains" in lines
    assert any(line.startswith("detection 0.500 0.000 +0.500 ") for line in lines)
    hidden = sayso("evaluate", gold, records, "--against", before, "--changes", 0).stdout
    assert "newly right: 1" in hidden and "words: Ada" not in hidden


def test_articles_without_a_record_and_records_without_an_article(
    tmp_path: Path, sayso: Sayso, make_record: MakeRecord, gold: Path
) -> None:
    made = write_records(
        tmp_path / "records.jsonl", make_record("rain.txt", RAIN), make_record("hail.txt", RAIN)
    )
    result = sayso("evaluate", gold, made)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "snow: no record; all its statements count as missed",
        "records of articles that are not in the gold, ignored: 1",
    ]
    assert result.stdout.startswith("articles: 2, statements in the gold: 2, found: 1")


def test_many_articles_without_a_record_are_counted(
    tmp_path: Path, sayso: Sayso, gold: Path, records: Path
) -> None:
    for number in range(12):
        (gold / "text" / f"hail{number}.txt").write_text(RAIN)
        (gold / "attributions" / f"hail{number}_a.ann").write_text(GOLD)
    result = sayso("evaluate", gold, records)
    assert result.stderr.splitlines()[-1] == "… and 2 more articles without a record"


def test_a_run_against_itself_as_gold(sayso: Sayso, records: Path) -> None:
    result = sayso("evaluate", records, records, "--classes")
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "modality 1.000 1.000…1.000 2 2" in lines
    assert "possible 1.000 2 2 2" in lines


def test_the_folder_of_a_run(sayso: Sayso, gold: Path, records: Path) -> None:
    assert sayso("evaluate", gold, records.parent).exit_code == 0


def test_wrong_calls(
    tmp_path: Path, sayso: Sayso, make_record: MakeRecord, gold: Path, records: Path
) -> None:
    other = write_records(tmp_path / "other.jsonl", make_record("rain.txt", SNOW))
    strange = write_records(tmp_path / "strange.jsonl", make_record("hail.txt", RAIN))
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{broken\n")
    for words, message in (
        ([gold], "Missing argument 'RECORDS...'"),
        ([gold, "none.jsonl"], "does not exist"),
        ([tmp_path / "gold" / "text", records], "no gold: a folder has"),
        ([gold, other], "rain.txt: the record's text is not that of the gold rain"),
        ([gold, strange], "no record is of an article of the gold; their names are like hail, not rain"),
        ([gold, broken], "broken.jsonl#1: no record of sayso extract"),
        ([gold, records, "--json", records], "is among the inputs"),
        ([gold, records, "--json", "x", "--list", "x"], "give them two names"),
    ):
        result = sayso("evaluate", *words)
        assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_no_spacy_below_the_records(gold: Path, records: Path) -> None:
    code = (
        "import sys; from sayso.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "sys.exit(bool({'spacy', 'pandas'} & set(sys.modules)))"
    )
    call = [sys.executable, "-c", code, "evaluate", str(gold), str(records)]
    assert subprocess.run(call, check=False, stdout=subprocess.DEVNULL).returncode == 0
