"""The same persons under several regimes: what a reform would change for them, with the interval of the difference."""

from __future__ import annotations

import os

from standing.experiments.compare_changes import changed_paths, fields_changed, refuse_other_persons, warnings_of
from standing.experiments.compare_lives import Lived, Progress, lived
from standing.experiments.compare_reformed import Reformed
from standing.experiments.compare_reforms import Abolition, Changing, named
from standing.experiments.comparison import Comparison
from standing.experiments.parts import refuse_impossible
from standing.experiments.run import people_of
from standing.measures.deterrence import Deterrence, deterrence_over, ends_of
from standing.measures.differences import Differences, Side
from standing.scenario import Scenario
from standing.scenario.reforms import Reform


def compare(
    scenario: Scenario,
    *reforms: Changing | Scenario | str,
    people: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    on_progress: Progress | None = None,
) -> Comparison:
    """Let the same synthetic persons live under a scenario and under reforms of it.

    Parameters
    ----------
    scenario
        What the reforms are compared with.
    reforms
        Reforms, changed scenarios, or words that `reform_from` understands, or "no-regime" for none at all.
    people, seed, threads
        As for `run`.
    on_progress
        Called between blocks of persons, with those of all runs.

    Returns
    -------
    Comparison
        Every measure under each, the difference, and the interval of the difference.

    Raises
    ------
    InputError
        If a reform changes the population or the clock, or cannot be run.
    """
    persons = people_of(scenario) if people is None else people
    refuse_impossible(persons)
    asked = named(reforms)
    changed = [each.applied(scenario) for each in asked]
    for each, other in zip(asked, changed, strict=True):
        refuse_other_persons(scenario, other, each.name)
    ends, why = ends_of(scenario) if any(isinstance(each, Abolition) for each in asked) else ({}, None)
    at_ends = [scenario.reform(change) for change in ends.values()]
    found = lived(
        [scenario, *changed, *at_ends],
        people=persons,
        seed=seed,
        threads=threads or os.cpu_count() or 1,
        on_progress=on_progress,
    )
    first, others, responding = found[0], found[1 : len(asked) + 1], found[len(asked) + 1 :]
    stated = [("as stated", _side(first)), *zip(ends, map(_side, responding), strict=True)]
    made = []
    for each, one in zip(asked, others, strict=True):
        price = deterrence_over(stated, _side(one), why) if isinstance(each, Abolition) else None
        made.append(_reformed(each, scenario, first, one, price))
    return Comparison(first.run, tuple(made))


def _side(one: Lived) -> Side:
    return Side(one.run.catalogue, one.slices)


def _reformed(each: Changing, scenario: Scenario, first: Lived, one: Lived, price: Deterrence | None) -> Reformed:
    changed = changed_paths(scenario, one.run.scenario)
    says = each.describe(scenario)
    return Reformed(
        name=each.name,
        title=each.title or each.name,
        says=(says,) if isinstance(says, str) else tuple(says),
        changed=changed,
        fields=fields_changed(scenario, one.run.scenario, changed),
        warnings=warnings_of(scenario, one.run.scenario),
        lived=one,
        differences=Differences(_side(first), _side(one), changed),
        deterrence=price,
        note=each.note if isinstance(each, Reform) else None,
    )
