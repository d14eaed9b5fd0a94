"""Tallies without an engine: per-person integers drawn by NumPy, summed as a run sums them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from standing.records.kinds import COUNTED, FIXED_PARTS, MOST_COUNTED, REPLICATES, TRUTH
from standing.records.tallies import Series, Slot, Tallies, groups_of
from standing.scenario import Scenario, load_text

Column = NDArray[np.int64]
DAY = 86_400

TEXT = """
name: made-up
clock: {start: 2014-01-01, end: 2018-01-01}
sources: {rule-7: The rule, somebody: A count}
world:
  population:
    cells:
      - {sex: female, region: north, count: 3000}
      - {sex: female, region: south, count: 1000}
      - {sex: male, region: north, count: 3000}
      - {sex: male, region: south, count: 1000}
    frailty: {shape: 0.5}
  conducts:
    default:
      context: courts
      gravity: 3
      rate: {base: 0.2/yr, by: {region: {north: 1, south: 2}}}
      settles: 0.1/yr
      status: calibrated
    littering:
      context: streets
      gravity: 1
      lawful: true
      rate: {value: 0.4/yr, status: assumed, range: [0.2/yr, 0.8/yr]}
  services:
    flight: {context: travel, attempts: {value: 2/yr, status: published, source: somebody}}
    loan: {context: courts, attempts: {value: 1/yr, status: assumed, range: [0.5/yr, 2/yr]}}
regime:
  authorities:
    court: {name: The court, kind: court, review: human}
    office: {name: The office, kind: agency, review: automated}
  sensors:
    docket:
      observes: default
      authority: court
      wrong_person: {value: 0.002, status: assumed, range: [0, 0.01]}
    camera: {observes: littering, false_alarms: 0.01/yr}
  lists:
    debtors:
      enters: {observed: default}
      by_hand: {rate: 0.0001/yr}
      decided_by: court
      legal_basis: {source: rule-7, article: "1"}
      decision:
        confirms: {met: 0.98, not_met: {value: 0.7, status: assumed, range: [0.5, 0.9]}}
        minutes: {value: 20, status: assumed, range: [5, 30]}
      notice: {when: before, reaches: 0.7}
      term: 2y
      removal: {delay: 3d, fails: 0.01}
    litterers:
      enters: {observed: littering}
      decided_by: office
      term: 30d
  sanctions:
    no_flights: {list: debtors, denies: flight, severity: 3, authority: office}
    no_loans: {list: [debtors, litterers], denies: loan, severity: 5}
  redress:
    correction:
      against: debtors
      files: {wrongful: 2/yr}
      grants: {wrongful: {value: 0.8, status: assumed, range: [0.6, 0.95]}}
      propagates: 10d
measures:
  Q5: {within: 180d}
  Q11: {related: {courts: [travel]}, author: the test}
  Q24: {staff: 4}
"""


@cache
def made_up() -> Scenario:
    """Give a scenario with every mechanism that a measure asks for."""
    return load_text(TEXT)


def without(*lines: str) -> Scenario:
    """Give the same scenario without the blocks that begin with these lines."""
    kept, depth = [], None
    for line in TEXT.splitlines():
        indent = len(line) - len(line.lstrip())
        if depth is not None and line.strip() and indent <= depth:
            depth = None
        if depth is None and line.strip() in lines:
            depth = indent
        if depth is None:
            kept.append(line)
    return load_text("\n".join(kept))


def parts_of(scenario: Scenario) -> dict[tuple[str, str], tuple[str, ...]]:
    """Parts of every tally that a run of the scenario fills."""
    regime = scenario.regime
    lists, special = list(regime.lists), _items(scenario)
    found = {(tally, item): FIXED_PARTS[tally] for tally in FIXED_PARTS for item in special.get(tally, lists)}
    for tally in ("listed_at_end", "ever_listed", "ever_wrongfully_listed", "sanctioned_at_end", "persons_by_denials"):
        found[tally, "any"] = FIXED_PARTS[tally]
    found |= {("band_at_end", name): tuple(score.bands) for name, score in regime.scores.items() if score.bands}
    for name in lists:
        found["listings_by_cause", name] = tuple(_causes(scenario, name))
    for name, sanction in regime.sanctions.items():
        reach = [c for each in sanction.lists for e in regime.lists[each].enters for c in e.conducts]
        by_hand = ["by_hand"] if any(regime.lists[each].by_hand for each in sanction.lists) else []
        found["sanction_seconds_by_cause", name] = (
            (*reach, *by_hand) if sanction.lists else (*special["acts"], "initial")
        )
        if sanction.lists:
            found["denials_by_list", name] = sanction.lists
    return found


def _items(scenario: Scenario) -> dict[str, list[str]]:
    """Items of the tallies that are not counted by list."""
    regime = scenario.regime
    conducts = list(scenario.world.conducts) if scenario.world else []
    sanctions = list(regime.sanctions)
    return {
        **dict.fromkeys(("acts", "persons_by_acts", "regime_made_acts", "forgone_acts"), conducts),
        **dict.fromkeys(("sanction_seconds", "denials", "sanctioned_at_end", "persons_by_denials"), sanctions),
        **{key: [""] for key in ("persons_lived", "persons_at_end")},
        "observations": list(regime.sensors),
        "assessments": [name for name, sensor in regime.sensors.items() if sensor.assesses],
        "favours": [name for name, sanction in regime.sanctions.items() if sanction.grants],
        "published_seconds": [name for name, black_list in regime.lists.items() if black_list.public],
        "appeals": list(regime.redress),
        "score_sum_at_end": [],
    }


def _causes(scenario: Scenario, name: str) -> Iterator[str]:
    """Causes of listings on a list: the pairs of its own entries first, then the other pairs, as a run has them."""
    regime = scenario.regime
    pairs = [(conduct, s) for s, sensor in regime.sensors.items() for conduct in (*sensor.observes, sensor.conduct)]
    own = [c for entry in regime.lists[name].enters for c in entry.conducts]
    yield from (f"{conduct}/{s}" for conduct, s in sorted(pairs, key=lambda pair: pair[0] not in own) if conduct)
    yield from (f"{sensor.trait.name}/{s}" for s, sensor in regime.sensors.items() if sensor.trait)
    yield from (f"list/{entry.source_list}" for entry in regime.lists[name].enters if entry.source_list)
    yield "by_hand"


def tallies_from(
    scenario: Scenario, people: int, columns: Mapping[tuple[str, str, str], Column], series: Series | None = None
) -> Tallies:
    """Tallies of per-person integers, by slot; slots that are left out are 0."""
    cells = scenario.world.population.cells if scenario.world else None
    assert cells is not None
    sizes = cells.apportion(people)
    cell = np.repeat(np.arange(cells.n), sizes)
    group_of = np.arange(people) % REPLICATES
    everybody = np.ones(people, dtype=np.int64)
    columns = {("persons_lived", "", ""): everybody, ("persons_at_end", "", ""): everybody, **columns}
    histograms = {"wrongful_duration_days", "correction_lag_days", "stale_duration_days"}
    slots = [Slot(tally, item, part) for (tally, item), parts in parts_of(scenario).items() for part in parts]
    bins = [Slot(*key) for key in columns if key[0] in histograms]
    bins += [Slot(tally, item, "ended 0") for tally in sorted(histograms) for item in scenario.regime.lists]
    bins = list(dict.fromkeys([*bins, Slot("score_at_end", "", "0")]))
    assert {key for key in columns if key[0] not in histograms} <= set(slots)

    def summed(slot: Slot) -> Column:
        by = np.zeros((cells.n, REPLICATES), dtype=np.int64)
        if (column := columns.get(tuple(slot))) is not None:  # type: ignore[arg-type]
            np.add.at(by, (cell, group_of), column)
        return by

    by_cell = np.stack([summed(slot) for slot in slots], axis=-1)
    groups = groups_of(cells.columns, cells.labels)
    inside = [[True] * cells.n] + [
        [row[cells.columns.index(name)] == label for row in cells.labels]
        for name, _, label in (group.partition("=") for group in groups[1:])
    ]
    none = Series((), (), groups[:1], (), np.zeros((1, 0, 0), dtype=np.int64))
    return Tallies(
        cells.columns, cells.labels, tuple(sizes), tuple(slots), by_cell.sum(axis=1), groups,
        np.stack([by_cell[mask].sum(axis=0) for mask in inside]), tuple(bins),
        np.stack([summed(slot).sum(axis=1) for slot in bins], axis=-1), series or none,
    )  # fmt: skip


def lives(scenario: Scenario, people: int, seed: int, scale: float = 1.0, series: Series | None = None) -> Tallies:
    """Tallies of made-up lives that add up as a run's do; `scale` multiplies how much happens."""
    random = np.random.default_rng(seed)
    frailty = random.gamma(0.5, 2.0, people)
    columns: dict[tuple[str, str, str], Column] = {}
    listed_by: dict[str, Column] = {}
    for name in scenario.regime.lists:
        listed_by[name] = _list_columns(random, columns, name, frailty * scale, scenario)
    columns["ever_listed", "any", ""] = (
        (sum(listed_by.values()) > 0).astype(np.int64) if listed_by else np.zeros(people, np.int64)
    )
    for name, sanction in scenario.regime.sanctions.items():
        _sanction_columns(random, columns, name, [listed_by[each] for each in sanction.lists], scenario)
    known = parts_of(scenario)
    kept = {key: column for key, column in columns.items() if "_days" in key[0] or key[2] in known.get(key[:2], ())}
    return tallies_from(scenario, people, kept, series)


def _list_columns(
    random: np.random.Generator,
    columns: dict[tuple[str, str, str], Column],
    name: str,
    rate: NDArray[np.float64],
    scenario: Scenario,
) -> Column:
    people = len(rate)
    kinds = {
        "true": random.poisson(rate),
        **{kind: random.poisson(0.02 * rate.mean(), people) for kind in TRUTH[1:] if kind != "inherited"},
    }
    for kind, column in kinds.items():
        columns["listings", name, kind] = column
    total = sum(kinds.values())
    wrong = total - kinds["true"]
    met = kinds["true"] + random.poisson(0.3 * rate) > 0
    listed = total > 0
    columns["ever_listed", name, ""] = listed.astype(np.int64)
    columns["listed_at_end", name, ""] = random.binomial(1, 0.4, people) * listed
    columns["became_stale", name, ""] = random.binomial(total, 0.01)
    columns["met", name, ""], columns["missed", name, ""] = (
        met.astype(np.int64),
        (met & (kinds["true"] == 0)).astype(np.int64),
    )
    columns["never_met", name, ""] = (~met).astype(np.int64)
    columns["never_met_wrongfully_listed", name, ""] = (~met & (wrong > 0)).astype(np.int64)
    for part, mask in {"tp": met & listed, "fp": ~met & listed, "fn": met & ~listed, "tn": ~met & ~listed}.items():
        columns["confusion", name, part] = mask.astype(np.int64)
    step = wrong
    columns["funnel", name, "wrongful"] = wrong
    for part, share in (("aware", 0.8), ("filed", 0.6), ("decided", 0.9), ("corrected", 0.7)):
        step = random.binomial(step, share)
        columns["funnel", name, part] = step
    columns["funnel", name, "decided_in_time"] = columns["funnel", name, "decided"]
    columns["funnel", name, "expired"] = random.binomial(wrong - step, 0.5)
    for kind, column in (("true", kinds["true"]), ("false", wrong)):
        columns["decisions", name, f"confirmed_{kind}"] = column
        columns["decisions", name, f"rejected_{kind}"] = random.poisson(0.1 * column)
    columns["listings_bitten", name, ""] = random.binomial(total, 0.5)
    columns["listings_bitten_before_notice", name, ""] = random.binomial(columns["listings_bitten", name, ""], 0.3)
    causes = [part for part in parts_of(scenario)["listings_by_cause", name] if part != "by_hand"]
    columns["listings_by_cause", name, "by_hand"] = kinds["by_hand"]
    columns["listings_by_cause", name, causes[0]] = total - kinds["by_hand"]
    length = random.exponential(200.0, people).astype(np.int64)
    for day in np.unique(length[wrong > 0]):
        word = "ended" if day < 600 else "open"
        columns["wrongful_duration_days", name, f"{word} {day}"] = wrong * (length == day)
    columns["correction_lag_days", name, "ended 10"] = columns["funnel", name, "corrected"]
    return np.asarray(total)


def _sanction_columns(
    random: np.random.Generator,
    columns: dict[tuple[str, str, str], Column],
    name: str,
    listings: list[Column],
    scenario: Scenario,
) -> None:
    seconds = [each * random.integers(10 * DAY, 400 * DAY, len(each)) for each in listings]
    for each, lists in zip(seconds, scenario.regime.sanctions[name].lists, strict=True):
        conduct = scenario.regime.lists[lists].enters[0].conducts[0]
        columns["sanction_seconds_by_cause", name, conduct] = each
    columns["sanction_seconds", name, "wrongful"] = sum(seconds) // 50
    columns["sanction_seconds", name, "own"] = sum(seconds) - sum(seconds) // 50
    refused = [random.poisson(0.5 * each) for each in listings]
    for each, lists in zip(refused, scenario.regime.sanctions[name].lists, strict=True):
        columns["denials_by_list", name, lists] = each
    total = np.asarray(sum(refused))
    columns["denials", name, "rightful"] = total
    for item, number in ((name, total), ("any", np.minimum(total, 2))):
        for part in COUNTED:
            mask = number >= MOST_COUNTED if part == str(MOST_COUNTED) else number == int(part)
            columns["persons_by_denials", item, part] = mask.astype(np.int64)
