"""Closed forms for scores: recovery by ticks and linearly, sanctions and responses on a band, points by status, tables by group.

The floor makes recovery simple: each slip takes the score down to the floor, so it is low if and only if the latest slip
is recent.
"""

from __future__ import annotations

import numpy as np

from tests.closed_form import laws
from tests.closed_form.claims import DAY, HEAD, YEAR, Claim, H, counts_of, days_of, in_group, per_person, share

RECOVERING = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 1000000}]}
  conducts:
    slip: {context: courts, gravity: 1, rate: 0.6/yr}
    more: {context: courts, gravity: 1, rate: 0.8/yr}
    less: {context: courts, gravity: 1, rate: 0.8/yr}
    asked: {context: credit, gravity: 1}
  services:
    loan: {context: credit, attempts: 2/yr}
    card: {context: credit, attempts: 2/yr, outcomes: {granted: {asked: 1}}}
  responses:
  - {while: {in_band: {line: [low]}}, multiplies: conduct.more, by: 2.5}
  - {while: {in_band: {ticks: [low]}}, multiplies: conduct.less, by: 0.3}
  - {while: {in_band: {line: [low]}}, multiplies: attempts.card, by: 0.5}
regime:
  sensors: {eye: {observes: slip}, ghost: {observes: [slip, more], detects: 0, false_alarms: 0.4/yr}}
  scores:
    line: {start: 10, floor: 4, points: {slip: -6}, recovers: 1/30d, recovery: linear, bands: {high: 7, low: 0}}
    ticks: {start: 10, floor: 4, points: {slip: -6}, recovers: 1/30d, bands: {high: 7, low: 0}}
  sanctions:
    by_line: {band: {line: [low]}, denies: loan, enforced: 0.7}
    by_ticks: {band: {ticks: [low]}}
"""
)
SLIPS, ALARMS = 0.6 / YEAR, 0.2 / YEAR
"""Slips seen, and the false alarms that the sensor shares out to them, per day."""

ACTS, TRIES = 0.8 / YEAR, 2 / YEAR

SINCE_LINE = laws.back_to(90.0)
SINCE_TICKS = np.maximum(np.floor(laws.DAYS / 30.0) * 30.0 - 60.0, 0.0)
"""A score of 4 comes back to 7 after 90 days, or at the third tick: which slips still tell."""

LOW_LINE = laws.covered(SLIPS + ALARMS, SINCE_LINE)
LOW_TICKS = laws.covered(SLIPS + ALARMS, SINCE_TICKS)
RIGHTLY = laws.covered(SLIPS, SINCE_LINE)
WRONGLY = laws.covered_by_the_other(SLIPS, ALARMS, SINCE_LINE)


def responding(rate: float, by: float, low: tuple[float, float]) -> tuple[float, float]:
    """Law of acts at a rate that is multiplied while the score is low."""
    raised, more = laws.poisson_over(rate * (by - 1), low)
    return rate * H + raised, rate * H + more


MOVED = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  statuses: {work: {start: {employed: 0.9, out: rest}, moves: {employed -> out: 0.3/yr, out -> employed: 0.5/yr}}}
  conducts: {slip: {context: courts, gravity: 1, rate: 0.5/yr}}
regime:
  sensors: {eye: {observes: slip}}
  scores:
    work: {start: 10, ceiling: 12, by_status: {work: {out: -3, employed: 2}}, bands: {high: 9, low: 0}}
    table: {start: {by: {g: {A: {2: 0.2, 8: 0.8}, B: {2: 0.6, 8: 0.4}}}}, bands: {high: 5, low: 0}}
    by_group: {start: {base: 10, by: {g: {A: 1, B: 0.3}}}, bands: {high: 5, low: 0}}
    bounded: {start: 10, floor: 8, points: {slip: -1}, bands: {high: 9, low: 0}}
  lists:
    risen: {enters: {score: bounded, at_most: 8}, term: null}
  sanctions: {label: {band: {work: [low]}}}
"""
)
OUT = laws.days_in_state(0.1, 0.3 / YEAR, 0.5 / YEAR)
OUT_AT_END = float(laws.chain(H, 0.1, 0.3 / YEAR, 0.5 / YEAR))
SEEN = 0.5 / YEAR

CLAIMS: list[Claim] = [
    days_of("low while a score recovers linearly", RECOVERING, "band_seconds", "line", "low", LOW_LINE),
    days_of("low while a score recovers by ticks", RECOVERING, "band_seconds", "ticks", "low", LOW_TICKS),
    share("low at the end, linearly", RECOVERING, "band_at_end", "line", "low", 1 - np.exp(-(SLIPS + ALARMS) * 90)),
    share("low at the end, by ticks", RECOVERING, "band_at_end", "ticks", "low", 1 - np.exp(-(SLIPS + ALARMS) * 86)),
    days_of("rightly under a sanction on a band", RECOVERING, "sanction_seconds", "by_line", "own", RIGHTLY),
    days_of("wrongly under a sanction on a band", RECOVERING, "sanction_seconds", "by_line", "wrongful", WRONGLY),
    days_of("under a sanction on a band of ticks", RECOVERING, "sanction_seconds", "by_ticks", None, LOW_TICKS),
    counts_of(
        "refused rightly by a band",
        RECOVERING,
        "denials",
        "by_line",
        "rightful",
        laws.poisson_over(0.7 * TRIES, RIGHTLY),
    ),
    counts_of(
        "refused wrongly by a band",
        RECOVERING,
        "denials",
        "by_line",
        "wrongful",
        laws.poisson_over(0.7 * TRIES, WRONGLY),
    ),
    counts_of("more acts in a band that is left", RECOVERING, "acts", "more", None, responding(ACTS, 2.5, LOW_LINE)),
    counts_of("fewer acts in a band that is left", RECOVERING, "acts", "less", None, responding(ACTS, 0.3, LOW_TICKS)),
    counts_of(
        "acts that a band made",
        RECOVERING,
        "regime_made_acts",
        "more",
        None,
        laws.poisson_over(1.5 * ACTS, LOW_LINE),
    ),
    counts_of(
        "acts forgone in a band",
        RECOVERING,
        "forgone_acts",
        "less",
        None,
        laws.poisson_over(0.7 * ACTS, LOW_TICKS),
    ),
    counts_of("fewer attempts in a band", RECOVERING, "acts", "asked", None, responding(TRIES, 0.5, LOW_LINE)),
    Claim(
        "points that come and go with a status",
        MOVED,
        per_person("score_sum_at_end", "work", factor=0.1),
        12 - 5 * OUT_AT_END,
        25 * OUT_AT_END * (1 - OUT_AT_END),
    ),
    days_of("days in a band by status", MOVED, "band_seconds", "work", "low", OUT),
    days_of("days under a sanction by status", MOVED, "sanction_seconds", "label", None, OUT),
    in_group("a table of scores in group A", MOVED, ("band_at_end", "table", "low", "g=A"), 0.2, 0.5),
    in_group("a table of scores in group B", MOVED, ("band_at_end", "table", "low", "g=B"), 0.6, 0.5),
    Claim("a start by group", MOVED, per_person("band_at_end", "by_group", "low"), 0.5, 0.0),
    share("a score at its floor", MOVED, "ever_listed", "risen", None, 1 - np.exp(-SEEN * H) * (1 + SEEN * H)),
    Claim(
        "whole days low are the seconds of the band",
        MOVED,
        lambda run: run.value("band_seconds", "work") / DAY / run.persons("all"),
        H,
        0.0,
    ),
]
