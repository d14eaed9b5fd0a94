"""Changes from a date on keep what stood before it, as far as the schema takes dated values (ruling R26)."""

from __future__ import annotations

import datetime as dt

import pytest

from standing.errors import InputError
from standing.scenario import load_text
from standing.scenario.quantities import Quantity
from tests.scenario.shipped import SMALL

START, DATE = "2013-01-01", "2015-06-01"
CORRECTION = "regime.redress.correction"
LIST = "regime.lists.debtors"


def made(path: str, value: object, text: str = SMALL) -> object:
    """What a change becomes, as the scenario keeps it."""
    return load_text(text).reform({path: value}).changes[path]


@pytest.mark.parametrize(
    ("path", "value", "before"),
    [
        (f"{CORRECTION}.delay", "5d", "15d"),
        (f"{CORRECTION}.files.wrongful", "6/yr", "2/yr"),
        (f"{CORRECTION}.grants.wrongful", 0.9, 0.8),
        (f"{LIST}.term", "1y", "2y"),
        (f"{LIST}.notice.grace", "30d", "5d"),
        ("regime.sanctions.no_flights.enforced", 1, 0.9),
    ],
)
def test_a_plain_value_is_dated_from_the_first_day(path: str, value: object, before: object) -> None:
    assert made(path, {DATE: value}) == {START: before, DATE: value}


@pytest.mark.parametrize(
    ("path", "value", "default"),
    [
        (f"{CORRECTION}.suspends", True, False),
        (f"{CORRECTION}.again", False, True),
        (f"{CORRECTION}.grants.rightful", 0.5, 0.02),
        (f"{LIST}.public", True, False),
        (f"{LIST}.notice.delay", "3d", "0d"),
        ("regime.sensors.docket.wrong_person", 0.1, 0),
        ("regime.sensors.docket.false_alarms", "1/yr", "0/yr"),
        (f"{LIST}.decision.confirms.not_met", 0.3, 1),
        (f"{LIST}.decision.delay", "3d", "0d"),
        (f"{LIST}.enters.times", 2, 1),
    ],
)
def test_where_nothing_stood_the_default_did(path: str, value: object, default: object) -> None:
    text = SMALL.replace("enters: {observed: default}", "enters: {observed: default, within: 1y}")
    assert made(path, {DATE: value}, text) == {START: default, DATE: value}


def test_no_term_is_a_default_as_well() -> None:
    assert made(f"{LIST}.term", {DATE: "1y"}, SMALL.replace("      term: 2y\n", "")) == {START: None, DATE: "1y"}


def test_a_dated_value_keeps_its_entries_before_the_date_and_loses_the_later_ones() -> None:
    text = SMALL.replace("delay: 15d", "delay: {2014-01-01: 15d, 2015-01-01: 10d, 2016-01-01: 5d}")
    kept = {START: "15d", "2014-01-01": "15d", "2015-01-01": "10d"}
    assert made(f"{CORRECTION}.delay", {DATE: "3d"}, text) == {**kept, DATE: "3d"}
    assert made(f"{CORRECTION}.delay", {"2013-06-01": "3d"}, text) == {START: "15d", "2013-06-01": "3d"}


def test_several_dates_are_one_change() -> None:
    new = {"2016-01-01": "3d", DATE: "5d"}
    assert made(f"{CORRECTION}.delay", new) == {START: "15d", **new}


@pytest.mark.parametrize("first", [START, "2012-01-01"])
def test_a_value_that_begins_with_the_clock_replaces_what_stood_there(first: str) -> None:
    new = {first: "9d", DATE: "5d"}
    assert made(f"{CORRECTION}.delay", new) == new


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("{exponential: 15d, status: assumed, range: [5d, 30d]}", None),
        ("{value: 15d, status: published, note: Law}", None),
        ("{base: 15d, by: {region: {north: 2}}}", None),
        (
            "{value: {2013-01-01: 15d, 2014-01-01: {exponential: 9d}}, status: published, note: Law}",
            {
                START: {"value": "15d", "status": "published", "note": "Law"},
                "2014-01-01": {"exponential": "9d", "status": "published", "note": "Law"},
            },
        ),
    ],
)
def test_a_span_keeps_its_law_and_what_is_said_of_it(written: str, kept: object) -> None:
    text = SMALL.replace("delay: 15d", f"delay: {written}")
    found = made(f"{CORRECTION}.delay", {DATE: "5d"}, text)
    before = kept or {START: load_text(text).origin.tree["regime"]["redress"]["correction"]["delay"]}
    assert found == {**before, DATE: "5d"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("{value: 0.8, status: assumed, range: [0.5, 1]}", {START: 0.8}),
        ("{value: {2013-01-01: 0.8, 2014-01-01: 0.6}, status: published}", {START: 0.8, "2014-01-01": 0.6}),
    ],
)
def test_a_share_keeps_its_value_alone(written: str, kept: dict[str, object]) -> None:
    text = SMALL.replace("grants: {wrongful: 0.8,", f"grants: {{wrongful: {written},")
    assert made(f"{CORRECTION}.grants.wrongful", {DATE: 1}, text) == {**kept, DATE: 1}


def test_multipliers_are_not_put_on_a_new_share_by_accident() -> None:
    text = SMALL.replace("grants: {wrongful: 0.8,", "grants: {wrongful: {base: 0.8, by: {region: {north: 0.5}}},")
    with pytest.raises(InputError, match=r"found multipliers by group or by date.*wrongful\.base instead") as refused:
        made(f"{CORRECTION}.grants.wrongful", {DATE: 1}, text)
    assert refused.value.findings[0].path == f"{CORRECTION}.grants.wrongful"
    share = load_text(text).reform({f"{CORRECTION}.grants.wrongful.base": {DATE: 1}}).regime.redress["correction"]
    wrongful = share.grants_wrongful
    assert isinstance(wrongful, Quantity)
    assert wrongful.at({"region": "north"}, dt.date(2014, 1, 1)) == pytest.approx(0.4)
    assert wrongful.at({"region": "north"}, dt.date(2016, 1, 1)) == pytest.approx(0.5)


def test_what_cannot_be_written_as_a_value_has_to_be_said() -> None:
    with pytest.raises(InputError, match="found nothing before 2015-06-01; allowed: the value before it as well"):
        made(f"{CORRECTION}.propagates", {DATE: "5d"})


@pytest.mark.parametrize("path", ["regime.sanctions.no_flights.severity", f"{LIST}.notice.when"])
def test_fields_without_dates_say_so_as_before(path: str) -> None:
    with pytest.raises(InputError, match="not built"):
        made(path, {DATE: 1})


def test_multipliers_by_date_of_the_world_are_no_dated_values() -> None:
    over = {"2015-01-01": 2}
    assert made("world.conducts.default.rate.over", over, SMALL.replace("0.4/yr", "{base: 0.4/yr}")) == over


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("removal: 3d", {START: "3d", DATE: "1d"}),
        ("removal: {exponential: 3d}", {START: {"exponential": "3d"}, DATE: "1d"}),
        ("removal: {delay: 3d, fails: 0.1}", {"delay": {START: "3d", DATE: "1d"}, "fails": 0.1}),
    ],
)
def test_a_removal_in_any_form(written: str, expected: object) -> None:
    scenario = load_text(SMALL.replace("removal: 3d", written)).reform({f"{LIST}.removal": {DATE: "1d"}})
    tree = scenario.origin.tree
    assert tree["regime"]["lists"]["debtors"]["removal"] == expected  # type: ignore[index,call-overload]


def test_parts_of_a_field_that_is_written_as_one_value_can_be_changed() -> None:
    removal = load_text(SMALL).reform({f"{LIST}.removal.fails": 0.1}).regime.lists["debtors"].removal
    assert removal.delay.segments[0].scale.base == 3 * 86_400
    assert removal.fails.base == 0.1


def test_changes_can_be_made_again_to_the_file_alone() -> None:
    """What `standing merge` does: several changes of one field, in the order in which they were made."""
    text = load_text(SMALL)
    path = f"{CORRECTION}.delay"
    both = text.reform({path: {"2014-01-01": "10d"}}).reform({f"{LIST}.term": "1y"}).reform({path: {DATE: "5d"}})
    assert both.changes[path] == {START: "15d", "2014-01-01": "10d", DATE: "5d"}
    assert text.reform(both.changes).digest == both.digest
