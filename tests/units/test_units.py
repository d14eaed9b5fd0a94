"""Spans and rates: what is read, what is refused, and that writing reads back as the same number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.errors import Problem, Problems
from standing.units import rate_from_text, rate_to_text, span_from_text, span_to_text

DAY = 86_400


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90d", 90 * DAY),
        ("36h", 129_600),
        ("5min", 300),
        ("1s", 1),
        ("2w", 14 * DAY),
        ("5wd", 7 * DAY),
        ("1mo", 30.4375 * DAY),
        ("1y", 365.25 * DAY),
        ("1yr", 365.25 * DAY),
        ("1_000d", 1_000 * DAY),
        ("0.5 d", 43_200),
        ("1e2d", 100 * DAY),
        ("0d", 0),
        (" 3d ", 3 * DAY),
    ],
)
def test_a_span_is_read_as_seconds(text: str, seconds: float) -> None:
    assert span_from_text(text).seconds == seconds


@pytest.mark.parametrize(("text", "months"), [("2y", 24), ("18mo", 18), ("1.5y", 18), ("0.1y", None), ("30d", None)])
def test_months_and_years_know_their_calendar_months(text: str, months: int | None) -> None:
    assert span_from_text(text).months == months


@pytest.mark.parametrize(
    ("text", "per_second"),
    [
        ("0.3/yr", 0.3 / (365.25 * DAY)),
        ("0.3/y", 0.3 / (365.25 * DAY)),
        ("1/30d", 1 / (30 * DAY)),
        ("2/mo", 2 / (30.4375 * DAY)),
        ("5/d", 5 / DAY),
        ("1_000/yr", 1_000 / (365.25 * DAY)),
        ("3 / 2 w", 3 / (14 * DAY)),
        ("0/yr", 0),
    ],
)
def test_a_rate_is_read_per_second(text: str, per_second: float) -> None:
    assert rate_from_text(text).per_second == per_second


@pytest.mark.parametrize(
    "text", ["30", 30, 0.5, "m", "5m", "-5d", "d", "", "5 d d", "5d/2", "1e999d", "٣d", None, True, [], {}, "5d" * 99]
)
def test_what_is_no_span_is_refused(text: object) -> None:
    with pytest.raises(Problems):
        span_from_text(text)


@pytest.mark.parametrize(
    "text", ["0.3", 0.3, "1/m", "1/0d", "-1/yr", "/yr", "1/", "1/yr/yr", "1//d", None, False, "1/30"]
)
def test_what_is_no_rate_is_refused(text: object) -> None:
    with pytest.raises(Problems):
        rate_from_text(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("30", "30d"), (30, "30d"), ("30days", "30d"), ("2 years", "2y"), ("3hr", "3h"), ("1 week", "1w")],
)
def test_the_refusal_of_a_span_names_what_was_probably_meant(text: object, meant: str) -> None:
    with pytest.raises(Problems) as refused:
        span_from_text(text)
    assert refused.value.problems[0].nearest == meant


def test_m_is_refused_with_both_of_its_meanings() -> None:
    with pytest.raises(Problems) as refused:
        span_from_text("5m")
    assert "min or mo" in str(refused.value.problems[0].next_step)


@given(st.floats(min_value=0, max_value=1e12, allow_nan=False))
def test_writing_a_span_reads_back_as_the_same_number(seconds: float) -> None:
    assert span_from_text(span_to_text(seconds)).seconds == seconds


@given(st.floats(min_value=0, max_value=1e6, allow_nan=False))
def test_writing_a_rate_reads_back_as_the_same_number(per_second: float) -> None:
    assert rate_from_text(rate_to_text(per_second)).per_second == per_second


@given(st.integers(0, 10_000), st.sampled_from(["s", "min", "h", "d", "w", "wd", "mo", "y", "yr"]))
def test_what_was_written_in_a_unit_survives(number: int, unit: str) -> None:
    span = span_from_text(f"{number}{unit}")
    assert span_from_text(span_to_text(span.seconds)).seconds == span.seconds
    rate = rate_from_text(f"{number}/{unit}").per_second
    assert rate_from_text(rate_to_text(rate)).per_second == rate


@given(st.text(max_size=80))
def test_any_text_is_a_span_or_a_refusal(text: str) -> None:
    for read in (span_from_text, rate_from_text):
        problems: tuple[Problem, ...] = ()
        try:
            read(text)
        except Problems as refused:
            problems = refused.problems
        assert all(problem.allowed for problem in problems)
