from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import Problem
from sayso.reading import ReadOptions, read_paths
from sayso.reading.text import split_header
from sayso.values import Article

BODY = "The minister said on Monday that the talks would go on.\n\nNobody else spoke."


def read(file: Path) -> list[Article | Problem]:
    return list(read_paths([file], ReadOptions(language="any")))


def test_header_block(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Title: Talks: the next round\nDate: October 14, 2020\nURL: https://news.example/a\n"
        f"Publisher: The Example\nAuthors: By Jane Doe and John Roe\nSection: World\n\n{BODY}"
    )
    assert read(file) == [
        Article(
            text=BODY,
            path="a.txt",
            title="Talks: the next round",
            publisher="The Example",
            authors=("Jane Doe", "John Roe"),
            url="https://news.example/a",
            published="2020-10-14",
            published_from="metadata",
        )
    ]


def test_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: 'Talks: the next round'\ndate: 2020-10-14T09:30:00+02:00\nauthors:\n  - Jane Doe\n"
        f"  - name: John Roe\ntags: [a, b]\nurl: https://news.example/a\n---\n{BODY}"
    )
    assert read(file) == [
        Article(
            text=BODY,
            path="a.md",
            title="Talks: the next round",
            authors=("Jane Doe", "John Roe"),
            url="https://news.example/a",
            published="2020-10-14T09:30:00+02:00",
            published_from="metadata",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "The minister: a portrait\n\nHe said so.",
        "Title: The talks\nThe minister said on Monday that they would.\n\nMore.",  # no blank line ends it
        "Title: The talks",  # nothing follows
        "Minister: We shall go on.\n\nReporter: And then?",
        "Date: " + "he said that the date was not known, and " * 20 + "\n\nMore.",
        "---\n\nA rule above, and below.\n\n---\n\nMore.",
        "---\n- a list\n---\nMore.",
        "\n\nTitle: too late\n\nMore.",
    ],
)
def test_prose_is_not_taken_for_a_header(text: str) -> None:
    assert split_header(text) == ({}, text, ())


def test_mail_header() -> None:
    text = (
        "From: press@ministry.example\nSubject: The talks go\n on\nDate: Wed, 14 Oct 2020 09:30:00 GMT\n\n"
        "Dear all"
    )
    fields, body, issues = split_header(text)
    assert (fields, body, issues) == (
        {"Date": "Wed, 14 Oct 2020 09:30:00 GMT", "headline": "The talks go on"},
        "Dear all",
        (),
    )


@pytest.mark.parametrize("broken", ["a: [1, 2", "a: b: c", "{" * 3000, "&a [*a, *b]"])
def test_broken_front_matter_stays_in_the_text(broken: str) -> None:
    text = f"---\n{broken}\n---\n{BODY}"
    fields, body, issues = split_header(text)
    assert (fields, body, [issue.code for issue in issues]) == ({}, text, ["bad_header"])


def test_aliases_in_front_matter_do_not_blow_up(tmp_path: Path) -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    file = tmp_path / "a.md"
    file.write_text(f"---\na0: &a0 lol\n{levels}\ntitle: *a29\nauthors: *a29\n---\n{BODY}")
    assert read(file) == [Article(text=BODY, path="a.md")]


def test_unreadable_date_is_an_issue(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Title: A\nDate: 05/06/2020\n\n{BODY}")
    (article,) = read(file)
    assert isinstance(article, Article)
    assert (article.published, article.published_from) == (None, None)
    assert [issue.code for issue in article.issues] == ["date_unreadable"]


def test_markdown_title_is_the_first_heading_and_stays_in_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"# The talks go on #\n\n{BODY}")
    (article,) = read(file)
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("The talks go on", f"# The talks go on #\n\n{BODY}")


def test_newlines_are_universal_and_nothing_else_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("  One\u00a0two\t\u2028three \r\nfour\rfive\n\n\n".encode())
    (article,) = read(file)
    assert isinstance(article, Article)
    assert article.text == "  One\u00a0two\t\u2028three \nfour\nfive\n\n\n"
