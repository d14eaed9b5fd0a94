"""More of a rule is more of the same: shares and rates of the older mechanisms, event by event."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tests.properties.worlds import SECONDS, Changes, Row, base, changed, counted, differing, events, run

DEBTORS = "regime.lists.debtors"
REDRESS = "regime.redress.correction"
OFTEN = {f"{DEBTORS}.leaves_on": ["term"], f"{DEBTORS}.notice": {"when": "with"}}
"""Everybody knows at once, and no appeal changes how long anybody is listed."""


def marks(rows: list[Row]) -> set[tuple[int, str, int, float]]:
    """Whose event, which, of which number and when."""
    return {(row.person, row.item, row.n, row.time) for row in rows}


DECISION = f"{DEBTORS}.decision.confirms"
NO_WAY_OUT = {f"{DEBTORS}.term": "1d", f"{DEBTORS}.leaves_on": ["term"]}
ONCE = {**OFTEN, f"{REDRESS}.again": False}


def by_hand(share: float) -> object:
    """A stroke of the hand on a day."""
    return {"share": share, "at": "2014-01-01"}


GROWING: dict[str, tuple[str, Callable[[float], object], str, Changes]] = {
    "seen": ("regime.sensors.docket.detects", float, "observation", {"regime.sensors.docket.false_alarms": "0/yr"}),
    "refused": ("regime.sanctions.no_trains.enforced", float, "denial", {}),
    "listed by hand": (f"{DEBTORS}.by_hand", by_hand, "hand_entry", {}),
    "there at the start": (f"{DEBTORS}.initial", lambda x: {"share": x}, "beginning", {f"{DEBTORS}.enters": []}),
    "reached": (f"{DEBTORS}.notice.reaches", float, "reached", {}),
    "confirmed": (DECISION, float, "beginning", {f"{DEBTORS}.decision": {}}),
    "confirmed though not met": (
        DECISION,
        lambda x: {"met": 0, "not_met": x},
        "beginning",
        {f"{DEBTORS}.decision": {}},
    ),
    "confirmed and met": (DECISION, lambda x: {"met": x, "not_met": 0}, "beginning", {f"{DEBTORS}.decision": {}}),
    "stale": (f"{DEBTORS}.removal", lambda x: {"fails": x}, "stale", NO_WAY_OUT),
    "granted to the rightly listed": (f"{REDRESS}.grants", lambda x: {"rightful": x}, "granted", ONCE),
    "granted to the wrongly listed": (f"{REDRESS}.grants", lambda x: {"wrongful": x}, "granted", ONCE),
}
FIRST = ("confirmed", "confirmed though not met", "confirmed and met", "stale")
"""Where one listing stands in the way of the next, the first candidate of each person is looked at."""


@pytest.mark.parametrize("name", GROWING)
def test_a_larger_share_keeps_what_a_smaller_one_does(name: str) -> None:
    """Nothing at 0, and each set of events is inside the next."""
    path, value, kind, also = GROWING[name]
    kept = []
    for share in (0.0, 0.3, 1.0):
        rows = [row for row in events(changed({**also, path: value(share)}), kind) if row.item != "low"]
        kept.append(marks([row for row in rows if name not in FIRST or row.listing == 0]))
    assert set() == kept[0] < kept[1] < kept[2]


def test_a_higher_rate_of_filing_brings_each_first_appeal_forward() -> None:
    """One exponential per listing: who files at a lower rate has filed by then at a higher one."""
    for whose in ("rightful", "wrongful"):
        first = []
        for rate in ("0/yr", "0.5/yr", "5/yr"):
            rows = events(changed({**ONCE, f"{REDRESS}.files": {whose: rate}, f"{REDRESS}.grants": {}}), "filed")
            first.append({(row.person, row.listing): row.time for row in rows})
        assert first[0] == {}
        assert first[1].keys() < first[2].keys()
        assert all(first[2][key] < time for key, time in first[1].items())


def test_listings_of_the_start_are_wrongful_by_share_and_as_old_as_they_are() -> None:
    """One uniform says whether wrongly; a fixed term ends a term after a since that has gone already."""
    wrong = []
    for share in (0, 0.3, 1):
        rows = events(changed({f"{DEBTORS}.initial": {"share": 1, "wrongful": share}}), "beginning")
        wrong.append({row.person for row in rows if row.time == 0 and row.truth == "wrong_fact"})
    assert set() == wrong[0] < wrong[1] < wrong[2] == set(range(500))
    only = {f"{DEBTORS}.enters": [], f"{DEBTORS}.leaves_on": ["term"]}
    for since, left in (("0d", 200), ("60d", 140), ("300d", 0)):
        rows = events(changed({**only, f"{DEBTORS}.initial": {"share": 1, "since": since}}), "end")
        assert {row.time for row in rows if row.item == "debtors"} == {left * 86_400.0}


MOVED = {
    "reached": (f"{DEBTORS}.notice.delay", {f"{DEBTORS}.leaves_on": []}),
    "observation": ("regime.sensors.docket.delay", {"regime.sensors.docket.false_alarms": "0/yr"}),
}


@pytest.mark.parametrize("event", MOVED)
def test_a_longer_delay_moves_each_event_by_the_difference(event: str) -> None:
    """What would lie beyond the end does not happen."""
    path, also = MOVED[event]
    longer = 8 * 86_400.0
    early, late = (
        {(row.person, row.n, row.listing, round(row.time, 3)) for row in events(changed({**also, path: span}), event)}
        for span in ("8d", "16d")
    )
    shifted = {(*key[:3], round(key[3] + longer, 3)) for key in early if key[3] + longer < SECONDS}
    assert shifted == late != set()


def test_grace_that_ends_at_settlement_averts_sooner() -> None:
    """Of each person's first candidate: averted under both, and no later at the settlement."""
    notice = {"when": "before", "grace": "60d"}
    late, soon = (
        {
            (row.person, row.listing): row.time
            for row in events(changed({f"{DEBTORS}.notice": {**notice, "grace_ends": ends}}), "averted")
        }
        for ends in ("fixed", "at_settlement")
    )
    both = late.keys() & soon.keys()
    assert both
    first = {person for person, listing in both if listing == 0}
    assert all(soon[person, 0] <= late[person, 0] for person in first)
    assert any(soon[key] < late[key] for key in both)


def test_when_a_notice_is_sent() -> None:
    """With and after the beginning are one; before is at the decision; none is never."""
    rules = {when: changed({f"{DEBTORS}.notice": {"when": when}}) for when in ("before", "with", "after", "none")}
    assert differing(rules["with"], rules["after"]) == set()
    assert differing(rules["before"], rules["with"]) == set()
    assert run(rules["none"]).value("notices", "debtors") == 0 < run(rules["with"]).value("notices", "debtors")
    graced = {f"{DEBTORS}.notice": {"when": "before", "grace": "60d"}}
    sent = {(row.person, row.listing): row.time for row in events(changed(graced), "notice")}
    for row in events(changed(graced), "beginning"):
        if row.item == "debtors":
            assert round(row.time - sent[row.person, row.listing], 3) == 60 * 86_400.0


def test_memory_and_acts_leave_out_what_counts() -> None:
    """Forgetting, or counting an act once, only takes candidates away where nothing is listed long."""
    eyes = {"regime.sensors.other": {"observes": "default", "detects": 0.5}}
    listed = {}
    for memory, independent in itertools.product(("all", "reset"), ("observation", "act")):
        entry = {"observed": "default", "times": 2, "within": "1y", "memory": memory, "independent": independent}
        rows = events(
            changed({**eyes, f"{DEBTORS}.enters": entry, f"{DEBTORS}.term": None, f"{DEBTORS}.leaves_on": []}),
            "beginning",
        )
        listed[memory, independent] = {row.person for row in rows if row.item == "debtors"}
    assert listed["all", "act"] < listed["all", "observation"]
    assert listed["all", "observation"] == listed["reset", "observation"]
    counts = []
    for memory in ("all", "reset"):
        entry = {"observed": "default", "times": 2, "within": "1y", "memory": memory}
        soon_over = changed({f"{DEBTORS}.enters": entry, f"{DEBTORS}.term": "1d"})
        counts.append(run(soon_over).value("listings", "debtors"))
    assert counts[0] > counts[1] > 0


def test_a_low_score_at_the_end_of_a_listing_lists_again() -> None:
    """By state: the same persons, for longer."""
    low = {"score": "credit", "at_most": 4}
    hit, state = (
        run(changed({"regime.lists.low.enters": {**low, "when": when}, "regime.lists.low.term": "20d"}))
        for when in ("hit", "state")
    )
    assert state.value("listed_seconds", "low") > hit.value("listed_seconds", "low")
    assert state.value("ever_listed", "low") == hit.value("ever_listed", "low")


def test_by_hand_strikes_its_group_in_its_window() -> None:
    """Nobody else and at no other time; the rest is as it was where nobody is struck."""
    rule = {"rate": "1/yr", "group": {"region": "B"}, "from": "2014-01-01", "to": "2014-06-01"}
    struck = changed({f"{DEBTORS}.by_hand": rule})
    rows = events(struck, "hand_entry")
    assert rows
    assert {365 <= row.time / 86_400 < 516 for row in rows} == {True}
    found, plain = run(struck), run(base())
    cells = found.cells_in("region=A")
    by_slot = dict(zip(plain.slots, plain.totals[cells[0]].tolist(), strict=True))
    for slot, value in zip(found.slots, found.totals[cells[0]].tolist(), strict=True):
        assert by_slot.get(slot, 0) == value


def test_appeals_by_their_rules() -> None:
    """Once is a part of again; suspension lifts sanctions; a propagation lengthens their end; notice alone makes fewer aware."""
    plain = run(base())
    once = run(changed({f"{REDRESS}.again": False, f"{REDRESS}.grants": {}}))
    again = run(changed({f"{REDRESS}.again": True, f"{REDRESS}.grants": {}}))
    assert 0 < once.value("appeals", "correction", "filed") < again.value("appeals", "correction", "filed")
    rest = run(changed({f"{REDRESS}.suspends": True, f"{REDRESS}.aware_by": "notice"}))
    work = run(changed({f"{REDRESS}.suspends": False, f"{REDRESS}.aware_by": "notice"}))
    assert rest.value("sanction_seconds", "no_trains") < work.value("sanction_seconds", "no_trains")
    assert rest.value("listed_seconds", "debtors") == work.value("listed_seconds", "debtors")
    slow = run(changed({f"{REDRESS}.propagates": "30d"}))
    assert (
        slow.value("sanction_seconds", "no_trains", "after_end")
        > plain.value("sanction_seconds", "no_trains", "after_end")
        == 0
    )
    assert work.value("funnel", "debtors", "aware") < plain.value("funnel", "debtors", "aware")


def test_objections_before_the_beginning_avert() -> None:
    """From the decision on some are heard in time; from the beginning on none is."""
    graced = {f"{DEBTORS}.notice": {"when": "before", "grace": "90d"}}
    early, late = (run(changed({**graced, f"{REDRESS}.files_from": each})) for each in ("decision", "beginning"))
    assert early.value("averted", "debtors", "objection") > 0 == late.value("averted", "debtors", "objection")


def test_wrong_persons_go_where_the_mixing_sends_them() -> None:
    """A row that names one group strikes nobody else."""
    weights = {"A": {"B": 1}, "B": {"B": 1}}
    wrong = {
        "regime.sensors.docket.wrong_person": 0.3,
        "regime.sensors.docket.mixing": {"by": "region", "weights": weights},
    }
    found = run(changed(wrong))
    assert found.value("observations", "docket", "wrong_person", "region=A") == 0
    assert found.value("observations", "docket", "wrong_person", "region=B") > 0
    assert "wrong_person" not in {slot[2] for slot in counted(run(base())) if slot[0] == "observations"}
    assert found.value("acts", "default") == run(base()).value("acts", "default")


def test_a_burn_in_leaves_out_what_lies_before_it() -> None:
    """Lives are the same, stocks at the end too; what is counted is a part."""
    late = changed({"clock.measures_from": "2014-06-01"})
    assert events(late) == events(base())
    found, plain = counted(run(late)), counted(run(base()))
    assert all(
        plain[slot] >= value for slot, value in found.items() if slot[0] in ("acts", "listings", "listed_seconds")
    )
    assert {slot: value for slot, value in found.items() if slot[0].endswith("_at_end")} == {
        slot: value for slot, value in plain.items() if slot[0].endswith("_at_end")
    }


def test_a_longer_run_begins_with_the_shorter_one() -> None:
    """A later end adds, and changes nothing before."""
    short, longer = events(base()), events(changed({"clock.end": "2017-01-01"}))
    assert [row for row in longer if row.time < SECONDS] == short
