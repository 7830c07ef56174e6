from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths
from sayso.values import Article

PARAGRAPHS = (
    "The harbour council of Port Ellis voted on Tuesday to close the old ferry dock after long talks.",
    "“We cannot keep a dock that floods each winter,” said the council’s chair, Marta Quill, later.",
    "Ferry workers called the decision hasty. Their union said it had not been asked in advance.",
    "The dock was built in 1931 and carried more than 40,000 passengers a year until the bridge was opened.",
)
TEXT = "\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

LD = '<script type="application/ld+json">'
GRAPH = """
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "@id": "https://gazette.example/#site", "name": "Gazette site"},
  {"@type": "Organization", "@id": "https://gazette.example/#org", "name": "The Port Ellis Gazette"},
  {"@type": "WebPage", "@id": "https://gazette.example/dock", "datePublished": "2021-03-01T00:00:00Z"},
  {"@type": ["NewsArticle"], "@id": "https://gazette.example/dock#article",
   "mainEntityOfPage": {"@id": "https://gazette.example/dock"},
   "headline": "Council closes Port Ellis&#8217;s ferry dock",
   "datePublished": "2021-03-02T18:05:00+01:00", "dateModified": "2021-03-04T08:00:00+01:00",
   "author": [{"@id": "https://gazette.example/#ann"}, {"@type": "Person", "name": "Tom Reed"}],
   "publisher": {"@id": "https://gazette.example/#org"}},
  {"@type": "Person", "@id": "https://gazette.example/#ann", "name": "Ann Fisher"},
  {"@type": "NewsArticle", "headline": "Another story", "datePublished": "2019-01-01",
   "url": "https://gazette.example/other"}
]}
</script>"""
METAS = """
<link rel="canonical" href="https://gazette.example/dock">
<meta property="og:title" content="Council closes dock">
<meta property="og:site_name" content="Gazette">
<meta property="article:modified_time" content="2021-03-04T08:00:00+01:00">
<meta property="article:published_time" content="2021-03-02T17:00:00Z">
<meta name="date" content="2021-02-27">
<meta name="author" content="By Ann Fisher and Tom Reed">"""


def page(head: str = "", body: str = BODY, before: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en"><head>
<title>Council closes dock | Gazette</title>{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Council closes dock</h1>{before}{body}</article></main>
<aside><h2>Most read</h2><time datetime="2018-05-05">May 5</time><a href="/x">Ten gardens to see</a></aside>
<footer><time datetime="2025-01-01">2025</time><p>Copyright 2025</p></footer></body></html>"""


def read(folder: Path, html: str | bytes, name: str = "dock.html") -> Article | Problem:
    file = folder / name
    file.write_bytes(html if isinstance(html, bytes) else html.encode())
    (found,) = read_paths([file], ReadOptions())
    return found


def article(folder: Path, html: str | bytes, name: str = "dock.html") -> Article:
    found = read(folder, html, name)
    assert isinstance(found, Article), found
    return found


def test_json_ld_wins(tmp_path: Path) -> None:
    assert article(tmp_path, page(METAS + GRAPH)) == Article(
        text=TEXT,
        path="dock.html",
        title="Council closes Port Ellis’s ferry dock",
        publisher="The Port Ellis Gazette",
        authors=("Ann Fisher", "Tom Reed"),
        url="https://gazette.example/dock",
        published="2021-03-02T18:05:00+01:00",
        published_from="metadata",
        language="en",
    )


def test_meta_tags_stand_in(tmp_path: Path) -> None:
    assert article(tmp_path, page(METAS)) == Article(
        text=TEXT,
        path="dock.html",
        title="Council closes dock",
        publisher="Gazette",
        authors=("Ann Fisher", "Tom Reed"),
        url="https://gazette.example/dock",
        published="2021-03-02T17:00:00+00:00",
        published_from="metadata",
        language="en",
    )


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        ('<meta name="citation_publication_date" content="2021/03/02">', "", ("2021-03-02", "metadata")),
        ('<meta name="DC.date.issued" content="2021-03-02">', "", ("2021-03-02", "metadata")),
        ('<meta itemprop="datePublished" content="2021-03-02">', "", ("2021-03-02", "metadata")),
        ('<meta name="parsely-pub-date" content="2021-03-02T17:00:00Z">', "",
         ("2021-03-02T17:00:00+00:00", "metadata")),
        (f'{LD}{{"@type": "WebPage", "datePublished": "2021-03-02"}}</script>', "",
         ("2021-03-02", "metadata")),
        ("", '<time datetime="2021-03-02T18:05">2 March</time>', ("2021-03-02T18:05:00", "html")),
        ("", '<time class="updated" datetime="2021-03-04"></time><time pubdate datetime="2021-03-02"></time>',
         ("2021-03-02", "html")),
        ("", '<time datetime="2021-03-05">x</time><time itemprop="datePublished">2021-03-02</time>',
         ("2021-03-02", "html")),
        ("", '<span itemprop="datePublished" content="2021-03-02">Tuesday</span>', ("2021-03-02", "html")),
        ("", "<time>March 2, 2021</time>", ("2021-03-02", "html")),
        ("", '<p class="published-date">March 2, 2021</p>', ("2021-03-02", "html")),
        ('<link rel="canonical" href="https://gazette.example/2021/03/02/dock">', "",
         ("2021-03-02", "url")),
        ('<meta property="article:modified_time" content="2021-03-04">', "", (None, None)),
        ("", "", (None, None)),
    ],
)  # fmt: skip
def test_where_the_date_comes_from(tmp_path: Path, head: str, before: str, expected: tuple[Any, Any]) -> None:
    found = article(tmp_path, page(head, before=before))
    assert (found.published, found.published_from) == expected


def test_date_of_the_file_name_and_of_the_option_come_last(tmp_path: Path) -> None:
    found = article(tmp_path, page(), "2021-03-02_dock.html")
    assert (found.published, found.published_from) == ("2021-03-02", "filename")
    (tmp_path / "dock.html").write_text(page())
    (other,) = read_paths([tmp_path / "dock.html"], ReadOptions(published="2 March 2021"))
    assert isinstance(other, Article)
    assert (other.published, other.published_from) == ("2021-03-02", "option")


def test_unreadable_date_is_an_issue(tmp_path: Path) -> None:
    found = article(tmp_path, page('<meta property="article:published_time" content="two days ago">'))
    assert found.published is None
    assert [issue.code for issue in found.issues] == ["date_unreadable"]


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": "A", ',
        "[" * 100_000,
        '{"@type": 5, "author": {"name": [[]]}, "headline": {"a": 1}}',
        '{"@type": "Article", "author": {"@id": 7}, "publisher": []}',
    ],
)
def test_bad_json_ld_does_not_matter(tmp_path: Path, block: str) -> None:
    found = article(tmp_path, page(METAS + f"{LD}{block}</script>"))
    assert (found.title, found.published) == ("Council closes dock", "2021-03-02T17:00:00+00:00")


@pytest.mark.parametrize(
    "wrapped",
    [
        '<![CDATA[{"@type": "NewsArticle", "headline": "The one"}]]>',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "The one"}\n//]]>',
        '<!-- {"@type": "NewsArticle", "headline": "The one"} -->',
        '[{"@type": "Thing"}, {"@type": "http://schema.org/ReportageNewsArticle", "headline": "The one"}];',
        '{"@type": "NewsArticle", "headline": "The one", "description": "broken\nline"}',
    ],
)
def test_json_ld_as_pages_write_it(tmp_path: Path, wrapped: str) -> None:
    head = f'<script type="application/ld+json; charset=utf-8">{wrapped}</script>'
    assert article(tmp_path, page(head)).title == "The one"


def test_article_of_this_page_among_several(tmp_path: Path) -> None:
    nodes = [
        '{"@type": "NewsArticle", "headline": "Other", "url": "https://gazette.example/other", '
        '"datePublished": "2019-01-01"}',
        '{"@type": "NewsArticle", "headline": "This", "url": "http://gazette.example/dock/", '
        '"datePublished": "2021-03-02"}',
    ]
    blocks = "".join(f'<script type="application/ld+json">{node}</script>' for node in nodes)
    canonical = '<link rel="canonical" href="https://gazette.example/dock?from=home">'
    found = article(tmp_path, page(canonical + blocks))
    assert (found.title, found.published) == ("This", "2021-03-02")


def test_scripts_are_neither_run_nor_read(tmp_path: Path) -> None:
    script = (
        "<script>document.write('<p>The council said that the dock will stay open, it said.</p>')</script>"
    )
    style = "<style>p {color: red}</style><noscript>Please switch on JavaScript to read this page.</noscript>"
    found = article(tmp_path, page(METAS + script, body=script + style + BODY + script))
    assert found.text == TEXT


def test_text_from_json_ld_where_the_page_has_none(tmp_path: Path) -> None:
    body = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS)
    body = body.replace("&lt;", "<").replace("&gt;", ">").replace('"', "&quot;")
    block = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    found = article(tmp_path, page(block, body="<p>Subscribe to read on.</p>"))
    assert found.text.splitlines() == list(PARAGRAPHS)


LINKS = "".join(f'<li><a href="/{n}">Section {n} of the site</a></li>' for n in range(40))


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<html><body></body></html>", "no_article"),
        (f"<html><body><nav><ul>{LINKS}</ul></nav></body></html>", "no_article"),
        (f"<html><body><main><ul>{LINKS}</ul></main></body></html>", "no_article"),
        ("<html><body><h1>404</h1><p>Page not found.</p></body></html>", "no_article"),
        ("<html><body><form><input name=q><button>Search</button></form></body></html>", "no_article"),
        ("no markup at all", "no_article"),
        ("<", "no_article"),
        ("<!-- -->", "no_article"),
        ("", "empty"),
        (" \n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    ],
)
def test_pages_without_an_article(tmp_path: Path, html: str | bytes, code: str) -> None:
    found = read(tmp_path, html)
    assert isinstance(found, Problem), found
    assert (found.path, found.stage, found.code) == ("dock.html", "reading", code)


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-8>", "utf-16"),
        ("", "utf-8"),
    ],
)
def test_declared_encodings(tmp_path: Path, declaration: str, encoding: str) -> None:
    found = article(tmp_path, page(declaration).encode(encoding))
    assert (found.text, found.issues) == (TEXT, ())


def test_xhtml_with_a_prolog(tmp_path: Path) -> None:
    html = '<?xml version="1.0" encoding="windows-1252"?>\n' + page().replace("<!DOCTYPE html>", "")
    found = article(tmp_path, html.encode("cp1252"), "dock.xhtml")
    assert (found.text, found.issues) == (TEXT, ())


def test_undeclared_encoding_is_guessed_and_told(tmp_path: Path) -> None:
    found = article(tmp_path, page().encode("cp1252"))
    assert (found.text, [issue.code for issue in found.issues]) == (TEXT, ["encoding_guessed"])


def test_a_fragment(tmp_path: Path) -> None:
    assert article(tmp_path, f"<div>{BODY}</div>").text == TEXT


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "x",
        "<" * 50_000,
        "<p" + " a" * 50_000,
        "<meta " + "charset" * 20_000,
        f"<html><body>{'<b><i>' * 5000}{BODY}",
        "<table>" * 3000 + BODY,
    ],
)
def test_hostile_markup_gives_one_outcome(tmp_path: Path, html: str) -> None:
    read(tmp_path, html)


def test_without_trafilatura_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    found = read(tmp_path, page())
    assert isinstance(found, Problem)
    assert (found.code, "pip install 'sayso[html]'" in found.message) == ("missing_dependency", True)


def test_nothing_is_written_to_standard_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("trafilatura").handlers.clear()
    read(tmp_path, "<html><body></body></html>")
    assert capfd.readouterr() == ("", "")


def test_a_page_that_is_nested_too_deep_is_told(tmp_path: Path) -> None:
    sound = article(tmp_path, page(body=BODY + "<div>" * 100 + "<p>More.</p>" + "</div>" * 100))
    assert sound.issues == ()
    deep = article(tmp_path, page(body=BODY + "<div>" * 100_000 + "<p>More.</p>"))
    assert [issue.code for issue in deep.issues] == ["too_deep"]
    assert deep.text == TEXT
