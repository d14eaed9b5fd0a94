"""Entry, stay and exit: what a rule of a list adds or takes away, listing by listing, and for nobody else."""

from __future__ import annotations

import math

import pytest

from tests.properties.worlds import SECONDS, Changes, Row, changed, differing, events, run

DEBTORS = "regime.lists.debtors"
Begun = tuple[int, int, str, int, float]


def begun(changes: Changes, item: str = "debtors") -> dict[Begun, str]:
    """Beginnings on a list by person, generation, cause, number and time, and their truth."""
    rows = [row for row in events(changed(changes), "beginning") if row.item == item]
    return {(row.person, row.generation, row.cause, row.n, row.time): row.truth for row in rows}


def spans(changes: Changes, item: str = "debtors") -> dict[Begun, tuple[float, str]]:
    """Listings by the same, with the instant and the reason of their end."""
    names: dict[tuple[int, int, int], Begun] = {}
    found: dict[Begun, tuple[float, str]] = {}
    for row in events(changed(changes), "beginning", "end"):
        key = row.person, row.generation, row.listing
        if row.event == "beginning" and row.item == item:
            names[key] = (row.person, row.generation, row.cause, row.n, row.time)
            found[names[key]] = (math.inf, "")
        elif key in names:
            found[names[key]] = (row.time, row.part)
    return found


def test_an_exempt_group_loses_its_listings_and_nobody_else_one() -> None:
    """Region A is never listed; region B is as it was, tally by tally, and the condition is met as before."""
    exempt, plain = run(changed({f"{DEBTORS}.exempt": {"region": "A"}})), run(changed({}))
    assert exempt.value("listings", "debtors", None, "region=A") == 0
    assert exempt.value("met", "debtors") == plain.value("met", "debtors")
    in_a, in_b = exempt.cells_in("region=A"), exempt.cells_in("region=B")
    assert (exempt.totals[in_b] == plain.totals[in_b]).all()
    assert (exempt.totals[in_a] != plain.totals[in_a]).any()


def test_exemption_by_a_trait_removes_the_listings_of_those_who_have_it() -> None:
    """A trait is for life: who has it is never listed, who has it not is as without the exemption."""
    trait = {"world.statuses.old": {"start": {"yes": 0.4, "no": "rest"}}}
    exempt = {**trait, f"{DEBTORS}.exempt": {"status": {"old": "yes"}}}
    old = {row.person for row in events(changed(trait), "status") if (row.item, row.part) == ("old", "yes")}
    plain, left = begun(trait), begun(exempt)
    assert left == {key: truth for key, truth in plain.items() if key[0] not in old}
    assert 0 < len(left) < len(plain)


def test_an_exempt_status_is_judged_at_the_entry() -> None:
    """Nobody who is unemployed at that instant begins; who never was is as before."""
    rule = {f"{DEBTORS}.exempt": {"status": {"work": "unemployed"}}}
    out: dict[int, bool] = {}
    ever: set[int] = set()
    for row in events(changed(rule), "status", "move", "beginning"):
        if row.event == "beginning" and row.item == "debtors":
            assert not out[row.person]
        elif row.item == "work":
            out[row.person] = row.part.endswith("unemployed")
            ever |= {row.person} if out[row.person] else set()
    never = [{key for key in begun(each) if key[0] not in ever} for each in ({}, rule)]
    assert never[0] == never[1] != set()


COPIES = {"enters": {"list": "debtors"}, "term": "200d", "leaves_on": ["term"]}
ONLY_TERM = {f"{DEBTORS}.leaves_on": ["term"]}
SHORT = {"term": "1d", "leaves_on": ["term"]}
COPY = "copies_of"


def test_copies_of_everything_at_once_are_the_beginnings_of_the_source() -> None:
    """Share 1, no delay, the same term: the copy begins whenever the source does, wrongly where that was wrong."""
    changes = {"regime.lists.copies_of": COPIES, **ONLY_TERM}
    source, copies = begun(changes), begun(changes, COPY)
    assert {(key[0], key[-1]): truth != "true" for key, truth in source.items()} == {
        (key[0], key[-1]): truth == "inherited" for key, truth in copies.items()
    }
    assert {key[2] for key in copies} == {"list/debtors"}


def test_a_larger_share_copies_more_of_the_same() -> None:
    """Where no copy stands in the way of another: one beginning per source listing, each soon over."""
    kept = []
    for share in (0, 0.3, 0.7, 1):
        copies = {"enters": {"list": "debtors", "share": share}, "term": "1d"}
        kept.append(set(begun({"regime.lists.copies_of": copies, **ONLY_TERM}, COPY)))
    assert set() == kept[0] < kept[1] < kept[2] < kept[3]


def test_a_delayed_copy_begins_just_so_much_later() -> None:
    """A fixed delay moves each beginning by itself; what would lie beyond the end does not happen (and nothing is averted)."""
    late = 3 * 86_400.0
    plain, delayed = (
        begun({"regime.lists.copies_of": {**SHORT, "enters": {"list": "debtors", "delay": delay}}, **ONLY_TERM}, COPY)
        for delay in ("0d", "3d")
    )
    assert {(key[0], key[3], key[4] + late) for key in plain if key[4] + late < SECONDS} == {
        (key[0], key[3], key[4]) for key in delayed
    }


@pytest.mark.parametrize("hits", ["extend", "restart"])
def test_hits_that_move_a_fixed_term_only_lengthen(hits: str) -> None:
    """Every listing known to both ends no earlier, and each hit of an extended one lies inside it."""
    plain, moved = spans(ONLY_TERM), spans({**ONLY_TERM, f"{DEBTORS}.hits": hits})
    both = plain.keys() & moved.keys()
    assert all(moved[each][0] >= plain[each][0] for each in both)
    assert any(moved[each][0] > plain[each][0] for each in both)


def test_an_extended_term_ends_later_than_a_restarted_one() -> None:
    """With a term of chance a restart may shorten a listing; an extension never does."""
    law = {**ONLY_TERM, f"{DEBTORS}.term": {"exponential": "200d"}}
    count, extend, restart = (spans({**law, f"{DEBTORS}.hits": hits}) for hits in ("count", "extend", "restart"))
    assert all(extend[each][0] >= count[each][0] for each in extend.keys() & count.keys())
    assert all(extend[each][0] >= restart[each][0] for each in extend.keys() & restart.keys())
    assert any(restart[each][0] < count[each][0] for each in restart.keys() & count.keys())


AT = 516 * 86_400.0
"""1 June 2014, seconds from the start."""


def test_an_amnesty_ends_what_is_open_and_nothing_before() -> None:
    """Until the date everything is as it was; at it each open listing ends, for that reason alone."""
    plain, forgiven = spans({}), spans({f"{DEBTORS}.amnesty": {"at": "2014-06-01"}})
    for key, (end, _) in plain.items():
        if key[-1] < AT:
            assert forgiven[key] == ((AT, "amnesty") if end > AT else plain[key])
    ended = {end for end, why in forgiven.values() if why == "amnesty"}
    assert ended == {AT}


def test_an_amnesty_of_a_share_or_a_group_ends_a_part() -> None:
    """A larger share ends more of the same listings; a group ends those of its own."""
    ended = []
    for share in (0.2, 0.6, 1):
        found = spans({f"{DEBTORS}.amnesty": {"at": "2014-06-01", "share": share}})
        ended.append({key for key, (_, why) in found.items() if why == "amnesty"})
    assert set() < ended[0] < ended[1] < ended[2]
    tallies = run(changed({f"{DEBTORS}.amnesty": {"at": "2014-06-01", "group": {"region": "B"}}}))
    assert tallies.value("ends", "debtors", "amnesty", "region=A") == 0
    assert tallies.value("ends", "debtors", "amnesty", "region=B") > 0
    first = tallies.cells_in("region=A")
    assert (tallies.totals[first] == run(changed({})).totals[first]).all()


def test_a_name_is_shown_for_the_shorter_of_both() -> None:
    """More is published the longer it is shown, never more than under the listing itself."""
    public = {f"{DEBTORS}.public": True}
    seconds = [
        run(changed({**public, f"{DEBTORS}.shown": span})).value("published_seconds", "debtors")
        for span in ("10d", "60d", "199d", "9y")
    ]
    assert seconds == sorted(seconds)
    assert 0 < seconds[0] < seconds[1] < run(changed(public)).value("published_seconds", "debtors")


def test_names_are_published_from_their_date_on() -> None:
    """Only listings that begin under the rule; and nothing else than publicity changes."""
    dated, always = {f"{DEBTORS}.public": {"2013-01-01": False, "2014-06-01": True}}, {f"{DEBTORS}.public": True}
    rows: list[Row] = [row for row in events(changed(dated), "published") if row.part != "off"]
    assert min(row.time for row in rows) >= AT
    assert {tally for tally, _ in differing(changed(dated), changed(always))} == {"published_seconds"}


def test_a_redlist_moves_the_sums_over_all_lists_only() -> None:
    """`any` counts blacklists: the same list moves those sums if it does not reward, and does not if it does."""
    row = {"enters": {"score": "credit", "at_least": 10}, "term": "90d"}
    reward, black = (changed({"regime.lists.praised": {**row, "rewards": rewards}}) for rewards in (True, False))
    found = differing(reward, black)
    assert {item for _, item in found} == {"any"}
    assert differing(changed({}), reward) <= {(tally, item) for tally, item in differing(changed({}), black)}
    assert run(reward).value("listings", "praised") > 0


def test_keeping_observations_longer_only_completes_more() -> None:
    """Two within ever: candidates under a shorter memory are candidates under a longer one, or hits while listed."""
    listed = []
    for keeps in ("30d", "200d", "forever"):
        entry = {"observed": "default", "times": 2, "within": "ever", "keeps": keeps}
        listed.append(
            {key[0] for key in begun({f"{DEBTORS}.enters": entry, f"{DEBTORS}.term": None, f"{DEBTORS}.leaves_on": []})}
        )
    assert set() < listed[0] < listed[1] < listed[2]
