"""GraphML: who speaks to whom and about whom, as a directed graph.

Nodes are actors; there is an edge for each relation ("to", "about"), act and polarity between two of them.
What XML cannot hold is replaced by U+FFFD. The format is at http://graphml.graphdrawing.org.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from sayso.export.exchanges import Exchange, Party, Tally, exchanges
from sayso.export.formats import Destination, Format
from sayso.export.words import xml
from sayso.records import Record

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE = {"label": "string", "type": "string", "country": "string"}
EDGE = {
    "relation": "string",
    "act": "string",
    "polarity": "string",
    "weight": "int",
    "articles": "int",
    "first": "string",
    "last": "string",
}


def write(records: Iterable[Record], to: Destination) -> None:
    """The graph of all articles."""
    root = graph_of(exchanges(records))
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(to.path, encoding="utf-8", xml_declaration=True)


def graph_of(edges: Mapping[Exchange, Tally]) -> ElementTree.Element:
    """The document; nodes are numbered in the order of their names, ``weight`` counts statements."""
    root = ElementTree.Element("graphml", xmlns=NAMESPACE)
    for domain, keys in (("node", NODE), ("edge", EDGE)):
        for name, kind in keys.items():
            attributes = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", attributes)
    graph = ElementTree.SubElement(root, "graph", id="exchanges", edgedefault="directed")
    parties = sorted({party for edge in edges for party in (edge.speaker, edge.other)})
    ids = {party: f"n{number}" for number, party in enumerate(parties)}
    for party, id_ in ids.items():
        _data(ElementTree.SubElement(graph, "node", id=id_), "node", _of_party(party))
    for edge, tally in edges.items():
        ends = {"source": ids[edge.speaker], "target": ids[edge.other]}
        _data(ElementTree.SubElement(graph, "edge", ends), "edge", _of_edge(edge, tally))
    return root


def _of_party(party: Party) -> dict[str, str]:
    return {"label": party.name, "type": party.type, "country": party.country}


def _of_edge(edge: Exchange, tally: Tally) -> dict[str, str]:
    return {
        "relation": edge.relation,
        "act": edge.act,
        "polarity": edge.polarity,
        "weight": str(tally.statements),
        "articles": str(len(tally.articles)),
        "first": tally.first,
        "last": tally.last,
    }


def _data(element: ElementTree.Element, domain: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            ElementTree.SubElement(element, "data", key=f"{domain}-{name}").text = xml(value)


FORMAT = Format(name="graphml", about="who speaks to and about whom, as a graph", write=write)
