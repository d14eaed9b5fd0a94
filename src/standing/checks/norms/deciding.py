"""Human decision: norms E1 to E5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import SIGNIFICANT, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes

APPROVAL: Final = {3: ("head_of_department", "government"), 4: ("government",)}
"""Who must approve, by level of impact (Canada, Directive on Automated Decision-Making, appendix C)."""


def solely_automated(rules: Rules) -> Iterator[Answer]:
    """E1: no solely automated decision with a significant effect, unless a human can step in, hear, and be asked again."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        machine, severity = rules.machine_deciding(each), rules.severity_of(name)
        if rules.people_decide(each):
            yield meets((*path, "decided_by"), f"people decide on {said}")
        elif machine is None:
            yield cannot_tell(path, f"whether a machine decides on {said} alone is not written")
        elif severity < SIGNIFICANT:
            effect = f"a machine decides on {said}; its sanctions have severity {severity}, below {SIGNIFICANT}"
            yield not_applicable(path, effect)
        else:
            yield _with_safeguards(rules, name, machine[0])


def _with_safeguards(rules: Rules, name: str, decider: str) -> Answer:
    review = ("regime", "authorities", decider, "review")
    said = rules.called.at(("regime", "lists", name))
    effect = f"a machine decides on {said} alone, with sanctions of severity {rules.severity_of(name)}"
    if name not in rules.against:
        return fails(review, f"{effect}, and no redress is written", {f"regime.authorities.{decider}.review": "human"})
    _, place, redress = rules.against[name]
    other = rules.called.at(place)
    return together(
        [
            yes(
                redress.human,
                (*place, "human"),
                f"a machine decides on {said}, and people on {other}",
                f"{effect}, and no human decides on {other}",
                f"{effect}; whether a human decides on {other} is not written",
            ),
            yes(
                redress.heard,
                (*place, "heard"),
                f"the person is heard in {other}",
                f"{effect}, and the person is not heard in {other}",
                f"{effect}; whether the person is heard in {other} is not written",
            ),
        ]
    )


def human_at_high_impact(rules: Rules) -> Iterator[Answer]:
    """E3: at high impact, people take the final decision."""
    level = rules.regime.governance.impact_level
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        machine = rules.machine_deciding(each)
        if level is None:
            yield cannot_tell(path, "the level of impact is not written")
        elif level < 3:
            yield not_applicable(path, f"the level of impact is {level}, below 3")
        elif rules.people_decide(each):
            yield meets((*path, "decided_by"), f"people take the final decision on {said}")
        elif machine is None:
            yield cannot_tell(path, f"whether people take the final decision on {said} is not written")
        else:
            place = ("regime", "authorities", machine[0], "review")
            change: dict[str, object] = {f"regime.authorities.{machine[0]}.review": "human"}
            yield fails(place, f"a machine takes the final decision on {said}, at level {level} of impact", change)


def overseer(rules: Rules) -> Iterator[Answer]:
    """E4: whoever oversees is trained, and may depart from the machine."""
    for _, path, each in rules.lists:
        said = rules.called.at(path)
        decider = rules.decider(each)
        if decider is None:
            yield cannot_tell(path, f"nobody is written who decides on {said}")
            continue
        place = ("regime", "authorities", decider[0])
        yield together(
            [
                yes(
                    decider[1].can_override,
                    (*place, "can_override"),
                    f"{decider[1].name} may depart from what a machine proposes",
                    f"{decider[1].name} may not depart from what a machine proposes",
                    f"whether {decider[1].name} may depart from what a machine proposes is not written",
                ),
                yes(
                    decider[1].trained,
                    (*place, "trained"),
                    f"{decider[1].name} is trained for it",
                    f"{decider[1].name} is not trained for it",
                    f"whether {decider[1].name} is trained for it is not written",
                ),
            ]
        )


def approval(rules: Rules) -> Iterator[Answer]:
    """E5: the higher the impact, the higher whoever approves."""
    governance, path = rules.regime.governance, ("regime", "governance")
    if governance.impact_level is None:
        yield cannot_tell(path, "the level of impact is not written")
    elif governance.impact_level < 3:
        yield not_applicable((*path, "impact_level"), f"the level of impact is {governance.impact_level}, below 3")
    elif governance.approved_by is None:
        yield cannot_tell(path, "who approved the system is not written")
    else:
        wanted, who = APPROVAL[governance.impact_level], governance.approved_by.replace("_", " ")
        if governance.approved_by in wanted:
            yield meets((*path, "approved_by"), f"approved by: {who}, at level {governance.impact_level}")
        else:
            reason = f"approved by: {who}; level {governance.impact_level} asks for {wanted[0].replace('_', ' ')}"
            yield fails((*path, "approved_by"), reason, {"regime.governance.approved_by": wanted[0]})


TESTS: Final[dict[str, Test]] = {
    "E1": solely_automated,
    "E3": human_at_high_impact,
    "E4": overseer,
    "E5": approval,
}
