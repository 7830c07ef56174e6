"""Places of a geoparsing suite, for its scorer to measure.

    python places_score.py export --suite trnews --out docs.jsonl
    python benchmarks/suite_places.py docs.jsonl predictions.jsonl
    python places_score.py score --suite trnews --pred predictions.jsonl

A line of the documents is ``{"doc_id", "text", "dct"}``, offsets count code points of ``text`` and
``dct`` is the day of publication or null. A line of the predictions is ``{"doc_id", "places": [{"start",
"end", "lat", "lon", "geonames_id", "form"}]}``, every mention on its own. What is measured is the
whole of sayso, as ``sayso extract`` runs it. Exits with 1 where an article gave no record.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from sayso.build import extract_records, load
from sayso.records import Record
from sayso.settings import Settings
from sayso.values import Article


def articles_of(path: Path) -> Iterator[Article]:
    """The documents of the JSON Lines file at ``path``."""
    with path.open("rb") as lines:
        for line in lines:
            row = orjson.loads(line)
            yield Article(text=row["text"], path=row["doc_id"], published=row.get("dct"))


def predictions(record: Record) -> dict[str, Any]:
    """The line of ``record``: its mentions of places with the reading of each."""
    places = [
        {
            "start": mention.start,
            "end": mention.end,
            "lat": place.lat,
            "lon": place.lon,
            "geonames_id": place.geonames_id,
            "form": mention.form,
        }
        for place in record.places
        for mention in place.mentions
    ]
    return {"doc_id": record.article.path, "places": places}


def main() -> int:
    """Reads the documents, writes the predictions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", type=Path)
    parser.add_argument("predictions", type=Path)
    options = parser.parse_args()
    failed = 0
    with options.predictions.open("wb") as out:
        for result in extract_records(load(), articles_of(options.documents), Settings()):
            if isinstance(result, Record):
                out.write(orjson.dumps(predictions(result), option=orjson.OPT_APPEND_NEWLINE))
            else:
                failed += 1
                print(f"{result.path}: {result.message}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
