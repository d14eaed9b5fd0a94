"""A county of few people with everything that the shipped reforms are about."""

from __future__ import annotations

from typing import Final

COUNTY: Final = """\
name: county
clock: {start: 2013-01-01, end: 2018-01-01}
world:
  population:
    cells: [{region: north, count: 600}, {region: south, count: 400}]
    dependants: {child: {0: 0.5, 1: 0.5}}
  conducts:
    debt: {context: courts, gravity: 3, rate: 0.5/yr, settles: 0.4/yr}
  services:
    train: {context: travel, attempts: 6/yr}
    filing: {context: courts, attempts: 2/yr}
    school: {context: education, attempts: 1/yr}
regime:
  authorities: {court: {name: The court, kind: court, review: automated}}
  sensors:
    docket:
      observes: debt
      detects: 0.8
      delay: 10d
      wrong_person: {value: 0.1, status: assumed, range: [0.02, 0.2]}
      false_alarms: {value: 0.02/yr, status: assumed, range: [0.01/yr, 0.1/yr]}
    gazette: {observes: debt, detects: 0.5, delay: 20d}
  lists:
    judgment_defaulters:
      enters: {observed: debt}
      notice: {when: after, reaches: {value: 0.8, status: assumed, range: [0.5, 1]}, delay: {exponential: 30d}}
      open_ended: [a ground without a term]
      leaves_on: [settled, corrected]
      removal: {delay: {exponential: 40d}, fails: 0.1}
    exemplary: {enters: {observed: debt, by: [gazette]}, term: 1y, rewards: true}
  sanctions:
    no_trains: {list: judgment_defaulters, denies: train}
    no_filing: {list: judgment_defaulters, denies: filing}
    no_school: {list: judgment_defaulters, denies: school, on: child}
    fast_lane: {list: exemplary, grants: train}
  redress:
    correction:
      against: judgment_defaulters
      files: {wrongful: 4/yr, rightful: 0.2/yr}
      delay: {exponential: 45d}
      grants: {wrongful: {value: 0.7, status: assumed, range: [0.3, 0.95]}, rightful: 0.1}
"""
