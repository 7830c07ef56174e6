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


def test_a_quotation_goes_on_over_the_line_breaks_of_a_wrapped_text() -> None:
    text = (
        "The ferry company said on Tuesday “it would raise its fares by one\n"
        "tenth in the spring, the third such rise in as many years, and the\n"
        "price of fuel” had risen, too, and that of repairs to its old ships\n"
        "had not been\nlower.\n\n“Nobody asked us\n\n“Us” neither."
    )
    inside = [text[start:end].replace("\n", " ") for start, end in quoted_stretches(text)]
    assert inside[0].startswith("it would raise") and inside[0].endswith("price of fuel")
    assert inside[1:] == ["Nobody asked us", "Us"]
