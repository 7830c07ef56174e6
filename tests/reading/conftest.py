"""The sample files of benchmarks/ as a fixture."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def _benchmark(name: str) -> ModuleType:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="session")
def samples() -> ModuleType:
    """The module benchmarks/samples.py."""
    return _benchmark("samples")


@pytest.fixture(scope="session")
def fuzz() -> ModuleType:
    """The module benchmarks/fuzz.py."""
    return _benchmark("fuzz")
