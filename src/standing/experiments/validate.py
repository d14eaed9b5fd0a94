"""Scenarios against what they say is expected of them: `standing validate`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from standing.errors import InputError, Problems
from standing.experiments.outcome import Run
from standing.experiments.run import run
from standing.experiments.validate_asked import Setting
from standing.experiments.validate_formula import Formula, Real
from standing.experiments.validate_found import Runs
from standing.experiments.validate_verdict import FAMILY_ERROR, Reading, bound_of, readings
from standing.experiments.validate_wanted import Wanted, finding_at, people_for, wanted_of
from standing.scenario import Scenario
from standing.version import VERSION

Progress = Callable[[int, int, str], None]
"""Called with persons done, persons in all, and a note on what is going on."""

OUTCOMES: Final = ("reproduced", "not reproduced", "reported")


@dataclass(frozen=True)
class Checked:
    """A scenario, and what its runs give for each expectation.

    Parameters
    ----------
    scenario
        As it stands.
    people, seed, runs
        Synthetic persons of each run, which, and how many runs.
    elapsed_s
        Wall-clock seconds of all of them and of the reading, without compiling.
    readings
        In the order of the file.
    """

    scenario: Scenario
    people: int
    seed: int
    runs: int
    elapsed_s: float
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Validation:
    """Scenarios judged together: the bound of a test depends on how many there are.

    Parameters
    ----------
    checked
        The scenarios.
    """

    checked: tuple[Checked, ...]

    @cached_property
    def tests(self) -> int:
        """How many expectations are tests: laws and signs."""
        return sum(each.is_tested for one in self.checked for each in one.readings)

    @cached_property
    def bound(self) -> float:
        """Standard errors that a test may be off."""
        return bound_of(self.tests)

    @property
    def holds(self) -> bool:
        """Whether nothing is "not reproduced"."""
        return not self.count("not reproduced")

    def count(self, outcome: str) -> int:
        """How many expectations came out so."""
        return sum(each.outcome(self.bound) == outcome for one in self.checked for each in one.readings)

    def document(self) -> dict[str, Any]:
        """Give it as one JSON document: plain numbers, text, lists and nulls."""
        return {
            "standing": VERSION,
            "holds": self.holds,
            "tests": self.tests,
            "family_wise_error": FAMILY_ERROR,
            "bound": self.bound,
            **{outcome.replace(" ", "_"): self.count(outcome) for outcome in OUTCOMES},
            "scenarios": [self._of(each) for each in self.checked],
        }

    def _of(self, checked: Checked) -> dict[str, Any]:
        return {
            "scenario": checked.scenario.name,
            "digest": checked.scenario.digest,
            "people": checked.people,
            "seed": checked.seed,
            "runs": checked.runs,
            "elapsed_s": round(checked.elapsed_s, 3),
            "expectations": [_row(each, each.outcome(self.bound)) for each in checked.readings],
        }


def validate(
    scenarios: Sequence[Scenario],
    *,
    people: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    on_progress: Progress | None = None,
) -> Validation:
    """Run scenarios and compare what they expect with what comes out.

    Parameters
    ----------
    scenarios
        Each with something expected of it.
    people
        Synthetic persons of each run; as many as the expectations say where it is not given.
    seed
        Which persons.
    threads
        How many threads share the work.
    on_progress
        Called between blocks of persons.

    Returns
    -------
    Validation
        All of them, judged together.

    Raises
    ------
    InputError
        If an expectation cannot be read, or names what its run does not have; with all findings of all scenarios.
    """
    every = [_wanted(scenario) for scenario in scenarios]
    made = []
    for scenario, wanted in zip(scenarios, every, strict=True):
        made.append(_checked(scenario, wanted, people or people_for(scenario, wanted), (seed, threads, on_progress)))
    return Validation(tuple(made))


def _wanted(scenario: Scenario) -> list[Wanted]:
    wanted = wanted_of(scenario)
    if not wanted:
        raise InputError.one(f"nothing expected of {scenario.name}", "a scenario with `expects`", code="expects")
    return wanted


def _checked(
    scenario: Scenario, wanted: list[Wanted], people: int, how: tuple[int, int | None, Progress | None]
) -> Checked:
    seed, threads, on_progress = how
    begun = time.perf_counter()
    settings = {number.setting.key: number.setting for each in wanted for number in each.numbers}
    changed = {key: _under(scenario, setting) for key, setting in settings.items()}
    made: Mapping[str, Run] = {
        key: run(each, people=people, seed=seed, threads=threads, on_progress=on_progress)
        for key, each in changed.items()
    }
    try:
        found = readings(wanted, Runs(made))
    except Problems as refused:
        findings = [
            finding_at(scenario, replace(each, path=each.path[1:]), int(each.path[0])) for each in refused.problems
        ]
        raise InputError(dict.fromkeys(findings)) from None
    elapsed_s = time.perf_counter() - begun - sum(each.compile_s for each in made.values())
    return Checked(scenario, people, seed, len(made), elapsed_s, tuple(found))


def _under(scenario: Scenario, setting: Setting) -> Scenario:
    """Give a scenario under a setting; one that ends earlier loses the marks that lie beyond its end."""
    changes = dict(setting.changes)
    if setting.end is not None:
        changes["clock.end"] = setting.end.isoformat()
        kept = [each.isoformat() for each in scenario.clock.marks if each < setting.end]
        if len(kept) < len(scenario.clock.marks):
            changes["clock.marks"] = kept
    return scenario.reform(changes) if changes else scenario


def _row(reading: Reading, outcome: str) -> dict[str, Any]:
    wanted = reading.wanted
    difference = None if reading.stated is None or reading.found is None else float(reading.found - reading.stated)
    return {
        "place": wanted.place,
        "what": wanted.in_words(),
        "class": wanted.kind,
        "expected": wanted.value if isinstance(wanted.value, str) else _plain(reading.stated),
        "formula": wanted.value.text if isinstance(wanted.value, Formula) else None,
        "at_least": _plain(reading.expected[0]),
        "at_most": _plain(reading.expected[1]),
        "found": _plain(reading.found),
        "difference": difference,
        "low": reading.interval.low,
        "high": reading.interval.high,
        "z": reading.z,
        "outcome": outcome,
        "why": reading.why,
        "source": wanted.source,
    }


def _plain(number: Real | None) -> float | None:
    return None if number is None else float(number)
