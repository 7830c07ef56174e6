"""spaCy reads the Docs, and each span is exact whatever the tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from sayso.export.docbin import doc_of
from sayso.records import Date, Record, TextSpan

Exported = Callable[..., Path]
BLANK = spacy.blank("en")


def test_docs_hold_the_spans_of_the_records(exported: Exported, ferry: Record, hostile: Record) -> None:
    nlp = spacy.blank("en")
    first, second = DocBin().from_disk(exported("docbin", "news.spacy")).get_docs(nlp.vocab)
    assert (first.text, second.text) == (ferry.article.text, hostile.article.text)
    assert list(first.user_data["sayso"]) == ["0123456789abcdef", "news/ferry.txt"]
    assert [(span.text, span.label_, span.id_) for span in first.spans["content"]] == [
        ("We cannot sail,", "say", "s1"),
        ("Not in this wind.", "say", "s1"),
        ("that at least 40 people were hurt near Oslo", "deny", "s2"),
        ("Lind 🚢 had warned it", "say", "s3"),
        ("it", "warn", "s4"),
    ]
    assert [(span.text, span.label_, span.id_) for span in first.spans["actors"]] == [
        ("Nora Lind", "person", "a1"),
        ("She", "person", "a1"),
        ("Lind", "person", "a1"),
        ("Oslo", "government", "a2"),
        ("reporters", "unnamed", "a3"),
    ]
    sizes = {name: len(spans) for name, spans in first.spans.items()}
    said = {"content": 5, "source": 4, "cue": 4, "addressee": 1}
    assert sizes == said | {"actors": 5, "places": 2, "numbers": 1, "dates": 1}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60), data=st.data())
def test_any_span_of_any_text_is_exact(ferry: Record, text: str, data: st.DataObject) -> None:
    size = len(text)
    ends = st.tuples(st.integers(0, size - 1), st.integers(1, size)).filter(lambda pair: pair[0] < pair[1])
    spans = [TextSpan(start=a, end=b, text=text[a:b]) for a, b in data.draw(st.lists(ends, max_size=5))]
    dates = tuple(
        Date(
            id=f"d{n}", start=one.start, end=one.end, text=one.text, type="DATE", anchor="none",
            rule="x", confidence=1.0,
        )
        for n, one in enumerate(spans)
    )  # fmt: skip
    article = replace(ferry.article, text=text)
    bare = replace(ferry, article=article, statements=(), actors=(), places=(), numbers=(), dates=dates)
    doc = doc_of(BLANK, bare)
    assert doc.text == text
    assert [(span.start_char, span.end_char) for span in doc.spans["dates"]] == [
        (s.start, s.end) for s in spans
    ]
