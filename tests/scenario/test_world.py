"""Statuses, outcomes, responses and who depends on whom: what is read from each form, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from standing.errors import InputError, Problems
from standing.scenario import Scenario, StatusIn, Target, World, load_text
from standing.scenario.outcome import read_outcome
from standing.scenario.response import read_target
from standing.scenario.status import move_from, read_status_in
from tests.scenario.shipped import FULL

DAY = 86_400.0
YEAR = 365.25 * DAY


def world_of(scenario: Scenario) -> World:
    assert scenario.world is not None
    return scenario.world


def refusals(changes: dict[str, object]) -> list[str]:
    with pytest.raises(InputError) as refused:
        load_text(FULL).reform(changes)
    return [finding.text().partition(": ")[2] for finding in refused.value.findings]


def test_the_world_is_read() -> None:
    world = world_of(load_text(FULL))
    work = world.statuses["work"]
    assert work.values == ("employed", "unemployed")
    assert list(work.moves) == [("employed", "unemployed"), ("unemployed", "employed")]
    assert work.moves["unemployed", "employed"].base == 1 / YEAR
    assert work.start.of({"region": "north"}) == pytest.approx([0.88, 0.12])
    assert not world.statuses["would_reoffend"].moves
    assert world.conducts["repaid"].rate.base == 0
    assert world.population.dependants["child"].numbers == (0, 1, 2)
    assert world.population.renewal is not None


def test_outcomes_are_read_in_the_order_of_the_file() -> None:
    outcomes = world_of(load_text(FULL)).services["loan"].outcomes
    assert outcomes is not None
    assert list(outcomes.granted) == ["repaid", "late", "default"]
    repaid, late, default = outcomes.granted.values()
    assert repaid.curve is not None
    assert repaid.curve.points({"region": "north"}) == [(300, 0.1), (800, 0.6)]
    assert [repaid.curve.at({"region": "north"}, score) for score in (0, 550, 900)] == pytest.approx([0.1, 0.35, 0.6])
    assert repaid.score_name == "credit"
    assert repaid.delay.segments[0].scale.base == YEAR
    assert late.share is not None
    assert (late.share.base, late.share.status, late.share.range) == (0.1, "assumed", (0, 0.2))
    assert late.delay.segments[0].kind == "exponential"
    assert default.is_rest
    assert default.delay.is_zero
    complaint = outcomes.refused["complaint"]
    assert complaint.share is not None
    assert complaint.share.factor({"sex": "male"}) == 2
    assert complaint.delay.segments[0].scale.base == 3 * DAY


def test_a_curve_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "curve.csv").write_text("score,share\n800,0.6\n300,0.1\n", encoding="utf-8")
    outcome = read_outcome({"by_score": "curve.csv", "status": "published", "source": "x"}, tmp_path)
    assert outcome.curve is not None
    assert outcome.curve.points({}) == [(300, 0.1), (800, 0.6)]
    assert (outcome.curve.statement.status, outcome.curve.statement.text) == ("published", "curve.csv")


@pytest.mark.parametrize(
    "raw",
    [
        None, [], {}, "most", 1.5, {"2014-01-01": 0.5}, {"delay": "3d"}, {"rest": "yes"}, {"rest": True, "share": 0.5},
        {"rest": True, "status": "assumed"}, {"share": 0.5, "score": "x"}, {"share": {"value": 0.5}, "status": "assumed"},
        {"share": 2}, {"share": {"value": 2}}, {"value": 0.5, "delay": 3}, {"by_score": {}}, {"by_score": {"low": 0.5}},
        {"by_score": {"1": 2}}, {"by_score": {"1": 0.1, "1.0": 0.2}}, {"by_score": "x.csv"}, {"by_score": {"9999999": 0.1}},
        {"by_score": {"by": {}}}, {"by_score": {"by": {"region": {}}}}, {"by_score": {"by": {"region": {"north": 1}}}},
        {"by_score": {"1": 0.5}, "range": [0, 1]}, {"by_score": {"1": 0.5}, "score": 7}, {"by_score": {"1": 0.5}, "share": 1},
        {"by_score": {"1": 0.5}, "status": "guessed"}, {"base": 0.5, "value": 0.5},
    ],
)  # fmt: skip
def test_what_is_no_outcome_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        read_outcome(raw, None)


@pytest.mark.parametrize(
    ("granted", "says"),
    [
        ("{repaid: 0.9, late: 0.2}", "sum to 1.1"),
        ("{repaid: {base: 0.5, by: {sex: {male: 2}}}, late: 0.2}", "sum to 1.2 for sex=male"),
        ("{repaid: {base: 0.5, over: {2015-01-01: 1.9}}, late: 0.2}", "sum to 1.15"),
        ("{repaid: {by_score: {300: 0.2, 600: 0.9}, score: credit}, late: 0.2}", "sum to 1.1 at the score 600"),
        ("{repaid: rest, late: rest}", "rest again (first at repaid)"),
        ("{repaid: {by_score: {300: 0.2}}}", "by_score without a score"),
        ("{repayed: 0.5}", 'did you mean "repaid"?'),
        ("{repaid: {by_score: {300: 0.2}, score: credt}}", 'did you mean "credit"?'),
        ("{repaid: {by_score: {by: {region: {north: {1: 1}}}}, score: credit}}", "no table for south"),
    ],
)
def test_what_does_not_fit_together_in_outcomes_is_refused(granted: str, says: str) -> None:
    (text,) = refusals({"world.services.loan.outcomes.granted": granted})
    assert says in text


def test_by_score_needs_a_score() -> None:
    texts = refusals({"regime.scores": {}, "regime.lists": {}, "regime.sanctions": {}, "regime.redress": {}})
    assert any("a score of this scenario, which has none" in text for text in texts)


def test_responses_are_read_in_each_of_their_forms() -> None:
    listed, band, status, after = world_of(load_text(FULL)).responses
    assert listed.on_lists == ("debtors", "watched")
    assert listed.targets == (Target("conduct", "default"),)
    assert (listed.by.base, listed.by.status, listed.by.range, listed.by.source) == (
        0.9,
        "assumed",
        (0.5, 1.2),
        "gazette",
    )
    assert (listed.in_band, listed.in_status, listed.after_list, listed.after_times) == (None, None, "", 0)
    assert band.in_band == ("citizen", ("B", "D"))
    assert band.targets == (Target("move", "work", ("employed", "unemployed")),)
    assert band.by.factor({"sex": "male"}) == 1.2
    assert status.in_status == StatusIn("work", ("unemployed",))
    assert status.targets == (Target("conduct", "default"), Target("attempts", "loan"))
    assert (after.after_list, after.after_times, after.on_lists) == ("debtors", 2, ())


def test_a_response_runs_over_its_range() -> None:
    scenario = load_text(FULL)
    (given,) = [each for each in scenario.inputs() if each.path == "world.responses.0.by"]
    assert given.ends == ({"world.responses.0.by": 0.5}, {"world.responses.0.by": 1.2})
    assert world_of(scenario.reform(given.ends[1])).responses[0].by.base == 1.2


@pytest.mark.parametrize(
    "raw",
    [1, "conduct", "conduct.", "conducts.x", "move.work", "move.work.a", "move.work.a->b", "attempts.a.b", "x.y", []],
)
def test_what_is_no_target_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        read_target(raw)


@pytest.mark.parametrize("raw", [None, "a", "a -> ", "a->b", "a -> b -> c", "->", 1, "a  ->  b"])
def test_what_is_no_move_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        move_from(raw)


@pytest.mark.parametrize(
    "raw", [None, "work", {}, {"a": "b", "c": "d"}, {"work": []}, {"work": [{}]}, {"a b": "c"}, {"work": None}]
)
def test_what_is_no_condition_on_a_status_is_refused(raw: object) -> None:
    with pytest.raises(Problems):
        read_status_in(raw)


@pytest.mark.parametrize(
    ("response", "says"),
    [
        ("{multiplies: conduct.default, by: 2}", "neither of while and after"),
        (
            "{while: {on_list: debtors}, after: {listed: debtors}, multiplies: conduct.default, by: 2}",
            "both of while and",
        ),
        ("{while: {}, multiplies: conduct.default, by: 2}", "none of them"),
        (
            "{while: {on_list: debtors, status: {work: employed}}, multiplies: conduct.default, by: 2}",
            "on_list and status",
        ),
        ("{while: {on_list: []}, multiplies: conduct.default, by: 2}", "no list"),
        ("{while: {in_band: {citizen: []}}, multiplies: conduct.default, by: 2}", "one score with its bands"),
        ("{while: {on_list: debtor}, multiplies: conduct.default, by: 2}", 'did you mean "debtors"?'),
        ("{while: {in_band: {citizens: A}}, multiplies: conduct.default, by: 2}", 'did you mean "citizen"?'),
        ("{while: {in_band: {citizen: E}}, multiplies: conduct.default, by: 2}", "a band of citizen (A, B or D)"),
        ("{while: {status: {wrok: employed}}, multiplies: conduct.default, by: 2}", 'did you mean "work"?'),
        ("{while: {status: {work: employd}}, multiplies: conduct.default, by: 2}", 'did you mean "employed"?'),
        ("{after: {listed: watch}, multiplies: conduct.default, by: 2}", 'did you mean "watched"?'),
        ("{after: {listed: debtors, times: 21}, multiplies: conduct.default, by: 2}", "from 1 to 20"),
        ("{after: {listed: debtors, times: 1.5}, multiplies: conduct.default, by: 2}", "a whole number"),
        ("{after: {listed: debtors}, multiplies: conduct.defualt, by: 2}", 'did you mean "conduct.default"?'),
        ("{after: {listed: debtors}, multiplies: attempts.fight, by: 2}", 'did you mean "attempts.flight"?'),
        (
            "{after: {listed: debtors}, multiplies: move.work.employed -> unemployd, by: 2}",
            'did you mean "move.work.employed',
        ),
        ("{after: {listed: debtors}, multiplies: move.would_reoffend.yes -> no, by: 2}", "which has none"),
        ("{after: {listed: debtors}, multiplies: conducts.default, by: 2}", 'did you mean "conduct.default"?'),
        ("{after: {listed: debtors}, multiplies: [], by: 2}", "one or more of conduct.NAME"),
        ("{after: {listed: debtors}, multiplies: [conduct.late, conduct.late], by: 2}", "conduct.late again"),
        ("{after: {listed: debtors}, multiplies: conduct.default, by: -1}", "a multiplier from 0 to 1,000"),
        ("{after: {listed: debtors}, multiplies: conduct.default, by: 1001}", "a multiplier from 0 to 1,000"),
        (
            "{after: {listed: debtors}, multiplies: conduct.default, by: {2014-01-01: 2}}",
            "a multiplier from 0 to 1,000",
        ),
        (
            "{after: {listed: debtors}, multiplies: conduct.default, by: {base: 2, over: {2014-01-01: 2}}}",
            "without a calendar",
        ),
        ("{after: {listed: debtors}, multiplies: conduct.default, by: {base: 2, by: {rigion: {x: 2}}}}", '"region"?'),
        ("{after: {listed: debtors}, multiplies: conduct.default, by: 2, range: [1, few]}", '"few"'),
        ("{after: {listed: debtors}, multiplies: conduct.default, by: 2, status: guess}", '"guess"'),
        ("{after: {listed: debtors}, multiplies: conduct.default}", "no by"),
    ],
)
def test_a_response_that_is_wrong_is_refused(response: str, says: str) -> None:
    (text,) = refusals({"world.responses": f"[{response}]"})
    assert says in text
    assert "responses, item 1" in text


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (
            "world.statuses.work.moves",
            "{employed -> unemployed: 1/yr, unemployed -> employd: 1/yr}",
            'did you mean "employed"?',
        ),
        ("world.statuses.work.moves.employed -> employed", "1/yr", "a move to another value"),
        ("world.statuses.work.moves.employed->unemployed", "1/yr", 'did you mean "employed -> unemployed"?'),
        ("world.statuses.work.moves.employed -> unemployed", "{2014-01-01: 1/yr}", "write base and over"),
        ("world.statuses.work.moves.employed -> unemployed", "0.05", "0.05/yr"),
        (
            "world.statuses.would_reoffend.start",
            f"{{{', '.join(f'v{n}: 0.0625' for n in range(17))}}}",
            "at most 16 values",
        ),
        ("world.statuses.would_reoffend.start", "{by: {sxe: {male: {yes: 1}}}}", 'did you mean "sex"?'),
        ("world.statuses.would_reoffend.start", "{by: {sex: {mael: {yes: 1}, male: {no: 1}}}}", 'did you mean "male"?'),
        ("world.statuses.would_reoffend.start", "{by: {sex: {male: {yes: 0.5, no: 0.5}}}}", "no table for female"),
        ("world.population.renewal", "{2014-01-01: 0.02/yr}", "write base and over"),
        ("world.population.dependants.child", "{0: 0.5, 30: 0.5}", "from 0 to 20"),
        ("world.population.dependents", "{child: {0: 1}}", 'did you mean "dependants"?'),
    ],
)
def test_what_is_wrong_in_the_world_is_refused(path: str, value: str, says: str) -> None:
    assert says in " ".join(refusals({path: value}))


def test_a_named_status_that_does_not_exist_is_not_made_up_by_a_change() -> None:
    (text,) = refusals({"world.statuses.wrok.start": "{a: 1}"})
    assert "leads nowhere" in text


@pytest.mark.parametrize("conduct", ["default", "petition"])
def test_wrong_persons_and_responses_go_together_only_where_the_scenario_says_so(conduct: str) -> None:
    (text,) = refusals({"strays": None, "regime.sensors.docket.observes": conduct})
    assert "strays: world" in text
    assert f"acts of {conduct}, which" in text
    load_text(FULL).reform({"strays": None, "regime.sensors.docket.wrong_person": 0})


def test_the_digest_depends_on_what_is_new() -> None:
    scenario = load_text(FULL)
    changes = {
        "world.population.renewal": "0.03/yr",
        "world.population.dependants.child.1": 0.3,
        "world.statuses.would_reoffend.start.by.sex.male.yes": 0.4,
        "world.statuses.work.moves.unemployed -> employed": "2/yr",
        "world.responses.3.by": 0.6,
        "world.responses.3.after.times": 3,
        "world.services.loan.outcomes.granted.late.share": 0.2,
        "world.services.loan.outcomes.granted.late.delay": "3d",
        "world.services.loan.outcomes.granted.repaid.by_score.by.region.south.300": 0.3,
    }
    digests = {scenario.reform({path: value}).digest for path, value in changes.items()}
    assert len(digests | {scenario.digest}) == len(changes) + 1
