"""The pages lead nowhere that does not exist, and tell every code of a problem or issue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), *sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("corpus/*.md"))]
FENCE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE_AT = {"Unreadable": 0, "Issue": 0, "Problem": 2, "Death": 0}  # which argument of a call is the code


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [link for link in LINK.findall(text) if "://" not in link and not link.startswith("mailto:")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_index_lists_every_page() -> None:
    listed = set(links(DOCS / "index.md"))
    assert {page.name for page in DOCS.glob("*.md")} - {"index.md"} <= listed


def calls(function: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((ROOT / "pipeline" / "sayso").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name == function:
                    yield path, node


def codes(function: str) -> set[str]:
    """The codes that the code gives to problems or issues, as far as they are written in the call."""
    found: set[str] = set()
    for _, call in calls(function):
        given = [word.value for word in call.keywords if word.arg == "code"]
        at = CODE_AT[function]
        given += call.args[at : at + 1]
        found |= {str(one.value) for one in given if isinstance(one, ast.Constant)}
    return found


def rows(page: str, heading: str) -> set[str]:
    """The words in backquotes in the first two columns of the tables below a heading."""
    text = (DOCS / page).read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = (line.split("|")[1:3] for line in text.splitlines() if line.startswith("| `"))
    return {word for pair in cells for cell in pair for word in re.findall(r"^ `(\w+)` $", cell)}


def test_every_code_of_a_problem_is_told() -> None:
    written = codes("Unreadable") | codes("Problem") | codes("Death")
    assert len(written) > 15
    assert {code for code in written if not code.startswith("broken_")} - rows(
        "commands.md", "The errors file"
    ) == set()


def test_every_code_of_an_issue_is_told() -> None:
    assert codes("Issue") - rows("record.md", "Issues") == set()
