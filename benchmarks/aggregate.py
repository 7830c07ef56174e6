"""How long and how much memory `sayso aggregate` takes, on records that are made up here.

    python benchmarks/aggregate.py --statements 100000

writes the records to a temporary folder, aggregates a tenth of them and all of them, each in a process of its
own, and prints CPU seconds, the ratio of the two, the greatest memory, and by how much that grows with a
million statements. The same call makes the same records: people, places and figures by counting, every fifth
article a copy of the one before it. With --on-disk, what is said waits in a DuckDB database.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.records import (
    Actor,
    ActorMention,
    Article,
    Assertion,
    Content,
    Counted,
    Cue,
    Number,
    Place,
    PlaceMention,
    Provenance,
    Record,
    Source,
    Statement,
    TextSpan,
)

PER_ARTICLE = 20  # statements
SYLLABLES = (
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "dan",
    "fer",
    "gol",
    "hin",
    "jor",
    "kul",
)
ACTS = ("say", "claim", "deny", "warn", "announce")
SPEAKERS, TOWNS = 5_000, 800
START = date(2024, 1, 1)
MADE_BY = Provenance(sayso="0", model="made up", knowledge="0", settings="0")


def word(number: int) -> str:
    """A word for a number: others for others."""
    syllables = [SYLLABLES[number % 16]]
    while number := number // 16:
        syllables.append(SYLLABLES[number % 16])
    return "".join(syllables)


def name(number: int) -> str:
    """A person's name for a number."""
    return f"{word(number % 700 + 300).title()} {word(number + 5000).title()}"


def sentence(article: int, number: int) -> str:
    """What is said: mostly words of this article alone, some of all."""
    seed = article * PER_ARTICLE + number
    words = " ".join(word(seed * 31 + step * 17) for step in range(14))
    return f"that {words} had been seen again near the old road"


def record(number: int) -> Record:
    """The record of an article; every fifth repeats the words of the one before it."""
    source = number - 1 if number % 5 == 4 else number
    town, text, spans = f"{word(source % TOWNS + 40).title()}stad", "", []
    for at in range(PER_ARTICLE):
        speaker, said = name((source * 7 + at % 6) % SPEAKERS), sentence(source, at)
        start = len(text)
        text += f"{speaker} said {said}. "
        spans.append((speaker, start, start + len(speaker) + 6, start + len(speaker) + 6 + len(said)))
    count = str(10 + source % 90)
    here = len(text)
    text += f"{count} people were killed in {town}."
    actors = list(dict.fromkeys(speaker for speaker, *_ in spans))
    ids = {speaker: f"a{at + 1}" for at, speaker in enumerate(actors)}
    first = {speaker: start for speaker, start, *_ in reversed(spans)}
    return Record(
        id=f"{number:016x}",
        article=_article(number, source, text),
        actors=tuple(_actor(speaker, ids[speaker], first[speaker]) for speaker in actors),
        places=(_place(town, text, source),),
        dates=(),
        numbers=(_number(count, here),),
        statements=tuple(_statement(at, text, ids, actors, *spans[at]) for at in range(PER_ARTICLE)),
        issues=(),
        provenance=MADE_BY,
    )


def _article(number: int, source: int, text: str) -> Article:
    return Article(
        path=f"{number}.txt",
        title=f"Article {number}",
        publisher=f"Paper {number % 40}",
        published=(START + timedelta(days=number // 50)).isoformat(),
        url=f"https://paper{number % 40}.example/{number}",
        text=text,
        text_hash=f"{source:064x}",
        n_words=len(text.split()),
        n_sentences=PER_ARTICLE + 1,
    )


def _number(count: str, start: int) -> Number:
    end = start + len(count)
    return Number(
        id="n1",
        start=start,
        end=end,
        text=count,
        value=float(count),
        bound="exact",
        kind="count",
        counted=Counted(start=end + 1, end=end + 7, text="people", lemma="people"),
        outcome="killed",
        place="p1",
        rule="made.up",
        confidence=1.0,
    )


def _actor(speaker: str, number: str, start: int) -> Actor:
    mention = ActorMention(start=start, end=start + len(speaker), text=speaker, form="name", rule="made.up")
    return Actor(id=number, name=speaker, type="person", mentions=(mention,), rule="made.up", confidence=1.0)


def _place(town: str, text: str, source: int) -> Place:
    start = text.rindex(town)
    mention = PlaceMention(start=start, end=start + len(town), text=town, form="literal")
    return Place(
        id="p1",
        name=town,
        kind="city",
        country="NL",
        lat=52.0,
        lon=5.0,
        geonames_id=9_000_000 + source % TOWNS,
        reason="made up",
        mentions=(mention,),
        rule="made.up",
        confidence=1.0,
    )


def _statement(
    at: int, text: str, ids: dict[str, str], actors: list[str], speaker: str, start: int, said: int, end: int
) -> Statement:
    name_end = start + len(speaker)
    return Statement(
        id=f"s{at + 1}",
        quote_type=("direct", "indirect", "mixed")[at % 3],
        source=Source(
            spans=(TextSpan(start=start, end=name_end, text=speaker),),
            form="name",
            actor=ids[speaker],
            reason="made up",
        ),
        cue=Cue(
            spans=(TextSpan(start=name_end + 1, end=name_end + 5, text="said"),),
            lemma="say",
            act=ACTS[at % len(ACTS)],
        ),
        content=Content(spans=(TextSpan(start=said, end=end, text=text[said:end]),), text=text[said:end]),
        assertion=Assertion(polarity="negative" if at % 5 == 2 else "positive", modality="asserted"),
        actors=(ids[actors[(at + 1) % len(actors)]],),
        paragraph=at,
        sentence=at,
        rule="made.up",
        confidence=0.9,
    )


def lines(statements: int) -> Iterator[bytes]:
    """The lines of records with so many statements in all."""
    return (record(number).to_json() + b"\n" for number in range(statements // PER_ARTICLE))


def measure(path: Path, folder: Path, on_disk: bool) -> None:
    """Aggregates in this process and prints CPU seconds and mebibytes."""
    from sayso.cli.tables import aggregate_files

    start = time.process_time()
    aggregate_files([path], folder, on_disk=on_disk, quiet=True)
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def run(statements: int, folder: Path, on_disk: bool) -> tuple[float, float]:
    """CPU seconds and mebibytes that a process of its own takes for so many statements."""
    path = folder / f"{statements}.jsonl"
    with path.open("wb") as stream:
        stream.writelines(lines(statements))
    call = [sys.executable, __file__, "--measure", str(path), *(["--on-disk"] if on_disk else [])]
    seconds, memory = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
    path.unlink()
    return float(seconds), float(memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--on-disk", action="store_true")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        if options.measure:
            measure(options.measure, Path(folder) / "tables", options.on_disk)
            return
        sizes = (options.statements // 10, options.statements)
        results = [run(size, Path(folder), options.on_disk) for size in sizes]
    for size, (seconds, memory) in zip(sizes, results, strict=True):
        print(f"{size:>9,} statements: {seconds:6.1f} s CPU, {memory:5.0f} MiB")
    grown = (results[1][1] - results[0][1]) / (sizes[1] - sizes[0]) * 1e6
    print(f"ratio: {results[1][0] / results[0][0]:.1f}, {grown:.0f} MiB more a million statements")


if __name__ == "__main__":
    main()
