"""Rewrites the generated parts of the pages of docs/.

    python docs/generate.py            rewrite them
    python docs/generate.py --check    name the pages that are out of date; exit code 1 if there are any

What stands between ``<!-- generated: NAME -->`` and ``<!-- end -->`` comes from the function that `PARTS`
has under that name; the output of examples comes from running them (`examples`).
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, fields
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import orjson
from click.testing import CliRunner
from examples import ROOT, load, run_examples, trimmed
from meanings import COLUMNS, KNOWLEDGE, MEANINGS

import sayso
from sayso.aggregate.tables import TABLES
from sayso.cli import main as command_line
from sayso.evaluate.definitions import FIGURES
from sayso.evaluate.slips import FALSE_ALARMS, MISSES
from sayso.export.formats import Format
from sayso.export.registry import FORMATS
from sayso.knowledge import load_knowledge
from sayso.language.extensions import ATTRIBUTES
from sayso.reading import format_named, format_names
from sayso.reading.packing import PACKINGS, SHORT
from sayso.record_lines import json_schema

DOCS = ROOT / "docs"
PAGES = (*sorted(DOCS.glob("*.md")), ROOT / "CONTRIBUTING.md")
_PART = re.compile(r"<!-- generated: (?P<name>[\w-]+) -->\n(?P<body>.*?)<!-- end -->", re.DOTALL)
_VOLATILE = (
    (re.compile(r"seconds: [\d.]+"), "seconds: 0"),
    (re.compile(r'("(?:knowledge|settings)": )"[0-9a-f]{12}"'), r'\1""'),
    (re.compile(r"(?m)^(\| \[`\w+`\].*\| )\d+ \|$"), r"\1 0 |"),  # rows of a table of models/
)

EXAMPLE = sayso.Article(
    text=(
        "The Interior Ministry of Georgia said on Tuesday that at least 12 soldiers had been killed near "
        'Gori.\n\n"We do not know who fired first," its spokeswoman, Nino Abashidze, told reporters.\n'
    ),
    path="gori.txt",
    title="Twelve soldiers killed near Gori",
    published="2024-03-28",
    published_from="metadata",
    language="en",
)


def grid(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    lines = [tuple(head), *(tuple(str(cell).replace("|", "\\|") for cell in row) for row in rows)]
    lines.insert(1, ("---",) * len(lines[0]))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def help_of(*words: str) -> str:
    """The help text of a command, or of the program, as a terminal of 100 columns shows it."""
    shown = CliRunner().invoke(command_line, [*words, "--help"], prog_name="sayso", terminal_width=100)
    return f"```text\n$ {' '.join(('sayso', *words))} --help\n{trimmed(shown.output)}```\n"


def formats() -> str:
    """The formats that are read."""
    found = (format_named(name) for name in format_names())
    rows = ((f"`{f.name}`", _codes(f.suffixes), f.about, f"`{f.extra}`" if f.extra else "") for f in found)
    return grid(("format", "suffixes", "what is read", "extra"), rows)


def packings() -> str:
    """The suffixes of packed files."""
    short = ", ".join(f"`{one}` for `{full}`" for one, full in SHORT.items())
    return f"{_codes(PACKINGS)}; {short}.\n"


def schema_objects() -> str:
    """Every object of the record with its fields, as the JSON Schema has them."""
    schema = json_schema()
    nodes = {"Record": schema, **schema["$defs"]}
    return "\n".join(_object(name, nodes[name]) for name in _order(nodes))


def _order(nodes: dict[str, Any]) -> list[str]:
    """The objects in the order in which a reader of a record comes upon them."""
    names = ["Record"]
    for name in names:
        found = re.findall(r"#/\$defs/(\w+)", orjson.dumps(nodes[name]["properties"]).decode())
        names += [one for one in dict.fromkeys(found) if one not in names]
    return names


def _object(name: str, node: dict[str, Any]) -> str:
    rows = (
        (f"`{field}`", _type(value), meaning(name, field, value))
        for field, value in node["properties"].items()
    )
    about = _markdown(node["description"])
    return f"### {name}\n\n{about}\n\n{grid(('field', 'type', 'meaning'), rows)}"


def meaning(name: str, field: str, node: dict[str, Any]) -> str:
    """What a field of object ``name`` means: the schema's own words, else those of `MEANINGS`.

    Raises KeyError where neither has any.
    """
    inner: dict[str, Any] = next((one for one in node.get("anyOf", ()) if "description" in one), {})
    said = node.get("description") or inner.get("description")
    return said or MEANINGS.get(f"{name}.{field}") or MEANINGS[field]


def _type(node: dict[str, Any]) -> str:
    if "anyOf" in node:
        return " or ".join(map(_type, node["anyOf"]))
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in node or "const" in node:
        return _codes(node.get("enum", [node.get("const")]))
    if node["type"] == "array":
        return f"list of {_type(node['items'])}"
    return str(node["type"])


def example_record() -> str:
    """The record of `EXAMPLE`."""
    (record,) = sayso.extract([EXAMPLE], load())
    return f"```json\n{orjson.dumps(record, option=orjson.OPT_INDENT_2).decode()}\n```\n"


def example_text() -> str:
    """The text of `EXAMPLE`."""
    return f"```text\n{EXAMPLE.text}```\n"


def export_formats() -> str:
    """The formats of sayso export."""
    rows = (
        (f"[`{name}`](#{name})", format_.about, _target(format_), _codes(format_.needs))
        for name, format_ in FORMATS.items()
    )
    return grid(("format", "what it is", "target", "needs"), rows)


def _target(format_: Format) -> str:
    beside = "".join(f", and `NAME{suffix}`" for suffix in format_.beside)
    return "folder" if format_.folder else f"file{beside}"


def rows_of(table: str, *columns: str) -> str:
    """Columns of a table of models/."""
    rows = load_knowledge().table(table, row_type(table)).values()
    return grid(columns, ([_cell(getattr(row, column)) for column in columns] for row in rows))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,.0f}" if isinstance(value, float) and value >= 2 else str(value)


def pandas_tables() -> str:
    """The columns of the pandas tables."""
    parts = []
    for name, columns in TABLES.items():
        rows = ((f"`{column}`", dtype, COLUMNS[_column(name, column)]) for column, dtype in columns.items())
        parts.append(f"### {name}\n\n{grid(('column', 'dtype', 'meaning'), rows)}")
    return "\n".join(parts)


def _column(table: str, column: str) -> str:
    return f"{table}.{column}" if f"{table}.{column}" in COLUMNS else column


def extensions() -> str:
    """The attributes that sayso adds to a Doc."""
    fills = {
        getattr(component, "attribute", None): name
        for name, component in load().pipeline
        if name.startswith("sayso_")
    }
    rows = (
        (f"`doc._.{name}`", _markdown(about), f"`{fills[name]}`" if name in fills else "the reader")
        for name, about in ATTRIBUTES.items()
    )
    return grid(("attribute", "holds", "filled by"), rows)


def row_type(table: str) -> Any:
    """The dataclass of the rows of a table of models/; raises KeyError for one that is not told of."""
    if table not in KNOWLEDGE:
        raise KeyError(f"models/{table}.csv has no line in KNOWLEDGE of docs/meanings.py")
    module, _, name = KNOWLEDGE[table][1].partition(":")
    return getattr(import_module(module), name)


def knowledge_list() -> str:
    """The tables of models/ with the number of their rows."""
    knowledge = load_knowledge()
    sizes = {name: len(knowledge.table(name, row_type(name))) for name in knowledge.names()}
    rows = ((f"[`{name}`](#{name})", KNOWLEDGE[name][0], size) for name, size in sizes.items())
    return grid(("table", "what for", "rows"), rows)


def knowledge_columns() -> str:
    """The columns of each table of models/, as the dataclass of its rows declares them."""
    return "\n".join(_knowledge_table(name) for name in load_knowledge().names())


def _knowledge_table(name: str) -> str:
    kind = row_type(name)
    hints = get_type_hints(kind)
    rows = (
        (f"`{f.name.rstrip('_')}`", _cell_type(hints[f.name]), "" if _needed(f) else "yes")
        for f in fields(kind)
    )
    about = _markdown(kind.__doc__)
    return f"### {name}\n\n{about}\n\n{grid(('column', 'value', 'may be empty'), rows)}"


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _cell_type(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return _codes(get_args(hint))
    if get_origin(hint) in (tuple, frozenset):
        return "list, separated by `|`"
    some = [one for one in get_args(hint) if one is not NoneType]
    if some:
        return " or ".join(map(_cell_type, some))
    plain = {str: "text", float: "number", int: "whole number", bool: "`yes` or `no`", date: "`YYYY-MM-DD`"}
    return plain[hint]


def figure_list() -> str:
    """The figures of an evaluation."""
    rows = ((f"`{name}`", measure, about) for name, (measure, about) in FIGURES.items())
    return grid(("figure", "measure", "of what"), rows)


def slip_classes() -> str:
    """The classes of what is not right."""
    sides = (("missed", MISSES), ("false alarm", FALSE_ALARMS))
    rows = ((side, kind, about) for side, kinds in sides for kind, about in kinds.items())
    return grid(("", "class", "the first of these that is true"), rows)


def import_contract() -> str:
    """The layers of pyproject.toml: what stands above may import what stands below."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (c["layers"] for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return "```text\n" + "".join(f"{layer}\n" for layer in layers) + "```\n"


def _markdown(docstring: str) -> str:
    """A docstring as Markdown."""
    lines = " ".join(docstring.split())
    return lines.replace("``", "`")


def _codes(values: Iterable[object]) -> str:
    return ", ".join(f"`{value}`" for value in values)


PARTS: dict[str, Callable[[], str]] = {
    "help": help_of,
    **{f"help-{name}": partial(help_of, name) for name in command_line.commands},
    "formats": formats,
    "packings": packings,
    "export-formats": export_formats,
    "schema-objects": schema_objects,
    "example-text": example_text,
    "example-record": example_record,
    "vague-numbers": partial(rows_of, "vague_numbers", "phrase", "low", "high"),
    "acts": partial(rows_of, "acts", "id", "meaning", "polarity", "modality", "spoken"),
    "statement-rules": partial(rows_of, "statement_rules", "id", "confidence", "meaning"),
    "pandas-tables": pandas_tables,
    "extensions": extensions,
    "knowledge-list": knowledge_list,
    "knowledge-columns": knowledge_columns,
    "import-contract": import_contract,
    "figures": figure_list,
    "slip-classes": slip_classes,
}
NEED_MODEL = frozenset({"example-record", "extensions"})


def filled(text: str, names: Iterable[str] = PARTS) -> str:
    """``text`` with the generated parts of these ``names`` as they are now."""
    wanted = frozenset(names)

    def part(found: re.Match[str]) -> str:
        name = found["name"]
        body = PARTS[name]() if name in wanted else found["body"]
        return f"<!-- generated: {name} -->\n{body}<!-- end -->"

    return _PART.sub(part, text)


def parts_of(text: str) -> list[str]:
    """The names of the generated parts of a page."""
    return [found["name"] for found in _PART.finditer(text)]


def stable(text: str) -> str:
    """``text`` without what may differ though nothing is out of date: seconds, hashes, row counts."""
    for pattern, instead in _VOLATILE:
        text = pattern.sub(instead, text)
    return text


def current(path: Path) -> str:
    """The page at ``path`` as it should be."""
    text = filled(path.read_text(encoding="utf-8"))
    return run_examples(path.name, text) if path.parent == DOCS else text


def main() -> int:
    """Rewrites or checks all pages; returns the exit code."""
    parser = argparse.ArgumentParser(description="Rewrite the generated parts of the pages of docs/.")
    parser.add_argument("--check", action="store_true", help="only name the pages that are out of date")
    check = parser.parse_args().check
    stale = 0
    for path in PAGES:
        old, new = path.read_text(encoding="utf-8"), current(path)
        if stable(old) != stable(new):
            stale += 1
            print(f"{path.relative_to(ROOT)}: {'is out of date' if check else 'rewritten'}")
        if not check and old != new:
            path.write_text(new, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
