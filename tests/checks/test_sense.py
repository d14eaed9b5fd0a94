"""What can be run and hardly be meant: each finding provoked once, and none that is an error where nothing is wrong."""

from __future__ import annotations

from typing import Final

import pytest

from standing.checks.sense import check_sense
from standing.scenario import load_text
from tests.scenario.shipped import FULL, SMALL, shipped

LIST, REDRESS, SENSOR = "regime.lists.debtors", "regime.redress.correction", "regime.sensors.docket"

PROVOKED: Final[tuple[tuple[str, dict[str, object], str, str, str], ...]] = (
    (SMALL, {f"{SENSOR}.observes": []}, SENSOR, "sensor-of-nothing", "no conduct"),
    (SMALL, {f"{SENSOR}.observes": ["smoking"]}, SENSOR, "unused", "observations of smoking"),
    (FULL, {f"{SENSOR}.wrong_person": 0}, f"{SENSOR}.mixing", "no-effect", "mixing without wrong_person"),
    (SMALL, {f"{LIST}.enters": []}, LIST, "never-entered", "no entries"),
    (
        SMALL,
        {f"{LIST}.enters": {"observed": "smoking"}},
        f"{LIST}.enters.observed",
        "never-observed",
        "no sensor observes",
    ),
    (
        FULL,
        {"regime.sensors.post": {"observes": "petition"}, f"{LIST}.enters.0.by": ["post"]},
        f"{LIST}.enters.0.observed",
        "never-observed",
        "none of post observes",
    ),
    (
        FULL,
        {"regime.scores.citizen.points": {"default": 5}},
        f"{LIST}.enters.1",
        "never-entered",
        "nothing takes points from",
    ),
    (FULL, {"regime.scores.citizen.floor": 700}, f"{LIST}.enters.1.at_most", "never-entered", "below the floor 700"),
    (
        SMALL,
        {f"{LIST}.term": None, "world.conducts.default.settles": None, REDRESS: None},
        LIST,
        "never-left",
        "no way out",
    ),
    (FULL, {f"{LIST}.leaves_on": ["term"]}, f"{LIST}.leaves_on", "redress-without-effect", "redress correction"),
    (FULL, {f"{LIST}.leaves_on": ["settled"]}, f"{LIST}.leaves_on", "no-effect", "a term is given"),
    (
        FULL,
        {"regime.lists.watched.leaves_on": ["term", "corrected"]},
        "regime.lists.watched.leaves_on",
        "no-effect",
        "corrected",
    ),
    (SMALL, {f"{LIST}.enters": []}, "regime.sanctions.no_flights.list", "never-entered", "which nobody enters"),
    (
        SMALL,
        {"world.services.flight.attempts": "0/yr"},
        "regime.sanctions.no_flights.denies",
        "no-effect",
        "flight, which nobody tries",
    ),
    (SMALL, {f"{LIST}.enters": []}, f"{REDRESS}.against", "redress-of-nothing", "which nobody enters"),
    (SMALL, {f"{REDRESS}.files": {}}, f"{REDRESS}.files", "redress-of-nothing", "rates of 0"),
    (SMALL, {f"{REDRESS}.grants": {}}, f"{REDRESS}.grants", "redress-of-nothing", "probabilities of 0"),
    (SMALL, {f"{REDRESS}.aware_by": "notice", f"{LIST}.notice": None}, REDRESS, "never-aware", "no notice"),
    (SMALL, {"regime.sanctions.no_flights": None, f"{LIST}.notice": None}, REDRESS, "never-aware", "and no denial"),
    (SMALL, {"world.conducts.default.rate": "2/s"}, "world.conducts.default.rate", "rate", "120 a minute"),
    (SMALL, {f"{LIST}.term": "20y"}, f"{LIST}.term", "clock", "longer than the run (1826 days)"),
    (
        SMALL,
        {f"{LIST}.by_hand": [{"rate": "1/yr", "from": "2030-01-01"}]},
        f"{LIST}.by_hand.0.from",
        "clock",
        "after the run",
    ),
    (
        SMALL,
        {f"{LIST}.by_hand": [{"rate": "1/yr", "to": "2010-01-01"}]},
        f"{LIST}.by_hand.0.to",
        "clock",
        "before the run",
    ),
    (
        SMALL,
        {f"{LIST}.notice": {"grace_ends": "at_settlement"}},
        f"{LIST}.notice.grace_ends",
        "no-effect",
        "no grace",
    ),
    (
        SMALL,
        {"world.conducts.default.rate": {"base": "1/yr", "over": {"2030-01-01": 2}}},
        "world.conducts.default.rate.over.2030-01-01",
        "clock",
        "after the run",
    ),
    (SMALL, {}, "", "unstated", "numbers without a status"),
    (
        FULL,
        {f"{SENSOR}.wrong_person": {"value": 0.1, "status": "assumed"}},
        "",
        "unstated",
        "assumed without range or source",
    ),
)


@pytest.mark.parametrize(
    ("text", "changes", "path", "code", "found"), PROVOKED, ids=[f"{at}-{each[3]}" for at, each in enumerate(PROVOKED)]
)
def test_each_finding_is_provoked(text: str, changes: dict[str, object], path: str, code: str, found: str) -> None:
    scenario = load_text(text, "s.yaml")
    findings = check_sense(scenario.reform(changes) if changes else scenario)
    matching = [each for each in findings if (each.path, each.code) == (path, code) and found in each.found]
    assert len(matching) == 1, [f"{each.code} {each.text()}" for each in findings]
    assert matching[0].severity == "warning"
    assert ": warning: " in f": {matching[0].text()}"


def test_what_is_not_provoked_is_not_found() -> None:
    assert [each.code for each in check_sense(load_text(SMALL))] == ["unstated"]


def test_numbers_without_a_status_are_one_finding_however_many() -> None:
    findings = check_sense(load_text(FULL))
    assert sum("without a status" in each.found for each in findings) == 1


@pytest.mark.parametrize("name", list(shipped()))
def test_what_is_shipped_has_no_error(name: str) -> None:
    text, folder = shipped()[name]
    findings = check_sense(load_text(text, "s.yaml", folder))
    assert {each.severity for each in findings} <= {"warning"}


def test_the_template_has_no_finding_at_all() -> None:
    text, folder = shipped()["template"]
    assert [each.text() for each in check_sense(load_text(text, "s.yaml", folder))] == []
