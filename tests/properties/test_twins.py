"""The same persons under another rule: what must be a part of what, exactly, act by act and listing by listing."""

from __future__ import annotations

import itertools

import pytest

from standing.engine import simulate
from standing.scenario import load_text
from tests.properties.worlds import BASE, base, changed, counted, differing, events, run

LISTED = {"while": {"on_list": "debtors"}, "multiplies": "conduct.default"}


def responding(by: float) -> dict[str, object]:
    """A response of the conduct that lists, while listed."""
    return {"world.responses": [{**LISTED, "by": by}]}


def acts(changes: dict[str, object]) -> set[tuple[object, ...]]:
    """Acts of a run: person, generation, conduct, number, time."""
    return {(row[1], row[2], row[3], row[6], row[7]) for row in events(changed(changes), "act")}


def test_a_response_below_one_only_removes_acts_and_one_above_only_adds() -> None:
    """Candidates lie where they lie; a lower product keeps a part of them (R23)."""
    none, fewer, more = acts({}), acts(responding(0.3)), acts(responding(3.5))
    assert fewer < none < more


def test_a_response_of_zero_leaves_no_act_while_it_holds() -> None:
    """Nobody acts while listed: so nobody is hit while listed, but for false alarms."""
    quiet = changed(
        {**responding(0), "regime.sensors.docket.false_alarms": "0/yr", "regime.sensors.docket.delay": "0d"}
    )
    assert run(quiet).value("hits_while_listed", "debtors") == 0


def test_the_shadow_is_the_life_without_the_list() -> None:
    """Acts less those that the regime made, and those forgone, are the acts of a world without the response."""
    with_it, without = run(changed(responding(2.5))), run(base())
    assert with_it.value("acts", "default") - with_it.value("regime_made_acts", "default") == without.value(
        "acts", "default"
    )
    lower = run(changed(responding(0.4)))
    assert lower.value("acts", "default") + lower.value("forgone_acts", "default") == without.value("acts", "default")


def test_responses_to_a_status_alone_make_and_forgo_nothing() -> None:
    """What does not depend on the regime is in the shadow too (R24)."""
    scenario = changed(
        {"world.responses": [{"while": {"status": {"work": "out"}}, "multiplies": "conduct.default", "by": 3}]}
    )
    found = run(scenario)
    assert found.value("regime_made_acts", "default") == found.value("forgone_acts", "default") == 0
    assert found.value("acts", "default") > run(base()).value("acts", "default")


def test_an_exemption_removes_the_listings_of_its_group_and_no_other() -> None:
    """Region A is never listed; region B is as it was."""
    exempt, plain = run(changed({"regime.lists.debtors.exempt": {"region": "A"}})), run(base())
    assert exempt.value("listings", "debtors", None, "region=A") == 0
    assert exempt.value("listings", "debtors", None, "region=B") == plain.value("listings", "debtors", None, "region=B")
    assert exempt.value("met", "debtors") == plain.value("met", "debtors")


def test_copies_of_everything_at_once_are_the_beginnings_of_the_source() -> None:
    """Share 1, no delay, the same term: the copy begins whenever the source does."""
    row = {"enters": {"list": "debtors"}, "term": "200d", "leaves_on": ["term"]}
    scenario = changed({"regime.lists.copies": row, "regime.lists.debtors.leaves_on": ["term"]})
    begun = {
        item: [(row[1], row[7]) for row in events(scenario, "beginning") if row[3] == item]
        for item in ("debtors", "copies")
    }
    assert begun["copies"] == begun["debtors"] != []


def test_a_fixed_term_that_restarts_is_one_that_is_extended() -> None:
    """A term from now is then never earlier than the one that runs; and listings get no shorter than without."""
    assert (
        differing(changed({"regime.lists.debtors.hits": "restart"}), changed({"regime.lists.debtors.hits": "extend"}))
        == set()
    )
    longer = run(changed({"regime.lists.debtors.hits": "extend"})).value("listed_seconds", "debtors")
    assert longer > run(base()).value("listed_seconds", "debtors")


def test_ever_is_a_window_longer_than_the_run() -> None:
    """Two observations, whenever."""
    entry = {"observed": "default", "times": 2}
    ever = changed({"regime.lists.debtors.enters": {**entry, "within": "ever"}})
    assert differing(ever, changed({"regime.lists.debtors.enters": {**entry, "within": "9y"}})) == set()
    assert (
        differing(ever, changed({"regime.lists.debtors.enters": {**entry, "within": "ever", "keeps": "9y"}})) == set()
    )


def test_a_name_is_shown_no_longer_than_the_listing() -> None:
    """A longer time than any listing changes nothing, a shorter one less is published."""
    public = {"regime.lists.debtors.public": True}
    assert differing(changed(public), changed({**public, "regime.lists.debtors.shown": "9y"})) == set()
    shown = run(changed({**public, "regime.lists.debtors.shown": "30d"})).value("published_seconds", "debtors")
    assert 0 < shown < run(changed(public)).value("published_seconds", "debtors")


def test_renewal_keeps_the_number_of_persons() -> None:
    """Indices stay; persons lived are indices and those who left; every listing ends or stands."""
    found = run(changed({"world.population.renewal": "0.4/yr"}))
    left = len(events(changed({"world.population.renewal": "0.4/yr"}), "left", people=2_000))
    assert found.value("persons_at_end", "") == 2_000
    assert found.value("persons_lived", "") == 2_000 + left
    assert found.value("listings", "debtors") == found.value("ends", "debtors") + found.value(
        "listed_at_end", "debtors"
    )
    assert found.value("confusion", "debtors") == found.value("persons_lived", "")


def test_a_sanction_on_every_band_is_always_in_force() -> None:
    """All persons, all the time."""
    found = run(changed({"regime.sanctions.label": {"band": {"credit": ["high", "low"]}}}))
    assert found.value("sanction_seconds", "label") == 2_000 * 1_095 * 86_400
    assert found.value("sanctioned_at_end", "label") == 2_000


def test_an_amnesty_for_all_empties_the_list() -> None:
    """Whoever was open at the date ends then; nobody else does for that reason."""
    scenario = changed({"regime.lists.debtors.amnesty": {"at": "2014-06-01", "share": 1}})
    ended = [row for row in events(scenario, "end") if row[4] == "amnesty"]
    assert {row[7] for row in ended} == {516 * 86_400.0}


def test_outcomes_of_share_0_are_no_acts() -> None:
    """A conduct that follows attempts with probability 0 is not done, and nothing else changes but what is looked at."""
    changes = {
        "world.conducts.arrears": {"context": "credit", "gravity": 1},
        "world.services.flight.outcomes": {"granted": {"arrears": 0}},
    }
    assert run(changed(changes)).value("acts", "arrears") == 0
    left = {slot for slot in differing(base(), changed(changes)) if slot[1] != "arrears"}
    assert left == set()


def test_assessments_of_everybody_need_no_share() -> None:
    """Share 1 is no share; the guilty and the innocent make up all assessments."""
    tool = {
        "assesses": {"every": "200d"},
        "conduct": "default",
        "within": "1y",
        "flags": {"guilty": 0.5, "innocent": 0.1},
    }
    plain = changed({"regime.sensors.tool": tool})
    asked = changed({"regime.sensors.tool": {**tool, "assesses": {"every": "200d", "share": 1}}})
    assert differing(plain, asked) == set()
    assert run(plain).value("assessments", "tool") == 2_000 * 5


def test_a_redlist_leaves_the_sums_over_blacklists_alone() -> None:
    """`any` counts blacklists."""
    honours = {"rewards": True, "enters": {"score": "credit", "at_least": 10}, "term": "90d"}
    found = run(changed({"regime.lists.honours": honours}))
    assert found.value("listings", "honours") > 0
    assert found.value("ever_listed", "any") == run(base()).value("ever_listed", "any")


def test_dependants_of_nobody_are_under_no_sanction() -> None:
    """Without dependants there is no third party; with one each, exactly the listed time."""
    label = {"regime.sanctions.label": {"list": "debtors", "on": "child"}}
    nobody = changed({**label, "world.population.dependants.child": {0: 1}})
    one = changed({**label, "world.population.dependants.child": {1: 1}})
    assert run(nobody).value("sanction_seconds", "label") == 0
    assert run(one).value("sanction_seconds", "label", "third_party") == run(one).value(
        "sanction_seconds", "no_flights"
    )


def test_a_shorter_correction_never_lengthens_a_wrongful_listing() -> None:
    """Of the same person, list and trigger: as long as nobody is refused and files again, which may come at another time.

    With grants of 1 the first decision ends the listing; the filing is measured from awareness, and what makes aware before it is
    the same. So each wrongful listing that both regimes know ends no later under the shorter delay.
    """
    sure = {"regime.redress.correction.grants": {"wrongful": 1, "rightful": 0}}
    ends: list[dict[tuple[object, ...], object]] = []
    for delay in ("60d", "10d"):
        scenario = changed({**sure, "regime.redress.correction.delay": delay})
        begun = {(row[1], row[3], row[5], row[6], row[7]) for row in events(scenario, "beginning")}
        rows = [row for row in events(scenario, "") if row[0] in ("beginning", "end") and row[3] == "debtors"]
        found: dict[tuple[object, ...], object] = {}
        for row in rows:
            if row[0] == "beginning":
                key = (row[1], row[3], row[5], row[6], row[7])
                assert key in begun
                found[key] = float("inf")
            else:
                found[key] = row[7]
        ends.append(found)
    slow, fast = ends
    both = set(slow) & set(fast)
    assert len(both) > 50
    assert all(fast[key] <= slow[key] for key in both)  # type: ignore[operator]


@pytest.mark.parametrize("cuts", [[0, 500], [0, 1, 2, 499, 500], [0, 77, 154, 400, 500]])
def test_any_split_into_ranges_gives_the_same_events(cuts: list[int]) -> None:
    """A person's life does not depend on who is lived beside it."""
    whole = events(base(), "")
    parts = [row for first, last in itertools.pairwise(cuts) for row in events(base(), "", first=first, last=last)]
    assert parts == whole


def test_permuted_labels_permute_results() -> None:
    """Cells keep their order, labels change places: so do the groups."""
    swapped = run(
        load_text(
            BASE.replace("region: A,", "region: X,")
            .replace("region: B,", "region: A,")
            .replace("region: X,", "region: B,")
        )
    )
    plain = run(base())
    assert counted(swapped) == counted(plain)
    assert swapped.value("listings", "debtors", None, "region=B") == plain.value(
        "listings", "debtors", None, "region=A"
    )


def test_a_cell_split_in_two_changes_labels_only() -> None:
    """Adjacent halves of a cell hold the same persons."""
    halves = BASE.replace(
        "{region: A, count: 600}", "{region: A, half: one, count: 300}, {region: A, half: two, count: 300}"
    ).replace("{region: B, count: 400}", "{region: B, half: one, count: 400}")
    assert counted(run(load_text(halves))) == counted(run(base()))


FIXED = """
name: fixed
clock: {start: 2013-01-01, end: END}
world:
  population: {cells: [{region: A, count: 1000}], frailty: {shape: 1}}
  conducts: {default: {context: courts, gravity: 3, rate: RATE}}
regime:
  sensors: {docket: {observes: default, detects: 0.8, delay: DELAY, false_alarms: ALARMS}}
  lists: {debtors: {enters: [{observed: default}, {observed: default, times: 2, within: WITHIN}], term: TERM}}
"""


def test_time_scaled_by_a_power_of_two_leaves_all_counts() -> None:
    """Exactly, where nothing restarts in blocks of 64 days, counts whole days or goes by the calendar."""
    values = {"RATE": (1, 365), "ALARMS": (1, 3_650)}
    spans = {"DELAY": 5, "WITHIN": 300, "TERM": 200}
    found = []
    for scale, end in ((1, "2015-12-31"), (2, "2018-12-29")):
        text = FIXED.replace("END", end)
        for name, (times, days) in values.items():
            text = text.replace(name, f"{times}/{days * scale}d")
        for name, days in spans.items():
            text = text.replace(name, f"{days * scale}d")
        tallies, _ = simulate(load_text(text), people=2_000, seed=SEED_SCALED)
        found.append(
            {
                slot: value
                for slot, value in counted(tallies).items()
                if "seconds" not in slot[0] and "days" not in slot[0]
            }
        )
    first, second = found
    ignored = ("met", "missed")
    assert {slot: value for slot, value in first.items() if slot[0] not in ignored} == {
        slot: value for slot, value in second.items() if slot[0] not in ignored
    }


SEED_SCALED = 9
