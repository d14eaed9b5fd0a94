"""The scenario texts that tests start from, and a small one that has everything."""

from __future__ import annotations

import itertools
import textwrap
from importlib.resources import files
from pathlib import Path
from typing import Final

from standing.cases import SCENARIO, case_folder, case_names

TESTS: Final = Path(__file__).parents[1]

SMALL: Final = """\
name: small
clock: {start: 2013-01-01, end: 2018-01-01}
world:
  population:
    cells:
      - {region: north, count: 6_000}
      - {region: south, count: 4_000}
  conducts:
    default: {context: courts, gravity: 3, rate: 0.4/yr, settles: 0.8/yr}
    smoking: {context: travel, gravity: 1, rate: 1/yr}
  services:
    flight: {context: travel, attempts: 2/yr}
regime:
  authorities:
    court: {name: The court, kind: court, review: human}
  sensors:
    docket: {observes: default, detects: 0.7, delay: 30d}
  scores:
    citizen: {start: 1000, points: {default: -50}, recovers: 1/30d, bands: {A: 900, D: 0}}
  lists:
    debtors:
      enters: {observed: default}
      notice: {when: before, reaches: 0.7, grace: 5d}
      term: 2y
      removal: 3d
  sanctions:
    no_flights: {list: debtors, denies: flight, severity: 3, enforced: 0.9}
  redress:
    correction:
      against: debtors
      files: {wrongful: 2/yr, rightful: 0.1/yr}
      delay: 15d
      grants: {wrongful: 0.8, rightful: 0.02}
"""


FULL: Final = """\
name: full
title: Every field that is built
clock: {start: 2013-01-01, end: 2018-01-01, measures_from: 2014-01-01, marks: [2015-06-01], bins: week, series_by: region}
sources:
  gazette: {title: The gazette, published: 2013-01-01}
  census: The census
strays: world
world:
  population:
    cells:
      - {region: north, sex: female, count: 6_000}
      - {region: south, sex: female, count: 4_000}
      - {region: south, sex: male, count: 4_001}
    people: 14_000
    frailty: {shape: 0.5}
    renewal: {base: 0.02/yr, by: {region: {north: 1.5}}, over: {2015-01-01: 2}}
    dependants: {child: {0: 0.4, 1: {value: 0.4, status: assumed, range: [0.3, 0.5]}, 2: rest}}
    status: published
    source: census
  statuses:
    work:
      title: Work
      start: {employed: {base: 0.8, by: {region: {north: 1.1}}}, unemployed: rest}
      moves:
        employed -> unemployed:
          {base: 0.05/yr, by: {sex: {male: 2}}, over: {2015-01-01: 2}, status: assumed, range: [0.01/yr, 0.1/yr]}
        unemployed -> employed: 1/yr
    would_reoffend: {start: {by: {sex: {female: {yes: 0.2, no: 0.8}, male: {yes: 0.3, no: rest}}}}}
  conducts:
    default:
      title: A debt that is not paid
      context: courts
      gravity: 3
      rate: {base: 0.4/yr, by: {region: {north: 0.5}, sex: {male: 2}}, over: {2014-01-01: 2, 2016-01-01: 0.5}}
      settles: {value: 0.8/yr, status: assumed, range: [0.5/yr, 1/yr]}
      status: calibrated
      source: gazette
    petition: {context: speech, gravity: 1, lawful: true, rate: 1/yr}
    repaid: {context: credit, gravity: 1, lawful: true}
    late: {context: credit, gravity: 1, rate: 0/yr, settles: 2/yr}
    complaint: {context: speech, gravity: 1, lawful: true}
  services:
    flight: {context: travel, attempts: 2/yr, spread: {shape: 0.2}}
    loan:
      context: credit
      attempts: {base: 1/mo, by: {region: {south: 0}}}
      outcomes:
        granted:
          repaid:
            by_score: {by: {region: {north: {300: 0.1, 800: 0.6}, south: {300: 0.2}}}}
            score: credit
            delay: 1y
            status: published
            source: gazette
          late: {share: 0.1, status: assumed, range: [0, 0.2], delay: {exponential: 30d}}
          default: rest
        refused: {complaint: {base: 0.05, by: {sex: {male: 2}}, delay: 3d}, petition: 0.01}
  responses:
    - while: {on_list: [debtors, watched]}
      multiplies: conduct.default
      by: 0.9
      status: assumed
      range: [0.5, 1.2]
      source: gazette
    - while: {in_band: {citizen: [B, D]}}
      multiplies: move.work.employed -> unemployed
      by: {base: 1.5, by: {sex: {male: 1.2}}}
    - while: {status: {work: unemployed}}
      multiplies: [conduct.default, attempts.loan]
      by: {value: 2, status: assumed, range: [1, 3]}
    - {after: {listed: debtors, times: 2}, multiplies: attempts.flight, by: 0.5, note: For ever}
regime:
  authorities:
    court: {name: The court, kind: court, review: human}
    bureau: {name: A bureau, kind: agency, review: automated}
  sensors:
    docket:
      observes: [default, petition]
      detects: {value: {2013-01-01: 0.5, 2015-01-01: 0.7}, status: assumed}
      delay: {lognormal: {median: 30d, p90: 90d}}
      wrong_person: {value: 0.02, status: assumed, range: [0.001, 0.05]}
      mixing: {by: region, weights: {north: {north: 0.9, south: 0.1}, south: {south: 1}}}
      false_alarms: 0.01/yr
      authority: bureau
    gate: {assesses: {on: flight, share: 0.5}, conduct: default, within: 2y, flags: {guilty: 0.8, innocent: 0.0001}, delay: 1d}
    yearly:
      assesses: {every: 1y, share: {2013-01-01: 0.5, 2015-01-01: 1}}
      conduct: petition
      within: ever
      flags: {guilty: 0.5}
    model:
      assesses: {at: {2015-01-01: 0.5, 2016-01-01: 0.1}}
      guilty_if: {status: {would_reoffend: yes}}
      flags: {guilty: 0.7, innocent: 0.2}
    bank: {observes: repaid}
    survey: {assesses: {rate: 0.2/yr}, conduct: late, flags: {guilty: 0.9}}
    census: {assesses: {at: [2014-01-01, 2015-01-01], share: 0.1}, conduct: default, flags: {guilty: 0.9}}
  scores:
    citizen:
      start: {base: 1000, by: {region: {north: 0.9}}}
      ceiling: 1200
      floor: 0
      points: {default: -50, petition: {value: -5, status: published, source: gazette}, repaid: 10}
      recovers: {value: 1/30d, status: published, source: gazette}
      recovery: linear
      bands: {A: 900, B: 500, D: 0}
      by_status: {work: {unemployed: -20}}
      keeps: {value: 5y, status: assumed, range: [1y, 7y]}
    credit:
      start: {by: {sex: {female: {300: 0.5, 600: rest}, male: {300: 0.6, 700: 0.4}}}}
      points: {repaid: 5, late: -10}
      keeps: forever
  lists:
    debtors:
      title: The list of debtors
      enters:
        - {observed: default, by: docket, times: 2, within: 1y, memory: reset, independent: act}
        - {score: citizen, at_most: {2013-01-01: 600, 2015-01-01: 500}, when: state}
        - {band: {citizen: [B, D]}}
        - {observed: default, times: 3, within: ever, keeps: 2y}
        - {status: {would_reoffend: yes}, by: model}
        - {by: [gate, yearly], times: 2, within: 1y}
        - {list: watched, share: 0.5, delay: 3d}
      by_hand: [{rate: 0.001/yr, group: {region: north}, from: 2014-01-01, to: 2015-01-01}, {share: 0.01, from: 2016-01-01}]
      decision: {confirms: {met: 0.98, not_met: 0.7}, delay: 5d, by: court, independent: true, minutes: 20}
      decided_by: court
      legal_basis: {source: gazette, article: "1"}
      notice: {when: after, reaches: 0.7, delay: {exponential: 3d}, grace: 5d, grace_ends: at_settlement}
      term: {2013-01-01: 2y, 2015-01-01: 18mo, 2017-01-01: null}
      leaves_on: [settled, term, corrected]
      removal: {delay: {gamma: {mean: 3d, shape: 2}}, fails: 0.01}
      public: {2013-01-01: false, 2015-01-01: true}
      shown: 90d
      hits: extend
      exempt: [{region: north, sex: [male]}, {group: {sex: male, region: [south]}}, {status: {work: [unemployed]}}]
      amnesty: [{at: 2016-01-01, share: 0.5, group: {region: north}}, {at: 2017-01-01}]
      initial: {share: 0.004, since: {exponential: 1y}, wrongful: 0.1}
    watched:
      enters: {observed: petition}
      term: 30d
      leaves_on: term
      hits: count
      by_hand: {share: 0.01, at: 2016-01-01}
    good:
      enters: [{score: credit, at_least: 700}, {score: citizen, at_least: {2013-01-01: 900, 2015-01-01: 1000}}]
      rewards: true
      term: 1y
      leaves_on: term
  sanctions:
    no_flights: {list: [debtors, watched], denies: flight, on: self, severity: 3, enforced: 0.98, authority: bureau}
    named: {list: debtors, context: speech, legal_basis: gazette, misfires: 0}
    no_loans: {list: debtors, denies: loan, misfires: {value: 0.001, status: assumed, range: [0, 0.01]}}
    no_trips: {list: debtors, denies: flight, on: child}
    low_band: {band: {citizen: [D]}, denies: loan}
    easy_loans: {list: good, grants: loan}
  redress:
    correction:
      against: debtors
      files: {wrongful: 2/yr, rightful: {2013-01-01: 0.05/yr, 2015-01-01: 0.1/yr}}
      delay: {value: 15d, status: assumed, range: [5d, 60d]}
      grants: {wrongful: 0.8, rightful: 0.02}
      queue: null
      again: false
      suspends: {2013-01-01: false, 2015-01-01: true}
      propagates: 10d
      aware_by: notice
      files_from: decision
      decided_by: court
published:
  - {series: entries, date: 2016-01-01, value: 120, unit: entries, item: debtors, tally: listings, set: fit, source: gazette}
expects:
  - {measure: Q3, item: debtors, value: 0.1, class: law, source: gazette}
measures: {Q5: {within: 365d}}
"""
"""Every field whose mechanism is built, in one file or another of its forms."""


def template() -> str:
    """What `standing new` writes."""
    text = files("standing.cli").joinpath("template.yaml").read_text(encoding="utf-8")
    return text.replace("{name}", "template").replace("{file}", "template.yaml")


def shipped() -> dict[str, tuple[str, Path | None]]:
    """Every scenario text that is shipped or tested, with the folder that its paths are relative to, by name."""
    paths = [case_folder(name) / SCENARIO for name in case_names()]
    paths += sorted((TESTS / "closed_form" / "cases").glob("*.yaml"))
    texts = {f"{path.parent.name}/{path.stem}": (scenario_in(path), path.parent) for path in paths}
    return texts | {"template": (template(), None), "small": (SMALL, None), "full": (FULL, None)}


def scenario_in(path: Path) -> str:
    """The scenario of a file; those of closed forms stand under the key `scenario`."""
    text = path.read_text(encoding="utf-8")
    _, under, rest = text.partition("\nscenario:\n")
    inside = itertools.takewhile(lambda line: line[:1] in (" ", "\n", "#"), rest.splitlines(keepends=True))
    return textwrap.dedent("".join(inside)) if under else text
