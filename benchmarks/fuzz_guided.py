"""Fuzzing led by coverage: atheris looks for bytes that take the reader, or the extraction, where none went.

    pip install atheris
    python benchmarks/fuzz_guided.py reading FOLDER [-max_total_time=1800 …]
    python benchmarks/fuzz_guided.py extraction FOLDER [-max_total_time=1800 …]

FOLDER keeps the inputs that reached something new, so that a later run goes on from them; it is begun with
the samples of every format, or the paragraphs of corpus/. What follows it are options of libFuzzer. A fault
is an exception, the problem ``internal`` or ``worker_failed``, an article that gave nothing, a record that
its own schema or its offsets deny, or an input over its time: it ends the run with exit code 77 and a file
``crash-…`` in the working directory. Each find becomes a case in tests/reading/test_fuzz.py or
tests/test_hostile.py.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import atheris

with atheris.instrument_imports(include=["sayso"]):
    import sayso.reading
    from sayso.build import extract_records, load
    from sayso.errors import Problem
    from sayso.record_lines import parse_record
    from sayso.settings import Settings
    from sayso.values import Article

    for module in iter_modules(sayso.reading.__path__, "sayso.reading."):  # most are imported when needed
        import_module(module.name)

from fuzz import fault_of
from samples import samples

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"
SLOW = 20.0  # seconds of processor time that no small text may take
NAMES = tuple(samples())


class Fault(Exception):
    """What must not be."""


def reading(folder: Path) -> Callable[[bytes], None]:
    """Reads the input as a file in ``folder``; its first byte chooses the name, and so the format."""

    def read(data: bytes) -> None:
        file = folder / NAMES[data[0] % len(NAMES) if data else 0]
        file.write_bytes(data[1:])
        fault, _ = fault_of(file)
        file.unlink()
        if fault and not (fault.startswith("unaccounted") and not data[1:].strip()):
            raise Fault(fault)

    return read


def extraction() -> Callable[[bytes], None]:
    """Extracts the input as the text of an article."""
    settings = Settings()
    nlp = load(settings)

    def extract(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        start = time.process_time()
        found = list(extract_records(nlp, [Article(text=text, path="fuzz.txt")], settings))
        if len(found) != 1:
            raise Fault(f"{len(found)} results of one article")
        if isinstance(found[0], Problem):
            if found[0].code in {"internal", "worker_failed"}:
                raise Fault(found[0].message)
        else:
            parse_record(found[0].to_json())
        if time.process_time() - start > SLOW:
            raise Fault("slow")

    return extract


def begin(room: str, folder: Path) -> None:
    """Puts the first inputs of a room into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    if room == "reading":
        for number, data in enumerate(samples().values()):
            (folder / f"sample-{number}").write_bytes(bytes([number]) + data)
        return
    paragraphs = [one for file in sorted(CORPUS.glob("*.txt")) for one in file.read_bytes().split(b"\n\n")]
    for number, paragraph in enumerate(paragraphs):
        (folder / f"paragraph-{number}").write_bytes(paragraph)


def main() -> None:
    """Fuzzes a room until libFuzzer's options end it, or a fault does."""
    if len(sys.argv) < 3 or sys.argv[1] not in {"reading", "extraction"}:
        sys.exit(__doc__)
    room, folder = sys.argv[1], Path(sys.argv[2])
    begin(room, folder)
    with tempfile.TemporaryDirectory() as scratch:
        target = reading(Path(scratch)) if room == "reading" else extraction()
        atheris.Setup([sys.argv[0], str(folder), *sys.argv[3:]], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
