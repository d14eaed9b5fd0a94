"""A scenario with what a list does beyond its own persons, and lives of it that add up: for Q12, Q14, Q18, Q19, Q22, Q23."""

from __future__ import annotations

from functools import cache

import numpy as np
from tests.measures.synthetic import DAY, Column, parts_of, tallies_from

from standing.records.tallies import Tallies
from standing.scenario import Scenario, load_text

TEXT = """
name: wide
clock: {start: 2014-01-01, end: 2018-01-01}
strays: world
world:
  population:
    cells:
      - {sex: female, region: north, count: 3000}
      - {sex: female, region: south, count: 1000}
      - {sex: male, region: north, count: 3000}
      - {sex: male, region: south, count: 1000}
    frailty: {shape: 0.5}
    renewal: {value: 0.02/yr, status: assumed, range: [0.01/yr, 0.05/yr]}
    dependants: {child: {0: {value: 0.6, status: assumed, range: [0.5, 0.7]}, 1: rest}}
  statuses:
    work:
      start: {employed: {value: 0.9, status: assumed, range: [0.8, 0.95]}, unemployed: rest}
      moves: {employed -> unemployed: {value: 0.05/yr, status: assumed, range: [0.01/yr, 0.1/yr]}, unemployed -> employed: 1/yr}
    origin: {start: {native: {value: 0.9, status: assumed, range: [0.8, 0.95]}, foreign: rest}}
  conducts:
    default: {context: courts, gravity: 3, rate: 0.2/yr, settles: 0.1/yr}
    criticism: {context: speech, gravity: 1, lawful: true, rate: {value: 0.4/yr, status: assumed, range: [0.2/yr, 0.8/yr]}}
    praise: {context: speech, gravity: 1, lawful: true, rate: 0.3/yr}
    repaid: {context: credit, gravity: 1, lawful: true}
    arrears: {context: credit, gravity: 2}
  services:
    flight: {context: travel, attempts: {value: 2/yr, status: assumed, range: [1/yr, 3/yr]}}
    school: {context: schools, attempts: {value: 1/yr, status: assumed, range: [0.5/yr, 2/yr]}}
    loan:
      context: credit
      attempts: 1/yr
      outcomes: {granted: {repaid: {value: 0.9, status: assumed, range: [0.8, 0.95]}, arrears: rest}}
  responses:
    - {while: {on_list: debtors}, multiplies: conduct.criticism, by: {value: 0.5, status: assumed, range: [0.3, 0.9]}}
    - {while: {on_list: debtors}, multiplies: move.work.employed -> unemployed, by: {value: 2, status: assumed, range: [1, 3]}}
    - {while: {status: {work: unemployed}}, multiplies: conduct.default, by: {value: 3, status: assumed, range: [1, 5]}}
regime:
  sensors:
    docket: {observes: default, wrong_person: {value: 0.002, status: assumed, range: [0, 0.01]}}
    gate:
      assesses: {on: flight}
      conduct: default
      within: 2y
      flags: {guilty: 0.8, innocent: {value: 0.001, status: assumed, range: [0, 0.01]}}
    screen: {assesses: {every: 1y}, guilty_if: {status: {origin: foreign}}, flags: {guilty: 0.5, innocent: 0.02}}
    ear: {observes: [criticism, praise]}
    bank: {observes: [repaid, arrears], false_alarms: 0.01/yr}
  scores:
    citizen: {start: 100, ceiling: 200, points: {arrears: -50, repaid: 10}, bands: {A: 80, D: 0}}
  lists:
    debtors:
      enters: {observed: default, by: [docket, gate]}
      term: 2y
      removal: 3d
      public: true
      shown: {value: 3y, status: assumed, range: [1y, 5y]}
    critics: {enters: {observed: [criticism, default], by: [ear, docket]}, term: 1y}
    watched:
      enters:
        - {list: debtors, share: {value: 0.5, status: assumed, range: [0.2, 0.8]}}
        - {status: {origin: foreign}, by: [screen]}
      term: 1y
    copied: {enters: {list: watched}, term: 1y}
    exemplary: {enters: {score: citizen, at_least: 150}, rewards: true, term: 1y}
  sanctions:
    no_flights: {list: debtors, denies: flight, misfires: {value: 0.0001, status: assumed, range: [0, 0.001]}}
    no_school: {list: debtors, denies: school, on: child}
    no_camps: {list: [debtors, critics], on: child}
    no_loans: {band: {citizen: [D]}, denies: loan}
    fast_lane: {list: exemplary, grants: flight}
"""

LISTS = ("debtors", "critics", "watched", "copied", "exemplary")
CONDUCTS = ("default", "criticism", "praise", "repaid", "arrears")
MADE, FORGONE, PART, CHILDREN = 0.2, 0.25, 0.3, 0.5
"""Shares of acts that the regime made, of forgone over done, of what is wrong, late or by mistake; children per person."""


@cache
def wide() -> Scenario:
    """Give the scenario."""
    return load_text(TEXT)


def changed(*changes: tuple[str, str]) -> Scenario:
    """Give the scenario with some words replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return load_text(text)


def columns_of(people: int, seed: int, scale: float = 1.0) -> dict[tuple[str, str, str], Column]:
    """Integers of made-up lives, per person."""
    random = np.random.default_rng(seed)
    rate = scale * random.gamma(0.5, 2.0, people)
    made: dict[tuple[str, str, str], Column] = {}
    made["persons_lived", "", ""] = 1 + random.binomial(1, 0.1, people)
    for name in CONDUCTS:
        made["acts", name, ""] = random.poisson(rate)
        made["regime_made_acts", name, ""] = random.binomial(made["acts", name, ""], MADE)
        kept = made["acts", name, ""] - made["regime_made_acts", name, ""]
        made["forgone_acts", name, ""] = random.poisson(FORGONE * kept)
    for name in LISTS:
        _list_columns(random, made, name, rate)
    children = random.poisson(CHILDREN, people)
    for name, lists in (
        ("no_flights", "debtors"),
        ("no_school", "debtors"),
        ("no_camps", "critics"),
        ("no_loans", "debtors"),
    ):
        _sanction_columns(random, made, name, made["ever_listed", lists, ""], children)
    made["band_at_end", "citizen", "D"] = random.binomial(1, 0.2, people)
    for part in ("rightful", "wrongful", "after_end"):
        made["favours", "fast_lane", part] = random.poisson(0.4 * made["ever_listed", "exemplary", ""])
    for sensor in ("gate", "screen"):
        for flagged, looked_at, share in (("true", "guilty", 0.6), ("wrong_fact", "innocent", 0.1)):
            made["assessments", sensor, looked_at] = random.poisson(rate)
            made["observations", sensor, flagged] = random.binomial(made["assessments", sensor, looked_at], share)
    return made


def _list_columns(
    random: np.random.Generator, made: dict[tuple[str, str, str], Column], name: str, rate: np.ndarray
) -> None:
    causes = parts_of(wide())["listings_by_cause", name]
    wanted = {
        "debtors": ["default/docket", "default/gate"],
        "critics": ["criticism/ear", "default/docket"],
        "watched": ["list/debtors", "origin=foreign/screen"],
        "copied": ["list/watched"],
        "exemplary": ["repaid/bank"],
    }[name]
    assert set(wanted) <= set(causes)
    for cause in wanted:
        made["listings_by_cause", name, cause] = random.poisson(0.5 * rate)
    total = sum((made["listings_by_cause", name, cause] for cause in wanted), np.zeros(len(rate), dtype=np.int64))
    for kind in ("wrong_fact", "inherited"):
        made["listings", name, kind] = random.binomial(total // 2, 0.05)
    made["listings", name, "true"] = total - made["listings", name, "wrong_fact"] - made["listings", name, "inherited"]
    made["regime_made_listings", name, ""] = random.binomial(total, MADE)
    made["ever_listed", name, ""] = (total > 0).astype(np.int64)
    made["listed_at_end", name, ""] = random.binomial(1, 0.5, len(rate)) * (total > 0)
    if name == "debtors":
        for part, share in (("rightful", 1.0), ("wrongful", 0.05), ("after_end", PART)):
            made["published_seconds", name, part] = (total * random.exponential(200 * share, len(rate)) * DAY).astype(
                np.int64
            )


def _sanction_columns(
    random: np.random.Generator,
    made: dict[tuple[str, str, str], Column],
    name: str,
    listed: Column,
    children: Column,
) -> None:
    people = len(listed)
    part = {"no_school": "third_party", "no_camps": "third_party"}.get(name)
    persons = listed * (children if part else 1)
    made["sanction_seconds", name, part or "own"] = (persons * random.exponential(100, people) * DAY).astype(np.int64)
    made["sanctioned_at_end", name, part or "own"] = random.binomial(1, 0.5, people) * persons
    made["denials", name, part or "rightful"] = random.poisson(0.7 * persons)
    if name != "no_loans":
        made["denials_by_list", name, "debtors"] = made["denials", name, part or "rightful"]
    if name == "no_flights":
        made["denials", name, "misfire"] = random.poisson(0.05, people)


def lives(people: int, seed: int, scale: float = 1.0) -> Tallies:
    """Tallies of made-up lives."""
    return tallies_from(wide(), people, columns_of(people, seed, scale))
