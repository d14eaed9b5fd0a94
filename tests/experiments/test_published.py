"""Published beside simulated: running sums at a day's end, scaled, and the reason where the run cannot tell."""

from __future__ import annotations

import numpy as np
import pytest
from tests.measures.synthetic import TEXT, lives

from standing.experiments.published import published_table
from standing.records.table import Table
from standing.records.tallies import Series, Slot
from standing.scenario import load_text

DATES = ("2015-01-01", "2016-01-01", "2016-07-02", "2018-01-01")
SERIES = Series(
    (Slot("listings", "debtors", "true"), Slot("listings", "debtors", "by_hand"), Slot("listed", "debtors", "")),
    (False, False, True),
    ("all",),
    DATES,
    np.array([[[10, 20, 30, 40], [1, 2, 3, 4], [5, 6, 7, 8]]]),
)


def table(figures: str) -> Table:
    """Table of figures for a run of 800 persons of 8,000."""
    scenario = load_text(f"{TEXT}\npublished:\n{figures}")
    return published_table(scenario, lives(scenario, 800, 1, series=SERIES))


def figure(fields: str, item: str = "debtors") -> dict[str, object]:
    return dict(table(f"  - {{series: s, value: 100, item: {item}, {fields}}}\n").to_dicts()[0])


def test_a_figure_as_of_a_day_counts_that_day() -> None:
    row = figure("tally: listings, date: 2015-12-31")
    assert row["simulated"] == pytest.approx(10 * (10 + 20 + 1 + 2))
    assert row["difference"] == pytest.approx(230)
    assert row["relative"] == pytest.approx(2.3)
    assert (row["status"], row["scaled_by"]) == ("scaled", 10.0)


def test_parts_and_a_later_beginning() -> None:
    assert figure("tally: listings, part: 'true', date: 2016-07-01")["simulated"] == pytest.approx(600)
    assert figure("tally: listings, date: 2017-12-31, since: 2016-01-01")["simulated"] == pytest.approx(770)


def test_a_stock_is_read_at_the_instant() -> None:
    assert figure("tally: listed, date: 2016-07-01")["simulated"] == pytest.approx(70)
    assert figure("tally: listed_at_end, date: 2016-07-01")["simulated"] == pytest.approx(70)


def test_the_published_population_scales() -> None:
    assert figure("tally: listed, date: 2016-07-01, people: 1600")["simulated"] == pytest.approx(14)


@pytest.mark.parametrize(
    ("fields", "item", "why"),
    [
        ("tally: listings, date: 2018-01-01", "debtors", "after the end of the run"),
        ("tally: listings, date: 2013-12-30", "debtors", "before the start of the run"),
        ("tally: listings, date: 2016-03-01", "debtors", "not cut at 2016-03-02"),
        ("tally: listings, part: forged, date: 2016-07-01", "debtors", 'no part "forged", but true, wrong_person'),
        ("tally: waiting, date: 2016-07-01", "debtors", "counts no waiting of debtors"),
        ("tally: persons_by_denials, date: 2016-07-01", "no_flights", "clock.end=2016-07-02"),
    ],
)
def test_what_the_run_cannot_tell_is_not_available_and_says_why(fields: str, item: str, why: str) -> None:
    row = figure(fields, item)
    assert (row["status"], row["simulated"], row["difference"]) == ("not available", None, None)
    assert why in str(row["why"])


def test_persons_are_known_at_the_end_with_an_interval() -> None:
    parts = ", ".join(map(repr, map(str, range(1, 21))))
    row = figure(f"tally: persons_by_denials, part: [{parts}], date: 2017-12-31", "no_flights")
    assert row["status"] == "scaled"
    low, value, high = (float(str(row[each])) for each in ("low", "simulated", "high"))
    assert 0 < low < value < high < 8_000
