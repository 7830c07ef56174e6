"""``sayso query``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from click.testing import Result

from sayso.records import Record

Sayso = Callable[..., Result]
MakeRecord = Callable[[str, str], Record]


@pytest.fixture
def lines(tmp_path: Path, make_record: MakeRecord) -> Path:
    """Three records; in each the first word says the rest, which is negative and possible."""
    path = tmp_path / "records.jsonl"
    texts = ["Ada said little.", "Bo said \x1b[31m<b> a.c, [red]x[/red].", "Ada said abc."]
    records = [make_record(f"{number}.txt", text) for number, text in enumerate(texts, 1)]
    path.write_bytes(b"".join(record.to_json() + b"\n" for record in records))
    return path


def contents(result: Result) -> list[str]:
    assert result.exit_code == 0
    return [orjson.loads(line)["content"].strip() for line in result.stdout_bytes.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], [0, 1, 2]),
        (["--speaker", "ada"], [0, 2]),
        (["--speaker", "ada", "--speaker", "bo", "--text", "c"], [1, 2]),
        (["--text", "a.c"], [1]),
        (["--text", "a.c", "--regex"], [1, 2]),
        (["--text", "(?i)ABC", "--text", "lit", "--regex"], [0, 2]),
        (
            ["--act", "say", "--polarity", "negative", "--modality", "possible", "--quote-type", "indirect"],
            [0, 1, 2],
        ),
        (["--polarity", "positive"], []),
        (["--limit", "2"], [0, 1]),
        (["--since", "2024"], []),
        (["--outcome", "killed"], []),
        (["--place", "paris"], []),
    ],
)
def test_statements_are_found(sayso: Sayso, lines: Path, words: list[str], found: list[int]) -> None:
    all_ = ["little.", "\x1b[31m<b> a.c, [red]x[/red].", "abc."]
    assert contents(sayso("query", lines, "--jsonl", *words)) == [all_[number] for number in found]
    assert sayso("query", lines, "--count", *words).stdout == f"{len(found)}\n"


def test_the_table_shows_them_and_is_safe_for_the_screen(sayso: Sayso, lines: Path) -> None:
    shown = sayso("query", lines)
    assert shown.exit_code == 0
    assert "\x1b" not in shown.stdout
    assert "[red]x[/red]" in shown.stdout
    assert shown.stdout.count("→ content") == 1
    assert shown.stdout.count("Ada") == 2
    assert "no statement found" in sayso("query", lines, "--act", "deny").stdout


def test_a_long_table_has_one_head(sayso: Sayso, tmp_path: Path, make_record: MakeRecord) -> None:
    records = (make_record(f"{number}.txt", f"Ada said no {number}.") for number in range(250))
    (tmp_path / "r.jsonl").write_bytes(b"".join(record.to_json() + b"\n" for record in records))
    shown = sayso("query", tmp_path / "r.jsonl").stdout
    assert (shown.count("→ content"), shown.count("Ada")) == (1, 250)


def test_records_come_from_standard_input(sayso: Sayso, lines: Path) -> None:
    assert sayso("query", "-", "--count", stdin=lines.read_bytes()).stdout == "3\n"


def test_a_broken_line_is_named_and_the_rest_is_used(sayso: Sayso, lines: Path) -> None:
    lines.write_bytes(b"{broken\n" + lines.read_bytes())
    result = sayso("query", lines, "--count")
    assert (result.exit_code, result.stdout) == (1, "3\n")
    assert f"{lines}#1: failed (aggregate, broken_record): " in result.stderr


def test_an_empty_file_has_no_statements(sayso: Sayso) -> None:
    assert sayso("query", "-", "--count", stdin=b"").stdout == "0\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--text", "(", "--regex"], "--text '(' is no regular expression"),
        (["--since", "31.3.2024"], "'31.3.2024' is no date; write 2024, 2024-03 or 2024-03-31"),
        (["--until", "2024-13"], "'2024-13' is no date"),
        (["--polarity", "neutral"], "'neutral' is not one of 'positive', 'negative'"),
        (["--count", "--jsonl"], "--jsonl and --count exclude each other"),
        (["--limit", "0"], "0 is not in the range"),
    ],
)
def test_a_wrong_call_is_told(sayso: Sayso, lines: Path, words: list[str], message: str) -> None:
    result = sayso("query", lines, *words)
    assert result.exit_code == 2
    assert message in result.stderr
