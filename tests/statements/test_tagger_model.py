"""A model in and out of its file, and the look-up of features."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sayso.errors import ModelError
from sayso.statements.tagger.model import Model, load_model, save_model, slots_of
from sayso.statements.tagger.network import Weights

LABELS = ("O", "BC", "BS>")
KEYS = np.array([7, 2**63 + 5, 2**64 - 9], np.uint64)


def make_model() -> Model:
    generator = np.random.default_rng(0)

    def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return generator.normal(size=shape).astype(np.float16).astype(np.float32)

    weights = Weights(
        features=some(4, 2),
        vectors=some(3, 2),
        inputs=some(2, 2, 8),
        states=some(2, 2, 8),
        gates=some(2, 8),
        output=some(6, 3),
        bias=some(3),
        transitions=some(3, 3),
    )
    return Model(LABELS, KEYS, weights, {"always": -0.5, "tagger": 1.25})


def test_a_model_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    model = make_model()
    save_model(model, tmp_path / "m.npz")
    again = load_model(tmp_path / "m.npz")
    assert again.labels == model.labels
    assert again.keys.tolist() == model.keys.tolist()
    assert again.calibration == model.calibration
    for name, weight in model.weights.items().items():
        assert (again.weights.items()[name] == weight).all(), name
    assert again.fingerprint == model.fingerprint


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        save_model(make_model(), tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.npz", "b.npz"]


def test_a_known_feature_has_its_row_and_another_none() -> None:
    columns = np.array([[2**63 + 5, 8], [7, 2**64 - 9]], np.uint64)
    assert make_model().rows(columns).tolist() == [[1, -1], [0, 2]]


def test_slots_are_leading_bits() -> None:
    assert slots_of(np.array([0, 2**64 - 1], np.uint64)).tolist() == [0, 2**19 - 1]


def write_nothing(path: Path) -> None:
    path.write_bytes(b"")


def write_text(path: Path) -> None:
    path.write_text("no model", encoding="utf-8")


def write_other(path: Path) -> None:
    with path.open("wb") as file:
        np.savez(file, format=np.array("another/1"))


def write_half(path: Path) -> None:
    save_model(make_model(), path)
    path.write_bytes(path.read_bytes()[:400])


def write_objects(path: Path) -> None:
    with path.open("wb") as file:
        np.savez(file, format=np.array([{"x": 1}], dtype=object))


@pytest.mark.parametrize("write", [write_nothing, write_text, write_other, write_half, write_objects])
def test_what_is_no_model_is_refused_by_name(tmp_path: Path, write: object) -> None:
    path = tmp_path / "m.npz"
    assert callable(write)
    write(path)
    with pytest.raises(ModelError, match=r"m\.npz"):
        load_model(path)


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="sayso train"):
        load_model(tmp_path / "none.npz")
