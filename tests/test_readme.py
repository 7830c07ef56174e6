"""README's commands and its Python example run as they are printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.model
def test_the_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("seeds", "corpus"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    commands = [line for block in blocks("console") for line in block.splitlines()]
    assert len(commands) >= 5
    for command in commands:
        program, *words = shlex.split(command)
        result = CliRunner().invoke(main, words)
        assert (program, result.exit_code) == ("sayso", 0), f"{command}\n{result.output}"
    assert (tmp_path / "out" / "records.jsonl").stat().st_size > 0
    assert (tmp_path / "tables" / "speakers.csv").stat().st_size > 0


@pytest.mark.model
def test_the_python_example_prints_a_statement(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out == ("The ministry | say | that at least 12 people had died\n")


def test_the_makefile_has_the_targets_that_are_named() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^ {4}make (\w+)", README, flags=re.MULTILINE))
    assert named == {"run", "test"}
    assert all(re.search(rf"^{target}:", makefile, flags=re.MULTILINE) for target in named)


def test_every_link_leads_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
