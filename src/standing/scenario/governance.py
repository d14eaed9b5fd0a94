"""Who answers for a regime, and what is published, logged, assessed and reviewed."""

from __future__ import annotations

from typing import Annotated, Literal

from standing.scenario.said import Deadline, Words, YesNo, some_of
from standing.scenario.stated import NumberIn, Whole
from standing.scenario.strict import Strict
from standing.scenario.words import Text, word

UsesAi = Literal["yes", "no", "unknown"]
STAGES = ("gathering", "scoring", "sharing", "use")
LOGGED = ("version", "decider", "basis")


class ImpactAssessment(Strict):
    """The six parts of an assessment of the impact on fundamental rights (AI Act, article 27)."""

    process: Text | None = None
    """In which process the system is used."""
    period: Text | None = None
    """How long and how often."""
    groups: Text | None = None
    """Whom it is likely to affect."""
    harms: Text | None = None
    """Which harms are likely."""
    oversight: Text | None = None
    """How humans oversee it."""
    measures: Text | None = None
    """What is done where harm comes about, complaints included."""


class Governance(Strict):
    """Who answers for a regime, and what is published, logged, assessed and reviewed."""

    operator: Text | None = None
    """Who runs it."""
    jurisdiction: Text | None = None
    """Whose law it is under."""
    version: Text | None = None
    """Which version of the rules this is."""
    uses_ai: Annotated[UsesAi | None, word("yes", "no", "unknown")] = None
    """Whether it uses an AI system."""
    impact_level: Annotated[Whole | None, NumberIn("a level from 1 to 4", 1, 4, whole=True)] = None
    """Level of impact, from 1 (little) to 4 (very high)."""
    approved_by: Annotated[
        Literal["official", "head_of_department", "government"] | None,
        word("official", "head_of_department", "government"),
    ] = None
    """Who approved it."""
    consultation: Deadline = None
    """How long the draft criteria were open for comments."""
    catalogue_published: YesNo = None
    """Whether a closed catalogue of measures is published."""
    evaluation_every: Deadline = None
    """How often third parties evaluate the criteria."""
    peer_reviews: Annotated[Whole | None, NumberIn("a whole number of reviews", 0, 100, whole=True)] = None
    """How many independent reviews are published."""
    logs: Deadline = None
    """How long decisions are logged."""
    logged: Annotated[Words | None, some_of(*LOGGED)] = None
    """What the log names: version, decider, basis."""
    explanation_published: YesNo = None
    """Whether a general explanation is published."""
    individual_explanation: YesNo = None
    """Whether each refusal comes with an explanation of its own."""
    decision_explained: YesNo = None
    """Whether each input, its effect, and what another input would have changed are explained on request."""
    risk_review: YesNo = None
    """Whether risks are assessed over the life cycle."""
    stop_rule: YesNo = None
    """Whether it is said when the system must be stopped."""
    safeguards: Annotated[Words | None, some_of(*STAGES)] = None
    """Which stages have a safeguard: gathering, scoring, sharing, use."""
    impact_assessment: ImpactAssessment = ImpactAssessment()
    """The assessment of the impact on fundamental rights."""
