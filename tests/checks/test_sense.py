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
    (
        SMALL,
        {"world.conducts.smoking.rate": None},
        "world.conducts.smoking",
        "never-happens",
        "neither a rate nor an outcome",
    ),
    (
        SMALL,
        {"world.services.flight.attempts": "0/yr", "world.services.flight.outcomes": {"granted": {"smoking": 0.1}}},
        "world.services.flight.outcomes",
        "no-effect",
        "which nobody tries",
    ),
    (
        SMALL,
        {"regime.sanctions.no_flights": None, "world.services.flight.outcomes": {"refused": {"smoking": 0.1}}},
        "world.services.flight.outcomes.refused",
        "no-effect",
        "no sanction refuses it",
    ),
    (SMALL, {"world.statuses": {"work": {"start": {"yes": 1}}}}, "world.statuses.work", "unused", "nothing looks at"),
    (
        FULL,
        {"world.statuses.work.moves.employed -> unemployed": "0/yr"},
        "world.responses.1.multiplies",
        "no-effect",
        "move.work.employed -> unemployed, whose rate is 0",
    ),
    (FULL, {"world.conducts.default.rate": "0/yr"}, "world.responses.0.multiplies", "no-effect", "conduct.default"),
    (FULL, {"world.services.loan.attempts": "0/yr"}, "world.responses.2.multiplies.1", "no-effect", "attempts.loan"),
    (
        FULL,
        {"regime.lists.watched": {}, "world.responses.0.while.on_list": "watched"},
        "world.responses.0.while.on_list",
        "never-entered",
        "watched, which nobody enters",
    ),
    (
        FULL,
        {"regime.lists.watched": {}, "world.responses.3.after.listed": "watched"},
        "world.responses.3.after.listed",
        "never-entered",
        "watched, which nobody enters",
    ),
    (
        SMALL,
        {"regime.sensors.model": {"assesses": {"every": "1y"}, "conduct": "smoking", "flags": {"guilty": 1}}},
        "regime.sensors.model",
        "unused",
        "flags of smoking",
    ),
    (FULL, {f"{LIST}.enters.4": {"observed": "default"}}, "regime.sensors.model", "unused", "flags of a trait"),
    (
        FULL,
        {"regime.sensors.model.assesses.at": ["2012-01-01"]},
        "regime.sensors.model.assesses.at",
        "clock",
        "2012-01-01, before the run",
    ),
    (
        FULL,
        {"regime.sensors.model.assesses.at": "2018-01-01"},
        "regime.sensors.model.assesses.at",
        "clock",
        "2018-01-01, after the run",
    ),
    (
        FULL,
        {"regime.sensors.yearly.assesses.every": "9y"},
        "regime.sensors.yearly.assesses.every",
        "clock",
        "an interval",
    ),
    (FULL, {"world.services.flight.attempts": "0/yr"}, "regime.sensors.gate.assesses.on", "no-effect", "flight, which"),
    (FULL, {"regime.lists.watched": {}}, f"{LIST}.enters.6.list", "never-entered", "watched, which nobody enters"),
    (
        FULL,
        {"regime.scores.credit.points": {"late": -10}},
        "regime.lists.good.enters.0",
        "never-entered",
        "nothing gives points to",
    ),
    (
        FULL,
        {"regime.scores.citizen.ceiling": 1100, "regime.lists.good.enters.1.at_least": 1200},
        "regime.lists.good.enters.1.at_least",
        "never-entered",
        "1200, above the highest score 1100",
    ),
    (
        FULL,
        {f"{LIST}.exempt": [{"region": "north"}, {"region": ["south"], "sex": ["male", "female"]}]},
        f"{LIST}.exempt",
        "never-entered",
        "everybody",
    ),
    (
        FULL,
        {f"{LIST}.exempt": {"status": {"work": ["employed", "unemployed"]}}},
        f"{LIST}.exempt",
        "never-entered",
        "every",
    ),
    (FULL, {f"{LIST}.amnesty": [{"at": "2012-01-01"}]}, f"{LIST}.amnesty.0.at", "clock", "before the run"),
    (FULL, {f"{LIST}.amnesty": [{"at": "2018-01-01"}]}, f"{LIST}.amnesty.0.at", "clock", "after the run"),
    (
        FULL,
        {"regime.lists.watched.by_hand": {"share": 0.1, "at": "2020-01-01"}},
        "regime.lists.watched.by_hand.at",
        "clock",
        "after the run",
    ),
    (
        FULL,
        {"world.services.loan.attempts": "0/yr"},
        "regime.sanctions.easy_loans.grants",
        "no-effect",
        "loan, which nobody tries",
    ),
    (
        FULL,
        {"world.population.dependants.child": {"0": 1}},
        "regime.sanctions.no_trips.on",
        "no-effect",
        "nobody has any",
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


def test_an_amnesty_is_a_way_out() -> None:
    changes = {f"{LIST}.term": None, "world.conducts.default.settles": None, REDRESS: None}
    scenario = load_text(SMALL).reform({**changes, f"{LIST}.amnesty": {"at": "2016-01-01"}})
    assert "never-left" not in {each.code for each in check_sense(scenario)}


def test_a_listing_copied_from_another_list_may_settle_as_the_other_does() -> None:
    scenario = load_text(SMALL).reform({"regime.lists.copied": {"enters": {"list": "debtors"}}})
    assert "never-left" not in {each.code for each in check_sense(scenario)}
