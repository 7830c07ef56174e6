"""Outputs that appear whole or not at all."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.output import line_output, replacing, replacing_folder


def test_a_file_takes_its_name_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with line_output(path) as put:
        put(b"one")
        assert not path.exists()
        put(b"two")
    assert path.read_bytes() == b"one\ntwo\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_stays_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), line_output(path) as put:
        put(b"one")
        raise RuntimeError
    assert [(left, left.read_bytes()) for left in tmp_path.iterdir()] == [(path, b"old")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with line_output(link) as put:
        put(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new\n"


def test_two_runs_to_one_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    other = f"""
from pathlib import Path
from sayso.output import line_output
with line_output(Path({str(path)!r})):
    pass
"""
    with line_output(path) as put:
        put(b"one")
        ended = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=False)
        assert "another run is writing to it" in ended.stderr
        put(b"two")
    assert path.read_bytes() == b"one\ntwo\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_run_left_is_no_part_of_the_next(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    (tmp_path / ".out.jsonl.part").write_bytes(b"half a line")
    with line_output(path) as put:
        put(b"one")
    assert path.read_bytes() == b"one\n"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with replacing(Path(os.devnull)) as path:
        assert path == Path(os.devnull)
    assert not Path(os.devnull).is_file()


def test_a_stream_stays_open() -> None:
    stream = io.BytesIO()
    with line_output(stream) as put:
        put(b"one")
    assert stream.getvalue() == b"one\n"


def test_no_target_swallows() -> None:
    with line_output(None) as put:
        put(b"one")


def test_a_folder_takes_its_name_at_the_end_and_the_old_one_goes(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tables"
    for name in ("one", "two"):
        with replacing_folder(path) as folder:
            (folder / name).write_text("x")
            assert path.exists() == (name == "two")
        assert [left.name for left in path.iterdir()] == [name]
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_was_there_stays_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    path.mkdir()
    (path / "old").touch()
    with pytest.raises(KeyboardInterrupt), replacing_folder(path) as folder:
        (folder / "new").touch()
        raise KeyboardInterrupt
    assert [left.name for left in path.iterdir()] == ["old"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_take_its_name_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tables"
    path.mkdir()
    (path / "old").touch()
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.suffix == ".tmp":
            raise OSError("no space left")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="no space left"), replacing_folder(path):
        pass
    assert [left.name for left in path.iterdir()] == ["old"]
    assert list(tmp_path.iterdir()) == [path]
