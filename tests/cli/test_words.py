"""Words that are safe for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.words import one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text”\n\tand more", "plain – “text”\n\tand more"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("a\rb\x07\x00", "a b\ufffd\ufffd"),
        ("right \u202e left", "right \ufffd left"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_offsets_stay(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert "\x1b" not in shown


def test_one_line() -> None:
    assert one_line("a\nb\x1b") == "a b\ufffd"
