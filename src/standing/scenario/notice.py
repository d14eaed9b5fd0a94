"""Notice: how the person learns of a listing, what it says, and the grace before it begins (ruling R12)."""

from __future__ import annotations

from typing import Annotated, Literal

from standing.scenario.law import Delay, Law
from standing.scenario.quantities import Quantity, Share
from standing.scenario.said import Deadline, Words, YesNo, some_of
from standing.scenario.strict import Strict
from standing.scenario.words import word

When = Literal["before", "with", "after", "none"]
CONTENTS = (
    "facts", "grounds", "basis", "sanctions", "exit", "remedy", "score", "source", "copy", "dispute", "specific_reasons",
    "system",
)  # fmt: skip
"""What a notice may say: the facts, the grounds, the rule, the sanctions to expect, conditions and procedure of removal, the
remedies; the score, who supplied it, the right to a copy and to dispute; the specific reasons; that a system was used."""


class Notice(Strict):
    """How the person learns of the listing, and the grace before it begins (ruling R12)."""

    when: Annotated[When, word("before", "with", "after", "none")] = "with"
    """Sent at the decision (before), or at the beginning (with, after)."""
    reaches: Share = Quantity.constant(1, "share")
    """Probability that it reaches the person."""
    delay: Delay = Law.fixed(0)
    """From sending to reaching."""
    grace: Delay = Law.fixed(0)
    """From the decision to the beginning of the listing."""
    grace_ends: Annotated[Literal["fixed", "at_settlement"], word("fixed", "at_settlement")] = "fixed"
    """Whether settling ends the grace at once."""
    contents: Annotated[Words | None, some_of(*CONTENTS)] = None
    """What it says: facts, grounds, basis, sanctions, exit, remedy, score, source, copy, dispute, specific_reasons, system."""
    served: YesNo = None
    """Whether it is served on the person, and not merely sent or published."""
    heard: YesNo = None
    """Whether objections are heard and verified before the listing begins."""
    within: Deadline = None
    """How soon reasons are given."""
