"""Who speaks to and about whom: GraphML and the list of edges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd

from sayso.export.exchanges import Exchange, Party, exchanges
from sayso.export.graphml import NAMESPACE
from sayso.records import Actor, Record, Statement

Exported = Callable[..., Path]

LIND = Party("Nora Lind", "person", "NO")
NORWAY = Party("government of Norway", "government", "NO")
REPORTERS = Party("reporters", "unnamed")


def later(ferry: Record) -> Record:
    """The same again, in another article of another day."""
    article = replace(ferry.article, published="2024-04-02")
    return replace(ferry, id="1" * 16, article=article)


def test_exchanges_are_counted_over_articles(ferry: Record) -> None:
    undated = replace(later(ferry), id="2" * 16, article=replace(ferry.article, published=None))
    found = exchanges([ferry, later(ferry), later(ferry), undated])
    assert list(found) == [
        Exchange(LIND, NORWAY, "about", "warn", "positive"),
        Exchange(LIND, REPORTERS, "to", "say", "positive"),
        Exchange(NORWAY, LIND, "about", "say", "positive"),
    ]
    tally = found[Exchange(NORWAY, LIND, "about", "say", "positive")]
    assert (tally.statements, len(tally.articles)) == (4, 3)
    assert (tally.first, tally.last) == ("2024-03-31", "2024-04-02")


def test_a_statement_about_oneself_is_no_exchange(ferry: Record) -> None:
    (_, _, told, _) = ferry.statements
    alone = replace(told, actors=("a2",))
    assert exchanges([replace(ferry, statements=(alone,))]) == {}


def test_networks_are_read_as_graphml_says(exported: Exported, ferry: Record) -> None:
    root = ElementTree.parse(exported("graphml", "graph.graphml", ferry, later(ferry))).getroot()
    space = {"g": NAMESPACE}
    keys = {key.get("id"): (key.get("for"), key.get("attr.name")) for key in root.findall("g:key", space)}
    (graph,) = root.findall("g:graph", space)
    assert graph.get("edgedefault") == "directed"

    def data(element: ElementTree.Element, domain: str) -> dict[str | None, str | None]:
        found = {}
        for one in element.findall("g:data", space):
            of, name = keys[one.get("key")]
            assert of == domain
            found[name] = one.text
        return found

    nodes = {node.get("id"): data(node, "node") for node in graph.findall("g:node", space)}
    assert sorted(str(node["label"]) for node in nodes.values()) == [
        "Nora Lind", "government of Norway", "reporters",
    ]  # fmt: skip
    edges = [
        (
            nodes[edge.get("source")]["label"],
            nodes[edge.get("target")]["label"],
            data(edge, "edge")["relation"],
            data(edge, "edge")["weight"],
        )
        for edge in graph.findall("g:edge", space)
    ]
    assert ("Nora Lind", "reporters", "to", "2") in edges and len(edges) == 3


def test_the_list_of_edges_is_read_by_pandas(exported: Exported, ferry: Record) -> None:
    table = pd.read_csv(exported("edges", "edges.csv", ferry), keep_default_na=False)
    assert table[["source", "target", "relation", "act", "n_statements"]].to_numpy().tolist() == [
        ["Nora Lind", "government of Norway", "about", "warn", 1],
        ["Nora Lind", "reporters", "to", "say", 1],
        ["government of Norway", "Nora Lind", "about", "say", 1],
    ]


def test_hostile_names_break_neither(exported: Exported, hostile: Record) -> None:
    name = "=cmd()\x00<b>&\ufffe"
    other = Actor(id="a2", name=name, type="person", mentions=(), rule="x", confidence=1.0)
    said: Statement = replace(hostile.statements[0], actors=("a2",))
    record = replace(hostile, actors=(*hostile.actors, other), statements=(said,))
    root = ElementTree.parse(exported("graphml", "graph.graphml", record)).getroot()
    assert "=cmd()\ufffd<b>&\ufffd" in [one.text for one in root.iter(f"{{{NAMESPACE}}}data")]
    table = pd.read_csv(exported("edges", "edges.csv", record), keep_default_na=False)
    assert table["target"].tolist() == [f"'{name}"]
    assert table["source"].tolist() == ["'=cmd|' /C calc'!A0"]
