"""Closed forms for assessments of every kind, for lists that they feed, and for refusals by mistake."""

from __future__ import annotations

import math

import numpy as np

from tests.closed_form import laws
from tests.closed_form.claims import HEAD, YEAR, Claim, H, counts_of, in_group, share

ASSESSING = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  statuses: {risky: {start: {by: {g: {A: {yes: 0.2, no: 0.8}, B: {yes: 0.5, no: 0.5}}}}}}
  conducts: {act: {context: courts, gravity: 1, rate: 1/yr, settles: 0.5/yr}}
  services: {train: {context: travel, attempts: 3/yr, spread: {shape: 0.5}}}
regime:
  sensors:
    survey: {assesses: {at: {2014-01-01: 0.45}}, guilty_if: {status: {risky: yes}},
             flags: {guilty: {base: 0.5, by: {g: {A: 1, B: 1.4}}}, innocent: 0.2}}
    late: {assesses: {at: 2017-10-01}, guilty_if: {status: {risky: yes}}, flags: {guilty: 0, innocent: 1},
           delay: {exponential: 50d}}
    too_late: {assesses: {at: 2017-10-01}, guilty_if: {status: {risky: yes}}, flags: {guilty: 1, innocent: 1}, delay: 93d}
    yearly: {assesses: {every: 200d, share: 0.8}, conduct: act, within: 180d, flags: {guilty: 0.6, innocent: 0.1}}
    overlapping: {assesses: {every: 100d}, conduct: act, within: 300d, flags: {guilty: 0, innocent: 0}}
    audit: {assesses: {rate: 0.5/yr}, conduct: act, flags: {guilty: 0.4, innocent: 0}}
    gate: {assesses: {on: train, share: 0.5}, conduct: act, within: 180d, flags: {guilty: 0.3, innocent: 0.05}}
    debts: {assesses: {at: 2014-01-01}, conduct: act, flags: {guilty: 1, innocent: 0}}
  lists:
    risks: {enters: {status: {risky: yes}, by: [survey]}, term: null}
    any_flag: {enters: {by: [survey]}, term: null}
    owing: {enters: {by: debts}, term: null, leaves_on: [settled]}
"""
)
PACE, SETTLING = 1 / YEAR, 0.5 / YEAR
FLAGGED_A, FLAGGED_B = 0.45 * (0.2 * 0.5 + 0.8 * 0.2), 0.45 * (0.5 * 0.7 + 0.5 * 0.2)
RECENT = 1 - math.exp(-PACE * 180)
GUILTY = laws.covered(PACE, laws.back_to(180.0))
TRIES = 3 / YEAR * 0.5
INNOCENT = (H - GUILTY[0], GUILTY[1])
OWING = PACE / (PACE + SETTLING) * (1 - math.exp(-(PACE + SETTLING) * 365))
"""The latest act of the first year is not settled at its end."""


def looked_at(every: int, within: int) -> tuple[float, float]:
    """Mean and variance of the number of looks of a schedule at which an act lies in the window before."""
    at = np.arange(every, H, every)
    begins = np.maximum(at - within, 0.0)
    clean = np.exp(-PACE * (at - begins))
    overlap = np.clip(np.minimum(at[:, None], at) - np.maximum(begins[:, None], begins), 0.0, None)
    length = at - begins
    both = np.exp(-PACE * (length[:, None] + length - overlap))
    return float((1 - clean).sum()), float((both - clean[:, None] * clean).sum())


MISTAKEN = (
    HEAD
    + """
world:
  population: {cells: [{g: A, count: 500000}, {g: B, count: 500000}]}
  conducts: {asked: {context: credit, gravity: 1}}
  services:
    loan: {context: credit, attempts: 2/yr, spread: {shape: 0.5}, outcomes: {granted: {asked: 1}}}
    card: {context: credit, attempts: {base: 2/yr, over: {2015-01-01: 2}}}
    bus: {context: travel, attempts: 2/yr}
    train: {context: travel, attempts: 2/yr}
regime:
  lists:
    nobody: {}
    watch: {by_hand: {share: 1, at: 2014-01-01}, term: 500d}
  sanctions:
    no_loan: {list: watch, denies: loan, enforced: 0.6, misfires: 0.1}
    no_loan_either: {list: nobody, denies: loan, misfires: 0.2}
    no_card: {list: watch, denies: card, enforced: 0.6, misfires: 0.1}
    no_bus: {list: nobody, denies: bus, misfires: {base: 0.1, by: {g: {A: 0.5, B: 3}}}}
    no_train: {list: nobody, denies: train, misfires: 0.1}
    no_train_either: {list: nobody, denies: train, misfires: 0.1}
"""
)
ASKED = 2 / YEAR
FREE = H - 500


def spread(mean: float) -> tuple[float, float]:
    """Mean and variance of a count with a gamma spread of shape 0.5."""
    return mean, mean + mean**2 / 0.5


def poisson(mean: float) -> tuple[float, float]:
    """Mean and variance of a Poisson count."""
    return mean, mean


def refusals(sanction: str, part: str, law: tuple[float, float]) -> Claim:
    """A claim about refusals by a sanction."""
    return counts_of(f"{part} refusals of {sanction}", MISTAKEN, "denials", sanction, part, law)


CLAIMS: list[Claim] = [
    in_group("a trait in group A", ASSESSING, ("status_at_end", "risky", "yes", "g=A"), 0.2, 0.5),
    in_group("a trait in group B", ASSESSING, ("status_at_end", "risky", "yes", "g=B"), 0.5, 0.5),
    in_group("flagged at a date in group A", ASSESSING, ("observations", "survey", None, "g=A"), FLAGGED_A, 0.5),
    in_group("flagged at a date in group B", ASSESSING, ("observations", "survey", None, "g=B"), FLAGGED_B, 0.5),
    in_group("rightly flagged in group B", ASSESSING, ("observations", "survey", "true", "g=B"), 0.45 * 0.5 * 0.7, 0.5),
    in_group("listed for a trait", ASSESSING, ("listings", "risks", "true", "g=A"), 0.45 * 0.2 * 0.5, 0.5),
    in_group(
        "wrongly listed for a trait", ASSESSING, ("listings", "risks", "wrong_fact", "g=A"), 0.45 * 0.8 * 0.2, 0.5
    ),
    in_group("listed by a sensor", ASSESSING, ("ever_listed", "any_flag", None, "g=B"), FLAGGED_B, 0.5),
    in_group(
        "flags that arrive in time",
        ASSESSING,
        ("observations", "late", "wrong_fact", "g=A"),
        0.8 * (1 - math.exp(-92 / 50)),
        0.5,
    ),
    counts_of("flags that arrive after the end", ASSESSING, "observations", "too_late", None, (0.0, 0.0)),
    counts_of("guilty on a schedule", ASSESSING, "assessments", "yearly", "guilty", laws.binomial(9, 0.8 * RECENT)),
    counts_of(
        "flagged on a schedule", ASSESSING, "observations", "yearly", "true", laws.binomial(9, 0.8 * RECENT * 0.6)
    ),
    counts_of(
        "wrongly flagged on a schedule",
        ASSESSING,
        "observations",
        "yearly",
        "wrong_fact",
        laws.binomial(9, 0.8 * (1 - RECENT) * 0.1),
    ),
    counts_of(
        "guilty on a schedule of overlapping windows",
        ASSESSING,
        "assessments",
        "overlapping",
        "guilty",
        looked_at(100, 300),
    ),
    counts_of(
        "guilty at a rate, of anything so far",
        ASSESSING,
        "assessments",
        "audit",
        "guilty",
        laws.poisson_over(0.5 / YEAR, laws.after_first(PACE)),
    ),
    counts_of(
        "flagged at a rate",
        ASSESSING,
        "observations",
        "audit",
        None,
        laws.poisson_over(0.5 / YEAR * 0.4, laws.after_first(PACE)),
    ),
    counts_of(
        "guilty at a gate", ASSESSING, "assessments", "gate", "guilty", laws.poisson_over(TRIES, GUILTY, spread=2.0)
    ),
    counts_of(
        "wrongly flagged at a gate",
        ASSESSING,
        "observations",
        "gate",
        "wrong_fact",
        laws.poisson_over(TRIES * 0.05, INNOCENT, spread=2.0),
    ),
    share("a flag carries the obligation of the latest act", ASSESSING, "listings", "owing", "true", OWING),
    share(
        "and ends when it is settled",
        ASSESSING,
        "listed_at_end",
        "owing",
        None,
        OWING * math.exp(-SETTLING * (H - 365)),
    ),
    refusals("no_loan", "wrongful", spread(ASKED * 500 * 0.6)),
    refusals("no_loan", "misfire", spread(ASKED * FREE * 0.1)),
    refusals("no_loan_either", "misfire", spread(ASKED * 0.2 * (FREE * 0.9 + 500 * 0.4))),
    refusals("no_card", "wrongful", poisson(ASKED * 0.6 * (365 + 2 * 135))),
    refusals("no_card", "misfire", poisson(ASKED * 0.1 * (365 + 2 * (H - 865)))),
    refusals("no_bus", "misfire", (ASKED * H * 0.175, ASKED * H * 0.175)),
    refusals("no_train", "misfire", poisson(ASKED * H * 0.1)),
    refusals("no_train_either", "misfire", poisson(ASKED * H * 0.1)),
    counts_of(
        "granted of all attempts", MISTAKEN, "acts", "asked", None, spread(ASKED * 0.8 * (FREE * 0.9 + 500 * 0.4))
    ),
]
