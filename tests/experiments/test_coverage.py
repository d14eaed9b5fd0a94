"""Intervals of whole runs: 400 seeds, a gamma frailty, and repeats by the same persons."""

from __future__ import annotations

import pytest
from scipy import stats

from standing.experiments.run import Run, run
from standing.measures.measure import Value
from standing.scenario import load_text

SEEDS = 400
ERROR = 1e-3
"""Probability that the test of a measure fails although its interval covers exactly 95 %."""

FEWEST, MOST = stats.binom.ppf([ERROR / 2, 1 - ERROR / 2], SEEDS, 0.95)
ACTS, ALARMS = 1.2, 0.3

TEXT = f"""
name: frail
clock: {{start: 2015-01-01, end: 2016-01-01}}
world:
  population:
    cells: [{{sex: female, count: 1000}}, {{sex: male, count: 1000}}]
    frailty: {{shape: 0.5}}
  conducts:
    offence: {{context: courts, gravity: 2, rate: {ACTS}/yr}}
regime:
  sensors:
    docket: {{observes: offence, false_alarms: {ALARMS}/yr}}
  lists:
    offenders: {{enters: {{observed: offence}}, term: 1min}}
"""
"""A listing so short that every observation begins a new one: expected numbers are products of rates."""

YEARS = 365 / 365.25
TRUTH = {
    "Q2": 1_000 * (ACTS + ALARMS),
    "Q3": ALARMS / (ACTS + ALARMS),
    "Q1": 1 - (1 + ACTS * YEARS / 0.5) ** -0.5 * 2.718281828459045 ** (-ALARMS * YEARS),
}
NAMES = {"Q1": "ever listed", "Q2": "listing rate", "Q3": "wrongful share of listings"}


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    scenario = load_text(TEXT)
    return [run(scenario, people=2_000, seed=seed, threads=1) for seed in range(1, SEEDS + 1)]


def value_of(made: Run, measure: str, group: str = "all") -> Value:
    return next(each for each in made.catalogue.values([measure], [group]) if each.name == NAMES[measure])


@pytest.mark.parametrize("group", ["all", "sex=male"])
@pytest.mark.parametrize("measure", TRUTH)
def test_intervals_cover_the_expected_value_as_often_as_they_say(runs: list[Run], measure: str, group: str) -> None:
    found = [value_of(made, measure, group) for made in runs]
    hits = sum(
        each.low <= TRUTH[measure] <= each.high for each in found if each.low is not None and each.high is not None
    )
    assert FEWEST <= hits <= MOST


def test_a_poisson_interval_of_the_same_runs_does_not(runs: list[Run]) -> None:
    found = [value_of(made, "Q2") for made in runs]
    counts = [int(each.numerator or 0) for each in found]
    expected = TRUTH["Q2"] * float(found[0].denominator or 0)
    hits = sum(
        stats.chi2.ppf(0.025, 2 * count) / 2 <= expected <= stats.chi2.ppf(0.975, 2 * count + 2) / 2 for count in counts
    )
    assert hits < FEWEST
