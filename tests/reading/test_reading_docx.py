from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import Problem
from sayso.reading import read_paths
from sayso.values import Article

MAIN = "word/document.xml"


def read(folder: Path, data: bytes) -> Article | Problem:
    (folder / "a.docx").write_bytes(data)
    (found,) = read_paths([folder / "a.docx"])
    return found


def code(folder: Path, data: bytes) -> str:
    found = read(folder, data)
    return found.code if isinstance(found, Problem) else "ok"


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The file with another content of a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


def main_part(body: str, doctype: str = "") -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"{doctype}<w:document {names}><w:body>{body}</w:body></w:document>".encode()


def test_paragraphs_title_author_and_tables(tmp_path: Path, samples: ModuleType) -> None:
    assert read(tmp_path, samples.word_file()) == Article(
        text="\n\n".join((*samples.PARAGRAPHS, "Passengers\t40,000")), path="a.docx", title=samples.TITLE,
        authors=("Ann Fisher",), language="en",
    )  # fmt: skip


def test_the_stated_title_and_nobodys_name(tmp_path: Path, samples: ModuleType) -> None:
    document = docx.Document()
    document.core_properties.title = "Talks go on"
    document.add_paragraph(samples.TEXT)
    out = io.BytesIO()
    document.save(out)
    found = read(tmp_path, out.getvalue())
    assert isinstance(found, Article)
    assert (found.title, found.authors, found.published) == ("Talks go on", (), None)


@pytest.mark.parametrize("data", [b"no archive", b"PK\3\4", b"PK\5\6" + b"\0" * 18])
def test_what_is_no_docx(tmp_path: Path, data: bytes) -> None:
    assert code(tmp_path, data) in ("bad_archive", "bad_docx")


def test_parts_that_are_missing_or_broken(tmp_path: Path, samples: ModuleType) -> None:
    sound = samples.word_file()
    for part in ("[Content_Types].xml", "_rels/.rels", MAIN, "docProps/core.xml"):
        assert code(tmp_path, with_part(sound, part, b"<broken")) == "bad_docx"
    assert code(tmp_path, with_part(sound, MAIN, main_part(""))) == "empty"
    assert code(tmp_path, samples.zip_file({"a.txt": b"x"})) == "bad_docx"


def test_bombs(tmp_path: Path, samples: ModuleType) -> None:
    sound = samples.word_file()
    assert code(tmp_path, with_part(sound, "docProps/thumbnail.jpeg", b" " * 100_000_000)) == "too_large"
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE d [<!ENTITY e0 "ha">{levels}]>'
    laughs = main_part("<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", doctype)
    assert code(tmp_path, with_part(sound, MAIN, laughs)) in ("bad_docx", "empty")
    deep = main_part("<w:p>" * 100_000 + "</w:p>" * 100_000)
    assert code(tmp_path, with_part(sound, MAIN, deep)) in ("bad_docx", "empty")


def test_external_entities_are_never_fetched(tmp_path: Path, samples: ModuleType) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret that nobody may read")
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    body = f"<w:p><w:r><w:t>{samples.PARAGRAPHS[0]} &x;</w:t></w:r></w:p>"
    found = read(tmp_path, with_part(samples.word_file(), MAIN, main_part(body, doctype)))
    assert "secret that nobody" not in repr(found)


def test_without_python_docx_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    found = read(tmp_path, b"PK")
    assert isinstance(found, Problem)
    assert (found.path, found.code) == ("a.docx", "missing_dependency")
    assert "pip install 'sayso[formats]'" in found.message


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=60), at=st.integers(0, 37_000))
def test_any_bytes(tmp_path: Path, samples: ModuleType, data: bytes, at: int) -> None:
    sound = samples.word_file()
    for content in (b"PK" + data, sound[:at] + data, sound[:at] + data + sound[at + len(data) :]):
        assert code(tmp_path, content) != "internal"
