"""Scenarios for the comparison: a random choice of rules by a fixed seed, each as the text of a file."""

from __future__ import annotations

from random import Random

WORLD = """
name: random
clock: {{start: 2013-01-01, end: 2016-07-01{measures_from}}}
world:
  population:
    cells:
    - {{region: A, sex: f, count: 300}}
    - {{region: B, sex: f, count: 500}}
    - {{region: A, sex: m, count: 200}}
    {frailty}
  conducts:
    default: {{context: courts, gravity: 3{settles}, rate: {{base: 1/yr, by: {{region: {{A: 1, B: 2}}, sex: {{m: 1.5}}}}, over: {{2014-01-01: 2}}}}}}
    fare: {{context: travel, gravity: 1, rate: 0.8/yr}}
  services:
    flight: {{context: travel, attempts: {{base: 6/yr, over: {{2015-01-01: 2}}}}, spread: {{shape: 0.3}}}}
    loan: {{context: credit, attempts: 1/yr}}
"""
SENSORS = """
regime:
  sensors:
    docket: {{observes: default, detects: {detects}, delay: {delay}, wrong_person: {wrong}{mixing}, false_alarms: {alarms}}}
    gate: {{observes: [fare, default], detects: 0.3, delay: {{lognormal: {{median: 5d, p90: 30d}}}}, wrong_person: {wrong}, false_alarms: 0.02/yr}}
  scores:
    ticks: {{start: {{base: 10, by: {{sex: {{m: 0.5}}}}}}, floor: 0, points: {{fare: -3, default: -2}}, recovers: 1/60d, bands: {{high: 8, middle: 4, low: 0}}}}
    line: {{start: 10, ceiling: 12, points: {{fare: -3, default: 1}}, recovers: 1/90d, recovery: linear, bands: {{high: 8, low: 0}}}}
"""
LIST = """    {name}:
      enters: [{enters}]
      decision: {{confirms: {{met: {met}, not_met: 0.6}}, delay: {decides}}}
      {hand}
      notice: {{when: {when}, reaches: 0.7, delay: {notified}, grace: {grace}, grace_ends: {grace_ends}}}
      term: {term}
      leaves_on: {leaves_on}
      removal: {{delay: {removal}, fails: {fails}}}
      public: {public}
      {initial}
"""
SANCTIONS = """  sanctions:
    one: {{list: {first}, denies: flight, enforced: 0.9}}
    two: {{list: {second}, denies: {service}, enforced: {{2013-01-01: 0.3, 2015-01-01: 0.8}}}}
    label: {{list: b}}
  redress:
    r: {{against: a, files: {{wrongful: 3/yr, rightful: {{2013-01-01: 1/yr, 2015-01-01: 0.2/yr}}}}, delay: {judged},
        grants: {{wrongful: 0.6, rightful: 0.2}}, suspends: {suspends}, aware_by: {aware_by}, again: {again}, files_from: {files_from}{propagates}}}
    s: {{against: b, files: {{wrongful: 2/yr, rightful: 0.5/yr}}, delay: 20d, grants: {{wrongful: 0.5, rightful: 0.3}}}}
"""
SPANS = ("0d", "10d", "{exponential: 20d}", "{gamma: {mean: 30d, shape: 2}}", "{lognormal: {median: 5d, p90: 30d}}")
ENTRIES = (
    "{observed: default}",
    "{observed: [fare, default], by: gate}",
    "{observed: fare}, {observed: default, times: 2, within: 100d}",
    "{observed: [fare, default], times: 2, within: 200d, memory: reset, independent: act}",
    "{observed: [fare, default], times: 3, within: {2013-01-01: 300d, 2015-01-01: 100d}, independent: act}",
    "{score: ticks, at_most: 3}",
    "{score: ticks, at_most: {2013-01-01: 3, 2015-01-01: 5}, when: state}",
    "{band: {line: [low]}}, {observed: default, times: 4, within: 1y, memory: reset}",
    "{observed: default, by: docket}, {band: {ticks: [middle, low]}, when: state}",
)
TERMS = ("1y", "100d", "5mo", "{exponential: 90d}", "{2013-01-01: 1y, 2015-01-01: 1mo}", "null")
HANDS = (
    "",
    "by_hand: {rate: {2013-01-01: 0.2/yr, 2014-09-01: 0.05/yr}, group: {region: B}, from: 2014-03-01, to: 2015-03-01}",
    "by_hand: [{share: 0.1, group: {sex: f}, from: 2014-06-01}, {rate: 0.1/yr}]",
)
STARTS = (
    "",
    "initial: {share: 0.2, since: {exponential: 200d}, wrongful: 0.3}",
    "initial: {share: {base: 0.1, by: {sex: {f: 2}}}, since: 1y}",
)


def scenario(seed: int) -> str:
    """Text of a scenario with rules chosen by a seed."""
    random = Random(seed)
    pick = random.choice
    world = WORLD.format(
        measures_from=pick(["", ", measures_from: 2013-10-01"]),
        frailty=pick(["", "frailty: {shape: 0.5}", "frailty: {shape: 3}"]),
        settles=pick(["", ", settles: 1/yr", ", settles: {base: 1/yr, by: {region: {A: 3}}, over: {2015-01-01: 0.5}}"]),
    )
    sensors = SENSORS.format(
        detects=pick(["1", "{2013-01-01: 0.6, 2015-01-01: 0.9}", "{base: 0.5, by: {region: {A: 0.5}}}"]),
        delay=pick(SPANS),
        wrong=pick(["0", "0.1", "{2013-01-01: 0.3, 2014-01-01: 0.05}", "{base: 0.2, by: {sex: {m: 0.5}}}"]),
        mixing=pick(["", ", mixing: {by: region, weights: {A: {A: 0.9, B: 0.1}, B: {A: 0.5, B: 0.5}}}"]),
        alarms=pick(["0/yr", "{2013-01-01: 0.1/yr, 2015-01-01: 0.02/yr}", "{base: 0.1/yr, by: {region: {A: 2}}}"]),
    )
    lists = [
        LIST.format(
            name=name,
            enters=pick(ENTRIES),
            met=pick(["1", "0.8", "{2013-01-01: 0.5, 2014-06-01: 1}"]),
            decides=pick(SPANS),
            hand=pick(HANDS),
            when=pick(["before", "with", "after"]),
            notified=pick(SPANS),
            grace=pick(["0d", "0d", "30d", "{exponential: 20d}"]),
            grace_ends=pick(["fixed", "at_settlement"]),
            term=pick(TERMS),
            leaves_on=pick(
                ["[settled, term, corrected]", "[term, corrected]", "[settled, corrected]", "[settled, term]"]
            ),
            removal=pick(["0d", "10d", "{2013-01-01: 5d, 2015-01-01: 40d}", "{exponential: 20d}"]),
            fails=pick(["0", "0.2", "{2013-01-01: 0.5, 2015-01-01: 0}"]),
            public=pick(["true", "false"]),
            initial=pick(STARTS),
        )
        for name in ("a", "b")
    ]
    sanctions = SANCTIONS.format(
        first=pick(["a", "[a, b]", "[b, a]"]),
        second=pick(["a", "b", "[a, b]"]),
        service=pick(["flight", "loan"]),
        judged=pick(SPANS),
        suspends=pick(["true", "false"]),
        aware_by=pick(["any", "notice"]),
        again=pick(["true", "false"]),
        files_from=pick(["beginning", "decision"]),
        propagates=pick(["", ", propagates: 4d", ", propagates: {exponential: 30d}"]),
    )
    return world + sensors + "  lists:\n" + "".join(lists) + sanctions
