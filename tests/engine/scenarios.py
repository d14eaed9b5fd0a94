"""Small scenarios that together use every mechanism of one person's life."""

from __future__ import annotations

from standing.scenario import Scenario, load_text

EVERYTHING = """
name: everything
title: Every mechanism at once
clock: {start: 2013-01-01, end: 2017-01-01, measures_from: 2013-07-01, series_by: [region]}
world:
  population:
    cells:
    - {region: A, sex: f, count: 300}
    - {region: B, sex: f, count: 500}
    - {region: A, sex: m, count: 200}
    frailty: {shape: 0.5}
  conducts:
    default: {context: courts, gravity: 3, settles: 0.8/yr,
              rate: {base: 0.5/yr, by: {region: {A: 1, B: 2}}, over: {2014-01-01: 2}}}
    fare: {context: travel, gravity: 1, rate: 1/yr}
  services:
    flight: {context: travel, attempts: {base: 6/yr, over: {2015-01-01: 2}}, spread: {shape: 0.3}}
regime:
  authorities: {court: {name: A court, kind: court, review: human}}
  sensors:
    docket: {observes: default, detects: {2013-01-01: 0.6, 2015-01-01: 0.9}, delay: {gamma: {mean: 30d, shape: 2}},
             wrong_person: 0.1, mixing: {by: region, weights: {A: {A: 0.9, B: 0.1}, B: {A: 0.5, B: 0.5}}}, false_alarms: 0.05/yr}
    gate: {observes: [fare, default], detects: 0.3, delay: {lognormal: {median: 5d, p90: 30d}}, false_alarms: 0.02/yr}
  scores:
    ticks: {start: 10, floor: 0, points: {fare: -3, default: -2}, recovers: 1/60d, bands: {high: 8, middle: 4, low: 0}}
    line: {start: 10, ceiling: 12, points: {fare: -3}, recovers: 1/90d, recovery: linear, bands: {high: 8, low: 0}}
  lists:
    debtors:
      enters: {observed: default}
      decision: {confirms: {met: 0.95, not_met: 0.6}, delay: {exponential: 5d}, by: court}
      by_hand: {rate: 0.02/yr, group: {region: B}, from: 2014-03-01, to: 2015-03-01}
      decided_by: court
      notice: {when: before, reaches: 0.7, delay: 3d, grace: 10d, grace_ends: at_settlement}
      term: {2013-01-01: 1y, 2015-06-01: 6mo}
      leaves_on: [settled, term, corrected]
      removal: {delay: 10d, fails: 0.1}
      public: true
      initial: {share: 0.05, since: {exponential: 200d}, wrongful: 0.2}
    repeaters:
      enters: {observed: [fare, default], times: 2, within: 200d, memory: reset, independent: act}
      by_hand: {share: 0.1, group: {sex: f}, from: 2014-06-01}
      notice: {when: after, reaches: 0.8, delay: 8d}
      term: 100d
      leaves_on: [term, corrected]
    low:
      enters: [{score: ticks, at_most: 3, when: state}, {band: {line: [low]}}]
      term: {exponential: 90d}
  sanctions:
    no_flights: {list: [debtors, repeaters], denies: flight, severity: 3, enforced: 0.9}
    label: {list: low, severity: 1}
  redress:
    correction: {against: debtors, files: {wrongful: 3/yr, rightful: 0.3/yr}, delay: 20d, grants: {wrongful: 0.7, rightful: 0.1},
                 suspends: true, propagates: 4d, files_from: decision}
    review: {against: repeaters, files: {wrongful: 2/yr, rightful: 0.2/yr}, delay: {exponential: 30d},
             grants: {wrongful: 0.5, rightful: 0.1}, aware_by: notice, again: false}
"""


def everything() -> Scenario:
    """A scenario in which every mechanism acts."""
    return load_text(EVERYTHING)
