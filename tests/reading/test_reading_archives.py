from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import Problem
from sayso.reading import archives, read_paths
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and that nobody else had spoken of it yet."
ARTICLE = TEXT.encode()
BLANK = b" " * 999 + b"\n"


def outcomes(file: Path) -> list[tuple[str, str]]:
    return [(one.path, one.code if isinstance(one, Problem) else "ok") for one in read_paths([file])]


@pytest.fixture(params=["zip", "tar"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def packed(samples: ModuleType, kind: str, members: dict[str, bytes]) -> bytes:
    make = {"zip": samples.zip_file, "tar": samples.tar_file}[kind]
    return bytes(make(members))


def written(tmp_path: Path, samples: ModuleType, kind: str, members: dict[str, bytes]) -> Path:
    file = tmp_path / f"news.{kind}"
    file.write_bytes(packed(samples, kind, members))
    return file


def test_members_are_read_as_files_of_a_folder_are(tmp_path: Path, samples: ModuleType, kind: str) -> None:
    members = {
        "b.txt": ARTICLE, "./2024-04-02/a.txt": ARTICLE, "c.jsonl.gz": gzip.compress(b'{"text": "x"}\n{'),
        "photo.jpg": b"\xff\xd8", ".hidden.txt": ARTICLE, "__MACOSX/b.txt": ARTICLE, "x/.git/y.txt": ARTICLE,
        "empty.txt": b"", "t.csv": b"text,id\nsaid Ann,1\n",
    }  # fmt: skip
    file = written(tmp_path, samples, kind, members)
    assert outcomes(file) == [
        (f"news.{kind}/b.txt", "ok"), (f"news.{kind}/2024-04-02/a.txt", "ok"),
        (f"news.{kind}/c.jsonl.gz#1", "ok"), (f"news.{kind}/c.jsonl.gz#2", "bad_json"),
        (f"news.{kind}/empty.txt", "empty"), (f"news.{kind}/t.csv#1", "ok"),
    ]  # fmt: skip
    dated = [one.published for one in read_paths([file]) if isinstance(one, Article)]
    assert dated == [None, "2024-04-02", None, None]


def test_names_that_lead_out_are_refused(tmp_path: Path, samples: ModuleType, kind: str) -> None:
    names = ("../a.txt", "x/../../b.txt", "/etc/c.txt", "C:/d.txt", "..\\e.txt", "x" * 2000 + "/f.txt")
    file = written(tmp_path, samples, kind, {**dict.fromkeys(names, ARTICLE), "g.txt": ARTICLE})
    found = outcomes(file)
    assert [code for _, code in found] == ["unsafe_name"] * len(names) + ["ok"]
    assert not (tmp_path.parent / "a.txt").exists()
    assert sorted(tmp_path.iterdir()) == [file]


def test_archives_in_archives_are_refused(tmp_path: Path, samples: ModuleType, kind: str) -> None:
    members = {"in.zip": b"PK", "in.tar.gz": b"", "in.tgz": b"", "a.txt": ARTICLE}
    found = outcomes(written(tmp_path, samples, kind, members))
    assert [code for _, code in found] == ["nested_archive"] * 3 + ["ok"]


def test_an_archive_without_articles_is_told(tmp_path: Path, samples: ModuleType, kind: str) -> None:
    assert outcomes(written(tmp_path, samples, kind, {"a.jpg": b"x"})) == [(f"news.{kind}", "empty")]


@pytest.mark.parametrize("suffix", ["tgz", "tar.gz"])
def test_packed_tar(tmp_path: Path, samples: ModuleType, suffix: str) -> None:
    file = tmp_path / f"news.{suffix}"
    file.write_bytes(gzip.compress(samples.tar_file({"a.txt": ARTICLE, "b.txt": ARTICLE})))
    assert outcomes(file) == [(f"news.{suffix}/a.txt", "ok"), (f"news.{suffix}/b.txt", "ok")]


def test_a_zip_that_is_packed_or_piped_is_held(tmp_path: Path, samples: ModuleType) -> None:
    file = tmp_path / "news.zip.gz"
    file.write_bytes(gzip.compress(samples.zip_file({"a.txt": ARTICLE})))
    assert outcomes(file) == [("news.zip.gz/a.txt", "ok")]


def test_a_damaged_member_does_not_stop_the_archive(tmp_path: Path, samples: ModuleType) -> None:
    data = bytearray(samples.zip_file({"a.txt": ARTICLE * 9, "b.txt": ARTICLE}))
    data[60] ^= 0xFF
    file = tmp_path / "news.zip"
    file.write_bytes(data)
    assert outcomes(file) == [("news.zip/a.txt", "bad_archive"), ("news.zip/b.txt", "ok")]


def test_a_damaged_tar_keeps_what_comes_before(tmp_path: Path, samples: ModuleType) -> None:
    data = samples.tar_file({"a.txt": ARTICLE, "b.txt": ARTICLE, "c.txt": ARTICLE})
    file = tmp_path / "news.tar"
    for harm in (data[:1024] + b"\xff" * 512 + data[1536:], data[:1700], data[:1100]):
        file.write_bytes(harm)
        found = outcomes(file)
        assert found[0] == ("news.tar/a.txt", "ok")
        assert found[-1] == ("news.tar", "bad_archive")
    file.write_bytes(b"no archive at all")
    assert outcomes(file) == [("news.tar", "bad_archive")]


def test_links_and_devices_are_not_read(tmp_path: Path) -> None:
    file = tmp_path / "news.tar"
    with tarfile.open(file, "w") as archive:
        for number, one in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = one, "/etc/passwd"
            archive.addfile(info)
    assert outcomes(file) == [(f"news.tar/{number}.txt", "not_regular") for number in range(4)]
    other = tmp_path / "news.zip"
    with zipfile.ZipFile(other, "w") as zipped:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        zipped.writestr(link, "/etc/passwd")
    assert outcomes(other) == [("news.zip/link.txt", "not_regular")]


def test_encrypted_and_repeated_members(tmp_path: Path, samples: ModuleType) -> None:
    data = bytearray(samples.zip_file({"a.txt": ARTICLE}))
    directory = data.rfind(b"PK\1\2")
    data[directory + 8] |= 1
    file = tmp_path / "news.zip"
    file.write_bytes(data)
    assert outcomes(file) == [("news.zip/a.txt", "encrypted")]
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", ARTICLE)
        archive.writestr("a.txt", b"another")
    assert outcomes(file) == [("news.zip/a.txt", "ok"), ("news.zip/a.txt", "repeated_name")]


def test_bombs(tmp_path: Path, samples: ModuleType) -> None:
    file = tmp_path / "news.zip"
    spaces = BLANK * 20_000
    file.write_bytes(samples.zip_file({f"{n}.jsonl": spaces for n in range(9)}))
    found = outcomes(file)
    assert {code for path, code in found if path != "news.zip"} == {"empty", "too_large"}
    assert found[-1] == ("news.zip", "too_large")
    assert len(found) < 9  # the rest is not even opened


def test_overlapping_members_are_a_bomb(tmp_path: Path, samples: ModuleType) -> None:
    data = samples.zip_file({"a.jsonl": BLANK * 15_000})
    at, end = data.rfind(b"PK\1\2"), data.rfind(b"PK\5\6")
    entries = [data[at:end].replace(b"a.jsonl", f"{n}.jsonl".encode()) for n in range(10)]
    directory = b"".join(entries)
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), at, 0)
    file = tmp_path / "news.zip"
    file.write_bytes(data[:at] + directory + tail)
    assert {code for _, code in outcomes(file)} <= {"bad_archive", "empty", "too_large"}


def test_packed_members_share_one_budget(tmp_path: Path, samples: ModuleType, kind: str) -> None:
    bomb = gzip.compress(BLANK * 40_000)
    file = written(tmp_path, samples, kind, {f"{n}.jsonl.gz": bomb for n in range(9)})
    assert [code for _, code in outcomes(file)] == ["empty", "too_large", "too_large"]


@pytest.mark.parametrize(("field", "value"), [("MAX_MEMBERS", 3), ("MAX_DIRECTORY", 100)])
def test_too_many_members(
    tmp_path: Path, samples: ModuleType, monkeypatch: pytest.MonkeyPatch, field: str, value: int
) -> None:
    monkeypatch.setattr(archives, field, value)
    file = written(tmp_path, samples, "zip", {f"{n}.txt": ARTICLE for n in range(9)})
    assert outcomes(file) == [("news.zip", "too_large")]
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    other = written(tmp_path, samples, "tar", {f"{n}.txt": ARTICLE for n in range(9)})
    assert [code for _, code in outcomes(other)] == ["ok", "ok", "ok", "too_large"]


def test_a_tar_header_of_absurd_size(tmp_path: Path) -> None:
    for kind, size in (
        (tarfile.GNUTYPE_LONGNAME, 1 << 30),
        (tarfile.XHDTYPE, 1 << 30),
        (tarfile.REGTYPE, -512),
    ):
        info = tarfile.TarInfo("a.txt")
        info.type, info.size = kind, size
        (tmp_path / "news.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"\0" * 4096)
        assert outcomes(tmp_path / "news.tar") == [("news.tar", "bad_archive")]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=300), at=st.integers(0, 4000))
def test_any_bytes(tmp_path: Path, samples: ModuleType, kind: str, data: bytes, at: int) -> None:
    sound = packed(samples, kind, {"a.txt": ARTICLE, "b.jsonl": b'{"text": "x"}'})
    file = tmp_path / f"news.{kind}"
    for content in (data, sound[:at] + data, sound[:at] + data + sound[at + len(data) :]):
        file.write_bytes(content)
        found = outcomes(file)
        assert found
        assert "internal" not in dict(found).values()


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", encoding="latin-1", format=tarfile.USTAR_FORMAT) as archive:
        info = tarfile.TarInfo("café.txt")
        info.size = len(ARTICLE)
        archive.addfile(info, io.BytesIO(ARTICLE))
    (tmp_path / "news.tar").write_bytes(out.getvalue())
    assert outcomes(tmp_path / "news.tar") == [("news.tar/caf\ufffd.txt", "ok")]
