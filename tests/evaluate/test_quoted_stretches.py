from __future__ import annotations

import pytest

from sayso.evaluate.quoted import quoted_stretches

CASES = {
    "curly": ("He said “it rains” twice.", ["it rains"]),
    "straight": ('"Rain," he said. "Snow."', ["Rain,", "Snow."]),
    "typewriter": ("``Rain,'' he said.", ["Rain,"]),
    "not closed runs to the end of its paragraph": ("“Rain\n“Snow” fell", ["Rain", "Snow"]),
    "closing mark before a word opens": ("He said ”rain” twice.", ["rain"]),
    "closing mark before a space does not": ("Twelve” it rains.", []),
    "double marks nest nothing": ("“He “said” rain”", ["He “said"]),
    "single": ("He said ‘it rains’ twice.", ["it rains"]),
    "single straight": ("He said 'it rains' twice.", ["it rains"]),
    "apostrophe within single ones": ("He said 'it doesn't rain' twice.", ["it doesn't rain"]),
    "apostrophe of the plural": ("The mayors' offices are closed.", []),
    "single mark that is not closed": ("Rock ‘n roll it is.", []),
    "single mark cut by a double one": ("The ‘wet “rain” fell’ there.", ["rain"]),
    "single within double ones do not count": ("“He said ‘rain’ twice.”", ["He said ‘rain’ twice."]),
    "straight mark at the very end": ('Rain"', [""]),
    "none": ("It rains.", []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "inside"), CASES.values(), ids=list(CASES))
def test_stretches_within_marks(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_stretches(text)] == inside
