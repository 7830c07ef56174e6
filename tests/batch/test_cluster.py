"""A local dask cluster, with work that needs no model."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import orjson
import pytest

from sayso.batch.dispatch import Death
from sayso.batch.journal import Journal, unpacked
from sayso.batch.run import Summary, run_batch
from sayso.batch.shards import Item, shard_of
from sayso.batch.stores import BEGUN, SUFFIX, Folder, Remote, beside, store_at
from sayso.errors import SettingsError

cluster = pytest.importorskip("sayso.batch.cluster")
Articles = Callable[..., list[Item]]


@pytest.fixture
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workers, new processes, find the module that `obeying` comes from."""
    here = str(Path(__file__).parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([here, os.environ.get("PYTHONPATH", "")]))


def run(items: Any, work: Any, output: Path, timeout: float = 60) -> Summary:
    journal = Journal(beside(output))
    return run_batch(
        items,
        lambda: cluster.Cluster(cluster.LOCAL, work, journal, count=3, timeout=timeout),
        output,
        journal=journal,
        errors=output.with_name("errors.jsonl"),
    )


def lines(file: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in file.read_bytes().splitlines()]


@pytest.mark.usefixtures("importable")
def test_a_cluster_loses_nothing(tmp_path: Path, articles: Articles, obeying: Any) -> None:
    items = articles(120, n5="die 99", n30="die 1", n60="raise")
    summary = run(items, obeying, tmp_path / "records.jsonl")
    assert (summary.read, summary.records, summary.failed) == (120, 118, 2)
    first, second = lines(tmp_path / "errors.jsonl")
    assert (first["path"], first["code"]) == ("5.txt", "worker_died")
    assert (second["path"], second["cause"]) == ("60.txt", "RuntimeError: as told")
    kept = [row["path"] for row in lines(tmp_path / "records.jsonl")]
    assert kept == [item.path for item in items if item.path not in ("5.txt", "60.txt")]
    assert not (tmp_path / ".records.jsonl.sayso").exists()


def test_a_cluster_needs_a_place_for_finished_work(obeying: Any) -> None:
    with pytest.raises(SettingsError, match="give -o FILE or --shared URL"):
        cluster.Cluster(cluster.LOCAL, obeying, Journal(), count=1, timeout=60)


def test_what_a_worker_does_is_in_the_store(tmp_path: Path, articles: Articles, obeying: Any) -> None:
    store, shard = Folder(tmp_path / "store"), shard_of(articles(3, n2="raise"), "id")
    assert isinstance(cluster._work_on(obeying, shard, store, 60), Death)
    assert list(store.names()) == []
    shard = shard_of(articles(3), "id")
    assert cluster._work_on(obeying, shard, store, 60) == obeying.identity
    assert [path.name for path in store.path.iterdir()] == [shard.key + SUFFIX]
    paths, done = unpacked(store.read(shard.key + SUFFIX))
    assert (paths, done.n_records) == (["1.txt", "2.txt", "3.txt"], 3)


def test_two_workers_at_one_shard_do_not_disturb_each_other(tmp_path: Path) -> None:
    store, data = Folder(tmp_path / "store"), b"of a shard" * 1000
    with ThreadPoolExecutor(8) as workers:
        list(workers.map(lambda _: store.write(f"a{SUFFIX}", data), range(400)))
    assert [path.name for path in store.path.iterdir()] == [f"a{SUFFIX}"]
    assert store.read(f"a{SUFFIX}") == data


def test_what_a_worker_kept_is_not_kept_again(tmp_path: Path, articles: Articles, obeying: Any) -> None:
    journal, shard = Journal(Folder(tmp_path / "store")), shard_of(articles(3), "id")
    cluster._work_on(obeying, shard, journal.store, 60)
    file = tmp_path / "store" / (shard.key + SUFFIX)
    before = file.stat().st_ino
    done = journal.load(shard)
    assert done is not None
    journal.save(shard, done)
    assert (file.stat().st_ino, journal.articles) == (before, 3)


def test_an_address_of_fsspec_is_a_store() -> None:
    store = store_at("memory://sayso/shards")
    assert isinstance(store, Remote)
    assert list(store.names()) == []
    store.write(f"a{SUFFIX}", b"one")
    store.write(f"b{SUFFIX}", b"two")
    assert sorted(store.names()) == [f"a{SUFFIX}", f"b{SUFFIX}"]
    assert store.read(f"b{SUFFIX}") == b"two"
    store.write(f"c{BEGUN}", b"")
    assert (store.remove(f"a{SUFFIX}"), store.remove(f"a{SUFFIX}")) == (True, False)
    assert list(store.names()) == [f"b{SUFFIX}"]
    store.clear()
    assert (list(store.names()), store.remove(f"c{BEGUN}")) == ([], False)


def test_an_address_of_an_unknown_kind() -> None:
    with pytest.raises(SettingsError, match="nonsense://here: cannot be opened"):
        store_at("nonsense://here")
