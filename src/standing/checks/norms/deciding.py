"""Human decision: norms E1 to E5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import SIGNIFICANT, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes
from standing.checks.norms.words import word

APPROVAL: Final = {3: ("head_of_department", "government"), 4: ("government",)}
"""Who must approve, by level of impact (Canada, Directive on Automated Decision-Making, appendix C)."""


def solely_automated(rules: Rules) -> Iterator[Answer]:
    """E1: no solely automated decision with a significant effect, unless a human can step in, hear, and be asked again."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        machine, severity = rules.machine_deciding(each), rules.severity_of(name)
        if rules.people_decide(each):
            yield meets((*path, "decided_by"), "norms.E1.people", list=said)
        elif machine is None:
            yield cannot_tell(path, "norms.E1.unwritten", list=said)
        elif severity < SIGNIFICANT:
            yield not_applicable(
                path, "norms.E1.not_significant", list=said, severity=severity, significant=SIGNIFICANT
            )
        else:
            yield _with_safeguards(rules, name, machine[0])


def _with_safeguards(rules: Rules, name: str, decider: str) -> Answer:
    review = ("regime", "authorities", decider, "review")
    said = rules.called.at(("regime", "lists", name))
    severity = rules.severity_of(name)
    if name not in rules.against:
        change = {f"regime.authorities.{decider}.review": "human"}
        return fails(review, "norms.E1.no_redress", change, list=said, severity=severity)
    _, place, redress = rules.against[name]
    blanks = {"list": said, "severity": severity, "redress": rules.called.at(place)}
    return together(
        [
            yes(redress.human, (*place, "human"), "norms.E1.human", **blanks),
            yes(redress.heard, (*place, "heard"), "norms.E1.heard", **blanks),
        ]
    )


def human_at_high_impact(rules: Rules) -> Iterator[Answer]:
    """E3: at high impact, people take the final decision."""
    level = rules.regime.governance.impact_level
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        machine = rules.machine_deciding(each)
        if level is None:
            yield cannot_tell(path, "norms.E3.level_unwritten")
        elif level < 3:
            yield not_applicable(path, "norms.E3.below", level=level)
        elif rules.people_decide(each):
            yield meets((*path, "decided_by"), "norms.E3.people", list=said)
        elif machine is None:
            yield cannot_tell(path, "norms.E3.unwritten", list=said)
        else:
            place = ("regime", "authorities", machine[0], "review")
            change: dict[str, object] = {f"regime.authorities.{machine[0]}.review": "human"}
            yield fails(place, "norms.E3.machine", change, list=said, level=level)


def overseer(rules: Rules) -> Iterator[Answer]:
    """E4: whoever oversees is trained, and may depart from the machine."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        decider = rules.decider(each)
        if decider is None:
            yield cannot_tell(path, "norms.E4.nobody", list=said)
            continue
        name, authority = decider
        place = ("regime", "authorities", name)
        yield together(
            [
                yes(authority.can_override, (*place, "can_override"), "norms.E4.departs", who=authority.name),
                yes(authority.trained, (*place, "trained"), "norms.E4.trained", who=authority.name),
            ]
        )


def approval(rules: Rules) -> Iterator[Answer]:
    """E5: the higher the impact, the higher whoever approves."""
    governance, path = rules.regime.governance, ("regime", "governance")
    if governance.impact_level is None:
        yield cannot_tell(path, "norms.E5.level_unwritten")
    elif governance.impact_level < 3:
        yield not_applicable((*path, "impact_level"), "norms.E5.below", level=governance.impact_level)
    elif governance.approved_by is None:
        yield cannot_tell(path, "norms.E5.unwritten")
    else:
        level, who = governance.impact_level, word("approver", governance.approved_by)
        wanted = APPROVAL[level]
        if governance.approved_by in wanted:
            yield meets((*path, "approved_by"), "norms.E5.high_enough", who=who, level=level)
        else:
            change, asked = {"regime.governance.approved_by": wanted[0]}, word("approver", wanted[0])
            yield fails((*path, "approved_by"), "norms.E5.too_low", change, who=who, level=level, wanted=asked)


TESTS: Final[dict[str, Test]] = {
    "E1": solely_automated,
    "E3": human_at_high_impact,
    "E4": overseer,
    "E5": approval,
}
