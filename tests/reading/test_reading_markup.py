from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.markup import text_of_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("<p>One\n two</p><p>three</p>", "One two\n\nthree"),
        ("<p>One <b>two</b>, <i>three</i></p>tail", "One two, three\n\ntail"),
        ("one<br>two<br/><br/>three", "one\n\ntwo\n\nthree"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<style>p {}</style><script>x()</script><p>one</p><!-- no --> two", "one\n\ntwo"),
        ("a &amp; b &lt; c &#8217;", "a & b < c ’"),
        ("<p>never closed <b>at all", "never closed at all"),
        ("nul \0 byte", "nul \ufffd byte"),
        ("<p>“Ä”</p>", "“Ä”"),
    ],
)
def test_text(markup: str, text: str) -> None:
    assert text_of_markup(markup, "tests") == text


def test_nothing_is_lost_where_elements_are_nested_too_deep() -> None:
    deep = "<p>first</p>" + "<div>" * 100_000 + "<p>a &amp; b</p>" + "</div>" * 100_000 + "last"
    assert text_of_markup(deep, "tests") == "first\n\na & b\n\nlast"


@given(st.text(st.sampled_from("<>/pbrdiv &;\"'=a \n\0!-"), max_size=80) | st.text(max_size=60))
def test_any_text(markup: str) -> None:
    text = text_of_markup(markup, "tests")
    assert "\n\n\n" not in text
    text.encode()
