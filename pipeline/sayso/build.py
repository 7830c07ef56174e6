"""From articles to records: the only place that knows both spaCy's side and the record's.

`load` makes the pipeline, `extract_records` streams articles through it, `build_record` turns what
the extractors stored on a Doc into a `Record`, with ids and offsets checked.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

from sayso import records as rec
from sayso.errors import ModelError, Problem, RecordError
from sayso.items import Items
from sayso.knowledge import load_knowledge
from sayso.language.batches import batches
from sayso.language.engine import own_components, parse
from sayso.language.extensions import Extractor
from sayso.language.model import load_model, model_id
from sayso.record_lines import check_spans
from sayso.settings import RULES, TAGGER, Settings
from sayso.statements.component import Statements
from sayso.values import Article
from sayso.version import __version__

# sayso's components in the order in which they need each other's values.
COMPONENTS = (
    "sayso_quotations",
    "sayso_dates",
    "sayso_numbers",
    "sayso_places",
    "sayso_actors",
    "sayso_statements",
    "sayso_resolve",
)
OVERLAY = "sayso_overlay"  # where the pipeline's meta keeps the path of its overlay
GROUP = 8000  # tokens of articles that the extractors go through together
Parsed = tuple[Article, Doc] | Problem
WITH_KNOWLEDGE = frozenset(COMPONENTS) - {"sayso_quotations"}


def load(settings: Settings | None = None) -> Language:
    """The spaCy pipeline with everything of sayso in it; ``nlp(text)._.statements`` holds statements.

    Raises ModelError where the model of ``settings`` is not there or not fit, KnowledgeError where
    a table is wrong.
    """
    settings = settings or Settings()
    nlp = load_model(settings.model)
    nlp.add_pipe("sayso_paragraphs", first=True)
    overlay = str(settings.knowledge) if settings.knowledge else None
    nlp.meta[OVERLAY] = overlay
    for name in COMPONENTS:
        config: dict[str, object] = {"knowledge": overlay} if name in WITH_KNOWLEDGE else {}
        if name == "sayso_statements":
            config["within_quotations"] = settings.within_quotations
            config["tagger"] = {TAGGER: None, RULES: ""}.get(settings.statements, settings.statements)
        nlp.add_pipe(name, config=config)
    return nlp


def extract_records(
    nlp: Language, articles: Iterable[Article | Problem], settings: Settings
) -> Iterator[rec.Record | Problem]:
    """The record of each article in the order of input, or the Problem that prevented it.

    ``nlp`` is a pipeline of `load`; its model and language data go into the provenance. A Problem of
    an earlier stage passes through; one article's failure never stops the rest. Raises ModelError
    for a pipeline without sayso's components.
    """
    provenance = _provenance(nlp, settings)
    own = [nlp.get_pipe(name) for name in own_components(nlp) if name != "sayso_paragraphs"]
    extractors = [pipe for pipe in own if isinstance(pipe, Extractor)]
    if not extractors:
        raise ModelError("this pipeline has none of sayso's components; take the one of sayso.load()")
    for group in batches(parse(nlp, articles, settings.max_chars), _tokens, GROUP):
        done = _extract_together(extractors, [item[1] for item in group if not isinstance(item, Problem)])
        for item in group:
            if isinstance(item, Problem):
                yield item
                continue
            article, doc = item
            try:
                for extractor in () if done else extractors:
                    doc = extractor(doc)
                yield build_record(article, doc, provenance, keep_text=settings.text)
            except Exception as error:  # whatever a text does to a rule, the batch goes on
                message = f"{type(error).__name__}: {error}"
                code = "bad_span" if isinstance(error, RecordError) else "extract_failed"
                yield Problem(article.path, "extract", code, message, cause=_where(error))


def _where(error: Exception) -> str:
    """The place in the code that raised ``error``, for a report of the fault."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}, line {frame.lineno}, in {frame.name}"


def _tokens(item: Parsed) -> int:
    return 1 if isinstance(item, Problem) else len(item[1])


def _extract_together(extractors: Sequence[Extractor[Any]], docs: Sequence[Doc]) -> bool:
    """Runs the extractors over several Docs, each over all before the next; False where one fails.

    Then each article must be gone through alone, to know whose text it was.
    """
    try:
        for extractor in extractors:
            docs = list(extractor.pipe(docs))
    except Exception:  # told for the article that it happens to when it is gone through alone
        return False
    return True


def identity(nlp: Language, settings: Settings) -> str:
    """A text that changes with all that can change a record, the article apart: the provenance and, since
    two models may bear one name and version, the weights.
    """
    weights = hashlib.sha256()
    for name, pipe in nlp.pipeline:
        if not isinstance(pipe, Extractor) and hasattr(pipe, "to_bytes"):
            weights.update(name.encode() + pipe.to_bytes(exclude=["vocab"]))
    return f"{_provenance(nlp, settings)} {weights.hexdigest()} spaCy {spacy_version}"


def _provenance(nlp: Language, settings: Settings) -> rec.Provenance:
    return rec.Provenance(
        sayso=__version__,
        model=model_id(nlp),
        knowledge=_knowledge_id(nlp),
        settings=settings.fingerprint(),
    )


def _knowledge_id(nlp: Language) -> str:
    """12 hexadecimal digits that change with any table and with the weights of the tagger."""
    tables = load_knowledge(nlp.meta.get(OVERLAY)).fingerprint()
    components = (nlp.get_pipe(name) for name in own_components(nlp))
    taggers = [each.tagger for each in components if isinstance(each, Statements) and each.tagger]
    weights = "".join(tagger.model.fingerprint for tagger in taggers)
    return hashlib.sha256(f"{tables}{weights}".encode()).hexdigest()[:12]


def build_record(
    article: Article, doc: Doc, provenance: rec.Provenance, keep_text: bool = True
) -> rec.Record:
    """The record of ``article`` from its Doc with all extractors run.

    Raises RecordError where a span does not say what the article says there.
    """
    items = Items(article.text, doc)
    record = rec.Record(
        id=record_id(article),
        article=_article(article, len(items.sentences)),
        actors=items.actors(),
        places=items.places(),
        dates=items.dates(),
        numbers=items.numbers(),
        statements=items.statements(),
        issues=items.issues(article.issues),
        provenance=provenance,
    )
    check_spans(record)
    if not keep_text:
        record = replace(record, article=replace(record.article, text=None))
    return record


def record_id(article: Article) -> str:
    """16 hexadecimal digits of the sha256 of the article's URL (or else path) and text."""
    key = f"{article.url or article.path}\0{article.text}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _article(article: Article, n_sentences: int) -> rec.Article:
    return rec.Article(
        path=article.path,
        external_id=article.external_id,
        title=article.title,
        publisher=article.publisher,
        authors=article.authors,
        url=article.url,
        published=article.published,
        published_from=article.published_from,
        language=article.language,
        text=article.text,
        text_hash=hashlib.sha256(article.text.encode()).hexdigest(),
        n_words=len(article.text.split()),
        n_sentences=n_sentences,
    )
