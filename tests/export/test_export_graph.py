"""Who speaks to and about whom: GraphML and the list of edges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd

from sayso.export.graphml import NAMESPACE
from sayso.export.tabular import tables_of
from sayso.records import Actor, ActorMention, Record, Statement

Exported = Callable[..., Path]

SPACE = {"g": NAMESPACE}


def later(ferry: Record) -> Record:
    """The same again, in another article of another day."""
    return replace(ferry, id="1" * 16, article=replace(ferry.article, published="2024-04-02"))


def graph(path: Path) -> tuple[list[dict[str, str | None]], list[dict[str, str | None]]]:
    """The nodes and the edges with their data, read as GraphML says; edges name the labels of their ends."""
    root = ElementTree.parse(path).getroot()
    keys = {key.get("id"): (key.get("for"), key.get("attr.name")) for key in root.findall("g:key", SPACE)}
    (found,) = root.findall("g:graph", SPACE)
    assert found.get("edgedefault") == "directed"

    def data(element: ElementTree.Element, domain: str) -> dict[str, str | None]:
        out = {}
        for one in element.findall("g:data", SPACE):
            of, name = keys[one.get("key")]
            assert of == domain and name
            out[name] = one.text
        return out

    nodes = {node.get("id"): data(node, "node") for node in found.findall("g:node", SPACE)}
    edges = [
        data(edge, "edge") | {end: nodes[edge.get(end)]["label"] for end in ("source", "target")}
        for edge in found.findall("g:edge", SPACE)
    ]
    return list(nodes.values()), edges


def test_the_graph_is_that_of_the_tables(exported: Exported, ferry: Record) -> None:
    nodes, edges = graph(exported("graphml", "graph.graphml", ferry, later(ferry)))
    table = tables_of([ferry, later(ferry)])["exchanges"]
    assert {
        (edge["source"], edge["target"], edge["relation"], edge["act"], edge["weight"]) for edge in edges
    } == {
        (row.speaker_name, row.target_name, row.relation, row.act, str(row.n_statements))
        for row in table.itertuples()
    }
    assert ("Nora Lind", "2", "2024-03-31", "2024-04-02") in [
        (edge["source"], edge["articles"], edge["first"], edge["last"]) for edge in edges
    ]
    assert {"label": "Nora Lind", "type": "person", "country": "NO"} in nodes


def test_the_list_of_edges_is_read_by_pandas(exported: Exported, ferry: Record) -> None:
    table = pd.read_csv(exported("edges", "edges.csv", ferry), keep_default_na=False)
    assert set(
        zip(table["speaker_name"], table["target_name"], table["relation"], table["act"], strict=True)
    ) == {
        ("Nora Lind", "government of Norway", "about", "warn"),
        ("Nora Lind", "reporters", "to", "say"),
        ("government of Norway", "Nora Lind", "about", "say"),
    }
    assert {"source", "target"} <= set(table.columns)


def test_hostile_names_break_neither(exported: Exported, hostile: Record) -> None:
    name = "=cmd()\x00<b>&\ufffe"
    mention = ActorMention(start=19, end=23, text="said", form="name", rule="x")
    other = Actor(id="a2", name=name, type="person", mentions=(mention,), rule="x", confidence=1.0)
    said: Statement = replace(hostile.statements[0], actors=("a2",))
    record = replace(hostile, actors=(*hostile.actors, other), statements=(said,))
    nodes, _ = graph(exported("graphml", "graph.graphml", record))
    assert "=cmd()\ufffd<b>&\ufffd" in [node["label"] for node in nodes]
    table = pd.read_csv(exported("edges", "edges.csv", record), keep_default_na=False)
    assert table["target_name"].tolist() == [f"'{name}"]
    assert table["speaker_name"].tolist() == ["'=cmd|' /C calc'!A0"]
