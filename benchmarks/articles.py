"""Articles without end: the corpus' paragraphs in ever new order, with names that no article had before.

    python benchmarks/articles.py FOLDER [--count 20000] [--words 120] [--seed 1]

writes them as JSON Lines to FOLDER/articles.jsonl. The same numbers give the same articles.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

import orjson

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")  # inside a sentence
SYLLABLES = [c + v for c in "bdfghklmnprstvz" for v in "aeiou"]
SHARE = 0.7  # of the names that are replaced


def articles(count: int, words: int, seed: int = 1) -> Iterator[str]:
    """``count`` texts of about ``words`` words."""
    chance = random.Random(seed)
    paragraphs = [
        line
        for path in sorted(CORPUS.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.split()) > 8
    ]
    for _ in range(count):
        text: list[str] = []
        while sum(len(paragraph.split()) for paragraph in text) < words:
            text.append(NAME.sub(lambda found: _name(chance, found.group()), chance.choice(paragraphs)))
        yield "\n".join(text)


def _name(chance: random.Random, old: str) -> str:
    if chance.random() > SHARE:
        return old
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def write(folder: Path, count: int, words: int, seed: int = 1) -> Path:
    """Writes the articles as JSON Lines; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "articles.jsonl"
    with path.open("wb") as stream:
        for number, text in enumerate(articles(count, words, seed), 1):
            stream.write(orjson.dumps({"id": str(number), "text": text}) + b"\n")
    return path


def main() -> None:
    """Writes the file that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    print(write(args.folder, args.count, args.words, args.seed))


if __name__ == "__main__":
    main()
