"""Q13: disparity at equal conduct, stage by stage: each group of a column against the largest one.

Conduct is made equal in one of three ways, and each row says which: among persons who never met a list's condition; per
act; and among listings that did not meet the condition, of persons without an act. The raw rate stands beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from standing.measures import mechanisms
from standing.measures.counts import count, total_of
from standing.measures.estimates import Estimate, Rate, Share
from standing.measures.intervals import STUDENT, Interval
from standing.measures.measure import Evidence, Measure, Question
from standing.measures.paired import Influence, paired
from standing.measures.reading import list_paths, lists_of, person_years
from standing.measures.routes import looked_for, sensors_on
from standing.measures.wording import phrase
from standing.records.slices import Grouped
from standing.records.tallies import Tallies
from standing.texts import text

Contrast = Literal["difference", "ratio"]

CONTRASTS: Final[tuple[Contrast, ...]] = ("difference", "ratio")

RAW: Final = "raw: listings per 1,000 person-years"
NOTHING_DONE: Final = "equal conduct: wrongly listed, of those who never met the condition"
SENSOR: Final = "sensor: observations per 100 acts"
MET: Final = "decision: confirmed, condition met"
NOT_MET: Final = "decision: confirmed, condition not met"
AWARE: Final = "redress: aware, of listings that did not meet the condition, without an act"
CORRECTED: Final = "redress: corrected, of listings that did not meet the condition, without an act"


def reference_of(tallies: Tallies, group: str) -> str:
    """Group of the same column with the most persons; of equals the first in the order of the cells."""
    column = group.partition("=")[0]
    peers = [each for each in tallies.groups if each.startswith(f"{column}=")]
    return max(peers, key=tallies.persons)


@dataclass(frozen=True)
class Against:
    """An estimate in a group against the same in the largest group of its column.

    Parameters
    ----------
    inner
        What is estimated in both.
    contrast
        Group minus reference, or group over reference.
    """

    inner: Rate | Share
    contrast: Contrast

    def __call__(self, tallies: Tallies, group: str) -> Estimate:
        """Estimate the contrast of a group; none for all persons together, and none for the reference itself."""
        reference = "" if group == "all" else reference_of(tallies, group)
        if reference in ("", group):
            why = text(f"measures.none.{'alone' if group == 'all' else 'reference'}")
            return Estimate(None, None, None, why=why)
        own, other = self.inner(tallies, group), self.inner(tallies, reference)
        events = min(own.events, other.events)
        if own.value is None or other.value is None or (self.contrast == "ratio" and other.value == 0):
            why = own.why or other.why or text("measures.none.in_reference")
            return Estimate(None, own.denominator, None, events=events, why=why)
        value = own.value - other.value if self.contrast == "difference" else own.value / other.value
        return Estimate(None, own.denominator, value, self._interval(tallies, group, value), events)

    def _interval(self, tallies: Tallies, group: str, value: float) -> Interval:
        found = self.influence(Grouped(tallies), group)
        if found is None:
            return Interval(None, None)
        if self.contrast == "difference":
            return paired(found._replace(values=np.zeros_like(found.values)), found, value).interval
        if value == 0:
            return Interval(None, None)
        spread = STUDENT * math.sqrt(found.variance) / value
        return Interval(value * math.exp(-spread), value * math.exp(spread))

    def influence(self, run: Grouped, group: str) -> Influence | None:
        """Give what each group of persons adds to the contrast."""
        if group == "all" or (reference := reference_of(run.tallies, group)) == group:
            return None
        own, other = (self.inner.influence(run, each) for each in (group, reference))
        if own is None or other is None:
            return None
        if self.contrast == "difference":
            return own._replace(values=own.values - other.values)
        one, two = self.inner(run.tallies, group).value, self.inner(run.tallies, reference).value
        if not two or one is None:
            return None
        return own._replace(values=own.values / two - one / two**2 * other.values)


def disparity(evidence: Evidence) -> Iterator[Question]:
    """Ratio and difference between groups, by list and stage."""
    for name in lists_of(evidence):
        for title, unit, inner, missing in _stages(evidence, name):
            for contrast in CONTRASTS:
                yield Question(
                    f"{title}, {contrast}",
                    name,
                    unit if contrast == "difference" else "ratio",
                    Against(inner, contrast),
                    list_paths([name]),
                    phrase("disparity"),
                    missing,
                )


def _stages(evidence: Evidence, name: str) -> Iterator[tuple[str, str, Rate | Share, str | None]]:
    """Title, unit, what is compared, and why it cannot be."""
    scenario = evidence.scenario
    wrong = mechanisms.no_wrong_beginning(scenario, name)
    listings = Rate(count("listings", name), person_years(evidence), text("measures.none.person_years"))
    yield RAW, "listings per 1,000 person-years", listings, None
    none = text("measures.none.never_met_it")
    never = Share(count("never_met_wrongfully_listed", name), count("never_met", name), none)
    yield NOTHING_DONE, "share", never, wrong or mechanisms.no_condition(scenario, name)
    yield SENSOR, "observations per 100 acts", *_sensor(evidence, name)
    no_decider = mechanisms.no_decider(scenario, name)
    for title, kind in ((MET, "true"), (NOT_MET, "false")):
        confirmed, rejected = (count("decisions", name, f"{each}_{kind}") for each in ("confirmed", "rejected"))
        yield title, "share", Share(confirmed, confirmed + rejected, text("measures.none.candidates")), no_decider
    for title, step in ((AWARE, "aware"), (CORRECTED, "corrected")):
        whole = count("funnel_by_acts", name, "wrongful:0")
        yield (
            title,
            "share",
            Share(count("funnel_by_acts", name, f"{step}:0"), whole, text("measures.none.such_listings")),
            (wrong or mechanisms.no_redress(scenario, name)),
        )


def _sensor(evidence: Evidence, name: str) -> tuple[Rate, str | None]:
    """True observations by the sensors of a list that observe acts, over the acts that they look for."""
    regime = evidence.scenario.regime
    sensors = [each for each in dict.fromkeys(sensors_on(regime, name)) if regime.sensors[each].observes]
    conducts = dict.fromkeys(each for sensor in sensors for each in looked_for(regime.sensors[sensor]))
    seen = total_of([count("observations", each, "true") for each in sensors])
    acts = total_of([count("acts", each) for each in conducts])
    missing = None if sensors and acts.terms else text("measures.lacking.seeing_sensor")
    return Rate(seen, acts.times(1 / 100), text("measures.none.acts")), missing


DISPARITY: Final = Measure("Q13", f"{RAW}, ratio", mechanisms.NO_LIST, disparity)
