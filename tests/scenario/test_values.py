"""Quantities, laws and dated values: what is read from each form, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standing.errors import InputError, Problems
from standing.scenario import Law, Quantity, load_text
from standing.scenario.law import LawOf
from standing.scenario.quantities import SHARE_ALLOWED, QuantityOf
from standing.units import RATE_ALLOWED
from tests.scenario.shipped import FULL, SMALL

DAY = 86_400.0
YEAR = 365.25 * DAY
RATE = QuantityOf("per second", RATE_ALLOWED)
SHARE = QuantityOf("share", SHARE_ALLOWED, high=1.0)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_quantity_is_read_in_each_of_its_forms() -> None:
    bare = RATE.read("0.3/yr")
    assert (bare.base, bare.unit, bare.is_constant, bare.values) == (0.3 / YEAR, "per second", True, (0.3 / YEAR,))
    assert RATE.read({"base": "0.3/yr"}).base == RATE.read({"value": "0.3/yr"}).base == bare.base
    stated = RATE.read(
        {"value": "0.3/yr", "status": "assumed", "range": ["0.1/yr", "1/yr"], "source": "x", "note": "y"}
    )
    assert (stated.status, stated.source, stated.note) == ("assumed", "x", "y")
    assert stated.range == (0.1 / YEAR, 1 / YEAR)


def test_a_quantity_by_group_and_over_time_is_the_product() -> None:
    quantity = SHARE.read(
        {
            "base": 0.1,
            "by": {"region": {"north": 2, "south": 0}, "sex": {"male": 3}},
            "over": {"2014-01-01": 0.5, "2016-01-01": 1},
        }
    )
    assert quantity.factor({"region": "north", "sex": "male"}) == 6
    assert quantity.factor({"region": "east", "sex": "female"}) == 1
    assert quantity.at({"region": "north"}, day("2013-12-31")) == 0.2
    assert quantity.at({"region": "north"}, day("2014-01-01")) == 0.1
    assert quantity.at({"region": "south"}, day("2016-01-01")) == 0


def test_dated_values_replace_the_base_and_the_first_holds_before_its_date() -> None:
    for raw in (
        {"2016-01-01": 0.5, "2014-01-01": 0.2},
        {"value": {"2014-01-01": 0.2, "2016-01-01": 0.5}, "status": "published"},
        {"base": {"2014-01-01": 0.2, "2016-01-01": 0.5}, "by": {"region": {"north": 1}}},
    ):
        quantity = SHARE.read(raw)
        assert quantity.dated == ((day("2014-01-01"), 0.2), (day("2016-01-01"), 0.5))
        assert [quantity.at({}, day(each)) for each in ("2010-01-01", "2015-12-31", "2016-01-01")] == [0.2, 0.2, 0.5]
        assert not quantity.is_constant


@pytest.mark.parametrize(
    "raw",
    [
        1.5, -0.1, "half", "50%", True, None, [], {}, {"by": {}}, {"base": 1, "value": 1}, {"value": 0.5, "range": [0.6, 0.7]},
        {"value": 0.5, "range": [0.7, 0.6]}, {"value": 0.5, "range": [0.4, 1.1]}, {"value": 0.5, "status": "guessed"},
        {"base": 0.5, "by": {"region": {"north": -1}}}, {"base": 0.5, "by": {"region": 2}}, {"base": 0.5, "over": {}},
        {"base": 0.5, "over": {"2014": 1}}, {"2014-02-30": 0.5}, {"2014-01-01": 2}, {"value": 0.5, "unit": "share"}, "0.5/yr",
        {"value": {"2014-01-01": 0.5}, "range": [0.1, 0.9]}, {"value": {"value": 0.5}}, "1e999", "nan", "٠",
    ],
)  # fmt: skip
def test_what_is_no_share_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        SHARE.read(raw)


@given(st.floats(0, 1))
def test_any_share_is_read_as_itself(share: float) -> None:
    assert SHARE.read(share).base == share
    assert SHARE.read({"value": repr(share)}).base == share


def test_a_constant_is_the_same_for_everybody() -> None:
    assert Quantity.constant(1, "share").at({"region": "north"}, day("2014-01-01")) == 1


@pytest.mark.parametrize(
    ("raw", "kind", "scale", "shape", "p90"),
    [
        ("30d", "fixed", 30 * DAY, None, None),
        ({"base": "30d", "by": {"region": {"north": 2}}}, "fixed", 30 * DAY, None, None),
        ({"value": "30d", "status": "assumed"}, "fixed", 30 * DAY, None, None),
        ({"exponential": "30d"}, "exponential", 30 * DAY, None, None),
        ({"exponential": "30d", "status": "assumed", "range": ["10d", "60d"]}, "exponential", 30 * DAY, None, None),
        ({"exponential": {"value": "30d", "status": "assumed"}}, "exponential", 30 * DAY, None, None),
        ({"gamma": {"mean": "30d", "shape": 2}}, "gamma", 30 * DAY, 2.0, None),
        ({"lognormal": {"median": "30d", "p90": "90d"}}, "lognormal", 30 * DAY, None, 90 * DAY),
        ("1y", "fixed", YEAR, None, None),
    ],
)
def test_a_law_is_read_in_each_of_its_forms(
    raw: object, kind: str, scale: float, shape: float | None, p90: float | None
) -> None:
    (segment,) = LawOf().read(raw).segments
    assert (segment.kind, segment.scale.base, segment.shape, segment.p90) == (kind, scale, shape, p90)


@pytest.mark.parametrize(
    ("raw", "kind", "scale", "in_years"),
    [
        ("2y", "calendar", 24, True),
        ("18mo", "calendar", 18, False),
        ({"value": "2y", "status": "published"}, "calendar", 24, True),
        ("365d", "fixed", 365 * DAY, False),
        (None, "none", 0, False),
    ],
)
def test_a_term_counts_years_and_months_by_the_calendar(raw: object, kind: str, scale: float, in_years: bool) -> None:
    (segment,) = LawOf(is_term=True).read(raw).segments
    assert (segment.kind, segment.scale.base, segment.in_years) == (kind, scale, in_years)


def test_a_law_may_change_at_dates() -> None:
    law = LawOf(is_term=True).read({"2015-01-01": "18mo", "2013-01-01": {"exponential": "30d"}, "2017-01-01": None})
    assert [segment.kind for segment in law.segments] == ["exponential", "calendar", "none"]
    assert law.at(day("2012-01-01")).kind == "exponential"
    assert law.at(day("2015-01-01")).kind == "calendar"
    assert not law.is_never


def test_a_fixed_law_of_nothing_is_zero() -> None:
    assert Law.fixed(0).is_zero
    assert not Law.fixed(1).is_zero


@pytest.mark.parametrize(
    "raw",
    [
        30, "30", "m", None, {}, {"exponential": "0d"}, {"exponential": "30d", "gamma": {"mean": "3d", "shape": 1}},
        {"gamma": "30d"}, {"gamma": {"mean": "30d"}}, {"gamma": {"mean": "30d", "shape": 0}},
        {"gamma": {"mean": "30d", "shape": "x"}},
        {"lognormal": {"median": "90d", "p90": "30d"}}, {"lognormal": {"median": "30d", "p90": "30d"}}, {"normal": "30d"},
        {"uniform": ["1d", "2d"]}, {"2014-01-01": "30"}, {"value": {"2014-01-01": "3d"}, "range": ["1d", "5d"]}, [], True,
    ],
)  # fmt: skip
def test_what_is_no_law_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        LawOf().read(raw)


@pytest.mark.parametrize("raw", ["1.7mo", "0y", "0d", "0.01y", {"exponential": "0d"}])
def test_what_is_no_term_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        LawOf(is_term=True).read(raw)


def test_every_field_that_is_built_is_read() -> None:
    scenario = load_text(FULL)
    debtors = scenario.regime.lists["debtors"]
    kinds = ["observed", "score", "band", "observed", "status", "sensor", "list"]
    assert [entry.kind for entry in debtors.enters] == kinds
    assert debtors.enters[2].score == "citizen"
    assert debtors.enters[2].bands == ("B", "D")
    assert debtors.decision is not None
    assert (debtors.decision.met.base, debtors.decision.not_met.base) == (0.98, 0.7)
    assert debtors.initial is not None
    assert [each.kind for each in debtors.initial.since.segments] == ["exponential"]
    assert debtors.leaves_on == {"settled", "term", "corrected"}
    assert scenario.regime.lists["watched"].leaves_on == {"term"}
    assert scenario.regime.sanctions["no_flights"].lists == ("debtors", "watched")
    assert scenario.regime.redress["correction"].files_rightful.values == (0.05 / YEAR, 0.1 / YEAR)
    assert list(scenario.regime.scores["citizen"].bands) == ["A", "B", "D"]
    assert scenario.clock.seconds == 1826 * DAY
    assert scenario.world is not None
    conduct = scenario.world.conducts["default"].rate
    assert (conduct.status, conduct.source) == ("calibrated", "gazette")


def test_a_share_that_exceeds_one_in_some_cell_is_refused() -> None:
    with pytest.raises(InputError, match=r"1\.4 for region=north"):
        load_text(SMALL).reform({"regime.sensors.docket.detects": {"base": 0.7, "by": {"region": {"north": 2}}}})
    with pytest.raises(InputError, match="base times multipliers"):
        load_text(SMALL).reform({"regime.sensors.docket.detects": {"base": 0.7, "over": {"2015-01-01": 2}}})


def test_inputs_count_each_number_once_with_its_status() -> None:
    scenario = load_text(FULL)
    inputs = {each.path: each for each in scenario.inputs()}
    assert len(inputs) == len(scenario.inputs())
    assert inputs["world.conducts.default.settles"].status == "assumed"
    assert inputs["world.conducts.default.rate"].status == "calibrated"
    assert inputs["regime.sanctions.no_flights.enforced"].status == "unstated"
    assert "world.conducts.default.settles" in scenario.assumed_paths()
    ends = inputs["world.conducts.default.settles"].ends
    assert ends is not None
    low = scenario.reform(ends[0])
    assert low.world is not None
    settles = low.world.conducts["default"].settles
    assert settles is not None
    assert settles.base == 0.5 / YEAR
