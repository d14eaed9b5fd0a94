"""Q18: lawful acts forgone: what people would do in the shadow, and do not do beside their lists and bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standing.measures.causes import conducts
from standing.measures.counts import Count, count, total_of
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reactions import Reactions, no_forgone_act
from standing.measures.reading import ANY
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "lawful acts forgone"
LACKING = "measures.lacking.lawful"


def forgone(evidence: Evidence) -> Iterator[Question]:
    """Lawful acts of the shadow that the life does not do over all lawful acts of the shadow; per conduct, and together."""
    lawful = [name for name, conduct in conducts(evidence).items() if conduct.lawful]
    for name in lawful:
        yield _question(evidence, name, [name])
    if len(lawful) > 1 and set(lawful) & Reactions.of(evidence.scenario).lowered:
        yield _question(evidence, ANY, lawful)


def _question(evidence: Evidence, item: str, names: Sequence[str]) -> Question:
    part = total_of([count("forgone_acts", each) for each in names])
    whole = total_of([shadow_acts(each) for each in names])
    none, said = ("shadow_acts", "acts_any") if item == ANY else ("shadow_acts_of", "acts")
    return Question(
        LEADING,
        item,
        "share",
        Share(part, whole, text(f"measures.none.{none}", conduct=item)),
        tuple(f"world.conducts.{each}" for each in names),
        phrase(f"forgone.{said}"),
        None if item == ANY else no_forgone_act(evidence.scenario, item),
    )


def shadow_acts(conduct: str) -> Count:
    """Acts that the shadow does: those of the life, without the regime-made ones and with those forgone."""
    return count("acts", conduct) - count("regime_made_acts", conduct) + count("forgone_acts", conduct)


FORGONE = Measure("Q18", LEADING, LACKING, forgone)
