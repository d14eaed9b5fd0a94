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
from standing.measures.wording import phrase
from standing.texts import text

LEADING = "regime-made listings"


def regime_made(evidence: Evidence) -> Iterator[Question]:
    """Listings whose trigger does not occur in the shadow over all listings; acts likewise."""
    for name in lists_of(evidence):
        yield Question(
            LEADING,
            name,
            "share",
            Share(
                count("regime_made_listings", name),
                count("listings", name),
                text("measures.none.listings_on", list=name),
            ),
            list_paths([name]),
            phrase("regime_made.listings"),
            no_regime_made_listing(evidence.scenario, name),
        )
    raised = Reactions.of(evidence.scenario).raised
    for name in (each for each in conducts(evidence) if each in raised):
        yield Question(
            "regime-made acts",
            name,
            "share",
            Share(count("regime_made_acts", name), count("acts", name), text("measures.none.acts_of", conduct=name)),
            (f"world.conducts.{name}",),
            phrase("regime_made.acts"),
        )


REGIME_MADE = Measure("Q14", LEADING, NO_LIST, regime_made)
