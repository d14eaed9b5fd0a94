"""Quantities, calendars and calendar terms as numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.errors import InputError
from standing.program import program_from
from standing.program.calendar_bins import bin_ends, bin_of_day
from standing.program.strays import flows, shares
from standing.program.tables import Tables, later_by, product
from standing.scenario import Quantity, load_text
from tests.engine.scenarios import EVERYTHING, everything

START = dt.datetime(2013, 1, 1)
DAY = 86_400.0


@pytest.mark.parametrize(
    ("begins", "months", "in_years", "ends"),
    [
        ("2016-02-29", 12, True, "2017-03-01"),
        ("2016-02-29", 48, True, "2020-02-29"),
        ("2016-02-29", 12, False, "2017-02-28"),
        ("2015-01-31", 1, False, "2015-02-28"),
        ("2015-08-31", 6, False, "2016-02-29"),
        ("2015-12-15", 1, False, "2016-01-15"),
        ("2015-12-31", 24, True, "2017-12-31"),
    ],
)
def test_calendar_terms_end_on_the_same_day(begins: str, months: int, in_years: bool, ends: str) -> None:
    """R2: years turn a missing 29 February into 1 March, months into the last day."""
    assert later_by(dt.date.fromisoformat(begins), months, in_years=in_years) == dt.date.fromisoformat(ends)


def test_a_calendar_carries_its_own_integral() -> None:
    """Starts, multipliers, integrals: before the first date of `over` the multiplier is 1 (R1)."""
    tables = Tables(START, 365 * DAY, [{}])
    quantity = Quantity(2.0, "number", over=((dt.date(2013, 1, 11), 3.0), (dt.date(2013, 1, 21), 0.0)))
    at, stride, calendar = tables.quantities[tables.quantity(quantity)]
    assert tables.numbers[at] == 2.0
    assert stride == 0
    first, count, highest = tables.calendars[calendar]
    assert highest == max(tables.numbers[first + count : first + 2 * count])
    assert count == 3
    assert tables.numbers[first : first + 9] == [0, 10 * DAY, 20 * DAY, 1, 3, 0, 0, 10 * DAY, 40 * DAY]


def test_equal_quantities_share_a_row() -> None:
    """What is the same for everybody is laid down once."""
    tables = Tables(START, 365 * DAY, [{}])
    assert tables.constant(0.5) == tables.constant(0.5)
    assert tables.constant(0.5) != tables.constant(0.6)


STEPS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=5, unique_by=lambda step: step[0]).map(
    sorted
)


@given(st.lists(STEPS, min_size=1, max_size=3), st.integers(-2, 25))
def test_a_product_of_steps_is_the_product_of_their_values(factors: list[list[tuple[int, int]]], t: int) -> None:
    """Before its first step every factor is 1."""

    def value(steps: list[tuple[float, float]]) -> float:
        return ([1.0] + [each for since, each in steps if since <= t])[-1]

    expected = 1.0
    for factor in factors:
        expected *= value(list(factor))
    assert value(product(factors)) == expected


def test_bins_end_with_months_marks_and_the_run() -> None:
    """Every day lies in exactly one bin."""
    end = dt.datetime(2013, 3, 15)
    ends = bin_ends(START, end, "month", [dt.date(2013, 2, 10), dt.date(2020, 1, 1)])
    assert [each.isoformat() for each in ends] == ["2013-02-01", "2013-02-10", "2013-03-01", "2013-03-15"]
    days = bin_of_day(START, ends)
    assert days[0] == 0
    assert days[30] == 0
    assert days[31] == 1
    assert days[-1] == 3


def test_strays_are_neither_lost_nor_made() -> None:
    """What all receive is what all give off."""
    scenario = everything()
    cells = scenario.world.population.cells
    groups = [dict(zip(cells.columns, row, strict=True)) for row in cells.labels]
    people = [30, 50, 20]
    received = flows(shares(scenario.regime.sensors["docket"], groups, people), [1.0, 2.0, 3.0], people)
    assert sum(received.sum(axis=1) * people) == pytest.approx(30 * 1 + 50 * 2 + 20 * 3)


def test_a_regime_without_a_world_cannot_be_run() -> None:
    """It can be checked, and says so."""
    with pytest.raises(InputError) as refused:
        program_from(load_text("name: rules\nclock: {start: 2013-01-01, end: 2014-01-01}\nregime: {}\n"), 100, 1)
    assert "a world to run" in refused.value.findings[0].text()


def test_a_program_depends_on_names_not_on_positions() -> None:
    """Another list in front of the others moves no address."""
    one = program_from(everything(), 1_000, 1)
    text = EVERYTHING.replace("  lists:\n", "  lists:\n    first: {enters: {observed: fare}, term: 5d}\n")
    two = program_from(load_text(text), 1_000, 1)
    assert one.tables[0]["list"][0]["notice_stream"] == two.tables[0]["list"][1]["notice_stream"]
    assert one.tables[0]["stream"][0]["address"] == two.tables[0]["stream"][0]["address"]
