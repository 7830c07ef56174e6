"""What docs/generate.py writes stands in the pages, for everything that the code has."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from sayso.cli import main
from sayso.knowledge import Knowledge

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "CONTRIBUTING.md"]
REWRITE = "out of date: run python docs/generate.py"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_parts_that_need_no_model_are_current(generate: ModuleType, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    fast = [name for name in generate.parts_of(text) if name not in generate.NEED_MODEL]
    assert generate.stable(generate.filled(text, fast)) == generate.stable(text), REWRITE


@pytest.mark.model
def test_parts_that_need_the_model_are_current(generate: ModuleType) -> None:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        assert generate.stable(generate.filled(text, generate.NEED_MODEL)) == generate.stable(text), REWRITE


@pytest.mark.model
def test_examples_run_and_print_what_the_pages_say(generate: ModuleType) -> None:
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert generate.stable(generate.run_examples(path.name, text)) == generate.stable(text), REWRITE


def test_every_part_has_its_place_and_no_other_has(generate: ModuleType) -> None:
    placed = [name for path in PAGES for name in generate.parts_of(path.read_text(encoding="utf-8"))]
    assert sorted(placed) == sorted(generate.PARTS)


def test_a_part_is_rewritten_and_the_rest_is_not(generate: ModuleType) -> None:
    page = "before\n<!-- generated: formats -->\nold\n<!-- end -->\nafter\n"
    rewritten = generate.filled(page)
    assert rewritten.startswith("before\n<!-- generated: formats -->\n| format | suffixes |")
    assert rewritten.endswith("|\n<!-- end -->\nafter\n")
    assert generate.filled(page, ()) == page


@pytest.mark.parametrize("name", main.commands)
def test_command_has_help_and_a_section(name: str) -> None:
    command = main.commands[name]
    assert command.help
    options = [p for p in command.params if p.param_type_name == "option"]
    assert all(getattr(option, "help", None) for option in options)
    assert f"\n## sayso {name}\n" in (DOCS / "commands.md").read_text(encoding="utf-8")


def test_every_table_of_the_language_data_is_told_of(generate: ModuleType, knowledge: Knowledge) -> None:
    assert sorted(generate.KNOWLEDGE) == knowledge.names()


def test_every_field_of_the_record_has_a_meaning(generate: ModuleType) -> None:
    schema = generate.json_schema()
    nodes = {"Record": schema, **schema["$defs"]}
    assert all(
        generate.meaning(name, *field) for name in nodes for field in nodes[name]["properties"].items()
    )


def test_every_column_of_the_tables_has_a_meaning_and_no_meaning_is_idle(generate: ModuleType) -> None:
    used = {
        generate._column(table, column) for table, columns in generate.TABLES.items() for column in columns
    }
    assert used == set(generate.COLUMNS)
