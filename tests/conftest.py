"""Fixtures shared by all rooms' tests."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.vocab import Vocab

from sayso import load
from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.model import load_model
from sayso.settings import DEFAULT_MODEL


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default spaCy model as sayso loads it, without sayso's own components."""
    return load_model(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The default spaCy model with everything of sayso in it."""
    return load()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The language data of models/ without an overlay."""
    return load_knowledge(None)


@pytest.fixture
def vocab() -> Vocab:
    """An empty vocabulary for Docs built by hand."""
    return Vocab()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew, ``--update-floors`` raises the quality floors.

    Only ``--update-floors --lower-floors`` lowers a floor.
    """
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew")
    parser.addoption("--update-floors", action="store_true", help="raise the quality floors that rose")
    parser.addoption(
        "--lower-floors", action="store_true", help="with --update-floors: lower those that fell too"
    )
