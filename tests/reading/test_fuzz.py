"""A small run of benchmarks/fuzz.py, and hostile content for the readers as a whole."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from sayso.errors import Problem
from sayso.reading import ReadOptions, format_names, format_of, read_paths
from sayso.values import Article

TEXT = "The minister said on Monday that the talks would go on, and that nobody else had spoken of it yet."


def test_there_is_a_sound_sample_of_every_format(tmp_path: Path, samples: ModuleType) -> None:
    sound = samples.samples()
    formats = {known.name for name in sound if (known := format_of(name))}
    assert formats == set(format_names())
    for name, data in sound.items():
        (tmp_path / name).write_bytes(data)
        found = list(read_paths([tmp_path / name]))
        assert found
        assert all(isinstance(one, Article) and one.title == samples.TITLE for one in found), name


def test_mutated_files(tmp_path: Path, fuzz: ModuleType) -> None:
    faults, outcomes = fuzz.run(20241, 250, tmp_path, None)
    assert faults == []
    assert outcomes["ok"] > 0


def test_mutants_are_fixed_by_the_seed(fuzz: ModuleType) -> None:
    assert list(fuzz.mutants(7, 40)) == list(fuzz.mutants(7, 40))
    assert list(fuzz.mutants(7, 40)) != list(fuzz.mutants(8, 40))


HOSTILE = {
    "deep.json": b"[" * 100_000,
    "deep_object.json": b'{"a":' * 100_000,
    "deep.jsonl": b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep.html": b"<html><body><p>" + TEXT.encode() * 3 + b"<div>" * 100_000,
    "many.html": b"<p>" * 20_000,
    "cells.html": b"<td>a" * 20_000,
    "open.html": b"<" * 1_000_000,
    "attribute.html": b"<a " + b"x=y " * 200_000,
    "comment.html": b"<!--" * 200_000,
    "wide.csv": b"text," + b"a," * 500_000 + b"\n" + TEXT.encode() + b"\n",
    "field.csv": b"text\n" + b"x" * 30_000_000 + b"\n" + TEXT.encode() + b"\n",
    "quote.csv": b'text\n"' + b'""' * 1_000_000,
    "yaml.md": b"---\n" + b"a: " * 6000 + b"\n---\n" + TEXT.encode(),
    "header.txt": b"Title: x\n" * 2000 + TEXT.encode(),
    "word.txt": b"a" * 10_000_000,
    "quotes.txt": b'"' * 1_000_000,
    "marks.txt": "e\u0301\u0302\u202e\u200b".encode() * 200_000,
    "nul.txt": b"The minister \0 said." * 100,
    "surrogate.json": b'{"text": "a \\ud83d b said the minister"}',
    "binary.rss": bytes(range(256)) * 400,
    "deep.rss": b"<rss>" * 20_000,
    "nested.eml": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(100)
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_is_read_or_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    found = list(read_paths([tmp_path / name], ReadOptions(language="any")))
    assert found
    for one in found:
        if isinstance(one, Problem):
            assert one.code != "internal", one.message
        else:
            json.dumps(one.text).encode()


def test_a_file_of_a_hundred_megabytes_is_told_without_being_held(tmp_path: Path) -> None:
    for name, code in (("big.html", "too_large"), ("big.pdf", "too_large"), ("big.docx", "too_large")):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(100_000_000)
        (found,) = read_paths([tmp_path / name])
        assert isinstance(found, Problem)
        assert found.code == code
        (tmp_path / name).unlink()
