from __future__ import annotations

import pickle
import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.knowledge import gazetteer_index
from sayso.knowledge.gazetteer_index import CityIndex, build, cache_folder, city_index, is_sound


def city(number: int, name: str, country: str, population: int, *others: str) -> dict[str, object]:
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "admin1code": "01",
        "latitude": 1.0 + number,
        "longitude": 2.0,
        "population": population,
        "alternatenames": list(others),
    }


CITIES = [
    city(1, "Paris", "FR", 2_000_000, "PAR", "Parigi", "Париж"),
    city(2, "Paris", "US", 25_000),
    city(3, "Saint-Denis", "FR", 400_000, "St. Denis"),
]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A GeoNames of three cities."""
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: CITIES)


@pytest.fixture
def index(tmp_path: Path, few: None) -> CityIndex:
    return city_index(tmp_path)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("paris", [(1, "FR", 1), (2, "US", 1)]),
        ("parigi", [(1, "FR", 0)]),
        ("saint denis", [(3, "FR", 1)]),
        ("par", []),
        ("=PAR", []),
        ("париж", []),
        ("nowhere", []),
    ],
)
def test_named(index: CityIndex, key: str, found: list[tuple[int, str, int]]) -> None:
    assert [(row[0], row[2], row[7]) for row in index.named(key)] == found


def test_major(index: CityIndex) -> None:
    assert index.major(300_000) == {"paris", "saint denis"}


def test_built_once_and_used_again(tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first = city_index(tmp_path)
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: pytest.fail("built twice"))
    assert city_index(tmp_path).path == first.path
    assert [path.name for path in tmp_path.iterdir()] == [first.path.name]


def test_builders_at_once_leave_one_whole_index(tmp_path: Path, few: None) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: city_index(tmp_path).named("paris")[0][0], range(8)))
    assert found == [1] * 8
    assert len(list(tmp_path.iterdir())) == 1


def test_place(index: CityIndex) -> None:
    row = index.place(3)
    assert row is not None and row[1] == "Saint-Denis"
    assert index.place(4) is None


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 500])
def test_a_damaged_index_is_built_anew(tmp_path: Path, few: None, damage: bytes) -> None:
    path = city_index(tmp_path).path
    path.write_bytes(damage)
    assert not is_sound(path)
    assert city_index(tmp_path).named("paris")


def test_an_index_of_another_version_is_not_sound(tmp_path: Path, few: None) -> None:
    path = city_index(tmp_path).path
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=999")
    connection.close()
    assert not is_sound(path)


def test_a_folder_that_cannot_be_made_is_replaced_by_a_temporary_one(
    tmp_path: Path, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    assert (tmp_path / "tmp") in city_index(tmp_path / "file" / "cache").path.parents


def test_a_failed_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: [{"geonameid": 1}])
    with pytest.raises(KeyError):
        build(tmp_path / "cities.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_an_index_can_be_sent_to_another_process(index: CityIndex) -> None:
    index.named("paris")
    assert pickle.loads(pickle.dumps(index)).named("paris") == index.named("paris")


def test_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "sayso"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "sayso"


@pytest.mark.parametrize("data", [b"", b"[]", b'{"1": {"a": 1}, oops, "2": {}}', b'{"1": {"a": 1}'])
def test_a_source_of_another_shape_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cities500.json").write_bytes(data)
    monkeypatch.setattr("sayso.knowledge.gazetteer_index.resources.files", lambda name: tmp_path)
    with pytest.raises(KnowledgeError, match="no usable"):
        list(gazetteer_index._cities())
