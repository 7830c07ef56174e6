from __future__ import annotations

import io
import sys
import zlib
from pathlib import Path
from types import ModuleType

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import Problem
from sayso.reading import pdf, read_paths
from sayso.values import Article


def read(folder: Path, data: bytes) -> Article | Problem:
    (folder / "a.pdf").write_bytes(data)
    (found,) = read_paths([folder / "a.pdf"])
    return found


def code(folder: Path, data: bytes) -> str:
    found = read(folder, data)
    return found.code if isinstance(found, Problem) else "ok"


def test_text_title_and_author(tmp_path: Path, samples: ModuleType) -> None:
    assert read(tmp_path, samples.pdf()) == Article(
        text="\n".join(samples.PARAGRAPHS),
        path="a.pdf",
        title=samples.TITLE,
        authors=("Ann Fisher",),
        language="en",
    )


def test_pages_and_divided_words(tmp_path: Path, samples: ModuleType) -> None:
    pages = (
        ("The min-", "ister said that he"),
        ("would go on with the talks.",),
        ("Nobody else had spoken of it.",),
    )
    found = read(tmp_path, samples.pdf(pages))
    assert isinstance(found, Article)
    assert (
        found.text
        == "The minister said that he\nwould go on with the talks.\n\nNobody else had spoken of it."
    )


@pytest.mark.parametrize("title", ["Microsoft Word - Draft 3", "final_v2.docx", "page1.indd"])
def test_titles_that_programs_give_are_none(tmp_path: Path, samples: ModuleType, title: str) -> None:
    found = read(tmp_path, samples.pdf(info=f"/Title ({title}) /CreationDate (D:20240501000000Z)"))
    assert isinstance(found, Article)
    assert (found.title, found.published) == (None, None)


def encrypted(samples: ModuleType, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(samples.pdf()))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_encryption(tmp_path: Path, samples: ModuleType) -> None:
    assert code(tmp_path, encrypted(samples, "")) == "ok"
    assert code(tmp_path, encrypted(samples, "secret")) == "encrypted"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"no PDF", "bad_pdf"),
        (b"%PDF-1.7\n", "bad_pdf"),
        (b"%PDF-1.7\n" + b"[" * 200_000, "bad_pdf"),
    ],
)
def test_what_is_no_pdf(tmp_path: Path, data: bytes, expected: str) -> None:
    assert code(tmp_path, data) == expected


def test_a_scan_has_no_text(tmp_path: Path, samples: ModuleType) -> None:
    assert code(tmp_path, samples.pdf([[]])) == "no_text"


def tree(samples: ModuleType, kids: str, count: int) -> bytes:
    """A PDF whose tree of pages is as given; page 4 shows nothing."""
    return bytes(samples.pdf_file([
        b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ], "/Root 1 0 R"))  # fmt: skip


def test_loops_end(tmp_path: Path, samples: ModuleType) -> None:
    assert code(tmp_path, tree(samples, "3 0 R 2 0 R", 4)) in ("bad_pdf", "no_text")
    assert code(tmp_path, tree(samples, "4 0 R", 2_000_000_000)) in ("bad_pdf", "no_text")
    looping = samples.pdf().replace(b"/Root 1 0 R", b"/Prev 9 /Root 1 0 R")
    assert code(tmp_path, looping) in ("bad_pdf", "ok")


def bomb(samples: ModuleType, pages: int, content: bytes) -> bytes:
    """A PDF of many pages that all show one stream."""
    packed = zlib.compress(content)
    kids = " ".join(["4 0 R"] * pages)
    return bytes(samples.pdf_file([
        b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>",
    ], "/Root 1 0 R"))  # fmt: skip


def test_bombs(tmp_path: Path, samples: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code(tmp_path, bomb(samples, 1, b" " * 60_000_000)) == "too_large"
    monkeypatch.setattr(pdf, "MAX_OPERATORS", 1000)
    assert code(tmp_path, samples.pdf([["word"] * 600])) == "too_large"
    monkeypatch.setattr(pdf, "MAX_PAGES", 20)
    assert code(tmp_path, samples.pdf([["word"]] * 21)) == "too_large"


def test_one_broken_page_is_an_issue(tmp_path: Path, samples: ModuleType) -> None:
    sound = samples.pdf([samples.PARAGRAPHS, samples.PARAGRAPHS[:1]])
    broken = sound.replace(b"/Contents 8 0 R", b"/Contents 1 0 R")
    found = read(tmp_path, broken)
    assert isinstance(found, Article)
    assert found.text == "\n".join(samples.PARAGRAPHS)
    assert [issue.code for issue in found.issues] == ["page_unreadable"]


def test_without_pypdf_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    found = read(tmp_path, b"%PDF-1.7")
    assert isinstance(found, Problem)
    assert (found.path, found.code) == ("a.pdf", "missing_dependency")
    assert "pip install 'sayso[formats]'" in found.message


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=60), at=st.integers(0, 1500))
def test_any_bytes(tmp_path: Path, samples: ModuleType, data: bytes, at: int) -> None:
    sound = samples.pdf()
    for content in (b"%PDF-1.4" + data, sound[:at] + data, sound[:at] + data + sound[at + len(data) :]):
        assert code(tmp_path, content) != "internal"
