"""Runs that stop half-way, and the runs that go on after them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.batch.dispatch import InProcess
from sayso.batch.journal import Journal, packed, unpacked
from sayso.batch.run import Summary, run_batch
from sayso.batch.shards import Done, Item, shard_of, shards_of
from sayso.batch.stores import SUFFIX, Folder, beside
from sayso.errors import Problem, SettingsError

Articles = Callable[..., list[Item]]
AtWork = Callable[[str], int]
BAD = Problem("bad.txt", "reading", "empty", "the file is empty", cause="zero bytes")


class Stop(Exception):
    """Ends a run from within its input."""


def run(items: Any, work: Any, output: Path, resume: bool | None = None) -> tuple[Summary, Journal]:
    journal = Journal(beside(output), resume=resume)
    summary = run_batch(
        items,
        lambda: nullcontext(InProcess(work)),
        output,
        journal=journal,
        errors=output.with_name("errors"),
    )
    return summary, journal


def stopped(items: list[Item], after: int) -> Iterator[Item]:
    yield from items[:after]
    raise Stop


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "records.jsonl"


def files(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


@pytest.fixture
def begun(output: Path, articles: Articles, obeying: Any) -> list[Item]:
    """Articles of which a run has finished some before it stopped."""
    items = [*articles(200), BAD]
    with pytest.raises(Stop):
        run(stopped(items, 150), obeying, output)
    assert files(output) == [".records.jsonl.sayso"]
    return items


def undisturbed(items: list[Item], work: Any, folder: Path) -> bytes:
    folder.mkdir()
    run(items, work, folder / "records.jsonl")
    return (folder / "records.jsonl").read_bytes()


def test_a_run_goes_on_where_it_stopped(
    output: Path, begun: list[Item], obeying: Any, at_work: AtWork, tmp_path: Path
) -> None:
    before = sum(at_work(item.path) for item in begun)
    summary, journal = run(begun, obeying, output)
    assert (summary.read, summary.records, summary.failed) == (201, 200, 1)
    assert journal.resumed == before > 100
    assert {at_work(item.path) for item in begun[:200]} == {1}
    assert files(output) == ["errors", "records.jsonl"]
    assert output.with_name("errors").read_bytes() == BAD.to_json() + b"\n"
    assert output.read_bytes() == undisturbed(begun, obeying, tmp_path / "whole")


def test_changed_articles_are_done_again_and_lost_ones_told(
    output: Path, begun: list[Item], obeying: Any, at_work: AtWork, tmp_path: Path
) -> None:
    items = [item for item in begun if item.path not in ("20.txt", "21.txt")]
    items[40] = replace(items[40], text="Another text.")  # type: ignore[arg-type]
    summary, journal = run(items, obeying, output)
    assert summary.gone == ["20.txt", "21.txt"]
    assert at_work(items[40].path) == 2
    assert journal.resumed > 50
    assert output.read_bytes() == undisturbed(items, obeying, tmp_path / "whole")


def test_a_damaged_shard_is_done_again(output: Path, begun: list[Item], obeying: Any, tmp_path: Path) -> None:
    kept = sorted(output.with_name(".records.jsonl.sayso").glob(f"*{SUFFIX}"))
    kept[0].write_bytes(kept[0].read_bytes()[:-5])
    kept[1].write_bytes(b"")
    kept[2].write_bytes(b"nonsense")
    run(begun, obeying, output)
    assert output.read_bytes() == undisturbed(begun, obeying, tmp_path / "whole")


def test_a_journal_of_another_identity_is_not_used(
    output: Path, begun: list[Item], obeying: Any, at_work: AtWork
) -> None:
    _, journal = run(begun, replace(obeying, identity="fedcba9876543210"), output)
    assert journal.resumed == 0
    assert at_work("1.txt") == 2
    assert files(output) == ["errors", "records.jsonl"]


def test_no_resume_starts_anew(output: Path, begun: list[Item], obeying: Any, at_work: AtWork) -> None:
    _, journal = run(begun, obeying, output, resume=False)
    assert (journal.resumed, at_work("1.txt")) == (0, 2)


def test_resume_refuses_to_start_anew(output: Path, begun: list[Item], obeying: Any) -> None:
    with pytest.raises(SettingsError, match="other settings"):
        run(begun, replace(obeying, identity="fedcba9876543210"), output, resume=True)
    assert run(begun, obeying, output, resume=True)[1].resumed > 100
    with pytest.raises(SettingsError, match="not there"):
        run(begun, obeying, output, resume=True)


@pytest.mark.parametrize("full_after", [0, 3])
def test_a_full_disk_leaves_what_is_finished(
    output: Path,
    articles: Articles,
    obeying: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    full_after: int,
) -> None:
    written = 0
    write = Path.write_bytes

    def fills_up(self: Path, data: bytes) -> int:
        nonlocal written
        written += 1
        if written > full_after:
            write(self, data[:10])
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return write(self, data)

    items = articles(200)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", fills_up)
        with pytest.raises(OSError, match="No space left"):
            run(items, obeying, output)
    assert not output.exists()
    kept = list(beside(output).names())  # type: ignore[union-attr]
    assert len(kept) == full_after
    _, journal = run(items, obeying, output)
    assert (journal.resumed > 0) == (full_after > 0)
    assert output.read_bytes() == undisturbed(items, obeying, tmp_path / "whole")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written(output: Path, articles: Articles, obeying: Any) -> None:
    output.parent.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            run(articles(1), obeying, output)
    finally:
        output.parent.chmod(0o700)


def test_clearing_leaves_files_of_others(tmp_path: Path) -> None:
    store = Folder(tmp_path / "store")
    store.write(f"a{SUFFIX}", b"1")
    (tmp_path / "store" / f".b{SUFFIX}.part").write_bytes(b"half")
    (tmp_path / "store" / "mine.txt").write_text("mine")
    assert list(store.names()) == [f"a{SUFFIX}"]
    store.clear()
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["mine.txt"]


def test_a_device_has_no_journal() -> None:
    assert beside(Path(os.devnull)) is None


def test_packing_keeps_all(articles: Articles) -> None:
    shard = shard_of([*articles(2), BAD], "id")
    done = Done(b'{"a":1}\n{"b":2}\n', 2, 5, (BAD,))
    assert unpacked(packed(shard, done)) == (["1.txt", "2.txt", "bad.txt"], done)
    assert packed(shard, done) == packed(shard, done)


def test_a_shard_ends_by_its_articles_alone(articles: Articles) -> None:
    items = articles(1000)
    cut = [shard.key for shard in shards_of(items, "id")]
    less = [shard.key for shard in shards_of(items[5:], "id")]
    assert len(set(cut)) == len(cut) > 40
    assert set(less) - set(cut) <= {less[0]}
    assert [item for shard in shards_of(items, "id") for item in shard.items] == items


def test_the_key_of_a_shard_changes_with_all_that_matters(articles: Articles) -> None:
    (one, two) = articles(2)
    variants = [
        shard_of([one, two], "id"),
        shard_of([one], "id"),
        shard_of([two, one], "id"),
        shard_of([one, two], "other"),
        shard_of([one, replace(two, title="Title")], "id"),  # type: ignore[arg-type]
        shard_of([one, BAD], "id"),
    ]
    assert len({shard.key for shard in variants}) == len(variants)
