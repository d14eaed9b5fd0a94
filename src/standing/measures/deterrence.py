"""Q15: deterrence and its price: unlawful acts with the regime against none, and what each act avoided costs in listings.

The two are one answer. It is given over the stated range of responsiveness and never as a single value: how people
respond is an assumption, and one without a range says nothing of how much it is worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from standing.measures.causes import conducts
from standing.measures.counts import Count, count, total_of
from standing.measures.differences import Difference, Differences, Side
from standing.measures.estimates import Rate
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.reactions import Reactions
from standing.measures.reading import ANY, WRONGFUL, lists_of, person_years
from standing.measures.wording import phrase
from standing.scenario import Scenario
from standing.scenario.response import Response
from standing.texts import text

ACTS: Final = "acts of unlawful conduct"
NO_UNLAWFUL: Final = "measures.lacking.unlawful"
NO_RESPONSE: Final = "measures.lacking.response_at_all"
NO_RANGE: Final = "measures.lacking.response_range"
"""Keys of why a scenario cannot answer."""

Change = Mapping[str, object]


def unlawful_acts(evidence: Evidence) -> Count:
    """Acts of all conducts that are not lawful."""
    return total_of([count("acts", name) for name, each in conducts(evidence).items() if not each.lawful])


def deterrence(evidence: Evidence) -> Iterator[Question]:
    """Unlawful acts per 1,000 person-years."""
    acts = unlawful_acts(evidence)
    yield Question(
        ACTS,
        ANY,
        "acts per 1,000 person-years",
        Rate(acts, person_years(evidence), text("measures.none.person_years")),
        tuple(f"world.conducts.{name}" for name in conducts(evidence)),
        phrase("deterrence"),
        None if acts.terms else text(NO_UNLAWFUL),
    )


DETERRENCE: Final = Measure("Q15", ACTS, NO_UNLAWFUL, deterrence)


@dataclass(frozen=True)
class Price:
    """Unlawful acts with and without the regime, and what an act avoided costs, at one responsiveness.

    Parameters
    ----------
    at
        What the responses are: `as stated`, or the change that puts one at an end of its range.
    acts
        The difference: with the regime minus without it, per 1,000 person-years.
    avoided
        Acts that were avoided; negative where the regime adds acts.
    listings, wrongful_listings
        All listings, and those that did not meet the list's own condition, redlists apart.
    """

    at: str
    acts: Difference
    avoided: int
    listings: int
    wrongful_listings: int

    @property
    def per_act(self) -> tuple[float, float] | None:
        """Listings and wrongful listings per act avoided; None where no acts were, or the sign is not sure."""
        if self.avoided <= 0 or not self.acts.is_certain:
            return None
        return self.listings / self.avoided, self.wrongful_listings / self.avoided


@dataclass(frozen=True)
class Deterrence:
    """Deterrence over the stated range of responsiveness.

    Parameters
    ----------
    prices
        As stated, then at both ends of each assumed response; empty where it cannot be shown.
    why
        Why it is not shown.
    """

    prices: tuple[Price, ...] = ()
    why: str | None = None

    @property
    def acts(self) -> tuple[float, float] | None:
        """Smallest and largest change of acts, per 1,000 person-years."""
        found = [each.acts.difference for each in self.prices if each.acts.difference is not None]
        return (min(found), max(found)) if found else None

    @property
    def per_act(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Range of listings, and of wrongful listings, per act avoided; None if at some end no acts are surely avoided."""
        found = [each.per_act for each in self.prices]
        known = [each for each in found if each is not None]
        if not known or len(known) < len(found):
            return None
        listings, wrongful = zip(*known, strict=True)
        return (min(listings), max(listings)), (min(wrongful), max(wrongful))


def ends_of(scenario: Scenario) -> tuple[dict[str, Change], str | None]:
    """Changes that put each assumed response to the regime at an end of its range, and why there are none.

    Parameters
    ----------
    scenario
        The scenario. Responses that hold in a status alone are no response to the regime, and stay as stated.

    Returns
    -------
    tuple
        Changes by what is said of them, and None; or nothing, and the reason.
    """
    reactions = Reactions.of(scenario)
    unlawful = {name for name, each in scenario.world.conducts.items() if not each.lawful} if scenario.world else set()
    if not unlawful & (reactions.raised | reactions.lowered):
        return {}, text(NO_RESPONSE if unlawful else NO_UNLAWFUL)
    found: dict[str, Change] = {}
    for each in scenario.inputs():
        if each.ends is not None and _is_response_to_regime(scenario, each.path):
            for change in each.ends:
                found[", ".join(f"{path}={value}" for path, value in change.items())] = change
    return (found, None) if found else ({}, text(NO_RANGE))


def _is_response_to_regime(scenario: Scenario, path: str) -> bool:
    if not path.startswith("world.responses") or scenario.world is None:
        return False
    number = path.removeprefix("world.responses").lstrip(".").split(".")[0]
    response: Response = scenario.world.responses[int(number) if number.isdigit() else 0]
    return bool(response.on_lists or response.after_list or response.in_band)


def deterrence_over(with_regime: Sequence[tuple[str, Side]], without: Side, why: str | None) -> Deterrence:
    """Read deterrence off runs on the same persons.

    Parameters
    ----------
    with_regime
        The run as stated, then with each assumed response at both ends, and what is said of it.
    without
        The run without any regime.
    why
        Why it cannot be shown; None if it can.
    """
    if why is not None:
        return Deterrence(why=why)
    return Deterrence(tuple(_price(at, side, without) for at, side in with_regime))


def _price(at: str, side: Side, without: Side) -> Price:
    evidence, other = side.catalogue.evidence, without.catalogue.evidence
    acts = next(Differences(without, side, ("regime",)).of(DETERRENCE))
    tallies, names = evidence.tallies, list(lists_of(evidence))
    return Price(
        at,
        acts,
        _sum(unlawful_acts(other), other) - _sum(unlawful_acts(evidence), evidence),
        sum(tallies.value("listings", name) for name in names),
        sum(tallies.value("listings", name, WRONGFUL) for name in names),
    )


def _sum(counted: Count, evidence: Evidence) -> int:
    return int(counted.by_replicate(evidence.tallies, "all").sum())
