"""Transparency and accountability: norms I1 to I7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from standing.checks.norms.rules import DAY, Path, Rules
from standing.checks.norms.verdict import Answer, Test, cannot_tell, fails, meets, not_applicable, together, yes
from standing.checks.norms.words import words

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
        yield cannot_tell((*PATH, "impact_assessment"), "norms.I1.missing", parts=words("part", missing))
    else:
        yield meets((*PATH, "impact_assessment"), "norms.I1.six_parts")


def logs(rules: Rules) -> Iterator[Answer]:
    """I2: decisions are logged for six months, with version, decider and basis."""
    governance = rules.regime.governance
    if governance.logs is None or governance.logged is None:
        yield cannot_tell(PATH, "norms.I2.unwritten")
        return
    missing = [each for each in LOGGED if each not in governance.logged]
    parts = [
        meets((*PATH, "logs"), "norms.I2.long_enough")
        if governance.logs.seconds >= SIX_MONTHS
        else fails(
            (*PATH, "logs"),
            "norms.I2.too_short",
            {"regime.governance.logs": "183d"},
            days=f"{governance.logs.seconds / DAY:g}",
        ),
        fails(
            (*PATH, "logged"),
            "norms.I2.missing",
            {"regime.governance.logged": list(LOGGED)},
            parts=words("logged", missing),
        )
        if missing
        else meets((*PATH, "logged"), "norms.I2.named"),
    ]
    yield together(parts)


def evaluated(rules: Rules) -> Iterator[Answer]:
    """I3: third parties evaluate the criteria at intervals."""
    every = rules.regime.governance.evaluation_every
    if every is None:
        yield cannot_tell(PATH, "norms.I3.unwritten")
    else:
        yield meets((*PATH, "evaluation_every"), "norms.I3.evaluated", days=f"{every.seconds / DAY:g}")


def reviewed(rules: Rules) -> Iterator[Answer]:
    """I4: independent reviews are published, one at levels 2 and 3 of impact, two at level 4."""
    governance = rules.regime.governance
    if governance.impact_level is None or governance.peer_reviews is None:
        yield cannot_tell(PATH, "norms.I4.unwritten")
        return
    needed, found = REVIEWS[governance.impact_level], governance.peer_reviews
    if needed == 0:
        yield not_applicable((*PATH, "impact_level"), "norms.I4.none_needed")
    elif found >= needed:
        yield meets((*PATH, "peer_reviews"), "norms.I4.enough", found=found, needed=needed)
    else:
        change = {"regime.governance.peer_reviews": needed}
        level = governance.impact_level
        yield fails((*PATH, "peer_reviews"), "norms.I4.too_few", change, found=found, needed=needed, level=level)


def risks(rules: Rules) -> Iterator[Answer]:
    """I5: risks are assessed over the life cycle, and it is said when to stop."""
    governance = rules.regime.governance
    yield together(
        [
            yes(governance.risk_review, (*PATH, "risk_review"), "norms.I5.risks"),
            yes(governance.stop_rule, (*PATH, "stop_rule"), "norms.I5.stop"),
        ]
    )


def stages(rules: Rules) -> Iterator[Answer]:
    """I6: gathering, scoring, sharing and use each have a safeguard."""
    said = rules.regime.governance.safeguards
    missing = [each for each in STAGES if each not in (said or ())]
    if said is None:
        yield cannot_tell(PATH, "norms.I6.unwritten")
    elif missing:
        change = {"regime.governance.safeguards": list(STAGES)}
        yield fails((*PATH, "safeguards"), "norms.I6.missing", change, stages=words("stage", missing))
    else:
        yield meets((*PATH, "safeguards"), "norms.I6.each_stage")


def published_fields(rules: Rules) -> Iterator[Answer]:
    """I7: nothing private is published."""
    for name, path, each in rules.lists:
        said = rules.called.at(path)
        if not rules.is_true(each.public):
            yield not_applicable((*path, "public"), "norms.I7.not_public", list=said)
        elif each.publishes is None:
            yield cannot_tell(path, "norms.I7.unwritten", list=said)
        else:
            private = [field for field in each.publishes if field in PRIVATE]
            rest = [field for field in each.publishes if field not in PRIVATE]
            if private:
                change = {f"regime.lists.{name}.publishes": rest or ["name"]}
                what = words("published", private)
                yield fails((*path, "publishes"), "norms.I7.private", change, list=said, fields=what)
            else:
                yield meets((*path, "publishes"), "norms.I7.nothing_private", list=said)


TESTS: Final[dict[str, Test]] = {
    "I1": six_parts,
    "I2": logs,
    "I3": evaluated,
    "I4": reviewed,
    "I5": risks,
    "I6": stages,
    "I7": published_fields,
}
