"""Parse by paragraph, think by article.

spaCy's time a word grows with the unevenness of a batch, so paragraphs of many articles go through
the model in one stream (measured 1.3-1.6 times as fast as whole articles), and their Docs are
joined to one Doc an article, on which sayso's own components run. A paragraph's end thereby always
ends a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import ArticleError, Problem
from sayso.language.arithmetic import one_thread
from sayso.language.batches import batches
from sayso.language.entities import fast_recogniser, recognise
from sayso.language.extensions import text_of
from sayso.language.layout import Layout, layout_of, shadow
from sayso.language.repeats import Repeats
from sayso.values import Article

BATCH = 128  # paragraphs a batch of the model; larger ones gained nothing
CHARS = 64_000  # code points of paragraphs given to the model at once, whose memory grows with them
CHUNK = 1024  # paragraphs held at once before their Docs are handed on
ANNOTATION = ("TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START")
OWN = "sayso_"  # the prefix of sayso's components


def own_components(nlp: Language) -> list[str]:
    """The names of sayso's components in the pipeline, in their order."""
    return [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory.startswith(OWN)]


def parse(
    nlp: Language, articles: Iterable[Article | Problem], max_chars: int
) -> Iterator[tuple[Article, Doc] | Problem]:
    """The parsed Doc of each article, sayso's components not yet run, in the order of input.

    The Doc's text has the length of ``article.text`` and the same offsets (see
    `sayso.language.layout.shadow`). An article longer than ``max_chars`` code points, empty, or one
    that the model fails on gives a Problem; Problems of earlier stages pass through.
    """
    repeats = Repeats()
    for chunk in batches(articles, _paragraphs, CHUNK):
        try:
            yield from _parse_chunk(nlp, chunk, max_chars, repeats)
        except Exception:  # a model may fail in any way on hostile text; the batch goes on
            for item in chunk:
                yield _parse_alone(nlp, item, max_chars)


def _paragraphs(item: Article | Problem) -> int:
    return item.text.count("\n") + 1 if isinstance(item, Article) else 1


def _parse_chunk(
    nlp: Language, chunk: Sequence[Article | Problem], max_chars: int, repeats: Repeats
) -> list[tuple[Article, Doc] | Problem]:
    layouts = [_layout(item, max_chars) for item in chunk]
    pieces = [
        piece
        for item, layout in zip(chunk, layouts, strict=True)
        if isinstance(item, Article) and isinstance(layout, Layout)
        for piece in _pieces(item.text, layout)
    ]
    with one_thread():
        docs = iter(repeats.parsed(pieces, partial(_parsed, nlp)))
    out: list[tuple[Article, Doc] | Problem] = []
    for item, layout in zip(chunk, layouts, strict=True):
        if isinstance(item, Article) and isinstance(layout, Layout):
            own = [next(docs) for _ in layout.starts]
            out.append((item, _join(item, layout, own)))
        else:
            out.append(layout if isinstance(layout, Problem) else item)  # type: ignore[arg-type]
    return out


def _parsed(nlp: Language, pieces: Sequence[str]) -> Iterator[Doc]:
    """The Docs of ``pieces`` from the model alone, none of sayso's components run."""
    own = own_components(nlp)
    names = [name for name in nlp.pipe_names if name not in own]
    ner = fast_recogniser(nlp, names)
    disabled = own if ner is None else [*own, ner.name]
    docs = (
        doc
        for some in batches(pieces, len, CHARS)
        for doc in nlp.pipe(some, batch_size=BATCH, disable=disabled)
    )
    return docs if ner is None else recognise(ner, docs)


def _parse_alone(nlp: Language, item: Article | Problem, max_chars: int) -> tuple[Article, Doc] | Problem:
    try:
        return _parse_chunk(nlp, [item], max_chars, Repeats())[0]
    except Exception as error:
        path = item.path
        return Problem(path, "language", "parse_failed", f"{type(error).__name__}: {error}")


def _layout(item: Article | Problem, max_chars: int) -> Layout | Problem:
    if isinstance(item, Problem):
        return item
    if len(item.text) > max_chars:
        message = f"{len(item.text):,} characters; the limit is {max_chars:,} (--max-chars)"
        return Problem(item.path, "language", "too_long", message)
    layout = layout_of(item.text)
    if not layout.paragraphs:
        return Problem(item.path, "language", "empty", "the article has no text")
    return layout


def _pieces(text: str, layout: Layout) -> Iterator[str]:
    """The texts to parse: the paragraphs, datelines cut off, each with the white space behind it."""
    shaded = shadow(text, layout)
    for start, end in pairwise((0, *layout.starts[1:], len(text))):
        yield shaded[start:end]


def _joined(docs: Sequence[Doc]) -> Doc | None:
    """One Doc of several, with the annotation that sayso reads and no more."""
    return Doc.from_docs(list(docs), ensure_whitespace=False, attrs=list(ANNOTATION))


def _join(article: Article, layout: Layout, docs: Sequence[Doc]) -> Doc:
    doc = _joined(docs)
    if doc is None or len(text_of(doc)) != len(article.text):
        raise ArticleError(article.path, "language", "offsets", "the parsed text has another length")
    doc._.published, doc._.publisher, doc._.url = article.published, article.publisher, article.url
    doc._.paragraphs = layout.paragraphs
    return doc
