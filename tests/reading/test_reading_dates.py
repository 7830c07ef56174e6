from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.dates import date_in_path, date_in_url, parse_date

READ = [
    ("2020-10-14", "2020-10-14"),
    ("2020/10/14", "2020-10-14"),
    ("2020-10-14T09:30:00Z", "2020-10-14T09:30:00+00:00"),
    ("2020-10-14T09:30Z", "2020-10-14T09:30:00+00:00"),
    ("2020-10-14T09:30:15.123456+02:00", "2020-10-14T09:30:15+02:00"),
    ("2020-10-14T09:30:15.123+0530", "2020-10-14T09:30:15+05:30"),
    ("2020-10-14 09:30:15", "2020-10-14T09:30:15"),
    ("2020-10-14 09:30:15 UTC", "2020-10-14T09:30:15+00:00"),
    ("2020-10-14 09:30:15 -0400", "2020-10-14T09:30:15-04:00"),
    ("20240131T101500Z", "2024-01-31T10:15:00+00:00"),
    ("20240131101500", "2024-01-31T10:15:00"),
    ("20201014", "2020-10-14"),
    ("Wed, 14 Oct 2020 09:30:00 GMT", "2020-10-14T09:30:00+00:00"),
    ("14 Oct 2020 09:30:00 +0200", "2020-10-14T09:30:00+02:00"),
    ("Wed, 14 Oct 2020 09:30:00 EST", "2020-10-14T09:30:00-05:00"),
    ("October 14, 2020", "2020-10-14"),
    ("Oct. 14, 2020", "2020-10-14"),
    ("Sept. 4 2020", "2020-09-04"),
    ("Wednesday, October 14th, 2020", "2020-10-14"),
    ("14 October 2020", "2020-10-14"),
    ("14th of October, 2020", "2020-10-14"),
    ("14-Oct-2020", "2020-10-14"),
    ("October 14, 2020 at 9:30 am EDT", "2020-10-14"),
    ("  2020-10-14\n", "2020-10-14"),
    ("14/10/2020", "2020-10-14"),
    ("10/14/2020", "2020-10-14"),
    ("14.10.2020 09:30", "2020-10-14"),
    ("05/05/2020", "2020-05-05"),
    (20201014, "2020-10-14"),
    (1602667800, "2020-10-14T09:30:00+00:00"),
    (1602667800000, "2020-10-14T09:30:00+00:00"),
    (1602667800.5, "2020-10-14T09:30:00+00:00"),
]
NOT_READ = [
    "05/06/2020",  # two readings
    "2020-13-01",
    "2020-02-30",
    "2020-10",
    "2020",
    "0001-01-01T00:00:00",
    "9999-12-31",
    "yesterday",
    "2 hours ago",
    "Brumaire 14, 2020",
    "Mayor 14, 2020",
    "2020-10-14T25:00:00Z",
    "2020-10-14T09:30:00+99:00",
    "14 Oct 2020 09:30:00 and more words that make no date of it",
    "x" * 100_000,
    "",
    None,
    True,
    float("nan"),
    12,
    [2020, 10, 14],
]


@pytest.mark.parametrize(("written", "expected"), READ)
def test_reads_the_common_shapes(written: object, expected: str) -> None:
    assert parse_date(written) == expected


@pytest.mark.parametrize("written", NOT_READ)
def test_does_not_guess(written: object) -> None:
    assert parse_date(written) is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_reads_what_it_writes(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()


@given(st.text(max_size=90))
def test_never_raises(text: str) -> None:
    parse_date(text)
    date_in_url(text)
    date_in_path(text)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/2020/10/14/talks-go-on", "2020-10-14"),
        ("https://news.example/world/2020/oct/14/talks-go-on", "2020-10-14"),
        ("https://news.example/2020-10-14/talks", "2020-10-14"),
        ("https://news.example/20201014/talks.html", "2020-10-14"),
        ("https://news.example/2020/1/4/talks.html", "2020-01-04"),
        ("https://news.example/2020/10/talks", None),
        ("https://news.example/2020/13/44/talks", None),
        ("https://news.example/talks?d=/2020/10/14/", None),
        ("https://news.example/2020/10/14/x/2021/10/14/y", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_date_in_url(url: str | None, expected: str | None) -> None:
    assert date_in_url(url) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2020-10-14_talks.txt", "2020-10-14"),
        ("wire/20201014.html", "2020-10-14"),
        ("paper_2020-10-14_talks-about-2020.txt", "2020-10-14"),
        ("2020/10/14/talks.txt", "2020-10-14"),
        ("2020.10.14.txt", "2020-10-14"),
        ("2020-10-14/2020-10-15.txt", None),
        ("2020-1014.txt", None),
        ("120201014.txt", None),
        ("20209914.txt", None),
        ("talks.txt", None),
    ],
)
def test_date_in_path(path: str, expected: str | None) -> None:
    assert date_in_path(path) == expected
