"""Q14: listings, and acts, that the regime itself made: the counterfactual of the shadow (ruling R24)."""

from __future__ import annotations

from collections.abc import Iterator

from standing.measures.causes import conducts
from standing.measures.counts import count
from standing.measures.estimates import Share
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.mechanisms import NO_LIST
from standing.measures.reactions import Reactions, no_regime_made_listing
from standing.measures.reading import list_paths, lists_of

LEADING = "regime-made listings"
UNTOUCHED = "in a life that no list and no band touches, all else equal"


def regime_made(evidence: Evidence) -> Iterator[Question]:
    """Listings whose trigger does not occur in the shadow over all listings; acts likewise."""
    for name in lists_of(evidence):
        yield Question(
            LEADING,
            name,
            "share",
            Share(count("regime_made_listings", name), count("listings", name), f"listings on {name}"),
            list_paths([name]),
            f"{{top}} of {{bottom}} listings on the list {{item}} ({{value}}) were set off by an act that the same persons "
            f"do not do {UNTOUCHED}",
            no_regime_made_listing(evidence.scenario, name),
        )
    raised = Reactions.of(evidence.scenario).raised
    for name in (each for each in conducts(evidence) if each in raised):
        yield Question(
            "regime-made acts",
            name,
            "share",
            Share(count("regime_made_acts", name), count("acts", name), f"acts of {name}"),
            (f"world.conducts.{name}",),
            f"{{top}} of {{bottom}} acts of {{item}} ({{value}}) are not done by the same persons {UNTOUCHED}",
        )


REGIME_MADE = Measure("Q14", LEADING, LEADING, NO_LIST, regime_made)
