"""The page without a browser: nothing escapes, everything leads somewhere, nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from made import article
from report_made import HARM, Page

from sayso.errors import ReportError
from sayso.records import Record
from sayso.report import bundle
from sayso.report.articles import Articles
from sayso.report.page import report_page

LIMIT = 3_000_000  # bytes beside the data


def test_the_same_records_give_the_same_bytes(
    make_page: Callable[..., Page], dispute: list[Record], harmful: Record, page: Page
) -> None:
    assert make_page([*dispute, harmful]).bytes == page.bytes


def test_it_is_small(page: Page) -> None:
    assert len(page.bytes) < LIMIT


def test_only_its_own_scripts_may_run(page: Page) -> None:
    (policy,) = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    scripts = [one.text for one in page.tree.xpath("//script[not(@type)]")]
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    assert rules["script-src"].split() == [f"'sha256-{one}'" for one in hashes]
    assert "connect-src" not in rules


def test_there_are_no_other_scripts_and_no_handlers(page: Page) -> None:
    assert len(page.tree.xpath("//script")) == 3
    assert page.bytes.lower().count(b"</script") == 3
    assert page.tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.tree.xpath("//img | //iframe | //object | //embed | //base | //form") == []


def test_words_that_mean_harm_are_shown(page: Page) -> None:
    names = [str(one) for one in page.tree.xpath("//section[@id='figures']//tbody//th//bdi/text()")]
    assert HARM in names
    shown = next(one for one in page.data["articles"] if one["path"] == HARM)
    assert shown["title"].startswith(HARM)
    assert "␀ \ufffdevil\ufffd" in shown["text"]
    assert shown["url"] is None
    text = page.bytes.decode()
    assert not set("\x00\u202e\u202c") & set(text.split('id="data">')[1].split("</script>")[0])


def test_nothing_is_fetched(page: Page) -> None:
    addresses = page.tree.xpath("//@src | //link/@href | //@srcset | //@data | //@action")
    assert addresses == ["data:,"]
    assert not re.search(r"url\(|@import", page.tree.xpath("string(//style)"))


def test_ids_are_unique(page: Page) -> None:
    ids = Counter(page.tree.xpath("//@id"))
    assert [name for name, n in ids.items() if n > 1] == []


def leads_somewhere(page: Page, link: str) -> bool:
    """Whether a link of the page, or one that its script makes, has a target."""
    if not link.startswith("#/"):
        return bool(page.tree.xpath("//*[@id=$name]", name=link[1:]))
    way = urlsplit(link[1:])
    query = {name: values[0] for name, values in parse_qs(way.query).items()}
    if way.path.startswith("/article/"):
        _, _, key, *item = way.path.split("/")
        found = [one for one in page.data["articles"] if one["id"] == key]
        items = {one["id"] for article in found for one in (*article["statements"], *article["numbers"])}
        return bool(found) and set(item) <= items
    people = set(query.values()) - {query.get("place")} <= set(page.data["actors"])
    return people and ("place" not in query or query["place"] in page.data["places"])


def test_every_link_leads_somewhere(page: Page) -> None:
    links = page.links()
    assert len(links) > 20
    assert [link for link in links if not leads_somewhere(page, link)] == []


def test_lists_lead_to_articles_speakers_and_places(page: Page) -> None:
    made = [(one["link"] + str(row[0])) for one in page.data["lists"] for row in one["rows"]]
    assert len(made) >= 4
    assert [link for link in made if not leads_somewhere(page, link)] == []


def test_articles_lead_back(page: Page) -> None:
    figures = set(page.data["figures"])
    numbers = [one for found in page.data["articles"] for one in found["numbers"]]
    assert {one["figure"] for one in numbers} == figures
    assert all(page.tree.xpath("//*[@id=$name]", name=f"figure-{one}") for one in figures)
    said = [one for found in page.data["articles"] for one in found["statements"]]
    assert {one["speaker"] for one in said} <= set(page.data["actors"])


def test_offsets_are_those_of_the_record(page: Page, dispute: list[Record], harmful: Record) -> None:
    for record, shown in zip([*dispute, harmful], page.data["articles"], strict=True):
        assert len(shown["text"]) == len(record.article.text or "")
        spans = [one["content"] for one in shown["statements"]]
        assert spans == [[[s.start, s.end] for s in one.content.spans] for one in record.statements]


def test_it_can_be_read_aloud(page: Page) -> None:
    tree = page.tree
    assert tree.xpath("//html/@lang") == ["en"]
    assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == len(tree.xpath("//header[@class]")) == 1
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    assert all(table.xpath("caption") for table in tree.xpath("//table"))
    assert tree.xpath("//thead//th[not(@scope)] | //tbody//th[not(@scope)]") == []
    labels = [str(name) for name in tree.xpath("//section/@aria-labelledby")]
    assert [name for name in labels if not tree.xpath("//*[@id=$name]", name=name)] == []
    assert tree.xpath("//svg[not(@aria-hidden) and not(@role) and not(ancestor::svg)]") == []


def test_charts_have_a_table_that_says_the_same(page: Page) -> None:
    for name in ("chart-speakers", "chart-timeline"):
        assert name in page.data["charts"]
        (rows,) = page.tree.xpath("//*[@id=$name]/ancestor::figure//tbody", name=name)
        cells = [[int(cell) for cell in row.xpath("td/text()")] for row in rows.xpath("tr")]
        assert sum(map(sum, cells)) > 0
    totals = page.tree.xpath("//*[@id='chart-speakers']/ancestor::figure//tbody/tr/td[1]/text()")
    assert sum(map(int, totals)) == page.tables["speakers"]["n_statements_original"].sum()


def test_records_without_text(make_page: Callable[..., Page], dispute: list[Record]) -> None:
    bare = [replace(one, article=replace(one.article, text=None)) for one in dispute]
    found = make_page(bare).data["articles"]
    assert [one["text"] for one in found] == [None, None]
    assert found[0]["statements"][0]["words"] == dispute[0].statements[0].content.text


def test_more_articles_than_the_page_holds(make_page: Callable[..., Page], dispute: list[Record]) -> None:
    short = make_page(dispute, most=1)
    assert len(short.data["articles"]) == 1
    notices = short.tree.xpath("//section[@id='statements']/p/text()")
    assert "the first 1 of 2 articles" in notices[0]
    assert short.tree.xpath("string(//dl[@class='headlines']/div[1]/dd/b)") == "2"


def test_an_article_in_which_nobody_speaks(make_page: Callable[..., Page]) -> None:
    silent = replace(article(None), places=())
    page = make_page([silent])
    empty = page.tree.xpath("//p[@class='empty']/text()")
    assert len(empty) == 5
    assert page.data["charts"] == {}


def test_a_missing_extra_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "PACKAGES", ("jinja2", "no_such_package"))
    with pytest.raises(ReportError, match=r"needs no_such_package; .*pip install 'sayso\[report\]'"):
        report_page(Articles(), {})
