"""Does a scenario make sense? What can be run and hardly be meant, as warnings with their place in the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from standing.errors import Finding, Part, Problem, listed
from standing.scenario import BlackList, Entry, Law, Scenario
from standing.scenario.build import findings_of
from standing.scenario.consistency import largest_over, quantities_in

Check = Callable[[Scenario], Iterator[Problem]]

FASTEST: Final = 1 / 60
"""Acts per second: one a minute."""

MOST_NAMED: Final = 8
MONTH: Final = 30.4375 * 86_400


def check_sense(scenario: Scenario) -> list[Finding]:
    """Give what a scenario can hardly mean.

    Parameters
    ----------
    scenario
        One that could be loaded.

    Returns
    -------
    list of Finding
        Warnings, in the order of the file.
    """
    problems = [problem for check in CHECKS for problem in check(scenario)]
    return findings_of(problems, scenario.origin.tree, scenario.positions)


def check_sensors(scenario: Scenario) -> Iterator[Problem]:
    """Find sensors of nothing, observations that nothing uses, and mixing without wrong persons."""
    regime = scenario.regime
    used = {conduct for each in regime.lists.values() for entry in each.enters for conduct in entry.conducts}
    used |= {conduct for score in regime.scores.values() for conduct in score.points}
    for name, sensor in regime.sensors.items():
        path = ("regime", "sensors", name)
        if not sensor.observes:
            yield _warning("no conduct", "a conduct that the sensor observes", path, "sensor-of-nothing")
        elif not used & set(sensor.observes):
            found = f"observations of {listed(sensor.observes)}, which no list and no score uses"
            yield _warning(found, "a use for them", path, "unused")
        if sensor.mixing is not None and not any(sensor.wrong_person.values):
            yield _warning("mixing without wrong_person", "both or neither", (*path, "mixing"), "no-effect")


def check_entries(scenario: Scenario) -> Iterator[Problem]:
    """Find lists that nobody can enter, and entries that can never be met."""
    for name, each in scenario.regime.lists.items():
        path = ("regime", "lists", name)
        if not (each.enters or each.by_hand or each.initial):
            yield _warning(
                "no entries", "enters, by_hand or initial: nobody can get onto this list", path, "never-entered"
            )
        for at, entry in enumerate(each.enters):
            yield from _entry(scenario, entry, (*path, "enters", at))


def _entry(scenario: Scenario, entry: Entry, path: tuple[Part, ...]) -> Iterator[Problem]:
    sensors = scenario.regime.sensors
    if entry.kind == "observed":
        looking = entry.by or tuple(sensors)
        for conduct in entry.conducts:
            if not any(conduct in sensors[each].observes for each in looking):
                who = f"none of {listed(entry.by)}" if entry.by else "no sensor"
                yield _warning(
                    f"{conduct}, which {who} observes",
                    "a conduct that is observed",
                    (*path, "observed"),
                    "never-observed",
                )
        return
    score = scenario.regime.scores[entry.score]
    if not any(points < 0 for points in score.points.values()):
        yield _warning(
            f"the score {entry.score}, which nothing takes points from", "a score that can fall", path, "never-entered"
        )
    if entry.at_most is not None and score.floor is not None and max(entry.at_most.values) < score.floor.base:
        found = f"{max(entry.at_most.values):g}, below the floor {score.floor.base:g}"
        yield _warning(found, "a score that can be reached", (*path, "at_most"), "never-entered")


def check_exits(scenario: Scenario) -> Iterator[Problem]:
    """Find lists that nobody can leave, and ways out that lead nowhere."""
    contested = {each.against: name for name, each in scenario.regime.redress.items()}
    for name, each in scenario.regime.lists.items():
        path = ("regime", "lists", name)
        ways = {
            "settled": "settled" in each.leaves_on and any(_settles(scenario, entry) for entry in each.enters),
            "term": "term" in each.leaves_on and each.term is not None and not each.term.is_never,
            "corrected": "corrected" in each.leaves_on and name in contested,
        }
        if not any(ways.values()):
            yield _warning("no way out", "a term, settlement or correction that can happen", path, "never-left")
        if "leaves_on" in each.model_fields_set:
            yield from _idle_ways(name, each, ways, contested)


def _idle_ways(name: str, each: BlackList, ways: dict[str, bool], contested: dict[str, str]) -> Iterator[Problem]:
    path = ("regime", "lists", name, "leaves_on")
    if "corrected" not in each.leaves_on and name in contested:
        found = f"no corrected, while redress {contested[name]} is against this list"
        yield _warning(found, "corrected among the ways out", path, "redress-without-effect")
    if "term" not in each.leaves_on and each.term is not None:
        yield _warning("no term, while a term is given", "term among the ways out", path, "no-effect")
    missing = {
        "settled": "no conduct of its entries settles",
        "term": "no term is given",
        "corrected": "no redress is against it",
    }
    for way in ("settled", "term", "corrected"):
        if way in each.leaves_on and not ways[way] and any(ways.values()):
            yield _warning(f"{way}, but {missing[way]}", "ways out that can happen", path, "no-effect")


def _settles(scenario: Scenario, entry: Entry) -> bool:
    conducts = scenario.world.conducts if scenario.world is not None else {}
    if scenario.world is None:
        return True
    names = entry.conducts or tuple(scenario.regime.scores[entry.score].points)
    return any(conducts[each].settles is not None for each in names if each in conducts)


def check_sanctions(scenario: Scenario) -> Iterator[Problem]:
    """Find sanctions on a list that nobody enters, and denials of something that nobody tries."""
    lists, world = scenario.regime.lists, scenario.world
    for name, sanction in scenario.regime.sanctions.items():
        path = ("regime", "sanctions", name)
        entered = [each for each in sanction.lists if lists[each].enters or lists[each].by_hand or lists[each].initial]
        if not entered:
            yield _warning(
                f"{listed(sanction.lists)}, which nobody enters",
                "a list with entries",
                (*path, "list"),
                "never-entered",
            )
        if (
            sanction.denies is not None
            and world is not None
            and not any(world.services[sanction.denies].attempts.values)
        ):
            yield _warning(
                f"{sanction.denies}, which nobody tries", "a service with attempts", (*path, "denies"), "no-effect"
            )


def check_redress(scenario: Scenario) -> Iterator[Problem]:
    """Find redress that nobody files, that is never granted, or that nobody can know of."""
    for name, redress in scenario.regime.redress.items():
        path = ("regime", "redress", name)
        against = scenario.regime.lists[redress.against]
        if not (against.enters or against.by_hand or against.initial):
            yield _warning(
                f"{redress.against}, which nobody enters",
                "a list with entries",
                (*path, "against"),
                "redress-of-nothing",
            )
        if not any((*redress.files_wrongful.values, *redress.files_rightful.values)):
            yield _warning("rates of 0", "a rate of filing above 0", (*path, "files"), "redress-of-nothing")
        if not any((*redress.grants_wrongful.values, *redress.grants_rightful.values)):
            yield _warning(
                "probabilities of 0", "a probability of granting above 0", (*path, "grants"), "redress-of-nothing"
            )
        denied = any(redress.against in each.lists and each.denies for each in scenario.regime.sanctions.values())
        told = against.notice is not None and against.notice.when != "none"
        if not told and (redress.aware_by == "notice" or not denied):
            yield _warning(
                "no notice on the list" + ("" if denied else " and no denial"),
                "a way to learn of it",
                path,
                "never-aware",
            )


def check_rates(scenario: Scenario) -> Iterator[Problem]:
    """Find rates above one act a minute, in any cell and at any time."""
    groups = scenario.world.population.cells.groups() if scenario.world is not None else [{}]
    for path, quantity in quantities_in(scenario, ()):
        if quantity.unit == "per second":
            calendar = largest_over(quantity, scenario.clock.start.date())
            highest = max(quantity.values) * calendar * max(quantity.factor(group) for group in groups)
            if highest > FASTEST:
                yield _warning(f"{highest * 60:.3g} a minute", "at most one a minute", path, "rate")


def check_times(scenario: Scenario) -> Iterator[Problem]:
    """Find terms longer than the run, and dates that never come."""
    clock = scenario.clock
    for name, each in scenario.regime.lists.items():
        path = ("regime", "lists", name)
        if each.term is not None and _shortest(each.term) > clock.seconds:
            yield _warning(
                f"a term longer than the run ({clock.seconds / 86_400:.0f} days)",
                "a term that can end",
                (*path, "term"),
                "clock",
            )
        for at, entry in enumerate(each.by_hand):
            below = (*path, "by_hand", at)
            if entry.since is not None and entry.since >= clock.end:
                yield _warning(
                    f"{entry.since.date()}, after the run", "a date inside the run", (*below, "from"), "clock"
                )
            if entry.until is not None and entry.until <= clock.start:
                yield _warning(
                    f"{entry.until.date()}, before the run", "a date inside the run", (*below, "to"), "clock"
                )
        if each.notice is not None and each.notice.grace_ends == "at_settlement" and each.notice.grace.is_zero:
            yield _warning("no grace", "a grace that can end", (*path, "notice", "grace_ends"), "no-effect")
    for place, quantity in quantities_in(scenario, ()):
        for key, dated in (("over", quantity.over), ("", quantity.dated)):
            yield from _beyond(dated, clock.end.date(), place, key)


def _beyond(
    dated: tuple[tuple[dt.date, float], ...], end: dt.date, path: tuple[Part, ...], key: str
) -> Iterator[Problem]:
    late = [date for date, _ in dated if date >= end]
    if dated and len(late) == len(dated):
        below = (*path, key, str(late[0])) if key else path
        yield _warning(f"{late[0]}, after the run", "a date inside the run", below, "clock")


def _shortest(term: Law) -> float:
    lengths = [
        each.scale.base * (MONTH if each.kind == "calendar" else 1)
        for each in term.segments
        if each.kind in ("fixed", "calendar")
    ]
    return min(lengths, default=0.0) if len(lengths) == len(term.segments) else 0.0


def check_statements(scenario: Scenario) -> Iterator[Problem]:
    """Find numbers without a status, and assumed numbers with neither a range nor a source."""
    inputs = scenario.inputs()
    unstated = [each.path for each in inputs if each.status == "unstated"]
    if unstated:
        found = f"{len(unstated)} of {len(inputs)} numbers without a status ({_some(unstated)})"
        yield _warning(found, "published, calibrated or assumed for each", (), "unstated")
    bare = [each.path for each in inputs if each.status == "assumed" and each.range is None and each.source is None]
    if bare:
        yield _warning(
            f"{len(bare)} assumed without range or source ({_some(bare)})", "a range for each", (), "unstated"
        )


def _some(paths: list[str]) -> str:
    return ", ".join(paths[:MOST_NAMED]) + (" …" if len(paths) > MOST_NAMED else "")


def _warning(found: str, allowed: str, path: tuple[Part, ...], code: str) -> Problem:
    return Problem(found, allowed, path, code=code, severity="warning")


CHECKS: Final[tuple[Check, ...]] = (
    check_sensors,
    check_entries,
    check_exits,
    check_sanctions,
    check_redress,
    check_rates,
    check_times,
    check_statements,
)
