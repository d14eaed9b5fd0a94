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


EVERYTHING_ELSE = """
name: everything-else
title: Every further mechanism at once
clock: {start: 2013-01-01, end: 2017-01-01, measures_from: 2013-07-01}
strays: world
world:
  population:
    cells:
    - {region: A, sex: f, count: 300}
    - {region: B, sex: f, count: 500}
    - {region: A, sex: m, count: 200}
    frailty: {shape: 2}
    renewal: {base: 0.05/yr, by: {region: {A: 2}}}
    dependants: {child: {0: 0.3, 1: 0.4, 2: 0.3}}
  statuses:
    work:
      start: {employed: 0.8, unemployed: rest}
      moves: {employed -> unemployed: 0.3/yr, unemployed -> employed: {base: 1/yr, over: {2015-01-01: 0.5}}}
    risky: {start: {by: {sex: {f: {yes: 0.2, no: 0.8}, m: {yes: 0.5, no: 0.5}}}}}
  conducts:
    default: {context: courts, gravity: 3, settles: 0.8/yr, rate: {base: 0.5/yr, over: {2014-01-01: 2}}}
    praise: {context: civic, gravity: 1, lawful: true, rate: 0.8/yr}
    repaid: {context: credit, gravity: 1, lawful: true}
    arrears: {context: credit, gravity: 2, settles: 1/yr}
  services:
    loan:
      context: credit
      attempts: {base: 2/yr, by: {region: {A: 1.5}}}
      spread: {shape: 1.5}
      outcomes:
        granted:
          arrears: {by_score: {0: 0.8, 10: 0.2}, score: credit, delay: {exponential: 60d}}
          repaid: {rest: true, delay: 90d}
        refused: {arrears: 0.05}
    school: {context: education, attempts: 1/yr, spread: {shape: 0.7}}
    train: {context: travel, attempts: 4/yr, spread: {shape: 0.5}}
    bus: {context: travel, attempts: 3/yr}
  responses:
  - {while: {on_list: debtors}, multiplies: [conduct.default, "move.work.employed -> unemployed"], by: 1.8}
  - {after: {listed: debtors, times: 2}, multiplies: conduct.default, by: {base: 1.5, by: {region: {A: 1.2}}}}
  - {while: {status: {work: unemployed}}, multiplies: [conduct.default, attempts.loan], by: 2.5}
  - {while: {in_band: {credit: [low]}}, multiplies: [conduct.praise, attempts.train], by: 0.4}
regime:
  sensors:
    docket: {observes: default, detects: 0.7, delay: 10d, wrong_person: 0.05, false_alarms: 0.05/yr}
    clerk: {observes: [praise, repaid, arrears], detects: 0.9}
    gate: {assesses: {on: train, share: 0.5}, conduct: default, within: 1y, flags: {guilty: 0.3, innocent: 0.01}}
    tool:
      {assesses: {every: 200d, share: 0.8}, guilty_if: {status: {risky: yes}}, delay: 3d, flags: {guilty: 0.4, innocent: 0.05}}
    audit: {assesses: {rate: 0.3/yr}, conduct: arrears, flags: {guilty: 0.6, innocent: 0.02}}
    survey:
      assesses: {at: {2014-05-01: 0.5, 2015-05-01: 1}}
      guilty_if: {status: {risky: yes}}
      flags: {guilty: 0.3, innocent: 0.1}
  scores:
    credit:
      start: {by: {sex: {f: {4: 0.3, 8: 0.7}, m: {2: 0.5, 8: 0.5}}}}
      ceiling: 12
      floor: 0
      points: {arrears: -3, repaid: 1, default: -2}
      recovers: 1/120d
      recovery: linear
      by_status: {work: {unemployed: -1}}
      keeps: 300d
      bands: {high: 8, middle: 4, low: 0}
    merit: {start: 0, ceiling: 20, points: {praise: 2, default: -4}, bands: {gold: 6, plain: 0}}
  lists:
    debtors:
      enters: {observed: default}
      exempt: [{region: A}, {status: {risky: yes}}]
      hits: restart
      term: 200d
      leaves_on: [settled, term, corrected]
      notice: {when: with, reaches: 0.6, delay: 5d}
      removal: 5d
      public: {2013-01-01: false, 2014-01-01: true}
      shown: 60d
      amnesty: {at: 2015-03-01, share: 0.6}
      initial: {share: 0.1, since: {exponential: 100d}, wrongful: 0.3}
    copies:
      enters: [{list: debtors, share: 0.7, delay: {exponential: 10d}}, {by: [gate, audit], times: 3, within: ever, keeps: 2y}]
      decision: {confirms: {met: 0.9, not_met: 0.8}, delay: 2d}
      notice: {when: before, grace: 4d}
      term: 150d
      hits: extend
      by_hand: {share: 0.05, at: 2014-02-01}
      initial: {share: 0.02}
    risks: {enters: {status: {risky: yes}, by: [tool, survey]}, term: {exponential: 100d}}
    honours: {rewards: true, enters: [{score: merit, at_least: 8}, {band: {merit: [gold]}}], term: 120d}
  sanctions:
    no_loans: {list: [debtors, copies], denies: loan, enforced: 0.8, misfires: 0.02}
    no_loans_when_low: {band: {credit: [low]}, denies: loan, enforced: 0.7}
    no_trains: {list: risks, denies: train, misfires: {base: 0.01, by: {region: {A: 2}}}}
    no_buses: {list: risks, denies: bus, misfires: 0.02}
    no_schools: {list: debtors, denies: school, on: child, enforced: 0.9}
    fast_trains: {list: honours, grants: train}
    badge: {list: honours}
  redress:
    correction: {against: debtors, files: {wrongful: 3/yr, rightful: 0.3/yr}, delay: 20d, grants: {wrongful: 0.7, rightful: 0.1},
                 suspends: {2013-01-01: false, 2015-01-01: true}, again: {2013-01-01: true, 2016-01-01: false}}
"""


def everything_else() -> Scenario:
    """A scenario in which every further mechanism acts."""
    return load_text(EVERYTHING_ELSE)
