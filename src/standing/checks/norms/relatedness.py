"""Relatedness and proportionality: norms B0 to B7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes
from standing.scenario import Sanction

GRAVEST: Final = 5
STRICT: Final = "no relation table is stated, so each context is related to itself alone"


def ban_applies(rules: Rules) -> Iterator[Answer]:
    """B0: whether the ban on social scoring concerns the regime at all: an AI system, a score over time, a detriment."""
    path = ("regime", "governance", "uses_ai")
    uses_ai, burdens = rules.regime.governance.uses_ai, any(True for _ in rules.sanctions)
    if uses_ai is None or uses_ai == "unknown":
        yield cannot_tell(path[:-1], "whether an AI system is used is not written, and the ban concerns those alone")
    elif uses_ai == "no":
        yield not_applicable(path, "no AI system is used")
    elif not rules.regime.scores or not burdens:
        yield not_applicable(path, "no score is kept over a period, or nothing follows from it")
    else:
        yield cannot_tell(path, "an AI system scores persons over a period and burdens follow: B1 and B2 say what of")


def related_context(rules: Rules) -> Iterator[Answer]:
    """B1: a sanction stays in the context of the conduct, or in one that the scenario's relation table relates to it."""
    relation = rules.choices.related
    table = f"by the relation table of {rules.choices.author}" if relation else STRICT
    for name, path, each in rules.sanctions:
        said = rules.called.at(path)
        own, grounds = rules.scenario.context_of(each), rules.grounds_of_sanction(each)
        place = (*path, "denies") if each.context is None and each.denies else (*path, "context")
        if own is None or not grounds or any(ground.context is None for ground in grounds):
            yield cannot_tell(path, f"the context of {said}, or of the conduct behind it, is not written")
            continue
        apart = sorted(
            {
                ground.context or ""
                for ground in grounds
                if own not in ({ground.context} | _related(relation, ground.context))
            }
        )
        if apart:
            reason = f"{said} is in the context {own}, the conduct behind it in {', '.join(apart)}"
            yield fails(place, reason, {f"regime.sanctions.{name}": None}, note=table)
        else:
            reason = f"{said} is in a context of the conduct behind it, {own}, or one related to it"
            yield meets(place, reason, note=table)


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
        yield cannot_tell(("regime", "sanctions"), "how grave the conduct is, is not written for all of it")
        return
    unsaid = [rules.called.at(path) for _, path, each in rules.sanctions if "severity" not in each.model_fields_set]
    if unsaid:
        yield cannot_tell(("regime", "sanctions"), f"how grave some sanctions are is not written: {', '.join(unsaid)}")
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
            reason = f"{said} has severity 5 and follows conduct of gravity 1"
            yield fails(place, reason, {f"regime.sanctions.{name}.severity": 4})
        elif graver:
            reason = f"{said} has severity {severity} for conduct of gravity {gravity}, graver conduct meets less"
            yield fails(place, reason, {f"regime.sanctions.{name}.severity": worst[min(graver)][0]})
        elif len(worst) == 1:
            yield not_applicable(place, f"all conduct has the same gravity, {gravity}")
        else:
            reason = f"conduct of gravity {gravity} meets severity {severity} at most, graver conduct no less"
            yield meets(place, reason)


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
    if len(steps) == 1:
        how = "one sanction, at one step" if len(sanctions) == 1 else f"all {len(sanctions)} sanctions begin together"
        yield fails(path, f"{how}: no milder one comes first")
    elif len(levels) == 1:
        yield fails(path, f"each of {len(steps)} steps reaches the same severity, {min(levels)}")
    elif _rises(rules, steps):
        yield meets(path, f"{len(steps)} steps, the milder before the harsher")
    else:
        yield cannot_tell(path, f"{len(steps)} steps of severity, in no order that the rules give")


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
            yield cannot_tell(path, f"whether {said} limits the freedom of movement is not written")
        elif not each.movement:
            yield not_applicable((*path, "movement"), f"{said} does not limit movement")
        else:
            yield together(
                [
                    yes(
                        each.needs_decision,
                        (*path, "needs_decision"),
                        f"{said} takes a decision of its own",
                        f"{said} limits movement without a decision of its own",
                        f"whether {said} takes a decision of its own is not written",
                    ),
                    yes(
                        each.reasoned,
                        (*path, "reasoned"),
                        "with reasons for the person's case",
                        f"{said} limits movement without reasons for the person's own case",
                        f"whether {said} is reasoned for the person's own case is not written",
                    ),
                ]
            )


def inability(rules: Rules) -> Iterator[Answer]:
    """B5: who could not do otherwise is not listed."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        grounds = rules.grounds_of(name)
        needs = [rules.regime.grounds[one.name].needs_ability for one in grounds if one.name in rules.regime.grounds]
        if grounds and len(needs) == len(grounds) and not any(one is not False for one in needs):
            yield not_applicable(path, f"none of the grounds of {said} takes an ability")
        elif len(needs) < len(grounds) or None in needs or not grounds:
            yield cannot_tell(path, f"whether the grounds of {said} take an ability to do otherwise is not written")
        else:
            yield yes(
                each.needs_ability,
                (*path, "needs_ability"),
                f"{said} is for those who were able to do otherwise",
                f"{said} is entered without a look at whether the person was able to do otherwise",
                f"whether {said} is only for those who were able to do otherwise is not written",
            )


def hardship(rules: Rules) -> Iterator[Answer]:
    """B6: limits on movement are lifted for illness, a death in the family, official duty, an examination."""
    wanted = ("medical", "bereavement", "duty", "exam")
    for name, path, each in rules.sanctions:
        said = rules.called.at(path)
        place = (*path, "exceptions")
        if each.movement is None:
            yield cannot_tell(path, f"whether {said} limits the freedom of movement is not written")
        elif not each.movement:
            yield not_applicable((*path, "movement"), f"{said} does not limit movement")
        elif each.exceptions is None:
            yield cannot_tell(path, f"for which hardships {said} is lifted is not written")
        else:
            missing = [one for one in wanted if one not in each.exceptions]
            change = {f"regime.sanctions.{name}.exceptions": [*each.exceptions, *missing]}
            if missing:
                yield fails(place, f"{said} is not lifted for {', '.join(missing)}", change)
            else:
                yield meets(
                    place, f"{said} is lifted for illness, a death in the family, official duty and examinations"
                )


def general_score(rules: Rules) -> Iterator[Answer]:
    """B7: no score that takes in several fields of life and reaches into several."""
    for name, score in rules.regime.scores.items():
        path = ("regime", "scores", name)
        said = rules.called.at(path)
        inward = [rules.ground(each).context for each, points in score.points.items() if points]
        hanging = [each for _, _, each in rules.sanctions if each.score == name or _by_score(rules, each, name)]
        outward = [rules.scenario.context_of(each) for each in hanging]
        if None in inward or None in outward:
            yield cannot_tell(path, f"from which fields of life {said} draws, or into which it reaches, is not written")
        elif len(set(inward)) > 1 and len(set(outward)) > 1:
            fields = f"draws on {len(set(inward))} fields of life and reaches into {len(set(outward))}"
            yield fails((*path, "points"), f"{said} {fields}: a general score")
        else:
            yield meets(
                (*path, "points"), f"{said} does not both draw on several fields of life and reach into several"
            )


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
