"""What adds nothing changes nothing: the same persons, to the last integer."""

from __future__ import annotations

import pytest

from standing.scenario import load_text
from tests.engine.scenarios import EVERYTHING_ELSE
from tests.properties.worlds import BASE, base, changed, counted, differing, run

NEUTRAL = {
    "nothing": {},
    "an amnesty for nobody": {"regime.lists.debtors.amnesty": {"at": "2014-06-01", "share": 0}},
    "an amnesty for a group, and nobody of it": {
        "regime.lists.debtors.amnesty": {"at": "2014-06-01", "share": 0, "group": {"region": "A"}}
    },
    "nobody is exempt": {"regime.lists.debtors.exempt": []},
    "misfires of 0": {"regime.sanctions.no_trains.misfires": 0},
    "points kept for ever": {"regime.scores.credit.keeps": "forever"},
    "points kept for longer than the run": {"regime.scores.credit.keeps": "9y"},
    "no points by status": {"regime.scores.credit.by_status": {"work": {"unemployed": 0}}},
    "a table of one score": {"regime.scores.credit.start": {10: 1}},
    "a table of scores that is the same in each group": {
        "regime.scores.credit.start": {"by": {"region": {"A": {10: 1}, "B": {10: 1}}}}
    },
    "statuses that start alike in each group": {
        "world.statuses.work.start": {
            "by": {
                "region": {
                    "A": {"employed": 0.8, "unemployed": "rest"},
                    "B": {"employed": 0.8, "unemployed": "rest"},
                }
            }
        }
    },
    "a move at the same rate in each group": {
        "world.statuses.work.moves.employed -> unemployed": {"base": "0.3/yr", "by": {"region": {"A": 1, "B": 1}}}
    },
    "a calendar of 1": {"world.conducts.default.rate": {"base": "0.8/yr", "over": {"2014-01-01": 1}}},
    "suspension by a dated rule that says no": {"regime.redress.correction.suspends": {"2013-01-01": False}},
    "filing again by a dated rule that says yes": {
        "regime.redress.correction.again": {"2013-01-01": True, "2015-01-01": True}
    },
    "no name is published from a date on": {"regime.lists.debtors.public": {"2013-01-01": False}},
    "no renewal": {"world.population.renewal": "0/yr"},
    "nobody on the list at the start": {"regime.lists.debtors.initial": {"share": 0}},
    "entries by hand of nobody": {"regime.lists.debtors.by_hand": {"share": 0, "at": "2014-01-01"}},
    "strays of the world alone, where there are none": {"strays": "world"},
}


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_neutral_rule_changes_no_integer(name: str) -> None:
    """Not one tally of one person."""
    assert differing(base(), changed(NEUTRAL[name])) == set()


TOOL = {"conduct": "default", "flags": {"guilty": 0, "innocent": 0}}
LISTED = {"on_list": "debtors"}
ADDED = {
    "a conduct that nobody does": ("world.conducts.never", {"context": "courts", "gravity": 1, "rate": "0/yr"}),
    "a conduct without a rate": ("world.conducts.never", {"context": "courts", "gravity": 1}),
    "a further conduct": ("world.conducts.other", {"context": "courts", "gravity": 1, "rate": "2/yr"}),
    "a status that nothing looks at": (
        "world.statuses.idle",
        {"start": {"a": 0.5, "b": 0.5}, "moves": {"a -> b": "1/yr"}},
    ),
    "a trait that nothing looks at": ("world.statuses.idle", {"start": {"a": 0.5, "b": 0.5}}),
    "a list that nobody enters": ("regime.lists.nobody", {}),
    "a list copied with share 0": ("regime.lists.copies_of", {"enters": {"list": "debtors", "share": 0}}),
    "a list that only copies": ("regime.lists.copies_of", {"enters": {"list": "debtors", "share": 0.5}, "term": "9d"}),
    "a redlist": (
        "regime.lists.praised",
        {"rewards": True, "enters": {"score": "credit", "at_least": 10}, "term": "90d"},
    ),
    "a score": ("regime.scores.other", {"start": 5, "points": {"default": -1}, "keeps": "90d"}),
    "a sensor that sees nothing": ("regime.sensors.blind", {"observes": "default", "detects": 0}),
    "a schedule that flags nobody": ("regime.sensors.idle", {"assesses": {"every": "100d"}, **TOOL}),
    "a gate that flags nobody": ("regime.sensors.idle", {"assesses": {"on": "train"}, **TOOL}),
    "assessments at random that flag nobody": ("regime.sensors.idle", {"assesses": {"rate": "1/yr"}, **TOOL}),
    "assessments on dates that flag nobody": (
        "regime.sensors.idle",
        {"assesses": {"at": {"2014-01-01": 0.5, "2015-01-01": 1}}, **TOOL},
    ),
    "a label on a band": ("regime.sanctions.label", {"band": {"credit": ["low"]}}),
    "a label on dependants": ("regime.sanctions.label", {"list": "debtors", "on": "child"}),
    "a label on a list": ("regime.sanctions.label", {"list": "debtors"}),
}
GROUNDS = {"base": load_text(BASE), "everything else": load_text(EVERYTHING_ELSE)}


SMALL = ("a status that nothing looks at", "a trait that nothing looks at")
"""More values of statuses than the other ground has room for would compile a larger kernel: on the base alone."""


@pytest.mark.parametrize(
    ("name", "ground"),
    [(name, ground) for name in ADDED for ground in GROUNDS if ground == "base" or name not in SMALL],
)
def test_an_addition_leaves_all_else_as_it_was(name: str, ground: str) -> None:
    """Every tally of every item that was there before is the same; `any` and overlaps count the new one too."""
    path, value = ADDED[name]
    new = path.rpartition(".")[2]
    found = differing(GROUNDS[ground], GROUNDS[ground].reform({path: value}), people=640)
    left = {slot for slot in found if slot[1] not in (new, "any") and slot[0] != "overlap_at_end"}
    assert left == set()


NEVER_ACTS = {
    "by 1": {"while": LISTED, "multiplies": "conduct.default", "by": 1},
    "by 1, on a move": {"while": LISTED, "multiplies": "move.work.employed -> unemployed", "by": 1},
    "on a list that nobody enters": {"while": {"on_list": "nobody"}, "multiplies": "conduct.default", "by": 9},
    "after a listing that nobody had": {"after": {"listed": "nobody"}, "multiplies": "conduct.default", "by": 0},
    "by 1, in a band": {"while": {"in_band": {"credit": ["low"]}}, "multiplies": "conduct.praise", "by": 1},
}


@pytest.mark.parametrize("name", NEVER_ACTS)
def test_a_response_that_never_acts_changes_nothing(name: str) -> None:
    """What it makes and forgoes is nothing, and everything else is as it was."""
    with_list = changed({"regime.lists.nobody": {}})
    assert differing(with_list, with_list.reform({"world.responses": [NEVER_ACTS[name]]})) == set()


def test_a_column_of_one_value_changes_no_integer() -> None:
    """Every cell gets the same label in a further column."""
    more = BASE.replace("region: A,", "region: A, all_alike: yes,").replace("region: B,", "region: B, all_alike: yes,")
    one, other = run(load_text(more)), run(base())
    assert (one.totals == other.totals).all()
    assert (one.histogram == other.histogram).all()


def test_without_sensors_hands_and_starts_nobody_is_listed() -> None:
    """No list, no score and no sanction acts on anybody."""
    blind = changed({"regime.sensors.docket.detects": 0, "regime.sensors.docket.false_alarms": "0/yr"})
    found = counted(run(blind))
    assert not {tally for tally, _, _ in found} & {"listings", "denials", "sanction_seconds", "appeals", "decisions"}


def test_without_any_sensor_everything_else_lists_by_hand_and_from_the_start_alone() -> None:
    """No sensor that observes or assesses: what is left is by hand, or was there, or copies of it."""
    quiet = {
        f"regime.sensors.{name}.flags": {"guilty": 0, "innocent": 0} for name in ("gate", "tool", "audit", "survey")
    }
    quiet |= {f"regime.sensors.{name}.detects": 0 for name in ("docket", "clerk")}
    tallies = run(GROUNDS["everything else"].reform({**quiet, "regime.sensors.docket.false_alarms": "0/yr"}))
    assert tallies.value("observations", "docket") == tallies.value("observations", "tool") == 0
    listed = {(item, part) for tally, item, part in counted(tallies) if tally == "listings"}
    assert listed == {("copies", "by_hand")}
