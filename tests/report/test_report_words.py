"""Words, numbers and addresses that are fit for the page."""

from __future__ import annotations

import orjson
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.report.words import count, known, script_code, script_json, shown, web_address

SHOWN = [
    ("plain words\n\tand more", "plain words\n\tand more"),
    ("a\x00b\x1bc\x7f", "a␀b␛c␡"),
    ("a\r\nb", "a \nb"),
    ("\u202egnp.exe\u202c", "\ufffdgnp.exe\ufffd"),
    ("\u2066x\u2069", "\ufffdx\ufffd"),
    ("שלום و 😀", "שלום و 😀"),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text())
def test_shown_changes_no_length(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert shown(shown(text)) == shown(text)


ADDRESSES = [
    ("https://example.org/a?b=c", "https://example.org/a?b=c"),
    ("http://example.org", "http://example.org"),
    ("javascript:alert(1)", None),
    (" javascript:alert(1)", None),
    ("data:text/html,<p>", None),
    ("//example.org", None),
    ("https:", None),
    ("http://[", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_web_address(url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_in_a_script_element(text: str) -> None:
    written = script_json([text])
    assert orjson.loads(written) == [text]
    assert not set("<>&\u2028\u2029") & set(written)


def test_code_in_a_script_element() -> None:
    assert script_code('"</script><!--"\r\n') == '"<\\/script><\\!--"\n'


@pytest.mark.parametrize(
    ("number", "expected"), [(2070.0, "2,070"), (0.5, "0.5"), (1234.567, "1,234.57"), (0.0, "0"), (-3, "-3")]
)
def test_count(number: float, expected: str) -> None:
    assert count(number) == expected


def test_known_cells() -> None:
    cells = pd.Series(["a\x00", pd.NA], dtype="string")
    assert [known(cell) for cell in cells] == ["a␀", None]
    numbers = pd.Series([7, pd.NA], dtype="Int64")
    assert [known(cell) for cell in numbers.astype(object)] == [7, None]
    assert known(float("nan")) is None
