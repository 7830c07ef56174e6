"""DOCX files: the paragraphs in their order, tables row by row, with title and authors of the document.

A first paragraph of style "Title" is the title and not part of the text. The dates in the file tell
when it was made, which is not when the article was published; they are not read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from sayso.errors import Problem
from sayso.reading.authors import authors_of
from sayso.reading.extras import FORMATS, needed
from sayso.reading.fields import word_of
from sayso.reading.options import ReadOptions
from sayso.reading.packing import Budget, unpacking
from sayso.reading.problems import Unreadable
from sayso.reading.registry import Format
from sayso.reading.source import Source
from sayso.values import Article

MAX_PARTS = 10_000
TITLE = "title"  # the style of a document's title, in lower case
MADE_BY = "python-docx"  # the author that this library writes where nobody is named


def read_docx(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The document as one article; raises Unreadable for what is no sound DOCX file."""
    docx = needed("docx", "DOCX files")
    data = source.whole()
    _check_size(data)
    try:
        document = docx.Document(io.BytesIO(data))
        paragraphs = list(_paragraphs(document))
        stated = document.core_properties
        title, author = word_of(stated.title), word_of(stated.author)
    except Exception as error:  # a missing part or broken XML shows in many kinds of errors
        raise Unreadable(
            "bad_docx", f"the DOCX file is damaged ({type(error).__name__}: {error}); save it anew"
        ) from error
    if paragraphs and paragraphs[0][1].lower() == TITLE:
        title = paragraphs.pop(0)[0]
    yield Article(
        text="\n\n".join(text for text, _ in paragraphs),
        path=source.path,
        title=title,
        authors=() if author == MADE_BY else authors_of(author),
    )


def _check_size(data: bytes) -> None:
    """Raises Unreadable where the parts, which are read whole, would be too large (``too_large``)."""
    with unpacking("DOCX"):
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    if len(parts) > MAX_PARTS:
        raise Unreadable("too_large", f"the DOCX file has more than {MAX_PARTS:,} parts")
    Budget(len(data)).spend(sum(part.file_size for part in parts))


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """Text and style of each paragraph that is not blank; a row of a table is one."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ((row, "") for row in map(_row_text, block.rows) if row)
        elif text := block.text.strip():
            yield text, (block.style.name or "") if block.style is not None else ""


def _row_text(row: Any) -> str:
    cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
    return "\t".join(filter(None, cells))


DOCX = Format("docx", (".docx",), read_docx, "paragraphs and tables; title and author", FORMATS)
