"""Every field of the design whose mechanism is not built is known, and refused in these words: not built yet."""

from __future__ import annotations

from typing import Final

import pytest

from standing.errors import InputError
from standing.scenario import load_text
from tests.scenario.shipped import FULL, SMALL

FIELDS: Final[tuple[tuple[str, str], ...]] = (
    ("world.population.households", "{1: 0.25, 2: 0.30, 3: 0.25, 4: 0.20}"),
    ("world.population.renewal", "0.02/yr"),
    ("world.statuses", "{work: {start: {yes: 0.9, no: 0.1}, moves: {yes -> no: 0.05/yr}}}"),
    ("world.statuses", "{would_reoffend: {start: {yes: 0.3, no: 0.7}}}"),
    ("world.responses", "[{while: {on_list: debtors}, multiplies: conduct.default, by: 0.9}]"),
    ("world.responses", "[{after: {listed: debtors}, multiplies: attempts.flight, by: 0.9, status: assumed, range: [0, 1]}]"),
    ("world.responses", "[{share_listed: debtors, every: 11d, multiplies: conduct.default, by: {exponential: -4}}]"),
    ("world.services.flight.outcomes", "{granted: {repaid: {by_score: pd.csv}, defaulted: rest}}"),
    ("regime.sensors.docket.assesses", "{on: flight}"),
    ("regime.sensors.docket.assesses", "{every: 1y}"),
    ("regime.sensors.docket.assesses", "{rate: 0.2/yr}"),
    ("regime.sensors.docket.assesses", "{at: 2015-01-01}"),
    ("regime.sensors.docket.conduct", "default"),
    ("regime.sensors.docket.within", "2y"),
    ("regime.sensors.docket.flags", "{guilty: 0.8, innocent: 0.0001}"),
    ("regime.sensors.docket.guilty_if", "{status: {would_reoffend: yes}}"),
    ("regime.sensors.docket.learns", "{by: region, prior: {north: 3, south: 7}, every: 30d}"),
    ("regime.scores.citizen.keeps", "5y"),
    ("regime.scores.citizen.keeps", "forever"),
    ("regime.lists.debtors.enters", "{list: watched, share: 0.5}"),
    ("regime.lists.debtors.enters", "[{observed: default}, {list: watched, share: 0.5, delay: 3d}]"),
    ("regime.lists.debtors.enters", "{list: debtors}"),
    ("regime.lists.debtors.enters", "{status: {work: [no]}}"),
    ("regime.lists.debtors.enters", "{observed: default, times: 2, within: ever}"),
    ("regime.lists.debtors.exempt", "{region: north}"),
    ("regime.lists.debtors.exempt", "{status: {work: [no]}}"),
    ("regime.lists.debtors.rewards", "true"),
    ("regime.lists.debtors.hits", "extend"),
    ("regime.lists.debtors.hits", "restart"),
    ("regime.lists.debtors.amnesty", "{at: 2016-01-01, share: 0.5}"),
    ("regime.lists.debtors.by_hand", "{share: 0.1, at: 2016-01-01}"),
    ("regime.lists.debtors.term", "{2013-01-01: 2y, 2015-01-01: 1y, applies: open}"),
    ("regime.lists.debtors.removal", "{2013-01-01: 3d, applies: open}"),
    ("regime.lists.debtors.public", "{2013-01-01: false, 2015-01-01: true}"),
    ("regime.lists.debtors.leaves_on", "{2013-01-01: term, 2015-01-01: [term, settled]}"),
    ("regime.lists.debtors.notice.when", "{2013-01-01: after, 2015-01-01: before}"),
    ("regime.sensors.docket.detects", "{2013-01-01: 0.5, applies: open}"),
    ("regime.sanctions.no_flights.on", "child"),
    ("regime.sanctions.no_flights.on", "household"),
    ("regime.sanctions.no_flights.on", "representative"),
    ("regime.sanctions.no_flights.misfires", "0.000001"),
    ("regime.sanctions.no_flights.misfires", "{value: 0.000001, status: assumed, range: [0, 0.001]}"),
    ("regime.sanctions.no_flights.severity", "{2013-01-01: 1, 2015-01-01: 3}"),
    ("regime.redress.correction.queue", "{reviewers: 40, review: {exponential: 4h}, order: first_come, gives_up: 1/60d}"),
    ("regime.redress.correction.suspends", "{2013-01-01: false, 2015-01-01: true}"),
)  # fmt: skip

SWITCHED_OFF: Final = (
    ("world.population.households", "null"),
    ("world.statuses", "{}"),
    ("world.responses", "[]"),
    ("regime.lists.debtors.rewards", "false"),
    ("regime.lists.debtors.hits", "count"),
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
def test_a_field_that_is_not_built_may_be_switched_off(path: str, value: str) -> None:
    assert load_text(SMALL).reform({path: value}).digest == load_text(SMALL).digest


@pytest.mark.parametrize("lists", ["", "list: debtors, "])
def test_a_sanction_on_a_band_is_not_built(lists: str) -> None:
    text = SMALL.replace("{list: debtors, denies", f"{{{lists}band: {{citizen: [D]}}, denies")
    with pytest.raises(InputError) as refused:
        load_text(text)
    assert [finding.code for finding in refused.value.findings] == ["not-built"]


def test_a_second_redress_against_a_list_is_not_built() -> None:
    again = "{against: debtors, files: {wrongful: 1/yr}, grants: {wrongful: 1}}"
    with pytest.raises(InputError, match="not built yet"):
        load_text(f"{SMALL}    appeal: {again}\n")
