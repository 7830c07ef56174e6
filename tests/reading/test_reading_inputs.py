from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.errors import Problem
from sayso.reading.inputs import find_inputs


def found(*paths: str | Path) -> list[tuple[str, str]]:
    """Path and code (``ok`` for a file) of each outcome."""
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in find_inputs(paths)]


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make(
        tmp_path, "in/b.txt", "in/a/z.html", "in/a/c.json", "in/a-b.txt", "in/B.txt", "in/x.csv.gz",
        "in/photo.jpg", "in/.hidden.txt", "in/.git/c.txt", "in/a/.x/y.txt", "in/README",
    )  # fmt: skip
    monkeypatch.chdir(tmp_path)
    return tmp_path


ALL = [
    ("B.txt", "ok"),
    ("a-b.txt", "ok"),
    ("a/c.json", "ok"),
    ("a/z.html", "ok"),
    ("b.txt", "ok"),
    ("x.csv.gz", "ok"),
]


@pytest.mark.parametrize("name", ["in", "in/", "./in", "in/../in"])
def test_a_folder_is_read_in_the_order_of_relative_paths(tree: Path, name: str) -> None:
    assert found(name) == ALL
    assert found(tree / name) == ALL


def test_one_string_is_one_path(tree: Path) -> None:
    assert [one.path for one in find_inputs("in/b.txt")] == ["b.txt"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["in/a/c.json"], [("c.json", "ok")]),
        (["in/.hidden.txt"], [(".hidden.txt", "ok")]),
        (["in/photo.jpg"], [("photo.jpg", "unknown_format")]),
        (["in/README"], [("README", "unknown_format")]),
        (["in/none.txt"], [("in/none.txt", "not_found")]),
        (["in/b.txt/c.txt"], [("in/b.txt/c.txt", "unreadable")]),
        (["bad\0name.txt"], [("bad\ufffdname.txt", "not_found")]),
        (["n" * 5000 + ".txt"], [("n" * 5000 + ".txt", "unreadable")]),
        (["-"], [("-", "ok")]),
        (["in/.git"], [("c.txt", "ok")]),
        (["in/*.txt"], [("B.txt", "ok"), ("a-b.txt", "ok"), ("b.txt", "ok")]),
        (["in/*"], ALL),
        (["in/**/*.json"], [("a/c.json", "ok")]),
        (["i?/[ab].txt"], [("in/b.txt", "ok")]),
        (["in/.h*.txt"], [(".hidden.txt", "ok")]),
        (["in/*.xml"], [("in/*.xml", "not_found")]),
        (["in/*.jpg"], [("in/*.jpg", "not_found")]),
        (["none/*"], [("none/*", "not_found")]),
        ([], []),
    ],
)
def test_what_a_path_names(tree: Path, paths: list[str], expected: list[tuple[str, str]]) -> None:
    assert found(*paths) == expected


def test_a_name_with_brackets_is_a_name_first(tree: Path) -> None:
    make(tree, "in/[ab].txt")
    assert found("in/[ab].txt") == [("[ab].txt", "ok")]


def test_an_absolute_pattern(tree: Path) -> None:
    assert found(tree / "in" / "a" / "*") == [("c.json", "ok"), ("z.html", "ok")]


def test_a_folder_without_articles_is_told(tree: Path) -> None:
    (tree / "none").mkdir()
    assert found("none") == [("none", "empty")]


def test_paths_that_would_collide_are_told_apart(tree: Path) -> None:
    make(tree, "one/a.txt", "two/a.txt", "two/b.txt", "deep/one/a.txt")
    assert found("one", "two") == [("one/a.txt", "ok"), ("two/a.txt", "ok"), ("two/b.txt", "ok")]
    assert found("one/a.txt", "two/a.txt", "two/b.txt") == [
        ("one/a.txt", "ok"),
        ("two/a.txt", "ok"),
        ("b.txt", "ok"),
    ]
    above = tree.name
    assert found("one", "deep/one") == [(f"{above}/one/a.txt", "ok"), ("deep/one/a.txt", "ok")]


def test_a_file_named_twice_is_read_once(tree: Path) -> None:
    assert found("in/a", "in", "in/*.txt", "./in/b.txt", "-", "-") == [
        ("c.json", "ok"), ("z.html", "ok"), ("B.txt", "ok"), ("a-b.txt", "ok"), ("b.txt", "ok"),
        ("x.csv.gz", "ok"), ("-", "ok"),
    ]  # fmt: skip


def test_links(tree: Path) -> None:
    folder = tree / "in"
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "link.txt").symlink_to(folder / "b.txt")
    expected = sorted([*ALL, ("gone.txt", "vanished"), ("link.txt", "ok"), ("self.txt", "unreadable")])
    assert found("in") == expected
    assert found("in/**/*.txt", "in/*") == [
        *((path, code) for path, code in expected if path.endswith(".txt")),
        *((path, code) for path, code in expected if not path.endswith(".txt")),
    ]
    assert [path for path, _ in found("in/loop")] == [path for path, _ in expected]  # named by the user


def test_what_is_no_regular_file(tree: Path) -> None:
    os.mkfifo(tree / "in" / "pipe.txt")
    os.mkfifo(tree / "in" / "pipe")
    assert ("pipe.txt", "not_regular") in found("in")
    assert "pipe" not in dict(found("in"))
    assert found("in/pipe.txt", "/dev/null") == [("pipe.txt", "not_regular"), ("null", "not_regular")]


def test_a_folder_that_may_not_be_listed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = os.scandir

    def refuse(folder: Path) -> object:
        if folder.name == "a":
            raise PermissionError(13, "Permission denied")
        return usual(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found("in") == [("B.txt", "ok"), ("a", "permission"), *ALL[1:2], *ALL[4:]]


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    assert found(tmp_path) == [("caf\ufffd.txt", "ok")]
