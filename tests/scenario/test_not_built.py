"""Every field of the design whose mechanism is not built is known, and refused in these words: not built yet."""

from __future__ import annotations

from typing import Final

import pytest

from standing.errors import InputError
from standing.scenario import load_text
from tests.scenario.shipped import FULL, SMALL

FIELDS: Final[tuple[tuple[str, str], ...]] = (
    ("world.population.households", "{1: 0.25, 2: 0.30, 3: 0.25, 4: 0.20}"),
    ("world.responses", "[{share_listed: debtors, every: 11d, multiplies: conduct.default, by: {exponential: -4}}]"),
    ("world.responses", "[{share_listed: debtors, relative: true, multiplies: conduct.default, by: 0.5}]"),
    ("world.responses", "[{while: {share_listed: debtors}, multiplies: conduct.default, by: 0.5}]"),
    ("regime.sensors.docket.learns", "{by: region, prior: {north: 3, south: 7}, every: 30d}"),
    ("regime.lists.debtors.exempt", "{region: north, status: {work: employed}}"),
    ("regime.lists.debtors.exempt", "[{status: {work: employed}}, {status: {would_reoffend: no}}]"),
    ("regime.lists.debtors.term", "{2013-01-01: 2y, 2015-01-01: 1y, applies: open}"),
    ("regime.lists.debtors.removal", "{2013-01-01: 3d, applies: open}"),
    ("regime.lists.debtors.public", "{2013-01-01: true, applies: open}"),
    ("regime.lists.debtors.rewards", "{2013-01-01: false, 2015-01-01: true}"),
    ("regime.lists.debtors.leaves_on", "{2013-01-01: term, 2015-01-01: [term, settled]}"),
    ("regime.lists.debtors.notice.when", "{2013-01-01: after, 2015-01-01: before}"),
    ("regime.lists.debtors.hits", "{2013-01-01: count, 2015-01-01: extend}"),
    ("regime.sensors.docket.detects", "{2013-01-01: 0.5, applies: open}"),
    ("regime.sanctions.no_flights.on", "household"),
    ("regime.sanctions.no_flights.on", "representative"),
    ("regime.sanctions.no_flights.severity", "{2013-01-01: 1, 2015-01-01: 3}"),
    ("regime.redress.correction.queue", "{reviewers: 40, review: {exponential: 4h}, order: first_come, gives_up: 1/60d}"),
)  # fmt: skip

SWITCHED_OFF: Final = (
    ("world.population.households", "null"),
    ("world.population.renewal", "null"),
    ("world.population.dependants", "{}"),
    ("world.statuses", "{}"),
    ("world.responses", "[]"),
    ("world.services.flight.outcomes", "null"),
    ("regime.lists.debtors.rewards", "false"),
    ("regime.lists.debtors.hits", "count"),
    ("regime.lists.debtors.public", "false"),
    ("regime.lists.debtors.exempt", "{}"),
    ("regime.lists.debtors.exempt", "[]"),
    ("regime.lists.debtors.amnesty", "[]"),
    ("regime.scores.citizen.keeps", "forever"),
    ("regime.scores.citizen.by_status", "{}"),
    ("regime.sanctions.no_flights.on", "self"),
    ("regime.sanctions.no_flights.misfires", "0"),
    ("regime.redress.correction.queue", "null"),
)


@pytest.mark.parametrize(("path", "value"), FIELDS, ids=[f"{path}={value}"[:70] for path, value in FIELDS])
def test_a_field_that_is_not_built_is_refused_in_these_words(path: str, value: str) -> None:
    with pytest.raises(InputError) as refused:
        load_text(FULL).reform({path: value})
    assert refused.value.is_not_built
    assert all(finding.code == "not-built" for finding in refused.value.findings), str(refused.value)
    assert all("not built yet" in finding.text() for finding in refused.value.findings)


@pytest.mark.parametrize(("path", "value"), SWITCHED_OFF)
def test_a_mechanism_may_be_switched_off(path: str, value: str) -> None:
    assert load_text(SMALL).reform({path: value}).digest == load_text(SMALL).digest


def test_a_second_redress_against_a_list_is_not_built() -> None:
    again = "{against: debtors, files: {wrongful: 1/yr}, grants: {wrongful: 1}}"
    with pytest.raises(InputError, match="not built yet"):
        load_text(f"{SMALL}    appeal: {again}\n")
