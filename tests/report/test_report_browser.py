"""The page in a real browser, offline: it loads without an error, and what it promises works."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from report_made import HARM, Page

from sayso.records import Record

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = next((found for name in BROWSERS if (found := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


class Opened:
    """A page that a browser has opened, and what it complained about or asked the network for."""

    def __init__(self, tab: Any, address: str) -> None:
        self.tab, self.address = tab, address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("dialog", self._dismiss)
        tab.on("request", lambda request: self.requests.append(request.url))
        self.go("")

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def go(self, way: str) -> None:
        """Follows a way of the page."""
        self.tab.goto(self.address + way)
        self.tab.wait_for_selector("html[data-ready]")

    def has(self, selector: str, number: int) -> None:
        """Waits until so many such elements are seen."""
        sync_api.expect(self.tab.locator(selector).filter(visible=True)).to_have_count(number)

    def reads(self, selector: str, words: str) -> None:
        """Waits until the first such element begins with these words."""
        start = re.compile("^" + re.escape(words))
        sync_api.expect(self.tab.locator(selector).first).to_have_text(start, use_inner_text=True)

    def count(self, selector: str) -> int:
        """How many elements there are."""
        return int(self.tab.locator(selector).count())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    flags = ["--disable-gpu", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=flags)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, page: Page, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "report.html"
    path.write_bytes(page.bytes)
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    found = Opened(context.new_page(), path.as_uri())
    yield found
    context.close()
    assert found.complaints == []
    assert {url.partition("#")[0] for url in found.requests} == {found.address}


def test_charts_are_drawn(opened: Opened) -> None:
    opened.has("#chart-speakers svg, #chart-timeline svg", 2)
    assert opened.count("#chart-speakers svg .mark-rect path") > 0
    fill = opened.tab.eval_on_selector("#chart-timeline .mark-rect path", "e => getComputedStyle(e).fill")
    assert fill.startswith("rgb(")
    assert fill != "rgb(0, 0, 0)"


def test_search_and_sort(opened: Opened) -> None:
    tab = opened.tab
    rows = "#list-speakers tbody tr"
    opened.has(rows, 3)
    tab.get_by_label("Search speakers").fill("league")
    opened.has(rows, 1)
    opened.reads(rows + " th", "Northern League")
    opened.reads("#list-speakers [role=status]", "1 of 3")
    tab.get_by_label("Search speakers").fill("")
    head = tab.locator("#list-speakers th[scope=col]").nth(3)
    for expected in ("descending", "ascending"):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == expected
    counts = [int(cell) for cell in tab.locator(rows + " td:nth-child(4)").all_inner_texts()]
    assert counts == sorted(counts)
    assert tab.locator("#list-speakers th[aria-sort]").count() == 1


def test_a_speaker_leads_to_statements_and_these_to_the_article(opened: Opened) -> None:
    tab = opened.tab
    tab.locator("#list-speakers").get_by_role("link", name="Northern League").click()
    opened.has("#list-statements tbody tr", 2)
    tab.locator("#list-statements tbody th a").first.click()
    opened.reads("#reader h2", "Clash at Ostby")
    opened.reads("#reader .aim", "at least 12")
    opened.has("#front", 0)
    tab.locator("#reader .source").first.click()
    opened.has("#reader", 0)
    opened.has("#list-statements tbody tr", 2)
    tab.get_by_role("button", name="Remove the filter speaker").click()
    opened.reads("#list-statements [role=status]", "4 of 4")


def test_a_figure_leads_to_its_number_and_back(opened: Opened) -> None:
    figure = opened.tab.locator("#figures tbody tr").first
    name = figure.get_attribute("id")
    figure.locator("td a").first.click()
    opened.reads("#reader .aim", "at least 12")
    opened.tab.locator("#reader .aim").click()
    opened.has("#" + name, 1)
    assert opened.tab.url.endswith("#" + name)


def test_a_place_leads_to_its_articles(opened: Opened) -> None:
    opened.tab.locator(".atlas a").first.click()
    opened.has("#list-articles tbody tr", 3)


def test_harm_is_text(opened: Opened, harmful: Record) -> None:
    opened.go(f"#/article/{harmful.id}/s1")
    opened.reads("#reader h2", HARM)
    opened.reads("#reader .source", HARM)
    assert "\U0001f600 שלום" in opened.tab.locator("#reader").inner_text()
    aimed = "".join(opened.tab.locator("#reader .said.aim").all_inner_texts())
    assert aimed == harmful.statements[0].content.text
    assert opened.tab.locator("#reader script, #reader img").count() == 0
    opened.has("#reader header a[rel]", 0)


def test_the_policy_forbids_other_scripts(browser: Any, page: Page, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(page.bytes.replace(b"</main>", b"<script>document.title = 'taken'</script></main>"))
    tab = browser.new_page()
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-ready]")
    assert tab.title() == "Who said what"
    tab.close()


def test_light_and_dark(opened: Opened) -> None:
    def paper() -> object:
        return opened.tab.evaluate("getComputedStyle(document.body).backgroundColor")

    light = paper()
    opened.tab.get_by_role("button", name="Dark").click()
    assert opened.tab.locator("#theme").get_attribute("aria-pressed") == "true"
    dark = paper()
    assert dark != light
    opened.go("")
    assert paper() == dark
    opened.tab.get_by_role("button", name="Dark").click()
    assert paper() == light
    opened.tab.emulate_media(color_scheme="dark")
    assert paper() == light


def test_the_keyboard_reaches_the_content(opened: Opened) -> None:
    opened.tab.keyboard.press("Tab")
    assert opened.tab.evaluate("document.activeElement.className") == "skip"
    opened.tab.keyboard.press("Enter")
    assert opened.tab.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(opened: Opened, scheme: str) -> None:
    opened.tab.emulate_media(color_scheme=scheme)
    names = (
        "ink soft accent person government organization group unnamed contradiction update scope compatible"
    )
    worst = opened.tab.evaluate(CONTRAST, names.split())
    assert min(worst.values()) >= 4.5, worst


def test_it_fits_a_telephone(opened: Opened) -> None:
    opened.tab.set_viewport_size({"width": 360, "height": 700})
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert opened.tab.evaluate(wide) <= 0


def test_marks_upon_marks_are_cut_off(
    browser: Any, make_page: Callable[..., Page], dispute: list[Record], tmp_path: Path
) -> None:
    (first, *_), many = dispute[0].statements, 3000
    heap = replace(dispute[0], statements=tuple(replace(first, id=f"s{n}") for n in range(1, many + 1)))
    path = tmp_path / "report.html"
    path.write_bytes(make_page([heap]).bytes)
    opened = Opened(browser.new_page(), path.as_uri())
    opened.go(f"#/article/{heap.id}")
    opened.reads("#reader h2", "Clash at Ostby")
    assert 0 < opened.count("#reader .said") < many / 10
    opened.tab.close()


CONTRAST = """names => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const light = name => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(--${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  return Object.fromEntries(names.map(name => [name, ratio(light(name), light("paper"))]));
}"""
