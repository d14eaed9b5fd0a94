"""Relatedness and proportionality: norms B0 to B7."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from standing.checks.norms.rules import Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes
from standing.checks.norms.words import words
from standing.scenario import Sanction
from standing.texts import text

GRAVEST: Final = 5


def ban_applies(rules: Rules) -> Iterator[Answer]:
    """B0: whether the ban on social scoring concerns the regime at all: an AI system, a score over time, a detriment."""
    path = ("regime", "governance", "uses_ai")
    uses_ai, burdens = rules.regime.governance.uses_ai, any(True for _ in rules.sanctions)
    if uses_ai is None or uses_ai == "unknown":
        yield cannot_tell(path[:-1], "norms.B0.ai_unwritten")
    elif uses_ai == "no":
        yield not_applicable(path, "norms.B0.no_ai")
    elif not rules.regime.scores or not burdens:
        yield not_applicable(path, "norms.B0.no_score")
    else:
        yield cannot_tell(path, "norms.B0.scored")


def related_context(rules: Rules) -> Iterator[Answer]:
    """B1: a sanction stays in the context of the conduct, or in one that the scenario's relation table relates to it."""
    relation = rules.choices.related
    table = text("norms.B1.by_table", author=rules.choices.author) if relation else text("norms.B1.without_table")
    for name, path, each in rules.sanctions:
        said = rules.called.at(path)
        own, grounds = rules.scenario.context_of(each), rules.grounds_of_sanction(each)
        place = (*path, "denies") if each.context is None and each.denies else (*path, "context")
        if own is None or not grounds or any(ground.context is None for ground in grounds):
            yield cannot_tell(path, "norms.B1.unwritten", sanction=said)
            continue
        apart = sorted(
            {
                ground.context or ""
                for ground in grounds
                if own not in ({ground.context} | _related(relation, ground.context))
            }
        )
        if apart:
            change, others = {f"regime.sanctions.{name}": None}, ", ".join(apart)
            answer = fails(place, "norms.B1.apart", change, sanction=said, own=own, others=others)
        else:
            answer = meets(place, "norms.B1.related", sanction=said, own=own)
        yield replace(answer, note=table)


def _related(relation: object, context: str | None) -> set[str]:
    return set(relation.get(context, ())) if isinstance(relation, dict) else set()


def severity_follows_gravity(rules: Rules) -> Iterator[Answer]:
    """B2: graver conduct never meets milder sanctions, and the slightest never the gravest."""
    pairs = [
        (ground.gravity, int(each.severity), name, path)
        for name, path, each in rules.sanctions
        for ground in rules.grounds_of_sanction(each)
    ]
    if not pairs:
        return
    if any(gravity is None for gravity, *_ in pairs):
        yield cannot_tell(("regime", "sanctions"), "norms.B2.gravity_unwritten")
        return
    unsaid = [rules.called.at(path) for _, path, each in rules.sanctions if "severity" not in each.model_fields_set]
    if unsaid:
        yield cannot_tell(("regime", "sanctions"), "norms.B2.severity_unwritten", sanctions=", ".join(unsaid))
        return
    worst: dict[int, tuple[int, str, Path]] = {}
    for gravity, severity, name, path in pairs:
        if gravity is not None and (gravity not in worst or severity > worst[gravity][0]):
            worst[gravity] = (severity, name, path)
    for gravity, (severity, name, path) in sorted(worst.items()):
        said = rules.called.at(path)
        graver = [each for each in worst if each > gravity and worst[each][0] < severity]
        place = (*path, "severity")
        if gravity == 1 and severity == GRAVEST:
            yield fails(place, "norms.B2.slightest_gravest", {f"regime.sanctions.{name}.severity": 4}, sanction=said)
        elif graver:
            change = {f"regime.sanctions.{name}.severity": worst[min(graver)][0]}
            blanks = {"sanction": said, "severity": severity, "gravity": gravity}
            yield fails(place, "norms.B2.graver_meets_less", change, **blanks)
        elif len(worst) == 1:
            yield not_applicable(place, "norms.B2.one_gravity", gravity=gravity)
        else:
            yield meets(place, "norms.B2.follows", gravity=gravity, severity=severity)


def graded_measures(rules: Rules) -> Iterator[Answer]:
    """B3: at least two levels, and the mildest is reached first."""
    sanctions = list(rules.sanctions)
    if not sanctions:
        return
    steps: dict[tuple[str, ...], list[int]] = {}
    for _, _, each in sanctions:
        for step in _steps(each):
            steps.setdefault(step, []).append(int(each.severity))
    path = ("regime", "sanctions")
    levels = {max(each) for each in steps.values()}
    if len(steps) == 1 and len(sanctions) == 1:
        yield fails(path, "norms.B3.one_sanction")
    elif len(steps) == 1:
        yield fails(path, "norms.B3.all_together", sanctions=len(sanctions))
    elif len(levels) == 1:
        yield fails(path, "norms.B3.one_severity", steps=len(steps), severity=min(levels))
    elif _rises(rules, steps):
        yield meets(path, "norms.B3.rises", steps=len(steps))
    else:
        yield cannot_tell(path, "norms.B3.no_order", steps=len(steps))


def _steps(sanction: Sanction) -> list[tuple[str, ...]]:
    if sanction.lists:
        return [("list", each) for each in sanction.lists]
    return [("band", sanction.score, band) for band in sanction.bands]


def _rises(rules: Rules, steps: dict[tuple[str, ...], list[int]]) -> bool:
    """Whether all steps are bands of one score, and lower bands are harsher."""
    scores = {step[1] for step in steps if step[0] == "band"}
    if len(scores) != 1 or any(step[0] != "band" for step in steps):
        return False
    order = list(rules.regime.scores[scores.pop()].bands)
    reached = [max(steps[step]) for step in sorted(steps, key=lambda each: order.index(each[2]))]
    return reached == sorted(reached)


def movement(rules: Rules) -> Iterator[Answer]:
    """B4: a limit on movement takes a decision of its own, with reasons for the person's case."""
    for _, path, each in rules.sanctions:
        said = rules.called.at(path)
        if each.movement is None:
            yield cannot_tell(path, "norms.B4.movement_unwritten", sanction=said)
        elif not each.movement:
            yield not_applicable((*path, "movement"), "norms.B4.no_movement", sanction=said)
        else:
            yield together(
                [
                    yes(each.needs_decision, (*path, "needs_decision"), "norms.B4.decision", sanction=said),
                    yes(each.reasoned, (*path, "reasoned"), "norms.B4.reasons", sanction=said),
                ]
            )


def inability(rules: Rules) -> Iterator[Answer]:
    """B5: who could not do otherwise is not listed."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        grounds = rules.grounds_of(name)
        needs = [rules.regime.grounds[one.name].needs_ability for one in grounds if one.name in rules.regime.grounds]
        if grounds and len(needs) == len(grounds) and not any(one is not False for one in needs):
            yield not_applicable(path, "norms.B5.takes_none", list=said)
        elif len(needs) < len(grounds) or None in needs or not grounds:
            yield cannot_tell(path, "norms.B5.grounds_unwritten", list=said)
        else:
            yield yes(each.needs_ability, (*path, "needs_ability"), "norms.B5.able", list=said)


def hardship(rules: Rules) -> Iterator[Answer]:
    """B6: limits on movement are lifted for illness, a death in the family, official duty, an examination."""
    wanted = ("medical", "bereavement", "duty", "exam")
    for name, path, each in rules.sanctions:
        said = rules.called.at(path)
        place = (*path, "exceptions")
        if each.movement is None:
            yield cannot_tell(path, "norms.B6.movement_unwritten", sanction=said)
        elif not each.movement:
            yield not_applicable((*path, "movement"), "norms.B6.no_movement", sanction=said)
        elif each.exceptions is None:
            yield cannot_tell(path, "norms.B6.hardships_unwritten", sanction=said)
        else:
            missing = [one for one in wanted if one not in each.exceptions]
            change = {f"regime.sanctions.{name}.exceptions": [*each.exceptions, *missing]}
            if missing:
                hardships = words("hardship", missing)
                yield fails(place, "norms.B6.not_lifted", change, sanction=said, hardships=hardships)
            else:
                yield meets(place, "norms.B6.lifted", sanction=said)


def general_score(rules: Rules) -> Iterator[Answer]:
    """B7: no score that takes in several fields of life and reaches into several."""
    for name, score in rules.regime.scores.items():
        path = ("regime", "scores", name)
        said = rules.called.at(path)
        inward = [rules.ground(each).context for each, points in score.points.items() if points]
        hanging = [each for _, _, each in rules.sanctions if each.score == name or _by_score(rules, each, name)]
        outward = [rules.scenario.context_of(each) for each in hanging]
        if None in inward or None in outward:
            yield cannot_tell(path, "norms.B7.unwritten", score=said)
        elif len(set(inward)) > 1 and len(set(outward)) > 1:
            blanks = {"score": said, "inward": len(set(inward)), "outward": len(set(outward))}
            yield fails((*path, "points"), "norms.B7.general", **blanks)
        else:
            yield meets((*path, "points"), "norms.B7.not_general", score=said)


def _by_score(rules: Rules, sanction: Sanction, score: str) -> bool:
    return any(entry.score == score for name in sanction.lists for entry in rules.regime.lists[name].enters)


TESTS: Final[dict[str, Test]] = {
    "B0": ban_applies,
    "B1": related_context,
    "B2": severity_follows_gravity,
    "B3": graded_measures,
    "B4": movement,
    "B5": inability,
    "B6": hardship,
    "B7": general_score,
}
