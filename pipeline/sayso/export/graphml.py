"""GraphML: who speaks to whom and about whom, as a directed graph.

Nodes are the actors of the table ``actors`` that speak or are spoken to or about; edges are the rows of the
table ``exchanges``, one for each relation ("to", "about") and act between two of them. What XML cannot hold
is replaced by U+FFFD. The format is at http://graphml.graphdrawing.org.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

import pandas as pd

from sayso.export.formats import Destination, Format
from sayso.export.tabular import tables_of
from sayso.export.words import xml
from sayso.records import Record

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
# Attribute of a node or edge: the column that it comes from.
NODE = {"label": "name", "type": "type", "country": "country"}
EDGE = {
    "relation": "relation",
    "act": "act",
    "weight": "n_statements",
    "weight_original": "n_statements_original",
    "negative": "n_negative",
    "articles": "n_articles",
    "first": "first_published",
    "last": "last_published",
}
TYPES = {"Int64": "int"}  # pandas dtype to GraphML's; any other is string


def write(records: Iterable[Record], to: Destination) -> None:
    """The graph of all articles."""
    tables = tables_of(records)
    root = graph_of(tables["actors"], tables["exchanges"])
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(to.path, encoding="utf-8", xml_declaration=True)


def graph_of(actors: pd.DataFrame, exchanges: pd.DataFrame) -> ElementTree.Element:
    """The document; ``weight`` counts statements, ``weight_original`` those of independent origin."""
    root = ElementTree.Element("graphml", xmlns=NAMESPACE)
    for domain, names, table in (("node", NODE, actors), ("edge", EDGE, exchanges)):
        for name, column in names.items():
            kind = TYPES.get(str(table.dtypes[column]), "string")
            about = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", about)
    graph = ElementTree.SubElement(root, "graph", id="exchanges", edgedefault="directed")
    ends = set(exchanges["speaker"]) | set(exchanges["target"])
    for row in actors[actors["actor"].isin(ends)].to_dict("records"):
        _data(ElementTree.SubElement(graph, "node", id=row["actor"]), "node", NODE, row)
    for row in exchanges.to_dict("records"):
        edge = {"source": row["speaker"], "target": row["target"]}
        _data(ElementTree.SubElement(graph, "edge", edge), "edge", EDGE, row)
    return root


def _data(
    element: ElementTree.Element, domain: str, names: Mapping[str, str], row: Mapping[Hashable, Any]
) -> None:
    for name, column in names.items():
        if not pd.isna(row[column]):
            ElementTree.SubElement(element, "data", key=f"{domain}-{name}").text = xml(str(row[column]))


FORMAT = Format(name="graphml", about="who speaks to and about whom, as a graph", write=write)
