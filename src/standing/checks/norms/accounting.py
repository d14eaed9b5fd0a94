"""Transparency and accountability: norms I1 to I7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes

PATH: Final[Path] = ("regime", "governance")
SIX_MONTHS: Final = 183 * DAY
LOGGED: Final = ("version", "decider", "basis")
STAGES: Final = ("gathering", "scoring", "sharing", "use")
REVIEWS: Final = {1: 0, 2: 1, 3: 1, 4: 2}
"""Published reviews by independent experts, by level of impact (Canada, appendix C)."""

PRIVATE: Final = ("identity_number", "address", "photograph", "telephone", "workplace", "family", "health")


def six_parts(rules: Rules) -> Iterator[Answer]:
    """I1: the assessment of the impact on fundamental rights has its six parts."""
    assessment = rules.regime.governance.impact_assessment
    parts = list(type(assessment).model_fields)
    missing = [each for each in parts if not getattr(assessment, each)]
    if missing:
        yield cannot_tell((*PATH, "impact_assessment"), f"not written in the impact assessment: {', '.join(missing)}")
    else:
        yield meets((*PATH, "impact_assessment"), "the impact assessment has its six parts")


def logs(rules: Rules) -> Iterator[Answer]:
    """I2: decisions are logged for six months, with version, decider and basis."""
    governance = rules.regime.governance
    if governance.logs is None or governance.logged is None:
        yield cannot_tell(PATH, "how long decisions are logged, and what the log names, is not both written")
        return
    missing = [each for each in LOGGED if each not in governance.logged]
    parts = [
        meets((*PATH, "logs"), "decisions are logged for six months or more")
        if governance.logs.seconds >= SIX_MONTHS
        else fails(
            (*PATH, "logs"),
            f"decisions are logged for {governance.logs.seconds / DAY:g} days, and not for six months",
            {"regime.governance.logs": "183d"},
        ),
        fails(
            (*PATH, "logged"), f"the log does not name {', '.join(missing)}", {"regime.governance.logged": list(LOGGED)}
        )
        if missing
        else meets((*PATH, "logged"), "the log names version, decider and basis"),
    ]
    yield together(parts)


def evaluated(rules: Rules) -> Iterator[Answer]:
    """I3: third parties evaluate the criteria at intervals."""
    every = rules.regime.governance.evaluation_every
    if every is None:
        yield cannot_tell(PATH, "whether third parties evaluate the criteria at intervals is not written")
    else:
        yield meets(
            (*PATH, "evaluation_every"), f"third parties evaluate the criteria every {every.seconds / DAY:g} days"
        )


def reviewed(rules: Rules) -> Iterator[Answer]:
    """I4: independent reviews are published, one at levels 2 and 3 of impact, two at level 4."""
    governance = rules.regime.governance
    if governance.impact_level is None or governance.peer_reviews is None:
        yield cannot_tell(
            PATH, "the level of impact, and how many independent reviews are published, is not both written"
        )
        return
    needed, found = REVIEWS[governance.impact_level], governance.peer_reviews
    if needed == 0:
        yield not_applicable((*PATH, "impact_level"), "level 1 of impact asks for no review")
    elif found >= needed:
        yield meets((*PATH, "peer_reviews"), f"{found} independent reviews are published, {needed} asked for")
    else:
        reason = f"{found} independent reviews are published, {needed} asked for at level {governance.impact_level}"
        yield fails((*PATH, "peer_reviews"), reason, {"regime.governance.peer_reviews": needed})


def risks(rules: Rules) -> Iterator[Answer]:
    """I5: risks are assessed over the life cycle, and it is said when to stop."""
    governance = rules.regime.governance
    yield together(
        [
            yes(
                governance.risk_review,
                (*PATH, "risk_review"),
                "risks are assessed over the life cycle",
                "risks are not assessed over the life cycle",
                "whether risks are assessed over the life cycle is not written",
            ),
            yes(
                governance.stop_rule,
                (*PATH, "stop_rule"),
                "it is said when the system must be stopped",
                "it is not said when the system must be stopped",
                "whether it is said when the system must be stopped is not written",
            ),
        ]
    )


def stages(rules: Rules) -> Iterator[Answer]:
    """I6: gathering, scoring, sharing and use each have a safeguard."""
    said = rules.regime.governance.safeguards
    missing = [each for each in STAGES if each not in (said or ())]
    if said is None:
        yield cannot_tell(PATH, "which stages have a safeguard is not written")
    elif missing:
        reason = f"no safeguard at the stages: {', '.join(missing)}"
        yield fails((*PATH, "safeguards"), reason, {"regime.governance.safeguards": list(STAGES)})
    else:
        yield meets((*PATH, "safeguards"), "each of the four stages has a safeguard")


def published_fields(rules: Rules) -> Iterator[Answer]:
    """I7: nothing private is published."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if not rules.is_true(each.public):
            yield not_applicable((*path, "public"), f"{said} publishes nothing")
        elif each.publishes is None:
            yield cannot_tell(path, f"what {said} publishes about a person is not written")
        else:
            private = [field for field in each.publishes if field in PRIVATE]
            rest = [field for field in each.publishes if field not in PRIVATE]
            if private:
                what = ", ".join(field.replace("_", " ") for field in private)
                reason = f"{said} publishes what counts as private here: {what}"
                yield fails((*path, "publishes"), reason, {f"regime.lists.{name}.publishes": rest or ["name"]})
            else:
                yield meets((*path, "publishes"), f"{said} publishes nothing private")


TESTS: Final[dict[str, Test]] = {
    "I1": six_parts,
    "I2": logs,
    "I3": evaluated,
    "I4": reviewed,
    "I5": risks,
    "I6": stages,
    "I7": published_fields,
}
