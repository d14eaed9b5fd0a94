"""Who is there and what follows from trying: renewal, dependants, statuses, outcomes, assessments, misfires, favours."""

from __future__ import annotations

import itertools

import pytest

from tests.properties.worlds import SECONDS, Changes, base, changed, counted, differing, events, run

ARREARS = {"world.conducts.arrears": {"context": "credit", "gravity": 1}}
LABEL = {"regime.sanctions.label": {"list": "debtors", "on": "child"}}


def outcome(granted: object = None, refused: object = None) -> Changes:
    """Arrears after attempts to take the train."""
    sets = {"granted": granted, "refused": refused}
    outcomes = {key: {"arrears": each} for key, each in sets.items() if each is not None}
    return {**ARREARS, "world.services.train.outcomes": outcomes}


def test_renewal_keeps_the_number_of_persons() -> None:
    """Indices stay; persons lived are indices and those who left; every listing ends or stands."""
    renewed = changed({"world.population.renewal": "0.4/yr"})
    found = run(renewed)
    left = len(events(renewed, "left", people=2_000))
    assert found.value("persons_at_end", "") == 2_000
    assert found.value("persons_lived", "") == 2_000 + left
    ended = found.value("ends", "debtors") + found.value("listed_at_end", "debtors")
    assert found.value("listings", "debtors") == ended
    assert found.value("confusion", "debtors") == found.value("persons_lived", "")
    assert found.value("ends", "debtors", "left") > 0


def test_renewal_cuts_the_first_life_and_changes_nothing_before() -> None:
    """Until a person leaves, the first generation lives as it does without renewal."""
    renewed = events(changed({"world.population.renewal": "0.4/yr"}))
    leaves = {row.person: row.time for row in renewed if row.event == "left" and row.generation == 0}
    before = [row for row in renewed if row.generation == 0 and row.time < leaves.get(row.person, SECONDS)]
    plain = [row for row in events(base()) if row.time < leaves.get(row.person, SECONDS)]
    assert before == plain
    assert len(leaves) > 50


def test_frailty_is_one_factor_of_all_of_a_persons_conducts() -> None:
    """Every act of a person comes so many times earlier or later: the same ratio for all, since the rates do not change."""
    factors: dict[int, set[float]] = {}
    alike = {
        (row.person, row.item, row.n): row.time for row in events(changed({"world.population.frailty": None}), "act")
    }
    for row in events(base(), "act"):
        if (row.person, row.item, row.n) in alike:
            factors.setdefault(row.person, set()).add(round(alike[row.person, row.item, row.n] / row.time, 6))
    assert len(factors) > 250
    assert all(max(each) - min(each) < 2e-6 * max(each) for each in factors.values())
    assert min(map(min, factors.values())) < 0.7 < 1.5 < max(map(max, factors.values()))


def test_a_spread_is_one_factor_of_a_persons_attempts() -> None:
    """In the first 64 days, as frailty is for conducts; and it moves no act."""
    gate = {"regime.sensors.gate": {"assesses": {"on": "train"}, "conduct": "default", "flags": {}}}
    plain, spread = ({**gate, "world.services.train.spread": each} for each in (None, {"shape": 0.5}))
    assert events(changed(plain), "act") == events(changed(spread), "act")
    alike = {(row.person, row.n): row.time for row in events(changed(plain), "attempt")}
    factors: dict[int, set[float]] = {}
    for row in events(changed(spread), "attempt"):
        if row.n < 2**16 and (row.person, row.n) in alike:
            factors.setdefault(row.person, set()).add(round(alike[row.person, row.n] / row.time, 6))
    assert len(factors) > 50
    assert all(max(each) - min(each) < 2e-6 * max(each) for each in factors.values())
    assert len({min(each) for each in factors.values()}) == len(factors)


def test_a_higher_renewal_comes_earlier() -> None:
    """The first leaving is one exponential of the same uniform."""
    first = []
    for rate in ("0.1/yr", "0.4/yr"):
        rows = events(changed({"world.population.renewal": rate}), "left")
        first.append({row.person: row.time for row in rows if row.generation == 0})
    assert first[0].keys() < first[1].keys()
    assert all(first[1][person] < time for person, time in first[0].items())


def test_dependants_of_nobody_are_under_no_sanction() -> None:
    """Without dependants there is no third party; with one each exactly the listed time, with two twice."""
    found = [run(changed({**LABEL, "world.population.dependants.child": {number: 1}})) for number in (0, 1, 2)]
    seconds = [each.value("sanction_seconds", "label", "third_party") for each in found]
    own = found[1].value("sanction_seconds", "no_trains")
    assert seconds == [0, own, 2 * own]
    assert all(
        each.value("sanction_seconds", "label") == each.value("sanction_seconds", "label", "third_party")
        for each in found
    )


def test_refusals_of_dependants_are_third_party_and_nobody_elses() -> None:
    """A school refused to children: no own refusal, and told by notice alone nothing else moves but bites."""
    told = {"regime.redress.correction.aware_by": "notice"}
    ban = {"regime.sanctions.no_school": {"list": "debtors", "denies": "school", "on": "child"}}
    with_ban = run(changed({**told, **ban}))
    assert with_ban.value("denials", "no_school", "third_party") == with_ban.value("denials", "no_school") > 0
    moved = {slot for slot in differing(changed(told), changed({**told, **ban})) if slot[1] not in ("no_school", "any")}
    assert {tally for tally, _ in moved} <= {"listings_bitten", "listings_bitten_before_notice", "overlap_at_end"}


def test_outcomes_of_share_0_are_no_acts() -> None:
    """A conduct that follows attempts with probability 0 is not done, and nothing else changes."""
    idle = changed(outcome(0, 0))
    assert run(idle).value("acts", "arrears") == 0
    assert {slot for slot in differing(base(), idle) if slot[1] != "arrears"} == set()


def test_a_larger_share_of_outcomes_keeps_those_of_a_smaller() -> None:
    """The outcomes of a set share one uniform; without a delay they happen at the attempt."""
    kept = []
    for share in (0, 0.2, 0.6, 1):
        rows = events(changed(outcome(share, 0)), "act", "attempt")
        kept.append({(row.person, row.time) for row in rows if row.item == "arrears"})
    granted = {(row.person, row.time) for row in rows if row.event == "attempt" and row.part == "granted"}
    assert set() == kept[0] < kept[1] < kept[2] < kept[3] == granted


def test_a_delay_moves_each_outcome_by_itself() -> None:
    """A fixed delay; what would lie beyond the end does not happen."""
    late = 30 * 86_400.0
    now, later = (
        {
            (row.person, row.n, row.time)
            for row in events(changed(outcome({"share": 0.5, "delay": span})), "act")
            if row.item == "arrears"
        }
        for span in ("0d", "30d")
    )
    assert {(person, n, time + late) for person, n, time in now if time + late < SECONDS} == later != set()


def test_refused_outcomes_follow_refusals_alone() -> None:
    """As many as there are denials, where each refusal leads to one."""
    found = run(changed(outcome(None, 1)))
    assert found.value("acts", "arrears") == found.value("denials", "no_trains") > 0


@pytest.mark.parametrize("when", [{"every": "200d"}, {"on": "train"}, {"at": "2014-06-01"}, {"rate": "1/yr"}])
def test_more_flags_keep_those_of_fewer(when: dict[str, str]) -> None:
    """Who is assessed does not depend on what is found; a flag is one uniform per assessment."""
    flagged = []
    for share in (0, 0.3, 1):
        tool = {
            "assesses": when,
            "conduct": "default",
            "within": "1y",
            "flags": {"guilty": share, "innocent": share / 2},
        }
        rows = events(changed({"regime.sensors.tool": tool}), "assessed", "observation")
        rows = [row for row in rows if row.item == "tool"]
        asked = {(row.person, row.time) for row in rows if row.event == "assessed"}
        flagged.append({(row.person, row.time) for row in rows if row.event == "observation"})
        assert flagged[-1] <= asked
    guilty = {(row.person, row.time) for row in rows if row.part == "guilty"}
    assert set() == flagged[0] < flagged[1] < flagged[2]
    assert guilty <= flagged[2]


def test_a_larger_share_assesses_more_of_the_same() -> None:
    """One uniform per assessment decides whether it is made."""
    for when in ({"every": "200d"}, {"at": "2014-06-01"}, {"on": "train"}):
        asked = []
        for share in (0, 0.4, 1):
            tool = {"assesses": {**when, "share": share}, "conduct": "default", "flags": {}}
            rows = events(changed({"regime.sensors.tool": tool}), "assessed")
            asked.append({(row.person, row.n, row.time) for row in rows})
        assert set() == asked[0] < asked[1] < asked[2]


def test_a_trait_flagged_surely_is_the_trait() -> None:
    """Guilty 1, innocent 0: all and only those with the value are observed, truly, at each assessment."""
    tool = {"assesses": {"every": "200d"}, "guilty_if": {"status": {"old": "yes"}}, "flags": {"guilty": 1}}
    enters = {"enters": {"status": {"old": "yes"}, "by": "tool"}}
    changes = {
        "world.statuses.old": {"start": {"yes": 0.3, "no": 0.7}},
        "regime.sensors.tool": tool,
        "regime.lists.old_ones": enters,
    }
    rows = events(changed(changes), "status", "observation", "beginning")
    old = {row.person for row in rows if (row.item, row.part) == ("old", "yes")}
    seen = [row for row in rows if row.event == "observation" and row.item == "tool"]
    assert {row.person for row in seen} == {row.person for row in rows if row.item == "old_ones"} == old
    assert {row.truth for row in seen} == {"true"}
    assert len(seen) == 5 * len(old)


def test_misfires_fall_outside_the_sanction_and_make_nobody_aware() -> None:
    """They add refusals by mistake, more of the same for a larger share, and move no listing and no appeal."""
    looked_at = {"regime.sensors.gate": {"assesses": {"on": "train"}, "conduct": "default", "flags": {}}}
    mistakes = []
    for share in (0, 0.05, 0.5):
        rows = events(changed({**looked_at, "regime.sanctions.no_trains.misfires": share}), "denial")
        mistakes.append({(row.person, row.time) for row in rows if row.part == "misfire"})
    assert set() == mistakes[0] < mistakes[1] < mistakes[2]
    for also in ({}, looked_at):
        found = differing(changed(also), changed({**also, "regime.sanctions.no_trains.misfires": 0.1}))
        assert {tally for tally, _ in found} <= {"denials", "persons_by_denials"}


def test_a_favour_is_an_attempt_while_rewarded() -> None:
    """Grants add favours and change nothing else."""
    praised = {"rewards": True, "enters": {"score": "credit", "at_least": 10}, "term": "90d"}
    plain = {"regime.lists.praised": praised, "regime.sanctions.fast": {"list": "praised"}}
    granting = {**plain, "regime.sanctions.fast": {"list": "praised", "grants": "train"}}
    assert {tally for tally, _ in differing(changed(plain), changed(granting))} == {"favours"}


def test_points_by_status_hold_while_in_it() -> None:
    """Between bounds that nobody reaches, the score differs from the plain one by the points of the value now (tenths)."""
    free = {"start": 10, "ceiling": 1_000, "points": {"default": -3, "praise": 1}}
    points = {**free, "by_status": {"work": {"unemployed": -7}}}
    plain, moved = (run(changed({"regime.scores.credit": each})) for each in (free, points))
    values: dict[int, str] = {}
    for row in events(changed({"regime.scores.credit": points}), "status", "move", people=2_000):
        values[row.person] = row.part
    unemployed = sum(part.endswith("unemployed") and not part.endswith("-> employed") for part in values.values())
    difference = plain.value("score_sum_at_end", "credit") - moved.value("score_sum_at_end", "credit")
    assert difference == 10 * 7 * unemployed > 0


def test_start_scores_by_table_are_ordered_by_their_uniform() -> None:
    """More weight on the higher score raises some starts and lowers none."""
    starts = []
    for share in (0.2, 0.5, 0.9):
        table = {"regime.scores.credit.start": {4: 1 - share, 10: share}}
        starts.append({row.person: row.value for row in events(changed(table), "start")})
    for less, more in itertools.pairwise(starts):
        assert all(more[person] >= value for person, value in less.items())
        assert more != less


def test_a_status_of_one_value_leaves_no_move() -> None:
    """A sure start, and nobody leaves it."""
    sure = changed({"world.statuses.work": {"start": {"employed": 1, "unemployed": 0}}})
    assert not [each for each in counted(run(sure)) if each[0] == "moves"]
    assert events(sure, "move") == []
