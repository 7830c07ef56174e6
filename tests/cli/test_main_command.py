"""``sayso`` itself, ``sayso schema``, and how calls end."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable

import orjson
import pytest
from click.testing import Result

from sayso import __version__
from sayso.cli import main
from sayso.record_lines import json_schema

Sayso = Callable[..., Result]


def test_version(sayso: Sayso) -> None:
    assert sayso("--version").stdout == f"sayso {__version__}\n"


@pytest.mark.parametrize("words", [[], *([name] for name in main.commands)])
def test_help(sayso: Sayso, words: list[str]) -> None:
    result = sayso(*words, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout


@pytest.mark.parametrize("name", main.commands)
def test_each_option_has_help(name: str) -> None:
    options = [parameter for parameter in main.commands[name].params if parameter.param_type_name == "option"]
    assert [option.name for option in options if not getattr(option, "help", None)] == []


def test_schema(sayso: Sayso) -> None:
    result = sayso("schema")
    assert orjson.loads(result.stdout) == json_schema()
    assert result.stdout.startswith('{\n  "$schema"')


def test_an_unknown_command(sayso: Sayso) -> None:
    assert sayso("exract").exit_code == 2


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"], ["schema"]])
def test_what_needs_no_model_loads_none(words: list[str]) -> None:
    code = (
        "import sys; from sayso.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "sys.exit(bool({'spacy', 'pandas', 'trafilatura', 'rich'} & set(sys.modules)))"
    )
    call = [sys.executable, "-c", code, *words]
    assert subprocess.run(call, check=False, stdout=subprocess.DEVNULL).returncode == 0


def test_a_reader_that_leaves_ends_the_call_in_silence(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaves(*words: object, **options: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(main.commands["schema"], "callback", leaves)
    assert sayso("schema").output == ""
