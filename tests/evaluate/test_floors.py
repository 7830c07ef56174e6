"""The gate of quality: figures on our own corpus may not fall below the pinned floors.

``python -m pytest tests/evaluate/test_floors.py --update-floors`` raises the floors of figures that rose,
a little below what is reached, and gives new figures one; with ``--lower-floors`` too, those of figures
that fell come down, which the commit must explain. The floors hold for one gold: a change of the corpus
changes its fingerprint, and the floors must be pinned again.

The tagger that sayso ships has seen the corpus in training, so the floors with it only guard against
loss; those of the rules alone also tell how good they are.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from sayso import Article, Record, Settings, load
from sayso.build import extract_records
from sayso.evaluate.definitions import FIGURES
from sayso.evaluate.floors import complaints, raised
from sayso.evaluate.read import read_gold
from sayso.evaluate.scores import evaluate

CORPUS = Path(__file__).parent.parent.parent / "corpus"
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.01  # how far below the figure that is reached a floor is pinned


def fingerprint() -> str:
    """The first 12 digits of a hash over the articles and their gold."""
    digest = hashlib.sha256()
    for path in sorted([*(CORPUS / "articles").glob("*.txt"), *(CORPUS / "gold").glob("*.ann")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def figures(way: str) -> dict[str, float]:
    settings = Settings(statements=way)
    gold = read_gold(CORPUS)
    articles = [
        Article(
            text=document.text,
            path=name,
            published=document.published,
            publisher=document.header.get("Publisher"),
        )
        for name, document in gold.items()
    ]
    results = list(extract_records(load(settings), articles, settings))
    return evaluate(gold, {r.article.path: r for r in results if isinstance(r, Record)})


@pytest.mark.model
@pytest.mark.parametrize("way", ["tagger", "rules"])
def test_no_figure_falls_below_its_floor(way: str, pytestconfig: pytest.Config) -> None:
    reached = figures(way)
    assert list(reached) == list(FIGURES)
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    if pytestconfig.getoption("--update-floors"):
        lower = bool(pytestconfig.getoption("--lower-floors"))
        pinned["gold"] = fingerprint()
        pinned[way] = raised(pinned[way], reached, SLACK, lower=lower)
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    assert pinned["gold"] == fingerprint(), "the gold has changed: pin the floors again (--update-floors)"
    found = complaints(pinned[way], reached)
    assert not found, "\n".join(["figures and floors disagree:", *found])
