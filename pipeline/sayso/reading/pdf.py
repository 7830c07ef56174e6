"""PDF files: the text of all pages by pypdf, with title and author of the document.

A PDF holds lines, not paragraphs: a word divided at a line's end is joined, and lines stay lines. The
dates in a PDF tell when the file was made, which is not when the article was published; they are not read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import Problem
from sayso.reading.authors import authors_of
from sayso.reading.extras import FORMATS, needed
from sayso.reading.fields import word_of
from sayso.reading.options import ReadOptions
from sayso.reading.problems import Unreadable
from sayso.reading.registry import Format
from sayso.reading.source import Source
from sayso.values import Article, Issue

MAX_PAGES = 2000
MAX_CONTENT = 50_000_000  # bytes of page content; a page of a newspaper has some 100,000
MAX_OPERATORS = 5_000_000
SENTENCE_ENDS = ".!?…”\"’'"
SHOWN = 8  # numbers of unreadable pages that an issue lists
_DIVIDED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_MADE_BY = re.compile(
    r"^Microsoft \w+ - |\.(?:docx?|pdf|indd|qxd|rtf|odt)$", re.I
)  # titles that programs give


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Article | Problem]:
    """The document as one article; raises Unreadable for encrypted, damaged and scanned ones."""
    pypdf = needed("pypdf", "PDF files")
    document = _opened(pypdf, source.whole())
    text, broken = _text(document)
    if not text.strip():
        raise Unreadable("no_text", "the PDF holds no text (scanned?); recognise its text first")
    title, author = _named(document)
    yield Article(
        text=text,
        path=source.path,
        title=None if title and _MADE_BY.search(title) else title,
        authors=authors_of(author),
        issues=_issues(broken),
    )


def _opened(pypdf: Any, data: bytes) -> Any:
    """The document, decrypted where the empty password does it."""
    try:
        document = pypdf.PdfReader(io.BytesIO(data), strict=False)
        opened = not document.is_encrypted or document.decrypt("")
    except pypdf.errors.DependencyError:
        opened = False
    except Exception as error:  # damage shows in any of the library's and Python's own errors
        raise _damaged(error) from error
    if not opened:
        raise Unreadable("encrypted", "the PDF asks for a password; save it without one")
    return document


def _damaged(error: Exception) -> Unreadable:
    return Unreadable("bad_pdf", f"the PDF is damaged ({type(error).__name__}: {error}); fetch it again")


def _text(document: Any) -> tuple[str, list[int]]:
    """The text of the pages, and the numbers of those that cannot be read; raises Unreadable."""
    pages: list[str] = []
    broken: list[int] = []
    work = _Work()
    numbered = enumerate(document.pages, 1)
    while True:
        try:
            number, page = next(numbered)
        except StopIteration:
            break
        except Exception as error:  # the tree of pages itself
            raise _damaged(error) from error
        if number > MAX_PAGES:
            raise Unreadable("too_large", f"the PDF has more than {MAX_PAGES:,} pages; divide it")
        try:
            pages.append(_page_text(page, work))
        except Unreadable:
            raise
        except Exception:  # one page may be damaged where others are not
            broken.append(number)
    return _joined(pages), broken


class _Work:
    """Counts what the pages make a reader do; a small file may ask for work without end."""

    def __init__(self) -> None:
        self._bytes = 0
        self._operators = 0

    def content(self, count: int) -> None:
        """Counts bytes of page content; raises Unreadable beyond the bound."""
        self._bytes += count
        if self._bytes > MAX_CONTENT:
            raise Unreadable("too_large", f"the PDF's pages unpack to over {MAX_CONTENT:,} bytes")

    def operator(self, *_: object) -> None:
        """Counts one drawing operator; raises Unreadable beyond the bound."""
        self._operators += 1
        if self._operators > MAX_OPERATORS:
            raise Unreadable("too_large", f"the PDF's pages hold over {MAX_OPERATORS:,} operators")


def _page_text(page: Any, work: _Work) -> str:
    contents = page.get_contents()
    if contents is None and "/Contents" in page:
        raise ValueError("the page's content is of no kind that there is")
    work.content(len(contents.get_data()) if contents is not None else 0)
    return str(page.extract_text(visitor_operand_before=work.operator))


def _joined(pages: list[str]) -> str:
    """The pages one after another; a sentence that goes on over a page's end stays in one paragraph."""
    text = ""
    for page in filter(None, map(str.strip, pages)):
        gap = "" if not text else "\n\n" if text[-1] in SENTENCE_ENDS else "\n"
        text += gap + page
    return _DIVIDED.sub("", text)


def _named(document: Any) -> tuple[str | None, str | None]:
    """Title and author as the document states them."""
    try:
        stated = document.metadata
        return (word_of(stated.title), word_of(stated.author)) if stated else (None, None)
    except Exception:  # metadata of a shape that the library does not expect
        return None, None


def _issues(broken: list[int]) -> tuple[Issue, ...]:
    if not broken:
        return ()
    pages = ", ".join(map(str, broken[:SHOWN])) + (", …" if len(broken) > SHOWN else "")
    return (Issue("page_unreadable", f"pages that could not be read: {pages}"),)


PDF = Format("pdf", (".pdf",), read_pdf, "text of all pages; title and author", FORMATS)
