"""Q8: who meets the sanction before being told."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures import mechanisms
from standing.measures.counts import count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reading import list_paths, lists_of, sanction_paths
from standing.measures.routes import sanctions_on
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "sanction before notice"


def sanction_before_notice(evidence: Evidence) -> Iterator[Question]:
    """Ask for listings whose first refusal came before effective notice, or without any, over those with a refusal."""
    for name in lists_of(evidence):
        missing = mechanisms.no_denial(evidence.scenario, name) or mechanisms.no_notice(evidence.scenario, name)
        yield Question(
            LEADING,
            name,
            "share",
            Share(
                count("listings_bitten_before_notice", name),
                count("listings_bitten", name),
                text("measures.none.refused_listings_on", list=name),
            ),
            (*list_paths([name]), *sanction_paths(sanctions_on(evidence.scenario.regime, name))),
            phrase("sanction_before_notice"),
            missing,
        )


SANCTION_BEFORE_NOTICE = Measure("Q8", LEADING, mechanisms.NO_LIST, sanction_before_notice)
