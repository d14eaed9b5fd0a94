"""What follows from the structure of the rules, whatever any norm says: checks S1 to S6."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import YEAR, Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, dotted, fails, meets, not_applicable, yes
from standing.checks.norms.words import words
from standing.scenario import BlackList
from standing.scenario.called import quoted


def exit_needs_what_is_denied(rules: Rules) -> Iterator[Answer]:
    """S1: the way out needs nothing that the sanctions take away."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        denied = {one.denies for _, _, one in rules.sanctions_of(name) if one.denies and one.on == "self"}
        needs: list[tuple[Path, str, str]] = [
            ((*path, "leaving_needs"), one, "norms.S1.off_list") for one in each.leaving_needs
        ]
        redress = ""
        if name in rules.against:
            _, place, against = rules.against[name]
            redress = rules.called.at(place)
            needs += [((*place, "needs"), one, "norms.S1.by_redress") for one in against.needs]
        if not needs:
            yield cannot_tell(path, "norms.S1.unwritten", list=said)
            continue
        blocked = [(place, service, key) for place, service, key in needs if service in denied]
        for place, service, key in blocked:
            change = {dotted(place): [one for _, one, _ in needs if one != service]}
            needed = quoted(rules.called.words("services", service))
            yield fails(place, key, change, list=said, redress=redress, service=needed)
        if not blocked:
            yield meets(needs[0][0], "norms.S1.free", list=said)


def own_file(rules: Rules) -> Iterator[Answer]:
    """S2: a person may see their own file."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        yield yes(each.own_file, (*path, "own_file"), "norms.S2.own_file", list=said)


def exempt_by_status(rules: Rules) -> Iterator[Answer]:
    """S3: nobody is exempt for who they are."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if each.exempt:
            yield fails((*path, "exempt"), "norms.S3.exempt", {f"regime.lists.{name}.exempt": None}, list=said)
        else:
            yield meets(path, "norms.S3.none_exempt", list=said)


def lawful_conduct(rules: Rules) -> Iterator[Answer]:
    """S4: no lawful conduct leads to a listing or a sanction."""
    for ground in rules.feeding:
        if ground.lawful is None:
            yield cannot_tell(ground.path, "norms.S4.unwritten", ground=ground.said)
        elif ground.lawful:
            yield fails((*ground.path, "lawful"), "norms.S4.lawful", ground=ground.said)
        else:
            yield meets(ground.path, "norms.S4.not_lawful", ground=ground.said)


def time_to_decide(rules: Rules) -> Iterator[Answer]:
    """S5: whoever decides has the time that a decision takes, with the staff that is stated."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        minutes = each.decision.minutes if each.decision else None
        staff = rules.choices.staff_of.get(name, rules.choices.staff)
        if minutes is None or not staff.size:
            key = "norms.S5.minutes_unwritten" if minutes is None else "norms.S5.staff_unwritten"
            yield cannot_tell(path, key, list=said)
            continue
        yearly = _observations_per_year(rules, each)
        if yearly is None:
            yield cannot_tell(path, "norms.S5.unknown", list=said)
            continue
        needed, place = minutes.at({}, rules.day), (*path, "decision", "minutes")
        has = staff.size * staff.hours_per_year * 60 / yearly if yearly else float("inf")
        if has >= needed:
            yield meets(place, "norms.S5.enough", list=said, staff=f"{staff.size:,.0f}", minutes=f"{has:.3g}")
        else:
            enough = yearly * needed / 60 / staff.hours_per_year
            yield fails(
                place,
                "norms.S5.too_little",
                list=said,
                decisions=f"{yearly:,.0f}",
                staff=f"{staff.size:,.0f}",
                minutes=f"{has:.2g}",
                needed=f"{needed:g}",
                enough=f"{enough:,.0f}",
            )


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
            yield meets((*path, "leaves_on"), "norms.S6.ways", list=said, ways=words("way", found))
        elif each.amnesty:
            yield not_applicable((*path, "amnesty"), "norms.S6.amnesty", list=said)
        else:
            change: dict[str, object] = {f"regime.lists.{name}.term": "2y"}
            if "term" not in each.leaves_on:
                change[f"regime.lists.{name}.leaves_on"] = sorted({*each.leaves_on, "term"})
            yield fails((*path, "leaves_on"), "norms.S6.none", change, list=said)


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
