"""brat standoff: a folder that brat opens as it is, each article a text and its annotations.

``NAME.txt`` is the article's text alone, ``NAME.ann`` the annotations on it (corpus/GUIDE.md says what
they mean), ``annotation.conf`` the types, ``articles.json`` what is known of each article, which brat
passes over. Notes are of the kind that brat's own window edits ("Speaker: Ilo Tam; Parent: E3").
``sayso evaluate`` reads the folder as gold, ``sayso import-corrections`` makes gold of it.
"""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from sayso.evaluate.collection import CONF, HEADERS
from sayso.export.annotations import annotated
from sayso.export.formats import Destination, Folder, Format
from sayso.export.names import FileNames
from sayso.export.standoff import Vocabulary, lines_of
from sayso.records import Record


def write(records: Iterable[Record], to: Destination) -> None:
    """The text and the annotations of each article, one article at a time."""
    names, vocabulary = FileNames(), Vocabulary()
    headers: dict[str, dict[str, str]] = {}
    ids: set[str] = set()
    for record in records:
        document = annotated(record)
        vocabulary.add(document)
        stem = names.of(document.name)
        id_ = stem if document.name in ids else document.name  # of two articles of one name, one keeps it
        ids.add(id_)
        headers[stem] = dict(document.header) | {"ID": id_}
        (to.path / f"{stem}.txt").write_bytes(document.text.encode("utf-8"))
        lines = "".join(f"{line}\n" for line in lines_of(document, one_note=True))
        (to.path / f"{stem}.ann").write_bytes(lines.encode("utf-8"))
    (to.path / CONF).write_text(vocabulary.conf(), encoding="utf-8")
    (to.path / HEADERS).write_bytes(orjson.dumps(headers, option=orjson.OPT_INDENT_2) + b"\n")


FORMAT = Format(
    name="brat",
    about="a folder that brat opens, to look at and to correct",
    write=write,
    folder=Folder("brat", ("*.txt", "*.ann", "*.conf", HEADERS), CONF),
    text=True,
)
