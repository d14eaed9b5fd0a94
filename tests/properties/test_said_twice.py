"""Two ways of saying one thing: the same persons, to the last integer."""

from __future__ import annotations

import pytest

from tests.properties.worlds import Changes, changed, differing, run

DEBTORS = "regime.lists.debtors"
TWICE = {"observed": "default", "times": 2}
TOOL = {"conduct": "default", "within": "1y", "flags": {"guilty": 0.5, "innocent": 0.1}}
ARREARS = {"world.conducts.arrears": {"context": "credit", "gravity": 1}}
RISKY = {"start": {"by": {"region": {"A": {"yes": 0.3, "no": 0.7}, "B": {"yes": 0.3, "no": 0.7}}}}}


def sensor(**changes: object) -> Changes:
    """A sensor that assesses and by which one is listed."""
    return {"regime.sensors.tool": {**TOOL, **changes}, f"{DEBTORS}.enters": [{"by": "tool"}]}


def outcome(granted: object) -> Changes:
    """What a granted attempt is followed by."""
    return {**ARREARS, "world.services.train.outcomes": {"granted": {"arrears": granted}}}


def responses(*each: dict[str, object]) -> Changes:
    """Responses of the conduct that lists."""
    return {"world.responses": [{"multiplies": "conduct.default", **one} for one in each]}


PAIRS: dict[str, tuple[Changes, Changes]] = {
    "a hit that restarts a fixed term extends it": (
        {f"{DEBTORS}.hits": "restart"},
        {f"{DEBTORS}.hits": "extend"},
    ),
    "ever is a window longer than the run": (
        {f"{DEBTORS}.enters": {**TWICE, "within": "ever"}},
        {f"{DEBTORS}.enters": {**TWICE, "within": "9y"}},
    ),
    "ever, kept for a time, is a window of that time": (
        {f"{DEBTORS}.enters": {**TWICE, "within": "ever", "keeps": "200d"}},
        {f"{DEBTORS}.enters": {**TWICE, "within": "200d"}},
    ),
    "an observation kept for longer than the run is kept for ever": (
        {f"{DEBTORS}.enters": {**TWICE, "within": "1y", "keeps": "9y"}},
        {f"{DEBTORS}.enters": {**TWICE, "within": "1y", "keeps": "forever"}},
    ),
    "a name shown for longer than the run is shown as long as the listing lasts": (
        {f"{DEBTORS}.public": True, f"{DEBTORS}.shown": "9y"},
        {f"{DEBTORS}.public": True},
    ),
    "public by one date is public": (
        {f"{DEBTORS}.public": {"2013-01-01": True}},
        {f"{DEBTORS}.public": True},
    ),
    "entry by the low band is entry by its highest score": (
        {"regime.lists.low.enters": {"band": {"credit": ["low"]}}},
        {"regime.lists.low.enters": {"score": "credit", "at_most": 5}},
    ),
    "one condition said twice": (
        {f"{DEBTORS}.enters": [{"observed": "default"}, {"observed": "default"}]},
        {},
    ),
    "a share by hand at a date is one from a date": (
        {f"{DEBTORS}.by_hand": {"share": 0.2, "at": "2014-02-01"}},
        {f"{DEBTORS}.by_hand": {"share": 0.2, "from": "2014-02-01"}},
    ),
    "assessments of everybody on a schedule": (
        sensor(assesses={"every": "200d"}),
        sensor(assesses={"every": "200d", "share": 1}),
    ),
    "a share of the assessments at a date": (
        sensor(assesses={"at": "2014-02-01", "share": 0.4}),
        sensor(assesses={"at": {"2014-02-01": 0.4}}),
    ),
    "an assessment that looks back ever": (
        sensor(assesses={"on": "train"}, within="ever"),
        sensor(assesses={"on": "train"}, within="9y"),
    ),
    "an amnesty for everybody is one for each group": (
        {f"{DEBTORS}.amnesty": {"at": "2014-06-01"}},
        {f"{DEBTORS}.amnesty": [{"at": "2014-06-01", "group": {"region": name}} for name in ("A", "B")]},
    ),
    "two exemptions of one label are one of both": (
        {f"{DEBTORS}.exempt": [{"region": "A"}, {"region": "B"}]},
        {f"{DEBTORS}.exempt": {"region": ["A", "B"]}},
    ),
    "the rest of nothing is everything": (outcome("rest"), outcome(1)),
    "a share by score that is level is a share": (
        outcome({"by_score": {0: 0.3, 10: 0.3}, "score": "credit", "delay": "9d"}),
        outcome({"share": 0.3, "delay": "9d"}),
    ),
    "a share by score that is level in each group": (
        outcome({"by_score": {"by": {"region": {"A": {0: 0.3}, "B": {0: 0.3}}}}}),
        outcome(0.3),
    ),
    "a status from equal tables by group is one from one table": (
        {"world.statuses.risky": RISKY},
        {"world.statuses.risky": {"start": {"yes": 0.3, "no": "rest"}}},
    ),
    "a response after one listing, once said": (
        responses({"after": {"listed": "debtors"}, "by": 2}),
        responses({"after": {"listed": "debtors", "times": 1}, "by": 2}),
    ),
    "two responses multiply": (
        responses({"while": {"on_list": "debtors"}, "by": 2}, {"while": {"on_list": "debtors"}, "by": 4}),
        responses({"while": {"on_list": "debtors"}, "by": 8}),
    ),
    "a response on two conducts is one on each": (
        {
            "world.responses": [
                {"while": {"on_list": "low"}, "multiplies": ["conduct.default", "conduct.praise"], "by": 3}
            ]
        },
        {
            "world.responses": [
                {"while": {"on_list": "low"}, "multiplies": f"conduct.{name}", "by": 3}
                for name in ("default", "praise")
            ]
        },
    ),
    "in either value of a status is in the one or in the other": (
        responses({"while": {"status": {"work": ["employed", "unemployed"]}}, "by": 3}),
        responses(*({"while": {"status": {"work": value}}, "by": 3} for value in ("employed", "unemployed"))),
    ),
    "on either of two lists, of which nobody enters one": (
        {"regime.lists.nobody": {}, **responses({"while": {"on_list": ["debtors", "nobody"]}, "by": 3})},
        {"regime.lists.nobody": {}, **responses({"while": {"on_list": "debtors"}, "by": 3})},
    ),
    "a multiplier that is the same in each group": (
        responses({"while": {"on_list": "debtors"}, "by": {"base": 1.5, "by": {"region": {"A": 2, "B": 2}}}}),
        responses({"while": {"on_list": "debtors"}, "by": 3}),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_it_is_the_same_however_it_is_said(name: str) -> None:
    """Tally by tally, cell by cell, series by series."""
    one, other = PAIRS[name]
    assert differing(changed(one), changed(other)) == set()


SAID = {
    "hits": {f"{DEBTORS}.hits": "restart"},
    "ever": {f"{DEBTORS}.enters": {**TWICE, "within": "ever"}},
    "keeps": {f"{DEBTORS}.enters": {**TWICE, "within": "ever", "keeps": "200d"}},
    "shown": {f"{DEBTORS}.public": True, f"{DEBTORS}.shown": "20d"},
    "points kept for a time": {"regime.scores.credit.keeps": "90d"},
    "points by status": {"regime.scores.credit.by_status": {"work": {"unemployed": -2}}},
    "an amnesty": {f"{DEBTORS}.amnesty": {"at": "2014-06-01", "share": 0.5}},
    "misfires": {"regime.sanctions.no_trains.misfires": 0.1},
    "a table of scores": {"regime.scores.credit.start": {6: 0.5, 10: 0.5}},
    "renewal": {"world.population.renewal": "0.1/yr"},
    "outcomes": outcome(0.3),
    "assessments": sensor(assesses={"every": "200d"}),
    "response": responses({"while": {"on_list": "debtors"}, "by": 3}),
}


@pytest.mark.parametrize("name", SAID)
def test_it_does_something(name: str) -> None:
    """What is said above is not idle: each changes something of the base, or of the public base."""
    before = changed({f"{DEBTORS}.public": True}) if name == "shown" else changed({})
    assert differing(before, changed(SAID[name])) != set()


def test_a_sanction_on_every_band_is_always_in_force() -> None:
    """All persons, all the time, and rightly while both scores agree on being somewhere."""
    found = run(changed({"regime.sanctions.label": {"band": {"credit": ["high", "low"]}}}))
    assert found.value("sanction_seconds", "label", "own") == 2_000 * 1_095 * 86_400
    assert found.value("sanctioned_at_end", "label") == 2_000


def test_a_sanction_on_one_band_is_the_time_in_it() -> None:
    """In force while the recorded score is in the band."""
    found = run(changed({"regime.sanctions.label": {"band": {"credit": ["low"]}}}))
    assert found.value("sanction_seconds", "label") == found.value("band_seconds", "credit", "low") > 0
