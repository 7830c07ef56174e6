from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import Problem
from sayso.reading import read_paths
from sayso.reading.packing import PACKINGS, Budget, bare, packing_of, unpacked
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and that nobody else had spoken of it yet."
PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}
LINES = "".join(json.dumps({"text": f"{TEXT} {n * 7919}"}) + "\n" for n in range(3000)).encode()


def outcomes(file: Path) -> list[tuple[str, str]]:
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in read_paths([file])]


def content(data: bytes, suffix: str) -> bytes:
    packing = PACKINGS[suffix]
    return io.BufferedReader(unpacked(io.BytesIO(data), packing, Budget(len(data)))).read()


def test_every_packing_is_tested() -> None:
    assert set(PACK) == set(PACKINGS)


@pytest.mark.parametrize("suffix", PACK)
def test_each_packing(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.txt{suffix.upper()}"
    file.write_bytes(PACK[suffix](TEXT.encode()))
    assert list(read_paths([file])) == [Article(text=TEXT, path=file.name, language="en")]


@pytest.mark.parametrize("suffix", PACK)
@given(pieces=st.lists(st.binary(max_size=300), max_size=4), gap=st.integers(0, 4))
def test_frames_one_after_another(suffix: str, pieces: list[bytes], gap: int) -> None:
    packed = (b"\0" * 4 * gap).join(PACK[suffix](piece) for piece in pieces) + b"\0" * gap
    assert content(packed, suffix) == b"".join(pieces)


@pytest.mark.parametrize("suffix", PACK)
def test_a_file_that_is_cut_short_is_told(tmp_path: Path, suffix: str) -> None:
    code = "bad_gzip" if suffix == ".gz" else "bad_archive"
    packed = PACK[suffix](LINES)
    for cut in (len(packed) - 1, len(packed) // 2):
        file = tmp_path / f"a.jsonl{suffix}"
        file.write_bytes(packed[:cut])
        found = outcomes(file)
        assert found[-1] == (file.name, code)
        assert {code for _, code in found[:-1]} <= {"ok", "bad_json"}


@pytest.mark.parametrize("suffix", PACK)
def test_what_is_not_packed_is_told(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.txt{suffix}"
    file.write_text(TEXT)
    assert [code for _, code in outcomes(file)] == ["bad_gzip" if suffix == ".gz" else "bad_archive"]
    file.write_bytes(b"")
    assert outcomes(file) == [(file.name, "empty")]


@pytest.mark.parametrize("suffix", PACK)
def test_bombs(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.jsonl{suffix}"
    file.write_bytes(PACK[suffix](b" " * 100_000_000))
    (found,) = read_paths([file])
    assert isinstance(found, Problem)
    assert (found.code, "100 times" in found.message) == ("too_large", True)


def test_xz_may_not_ask_for_much_memory(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.xz"
    huge = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 29}]
    file.write_bytes(lzma.compress(TEXT.encode(), filters=huge))
    assert outcomes(file) == [("a.txt.xz", "bad_archive")]


def test_without_zstandard_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    file = tmp_path / "a.txt.zst"
    file.write_bytes(zstandard.compress(TEXT.encode()))
    (found,) = read_paths([file])
    assert isinstance(found, Problem)
    assert (found.code, found.path) == ("missing_dependency", "a.txt.zst")
    assert "pip install 'sayso[formats]'" in found.message


@pytest.mark.parametrize(
    ("name", "plain", "packing"),
    [
        ("A.TXT.GZ", "a.txt", "gzip"),
        ("a.tgz", "a.tar", "gzip"),
        ("a.tbz2", "a.tar", "bzip2"),
        ("a.txz", "a.tar", "xz"),
        ("a.txt.zst", "a.txt", "Zstandard"),
        ("a.txt.gz.gz", "a.txt.gz", "gzip"),
        ("a.txt", "a.txt", None),
    ],
)
def test_names(name: str, plain: str, packing: str | None) -> None:
    found = packing_of(name)
    assert (bare(name), found.name if found else None) == (plain, packing)


def test_a_pipe_put_in_a_files_place_does_not_block(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    found = read_paths([tmp_path])
    next(found)
    (tmp_path / "b.txt").unlink()
    os.mkfifo(tmp_path / "b.txt")
    assert [one.code for one in found if isinstance(one, Problem)] == ["not_regular"]
