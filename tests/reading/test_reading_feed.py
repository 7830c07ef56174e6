from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from sayso.errors import Problem
from sayso.reading import read_paths
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and that nobody else had spoken of it yet."
HEAD = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>The Wire</title>"
)
CONTENT = f"<content:encoded><![CDATA[<p>{TEXT}</p><p>Nobody else &amp; no “one”.</p>]]></content:encoded>"


def read(folder: Path, xml: str | bytes, name: str = "a.xml") -> list[Article | Problem]:
    file = folder / name
    file.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
    return list(read_paths([file]))


def codes(found: list[Article | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else "ok" for one in found]


def test_rss(tmp_path: Path, samples: ModuleType) -> None:
    first, second = read(tmp_path, samples.rss(), "a.rss")
    assert first == Article(
        text=samples.TEXT, path="a.rss#1", external_id="tag:7", title=samples.TITLE, language="en",
        publisher="Port Ellis Gazette", authors=("Ann Fisher",), url=samples.URL,
        published="2024-04-02T17:00:00+00:00", published_from="metadata",
    )  # fmt: skip
    assert second.path == "a.rss#2"


def test_atom(tmp_path: Path) -> None:
    xml = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><id>urn:1</id>'
        '<title type="html">Talks &amp;amp; more</title><link href="https://wire.example/1"/>'
        "<updated>2024-05-01T00:00:00Z</updated><published>2024-03-31T18:00:00Z</published>"
        f'<author><name>Zoë Brandt</name></author><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content>'
        f"</entry><entry><id>urn:2</id><updated>2024-05-01T00:00:00Z</updated>"
        f'<content type="text">{TEXT}</content></entry></feed>'
    )
    assert read(tmp_path, xml, "a.atom") == [
        Article(
            text=TEXT, path="a.atom#1", external_id="urn:1", title="Talks & more", language="en",
            publisher="The Wire", authors=("Zoë Brandt",), url="https://wire.example/1",
            published="2024-03-31T18:00:00+00:00", published_from="metadata",
        ),
        Article(text=TEXT, path="a.atom#2", external_id="urn:2", publisher="The Wire", language="en"),
    ]  # fmt: skip


def test_an_entry_that_announces_an_article_is_skipped(tmp_path: Path) -> None:
    long = f"<p>{TEXT}</p>" * 6
    items = "".join(
        f"<item>{inner}</item>"
        for inner in (
            f"<description>{TEXT}</description>",
            CONTENT,
            f"<description><![CDATA[{long}]]></description>",
            "<title>No more than this</title>",
        )
    )
    found = read(tmp_path, f"{HEAD}{items}</channel></rss>")
    assert codes(found) == ["teaser", "ok", "ok", "teaser"]
    assert [one.skipped for one in found if isinstance(one, Problem)] == [True, True]
    second = found[1]
    assert isinstance(second, Article)
    assert second.text == f"{TEXT}\n\nNobody else & no “one”."


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<note><to>Ann</to></note>", "no_article"),
        ("no XML at all", "no_article"),
        (f"{HEAD}</channel></rss>", "empty"),
        ("<" * 100_000, "no_article"),
        ("", "empty"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, xml: str, code: str) -> None:
    assert codes(read(tmp_path, xml)) == [code]


def test_a_feed_that_is_cut_short_keeps_what_is_there(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}<item>{CONTENT}</item><item><title>Half of")
    assert codes(found) == ["ok", "teaser"]


def test_entity_bombs_do_not_go_off(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]>'
    body = HEAD.partition("?>")[2]
    for item in ("<item><title>&e11;</title></item>", f"<item>{CONTENT}<title>&e11;</title></item>"):
        found = read(tmp_path, f"{bomb}{body}{item}</channel></rss>")
        assert sum(len(one.title or "") for one in found if isinstance(one, Article)) < 1000


def test_external_entities_are_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret that nobody may read")
    body = HEAD.partition("?>")[2]
    xml = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}<item><title>&x;</title>{CONTENT}'
        "<description>&x;</description></item></channel></rss>"
    )
    assert "secret that nobody" not in repr(read(tmp_path, xml))


def test_deep_nesting(tmp_path: Path) -> None:
    deep = "<div>" * 100_000 + TEXT
    item = f"<item><content:encoded><![CDATA[{deep}]]></content:encoded></item>"
    assert len(read(tmp_path, f"{HEAD}{item}<item>{CONTENT}</item></channel></rss>")) == 2
    assert len(read(tmp_path, HEAD + "<item>" * 10_000)) >= 1


def test_without_feedparser_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    (found,) = read(tmp_path, f"{HEAD}</channel></rss>")
    assert isinstance(found, Problem)
    assert (found.path, found.code) == ("a.xml", "missing_dependency")
    assert "pip install 'sayso[formats]'" in found.message
