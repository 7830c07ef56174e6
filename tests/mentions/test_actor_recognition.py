"""How many names of persons and bodies are found in sentences of world news, and how many are right.

The sentences are of our own writing, their names marked by hand before the extractor was run on them:
``[P …]`` a person, ``[O …]`` a body, ``[? …]`` what may be one or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import Article, Record, Settings, load
from sayso.build import extract_records
from sayso.spans import Span

SENTENCES = Path(__file__).parent / "names_of_world_news.txt"
MARKED = re.compile(r"\[([PO?]) ([^\]]+)\]")
FLOORS = {"P": (0.97, 0.95), "O": (0.94, 0.93)}  # precision, recall; any overlap counts
BODIES = ("organization", "government")


def marked(line: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text of a marked line, and its names with their types."""
    text, names, last = "", [], 0
    for found in MARKED.finditer(line):
        text += line[last : found.start()]
        names.append((Span(len(text), len(text) + len(found[2])), found[1]))
        text, last = text + found[2], found.end()
    return text + line[last:], names


def named(record: Record) -> Iterator[tuple[Span, str]]:
    """The names in a record with their types."""
    for actor in record.actors:
        kind = "P" if actor.type == "person" else "O" if actor.type in BODIES else None
        for mention in actor.mentions:
            if mention.form == "name" and kind is not None:
                yield Span(mention.start, mention.end), kind


def hits(gold: list[Span], made: list[Span]) -> int:
    """How many of ``gold`` overlap one of ``made``, one to one."""
    free = list(made)
    for span in gold:
        meets = next((other for other in free if other.overlaps(span)), None)
        if meets is not None:
            free.remove(meets)
    return len(made) - len(free)


@pytest.mark.model
def test_persons_and_bodies_of_world_news() -> None:
    settings = Settings(statements="rules")
    lines = [marked(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    articles = [Article(text=text, path=str(at)) for at, (text, _) in enumerate(lines)]
    records = [r for r in extract_records(load(settings), articles, settings) if isinstance(r, Record)]
    assert len(records) == len(lines)
    for kind, (precision, recall) in FLOORS.items():
        right = made_of = gold_of = 0
        for record, (_, names) in zip(records, lines, strict=True):
            unsure = [span for span, mark in names if mark == "?"]
            gold = [span for span, mark in names if mark == kind]
            made = [s for s, k in named(record) if k == kind and not any(s.overlaps(u) for u in unsure)]
            right, made_of, gold_of = right + hits(gold, made), made_of + len(made), gold_of + len(gold)
        assert right / made_of >= precision, (kind, "precision", right, made_of)
        assert right / gold_of >= recall, (kind, "recall", right, gold_of)
