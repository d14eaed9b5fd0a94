"""What follows from the structure of the rules, whatever any norm says: checks S1 to S5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import YEAR, Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, yes
from standing.scenario import BlackList
from standing.scenario.called import quoted


def exit_needs_what_is_denied(rules: Rules) -> Iterator[Answer]:
    """S1: the way out needs nothing that the sanctions take away."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        denied = {one.denies for _, _, one in rules.sanctions_of(name) if one.denies and one.on == "self"}
        needs: list[tuple[Path, str, str]] = [
            ((*path, "leaving_needs"), one, f"off {said}") for one in each.leaving_needs
        ]
        if name in rules.against:
            _, place, redress = rules.against[name]
            needs += [((*place, "needs"), one, f"by {rules.called.at(place)}") for one in redress.needs]
        if not needs:
            yield cannot_tell(path, f"what one must use to get off {said} is not written")
            continue
        blocked = [(place, service, what) for place, service, what in needs if service in denied]
        for place, service, what in blocked:
            change: dict[str, object] = {".".join(map(str, place)): [one for _, one, _ in needs if one != service]}
            needed = quoted(rules.called.words("services", service))
            yield fails(place, f"the way out {what} needs {needed}, which the listing takes away", change)
        if not blocked:
            yield meets(needs[0][0], f"nothing that the ways off {said} need is taken away")


def own_file(rules: Rules) -> Iterator[Answer]:
    """S2: a person may see their own file."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        yield yes(
            each.own_file,
            (*path, "own_file"),
            f"a person may see what {said} has on file about them",
            f"a person may not see what {said} has on file about them",
            f"whether a person may see what {said} has on file about them is not written",
        )


def exempt_by_status(rules: Rules) -> Iterator[Answer]:
    """S3: nobody is exempt for who they are."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if each.exempt:
            who = "some groups or statuses are exempt, whatever they do"
            yield fails((*path, "exempt"), f"{said}: {who}", {f"regime.lists.{name}.exempt": None})
        else:
            yield meets(path, f"the rules exempt no group or status from {said}")


def lawful_conduct(rules: Rules) -> Iterator[Answer]:
    """S4: no lawful conduct leads to a listing or a sanction."""
    for ground in rules.feeding:
        if ground.lawful is None:
            yield cannot_tell(ground.path, f"whether {ground.said} is lawful is not written")
        elif ground.lawful:
            yield fails((*ground.path, "lawful"), f"{ground.said} is lawful, and leads to a listing or a sanction")
        else:
            yield meets(ground.path, f"{ground.said} is not lawful")


def time_to_decide(rules: Rules) -> Iterator[Answer]:
    """S5: whoever decides has the time that a decision takes, with the staff that is stated."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        minutes = each.decision.minutes if each.decision else None
        staff = rules.choices.staff_of.get(name, rules.choices.staff)
        if minutes is None or not staff.size:
            missing = "minutes per decision" if minutes is None else "staff"
            yield cannot_tell(path, f"the {missing} for {said} (decision.minutes, measures.Q24.staff) is not written")
            continue
        yearly = _observations_per_year(rules, each)
        if yearly is None:
            yield cannot_tell(path, f"how many decisions on {said} come in a year does not follow from the rules alone")
            continue
        needed, place = minutes.at({}, rules.day), (*path, "decision", "minutes")
        has = staff.size * staff.hours_per_year * 60 / yearly if yearly else float("inf")
        if has >= needed:
            yield meets(place, f"a staff of {staff.size:,.0f} has {has:.3g} minutes per decision on {said}")
        else:
            enough = yearly * needed / 60 / staff.hours_per_year
            reason = (
                f"{yearly:,.0f} decisions on {said} a year leave a staff of {staff.size:,.0f} {has:.2g} minutes each, "
                f"and {needed:g} are stated: {enough:,.0f} staff would do"
            )
            yield fails(place, reason)


def _observations_per_year(rules: Rules, black_list: BlackList) -> float | None:
    """Observations a year that complete the condition of a list which one observation enters; None where it is not so."""
    world = rules.scenario.world
    if world is None or len(black_list.enters) != 1:
        return None
    entry = black_list.enters[0]
    if entry.kind != "observed" or max(entry.times.values) > 1:
        return None
    cells, total = world.population.cells, 0.0
    people = (world.population.people or cells.people) / cells.people
    for name, sensor in rules.regime.sensors.items():
        if entry.by and name not in entry.by:
            continue
        for conduct in set(sensor.observes) & set(entry.conducts):
            rate = world.conducts[conduct].rate
            total += sum(
                count * people * rate.at(group, rules.day) * sensor.detects.at(group, rules.day)
                for group, count in zip(cells.groups(), cells.counts, strict=True)
            )
            total += sensor.false_alarms.at({}, rules.day) * cells.people * people
    return total * YEAR


def written_way_out(rules: Rules) -> Iterator[Answer]:
    """S6: some way out of every list can happen."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        ways = {
            "term": "term" in each.leaves_on and rules.longest_term(each) is not None,
            "settled": "settled" in each.leaves_on and rules.can_settle(name) and _is_known(rules, each),
            "corrected": "corrected" in each.leaves_on and name in rules.against,
        }
        found = [way for way, there in ways.items() if there]
        if found:
            yield meets((*path, "leaves_on"), f"ways off {said}: {', '.join(found)}")
        elif each.amnesty:
            yield not_applicable((*path, "amnesty"), f"only an amnesty ends a listing on {said}")
        else:
            change: dict[str, object] = {f"regime.lists.{name}.term": "2y"}
            if "term" not in each.leaves_on:
                change[f"regime.lists.{name}.leaves_on"] = sorted({*each.leaves_on, "term"})
            yield fails((*path, "leaves_on"), f"no way off {said} is written", change)


def _is_known(rules: Rules, black_list: BlackList) -> bool:
    """Whether settlement as a way out is written, or follows from a world in which it happens."""
    return rules.scenario.world is not None or "leaves_on" in black_list.model_fields_set


TESTS: Final[dict[str, Test]] = {
    "S1": exit_needs_what_is_denied,
    "S2": own_file,
    "S3": exempt_by_status,
    "S4": lawful_conduct,
    "S5": time_to_decide,
    "S6": written_way_out,
}

TITLES: Final[dict[str, str]] = {
    "S1": "The way out needs nothing that the sanctions take away",
    "S2": "A person may see their own file",
    "S3": "Nobody is exempt for who they are",
    "S4": "Lawful conduct is not held against people",
    "S5": "Whoever decides has the time that it takes",
    "S6": "A way out is written",
}
