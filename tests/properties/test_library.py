"""What each shipped reform must change, and what it may not, for the same persons: one claim or more per reform."""

from __future__ import annotations

from functools import cache

import pytest

from standing.engine import simulate
from standing.experiments.run import run
from standing.measures.measure import Value
from standing.records.tallies import Slot, Tallies
from standing.scenario import Scenario, load_text
from standing.scenario.reforms import Reform, reform_names
from tests.scenario.reforms.county import COUNTY

PEOPLE = 6_000
LIST = "judgment_defaulters"
DEEDS = ("acts", "persons_by_acts", "met", "never_met")
"""What persons do, whatever the authorities do: no response is in the county."""

ON_PAPER = ("guobanfa-2020-49",)
"""Reforms that say more than any run depends on."""


@cache
def county(text: str = COUNTY, name: str = "") -> Scenario:
    """The county, under a reform if one is named."""
    scenario = load_text(text)
    return Reform.named(name).applied(scenario) if name else scenario


@cache
def lived(name: str = "", text: str = COUNTY) -> Tallies:
    """Tallies of the same persons, under a reform if one is named."""
    return simulate(county(text, name), people=PEOPLE, seed=3)[0]


def slots(tallies: Tallies, *words: str) -> dict[Slot, list[int]]:
    """Totals by cell, of these tallies alone where some are named; slots of nothing left out."""
    return {
        slot: list(tallies.totals[:, at])
        for at, slot in enumerate(tallies.slots)
        if (not words or slot.tally in words) and tallies.totals[:, at].any()
    }


def value(name: str, question: str, item: str = LIST) -> Value:
    """The leading value of a measure, under a reform."""
    done = run(county(COUNTY, name), people=PEOPLE, seed=3)
    return next(each for each in done.values if (each.id, each.item, each.group) == (question, item, "all"))


@pytest.mark.parametrize("name", reform_names())
def test_no_reform_of_rules_changes_what_persons_do(name: str) -> None:
    assert slots(lived(), *DEEDS[:2]) == slots(lived(name), *DEEDS[:2])


def test_no_third_party_sanctions_leaves_everything_else_as_it_was() -> None:
    """A child that is refused a place also makes its parent aware of the listing (R17), so awareness is by notice here."""
    told = COUNTY.replace(
        "      delay: {exponential: 45d}\n", "      delay: {exponential: 45d}\n      aware_by: notice\n"
    )
    assert told != COUNTY
    before, after = slots(lived("", told)), slots(lived("no-third-party-sanctions", told))
    about_all = ("persons_by_denials", "listings_bitten", "listings_bitten_before_notice")
    kept = {slot: each for slot, each in before.items() if slot in after and slot.item != "any"}
    assert {slot for slot in kept if kept[slot] != after[slot] and slot.tally not in about_all} == set()
    lost = {slot for slot in before.keys() - after.keys() if slot.item != "any" and slot.tally not in about_all}
    assert {slot.item for slot in lost} == {"no_school"}
    assert slots(lived(), "observations") == slots(lived("no-third-party-sanctions"), "observations")


def test_related_sanctions_only_leaves_one_sanction_and_all_entries_by_it() -> None:
    before, after = lived(), lived("related-sanctions-only")
    assert before.value("denials", "no_trains") > 0
    assert before.value("denials", "no_school") > 0
    assert {slot.item for slot in slots(after, "denials")} == {"no_filing"}
    assert slots(before, "observations") == slots(after, "observations")


def test_notice_before_effect_brings_refusals_before_notice_down() -> None:
    before, after = value("", "Q8"), value("notice-before-effect", "Q8")
    assert before.value is not None
    assert after.value is not None
    assert after.value < before.value
    assert slots(lived(), "observations") == slots(lived("notice-before-effect"), "observations")


def test_grace_averts_listings_that_are_settled_in_time() -> None:
    before, after = lived(), lived("grace-30-days")
    assert before.value("averted", LIST) == 0
    assert after.value("averted", LIST, "settled") > 0
    assert after.value("listings", LIST) < before.value("listings", LIST)


def test_correction_in_5_days_shortens_wrongful_time() -> None:
    before, after = lived(), lived("correction-in-5-days")
    assert after.value("wrongful_seconds", LIST) < before.value("wrongful_seconds", LIST)
    assert after.value("funnel", LIST, "decided_in_time") > before.value("funnel", LIST, "decided_in_time")


def test_suspension_moves_sanctions_and_no_listing() -> None:
    before, after = lived(), lived("suspension-while-appealed")
    assert after.value("sanction_seconds", "no_trains") < before.value("sanction_seconds", "no_trains")
    assert sum(after.value("sanction_seconds", "no_trains", part) for part in ("own", "wrongful")) > 0


def test_fixed_term_changes_nothing_before_a_term_has_passed() -> None:
    short = COUNTY.replace("end: 2018-01-01", "end: 2014-12-31")
    assert slots(lived("fixed-term", short)) == slots(lived("", short))
    assert lived("fixed-term").value("ends", LIST, "term") > 0
    assert lived().value("ends", LIST, "term") == 0


def test_automatic_deletion_leaves_nothing_stale() -> None:
    before, after = lived(), lived("automatic-deletion")
    assert before.value("became_stale", LIST) > 0
    assert after.value("became_stale", LIST) == 0
    assert after.value("sanction_seconds", "no_trains", "after_end") < before.value(
        "sanction_seconds", "no_trains", "after_end"
    )


def test_human_review_rejects_more_of_those_who_did_not_meet_the_condition() -> None:
    after = lived("human-review")
    decisions = {part: after.value("decisions", LIST, f"{part}") for part in (
        "confirmed_true", "confirmed_false", "rejected_true", "rejected_false"
    )}  # fmt: skip
    assert decisions["rejected_true"] / (decisions["confirmed_true"] + decisions["rejected_true"]) < 0.1
    assert decisions["rejected_false"] / (decisions["confirmed_false"] + decisions["rejected_false"]) > 0.5


def test_an_objection_in_time_averts_a_listing() -> None:
    before, after = lived(), lived("objection-7-working-days")
    assert before.value("averted", LIST, "objection") == 0
    assert after.value("averted", LIST, "objection") > 0


def test_two_observations_list_fewer() -> None:
    before, after = lived(), lived("two-observations")
    assert 0 < after.value("listings", LIST) < before.value("listings", LIST)
    assert slots(before, "observations") == slots(after, "observations")


def test_the_most_favourable_reading_errs_less() -> None:
    before, after = lived(), lived("most-favourable-reading")
    wrong = ("wrong_person", "wrong_fact")
    for part in wrong:
        assert after.value("observations", "docket", part) < before.value("observations", "docket", part)
    assert after.value("wrongful_seconds", LIST) < before.value("wrongful_seconds", LIST)


def test_what_stands_on_paper_alone_moves_no_life() -> None:
    """A notice before the listing, and no time between the two, is a notice at the listing."""
    for name in ON_PAPER:
        assert slots(lived(name)) == slots(lived())
